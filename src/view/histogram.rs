//! How the values of a map lie, with the bounds between its classes to take hold of.

use super::Indicator;
use super::build::Context;
use super::classes::snap;
use super::scale::Classes;
use crate::messages::{amount_bound, bound_text, share_bound};
use crate::types::E4;

/// Bars over the whole width.
pub const BARS: usize = 40;

/// Places where a bound can be put, from the least value to the greatest, both ends included.
pub const STOPS: usize = 101;

/// The whole width, in which bounds and bars are placed.
pub const WIDTH: i64 = 1_000;

/// Shares are printed to a tenth of a percent, in 1/1,000,000 of one.
const TENTH: i64 = 100_000;

/// How the values lie.
#[derive(Clone, PartialEq, Debug)]
pub struct Histogram {
    /// Bars that are not empty, from the left.
    pub bars: Vec<HistogramBar>,
    /// Places in the highest bar.
    pub most: u32,
    /// The bounds between classes, rising.
    pub bounds: Vec<HistogramBound>,
    /// The values that a bound can have, by its place from the left: as [`super::classes::Classing`] writes them.
    pub stops: Vec<i64>,
}

/// A bar of places whose values lie near each other.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct HistogramBar {
    /// Which, from 0 to [`BARS`] without.
    pub at: usize,
    /// Step of the ramp and number of places of each class, from the lowest.
    pub parts: Vec<(u8, u32)>,
}

/// A bound between two classes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct HistogramBound {
    /// What it is, as [`super::classes::Classing`] writes it.
    pub value: i64,
    /// Where it stands, in [`WIDTH`].
    pub at: i64,
    /// The stop that is nearest to it.
    pub stop: usize,
    /// The stops to which it can be moved without passing its neighbours.
    pub reach: (usize, usize),
    /// In words, with how many places lie on either side.
    pub words: String,
}

/// Values of a map and their places from the left. Most shares are small and a few are large, so they lie by their
/// square roots; amounts, which differ by powers of ten, by their logarithms.
struct Scale {
    least: i64,
    most: i64,
    is_share: bool,
}

impl Scale {
    /// The value at a place.
    fn value(&self, at: i64) -> i64 {
        let (least, span) = (i128::from(self.least), i128::from(self.most) - i128::from(self.least));
        let (at, width) = (i128::from(at.clamp(0, WIDTH)), i128::from(WIDTH));
        if at == width {
            return self.most;
        }
        if self.is_share || self.least <= 0 {
            let value = least + span.saturating_mul(at * at) / (width * width);
            return i64::try_from(value).unwrap_or(i64::MAX);
        }
        let (low, high) = (libm::log(self.least as f64), libm::log(self.most as f64));
        let value = libm::exp(low + (high - low) * at as f64 / width as f64) as i64;
        value.clamp(self.least, self.most)
    }

    /// The place of a value.
    fn at(&self, value: i64) -> i64 {
        let (mut low, mut high) = (0, WIDTH);
        while low < high {
            let middle = (low + high + 1) / 2;
            if self.value(middle) <= value { low = middle } else { high = middle - 1 }
        }
        low
    }

    /// The roundest value near a place, no finer than it is printed.
    fn stop(&self, stop: usize) -> i64 {
        let step = WIDTH / (STOPS as i64 - 1);
        let at = stop as i64 * step;
        let near = |at: i64| self.value(at.clamp(0, WIDTH));
        let (low, value, high) = (near(at - step / 2), near(at), near(at + step / 2));
        let round = snap(low.saturating_sub(1), value, high.max(value));
        match self.is_share {
            true => round.saturating_add(TENTH / 2).div_euclid(TENTH).saturating_mul(TENTH),
            false => three_digits(round),
        }
    }
}

/// Rounded to three digits, as amounts are printed.
fn three_digits(value: i64) -> i64 {
    let mut power = 1;
    while value.unsigned_abs() / power >= 1_000 {
        power *= 10;
    }
    let power = power as i64;
    value.saturating_add(power / 2).div_euclid(power).saturating_mul(power)
}

