//! The numbers of maps as a table: places by maps.

use super::MapsRow;
use super::side::{Known, Side};
use crate::messages::{Core, Lang, Whole, place_name};
use crate::types::Place;
use crate::view::places::Value;

/// A cell: as printed, and the point, least and most for machines.
pub(super) type Numbers = (String, [String; 3]);

pub(super) fn of_value(value: Option<&Value>, lang: Lang) -> Numbers {
    let dash = || (Core::Undefined.text(lang).to_string(), Default::default());
    value.map_or_else(dash, |value| {
        let [low, high] = value.data_bounds().unwrap_or_default();
        (value.text(lang), [value.data().unwrap_or_default(), low, high])
    })
}

/// A row of a place, or of the country.
pub(super) fn row(place: Option<Place>, numbers: Vec<Numbers>, (whole, lang): (Whole, Lang)) -> MapsRow {
    let name = place.map_or(whole.name(lang), |place| place_name(place, lang));
    let (cells, data) = numbers.into_iter().unzip();
    MapsRow { place: place.map(Place::number), name: name.to_string(), cells, data }
}

/// Rows of some maps in an order of places; places that are in none of them are left out. The country is last.
pub(super) fn rows(sides: &[Side], order: impl Iterator<Item = Place>, lang: Lang) -> Vec<MapsRow> {
    let whole = sides.first().map_or(Whole::default(), |side| side.whole);
    let cells = |place: Place| -> Vec<Numbers> {
        sides.iter().map(|side| of_value(side.value(place).as_ref(), lang)).collect()
    };
    let is_known = |place: &Place| sides.iter().any(|side| side.known(*place) != Known::Missing);
    let mut rows: Vec<MapsRow> =
        order.filter(is_known).map(|place| row(Some(place), cells(place), (whole, lang))).collect();
    let national = sides.iter().map(|side| of_value(side.national().as_ref(), lang));
    rows.push(row(None, national.collect(), (whole, lang)));
    rows
}
