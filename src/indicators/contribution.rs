use crate::data::Tier;

use super::{Fraction, Slice};

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
    let (own, all) = (place.tier(tier), country.tier(tier));
    if all <= 0 {
        return None;
    }
    let (own_low, own_high) = place.bounds(&[tier]);
    let (low, high) = country.bounds(&[tier]);
    Some([(own, all), (own_low, own_low + high - own_high), (own_high, own_high + low - own_low)])
}
