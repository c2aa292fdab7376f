//! Where a record and its fields stand in the file, and what is told of them.

use crate::error::{Problem, ProblemKind, Role};
use crate::ingest::Record;
use crate::types::{RepairExample, RepairKind};

use super::facts::{Tell, Told};
use super::rows::{RowResolver, number, shorten};

impl RowResolver {
    /// Line in the file.
    pub fn line_in_file(&self, record: &Record<'_>) -> u64 {
        match self.plan.columns.origin {
            Some([line, _]) => number(record.get(line)),
            None => record.line(),
        }
    }

    /// Column in the file, from 1; 0 where it is no column but a head or a title.
    pub(super) fn column_in_file(&self, column: usize) -> u32 {
        let Some(layout) = &self.plan.layout else { return column as u32 + 1 };
        let columns = &self.plan.columns;
        let role = match column {
            at if at == columns.province => Role::Province,
            at if Some(at) == columns.product => Role::Product,
            at if Some(at) == columns.partner => Role::Partner,
            at if Some(at) == columns.flow => Role::Flow,
            _ => Role::Period,
        };
        let label = layout.label(role).or_else(|| layout.label(Role::Year).filter(|_| role == Role::Period));
        label.map_or(0, |label| label.column as u32 + 1)
    }

    /// The column in the file of the weight of an amount whose own column is known, both from 1.
    fn weight_column(&self, amount: usize) -> u32 {
        let values = self.plan.layout.iter().flat_map(|layout| &layout.values);
        let weight = values.filter(|value| value.column + 1 == amount).find_map(|value| value.weight);
        weight.map_or(0, |at| at as u32 + 1)
    }

    fn place(&self, record: &Record<'_>, column: usize) -> (u64, u32) {
        let at = match self.plan.columns.origin {
            Some([_, origin]) if column == self.plan.columns.amount => number(record.get(origin)) as u32,
            Some([_, origin]) if Some(column) == self.plan.columns.weight => {
                self.weight_column(number(record.get(origin)) as usize)
            }
            _ => self.column_in_file(column),
        };
        (self.line_in_file(record), at)
    }

    #[cold]
    pub(super) fn repair(
        &self,
        kind: RepairKind,
        record: &Record<'_>,
        column: usize,
        before: &str,
        after: &str,
        tell: Tell<'_>,
    ) {
        let (line, column) = self.place(record, column);
        let (before, after) = (shorten(before.trim()), after.to_string());
        tell(Told::Repair(kind, RepairExample { file: self.file, line, column, before, after }));
    }

    /// Books a problem with a field.
    #[cold]
    pub fn problem(&self, kind: ProblemKind, record: &Record<'_>, column: usize, tell: Tell<'_>) {
        let (line, at) = self.place(record, column);
        let text = shorten(&self.lossy(record.get(column)));
        tell(Told::Problem(Problem { kind, file: self.file, line, column: at, text }));
    }
}
