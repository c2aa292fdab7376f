//! Volume beside share: circles over the map whose area is proportional to the amount, so that a high share of a
//! small exporter does not look like much.

use serde::{Deserialize, Serialize};

use super::build::Context;
use super::places::Value;
use super::scale::{Alike, Classes};
use super::{Choice, MapProvince};
use crate::messages::{ScaleText, money_label};
use crate::types::{Currency, E4, sort_few};

/// Whether circles are shown.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
pub enum ShowCircles {
    /// Where a high share stands on a small volume.
    #[default]
    Auto,
    /// Always.
    On,
    /// Never.
    Off,
}

impl ShowCircles {
    /// The word in addresses; none stands for the automatic way.
    pub fn id(self) -> &'static str {
        match self {
            ShowCircles::Auto => "",
            ShowCircles::On => "circles",
            ShowCircles::Off => "none",
        }
    }

    /// What a word of an address says.
    pub fn from_id(id: &str) -> ShowCircles {
        match id {
            "circles" => ShowCircles::On,
            "none" => ShowCircles::Off,
            _ => ShowCircles::Auto,
        }
    }
}

/// The circles of a map.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Circles {
    /// What their area is.
    pub title: String,
    /// Large ones first, so that small ones lie on top.
    pub circles: Vec<Circle>,
    /// Round amounts and their circles, large ones first.
    pub key: Vec<CircleKey>,
}

/// The circle of a place.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Circle {
    /// Plate of the province at whose label it stands.
    pub plate: u8,
    /// Tenths of the picture's unit.
    pub radius: u16,
}

/// A circle of the key.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct CircleKey {
    /// Tenths of the picture's unit.
    pub radius: u16,
    /// The amount: "5 milyar $".
    pub label: String,
}

/// A length in tenths as SVG writes it: `12.3`.
pub fn tenths_text(tenths: i32) -> String {
    match tenths % 10 {
        0 => (tenths / 10).to_string(),
        tenth => format!("{}.{tenth}", tenths / 10),
    }
}

/// Radius of the largest volume of all periods, in tenths.
const LARGEST: f64 = 400.0;

/// The smallest radius, in tenths: a smaller circle would not be seen.
const SMALLEST: u16 = 15;

/// Below this volume a year, in dollars, a high share stands on little.
pub const SMALL_USD: i128 = 20_000_000;

/// So does one below this part of the country's volume: one in a thousand.
pub const SMALL_PART: i128 = 1_000;

/// Whether a volume is small: less than 20 million dollars a year, or less than a thousandth of the country's.
///
/// ```
/// use teknoharita::types::{Currency::{Try, Usd}, E4};
/// use teknoharita::view::is_small_volume;
/// let (adiyaman, country) = (12_000_000 * E4, 8_600_000_000 * E4);
/// assert!(is_small_volume(adiyaman, country, Usd, 12));
/// // In one month it would be much.
/// assert!(!is_small_volume(adiyaman, country / 12, Usd, 1));
/// // Of another currency only the part of the country's is known.
/// assert!(!is_small_volume(adiyaman, country, Try, 12) && is_small_volume(adiyaman / 2, country, Try, 12));
/// ```
pub fn is_small_volume(volume_e4: i128, country_e4: i128, currency: Currency, months: u8) -> bool {
    let in_dollars = currency == Currency::Usd && volume_e4 * 12 < SMALL_USD * E4 * i128::from(months);
    in_dollars || volume_e4.saturating_mul(SMALL_PART) < country_e4
}

/// The circles, where they are asked for, or where they are needed.
pub(super) fn build(
    context: &Context<'_>,
    alike: &Alike,
    classes: &Classes,
    provinces: &[MapProvince],
) -> Option<Circles> {
    let wanted = match context.spec.circles {
        ShowCircles::On => true,
        ShowCircles::Off => false,
        ShowCircles::Auto => is_needed(context, classes, provinces),
    };
    let most = alike.values().map(volume_e4).max().filter(|most| wanted && *most > 0)?;
    let radius = |volume_e4: i128| {
        let radius = libm::round(LARGEST * libm::sqrt(volume_e4 as f64 / most as f64));
        (radius as u16).max(SMALLEST)
    };
    let of = |province: &&MapProvince| {
        let place = context.place(province.plate)?;
        let volume_e4 = volume_e4(context.value(place)?);
        (volume_e4 > 0).then(|| Circle { plate: province.plate, radius: radius(volume_e4) })
    };
    let mut circles: Vec<Circle> =
        provinces.iter().filter(|province| province.lead).filter_map(|province| of(&province)).collect();
    sort_few(&mut circles, |circle| (std::cmp::Reverse(circle.radius), circle.plate));
    let key = round_amounts(most / E4).into_iter().map(|amount| CircleKey {
        radius: radius(amount * E4),
        label: money_label(amount * E4, context.passport.currency, context.lang),
    });
    let (title, key) = (ScaleText::CircleKey.text(context.lang).to_string(), key.collect());
    (!circles.is_empty()).then_some(Circles { title, circles, key })
}

/// Whether some place of the highest class has a small volume. A total is a volume itself.
fn is_needed(context: &Context<'_>, classes: &Classes, provinces: &[MapProvince]) -> bool {
    if context.indicator.tiers().is_none() {
        return false;
    }
    let country_e4 = context.national.as_ref().map_or(0, volume_e4);
    let months = context.table.months;
    provinces.iter().filter(|province| province.class.is_some_and(|class| classes.is_highest(class))).any(
        |province| {
            let value = context.place(province.plate).and_then(|place| context.value(place));
            value.is_some_and(|value| {
                is_small_volume(volume_e4(value), country_e4, context.passport.currency, months)
            })
        },
    )
}

/// The middle of what a volume can be.
fn volume_e4(value: &Value) -> i128 {
    (value.volume_e4.0 + value.volume_e4.1) / 2
}

/// Three round amounts, falling: the largest of 1, 2, 5 and their tens that is no more than the most, and about a
/// tenth and a hundredth of it.
fn round_amounts(most: i128) -> Vec<i128> {
    let mut power = 1;
    while power <= most / 10 {
        power *= 10;
    }
    let Some(largest) = [5, 2, 1].into_iter().map(|step| step * power).find(|round| *round <= most) else {
        return Vec::new();
    };
    let amounts = [largest, largest / 10, largest / 100];
    amounts.into_iter().filter(|amount| *amount > 0).collect()
}

/// The control that shows and hides them; what a press of it asks for is in its id.
pub(super) fn control(context: &Context<'_>, is_shown: bool) -> Choice {
    let next = if is_shown { ShowCircles::Off } else { ShowCircles::On };
    Choice::new(next.id(), ScaleText::Circles.text(context.lang), is_shown)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_of_the_key_are_round_and_fall() {
        assert_eq!(round_amounts(5_690_000_000), [5_000_000_000, 500_000_000, 50_000_000]);
        assert_eq!(round_amounts(199), [100, 10, 1]);
        assert_eq!(round_amounts(20), [20, 2]);
        assert_eq!(round_amounts(0), [0; 0]);
        assert_eq!([tenths_text(15), tenths_text(400), tenths_text(7)], ["1.5", "40", "0.7"]);
    }

    #[test]
    fn words_lead_back() {
        for shown in [ShowCircles::Auto, ShowCircles::On, ShowCircles::Off] {
            assert_eq!(ShowCircles::from_id(shown.id()), shown);
        }
        assert_eq!(ShowCircles::from_id("<b>"), ShowCircles::Auto);
    }
}
