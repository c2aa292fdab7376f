//! The location quotient of one area and class.

use crate::indicators::Fraction;

/// What it is made of, in 1/10,000 of the currency.
#[derive(Clone, Copy, Debug)]
pub(super) struct Quotient {
    /// What the area trades of the class, of what the country trades of it.
    pub class: Fraction,
    /// What the area trades in all, of what the country trades in all.
    pub whole: Fraction,
}

impl Quotient {
    /// Whether it is defined: the area's part is not negative, and what is divided by is positive.
    fn is_defined(self) -> bool {
        self.class.0 >= 0 && self.class.1 > 0 && self.whole.0 > 0 && self.whole.1 > 0
    }

    /// (area's class / area) / (country's class / country).
    pub fn value(self) -> Option<f64> {
        let (class, whole) = (self.class, self.whole);
        let area = class.0 as f64 / whole.0 as f64;
        let country = class.1 as f64 / whole.1 as f64;
        self.is_defined().then_some(area / country)
    }

    /// Whether it is 1 or more, exactly.
    pub fn is_special(self) -> bool {
        let (class, whole) = (self.class, self.whole);
        let exact = class.0.checked_mul(whole.1).zip(class.1.checked_mul(whole.0));
        let is_one = exact.map_or_else(|| self.value().is_some_and(|value| value >= 1.0), |(a, b)| a >= b);
        self.is_defined() && is_one
    }
}

/// From -1 to 1, 0 where the quotient is 1.
pub(super) fn symmetric(quotient: f64) -> f64 {
    (quotient - 1.0) / (quotient + 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exact_at_one() {
        let quotient = |class, whole| Quotient { class, whole };
        let same = quotient((1, 3), (100_000_000_000_000_000, 300_000_000_000_000_000));
        assert!(same.is_special());
        assert_eq!(same.value().map(symmetric), Some(0.0));
        assert!(!quotient((1, 3), (100_000_000_000_000_001, 300_000_000_000_000_000)).is_special());
        assert_eq!(quotient((-1, 3), (1, 3)).value(), None);
        assert_eq!(quotient((0, 3), (1, 3)).value(), Some(0.0));
        assert!(quotient((i128::MAX, i128::MAX), (1, 2)).is_special());
    }
}
