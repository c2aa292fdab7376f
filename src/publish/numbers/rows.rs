//! The rows that every file of numbers is made of.

use crate::data::provinces::{self, Province};
use crate::messages::place_name;
use crate::types::{Level, Place};
use crate::view::{Gap, MapProvince, PageView, PlaceNumbers, TableRow, ViewNumbers};

/// What a row is about.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum About {
    /// A place of the map.
    Place(Level),
    /// What is booked beside the map: unspecified, confidential, the other provinces.
    Bucket,
    /// Türkiye.
    Country,
}

impl About {
    /// The word for machines.
    pub fn id(self) -> &'static str {
        match self {
            About::Place(level) => level.id(),
            About::Bucket => "bucket",
            About::Country => "country",
        }
    }
}

/// One row: who it is about, and the numbers where there are some.
pub(super) struct Row<'a> {
    pub about: About,
    /// Plate, NUTS code, the number of a bucket, or `TR`.
    pub id: String,
    /// The province, where it is one.
    pub province: Option<&'static Province>,
    pub name: &'a str,
    /// The place on the map, where it stands there.
    pub shown: Option<&'a MapProvince>,
    /// Class from 0; a shade is none.
    pub class: Option<u8>,
    /// Why it has no class on the map.
    pub gap: Option<Gap>,
    /// `None` where the view shows no number.
    pub numbers: Option<&'a PlaceNumbers>,
}

impl Row<'_> {
    /// The code of ISO 3166-2 of a province, of ISO 3166-1 of the country.
    pub fn iso(&self) -> &'static str {
        match self.about {
            About::Country => "TR",
            _ => self.province.map_or("", |province| province.iso),
        }
    }

    /// The NUTS code: of level 3 for a province.
    pub fn nuts(&self) -> &str {
        match (self.about, self.province) {
            (About::Country, _) => "TR",
            (_, Some(province)) => province.nuts3,
            (About::Place(_), None) => &self.id,
            (About::Bucket, None) => "",
        }
    }

    /// The volume where it is one number.
    pub fn volume(&self) -> Option<&str> {
        let [low, high] = &self.numbers?.volume;
        (low == high).then_some(low)
    }

    /// Whether the range is wider than a class.
    pub fn is_hatched(&self) -> bool {
        self.shown.is_some_and(|place| place.hatched)
    }
}

/// Places of the map in their order, also those without a number; then what is beside the map, then the country.
///
/// A number stands in a file only where the view has it in print, whatever else is known.
pub(super) fn rows<'a>(view: &'a PageView, numbers: &'a ViewNumbers) -> Vec<Row<'a>> {
    // A shade is no class.
    let has_classes = view.map.legend.gradient.is_none();
    let level = view.map.legend.level;
    let places = view.map.places().into_iter().map(|place| {
        let of = Place::from_number(place.place);
        let is_shown = place.data_value.is_some() || place.data_bounds.is_some();
        Row {
            about: About::Place(level),
            id: place.id(),
            province: of.and_then(Place::plate).and_then(provinces::get),
            name: &place.name,
            shown: Some(place),
            class: place.class.filter(|_| has_classes),
            gap: place.gap,
            numbers: of.filter(|_| is_shown).and_then(|of| numbers.of(of)),
        }
    });
    let buckets = numbers.places.iter().filter(|(place, _)| !place.is_on_map());
    let buckets = buckets.filter(|(place, _)| is_in_table(view, *place)).map(|(place, numbers)| Row {
        about: About::Bucket,
        id: place.id(),
        province: None,
        name: place_name(*place, view.spec.lang),
        shown: None,
        class: None,
        gap: None,
        numbers: Some(numbers),
    });
    let national = &view.national;
    let is_shown = national.data_value.is_some() || national.data_bounds.is_some();
    let country = Row {
        about: About::Country,
        id: "TR".to_string(),
        province: None,
        name: &national.label,
        shown: None,
        class: None,
        gap: None,
        numbers: numbers.country.as_ref().filter(|_| is_shown),
    };
    places.chain(buckets).chain([country]).collect()
}

/// Whether the table has numbers of a place.
fn is_in_table(view: &PageView, place: Place) -> bool {
    let is_of = |row: &&TableRow| row.place == Some(place.number());
    let row = view.table.rows.iter().find(is_of);
    row.is_some_and(|row| row.cells.iter().any(|cell| cell.order.is_some()))
}