/// How the values of a map lie; `None` where fewer than two differ.
pub(super) fn build(context: &Context<'_>, classes: &Classes) -> Option<Histogram> {
    let (least, most) = classes.domain()?;
    let is_share = context.indicator != Indicator::Total;
    let least = if is_share { least.min(0) } else { least };
    if least >= most {
        return None;
    }
    let scale = Scale { least, most, is_share };
    let mut bars: Vec<Vec<(u8, u32)>> = vec![Vec::new(); BARS];
    let mut orders: Vec<u8> = Vec::new();
    for (_, value) in context.values.iter().filter(|(place, _)| place.is_on_map()) {
        let class = classes.class(value);
        orders.push(class);
        let step = classes.step(class);
        let at = (scale.at(value.order()) as usize * BARS / WIDTH as usize).min(BARS - 1);
        match bars[at].iter_mut().find(|(known, _)| *known == step) {
            Some((_, count)) => *count += 1,
            None => bars[at].push((step, 1)),
        }
    }
    let bars: Vec<HistogramBar> = bars
        .into_iter()
        .enumerate()
        .filter(|(_, parts)| !parts.is_empty())
        .map(|(at, mut parts)| {
            parts.sort_unstable();
            HistogramBar { at, parts }
        })
        .collect();
    let most = bars.iter().map(|bar| bar.parts.iter().map(|(_, count)| count).sum()).max().unwrap_or(0);
    let stops: Vec<i64> = (0..STOPS).map(|stop| scale.stop(stop)).collect();
    let breaks = classes.bounds();
    let bounds = breaks.iter().enumerate().map(|(at, value)| {
        let below = orders.iter().filter(|class| usize::from(**class) <= at).count() as u32;
        let above = orders.len() as u32 - below;
        let text = match is_share {
            true => share_bound(&classes.bound(*value, context.lang), context.lang),
            false => amount_bound(i128::from(*value) * E4, context.passport.currency, context.lang),
        };
        let under = at.checked_sub(1).and_then(|at| breaks.get(at)).copied().unwrap_or(least);
        let over = breaks.get(at + 1).copied().unwrap_or(i64::MAX);
        let nearest = (0..STOPS).min_by_key(|stop| stops[*stop].abs_diff(*value)).unwrap_or(0);
        let free = |stop: &usize| under < stops[*stop] && stops[*stop] < over;
        let first = (0..=nearest).find(free).unwrap_or(nearest);
        let last = (nearest..STOPS).rev().find(free).unwrap_or(nearest);
        HistogramBound {
            value: *value,
            at: scale.at(*value),
            stop: nearest,
            reach: (first, last),
            words: bound_text(&text, (below, above), context.level, context.lang),
        }
    });
    let bounds = bounds.collect();
    Some(Histogram { bars, most, bounds, stops })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_and_values_are_each_others_inverse() {
        for scale in [
            Scale { least: 0, most: 34_400_000, is_share: true },
            Scale { least: 1_234_567, most: 115_509_157_364, is_share: false },
            Scale { least: -5_000, most: 900_000, is_share: false },
        ] {
            let mut last = i64::MIN;
            for at in 0..=WIDTH {
                let value = scale.value(at);
                assert!(value >= last, "{at}");
                last = value;
                assert_eq!(scale.value(scale.at(value)), value);
            }
            assert_eq!((scale.value(0), scale.value(WIDTH)), (scale.least, scale.most));
            let stops: Vec<i64> = (0..STOPS).map(|stop| scale.stop(stop)).collect();
            assert!(stops.is_sorted(), "{stops:?}");
        }
    }

    #[test]
    fn stops_are_as_round_as_values_are_printed() {
        let shares = Scale { least: 0, most: 34_400_000, is_share: true };
        assert!((0..STOPS).all(|stop| shares.stop(stop) % TENTH == 0));
        assert_eq!((0..STOPS).map(|stop| shares.stop(stop)).find(|stop| *stop > 0), Some(TENTH));
        assert_eq!(three_digits(12_345_678), 12_300_000);
        assert_eq!(three_digits(-1_999), -2_000);
        assert_eq!(three_digits(i64::MIN), i64::MIN / 10_i64.pow(16) * 10_i64.pow(16));
    }
}
