use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use crate::classify::{Classifier, Exclusions, Membership, Product};
use crate::data::TierSet;
use crate::resolve::ProvinceText;
use crate::types::{Amount, Bucket, Place};

/// What a product text comes to under a definition: the column of a block's small table.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Kind {
    /// Goods that can be of these tiers.
    Goods(TierSet),
    /// Goods whose kind is withheld, and the tiers that they can be of.
    Confidential(TierSet),
    /// Goods that a list leaves out of shares, and the tiers that they can be of.
    Excluded(TierSet),
    /// The data set has no products.
    NoTiers,
    /// A total over products: set aside.
    Total,
    /// No valid code: set aside.
    Unknown,
    /// There were more kinds than the table has columns: its sums are not used.
    Overflow,
}

impl Kind {
    /// What a product comes to.
    pub fn of(product: Product, classifier: &Classifier<'_>, exclusions: Exclusions) -> Kind {
        match product {
            Product::Total => Kind::Total,
            Product::Unknown => Kind::Unknown,
            Product::None => Kind::NoTiers,
            Product::Confidential => Kind::Confidential(classifier.tiers(product)),
            product => {
                let tiers = classifier.tiers(product);
                match exclusions.of(product) {
                    Membership::Inside => Kind::Excluded(tiers),
                    _ => Kind::Goods(tiers),
                }
            }
        }
    }

    /// Whether its goods can be of several tiers.
    pub fn is_open(self) -> bool {
        match self {
            Kind::Goods(set) | Kind::Confidential(set) | Kind::Excluded(set) => set.only().is_none(),
            Kind::NoTiers | Kind::Total | Kind::Unknown | Kind::Overflow => false,
        }
    }

    /// Whether its facts are set aside.
    pub fn is_set_aside(self) -> bool {
        matches!(self, Kind::Total | Kind::Unknown | Kind::Overflow)
    }
}

/// The kinds that occur, by number: the columns of small tables.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Kinds {
    kinds: Vec<Kind>,
    numbers: FxHashMap<Kind, u16>,
    unbounded: bool,
}

impl Kinds {
    /// Most kinds that are told apart: a class is a number of twelve bits.
    pub const MOST: usize = 33;

    /// The kinds of this order.
    pub fn new(kinds: impl IntoIterator<Item = Kind>) -> Kinds {
        let mut all = Kinds::default();
        for kind in kinds {
            all.number(kind);
        }
        all
    }

    /// None yet, and as many as come: for tables whose classes need not fit in twelve bits.
    pub(super) fn unbounded() -> Kinds {
        Kinds { unbounded: true, ..Kinds::default() }
    }

    /// The number of a kind, which gets the next one where it is new. When all but one are given, the last
    /// one is that of [`Kind::Overflow`].
    pub fn number(&mut self, kind: Kind) -> u16 {
        if let Some(number) = self.numbers.get(&kind) {
            return *number;
        }
        let is_last = self.kinds.len() + 1 >= Kinds::MOST && !self.unbounded;
        let kind = if is_last { Kind::Overflow } else { kind };
        let number = self.kinds.len() as u16;
        match self.numbers.get(&kind) {
            Some(number) => *number,
            None => {
                self.kinds.push(kind);
                self.numbers.insert(kind, number);
                number
            }
        }
    }

    /// Number of kinds.
    pub fn len(&self) -> usize {
        self.kinds.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.kinds.is_empty()
    }

    /// All, by number.
    pub fn all(&self) -> &[Kind] {
        &self.kinds
    }

    /// Whether some had no column of their own.
    pub fn overflowed(&self) -> bool {
        self.numbers.contains_key(&Kind::Overflow)
    }

    /// Classes of one kind.
    pub(super) const fn rows() -> usize {
        ROWS
    }

    /// Classes of a table of these kinds.
    pub fn classes(&self) -> usize {
        self.len() * ROWS
    }
}

/// Where a fact is shown or set aside, as a place in a block's small table: a row for what its province
/// text stands for, a column for what its product text comes to.
///
/// The row is a place by [`Place::index`], or one of two reasons why the fact is set aside.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Class {
    row: usize,
    kind: Kind,
}

const TOTAL_PLACE: usize = Place::COUNT;
const UNKNOWN_PLACE: usize = Place::COUNT + 1;
const ROWS: usize = Place::COUNT + 2;

/// What the facts of one class come to in a block.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Sum {
    /// Sum in 1/10,000 of the currency.
    pub amount_e4: Amount,
    /// Observations.
    pub rows: u64,
}

impl Class {
    /// Most classes of a table.
    pub const MOST: usize = Kinds::MOST * ROWS;

    /// What the province brings to the number of a class: the parts of province and product add up.
    pub fn province_part(province: ProvinceText) -> u16 {
        let row = match province {
            ProvinceText::Place(place) => place.index(),
            ProvinceText::Total | ProvinceText::Region(_) => TOTAL_PLACE,
            ProvinceText::Unknown => UNKNOWN_PLACE,
        };
        row as u16
    }

    /// What the product brings, by the number of its kind.
    pub fn product_part(kind: u16) -> u32 {
        u32::from(kind) * ROWS as u32
    }

    /// Every class of a table of these kinds, in order.
    pub fn all(kinds: &[Kind]) -> impl Iterator<Item = Class> + '_ {
        kinds.iter().flat_map(|kind| (0..ROWS).map(|row| Class { row, kind: *kind }))
    }

    /// The place and what the products come to, where facts of this class are shown; `None` where they are
    /// set aside.
    pub fn shown(self) -> Option<(Place, Kind)> {
        let place = Place::from_index(self.row)?;
        (!self.kind.is_set_aside()).then_some((place, self.kind))
    }

    /// The bucket of the ledger, by its precedence: totals, unknown province, unknown product,
    /// confidential, unspecified province, mapped.
    pub fn bucket(self) -> Bucket {
        match (self.row, self.kind) {
            (TOTAL_PLACE, _) | (_, Kind::Total) => Bucket::TotalsSetAside,
            (UNKNOWN_PLACE, _) => Bucket::UnmatchedProvince,
            (_, Kind::Unknown | Kind::Overflow) => Bucket::UnmatchedProduct,
            (_, Kind::Confidential(_)) => Bucket::Confidential,
            (row, _) => match Place::from_index(row) {
                Some(Place::CONFIDENTIAL) => Bucket::Confidential,
                Some(place) if place.is_on_map() => Bucket::Mapped,
                _ => Bucket::UnspecifiedProvince,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::Tier;

    #[test]
    fn kinds_beyond_the_last_column_overflow_together() {
        let mut kinds = Kinds::default();
        let sets = (0u32..100).map(|bits| {
            Kind::Goods(Tier::ALL.into_iter().filter(|tier| bits >> tier.index() & 1 == 1).collect())
        });
        let numbers: Vec<u16> = sets.map(|kind| kinds.number(kind)).collect();
        assert_eq!(kinds.len(), Kinds::MOST);
        assert!(kinds.overflowed() && kinds.classes() <= Class::MOST && Class::MOST <= 1 << 12);
        assert_eq!(numbers[Kinds::MOST - 2], Kinds::MOST as u16 - 2);
        assert!(numbers[Kinds::MOST - 1..].iter().all(|number| usize::from(*number) == Kinds::MOST - 1));
    }
}
