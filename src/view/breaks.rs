//! Class breaks: round numbers near the sevenths of the values, so that a class holds about as many
//! provinces as the next and its bounds can be said aloud.

use crate::indicators::Fraction;

use super::places::Value;

/// Most classes of a map.
const CLASSES: usize = 7;

/// Bounds between classes, rising: percent in 1/1,000,000, or dollars. A value on a bound belongs to the
/// upper class.
pub(super) fn breaks(values: &[Value], is_share: bool) -> Vec<i64> {
    let mut sorted: Vec<i64> = values.iter().map(Value::order).collect();
    sorted.sort_unstable();
    let (Some(&least), Some(&most)) = (sorted.first(), sorted.last()) else {
        return Vec::new();
    };
    let ladder = ladder(is_share);
    let mut breaks = Vec::new();
    for class in 1..CLASSES {
        let quantile = sorted[(class * sorted.len() / CLASSES).min(sorted.len() - 1)];
        let near = ladder.iter().copied().min_by_key(|step| (step - quantile).abs());
        // A bound that leaves one side empty would be a class for nobody.
        if let Some(near) = near.filter(|near| least < *near && *near <= most) {
            breaks.push(near);
        }
    }
    // The long tail of a skewed share is told apart too: a bound over the last seventh's own middle.
    let last = breaks.last().copied().unwrap_or(least);
    let tail: Vec<i64> = sorted.iter().copied().filter(|value| *value > last.saturating_mul(3)).collect();
    if let (true, Some(middle)) = (tail.len() >= 3, tail.get((tail.len().max(1) - 1) / 2)) {
        let near = ladder.iter().copied().filter(|step| *step > last && *step <= most);
        breaks.extend(near.min_by_key(|step| (step - middle).abs()));
    }
    breaks.sort_unstable();
    breaks.dedup();
    while breaks.len() >= CLASSES {
        breaks.remove(0);
    }
    breaks
}

/// The class of a value: how many bounds it reaches. Compared exactly, not as printed.
pub(super) fn class(value: &Value, breaks: &[i64], is_share: bool) -> u8 {
    class_of(value.fractions()[0], breaks, is_share)
}

/// Whether the ends of a value that is a range lie in different classes.
pub(super) fn is_wider_than_a_class(value: &Value, breaks: &[i64], is_share: bool) -> bool {
    let [_, low, high] = value.fractions();
    value.is_open() && class_of(low, breaks, is_share) != class_of(high, breaks, is_share)
}

fn class_of((numerator, denominator): Fraction, breaks: &[i64], is_share: bool) -> u8 {
    let scale = if is_share { 100_000_000 } else { 1 };
    let reaches = |bound: &&i64| {
        let (left, right) = (numerator.checked_mul(scale), i128::from(**bound).checked_mul(denominator));
        // Numbers this large are beyond any file; the middle of a range may have them.
        left.zip(right)
            .map_or(numerator / denominator.max(1) * scale >= i128::from(**bound), |(left, right)| {
                left >= right
            })
    };
    breaks.iter().filter(reaches).count() as u8
}

/// Round numbers: 1, 2, 5 and their tens; between 10 and 100 percent also the fives and tens.
fn ladder(is_share: bool) -> Vec<i64> {
    let mut ladder = Vec::new();
    let (from, to) = if is_share { (100_000i64, 10_000_000) } else { (1_000, 1_000_000_000_000) };
    let mut power = from;
    while power < to {
        ladder.extend([power, power * 2, power * 5]);
        power *= 10;
    }
    if is_share {
        let percents = [10, 15, 20, 25, 30, 35, 40, 45, 50, 60, 70, 80, 90];
        ladder.extend(percents.map(|percent| percent * 1_000_000));
    }
    ladder
}
