use crate::data::Tier;

use super::Slice;

/// A fraction with its own bounds: numerator and denominator, three times.
type Fraction = (i128, i128);

/// The share of a place in the country's trade of a tier: point, least and most, each as numerator and
/// denominator.
///
/// - Formula: the place's sum of the tier / the country's sum of the tier.
/// - Unit: a fraction; printed in percent.
/// - Undefined (`None`) where the country's sum is not positive.
/// - Intervals: the place at its least while all others are at their most, and the other way round; so
///   the bounds of all places together are consistent.
/// - Source: the report of the Ankara Chamber of Industry, graphs 1-4; Ankara 2024: 20.4% of the
///   country's high-technology exports.
pub fn contribution(place: &Slice, country: &Slice, tier: Tier) -> Option<[Fraction; 3]> {
    let at = tier.index();
    if country.tiers_e4[at] <= 0 {
        return None;
    }
    let others_high = country.high_e4[at] - place.high_e4[at];
    let others_low = country.low_e4[at] - place.low_e4[at];
    let point = (place.tiers_e4[at], country.tiers_e4[at]);
    Some([
        point,
        (place.low_e4[at], place.low_e4[at] + others_high),
        (place.high_e4[at], place.high_e4[at] + others_low),
    ])
}
