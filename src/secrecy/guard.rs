//! What is public, and which sensitive sums it gives away.

use super::span::{Row, Span, row, without};

/// Public rows, with what is left of each sensitive sum.
pub(super) struct Guard {
    span: Span,
    /// What does not follow of each sensitive sum; nothing where all of it does.
    rests: Vec<Row>,
    /// By unknown: sensitive sums in whose rest it is or was.
    touched: Vec<Vec<u32>>,
}

impl Guard {
    /// Of nothing public yet.
    pub fn new(unknowns: usize, targets: &[Vec<u32>]) -> Guard {
        let rests: Vec<Row> = targets.iter().map(|target| row(target.iter().copied())).collect();
        let mut touched = vec![Vec::new(); unknowns];
        for (target, number) in targets.iter().zip(0u32..) {
            target.iter().for_each(|unknown| touched[*unknown as usize].push(number));
        }
        Guard { span: Span::new(unknowns), rests, touched }
    }

    /// Makes rows public, whatever they give away.
    pub fn add(&mut self, rows: &[Row]) {
        let mut undo = Undo::default();
        rows.iter().for_each(|row| self.take(row, &mut undo));
    }

    /// Gives up the sums that are known already; returns how many they are.
    pub fn give_up_known(&mut self) -> usize {
        let before = self.rests.len();
        let is_known: Vec<bool> = self.rests.iter().map(Row::is_empty).collect();
        let mut numbers = Vec::with_capacity(before);
        let mut next = 0u32;
        for is_known in &is_known {
            numbers.push(next);
            next += u32::from(!is_known);
        }
        self.rests.retain(|rest| !rest.is_empty());
        for touched in &mut self.touched {
            touched.retain(|number| !is_known[*number as usize]);
            touched.iter_mut().for_each(|number| *number = numbers[*number as usize]);
        }
        before - self.rests.len()
    }

    /// Makes rows public if none of the sensitive sums follows then; says whether it did.
    pub fn try_add(&mut self, rows: &[Row]) -> bool {
        let mut undo = Undo::default();
        rows.iter().for_each(|row| self.take(row, &mut undo));
        if !undo.gives_away {
            return true;
        }
        undo.columns.iter().rev().for_each(|column| self.span.forget(*column));
        undo.rests.into_iter().rev().for_each(|(number, rest)| self.rests[number as usize] = rest);
        false
    }

    /// Whether a sum follows from what is public.
    pub fn is_known(&mut self, sum: &Row) -> bool {
        self.span.reduce(sum).is_empty()
    }

    /// All that is public, as rows none of which holds what another one takes out of it, by an order of all unknowns; in the
    /// rows these are numbered by that order.
    pub fn in_order(&self, order: &[u32]) -> Vec<Row> {
        self.span.in_order(order)
    }

    fn take(&mut self, row: &Row, undo: &mut Undo) {
        let Some(column) = self.span.add(row) else { return };
        undo.columns.push(column);
        let Some(pivot) = self.span.pivot(column) else { return };
        let touched = std::mem::take(&mut self.touched[column as usize]);
        for number in &touched {
            let Some(rest) = self.rests.get_mut(*number as usize) else { continue };
            let left = without(rest, pivot);
            if left == *rest {
                continue;
            }
            let is_new = |unknown: u32| rest.binary_search_by_key(&unknown, |(unknown, _)| *unknown).is_err();
            for (unknown, _) in left.iter().filter(|(unknown, _)| is_new(*unknown)) {
                self.touched[*unknown as usize].push(*number);
            }
            undo.gives_away |= left.is_empty();
            undo.rests.push((*number, std::mem::replace(rest, left)));
        }
        // What is taken back has this column again.
        self.touched[column as usize] = touched;
    }
}

/// What takes rows back.
#[derive(Default)]
struct Undo {
    columns: Vec<u32>,
    rests: Vec<(u32, Row)>,
    gives_away: bool,
}
