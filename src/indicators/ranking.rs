use crate::types::Place;

use super::{Area, Fraction, Interval};

/// The rank of a province: from the best to the worst that it can have.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Rank {
    /// If it is at its most and all others at their least.
    pub best: u32,
    /// If it is at its least and all others at their most.
    pub worst: u32,
}

/// Ranks of provinces, or of regions, by a number, the largest first; equal numbers share the better rank.
/// Buckets beside the map have none. A province whose interval overlaps with others' has a range of ranks.
///
/// Fractions are compared exactly, by cross-multiplication; denominators are positive.
pub fn ranks(values: &[(Place, Interval)]) -> Vec<(Place, Rank)> {
    ranked(values.iter().filter(|(place, _)| place.is_on_map()))
}

/// The same of areas.
pub fn rank_areas(values: &[(Area, Interval)]) -> Vec<(Area, Rank)> {
    ranked(values.iter().filter(|(area, _)| area.is_ranked()))
}

fn ranked<'a, T: Clone + Ord + 'a>(values: impl Iterator<Item = &'a (T, Interval)>) -> Vec<(T, Rank)> {
    let values: Vec<&(T, Interval)> = values.collect();
    let mut ranked: Vec<(&T, Fraction, Rank)> = values
        .iter()
        .map(|(place, own)| {
            let others = || values.iter().filter(|(other, _)| other != place).map(|(_, other)| other);
            let (low, high) = own.shown();
            let surely_above = others().filter(|other| compare(other.shown().0, high).is_gt()).count();
            let maybe_above = others().filter(|other| compare(other.shown().1, low).is_gt()).count();
            let rank = Rank { best: surely_above as u32 + 1, worst: maybe_above as u32 + 1 };
            (place, own.middle(), rank)
        })
        .collect();
    ranked.sort_by(|(a, a_middle, a_rank), (b, b_middle, b_rank)| {
        let sums = |rank: &Rank| rank.best + rank.worst;
        compare(*b_middle, *a_middle).then(sums(a_rank).cmp(&sums(b_rank))).then(a.cmp(b))
    });
    ranked.into_iter().map(|(place, _, rank)| (place.clone(), rank)).collect()
}

impl Interval {
    /// A fraction without bounds.
    pub fn certain(value: Fraction) -> Interval {
        Interval { value, low: value, high: value, is_open: false }
    }

    /// What is shown: both bounds where it is open, the point twice where it is not.
    pub fn shown(&self) -> (Fraction, Fraction) {
        if self.is_open { (self.low, self.high) } else { (self.value, self.value) }
    }

    /// Half-way between what is shown; below the line are at most 96 bits, so that it can be printed.
    pub fn middle(&self) -> Fraction {
        if !self.is_open {
            return self.value;
        }
        let ((a, b), (c, d)) = (self.low, self.high);
        if b == d {
            return (a + c, b * 2);
        }
        let exact = || {
            let numerator = a.checked_mul(d)?.checked_add(c.checked_mul(b)?)?;
            Some((numerator, b.checked_mul(d)?.checked_mul(2)?))
        };
        let (numerator, denominator) = exact().unwrap_or(((a + c) / 2, (b + d) / 2));
        let surplus = 128u32.saturating_sub(denominator.leading_zeros()).saturating_sub(96);
        (numerator >> surplus, denominator >> surplus)
    }
}

/// The order of two fractions with positive denominators, exact also where their cross products pass 128 bits:
/// then the whole parts are compared, and where these are equal, the rests the other way up.
///
/// ```
/// use teknoharita::indicators::compare;
/// let large = i128::MAX / 3;
/// assert!(compare((large, large - 1), (large - 1, large)).is_gt());
/// assert!(compare((-large, large - 1), (-1, 1)).is_lt());
/// ```
pub fn compare(a: Fraction, b: Fraction) -> std::cmp::Ordering {
    if let (Some(left), Some(right)) = (a.0.checked_mul(b.1), b.0.checked_mul(a.1)) {
        return left.cmp(&right);
    }
    let (mut a, mut b) = ((a.0, a.1.max(1)), (b.0, b.1.max(1)));
    let mut turned = false;
    // As in Euclid's algorithm the denominators fall, so this ends.
    loop {
        let whole = a.0.div_euclid(a.1).cmp(&b.0.div_euclid(b.1));
        let (a_rest, b_rest) = (a.0.rem_euclid(a.1), b.0.rem_euclid(b.1));
        let order = match (a_rest, b_rest) {
            _ if whole.is_ne() => whole,
            (0, _) | (_, 0) => a_rest.cmp(&b_rest),
            _ => {
                (a, b, turned) = ((a.1, a_rest), (b.1, b_rest), !turned);
                continue;
            }
        };
        return if turned { order.reverse() } else { order };
    }
}
