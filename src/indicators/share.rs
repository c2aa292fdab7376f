use crate::classify::{DefinitionId, Denominator};
use crate::data::{Tier, TierSet};

use super::slice::classified;
use super::{Over, Slice, compare};

/// A numerator and a positive denominator, in 1/10,000 of the currency.
pub type Fraction = (i128, i128);

/// A fraction with its least and its most; all equal where it is certain.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Interval {
    /// What is certain of it: the point where nothing is open.
    pub value: Fraction,
    /// The least it can be.
    pub low: Fraction,
    /// The most it can be.
    pub high: Fraction,
    /// Whether it is open because codes are coarse or goods confidential. A rounded printed share has bounds
    /// too, but is a point.
    pub is_open: bool,
}

/// The share of some tiers in a place's trade under a definition.
///
/// - Formula: sum of the tiers / sum of everything, unspecified and confidential included; under a
///   definition of manufacturing (TÜİK) / the sum of what has a tier. Excluded lists are in neither.
/// - Unit: a fraction; printed in percent.
/// - Undefined (`None`) where the denominator is not positive, whatever open goods are, or where goods below zero
///   can take it away.
/// - Intervals: the numerator at its least and its most. Where the denominator is open too, goods that can be
///   of the tiers and of no other class, and goods that can be of other classes only, are set so that the
///   quotient is least, and then so that it is most.
/// - Source: the report of the Ankara Chamber of Industry on the technology of provincial trade, annexes
///   3-6; Eskişehir 2024: 569.3 of 1,655.0 million dollars are 34.4% (high).
pub fn share(slice: &Slice, tiers: &[Tier], definition: DefinitionId) -> Option<Interval> {
    let over = match definition.denominator() {
        Denominator::Everything => Over::All,
        Denominator::Classified => Over::Manufacturing,
    };
    share_over(slice, tiers, definition, over)
}

/// The same over a denominator that was chosen: all goods, what has a tier, or all goods but confidential
/// ones, which then are no part of the tiers either. The share of what is not classified is one of all goods,
/// whatever the others are of.
pub fn share_over(slice: &Slice, tiers: &[Tier], definition: DefinitionId, over: Over) -> Option<Interval> {
    match over {
        Over::Manufacturing if !tiers.contains(&Tier::NotClassified) => {
            of_classified(slice, tiers, definition)
        }
        Over::WithoutConfidential => of_all(&slice.without_confidential(), tiers),
        Over::All | Over::Manufacturing => of_all(slice, tiers),
    }
}

fn of_all(slice: &Slice, tiers: &[Tier]) -> Option<Interval> {
    let ((low, high), of) = (slice.bounds(tiers), slice.total_e4);
    let (value, is_open) = ((slice.sum(tiers), of), slice.is_open(tiers));
    (of > 0).then_some(Interval { value, low: (low, of), high: (high, of), is_open })
}

/// The ways to give goods a class that can make the quotient least or most: of each kind of open goods all of
/// one sign go to the same side.
fn of_classified(slice: &Slice, tiers: &[Tier], definition: DefinitionId) -> Option<Interval> {
    let wanted: TierSet = tiers.iter().copied().collect();
    let others: TierSet =
        classified(definition).iter().copied().filter(|tier| !tiers.contains(tier)).collect();
    let (mut inside, mut outside) = (0, 0);
    // Sums above and below zero of goods that can be wanted, be others, be neither: by these three as bits.
    let mut open = [(0, 0); 8];
    for (set, amount_e4) in slice.cells() {
        let sides = [set.meets(wanted), set.meets(others), !set.is_within(wanted | others)];
        match sides {
            [true, false, false] => inside += amount_e4,
            [false, true, false] => outside += amount_e4,
            [false, false, _] => {}
            [is_wanted, is_other, is_neither] => {
                let at = usize::from(is_wanted) + 2 * usize::from(is_other) + 4 * usize::from(is_neither);
                open[at].0 += amount_e4.max(0);
                open[at].1 += amount_e4.min(0);
            }
        }
    }
    let value = (inside, inside + outside);
    let is_open = open.iter().any(|sums| *sums != (0, 0));
    if !is_open {
        // Printed shares lie half a step around what was printed, those of the others too.
        let others = classified(definition).iter().copied().filter(|tier| !tiers.contains(tier));
        let others: Vec<Tier> = others.collect();
        let ((in_below, in_above), (out_below, out_above)) = (slice.printed(tiers), slice.printed(&others));
        let low = (inside - in_below, inside - in_below + outside + out_above);
        let high = (inside + in_above, inside + in_above + outside - out_below);
        return (value.1 > 0).then_some(Interval { value, low, high, is_open });
    }
    let mut worlds: Vec<Fraction> = vec![value];
    let amounts =
        open.iter().enumerate().flat_map(|(sides, (above, below))| [(sides, *above), (sides, *below)]);
    for (sides, amount_e4) in amounts.filter(|(_, amount_e4)| *amount_e4 != 0) {
        let ways = [(1, (amount_e4, amount_e4)), (2, (0, amount_e4)), (4, (0, 0))];
        let ways = ways.into_iter().filter(|(side, _)| sides & side != 0).map(|(_, way)| way);
        let with = |(a, b): Fraction, (c, d): Fraction| (a + c, b + d);
        worlds = ways.flat_map(|way| worlds.iter().map(move |world| with(*world, way))).collect();
    }
    // Goods below zero that can take the denominator away leave nothing to say: beside a world without one lie
    // others of any share.
    let is_below = |(part, whole): &Fraction| *part < 0 || whole - part < 0;
    if worlds.iter().any(is_below) && worlds.iter().any(|(_, whole)| *whole <= 0) {
        return None;
    }
    // Else a world without a denominator has no share; of equal ones the one of most goods is told.
    let shares = || worlds.iter().copied().filter(|(_, denominator)| *denominator > 0);
    let low = shares().min_by(|a, b| compare(*a, *b).then(b.1.cmp(&a.1)))?;
    let high = shares().max_by(|a, b| compare(*a, *b).then(a.1.cmp(&b.1)))?;
    Some(Interval { value: if value.1 > 0 { value } else { low }, low, high, is_open })
}
