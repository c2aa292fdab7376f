//! Whether a blank label means the one above it, as in tables whose cells were merged.

use crate::error::Role;

use super::grid::{GridRow, is_figure};
use super::layout::{Label, ValueColumn};

/// Rows below which nothing is said of blocks.
const LEAST_ROWS: usize = 6;

/// Marks the labels that fill down: those at the left of the table, before the first label that every row
/// carries, whose first row has one, whose blocks of blank cells follow each, and of which none stands twice
/// within the block around it, as it would where each row carries its own and some are missing.
pub(super) fn mark(labels: &mut [Label], values: &[ValueColumn], rows: &[GridRow]) {
    let data: Vec<&GridRow> = rows.iter().filter(|row| has_figure(row, values)).collect();
    if data.len() < LEAST_ROWS {
        return;
    }
    let mut order: Vec<usize> = (0..labels.len()).collect();
    order.sort_by_key(|at| labels[*at].column);
    let first_value = values.iter().map(|value| value.column).min().unwrap_or(usize::MAX);
    let mut around: Vec<usize> = Vec::new();
    for at in order {
        let Label { column, role, .. } = labels[at];
        let counts = matches!(
            role,
            Role::Province
                | Role::Product
                | Role::Partner
                | Role::Period
                | Role::Year
                | Role::Flow
                | Role::Month
        );
        // A name that goes with its code is blank where the code is.
        if !counts || column > first_value {
            continue;
        }
        if !fills_down(column, &around, &data) || role == Role::Partner && is_sum(column, labels, &data) {
            break;
        }
        labels[at].fills_down = true;
        around.push(column);
    }
    // Where no label stands in every row, those of a row are not to be told from those of the row above.
    let is_full = |label: &Label| data.iter().all(|row| !row.text(label.column).is_empty());
    if labels.iter().all(|label| label.fills_down || !is_full(label)) && values.len() == 1 {
        labels.iter_mut().for_each(|label| label.fills_down = false);
    }
}

/// Whether blanks of a column are more likely what its labels come to: filled, some row would say the same as
/// the one above it.
fn is_sum(column: usize, labels: &[Label], rows: &[&GridRow]) -> bool {
    let others = || labels.iter().map(|label| label.column).filter(|other| *other != column);
    let is_same = |above: &GridRow, row: &GridRow, other: usize| {
        row.text(other).is_empty() || row.text(other) == above.text(other)
    };
    rows.windows(2)
        .any(|pair| pair[1].text(column).is_empty() && others().all(|other| is_same(pair[0], pair[1], other)))
}

/// Whether a row has an amount, or what stands for one.
pub(super) fn has_figure(row: &GridRow, values: &[ValueColumn]) -> bool {
    values.iter().any(|value| is_figure(row.text(value.column)))
}

fn fills_down(column: usize, around: &[usize], rows: &[&GridRow]) -> bool {
    let (mut blanks, mut labels) = (0usize, 0usize);
    // Labels of the block around.
    let mut known: Vec<&str> = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        if around.iter().any(|outer| !row.text(*outer).is_empty()) {
            known.clear();
        }
        let text = row.text(column);
        match text.is_empty() {
            true if at == 0 => return false,
            true => blanks += 1,
            false if known.contains(&text) => return false,
            false => {
                labels += 1;
                known.push(text);
            }
        }
    }
    blanks > 0 && labels > 0 && blanks * 10 >= rows.len() * 3
}
