//! A view's numbers for machines, beside what it prints: files are made of both.

use super::build::{Context, context};
use super::places::Value;
use super::scale::{Alike, Classes};
use super::{ViewInput, panel};
use crate::error::Error;
use crate::indicators::Mark;
use crate::types::{E4, Passport, Place, decimal_text, percent_text};

/// The numbers behind a view. They are apart from [`super::PageView`] because the page never needs them.
#[derive(Clone, PartialEq, Debug)]
pub struct ViewNumbers {
    /// What the data set says about itself.
    pub passport: Passport,
    /// Whether the indicator is a share: its numbers are percents, else amounts.
    pub is_share: bool,
    /// The bounds between classes, rising, as [`PlaceNumbers::value`] is written: a value on a bound belongs to the class
    /// above it. None where the map has shades.
    pub class_bounds: Vec<String>,
    /// Places that have a number, in their order: the buckets beside the map, then the map's own.
    pub places: Vec<(Place, PlaceNumbers)>,
    /// The country's; `None` where the indicator is not defined for it.
    pub country: Option<PlaceNumbers>,
}

/// The numbers of one place, as exact decimals with a point.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PlaceNumbers {
    /// The indicator: percent with six decimals, or an amount of the passport's currency; `None` where it is
    /// a range.
    pub value: Option<String>,
    /// Its least and most, in the same unit: the ends of the range, or the value itself where it is one number.
    pub bounds: [String; 2],
    /// Least and most of the amount behind a share, in the currency; the same twice where it is one amount.
    pub volume: [String; 2],
    /// The place's whole trade of the flow, without the goods that lists leave out, in the currency.
    pub total: String,
    /// What makes the number fragile: ids of [`Mark`].
    pub marks: Vec<&'static str>,
}

/// The numbers of a view.
///
/// # Errors
///
/// As [`super::page_view`].
pub fn view_numbers(input: &ViewInput<'_>) -> Result<ViewNumbers, Error> {
    let context = context(input)?;
    let places = context.values.iter().filter_map(|(place, value)| Some((*place, numbers(&context, value)?)));
    let is_share = context.indicator.tiers().is_some();
    let classes = Classes::new(&context, &Alike::new(&context));
    // In 1/1,000,000 of a percent, or whole units of the currency.
    let bound = |bound: &i64| match is_share {
        true => percent_text(i128::from(*bound), 100_000_000),
        false => Some(decimal_text(i128::from(*bound) * E4)),
    };
    Ok(ViewNumbers {
        passport: context.passport,
        is_share,
        class_bounds: classes.bounds().iter().filter_map(bound).collect(),
        places: places.collect(),
        country: context.national.as_ref().and_then(|value| numbers(&context, value)),
    })
}

/// `None` where the share passes what can be computed.
fn numbers(context: &Context<'_>, value: &Value) -> Option<PlaceNumbers> {
    let bounds = match (value.data_bounds(), value.data()) {
        (Some(bounds), _) => bounds,
        (None, point) => [point.clone()?, point?],
    };
    let (low, high) = value.volume_e4;
    let is_small = !panel::notes(context, Some(value)).is_empty();
    Some(PlaceNumbers {
        value: value.data(),
        bounds,
        volume: [decimal_text(low), decimal_text(high)],
        total: decimal_text(value.total_e4),
        marks: is_small.then(|| Mark::SmallVolume.id()).into_iter().collect(),
    })
}

impl ViewNumbers {
    /// The numbers of a place.
    pub fn of(&self, place: Place) -> Option<&PlaceNumbers> {
        self.places.iter().find(|(known, _)| *known == place).map(|(_, numbers)| numbers)
    }
}
