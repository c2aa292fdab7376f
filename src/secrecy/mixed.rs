//! Public sums of several places whose goods or blocks differ.
//!
//! In the reduced echelon form the first unknown of a row is in no other row. A public sum holds each unknown once or not at
//! all, so it is the plain sum of the rows whose first unknowns it holds: which rows is all that is to be found. It need not
//! be found where it falls into two public sums without a common unknown, because what is safe adds up to what is safe.
//! Else it is reached from each of its rows: as long as some are missing, what stands there either holds an unknown other
//! than once, which a missing row mends, or is a public sum by itself, of which a missing row takes an unknown away.

use super::span::{Row, add, is_once, plus};

/// Of so many rows sums are looked at.
const MOST_ROWS: usize = 3;
/// So many rows are added before the search is given up, each of a few hundred unknowns at most: some hundredths of a second.
const MOST_ADDED: usize = 20_000;

/// The first that is found among the sums of rows of a reduced echelon form over so many unknowns, those of few rows first,
/// that hold one of the unknowns that matter. Each is given as its unknowns, rising.
pub(super) fn find<T>(rows: &[Row], matters: &[bool], found: impl FnMut(&[u32]) -> Option<T>) -> Option<T> {
    let mut holders: Vec<Vec<u32>> = vec![Vec::new(); matters.len()];
    for (row, number) in rows.iter().zip(0u32..) {
        row.iter().for_each(|(unknown, _)| holders[*unknown as usize].push(number));
    }
    let is_start = |row: &Row| row.iter().any(|(unknown, _)| matters[*unknown as usize]);
    let is_start: Vec<bool> = rows.iter().map(is_start).collect();
    let starts: Vec<u32> = (0..rows.len() as u32).filter(|row| is_start[*row as usize]).collect();
    let mut search = Search { rows, is_start, holders, found, added: 0 };
    (1..=MOST_ROWS).find_map(|most| {
        starts.iter().find_map(|first| search.from(&rows[*first as usize], &mut vec![*first], most))
    })
}

struct Search<'a, F> {
    rows: &'a [Row],
    /// Rows that hold an unknown that matters.
    is_start: Vec<bool>,
    /// By unknown: the rows that hold it.
    holders: Vec<Vec<u32>>,
    found: F,
    added: usize,
}

