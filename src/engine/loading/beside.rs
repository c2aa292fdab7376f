//! What is looked at beside the facts: firms, and rows that say the same as an earlier one.

use rustc_hash::FxHashMap;

use crate::cube::{FirmFact, Joint, firm_number};
use crate::error::Error;
use crate::ingest::{Batch, Fields, Record};
use crate::resolve::{RowResolver, Run};
use crate::types::{Amount, RepairExample, RepairKind};

use super::super::problems::Problems;
use super::file::Rows;
use super::{ANY_UNKNOWN, Loading, cube_error, row_error};

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
            let key = parts.key(run, row);
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

    /// Weighs plain rows of a run. A weight that is not plain is looked at by itself.
    pub(super) fn weigh_run(
        &mut self,
        batch: &Batch<'_>,
        from: usize,
        rows: std::ops::Range<usize>,
        fields: &mut Fields,
        (run, reading): (&Run, &Rows<'_>),
    ) -> Result<(), Error> {
        if run.weights.is_empty() {
            return Ok(());
        }
        let keeps_facts = !self.problems.is_listing();
        for row in rows {
            let parts = &reading.parts;
            let key = parts.key(run, row);
            let block = (parts.blocks[run.periods[row] as usize] + run.flows[row]) as usize;
            let (weight_e4, amount_e4) = (run.weights[row], run.amounts[row]);
            if weight_e4 == Run::ODD_AMOUNT {
                self.weigh(&batch.record(from + row, fields), (block, key), amount_e4, reading)?;
            } else if weight_e4 != 0 && keeps_facts {
                let Some(weighing) = self.weighing.as_mut() else { continue };
                weighing
                    .add(block, key, weight_e4, amount_e4)
                    .map_err(|error| cube_error(reading.name, error, self.budget, batch.line(from + row)))?;
            }
        }
        Ok(())
    }

    /// Weighs one row, the careful way; `place` is its block and its key.
    #[cold]
    pub(super) fn weigh(
        &mut self,
        record: &Record<'_>,
        (block, key): (usize, u64),
        amount_e4: Amount,
        reading: &Rows<'_>,
    ) -> Result<(), Error> {
        let Some(weighing) = self.weighing.as_mut() else { return Ok(()) };
        let weight = reading.rows.weight(record, &mut |told| self.problems.tell(told));
        let weight = weight.map_err(|error| row_error(reading.name, error, record.line()))?;
        match weight {
            Some(weight_e4) if !self.problems.is_listing() => weighing
                .add(block, key, weight_e4, amount_e4)
                .map_err(|error| cube_error(reading.name, error, self.budget, record.line())),
            _ => Ok(()),
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
            let key = parts.key(run, row);
            // What is not known is looked at by itself, and noted there.
            if key & ANY_UNKNOWN != 0 {
                continue;
            }
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
