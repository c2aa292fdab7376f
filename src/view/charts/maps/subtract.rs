//! The difference of two numbers that may be ranges, exactly.

use crate::indicators::{Fraction, Interval, compare};
use crate::messages::{Lang, money_change, points_text};
use crate::types::{Currency, E4, decimal_text, percent_text, round_ratio};

/// Which way a number goes from one map to the other, as far as that is certain.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Turn {
    /// It is larger, whatever open goods are.
    Up,
    /// It is the same.
    Same,
    /// It is smaller, whatever open goods are.
    Down,
    /// Ranges overlap: the sign is open.
    Open,
}

/// Above and below the line; the middle of a range still fits 128 bits then.
const MOST: i128 = i128::MAX / 4;

/// What a number is more in the second map than in the first.
///
/// - Formula: second - first; of ranges the least is least - most, and the most is most - least.
/// - Unit: percentage points of shares (a fraction), or the currency of amounts.
/// - Undefined (`None`) where one of both is, or where the exact fraction passes 128 bits.
/// - Example: 8.4% after 2.1% is 6.3 points; 12.1–14.0% after 10.0–13.0% is -0.9 – 4.0 points, and the sign is open.
///
/// ```
/// use teknoharita::indicators::Interval;
/// use teknoharita::types::Currency;
/// use teknoharita::view::maps::{Difference, Turn};
/// let share = |per_mille| Interval::certain((per_mille, 1_000));
/// let rose = Difference::of(&share(84), &share(21), true, Currency::Usd).unwrap();
/// assert_eq!((rose.interval.value, rose.turn()), ((63, 1_000), Turn::Up));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Difference {
    /// With its bounds.
    pub interval: Interval,
    is_share: bool,
    currency: Currency,
}

impl Difference {
    /// The second minus the first: shares, or amounts of one currency over [`E4`].
    pub fn of(second: &Interval, first: &Interval, is_share: bool, currency: Currency) -> Option<Difference> {
        let interval = Interval {
            value: minus(second.value, first.value)?,
            low: minus(second.low, first.high)?,
            high: minus(second.high, first.low)?,
            is_open: second.is_open || first.is_open,
        };
        let ends = [interval.value, interval.low, interval.high];
        let fits = |(numerator, denominator): Fraction| {
            numerator.unsigned_abs() <= MOST.unsigned_abs() && (1..=MOST).contains(&denominator)
        };
        ends.into_iter().all(fits).then_some(Difference { interval, is_share, currency })
    }

    /// Which way it goes, by what is shown: a rounded printed share is a point.
    pub fn turn(&self) -> Turn {
        let (low, high) = self.interval.shown();
        match (low.0.signum(), high.0.signum()) {
            (1, _) => Turn::Up,
            (_, -1) => Turn::Down,
            (0, 0) => Turn::Same,
            _ => Turn::Open,
        }
    }

    /// As printed: `+6,3 puan`, `-0.9 – +4.0 points`, `+1,2 milyar dolar`.
    pub fn text(&self, lang: Lang) -> String {
        let (low, high) = self.interval.shown();
        match self.is_share {
            true => points_text(short(low), short(high), lang).unwrap_or_default(),
            false => money_change(amount_e4(low), amount_e4(high), self.currency, lang),
        }
    }

    /// For machines: points with six decimals, or the currency; `None` where it is not one number.
    pub fn data(&self) -> Option<String> {
        if self.interval.is_open { None } else { self.machine(self.interval.value) }
    }

    /// Both bounds for machines, where it is a range.
    pub fn data_bounds(&self) -> Option<[String; 2]> {
        if !self.interval.is_open {
            return None;
        }
        Some([self.machine(self.interval.low)?, self.machine(self.interval.high)?])
    }

    fn machine(&self, number: Fraction) -> Option<String> {
        let number = short(number);
        if self.is_share { percent_text(number.0, number.1) } else { Some(decimal_text(amount_e4(number))) }
    }

    /// The size of its middle as a whole number: 1/1,000,000 of a point, or units of the currency.
    pub fn size(&self) -> i64 {
        let (numerator, denominator) = short(self.interval.middle());
        let scale = if self.is_share { 100_000_000 } else { 1 };
        let size = round_ratio(numerator.saturating_abs(), denominator, scale).unwrap_or(i128::MAX);
        i64::try_from(size).unwrap_or(i64::MAX)
    }

    /// How many of some rising bounds the size of a number reaches, with its sign; exact.
    pub(super) fn class(&self, number: Fraction, bounds: &[i64]) -> i8 {
        let scale = if self.is_share { 100_000_000 } else { 1 };
        let size = (number.0.saturating_abs(), number.1);
        let reached = bounds.iter().filter(|bound| compare(size, (i128::from(**bound), scale)).is_ge());
        let reached = reached.count().min(i8::MAX as usize) as i8;
        if number.0 < 0 { -reached } else { reached }
    }
}