impl<T, F: FnMut(&[u32]) -> Option<T>> Search<'_, F> {
    /// Looks among sums of some rows, which together are `sum`, and of others with them, `most` in all.
    fn from(&mut self, sum: &Row, chosen: &mut Vec<u32>, most: usize) -> Option<T> {
        let wrong = sum.iter().find(|(_, factor)| !is_once(*factor)).copied();
        match wrong {
            // Sums of fewer rows were looked at before.
            None if chosen.len() == most => {
                let unknowns: Vec<u32> = sum.iter().map(|(unknown, _)| *unknown).collect();
                (self.found)(&unknowns)
            }
            Some(_) if chosen.len() == most => None,
            Some(wrong) => self.with_holders(wrong, false, (sum, chosen), most),
            None => {
                let mut each = sum.iter();
                each.find_map(|own| self.with_holders(*own, true, (sum, chosen), most))
            }
        }
    }

    /// The same with each of the rows that hold an unknown, or that take it away.
    fn with_holders(
        &mut self,
        (unknown, factor): (u32, u64),
        takes_away: bool,
        (sum, chosen): (&Row, &mut Vec<u32>),
        most: usize,
    ) -> Option<T> {
        let rows = self.rows;
        for at in 0..self.holders[unknown as usize].len() {
            let next = self.holders[unknown as usize][at];
            // Rows that are reached from a start before were looked at with it.
            if chosen.contains(&next) || (self.is_start[next as usize] && next < chosen[0]) {
                continue;
            }
            let row = &rows[next as usize];
            let own = row.binary_search_by_key(&unknown, |(unknown, _)| *unknown).map_or(0, |at| row[at].1);
            let is_last = chosen.len() + 1 == most;
            if (takes_away && is_once(own)) || (is_last && !is_once(add(factor, own))) {
                continue;
            }
            self.added += 1;
            if self.added > MOST_ADDED {
                return None;
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
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;
    use crate::secrecy::span::{Span, row};

    fn span(public: &[Vec<u32>], unknowns: usize) -> Span {
        let mut span = Span::new(unknowns);
        public.iter().for_each(|sum| _ = span.add(&row(sum.iter().copied())));
        span
    }

    /// All sums that are found of what some sums make public, by an order of the unknowns.
    fn sums(public: &[Vec<u32>], order: &[u32], matters: &[bool]) -> BTreeSet<Vec<u32>> {
        let rows = span(public, order.len()).in_order(order);
        let matters: Vec<bool> = order.iter().map(|unknown| matters[*unknown as usize]).collect();
        let mut all = BTreeSet::new();
        find::<()>(&rows, &matters, |sum| {
            let mut sum: Vec<u32> = sum.iter().map(|place| order[*place as usize]).collect();
            sum.sort_unstable();
            all.insert(sum);
            None
        });
        all
    }

    fn all_of(public: &[Vec<u32>], unknowns: u32) -> BTreeSet<Vec<u32>> {
        let order: Vec<u32> = (0..unknowns).collect();
        sums(public, &order, &vec![true; unknowns as usize])
    }

    #[test]
    fn what_cancels_is_found() {
        // Less 0 + 4, and more 4 + 5: 1 + 2 + 5.
        let found = all_of(&[vec![0, 1, 2], vec![1, 2, 3], vec![0, 4], vec![4, 5]], 6);
        assert!(found.contains(&vec![1, 2, 5]), "{found:?}");
        // 1 + 2 is not public, because nothing says it without 0 or 3.
        assert!(!found.contains(&vec![1, 2]), "{found:?}");
    }

    #[test]
    fn halves_of_an_unknown_are_put_together() {
        // The form is 0 - 3/2, 1 + 3/2 and 2 + 3/2, so each of the public sums is of two rows.
        let public = [vec![0, 1], vec![0, 2], vec![1, 2, 3]];
        let found = all_of(&public, 4);
        assert!(public.iter().all(|sum| found.contains(sum)), "{found:?}");
    }

    #[test]
    fn an_unknown_that_a_sum_has_is_taken_away_too() {
        // The form is 0 + 2, which is public, and 1 - 2, which is none: together they are 0 + 1.
        assert!(all_of(&[vec![0, 2], vec![0, 1]], 3).contains(&vec![0, 1]));
    }

    proptest! {
        #[test]
        fn all_sums_of_three_rows_are_found(
            bits in prop::collection::vec(1u32..128, 1..6),
            order in Just((0..7u32).collect::<Vec<u32>>()).prop_shuffle(),
            matters in prop::collection::vec(any::<bool>(), 7),
        ) {
            let of = |bits: u32| -> Vec<u32> { (0..7).filter(|unknown| bits >> unknown & 1 == 1).collect() };
            let public: Vec<Vec<u32>> = bits.into_iter().map(of).collect();
            let mut known = span(&public, 7);
            let known: Vec<u32> = (1..128).filter(|bits| known.reduce(&row(of(*bits))).is_empty()).collect();
            let firsts: Vec<u32> =
                span(&public, 7).in_order(&order).iter().map(|row| order[row[0].0 as usize]).collect();
            let found = sums(&public, &order, &matters);
            for bits in &known {
                let sum = of(*bits);
                let falls = known.iter().any(|part| part & bits == *part && part != bits);
                let is_of_few = sum.iter().filter(|unknown| firsts.contains(unknown)).count() <= MOST_ROWS;
                if !falls && is_of_few && sum.iter().any(|unknown| matters[*unknown as usize]) {
                    prop_assert!(found.contains(&sum), "{:?} of {:?}", sum, found);
                }
            }
            for sum in &found {
                prop_assert!(known.iter().any(|bits| of(*bits) == *sum), "{:?} is not public", sum);
            }
        }
    }
}
