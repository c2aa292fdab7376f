use crate::classify::{DefinitionId, Denominator};
use crate::data::{Tier, TierSet};

use super::slice::classified;
use super::{Over, Slice};

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
/// - Undefined (`None`) where the denominator is not positive, whatever open goods are.
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

fn of_classified(slice: &Slice, tiers: &[Tier], definition: DefinitionId) -> Option<Interval> {
    let wanted: TierSet = tiers.iter().copied().collect();
    let others: TierSet =
        classified(definition).iter().copied().filter(|tier| !tiers.contains(tier)).collect();
    let (mut inside, mut outside) = (0, 0);
    let (mut low_in, mut low_out, mut high_in, mut high_out) = (0, 0, 0, 0);
    let mut is_open = false;
    for (set, amount_e4) in slice.cells() {
        let (is_wanted, is_other) = (set.meets(wanted), set.meets(others));
        if set.is_within(wanted) {
            inside += amount_e4;
        } else if set.is_within(others) {
            outside += amount_e4;
        } else if is_wanted || is_other {
            is_open |= amount_e4 != 0;
            // Least: whatever can lie among the others does; else it lies outside the denominator.
            if is_other {
                low_out += amount_e4;
            }
            // Most: whatever can lie among the wanted does.
            if is_wanted {
                high_in += amount_e4;
            } else if !set.has(Tier::NotClassified) {
                high_out += amount_e4;
            }
            let no_way_out = !set.has(Tier::NotClassified);
            if !is_other && no_way_out {
                low_in += amount_e4;
            }
        }
    }
    let value = (inside, inside + outside);
    let low = (inside + low_in, inside + low_in + outside + low_out);
    let high = (inside + high_in, inside + high_in + outside + high_out);
    if !is_open {
        // Printed shares lie half a step around what was printed, those of the others too.
        let others = classified(definition).iter().copied().filter(|tier| !tiers.contains(tier));
        let others: Vec<Tier> = others.collect();
        let ((in_below, in_above), (out_below, out_above)) = (slice.printed(tiers), slice.printed(&others));
        let low = (inside - in_below, inside - in_below + outside + out_above);
        let high = (inside + in_above, inside + in_above + outside - out_below);
        return (value.1 > 0).then_some(Interval { value, low, high, is_open });
    }
    // A world without a denominator has no share; where only one of the two has one, it is the only share.
    let (low, high) = match (low.1 > 0, high.1 > 0) {
        (true, true) => (low, high),
        (true, false) => (low, low),
        (false, true) => (high, high),
        (false, false) => return None,
    };
    Some(Interval { value: if value.1 > 0 { value } else { low }, low, high, is_open })
}