/// One fraction less another, over the least common denominator; `None` where it passes 128 bits.
fn minus(second: Fraction, first: Fraction) -> Option<Fraction> {
    if second.1 == first.1 {
        return Some((second.0.checked_sub(first.0)?, second.1));
    }
    let (second, first) = (lowest(second), lowest(first));
    let common = gcd(second.1, first.1).max(1);
    let (times_second, times_first) = (first.1 / common, second.1 / common);
    let numerator = second.0.checked_mul(times_second)?.checked_sub(first.0.checked_mul(times_first)?)?;
    Some((numerator, second.1.checked_mul(times_second)?))
}

fn lowest((numerator, denominator): Fraction) -> Fraction {
    let common = gcd(numerator.saturating_abs(), denominator).max(1);
    (numerator / common, denominator / common)
}

fn gcd(mut a: i128, mut b: i128) -> i128 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

/// The same with at most 96 bits below the line, so that it can be printed.
fn short((numerator, denominator): Fraction) -> Fraction {
    let surplus = 128u32.saturating_sub(denominator.leading_zeros()).saturating_sub(96);
    (numerator >> surplus, denominator >> surplus)
}

fn amount_e4((numerator, denominator): Fraction) -> i128 {
    if denominator == E4 { numerator } else { round_ratio(numerator, denominator, E4).unwrap_or(0) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all_intervals() -> Vec<Interval> {
        let mut all = Vec::new();
        for denominator in [1i128, 2, 3, 7, 10] {
            for low in -2..=denominator {
                for high in low..=denominator {
                    let fraction = |numerator| (numerator, denominator);
                    let is_open = low != high;
                    let value = fraction(if is_open { low } else { high });
                    all.push(Interval { value, low: fraction(low), high: fraction(high), is_open });
                }
            }
        }
        all
    }

    /// Every world within two ranges: the difference holds it, and its ends are reached.
    #[test]
    fn a_difference_of_ranges_is_the_range_of_differences() {
        let whole = |(numerator, denominator): Fraction| {
            assert!(denominator > 0 && 420 % denominator == 0, "{denominator}");
            numerator * (420 / denominator)
        };
        let all = all_intervals();
        for second in &all {
            for first in &all {
                let found = Difference::of(second, first, true, Currency::Usd).unwrap();
                let ends = |interval: &Interval| (whole(interval.low), whole(interval.high));
                let ((low, high), (a, b), (c, d)) = (ends(&found.interval), ends(second), ends(first));
                let worlds = || [a, b].into_iter().flat_map(|one| [c, d].map(|other| one - other));
                assert_eq!((Some(low), Some(high)), (worlds().min(), worlds().max()));
                assert_eq!(whole(found.interval.value), whole(second.value) - whole(first.value));
                assert_eq!(found.interval.is_open, second.is_open || first.is_open);
                let signs: Vec<i128> = (low..=high).map(i128::signum).collect();
                let expected = match () {
                    () if signs.iter().all(|sign| *sign > 0) => Turn::Up,
                    () if signs.iter().all(|sign| *sign < 0) => Turn::Down,
                    () if signs.iter().all(|sign| *sign == 0) => Turn::Same,
                    () => Turn::Open,
                };
                assert_eq!(found.turn(), expected, "{second:?} {first:?}");
                let mirrored = Difference::of(first, second, true, Currency::Usd).unwrap();
                let bounds = [1_000_000, 20_000_000];
                for (number, other) in [
                    (found.interval.low, mirrored.interval.high),
                    (found.interval.high, mirrored.interval.low),
                ] {
                    assert_eq!(found.class(number, &bounds), -mirrored.class(other, &bounds), "symmetric");
                }
            }
        }
    }

    #[test]
    fn numbers_beyond_any_file_are_undefined_and_never_a_panic() {
        let huge = [i128::MIN, i128::MIN + 1, i128::MAX, i128::MAX - 2, 0, 1, -1];
        for a in huge {
            for b in huge {
                for (c, d) in [(i128::MAX, i128::MAX - 4), (1, 1), (3, E4)] {
                    let [second, first] = [(a, c), (b, d)].map(Interval::certain);
                    for is_share in [true, false] {
                        if let Some(found) = Difference::of(&second, &first, is_share, Currency::Try) {
                            let _ = (found.text(Lang::Tr), found.data(), found.size(), found.turn());
                            let _ = found.class(found.interval.value, &[1, 2]);
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn a_value_on_a_bound_belongs_to_the_outer_class_on_both_sides() {
        let at = |per_mille: i128| {
            let zero = Interval::certain((0, 1_000));
            let found = Difference::of(&Interval::certain((per_mille, 1_000)), &zero, true, Currency::Usd);
            found.map(|found| found.class(found.interval.value, &[1_000_000, 5_000_000]))
        };
        assert_eq!([-50, -49, -10, -9, 0, 9, 10, 49, 50].map(at), [-2, -1, -1, 0, 0, 0, 1, 1, 2].map(Some));
    }
}
