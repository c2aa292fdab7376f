//! Whether a blank label means the one above it, as in tables whose cells were merged.

use crate::error::Role;

use super::grid::{GridRow, is_figure};
use super::layout::{Label, ValueColumn};

/// Marks the labels that fill down: the first row has one, blocks of blank cells follow each, and no label
/// stands twice in a row, as it would where each row carries its own and some are missing.
pub(super) fn mark(labels: &mut [Label], values: &[ValueColumn], rows: &[GridRow]) {
    let data: Vec<&GridRow> = rows.iter().filter(|row| has_figure(row, values)).collect();
    for label in labels.iter_mut() {
        let fills = matches!(
            label.role,
            Role::Province | Role::Product | Role::Partner | Role::Period | Role::Year | Role::Flow | Role::Month
        );
        label.fills_down = fills && fills_down(label.column, &data);
    }
    // Rows without any label left belong to nobody.
    let all_blank = data.iter().any(|row| labels.iter().all(|label| row.text(label.column).is_empty()));
    if all_blank && labels.iter().all(|label| label.fills_down) {
        for label in labels {
            label.fills_down = false;
        }
    }
}

/// Whether a row has an amount, or what stands for one.
pub(super) fn has_figure(row: &GridRow, values: &[ValueColumn]) -> bool {
    values.iter().any(|value| is_figure(row.text(value.column)))
}

fn fills_down(column: usize, rows: &[&GridRow]) -> bool {
    let (mut blanks, mut repeats, mut labels) = (0usize, 0usize, 0usize);
    let mut above = "";
    for (at, row) in rows.iter().enumerate() {
        let text = row.text(column);
        match text.is_empty() {
            true if at == 0 => return false,
            true => blanks += 1,
            false => {
                labels += 1;
                repeats += usize::from(text == above && rows[at - 1].text(column) == text);
                above = text;
            }
        }
    }
    blanks > 0 && repeats == 0 && labels > 0 && blanks * 10 >= rows.len() * 2
}
