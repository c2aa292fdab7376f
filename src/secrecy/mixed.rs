//! Public sums of several places whose goods or blocks differ.

use super::span::{Row, summed, without_column};

/// The first that is found among sums of unknowns, each given rising: those among some public rows, and among what two of
/// these are together without an unknown that is in both.
pub(super) fn find<T>(
    rows: &[Row],
    unknowns: usize,
    mut found: impl FnMut(&[u32]) -> Option<T>,
) -> Option<T> {
    let mut holders: Vec<Vec<&Row>> = vec![Vec::new(); unknowns];
    for row in rows {
        row.iter().for_each(|(unknown, _)| holders[*unknown as usize].push(row));
    }
    let mut found = |row: &Row| summed(row).and_then(|sum| found(&sum));
    if let Some(one) = rows.iter().find_map(&mut found) {
        return Some(one);
    }
    for (holders, unknown) in holders.iter().zip(0u32..) {
        for (at, one) in holders.iter().enumerate() {
            let mut together = holders[at + 1..].iter().map(|other| without_column(one, other, unknown));
            if let Some(one) = together.find_map(|row| found(&row)) {
                return Some(one);
            }
        }
    }
    None
}
