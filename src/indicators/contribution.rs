use crate::data::Tier;

use super::{Fraction, Slice, Sum, compare};

/// The share of a place in the country's trade of some tiers: point, least and most, each as numerator and
/// denominator.
///
/// - Formula: the place's sum of the tiers / the country's sum of the tiers.
/// - Unit: a fraction; printed in percent.
/// - Undefined (`None`) where the country's sum is not positive, or may not be.
/// - Intervals: the place at its least while all others are at their most, and the other way round; so
///   the bounds of all places together are consistent. Where one of the two is below zero, whichever ends
///   give the least and the most.
/// - Source: the report of the Ankara Chamber of Industry, graphs 1-4; Ankara 2024: 20.4% of the
///   country's high-technology exports.
pub fn contribution(place: &Slice, country: &Slice, tiers: &[Tier]) -> Option<[Fraction; 3]> {
    let sum = |slice: &Slice| {
        let (low, high) = slice.bounds(tiers);
        Sum { value: slice.sum(tiers), low, high, is_open: slice.is_open(tiers) }
    };
    contribution_of(sum(place), sum(country))
}

/// The same of sums.
pub(super) fn contribution_of(own: Sum, all: Sum) -> Option<[Fraction; 3]> {
    if all.value <= 0 {
        return None;
    }
    let others = [all.low - own.low, all.high - own.high];
    let ends = [own.low, own.high].into_iter().flat_map(|own| others.map(|others| (own, own + others)));
    let (defined, undefined): (Vec<Fraction>, Vec<Fraction>) = ends.partition(|(_, all)| *all > 0);
    // Goods that can take the country's sum away leave nothing to say.
    if (own.is_open || all.is_open) && !undefined.is_empty() {
        return None;
    }
    let low = defined.iter().copied().min_by(|a, b| compare(*a, *b))?;
    let high = defined.iter().copied().max_by(|a, b| compare(*a, *b))?;
    Some([(own.value, all.value), low, high])
}
