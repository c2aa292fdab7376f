use crate::classify::{Product, tier};
use crate::data::Tier;
use crate::resolve::ProvinceText;
use crate::types::{Bucket, Flow, Ledger, Period, Place};

use super::data_set::DataSet;

/// What a province text stands for, as a row of a block's table: a place by [`Place::index`], or one of
/// two reasons why the fact is set aside.
const TOTAL_PLACE: usize = Place::COUNT;
const UNKNOWN_PLACE: usize = Place::COUNT + 1;
const ROWS: usize = Place::COUNT + 2;

/// What a product text stands for, as a column of the table: a tier by [`Tier::index`], none, or one of
/// two reasons why the fact is set aside.
const NO_TIER: usize = 6;
const TOTAL_PRODUCT: usize = 7;
const UNKNOWN_PRODUCT: usize = 8;
const COLUMNS: usize = 9;

/// The cells of a data set under what its texts mean now: places by tiers, a table a flow and period.
///
/// A province that is assigned or another definition changes the small tables of meanings and then this,
/// in one pass over the cells; nothing is read again.
pub struct Rollup {
    blocks: Vec<RollupBlock>,
    set_aside: Ledger,
    /// As [`DataSet::half_width_ppm`].
    pub half_width_ppm: i128,
    /// Whether there are products, and so tiers.
    pub has_products: bool,
}

/// One flow and period.
pub struct RollupBlock {
    /// Direction.
    pub flow: Flow,
    /// Period as the file has it.
    pub period: Period,
    sums: Vec<(u64, i128)>,
}

impl Rollup {
    /// Adds up the cells of a data set.
    pub fn new(data_set: &DataSet) -> Rollup {
        let places: Vec<u32> =
            data_set.provinces.meanings().iter().map(|place| (row_of(*place) * COLUMNS) as u32).collect();
        let tiers: Vec<u32> =
            data_set.products.meanings().iter().map(|product| column_of(*product) as u32).collect();
        let mut blocks = Vec::new();
        for cells in data_set.cube.cells() {
            let Some(period) = data_set.periods.get(cells.period as usize) else {
                continue;
            };
            let mut sums = vec![(0u64, 0i128); ROWS * COLUMNS];
            let mut any = false;
            for cell in cells.iter() {
                let at = places[cell.province() as usize] + tiers[cell.product() as usize];
                let (rows, amount_e4) = &mut sums[at as usize];
                *rows += u64::from(cell.rows());
                *amount_e4 += i128::from(cell.amount_e4);
                any = true;
            }
            if any {
                blocks.push(RollupBlock { flow: cells.flow, period: *period, sums });
            }
        }
        Rollup {
            blocks,
            set_aside: data_set.set_aside.clone(),
            half_width_ppm: data_set.half_width_ppm,
            has_products: data_set.products.meanings().iter().any(|product| *product != Product::None),
        }
    }

    /// Flows and periods that have cells.
    pub fn blocks(&self) -> &[RollupBlock] {
        &self.blocks
    }

    /// Where every row and every unit of money went.
    pub fn ledger(&self) -> Ledger {
        let mut ledger = self.set_aside.clone();
        for block in &self.blocks {
            for (at, (rows, amount_e4)) in block.sums.iter().enumerate() {
                if *rows > 0 {
                    ledger.add(Some(block.flow), bucket(at / COLUMNS, at % COLUMNS), *rows, *amount_e4);
                }
            }
        }
        ledger
    }
}

impl RollupBlock {
    /// Places and tiers that are shown (`None`: no tiers), with rows and the exact sum in 1/10,000; what is
    /// set aside is left out.
    pub fn shown(&self) -> impl Iterator<Item = (Place, Option<Tier>, u64, i128)> {
        Place::all().zip(self.sums.chunks_exact(COLUMNS)).flat_map(|(place, sums)| {
            let shown = sums[..=NO_TIER].iter().enumerate().filter(|(_, (rows, _))| *rows > 0);
            shown.map(move |(at, (rows, amount_e4))| (place, Tier::ALL.get(at).copied(), *rows, *amount_e4))
        })
    }
}

fn row_of(province: ProvinceText) -> usize {
    match province {
        ProvinceText::Place(place) => place.index(),
        ProvinceText::Total => TOTAL_PLACE,
        ProvinceText::Unknown => UNKNOWN_PLACE,
    }
}

fn column_of(product: Product) -> usize {
    match product {
        Product::Total => TOTAL_PRODUCT,
        Product::Unknown => UNKNOWN_PRODUCT,
        product => tier(product).map_or(NO_TIER, Tier::index),
    }
}

/// The ledger's precedence: totals, unknown province, unknown product, confidential, unspecified, mapped.
fn bucket(row: usize, column: usize) -> Bucket {
    let place = Place::all().nth(row);
    match (row, column) {
        (TOTAL_PLACE, _) | (_, TOTAL_PRODUCT) => Bucket::TotalsSetAside,
        (UNKNOWN_PLACE, _) => Bucket::UnmatchedProvince,
        (_, UNKNOWN_PRODUCT) => Bucket::UnmatchedProduct,
        _ if column == Tier::Confidential.index() || place == Some(Place::CONFIDENTIAL) => Bucket::Confidential,
        _ if place.is_none_or(|place| place.plate().is_none()) => Bucket::UnspecifiedProvince,
        _ => Bucket::Mapped,
    }
}
