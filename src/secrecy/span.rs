//! Which numbers follow from others by adding, subtracting and scaling: elimination over a field.

use crate::types::sort_few;

/// The field of the whole numbers below 2^61 - 1, a prime.
///
/// What a prime can miss: a number that follows from others only with a denominator that the prime divides. Every
/// denominator is a minor of the 0/1 matrix of what was published, so by Hadamard's bound no matrix of fewer than 33
/// unknowns that hang together has one, and larger ones would have to be made for it: those of places within a country
/// and parts within a whole have minors of a few digits. What a prime cannot do is let something follow that does
/// not follow by whole numbers, but for the same rare reason: then a place too many is withheld.
const PRIME: u64 = (1 << 61) - 1;

/// A sum of unknowns: numbers of columns, rising, and what each is multiplied by.
pub(super) type Row = Vec<(u32, u64)>;

/// The unknowns of a 0/1 row; they rise.
pub(super) fn row(unknowns: impl IntoIterator<Item = u32>) -> Row {
    unknowns.into_iter().map(|unknown| (unknown, 1)).collect()
}

/// The unknowns of which a row is the sum, or so many times the sum; nothing where it is none.
pub(super) fn summed(row: &Row) -> Option<Vec<u32>> {
    let (_, first) = row.first()?;
    row.iter().map(|(unknown, factor)| (factor == first).then_some(*unknown)).collect()
}

/// All that follows from some rows.
pub(super) struct Span {
    /// By column: the row that begins there, whose first factor is 1.
    pivots: Vec<Option<Row>>,
    /// Room for one row.
    dense: Vec<u64>,
}

impl Span {
    /// Of nothing yet, over so many unknowns.
    pub fn new(unknowns: usize) -> Span {
        Span { pivots: vec![None; unknowns], dense: vec![0; unknowns] }
    }

    /// What is left of a row that does not follow: nothing where it does.
    pub fn reduce(&mut self, row: &Row) -> Row {
        let (Some((first, _)), Some((last, _))) = (row.first(), row.last()) else { return Row::new() };
        let mut last = *last as usize;
        for (column, factor) in row {
            self.dense[*column as usize] = *factor;
        }
        let mut rest = Row::new();
        let mut column = *first as usize;
        while column <= last {
            let factor = std::mem::take(&mut self.dense[column]);
            match self.pivots[column].as_ref().filter(|_| factor != 0) {
                Some(pivot) => {
                    // It begins with 1 in this column.
                    for (at, by) in pivot.iter().skip(1) {
                        let at = *at as usize;
                        self.dense[at] = subtract(self.dense[at], multiply(factor, *by));
                        last = last.max(at);
                    }
                }
                None if factor != 0 => rest.push((column as u32, factor)),
                None => {}
            }
            column += 1;
        }
        rest
    }

    /// Takes a row in and gives the column in which it begins, once what follows already is taken away; `None` where
    /// all of it does.
    pub fn add(&mut self, row: &Row) -> Option<u32> {
        let mut rest = self.reduce(row);
        let (column, first) = *rest.first()?;
        let inverse = inverse(first);
        rest.iter_mut().for_each(|(_, factor)| *factor = multiply(*factor, inverse));
        self.pivots[column as usize] = Some(rest);
        Some(column)
    }

    /// The row that begins in a column.
    pub fn pivot(&self, column: u32) -> Option<&Row> {
        self.pivots[column as usize].as_ref()
    }

    /// All that follows, as rows whose first column, by an order of all columns, is in no other row. So whatever
    /// follows of the last columns alone is made of the rows that begin there, and no row holds a column that another one
    /// could take out of it.
    pub fn in_order(&self, order: &[u32]) -> Vec<Row> {
        let mut places = vec![0u32; self.pivots.len()];
        order.iter().zip(0u32..).for_each(|(column, place)| places[*column as usize] = place);
        let renamed = |row: &Row, names: &[u32]| {
            let mut row: Row =
                row.iter().map(|(column, factor)| (names[*column as usize], *factor)).collect();
            sort_few(&mut row, |(column, _)| *column);
            row
        };
        let mut rows: Vec<Row> = self.pivots.iter().flatten().map(|row| renamed(row, &places)).collect();
        sort_few(&mut rows, Vec::len);
        let mut span = Span::new(self.pivots.len());
        rows.iter().for_each(|row| _ = span.add(row));
        for column in (0..span.pivots.len()).rev() {
            let Some(mut row) = span.pivots[column].take() else { continue };
            let rest = span.reduce(&row.split_off(1));
            row.extend(rest);
            span.pivots[column] = Some(row);
        }
        span.pivots.iter().flatten().map(|row| renamed(row, order)).collect()
    }

