//! What a row is about: the texts of its labels, and how long those of the rows above hold.

use crate::error::Role;
use crate::plan::Label;
use crate::types::{RepairKind, mended};

use super::super::facts::Tell;
use super::super::unfolded::day_of_serial;
use super::{RawCell, Unfolder};

impl Unfolder {
    /// The texts of the labels of a row, blank ones filled from above where that is what they mean.
    pub(super) fn labels(
        &mut self,
        line: u64,
        cells: &[RawCell<'_>],
        is_total: bool,
        tell: Tell<'_>,
    ) -> Vec<String> {
        self.is_total = is_total;
        let mut texts = Vec::with_capacity(self.layout.labels.len());
        for at in 0..self.layout.labels.len() {
            let Label { column, role, fills_down } = self.layout.labels[at];
            let text = cells.get(column).map_or("", |cell| cell.text);
            // What is read here and not where texts get their numbers is mended here.
            let sound = match role {
                Role::Period if self.layout.serial_dates => {
                    let date = text.parse().ok().map(day_of_serial);
                    if let Some(date) = &date {
                        self.note(RepairKind::Dates, line, column as u32 + 1, text, date, tell);
                    }
                    date
                }
                Role::Period if cells.get(column).is_some_and(|cell| cell.is_date) => {
                    self.note(RepairKind::Dates, line, column as u32 + 1, "", text, tell);
                    None
                }
                Role::Period | Role::Month | Role::Flow => mended(text),
                _ => None,
            };
            let text = sound.as_deref().unwrap_or(text);
            let filled = text.is_empty() && fills_down && !is_total && !self.above[at].is_empty();
            if filled {
                let above = self.above[at].clone();
                // A province's or a year's total does not belong to the product above it.
                self.note(RepairKind::FillDown, line, column as u32 + 1, "", &above, tell);
                texts.push(above);
                continue;
            }
            if !text.is_empty() {
                if fills_down
                    && matches!(role, Role::Province | Role::Year | Role::Period)
                    && text != self.above[at]
                {
                    self.forget_behind(at);
                }
                self.above[at] = text.to_string();
            }
            texts.push(text.to_string());
        }
        texts
    }

    /// A block ends: no label of it is one of the rows below.
    pub(super) fn forget(&mut self) {
        self.above.iter_mut().for_each(String::clear);
    }

    /// Line ends within the cells of a record of a text; a row of a sheet is one line whatever its cells hold.
    pub(super) fn line_ends(&self, cells: &[RawCell<'_>]) -> u64 {
        match self.layout.width {
            Some(_) => cells.iter().map(|cell| cell.text.matches('\n').count() as u64).sum(),
            None => 0,
        }
    }

    /// A new block begins: the labels to its right begin anew.
    fn forget_behind(&mut self, at: usize) {
        let column = self.layout.labels[at].column;
        for (other, label) in self.layout.labels.iter().enumerate() {
            if label.column > column && label.fills_down {
                self.above[other].clear();
            }
        }
    }
}
