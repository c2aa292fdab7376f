//! Slices of a data set: which facts, and what their sums are grouped by.

mod entry;
mod groups;
mod hashed;
mod sides;
mod sums;
mod table;

use crate::classify::{DefinitionId, Product};
use crate::data::Tier;
use crate::types::{Flow, Period, Place};

use super::builder::CubeError;
use super::data_set::DataSet;

pub use groups::{Group, GroupKey, Groups, Top};

use sides::Sides;

/// What sums can be grouped by.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Dimension {
    /// The period as the file has it.
    Period,
    /// Export or import.
    Flow,
    /// What the province text stands for now.
    Province,
    /// The province text itself.
    ProvinceText,
    /// The tier of the product.
    Tier,
    /// What the product text stands for.
    Product,
    /// The product text itself.
    ProductText,
    /// The partner text.
    Partner,
}

/// A question to a [`DataSet`]: a fact counts where every list that is not empty has it, and sums are
/// grouped by any dimensions, or by none.
///
/// It is answered from memory, before [`super::Cube::detail`] as after it, in one pass over the blocks that
/// are asked for: over their cells where partners do not matter, else over their facts. Texts are looked at
/// once a query and not once a fact.
///
/// ```
/// use teknoharita::cube::{Dimension, Query, annex};
/// use teknoharita::types::Period;
/// let shares = annex();
/// let query = Query {
///     by: vec![Dimension::Tier],
///     periods: Period::year(2024).into_iter().collect(),
///     ..Query::default()
/// };
/// let tiers = query.run(&shares)?;
/// assert_eq!(tiers.len(), 5);
/// assert!(tiers.iter().all(|(key, sum)| key.tier.is_some() && sum.amount_e4 > 0));
/// # Ok::<(), teknoharita::cube::CubeError>(())
/// ```
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Query {
    /// What to group by; without any there is one sum. The order does not matter.
    pub by: Vec<Dimension>,
    /// Periods, with all that lie within them. Where a data set has a year and its months, both count.
    pub periods: Vec<Period>,
    /// Whether only the periods themselves count, and not what lies within them.
    pub exact: bool,
    /// Directions.
    pub flows: Vec<Flow>,
    /// What province texts stand for.
    pub places: Vec<Place>,
    /// Province texts, letter by letter.
    pub province_texts: Vec<String>,
    /// What product texts stand for, such as [`Product::isic3`].
    pub products: Vec<Product>,
    /// Product texts, letter by letter.
    pub product_texts: Vec<String>,
    /// Tiers of products.
    pub tiers: Vec<Tier>,
    /// Partner texts, letter by letter; of a data set without partners it is "".
    pub partners: Vec<String>,
    /// The definition of tiers.
    pub definition: DefinitionId,
    /// Whether facts count that the tables set aside: totals, unknown provinces and unknown products.
    pub with_set_aside: bool,
}

impl Query {
    /// The sums under what the texts mean now, in the order of their keys.
    ///
    /// # Errors
    ///
    /// [`CubeError::Memory`] where there are more groups than the machine has room for.
    pub fn run<'a>(&self, data_set: &'a DataSet) -> Result<Groups<'a>, CubeError> {
        let sides = Sides::new(self, data_set);
        let groups = sums::add_up(self, &sides, &data_set.cube)?;
        Ok(Groups::new(data_set, self, sides, groups))
    }

    /// Whether partners matter; else cells answer it.
    fn needs_partners(&self) -> bool {
        self.has(Dimension::Partner) || !self.partners.is_empty()
    }

    fn has(&self, dimension: Dimension) -> bool {
        self.by.contains(&dimension)
    }
}