    /// Forgets the row that begins in a column; it must be the latest one that was added.
    pub fn forget(&mut self, column: u32) {
        self.pivots[column as usize] = None;
    }
}

/// A row less so much of another that a column, in which the other begins with 1, is empty.
pub(super) fn without(row: &Row, pivot: &Row) -> Row {
    let Some((column, _)) = pivot.first() else { return row.clone() };
    without_column(row, pivot, *column)
}

/// A row less so much of another that a column of both is empty.
pub(super) fn without_column(row: &Row, other: &Row, column: u32) -> Row {
    let at = |row: &Row| row.binary_search_by_key(&column, |(column, _)| *column).map(|at| row[at].1);
    let (Ok(factor), Ok(by)) = (at(row), at(other)) else { return row.clone() };
    let factor = if by == 1 { factor } else { multiply(factor, inverse(by)) };
    let (mut rest, mut own, mut other) =
        (Row::with_capacity(row.len() + other.len()), row.iter().peekable(), other.iter().peekable());
    loop {
        let (column, left) = match (own.peek(), other.peek()) {
            (Some((one, left)), Some((two, by))) if one == two => {
                let left = subtract(*left, multiply(factor, *by));
                own.next();
                other.next();
                (*one, left)
            }
            (Some((one, left)), two) if two.is_none_or(|(two, _)| one < two) => {
                own.next();
                (*one, *left)
            }
            (_, Some((two, by))) => {
                other.next();
                (*two, subtract(0, multiply(factor, *by)))
            }
            _ => break,
        };
        if left != 0 {
            rest.push((column, left));
        }
    }
    rest
}

fn multiply(one: u64, other: u64) -> u64 {
    (u128::from(one) * u128::from(other) % u128::from(PRIME)) as u64
}

fn subtract(from: u64, other: u64) -> u64 {
    if from >= other { from - other } else { from + PRIME - other }
}

/// By Fermat's little theorem.
fn inverse(of: u64) -> u64 {
    let (mut power, mut base, mut exponent) = (1, of, PRIME - 2);
    while exponent > 0 {
        if exponent % 2 == 1 {
            power = multiply(power, base);
        }
        base = multiply(base, base);
        exponent /= 2;
    }
    power
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_follows_is_found_and_what_does_not_is_not() {
        let mut span = Span::new(4);
        // The whole, and two parts of it together.
        span.add(&row([0, 1, 2, 3]));
        span.add(&row([0, 1]));
        assert!(span.reduce(&row([2, 3])).is_empty());
        assert!(!span.reduce(&row([2])).is_empty() && !span.reduce(&row([0, 2])).is_empty());
        // (a+b) + (a+c) + (b+c) is twice the whole: halves are needed.
        let mut span = Span::new(3);
        for pair in [[0, 1], [0, 2], [1, 2]] {
            span.add(&row(pair));
        }
        assert!((0..3).all(|unknown| span.reduce(&row([unknown])).is_empty()));
    }

    #[test]
    fn a_row_that_is_forgotten_is_gone() {
        let mut span = Span::new(3);
        span.add(&row([0, 1, 2]));
        let column = span.add(&row([1, 2])).unwrap();
        assert!(span.reduce(&row([0])).is_empty());
        span.forget(column);
        assert!(!span.reduce(&row([0])).is_empty());
    }

    #[test]
    fn an_order_shows_what_follows_of_its_last_columns() {
        let mut span = Span::new(4);
        span.add(&row([0, 1, 2, 3]));
        span.add(&row([1, 2]));
        span.add(&row([0, 1, 3]));
        // 2 follows; so does 1, and 0 with 3.
        let mut rows = span.in_order(&[2, 1, 3, 0]);
        rows.sort();
        assert_eq!(rows, [row([0, 3]), row([1]), row([2])]);
        let mut span = Span::new(3);
        span.add(&row([0, 1]));
        span.add(&row([1, 2]));
        // Without the first column nothing but the sum of the others follows, and that is a row of its own.
        assert_eq!(span.in_order(&[0, 1, 2])[1], row([1, 2]));
    }

    #[test]
    fn a_pivot_takes_its_column_out_of_a_row() {
        let mut span = Span::new(4);
        let rest = row([0, 2, 3]);
        let column = span.add(&row([2, 3])).unwrap();
        let left = without(&rest, span.pivot(column).unwrap());
        assert_eq!(left, span.reduce(&rest));
        assert_eq!(left, row([0]));
        assert_eq!(multiply(inverse(12_345), 12_345), 1);
    }
}
