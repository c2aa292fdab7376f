use crate::data::Tier;

use super::{Fraction, Slice};

/// The share of a place in the country's trade of some tiers: point, least and most, each as numerator and
/// denominator.
///
/// - Formula: the place's sum of the tiers / the country's sum of the tiers.
/// - Unit: a fraction; printed in percent.
/// - Undefined (`None`) where the country's sum is not positive.
/// - Intervals: the place at its least while all others are at their most, and the other way round; so
///   the bounds of all places together are consistent.
/// - Source: the report of the Ankara Chamber of Industry, graphs 1-4; Ankara 2024: 20.4% of the
///   country's high-technology exports.
pub fn contribution(place: &Slice, country: &Slice, tiers: &[Tier]) -> Option<[Fraction; 3]> {
    let (own, all) = (place.sum(tiers), country.sum(tiers));
    if all <= 0 {
        return None;
    }
    let (own_low, own_high) = place.bounds(tiers);
    let (low, high) = country.bounds(tiers);
    Some([(own, all), (own_low, own_low + high - own_high), (own_high, own_high + low - own_low)])
}
