//! What was read, of one file, of a part of it, or of several.

use crate::cube::DataSet;
use crate::error::{Error, NotATable};
use crate::types::{Bucket, Laps, Ledger, RepairExample, RepairKind};

use super::super::problems::Problems;
use super::{EXAMPLES, Totals};

/// What was read.
pub(in crate::engine) struct Finished {
    pub data_set: DataSet,
    pub problems: Problems,
    /// Totals that stand nowhere else.
    pub(in crate::engine) totals: Totals,
    /// Where partners stand first that may repeat what others say.
    pub(in crate::engine) sum_partners: Vec<RepairExample>,
    pub(in crate::engine) unknown_provinces: Vec<(String, u64)>,
    pub(in crate::engine) unknown_products: Vec<(String, u64)>,
    pub(in crate::engine) laps: Laps,
}

impl Finished {
    /// Adds another part of the same file or the next file; `lines` go before it in its file. `None` where
    /// a sum passes its bound.
    pub fn absorb(&mut self, other: Finished, lines: u64) -> Option<()> {
        self.data_set.absorb(other.data_set)?;
        self.problems.absorb(other.problems, lines);
        self.totals.absorb(other.totals);
        let more = other.sum_partners.into_iter();
        self.sum_partners.extend(more.map(|place| RepairExample { line: place.line + lines, ..place }));
        let examples = [
            (&mut self.unknown_provinces, other.unknown_provinces),
            (&mut self.unknown_products, other.unknown_products),
        ];
        for (known, more) in examples {
            for (text, line) in more {
                if known.len() < EXAMPLES && !known.iter().any(|(other, _)| *other == text) {
                    known.push((text, line + lines));
                }
            }
        }
        Some(())
    }

    /// Whether anything can be shown.
    ///
    /// # Errors
    ///
    /// [`Error::NotATable`] with what is in the way.
    pub fn check(&self, ledger: &Ledger, file: &str) -> Result<(), Error> {
        let usable = [Bucket::Mapped, Bucket::UnspecifiedProvince, Bucket::Confidential];
        if usable.iter().any(|bucket| ledger.get(*bucket).rows > 0) {
            return Ok(());
        }
        let texts = |examples: &[(String, u64)]| examples.iter().map(|(text, _)| text.clone()).collect();
        let line = |examples: &[(String, u64)]| examples.first().map_or(0, |(_, line)| *line);
        let why = if !self.unknown_products.is_empty() {
            let examples = texts(&self.unknown_products);
            NotATable::OnlyUnknownCodes { examples, line: line(&self.unknown_products) }
        } else if !self.unknown_provinces.is_empty() {
            let examples = texts(&self.unknown_provinces);
            NotATable::OnlyUnknownProvinces { examples, line: line(&self.unknown_provinces) }
        } else if ledger.get(Bucket::TotalsSetAside).rows > 0 && ledger.get(Bucket::Rejected).rows == 0 {
            let mut totals = self.problems.repairs.examples(RepairKind::Totals).peekable();
            let line = totals.peek().map_or(0, |example| example.line);
            NotATable::OnlyTotals { examples: totals.map(|example| example.before.clone()).collect(), line }
        } else if let Some(first) = self.problems.kept.first() {
            NotATable::OnlyBadRows { first: first.clone() }
        } else {
            NotATable::NoRows
        };
        Err(Error::NotATable { file: file.to_string(), why })
    }
}
