//! Product codes to technology tiers, under a named and versioned definition.

use crate::data::{Tier, isic3};

/// A named, versioned way from product codes to tiers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Definition {
    /// Name in addresses, cards and options.
    pub id: &'static str,
    /// Goes up when a rule changes.
    pub version: u32,
}

/// Technology intensity by OECD on ISIC Rev.3, with the lists of the Ankara Chamber of Industry's report
/// (its annexes 1 and 2: 137 classes; 0200 forestry is low there). Other valid goods codes are
/// not classified; confidential data stay a tier of their own.
///
/// Source of the intensity groups: OECD (2011), "ISIC REV. 3 Technology Intensity Definition",
/// <https://www.oecd.org/sti/ind/48350231.pdf>.
pub const OECD_ISIC3_REPORT: Definition = Definition { id: "oecd-isic3-report", version: 1 };

/// What the lookup tables of a data set know of a product text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Product {
    /// A four-digit class of ISIC Rev.3.
    Isic3(u16),
    /// A tier, where the source gives tiers instead of codes.
    Tier(Tier),
    /// Hidden by the producer.
    Confidential,
    /// A total over products.
    Total,
    /// The data set has no products.
    None,
    /// No valid code.
    Unknown,
}

/// The tier of a product; `None` where it has none (unknown codes, totals, data without products).
///
/// ```
/// use teknoharita::{classify::{tier, Product}, data::Tier};
/// assert_eq!(tier(Product::Isic3(3530)), Some(Tier::High)); // aircraft and spacecraft
/// assert_eq!(tier(Product::Isic3(9999)), Some(Tier::NotClassified));
/// assert_eq!(tier(Product::Unknown), None);
/// ```
pub fn tier(product: Product) -> Option<Tier> {
    match product {
        Product::Isic3(code) => isic3::get(code).map(|class| class.tier),
        Product::Tier(tier) => Some(tier),
        Product::Confidential => Some(Tier::Confidential),
        Product::Total | Product::None | Product::Unknown => None,
    }
}
