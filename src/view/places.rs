//! One number a place, as a fraction with its bounds, and its printed forms.

use crate::classify::DefinitionId;
use crate::indicators::{Fraction, Interval, PlaceTable, Slice, share};
use crate::messages::{
    Lang, money_range, money_short, percent_1, percent_range, percent_range_text, percent_text_1,
};
use crate::types::{Currency, E4, Place, decimal_text, percent_text, round_ratio};

use super::Indicator;

/// An indicator's number for one slice: a fraction, and what it prints as.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Value {
    /// A total in dollars has [`E4`] below the line.
    pub interval: Interval,
    is_share: bool,
    /// Volume that stands beside a share, least and most, and what the share is of.
    pub volume_e4: (i128, i128),
    pub total_e4: i128,
    currency: Currency,
}

/// Under what a number is made: the definition of tiers, and the currency of the amounts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Terms {
    pub definition: DefinitionId,
    pub currency: Currency,
}

impl Value {
    /// `None` where the indicator is not defined for the slice.
    pub fn of(indicator: Indicator, slice: &Slice, terms: Terms) -> Option<Value> {
        let Terms { definition, currency } = terms;
        match indicator.tiers() {
            Some(tiers) => {
                let interval = share(slice, tiers, definition)?;
                let volume = if slice.is_open(tiers) {
                    slice.bounds(tiers)
                } else {
                    (slice.sum(tiers), slice.sum(tiers))
                };
                Some(Value {
                    interval,
                    is_share: true,
                    volume_e4: volume,
                    total_e4: slice.total_e4,
                    currency,
                })
            }
            None => {
                let point = (slice.total_e4, E4);
                Some(Value {
                    interval: Interval::certain(point),
                    is_share: false,
                    volume_e4: (slice.total_e4, slice.total_e4),
                    total_e4: slice.total_e4,
                    currency,
                })
            }
        }
    }

    /// Whether it is shown as a range.
    pub fn is_open(&self) -> bool {
        self.interval.is_open
    }

    /// As printed: `%34,4`, `%12,1–14,0`, or dollars in words.
    pub fn text(&self, lang: Lang) -> String {
        let (low, high) = self.interval.shown();
        match self.is_share {
            true if self.is_open() => percent_range_text(low, high, lang).unwrap_or_default(),
            true => percent_text_1(low.0, low.1, lang).unwrap_or_default(),
            false => self.volume(lang),
        }
    }

    /// As in a sentence: `34,4`, `12,1–14,0`, or dollars in words.
    pub fn bare(&self, lang: Lang) -> String {
        let (low, high) = self.interval.shown();
        match self.is_share {
            true if self.is_open() => percent_range(low, high, lang).unwrap_or_default(),
            true => percent_1(low.0, low.1, lang).unwrap_or_default(),
            false => self.volume(lang),
        }
    }

    /// The volume in words: `568 milyon dolar`, or a range.
    pub fn volume(&self, lang: Lang) -> String {
        let (low, high) = self.volume_e4;
        if low == high {
            money_short(low, self.currency, lang)
        } else {
            money_range(low, high, self.currency, lang)
        }
    }

    /// For machines: percent with six decimals, or dollars; `None` where it is not one number.
    pub fn data(&self) -> Option<String> {
        match self.is_share {
            true if self.is_open() => None,
            true => percent_text(self.interval.value.0, self.interval.value.1),
            false => Some(decimal_text(self.volume_e4.0)),
        }
    }

    /// The bounds for machines, where it is not one number.
    pub fn data_bounds(&self) -> Option<[String; 2]> {
        if !self.is_open() {
            return None;
        }
        let (low, high) = self.interval.shown();
        Some([percent_text(low.0, low.1)?, percent_text(high.0, high.1)?])
    }

    /// A whole number that sorts alike, by the middle: 1/1,000,000 of a percent, or dollars.
    pub fn order(&self) -> i64 {
        let (numerator, denominator) = self.interval.middle();
        let scale = if self.is_share { 100_000_000 } else { 1 };
        let order = round_ratio(numerator, denominator, scale).unwrap_or(0);
        i64::try_from(order).unwrap_or(i64::MAX)
    }

    /// What decides the class on the map: the middle; and both ends, which may lie in other classes.
    pub fn fractions(&self) -> [Fraction; 3] {
        let (low, high) = self.interval.shown();
        [self.interval.middle(), low, high]
    }
}

/// Values of every place of a table that has one, in the order of places.
pub(super) fn values(indicator: Indicator, table: &PlaceTable, terms: Terms) -> Vec<(Place, Value)> {
    table.iter().filter_map(|(place, slice)| Some((place, Value::of(indicator, slice, terms)?))).collect()
}

/// The difference of two fractions in tenths of a percentage point, rounded half to even; `None` where it passes 128
/// bits.
pub(super) fn points_tenths(now: Fraction, before: Fraction) -> Option<i128> {
    let difference = now.0.checked_mul(before.1)?.checked_sub(before.0.checked_mul(now.1)?)?;
    round_ratio(difference, now.1.checked_mul(before.1)?, 1_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_difference_is_rounded_once() {
        assert_eq!(points_tenths((344, 1000), (36, 1000)), Some(308));
        assert_eq!(points_tenths((1, 3), (1, 3)), Some(0));
        assert_eq!(points_tenths((0, 7), (1, 7)), Some(-143));
        assert_eq!(points_tenths((1, i128::MAX), (1, i128::MAX)), None);
    }

    #[test]
    fn points_are_of_percent() {
        assert_eq!(points_tenths((121, 1_000), (109, 1_000)), Some(12));
        assert_eq!(points_tenths((1, 3), (1, 2)), Some(-167));
        assert_eq!(points_tenths((i128::MAX, 3), (1, 2)), None);
    }
}
