use crate::data::Tier;

use super::Slice;

/// A fraction whose numerator lies between two bounds; exact where they are equal.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Interval {
    /// Numerator in 1/10,000 of the currency.
    pub value_e4: i128,
    /// The least it can be.
    pub low_e4: i128,
    /// The most it can be.
    pub high_e4: i128,
    /// Denominator.
    pub of_e4: i128,
}

/// The share of some tiers in a place's trade.
///
/// - Formula: sum of the tiers / sum of everything, unspecified and confidential included.
/// - Unit: a fraction; printed in percent.
/// - Undefined (`None`) where the sum of everything is not positive.
/// - Intervals: the bounds of the numerator over the exact denominator.
/// - Source: the report of the Ankara Chamber of Industry on the technology of provincial trade, annexes
///   3-6; Eskişehir 2024: 569.3 of 1,655.0 million dollars are 34.4% (high).
pub fn share(slice: &Slice, tiers: &[Tier]) -> Option<Interval> {
    let (value_e4, low_e4, high_e4) = slice.sum(tiers);
    (slice.total_e4 > 0).then_some(Interval { value_e4, low_e4, high_e4, of_e4: slice.total_e4 })
}
