use crate::classify::Product;
use crate::types::{Flow, Ledger, Period};

use super::class::{Class, Sum};
use super::cube::Block;
use super::data_set::DataSet;

/// The facts of a data set under what its texts mean now: a small table of classes a flow and period.
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
    /// By [`Class::index`].
    sums: Vec<Sum>,
}

impl Rollup {
    /// The sums that were added up while the facts came. To be called once, before any text was given
    /// another meaning.
    pub fn first(data_set: &mut DataSet) -> Rollup {
        let periods = &data_set.periods;
        let blocks = data_set.cube.take_sums().filter(|(_, _, sums)| !sums.is_empty());
        let block = |(flow, period, sums): (Flow, u32, Vec<Sum>)| {
            Some(RollupBlock { flow, period: *periods.get(period as usize)?, sums })
        };
        let blocks = blocks.filter_map(block).collect();
        Rollup::of(data_set, blocks)
    }

    /// Adds the facts up anew, under what the texts mean now; `None` where a sum passes 64 bits of 1/10,000.
    pub fn new(data_set: &DataSet) -> Option<Rollup> {
        let provinces = data_set.provinces.meanings().iter();
        let provinces: Vec<u16> = provinces.map(|province| Class::province_part(*province)).collect();
        let products = data_set.products.meanings().iter();
        let products: Vec<u16> = products.map(|product| Class::product_part(*product)).collect();
        let mut blocks = Vec::new();
        for (flow, period, block) in data_set.cube.blocks() {
            let period = *data_set.periods.get(period as usize)?;
            let sums = add_up(block, &provinces, &products)?;
            if sums.iter().any(|sum| sum.rows > 0) {
                blocks.push(RollupBlock { flow, period, sums });
            }
        }
        Some(Rollup::of(data_set, blocks))
    }

    fn of(data_set: &DataSet, blocks: Vec<RollupBlock>) -> Rollup {
        Rollup {
            blocks,
            set_aside: data_set.set_aside.clone(),
            half_width_ppm: data_set.half_width_ppm,
            has_products: data_set.products.meanings().iter().any(|product| *product != Product::None),
        }
    }

    /// Flows and periods that have facts.
    pub fn into_blocks(self) -> Vec<RollupBlock> {
        self.blocks
    }

    /// Where every row and every unit of money went.
    pub fn ledger(&self) -> Ledger {
        let mut ledger = self.set_aside.clone();
        for block in &self.blocks {
            for (class, sum) in block.sums() {
                ledger.add(Some(block.flow), class.bucket(), sum.rows, i128::from(sum.amount_e4));
            }
        }
        ledger
    }
}

/// Cells where the block has them, else the facts as they were written.
fn add_up(block: &Block, provinces: &[u16], products: &[u16]) -> Option<Vec<Sum>> {
    let mut sums = vec![Sum::default(); Class::COUNT];
    let mut add = |province: u32, product: u32, rows: u32, amount_e4: i64| {
        let class = provinces[province as usize] + products[product as usize];
        let sum = &mut sums[usize::from(class)];
        sum.amount_e4 = sum.amount_e4.checked_add(amount_e4)?;
        sum.rows += u64::from(rows);
        Some(())
    };
    if block.cells().is_empty() {
        for fact in block.facts().flatten() {
            add(fact.province(), fact.product(), fact.rows(), fact.amount_e4)?;
        }
    }
    for cell in block.cells() {
        add(cell.province(), cell.product(), cell.rows(), cell.amount_e4)?;
    }
    Some(sums)
}

impl RollupBlock {
    /// Classes that have facts.
    pub fn sums(&self) -> impl Iterator<Item = (Class, Sum)> {
        Class::all().zip(self.sums.iter().copied()).filter(|(_, sum)| sum.rows > 0)
    }
}
