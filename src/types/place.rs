use serde::{Deserialize, Serialize};

/// Where an amount is booked: a province, or one of the buckets beside the map.
///
/// The number is the plate of the province (1-81), 0 for unspecified, -1 for confidential, -2 for
/// "the other provinces". The order puts the buckets before the provinces.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct Place(i8);

impl Place {
    /// "Diğer": the provinces that a table does not list, in one sum.
    pub const REMAINDER: Place = Place(-2);
    /// "Gizli Veri" as a province.
    pub const CONFIDENTIAL: Place = Place(-1);
    /// "Belirsiz": the producer does not know the province.
    pub const UNSPECIFIED: Place = Place(0);

    /// The province of a plate, 1-81.
    pub fn province(plate: u8) -> Option<Place> {
        (1..=81).contains(&plate).then_some(Place(plate as i8))
    }

    /// The plate, where this is a province.
    pub fn plate(self) -> Option<u8> {
        (self.0 > 0).then_some(self.0 as u8)
    }

    /// The number as tables print it: 1-81, 0, -1 or -2.
    pub fn number(self) -> i8 {
        self.0
    }

    /// Every place in order: -2, -1, 0, 1 ... 81.
    pub fn all() -> impl Iterator<Item = Place> {
        (-2..=81).map(Place)
    }

    /// Position in a table of [`Place::COUNT`] places.
    pub fn index(self) -> usize {
        (i16::from(self.0) + 2) as usize
    }

    /// The place of an [`index`](Place::index).
    pub fn from_index(index: usize) -> Option<Place> {
        (index < Place::COUNT).then(|| Place(index as i8 - 2))
    }

    /// Number of places.
    pub const COUNT: usize = 84;
}
