//! A second solver: exact fractions, every unknown a cell of its own.

use std::collections::BTreeMap;

/// A fraction in lowest terms with a positive denominator.
type Fraction = (i128, i128);

/// Factors by unknown; none is zero.
pub type Row = BTreeMap<usize, Fraction>;

pub fn row(unknowns: impl IntoIterator<Item = usize>) -> Row {
    unknowns.into_iter().map(|unknown| (unknown, (1, 1))).collect()
}

/// Rows each of which begins in another column.
#[derive(Default)]
pub struct Solver {
    by_first: BTreeMap<usize, Row>,
}

impl Solver {
    pub fn add(&mut self, row: &Row) {
        let rest = self.rest(row);
        if let Some((&first, &(numerator, denominator))) = rest.iter().next() {
            let scaled = rest.into_iter().map(|(at, factor)| (at, times(factor, (denominator, numerator))));
            self.by_first.insert(first, scaled.collect());
        }
    }

    /// Whether the sum of the row follows from those that were added.
    pub fn knows(&self, row: &Row) -> bool {
        self.rest(row).is_empty()
    }

    /// What follows, as rows none of which holds the first unknown of another.
    pub fn reduced(&self) -> Vec<Row> {
        let reduced = |(first, row): (&usize, &Row)| {
            let mut tail = row.clone();
            tail.remove(first);
            let mut rest = self.rest(&tail);
            rest.insert(*first, (1, 1));
            rest
        };
        self.by_first.iter().map(reduced).collect()
    }

    fn rest(&self, row: &Row) -> Row {
        let (mut rest, mut from) = (row.clone(), 0);
        while let Some((&at, &factor)) = rest.range(from..).next() {
            for (column, by) in self.by_first.get(&at).into_iter().flatten() {
                let left = minus(rest.get(column).copied().unwrap_or((0, 1)), times(factor, *by));
                if left.0 == 0 {
                    rest.remove(column)
                } else {
                    rest.insert(*column, left)
                };
            }
            from = at + 1;
        }
        rest
    }
}

fn times(one: Fraction, other: Fraction) -> Fraction {
    lowest(one.0.checked_mul(other.0).unwrap(), one.1.checked_mul(other.1).unwrap())
}

fn minus(one: Fraction, other: Fraction) -> Fraction {
    let [left, right] = [one.0.checked_mul(other.1).unwrap(), other.0.checked_mul(one.1).unwrap()];
    lowest(left.checked_sub(right).unwrap(), one.1.checked_mul(other.1).unwrap())
}

fn lowest(numerator: i128, denominator: i128) -> Fraction {
    let (mut a, mut b) = (numerator.unsigned_abs(), denominator.unsigned_abs());
    while b != 0 {
        (a, b) = (b, a % b);
    }
    let divisor = a as i128 * denominator.signum();
    (numerator / divisor, denominator / divisor)
}

#[test]
fn it_solves_what_is_solved_by_hand() {
    let mut solver = Solver::default();
    [[0, 1], [0, 2], [1, 2]].iter().for_each(|pair| solver.add(&row(*pair)));
    assert!((0..3).all(|unknown| solver.knows(&row([unknown]))));
    let mut solver = Solver::default();
    solver.add(&row([0, 1, 2, 3]));
    solver.add(&row([0, 1]));
    assert_eq!(solver.reduced(), [row([0, 1]), row([2, 3])]);
    assert!(solver.knows(&row([2, 3])) && !solver.knows(&row([2])) && !solver.knows(&row([0, 2])));
}
