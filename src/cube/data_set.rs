use crate::classify::{Product, tier};
use crate::data::Tier;
use crate::resolve::ProvinceText;
use crate::types::{Bucket, Flow, Ledger, Passport, Period, Place};

use super::builder::{Cell, Key};

/// The facts of one passport: cells of text numbers, and what those texts mean.
///
/// Assigning a province or changing the definition changes the small tables and not the cells.
pub struct DataSet {
    /// What the data set says about itself.
    pub passport: Passport,
    /// Distinct facts, sorted by key.
    pub cells: Vec<Cell>,
    /// What each period number is.
    pub periods: Vec<Period>,
    /// What each province number is.
    pub provinces: Vec<ProvinceText>,
    /// What each product number is.
    pub products: Vec<Product>,
    /// Rows that became no fact.
    pub set_aside: Ledger,
    /// Half-width of a printed share in 1/1,000,000 of the row's total; 0 where amounts are exact.
    pub half_width_ppm: i128,
}

/// Where a cell is shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Slot {
    /// Direction.
    pub flow: Flow,
    /// Period as the file has it.
    pub period: Period,
    /// Province or bucket.
    pub place: Place,
    /// Tier; `None` where the data set has no products.
    pub tier: Option<Tier>,
}

/// Whether province and product of a cell can be shown, and where it is booked if not.
pub type Meaning = Result<(Place, Option<Tier>), Bucket>;

impl DataSet {
    /// Where a pair of texts is booked: shown at a place and tier, or set aside in a bucket.
    pub fn meaning(&self, province: u32, product: u32) -> Meaning {
        let province = self.provinces.get(province as usize).copied().unwrap_or(ProvinceText::Unknown);
        let product = self.products.get(product as usize).copied().unwrap_or(Product::Unknown);
        match (province, product) {
            (ProvinceText::Total, _) | (_, Product::Total) => Err(Bucket::TotalsSetAside),
            (ProvinceText::Unknown, _) => Err(Bucket::UnmatchedProvince),
            (_, Product::Unknown) => Err(Bucket::UnmatchedProduct),
            (ProvinceText::Place(place), product) => Ok((place, tier(product))),
        }
    }

    /// Every cell that can be shown, with its sum; cells that are set aside are left out.
    pub fn shown(&self) -> impl Iterator<Item = (Slot, &Cell)> {
        self.cells.iter().filter_map(|cell| {
            let key = Key::unpack(cell.key);
            let (place, tier) = self.meaning(key.province, key.product).ok()?;
            let period = *self.periods.get(key.period as usize)?;
            Some((Slot { flow: key.flow, period, place, tier }, cell))
        })
    }

    /// Where every row and every unit of money went.
    pub fn ledger(&self) -> Ledger {
        let mut ledger = self.set_aside.clone();
        for cell in &self.cells {
            let key = Key::unpack(cell.key);
            let bucket = match self.meaning(key.province, key.product) {
                Err(bucket) => bucket,
                Ok((place, tier)) if tier == Some(Tier::Confidential) || place == Place::CONFIDENTIAL => {
                    Bucket::Confidential
                }
                Ok((place, _)) if place.plate().is_none() => Bucket::UnspecifiedProvince,
                Ok(_) => Bucket::Mapped,
            };
            ledger.add(Some(key.flow), bucket, u64::from(cell.rows), i128::from(cell.amount_e4));
        }
        ledger
    }

    /// Whether it has product codes, and so tiers.
    pub fn has_products(&self) -> bool {
        self.products.iter().any(|product| *product != Product::None)
    }

    /// The flows it holds, in order.
    pub fn flows(&self) -> Vec<Flow> {
        let holds = |flow: &Flow| self.shown().any(|(slot, _)| slot.flow == *flow);
        Flow::ALL.into_iter().filter(holds).collect()
    }

    /// The periods that hold something to show, in order.
    pub fn own_periods(&self) -> Vec<Period> {
        let mut seen = vec![false; self.periods.len()];
        for cell in &self.cells {
            let key = Key::unpack(cell.key);
            if self.meaning(key.province, key.product).is_ok() {
                seen[key.period as usize] = true;
            }
        }
        let mut periods: Vec<Period> =
            self.periods.iter().zip(seen).filter(|(_, seen)| *seen).map(|(period, _)| *period).collect();
        periods.sort_unstable();
        periods.dedup();
        periods
    }
}
