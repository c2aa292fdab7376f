//! The numbers of one map.

use super::place::label_at;
use super::{Hatch, MapLabel, MapPlace, PlaceFill, SmallMap};
use crate::indicators::{Interval, PlaceTable, compare};
use crate::messages::{Core, Lang, MapsText, Whole, map_lacks, money_label, place_name};
use crate::types::{Level, Place};
use crate::view::Indicator;
use crate::view::places::{Terms, Value};

use super::scale::Scale;

/// What a map is of.
#[derive(Clone)]
pub(super) struct Side {
    /// Name for programs.
    pub id: String,
    /// What it is of.
    pub title: String,
    /// More to be said of it.
    pub note: Option<String>,
    /// Its sums.
    pub table: PlaceTable,
    /// Which number.
    pub indicator: Indicator,
    /// Under what numbers are made.
    pub terms: Terms,
    /// What their total is.
    pub whole: Whole,
}

/// What is known of a place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Known {
    /// It is not in the data.
    Missing,
    /// It is, but the number is not defined.
    Undefined,
    /// The number.
    Value(Value),
}

impl Side {
    pub fn known(&self, place: Place) -> Known {
        match self.table.get(place) {
            None => Known::Missing,
            Some(slice) => {
                Value::of(self.indicator, slice, self.terms).map_or(Known::Undefined, Known::Value)
            }
        }
    }

    pub fn value(&self, place: Place) -> Option<Value> {
        match self.known(place) {
            Known::Value(value) => Some(value),
            Known::Missing | Known::Undefined => None,
        }
    }

    pub fn national(&self) -> Option<Value> {
        Value::of(self.indicator, &self.table.national, self.terms)
    }

    /// The numbers of all places of a level, in the order of places.
    pub fn values(&self, level: Level) -> Vec<(Place, Value)> {
        level.places().filter_map(|place| Some((place, self.value(place)?))).collect()
    }

    /// "Türkiye: 3.6%".
    pub fn national_text(&self, lang: Lang) -> String {
        let text = self.national().map_or(Core::Undefined.text(lang).to_string(), |value| value.text(lang));
        format!("{}: {text}", self.whole.name(lang))
    }

    /// The map of these numbers in the classes of a scale.
    pub fn map(&self, scale: &Scale, level: Level, lang: Lang) -> SmallMap {
        let place = |place: Place| {
            let (fill, hatch, value) = match self.known(place) {
                Known::Missing => (PlaceFill::Missing, Hatch::None, None),
                Known::Undefined => (PlaceFill::Undefined, Hatch::None, None),
                Known::Value(value) => {
                    let hatch = if scale.is_wide(&value) { Hatch::Wide } else { Hatch::None };
                    (PlaceFill::Class(scale.colour(&value)), hatch, Some(value))
                }
            };
            MapPlace {
                place: place.number(),
                name: place_name(place, lang).to_string(),
                fill,
                hatch,
                value: value.map_or_else(|| no_value(fill, lang), |value| value.text(lang)),
                data: value.and_then(|value| value.data()),
                bounds: value.and_then(|value| value.data_bounds()),
            }
        };
        let places: Vec<MapPlace> = level.places().map(place).collect();
        let highest = highest(self.values(level).iter().map(|(place, value)| (*place, value.interval)));
        let label = highest.and_then(|place| {
            let value = self.value(place)?;
            let value = match self.indicator.tiers() {
                Some(_) => value.text(lang),
                None => money_label(value.volume_e4.0, self.terms.currency, lang),
            };
            label(place, value, level, lang)
        });
        SmallMap {
            id: self.id.clone(),
            title: self.title.clone(),
            national: self.national_text(lang),
            note: lacks(self.note.clone(), &places, level, lang),
            places,
            label,
        }
    }
}

/// The note of a map, with how many places are not in its data.
pub(super) fn lacks(note: Option<String>, places: &[MapPlace], level: Level, lang: Lang) -> Option<String> {
    let missing = places.iter().filter(|place| place.fill == PlaceFill::Missing).count();
    let missing = (missing > 0).then(|| map_lacks(missing, level, lang));
    let said: Vec<String> = note.into_iter().chain(missing).collect();
    (!said.is_empty()).then(|| said.join(" · "))
}

/// What stands in the place of a number.
pub(super) fn no_value(fill: PlaceFill, lang: Lang) -> String {
    match fill {
        PlaceFill::Missing => Core::NoData.text(lang).to_string(),
        _ => MapsText::Undefined.text(lang).to_string(),
    }
}

/// The place of the largest number, by the middle; of equal ones the first.
pub(super) fn highest(values: impl Iterator<Item = (Place, Interval)>) -> Option<Place> {
    let first = values.reduce(
        |best, next| {
            if compare(next.1.middle(), best.1.middle()).is_gt() { next } else { best }
        },
    );
    first.map(|(place, _)| place)
}

/// The name and number of a place, where they stand on its map.
pub(super) fn label(place: Place, value: String, level: Level, lang: Lang) -> Option<MapLabel> {
    let name = place_name(place, lang);
    // Regions are named by all their provinces.
    let name = match name.split_once(", ") {
        Some((first, _)) if level != Level::Province => format!("{first} …"),
        _ => name.to_string(),
    };
    Some(MapLabel { place: place.number(), at: label_at(place, level)?, name, value })
}
