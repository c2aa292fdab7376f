//! What is looked at beside the facts: firms, and rows that say the same as an earlier one.

use rustc_hash::FxHashMap;

use crate::cube::{FirmFact, Joint, firm_number};
use crate::ingest::Batch;
use crate::resolve::{RowResolver, Run};
use crate::types::{Amount, RepairExample, RepairKind};

use super::super::problems::Problems;
use super::file::Rows;
use super::{ANY_UNKNOWN, Loading};

impl Loading {
    /// Books the firms of the plain rows of a run.
    #[cold]
    pub(super) fn firm_run(&mut self, batch: &Batch<'_>, from: usize, run: &Run, reading: &Rows<'_>) {
        let Some(column) = reading.rows.plan().columns.firm else { return };
        let width = reading.rows.width();
        let firms = batch.column(from, from + run.amounts.len(), width, column);
        for row in 0..run.amounts.len() {
            let (flow, period, amount_e4) = (run.flows[row], run.periods[row], run.amounts[row]);
            let parts = &reading.parts;
            let key = parts.provinces[run.provinces[row] as usize]
                + parts.products[run.products[row] as usize]
                + parts.partners[run.partners[row] as usize];
            let odd = flow == Run::ODD || period == Run::ODD || amount_e4 == Run::ODD_AMOUNT;
            if !odd && key & ANY_UNKNOWN == 0 {
                let block = parts.blocks[period as usize] + flow;
                self.firm(block, key, firms.get(row), amount_e4);
            }
        }
    }

    pub(super) fn firm(&mut self, block: u32, key: u64, text: &[u8], amount_e4: Amount) {
        let joint = Joint { key, amount_e4 };
        if let Some(firms) = self.firms.as_mut().filter(|_| !text.trim_ascii().is_empty()) {
            let (province, product) = (joint.province(), joint.product());
            firms.add(FirmFact { block, province, product, firm: firm_number(text), amount_e4 });
        }
    }

    /// Notes the rows of a run that say the same as an earlier one but for the amount.
    #[cold]
    pub(super) fn duplicates(&mut self, batch: &Batch<'_>, from: usize, run: &Run, reading: &Rows<'_>) {
        let Some(seen) = self.seen.as_mut() else { return };
        for row in 0..run.amounts.len() {
            let (flow, period) = (run.flows[row], run.periods[row]);
            if flow == Run::ODD || period == Run::ODD || run.amounts[row] == Run::ODD_AMOUNT {
                continue;
            }
            let parts = &reading.parts;
            let key = parts.provinces[run.provinces[row] as usize]
                + parts.products[run.products[row] as usize]
                + parts.partners[run.partners[row] as usize];
            let line = reading.rows.line_of(batch, from, row);
            let block = parts.blocks[period as usize] + flow;
            note_duplicate(seen, (block, key), line, reading.rows, &mut self.problems);
        }
    }
}

/// Notes a row that says the same as an earlier one, with the line of that one.
pub(super) fn note_duplicate(
    seen: &mut FxHashMap<(u32, u64), u32>,
    key: (u32, u64),
    line: u64,
    rows: &RowResolver,
    problems: &mut Problems,
) {
    if let Some(first) = seen.insert(key, line as u32) {
        let before = first.to_string();
        let example = RepairExample { file: rows.file(), line, column: 0, before, after: String::new() };
        problems.repairs.add(RepairKind::Duplicates, example);
    }
}
