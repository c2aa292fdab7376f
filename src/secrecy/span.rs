//! Which numbers follow from others by adding, subtracting and scaling: elimination over a field.

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

/// Rows, the short ones first: what is reduced by them stays short.
pub(super) fn short_first(rows: Vec<Row>) -> Vec<Row> {
    let longest = rows.iter().map(Vec::len).max().unwrap_or(0);
    let mut by_length: Vec<Vec<Row>> = vec![Vec::new(); longest + 1];
    rows.into_iter().for_each(|row| by_length[row.len()].push(row));
    by_length.into_iter().flatten().collect()
}

/// A row and another together.
pub(super) fn plus(one: &Row, other: &Row) -> Row {
    merge(one, other, add)
}

/// Whether a factor is that of an unknown in a sum that holds it once or not at all.
pub(super) fn is_once(factor: u64) -> bool {
    factor <= 1
}

/// What two factors are together.
pub(super) fn add(one: u64, other: u64) -> u64 {
    subtract(one, subtract(0, other))
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

    /// What is left of a row that does not follow: nothing where it does. Its columns may stand in any order.
    pub fn reduce(&mut self, row: &Row) -> Row {
        let columns = || row.iter().map(|(column, _)| *column as usize);
        let (Some(first), Some(mut last)) = (columns().min(), columns().max()) else { return Row::new() };
        for (column, factor) in row {
            self.dense[*column as usize] = *factor;
        }
        let mut rest = Row::new();
        let mut column = first;
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

    /// All that follows, as rows whose first column, by an order of all columns, is in no other row: the reduced echelon
    /// form. Columns are numbered by that order.
    pub fn in_order(&self, order: &[u32]) -> Vec<Row> {
        let mut places = vec![0u32; self.pivots.len()];
        order.iter().zip(0u32..).for_each(|(column, place)| places[*column as usize] = place);
        let renamed = |row: &Row| -> Row {
            row.iter().map(|(column, factor)| (places[*column as usize], *factor)).collect()
        };
        let mut span = Span::new(self.pivots.len());
        for row in short_first(self.pivots.iter().flatten().map(renamed).collect()) {
            span.add(&row);
        }
        for column in (0..span.pivots.len()).rev() {
            let Some(mut row) = span.pivots[column].take() else { continue };
            let rest = span.reduce(&row.split_off(1));
            row.extend(rest);
            span.pivots[column] = Some(row);
        }
        span.pivots.into_iter().flatten().collect()
    }

    /// Forgets the row that begins in a column; it must be the latest one that was added.
    pub fn forget(&mut self, column: u32) {
        self.pivots[column as usize] = None;
    }
}

/// A row less so much of another that a column, in which the other begins with 1, is empty.
pub(super) fn without(row: &Row, pivot: &Row) -> Row {
    let Some((column, _)) = pivot.first() else { return row.clone() };
    let Ok(at) = row.binary_search_by_key(column, |(column, _)| *column) else { return row.clone() };
    let factor = row[at].1;
    merge(row, pivot, |left, by| subtract(left, multiply(factor, by)))
}

/// Two rows column by column; what is in one alone meets zero.
fn merge(one: &Row, other: &Row, both: impl Fn(u64, u64) -> u64) -> Row {
    let mut merged = Row::with_capacity(one.len() + other.len());
    let (mut one, mut other) = (one.iter().peekable(), other.iter().peekable());
    loop {
        let next = match (one.peek(), other.peek()) {
            (Some((at, left)), Some((beside, by))) if at == beside => (*at, both(*left, *by)),
            (Some((at, left)), beside) if beside.is_none_or(|(beside, _)| at < beside) => {
                (*at, both(*left, 0))
            }
            (_, Some((at, by))) => (*at, both(0, *by)),
            _ => return merged,
        };
        one.next_if(|(at, _)| *at == next.0);
        other.next_if(|(at, _)| *at == next.0);
        if next.1 != 0 {
            merged.push(next);
        }
    }
}

fn multiply(one: u64, other: u64) -> u64 {
    let product = u128::from(one) * u128::from(other);
    // 2^61 is 1 in this field.
    let folded = (product as u64 & PRIME) + (product >> 61) as u64;
    if folded >= PRIME { folded - PRIME } else { folded }
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
        // In the order's numbers: 2 is 0, 1 is 1, 3 is 2 and 0 is 3.
        assert_eq!(span.in_order(&[2, 1, 3, 0]), [row([0]), row([1]), row([2, 3])]);
        let mut span = Span::new(3);
        span.add(&row([0, 1]));
        span.add(&row([1, 2]));
        // Of the last two columns nothing but their sum follows, and that is a row of its own.
        assert_eq!(span.in_order(&[0, 1, 2])[1], row([1, 2]));
        assert_eq!(span.in_order(&[0, 1, 2])[0], [(0, 1), (2, PRIME - 1)]);
    }

    #[test]
    fn the_field_adds_and_multiplies_as_whole_numbers_do() {
        let numbers = [0, 1, 2, 3, 12_345, 1 << 60, PRIME - 2, PRIME - 1];
        for (one, other) in numbers.iter().flat_map(|one| numbers.map(|other| (*one, other))) {
            let modulo = |whole: u128| (whole % u128::from(PRIME)) as u64;
            let [wide, broad] = [one, other].map(u128::from);
            assert_eq!(multiply(one, other), modulo(wide * broad));
            assert_eq!(add(one, other), modulo(wide + broad));
        }
        assert_eq!(plus(&row([0, 2]), &vec![(1, 5), (2, PRIME - 1)]), [(0, 1), (1, 5)]);
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
