//! One number a place, as a fraction, with its printed forms.

use crate::indicators::{PlaceTable, Slice, share};
use crate::messages::{Lang, dollars_short, percent_1, percent_text_1};
use crate::types::{E4, Place, decimal_text, percent_text, round_ratio};

use super::Indicator;

/// An indicator's number for one slice: a fraction, and what it prints as.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Value {
    /// Numerator and positive denominator. A total in dollars has [`E4`] below the line.
    pub fraction: (i128, i128),
    is_share: bool,
    /// Volume that stands beside a share, and what the share is of.
    pub volume_e4: i128,
    pub total_e4: i128,
}

impl Value {
    /// `None` where the indicator is not defined for the slice.
    pub fn of(indicator: Indicator, slice: &Slice) -> Option<Value> {
        match indicator.tiers() {
            Some(tiers) => {
                let share = share(slice, tiers)?;
                let fraction = (share.value_e4, share.of_e4);
                Some(Value { fraction, is_share: true, volume_e4: share.value_e4, total_e4: share.of_e4 })
            }
            None => Some(Value {
                fraction: (slice.total_e4, E4),
                is_share: false,
                volume_e4: slice.total_e4,
                total_e4: slice.total_e4,
            }),
        }
    }

    /// As printed: `%34,4`, or dollars in words.
    pub fn text(&self, lang: Lang) -> String {
        match self.is_share {
            true => percent_text_1(self.fraction.0, self.fraction.1, lang).unwrap_or_default(),
            false => dollars_short(self.volume_e4, lang),
        }
    }

    /// As in a sentence: `34,4`, or dollars in words.
    pub fn bare(&self, lang: Lang) -> String {
        match self.is_share {
            true => percent_1(self.fraction.0, self.fraction.1, lang).unwrap_or_default(),
            false => dollars_short(self.volume_e4, lang),
        }
    }

    /// For machines: percent with six decimals, or dollars.
    pub fn data(&self) -> Option<String> {
        match self.is_share {
            true => percent_text(self.fraction.0, self.fraction.1),
            false => Some(decimal_text(self.volume_e4)),
        }
    }

    /// A whole number that sorts alike: 1/1,000,000 of a percent, or dollars.
    pub fn order(&self) -> i64 {
        let scale = if self.is_share { 100_000_000 } else { 1 };
        let order = round_ratio(self.fraction.0, self.fraction.1, scale).unwrap_or(0);
        i64::try_from(order).unwrap_or(i64::MAX)
    }
}

/// Values of every place of a table that has one, in the order of places.
pub(super) fn values(indicator: Indicator, table: &PlaceTable) -> Vec<(Place, Value)> {
    table.iter().filter_map(|(place, slice)| Some((place, Value::of(indicator, slice)?))).collect()
}
