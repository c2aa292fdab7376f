use crate::classify::{Product, tier};
use crate::data::Tier;
use crate::resolve::ProvinceText;
use crate::types::{Amount, Bucket, Place};

/// Where a fact is shown or set aside, as a place in a block's small table: a row for what its province
/// text stands for, a column for what its product text stands for.
///
/// The row is a place by [`Place::index`], or one of two reasons why the fact is set aside; the column is a
/// tier by [`Tier::index`], none, or one of two such reasons.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Class(u16);

const TOTAL_PLACE: usize = Place::COUNT;
const UNKNOWN_PLACE: usize = Place::COUNT + 1;
const ROWS: usize = Place::COUNT + 2;

const NO_TIER: usize = Tier::ALL.len();
const TOTAL_PRODUCT: usize = NO_TIER + 1;
const UNKNOWN_PRODUCT: usize = NO_TIER + 2;
const COLUMNS: usize = NO_TIER + 3;

/// What the facts of one class come to in a block.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Sum {
    /// Sum in 1/10,000 of the currency.
    pub amount_e4: Amount,
    /// Observations.
    pub rows: u64,
}

impl Class {
    /// Number of classes.
    pub const COUNT: usize = ROWS * COLUMNS;

    /// Of a fact.
    pub fn new(province: ProvinceText, product: Product) -> Class {
        Class(Class::province_part(province) + Class::product_part(product))
    }

    /// What the province brings to the number of a class: the parts of province and product add up.
    pub fn province_part(province: ProvinceText) -> u16 {
        let row = match province {
            ProvinceText::Place(place) => place.index(),
            ProvinceText::Total => TOTAL_PLACE,
            ProvinceText::Unknown => UNKNOWN_PLACE,
        };
        (row * COLUMNS) as u16
    }

    /// What the product brings.
    pub fn product_part(product: Product) -> u16 {
        let column = match product {
            Product::Total => TOTAL_PRODUCT,
            Product::Unknown => UNKNOWN_PRODUCT,
            product => tier(product).map_or(NO_TIER, Tier::index),
        };
        column as u16
    }

    /// Below [`Class::COUNT`].
    pub fn index(self) -> usize {
        usize::from(self.0)
    }

    /// Every class, in order.
    pub fn all() -> impl Iterator<Item = Class> {
        (0..Class::COUNT).map(|index| Class(index as u16))
    }

    /// The place and the tier (`None`: no tiers) where facts of this class are shown; `None` where they are
    /// set aside.
    pub fn shown(self) -> Option<(Place, Option<Tier>)> {
        let column = self.index() % COLUMNS;
        let place = Place::from_index(self.index() / COLUMNS)?;
        (column <= NO_TIER).then(|| (place, Tier::ALL.get(column).copied()))
    }

    /// The bucket of the ledger, by its precedence: totals, unknown province, unknown product,
    /// confidential, unspecified province, mapped.
    pub fn bucket(self) -> Bucket {
        match (self.index() / COLUMNS, self.index() % COLUMNS) {
            (TOTAL_PLACE, _) | (_, TOTAL_PRODUCT) => Bucket::TotalsSetAside,
            (UNKNOWN_PLACE, _) => Bucket::UnmatchedProvince,
            (_, UNKNOWN_PRODUCT) => Bucket::UnmatchedProduct,
            (row, column) => match Place::from_index(row) {
                _ if column == Tier::Confidential.index() => Bucket::Confidential,
                Some(Place::CONFIDENTIAL) => Bucket::Confidential,
                Some(place) if place.plate().is_some() => Bucket::Mapped,
                _ => Bucket::UnspecifiedProvince,
            },
        }
    }
}
