use serde::{Deserialize, Serialize};

/// Where an amount is booked: a province, a region, or one of the buckets beside the map.
///
/// The number is the plate of the province (1-81), 82-107 for the NUTS-2 regions and 108-119 for the NUTS-1
/// regions in the order of their codes, 0 for unspecified, -1 for confidential, -2 for "the other
/// provinces". The order puts the buckets before everything on the map.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct Place(i8);

/// What the places of a map are.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
pub enum Level {
    /// The 81 provinces.
    #[default]
    Province,
    /// The 26 regions of NUTS level 2.
    Nuts2,
    /// The 12 regions of NUTS level 1.
    Nuts1,
}

const NUTS2: [&str; 26] = [
    "TR10", "TR21", "TR22", "TR31", "TR32", "TR33", "TR41", "TR42", "TR51", "TR52", "TR61", "TR62", "TR63",
    "TR71", "TR72", "TR81", "TR82", "TR83", "TR90", "TRA1", "TRA2", "TRB1", "TRB2", "TRC1", "TRC2", "TRC3",
];
const NUTS1: [&str; 12] =
    ["TR1", "TR2", "TR3", "TR4", "TR5", "TR6", "TR7", "TR8", "TR9", "TRA", "TRB", "TRC"];

const PROVINCES: usize = 81;
const FIRST_NUTS2: usize = PROVINCES + 1;
const FIRST_NUTS1: usize = FIRST_NUTS2 + NUTS2.len();
const LAST: i8 = (FIRST_NUTS1 + NUTS1.len() - 1) as i8;

impl Place {
    /// "Diğer": the provinces that a table does not list, in one sum.
    pub const REMAINDER: Place = Place(-2);
    /// "Gizli Veri" as a province.
    pub const CONFIDENTIAL: Place = Place(-1);
    /// "Belirsiz": the producer does not know the province.
    pub const UNSPECIFIED: Place = Place(0);

    /// Number of places.
    pub const COUNT: usize = LAST as usize + 3;

    /// The province of a plate, 1-81.
    pub fn province(plate: u8) -> Option<Place> {
        (1..=PROVINCES).contains(&usize::from(plate)).then_some(Place(plate as i8))
    }

    /// A NUTS-2 region, counted from 0 in the order of the codes.
    pub fn nuts2(index: usize) -> Option<Place> {
        (index < NUTS2.len()).then(|| Place((FIRST_NUTS2 + index) as i8))
    }

    /// A NUTS-1 region, counted from 0 in the order of the codes.
    pub fn nuts1(index: usize) -> Option<Place> {
        (index < NUTS1.len()).then(|| Place((FIRST_NUTS1 + index) as i8))
    }

    /// The region of a NUTS code of level 2 or 1, in any casing.
    ///
    /// ```
    /// use teknoharita::types::Place;
    /// assert_eq!(Place::from_nuts("TR51").unwrap().id(), "TR51");
    /// assert_eq!(Place::from_nuts("TR510"), None);
    /// ```
    pub fn from_nuts(code: &str) -> Option<Place> {
        let position = |codes: &[&str]| codes.iter().position(|known| known.eq_ignore_ascii_case(code));
        match position(&NUTS2) {
            Some(index) => Place::nuts2(index),
            None => Place::nuts1(position(&NUTS1)?),
        }
    }

    /// The plate, where this is a province.
    pub fn plate(self) -> Option<u8> {
        (self.level() == Some(Level::Province)).then_some(self.0 as u8)
    }

    /// On maps of which level it stands; `None` for the buckets beside the map.
    pub fn level(self) -> Option<Level> {
        match usize::try_from(self.0).ok()? {
            0 => None,
            number if number <= PROVINCES => Some(Level::Province),
            number if number < FIRST_NUTS1 => Some(Level::Nuts2),
            _ => Some(Level::Nuts1),
        }
    }

    /// Whether it stands on a map: it is a province or a region, and no bucket.
    pub fn is_on_map(self) -> bool {
        self.0 > 0
    }

    /// Whether it is a region.
    pub fn is_region(self) -> bool {
        self.0 as isize > PROVINCES as isize
    }

    /// The NUTS code, where this is a region.
    pub fn nuts(self) -> Option<&'static str> {
        let number = usize::try_from(self.0).ok()?;
        let codes = NUTS2.iter().chain(&NUTS1);
        codes.copied().nth(number.checked_sub(FIRST_NUTS2)?)
    }

    /// The number: 1-81 for provinces, 82-119 for regions, 0, -1 or -2.
    pub fn number(self) -> i8 {
        self.0
    }

    /// As tables print it: the NUTS code of a region, and the number of everything else.
    pub fn id(self) -> String {
        self.nuts().map_or_else(|| self.0.to_string(), str::to_string)
    }

    /// The place of a [`number`](Place::number).
    pub fn from_number(number: i8) -> Option<Place> {
        (-2..=LAST).contains(&number).then_some(Place(number))
    }

    /// The place of an [`id`](Place::id).
    pub fn from_id(id: &str) -> Option<Place> {
        let number = || Place::from_number(id.parse().ok()?).filter(|place| !place.is_region());
        Place::from_nuts(id).or_else(number)
    }

    /// Every place in order: -2, -1, 0, 1 ... 119.
    pub fn all() -> impl Iterator<Item = Place> {
        (-2..=LAST).map(Place)
    }

    /// Position in a table of [`Place::COUNT`] places.
    pub fn index(self) -> usize {
        (i16::from(self.0) + 2) as usize
    }

    /// The place of an [`index`](Place::index).
    pub fn from_index(index: usize) -> Option<Place> {
        (index < Place::COUNT).then(|| Place((index as i16 - 2) as i8))
    }
}

impl Level {
    /// All levels, the finest first.
    pub const ALL: [Level; 3] = [Level::Province, Level::Nuts2, Level::Nuts1];

    /// Number of its places: 81, 26 or 12.
    pub fn count(self) -> usize {
        match self {
            Level::Province => PROVINCES,
            Level::Nuts2 => NUTS2.len(),
            Level::Nuts1 => NUTS1.len(),
        }
    }

    /// Its places, in order.
    pub fn places(self) -> impl Iterator<Item = Place> {
        Place::all().filter(move |place| place.level() == Some(self))
    }

    /// The word for machines: `province`, `nuts2` or `nuts1`.
    pub fn id(self) -> &'static str {
        match self {
            Level::Province => "province",
            Level::Nuts2 => "nuts2",
            Level::Nuts1 => "nuts1",
        }
    }
}
