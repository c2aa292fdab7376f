//! The order of the table's rows, and which of them a search leaves.

use crate::messages::sort_key;
use crate::view::TableRow;

/// How a table is sorted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Sort {
    /// Position of the column.
    pub column: usize,
    /// Largest first.
    pub falling: bool,
}

impl Sort {
    /// What a press of a head means: the same column turns round, another starts with its useful
    /// side (numbers falling, names rising).
    pub fn pressed(now: Option<Sort>, column: usize, numeric: bool) -> Sort {
        match now {
            Some(sort) if sort.column == column => Sort { column, falling: !sort.falling },
            _ => Sort { column, falling: numeric },
        }
    }
}

/// Positions of the rows to show, in order. `query` is folded already.
///
/// A column of words is sorted as its language sorts them. Buckets beside the map come after the
/// provinces, and rows without a sort key after those with one, in both directions; rows that are
/// equal keep the order in which they came.
pub fn visible(rows: &[TableRow], sort: Option<Sort>, query: &str) -> Vec<usize> {
    let query = query.trim();
    let mut shown: Vec<usize> =
        (0..rows.len()).filter(|&row| query.is_empty() || rows[row].search.contains(query)).collect();
    if let Some(sort) = sort {
        let cell = |row: usize| rows[row].cells.get(sort.column);
        let order = |row: usize| cell(row).and_then(|cell| cell.order);
        let words = (0..rows.len()).all(|row| order(row).is_none());
        let keys: Vec<Vec<u8>> = (0..rows.len())
            .map(|row| cell(row).filter(|_| words).map(|cell| sort_key(&cell.text)).unwrap_or_default())
            .collect();
        shown.sort_by(|&a, &b| {
            let last =
                |row: usize| (rows[row].place.is_some_and(|place| place < 1), !words && order(row).is_none());
            let rising = order(a).cmp(&order(b)).then_with(|| keys[a].cmp(&keys[b]));
            let directed = if sort.falling { rising.reverse() } else { rising };
            last(a).cmp(&last(b)).then(directed)
        });
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::Cell;

    fn row(name: &str, order: Option<i64>) -> TableRow {
        let cell = Cell { text: name.into(), order };
        TableRow { place: Some(1), class: None, cells: vec![cell], search: name.into() }
    }

    #[test]
    fn rows_without_a_key_come_last_both_ways() {
        let rows = [row("a", Some(2)), row("b", None), row("c", Some(3)), row("d", Some(2))];
        let sort = |falling| Some(Sort { column: 0, falling });
        assert_eq!(visible(&rows, sort(true), ""), [2, 0, 3, 1]);
        assert_eq!(visible(&rows, sort(false), ""), [0, 3, 2, 1]);
        assert_eq!(visible(&rows, None, ""), [0, 1, 2, 3]);
        assert_eq!(visible(&rows, Some(Sort { column: 9, falling: true }), ""), [0, 1, 2, 3]);
    }

    #[test]
    fn words_are_sorted_as_turkish_sorts_them_and_buckets_come_last() {
        let mut rows = ["Iğdır", "Çorum", "Belirsiz", "İzmir", "Van"].map(|name| row(name, None));
        rows[2].place = Some(0);
        let sort = |falling| Some(Sort { column: 0, falling });
        assert_eq!(visible(&rows, sort(false), ""), [1, 0, 3, 4, 2]);
        assert_eq!(visible(&rows, sort(true), ""), [4, 3, 0, 1, 2]);
    }

    #[test]
    fn a_search_leaves_what_contains_it() {
        let rows = [row("eskisehir", Some(1)), row("kirsehir", Some(2)), row("van", Some(3))];
        assert_eq!(visible(&rows, None, "sehir"), [0, 1]);
        assert_eq!(visible(&rows, None, " van "), [2]);
    }

    #[test]
    fn a_second_press_turns_round() {
        let first = Sort::pressed(None, 1, true);
        assert_eq!(first, Sort { column: 1, falling: true });
        assert_eq!(Sort::pressed(Some(first), 1, true), Sort { column: 1, falling: false });
        assert_eq!(Sort::pressed(Some(first), 0, false), Sort { column: 0, falling: false });
    }
}
