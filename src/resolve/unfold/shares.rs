//! Amounts that a table says as shares of a total beside them.

use crate::types::decimal_text;

use super::super::amount::parse_amount;
use super::{RawCell, Unfolder};

impl Unfolder {
    /// What the shares of a row leave to the whole.
    pub(super) fn rest(&self, line: u64, cells: &[RawCell<'_>], labels: &[String], out: &mut Vec<u8>) {
        let mut done: Vec<usize> = Vec::new();
        for (at, value) in self.layout.values.iter().enumerate() {
            let Some(total) = value.share_of.filter(|total| !done.contains(total)) else { continue };
            done.push(total);
            let total_cell = cells.get(total).copied().unwrap_or_default();
            let Some(mut rest_e4) = self.amount_e4(total_cell) else { continue };
            let same = self.layout.values.iter().filter(|other| other.share_of == Some(total));
            for other in same {
                let cell = cells.get(other.column).copied().unwrap_or_default();
                rest_e4 -= self.share(cell, total_cell).unwrap_or(0);
            }
            let rest = self.in_mark(&decimal_text(rest_e4));
            self.emit_as(at, (line, total), (&rest, ""), labels, Some("not_classified"), out);
        }
    }

    /// An amount in the file's own unit.
    fn amount_e4(&self, cell: RawCell<'_>) -> Option<i128> {
        let text = self.written(cell);
        let parsed = parse_amount(text.as_bytes(), self.plan.decimal_mark, 1);
        parsed.ok().map(|(amount, _)| i128::from(amount))
    }

    /// An amount of so many percent of another one, exactly where it has four decimals at most.
    pub(super) fn share(&self, cell: RawCell<'_>, total: RawCell<'_>) -> Option<i128> {
        if cell.text.is_empty() {
            return Some(0);
        }
        let text = self.written(RawCell { text: cell.text.trim_matches('%').trim(), ..cell });
        let (percent_e4, _) = parse_amount(text.as_bytes(), self.plan.decimal_mark, 1).ok()?;
        let product = self.amount_e4(total)?.checked_mul(i128::from(percent_e4))?;
        crate::types::round_ratio(product, 1_000_000, i128::from(self.layout.share_scale.max(1)))
    }
}
