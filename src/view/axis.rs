//! Numbers along a line: where it begins and ends, and which are marked.

use crate::messages::{Lang, decimals, short_number};

/// An axis between two round numbers.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(in crate::view) struct Axis {
    /// Where it begins.
    pub low: f64,
    /// Where it ends.
    pub high: f64,
    step: f64,
}

/// More marks than an axis can have.
const MOST_MARKS: f64 = 40.0;

impl Axis {
    /// One that holds all of some numbers, in so many steps or a few fewer. `None` where there are none, or so
    /// large ones that nothing can be computed with them.
    pub fn new(numbers: impl Iterator<Item = f64>, steps: f64) -> Option<Axis> {
        let wider = |(low, high): (f64, f64), number: f64| (low.min(number), high.max(number));
        let (mut low, mut high) = numbers.fold((f64::INFINITY, f64::NEG_INFINITY), wider);
        if low == high {
            let half = if low == 0.0 { 1.0 } else { low.abs() / 2.0 };
            (low, high) = (low - half, high + half);
        }
        // What begins not far above nothing begins there.
        if low > 0.0 && low < high / 3.0 {
            low = 0.0;
        }
        let raw = (high - low) / steps;
        if !(raw.is_finite() && raw > 0.0) {
            return None;
        }
        let size = libm::pow(10.0, libm::floor(libm::log10(raw)));
        let step =
            [1.0, 2.0, 2.5, 5.0, 10.0].map(|part| part * size).into_iter().find(|step| *step >= raw)?;
        let axis = Axis { low: libm::floor(low / step) * step, high: libm::ceil(high / step) * step, step };
        let marks = (axis.high - axis.low) / step;
        (marks.is_finite() && marks > 0.0 && marks <= MOST_MARKS).then_some(axis)
    }

    /// Where a number lies between two ends.
    pub fn place(&self, number: f64, from: f64, to: f64) -> f64 {
        from + (number - self.low) / (self.high - self.low) * (to - from)
    }

    /// Its marks.
    pub fn ticks(&self, lang: Lang) -> Vec<(f64, String)> {
        let count = libm::round((self.high - self.low) / self.step) as u32;
        // A step of 2.5 has a digit more than its size says.
        let digits = -libm::floor(libm::log10(self.step));
        let first = self.step * libm::pow(10.0, digits);
        let extra = if (first - libm::round(first)).abs() > 1e-6 { 1.0 } else { 0.0 };
        let shown = (digits + extra).max(0.0);
        let largest = self.low.abs().max(self.high.abs());
        let text = |number: f64| match shown > 8.0 || largest >= 1e12 {
            true => short_number(number, lang),
            false => decimals(number, shown as usize, lang),
        };
        let mark = |at: u32| self.low + f64::from(at) * self.step;
        (0..=count).map(mark).map(|number| (number, text(number))).collect()
    }

    /// The part of a line between two points that lies within the axis by its second number.
    pub fn clip(&self, from: (f64, f64), to: (f64, f64)) -> Option<[(f64, f64); 2]> {
        let rise = to.1 - from.1;
        let at = |y: f64| (from.0 + (to.0 - from.0) * ((y - from.1) / rise), y);
        let inside = |point: (f64, f64)| match point.1 {
            y if y < self.low && rise != 0.0 => at(self.low),
            y if y > self.high && rise != 0.0 => at(self.high),
            _ => point,
        };
        let is_out = |y: f64| y < self.low || y > self.high;
        let misses = (from.1 < self.low && to.1 < self.low) || (from.1 > self.high && to.1 > self.high);
        if misses || !rise.is_finite() || (rise == 0.0 && is_out(from.1)) {
            return None;
        }
        Some([inside(from), inside(to)])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_are_round_and_hold_everything() {
        let axis = Axis::new([3.0, 34.4].into_iter(), 5.0).unwrap();
        assert_eq!((axis.low, axis.high, axis.step), (0.0, 40.0, 10.0));
        let texts: Vec<String> = axis.ticks(Lang::Tr).into_iter().map(|(_, text)| text).collect();
        assert_eq!(texts, ["0", "10", "20", "30", "40"]);
        let axis = Axis::new([-1.2, 0.13].into_iter(), 6.0).unwrap();
        assert_eq!(axis.ticks(Lang::En).first().map(|(_, text)| text.as_str()), Some("−1.25"));
        let same = Axis::new([7.0, 7.0].into_iter(), 5.0).unwrap();
        assert!(same.low < 7.0 && same.high > 7.0);
        assert_eq!(Axis::new(std::iter::empty(), 5.0), None);
        assert_eq!(Axis::new([f64::MIN, f64::MAX].into_iter(), 5.0), None);
        for numbers in [[1e300, 2e300], [1e-300, 2e-300], [1e16, 1e16 + 2.0]] {
            if let Some(axis) = Axis::new(numbers.into_iter(), 5.0) {
                assert!(axis.ticks(Lang::En).len() <= 42);
            }
        }
    }

    #[test]
    fn a_line_ends_at_the_field() {
        let axis = Axis::new([0.0, 10.0].into_iter(), 5.0).unwrap();
        assert_eq!(axis.clip((0.0, -10.0), (10.0, 10.0)), Some([(5.0, 0.0), (10.0, 10.0)]));
        assert_eq!(axis.clip((0.0, -10.0), (10.0, -1.0)), None);
        assert_eq!(axis.clip((0.0, 5.0), (10.0, 5.0)), Some([(0.0, 5.0), (10.0, 5.0)]));
    }
}
