//! Amounts that are taken off facts, because other facts hold them too.

use rustc_hash::FxHashMap;

use super::data_set::DataSet;
use super::key::{Joint, Key};

/// What is taken off, by the number of the block and the id of the fact.
pub(crate) type Takes = FxHashMap<(usize, u64), i64>;

impl Joint {
    /// The id of the facts of a province, a product and a partner by their numbers.
    pub(crate) fn id_of(province: u32, product: u32, partner: u32) -> u64 {
        let key = Key::province_part(province) + Key::product_part(product) + Key::partner_part(partner);
        Joint { key, amount_e4: 0 }.id()
    }
}

impl DataSet {
    /// Takes amounts off facts; rows stay what they are. `None` where one passes 64 bits of 1/10,000.
    pub(crate) fn take_off(&mut self, mut takes: Takes) -> Option<()> {
        // What is left of a fact has no weight of its own.
        if let Some(weights) = self.weights.as_mut() {
            let blocks: std::collections::BTreeSet<usize> = takes.keys().map(|(block, _)| *block).collect();
            for block in blocks {
                weights.take_out(block, |fact| takes.contains_key(&(block, fact.id())));
            }
        }
        let mut blocks: Vec<usize> = takes.keys().map(|(block, _)| *block).collect();
        blocks.sort_unstable();
        blocks.dedup();
        for number in blocks {
            let block = self.cube.block_mut(number);
            block.forget_cells();
            let runs = block.pages.iter_mut().chain([&mut block.merged, &mut block.log]);
            for fact in runs.flatten() {
                if let Some(take) = takes.remove(&(number, fact.id())) {
                    fact.amount_e4 = fact.amount_e4.checked_sub(take)?;
                }
            }
        }
        Some(())
    }
}
