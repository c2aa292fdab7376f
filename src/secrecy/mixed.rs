//! Public sums of several places whose goods or blocks differ.
//!
//! In the reduced echelon form the first unknown of a row is in no other row. A public sum holds each unknown once or not at
//! all, so it is the plain sum of the rows whose first unknowns it holds: which rows is all that is to be found. A sum that
//! no part of these rows is has a row in it that is no sum by itself (others would have nothing to cancel), and whatever
//! such a row holds too often, or less than not at all, another of them has to mend.

use super::span::{Row, add, is_once, plus};

/// Of so many rows sums are looked at.
pub const MOST_ROWS: usize = 3;
/// So many rows are tried before the search is given up, each of a few hundred unknowns: a tenth of a second.
const MOST_TRIED: usize = 50_000;

/// The first that is found among the sums of rows of a reduced echelon form over so many unknowns, those of few rows first.
/// Each is given as its unknowns, rising.
pub(super) fn find<T>(rows: &[Row], unknowns: usize, found: impl FnMut(&[u32]) -> Option<T>) -> Option<T> {
    let mut holders: Vec<Vec<u32>> = vec![Vec::new(); unknowns];
    for (row, number) in rows.iter().zip(0u32..) {
        row.iter().for_each(|(unknown, _)| holders[*unknown as usize].push(number));
    }
    let mut search = Search { rows, holders, found, tried: 0 };
    let all = 0..rows.len() as u32;
    (1..=MOST_ROWS).find_map(|most| {
        all.clone().find_map(|first| search.from(&rows[first as usize], &mut vec![first], most))
    })
}

struct Search<'a, F> {
    rows: &'a [Row],
    /// By unknown: the rows that hold it.
    holders: Vec<Vec<u32>>,
    found: F,
    tried: usize,
}

impl<T, F: FnMut(&[u32]) -> Option<T>> Search<'_, F> {
    /// Looks among sums of some rows, which together are `sum`, and of others with them, `most` in all.
    fn from(&mut self, sum: &Row, chosen: &mut Vec<u32>, most: usize) -> Option<T> {
        let Some(&(unknown, factor)) = sum.iter().find(|(_, factor)| !is_once(*factor)) else {
            // Sums of fewer rows were looked at before.
            let unknowns = || sum.iter().map(|(unknown, _)| *unknown).collect::<Vec<u32>>();
            return if chosen.len() == most { (self.found)(&unknowns()) } else { None };
        };
        if chosen.len() == most {
            return None;
        }
        for at in 0..self.holders[unknown as usize].len() {
            let next = self.holders[unknown as usize][at];
            self.tried += 1;
            if chosen.contains(&next) || self.tried > MOST_TRIED {
                continue;
            }
            let rows = self.rows;
            let row = &rows[next as usize];
            let own = row.binary_search_by_key(&unknown, |(unknown, _)| *unknown).map_or(0, |at| row[at].1);
            // The last row has to mend it.
            if chosen.len() + 1 == most && !is_once(add(factor, own)) {
                continue;
            }
            chosen.push(next);
            let one = self.from(&plus(sum, row), chosen, most);
            chosen.pop();
            if one.is_some() {
                return one;
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::secrecy::span::{Span, row};

    /// All sums that are found of what some rows make public, in the numbers of the unknowns.
    fn sums(public: &[Row], unknowns: usize) -> Vec<Vec<u32>> {
        let mut span = Span::new(unknowns);
        public.iter().for_each(|row| _ = span.add(row));
        let order: Vec<u32> = (0..unknowns as u32).rev().collect();
        let mut all = Vec::new();
        find::<()>(&span.in_order(&order), unknowns, |sum| {
            let mut sum: Vec<u32> = sum.iter().map(|place| order[*place as usize]).collect();
            sum.sort_unstable();
            all.push(sum);
            None
        });
        all.sort();
        all.dedup();
        all
    }

    #[test]
    fn sums_are_found_whatever_cancels() {
        // 0 + 1 + 2 and 1 + 2 + 3 are public, and so are 0 + 4 and 4 + 5.
        let public = [row([0, 1, 2]), row([1, 2, 3]), row([0, 4]), row([4, 5])];
        let found = sums(&public, 6);
        for sum in public.iter().map(|row| row.iter().map(|(unknown, _)| *unknown).collect::<Vec<_>>()) {
            assert!(found.contains(&sum), "{sum:?} {found:?}");
        }
        // Less 0 + 4, and more 4 + 5: 1 + 2 + 5; the same of 3 is not public, because nothing says 3 without 0.
        assert!(found.contains(&vec![1, 2, 5]), "{found:?}");
        assert!(!found.contains(&vec![1, 2]) && !found.contains(&vec![3]), "{found:?}");
    }

    #[test]
    fn half_an_unknown_and_another_half_are_one() {
        // 0 + 1, 1 + 2 and 0 + 2 say all three, so each of them is found.
        assert_eq!(sums(&[row([0, 1]), row([1, 2]), row([0, 2])], 3), [vec![0], vec![1], vec![2]]);
        // Twice 0 and 2 is said by 0 + 1, 0 + 3 and 1 + 3 with 2 in two of them: 0 + 2 with halves cancelled.
        let found = sums(&[row([0, 1, 2]), row([0, 3, 2]), row([1, 3])], 4);
        assert!(
            found.contains(&vec![0, 2]) && found.contains(&vec![1]) && found.contains(&vec![3]),
            "{found:?}"
        );
    }
}
