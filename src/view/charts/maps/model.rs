use crate::types::Level;
use crate::view::palette::Scheme;

/// Maps beside one another with their key and their table. All texts are in the language of the view.
#[derive(Clone, PartialEq, Debug)]
pub struct MapsView {
    /// What is seen: a sentence with a number.
    pub title: String,
    /// What is counted.
    pub unit: String,
    /// The maps for who does not see them.
    pub alternative: String,
    /// What the places are.
    pub level: Level,
    /// The maps, in the order of reading.
    pub maps: Vec<SmallMap>,
    /// The keys: one for maps that share their classes.
    pub keys: Vec<MapKey>,
    /// Heads of the columns of numbers, with their units.
    pub heads: Vec<(String, String)>,
    /// The names of the columns for programs.
    pub columns: Vec<String>,
    /// The places of the table, and the country last.
    pub rows: Vec<MapsRow>,
    /// What the reader must know.
    pub notes: Vec<String>,
    /// Where the figures come from, one a data set.
    pub sources: Vec<String>,
}

/// One map among others.
#[derive(Clone, PartialEq, Debug)]
pub struct SmallMap {
    /// Name for programs: `high`, `2019`, `first`, `second`, `difference`.
    pub id: String,
    /// What it is of.
    pub title: String,
    /// The country's number, with its name.
    pub national: String,
    /// More to be said of it: the passport of its data, months that lack.
    pub note: Option<String>,
    /// Every place of the level, in the order of numbers.
    pub places: Vec<MapPlace>,
    /// The name and number that stand on it.
    pub label: Option<MapLabel>,
}

/// A place on one map.
#[derive(Clone, PartialEq, Debug)]
pub struct MapPlace {
    /// Number of the place.
    pub place: i8,
    /// Its name.
    pub name: String,
    /// Its colour.
    pub fill: PlaceFill,
    /// What lies over the colour.
    pub hatch: Hatch,
    /// As printed, or why there is no number.
    pub value: String,
    /// For machines, as [`crate::view::MapProvince::data_value`]; `None` where there is no one number.
    pub data: Option<String>,
    /// Both ends for machines, where it is a range.
    pub bounds: Option<[String; 2]>,
}

/// The colour of a place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PlaceFill {
    /// That of a class.
    Class(ClassColour),
    /// The place is not in the data.
    Missing,
    /// It is, but the number is not defined for it.
    Undefined,
}

/// The colour of a class.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum ClassColour {
    /// A step of a ramp, 0-8; of the diverging one 4 lies around zero.
    Step(Scheme, u8),
    /// Two classes of three: of the share, and of the amount.
    Pair(u8, u8),
}

/// What lies over a colour.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub enum Hatch {
    /// Nothing.
    #[default]
    None,
    /// Lines: the range is wider than a class.
    Wide,
    /// Crossed lines: the sign is open.
    Open,
}

/// What stands on a map.
#[derive(Clone, PartialEq, Debug)]
pub struct MapLabel {
    /// Number of the place.
    pub place: i8,
    /// Its middle, from the left and from the top.
    pub at: (f32, f32),
    /// Name, shortened where it must be.
    pub name: String,
    /// Number.
    pub value: String,
}

/// A key.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MapKey {
    /// What the numbers are.
    pub title: String,
    /// Both axes, where it is a square.
    pub axes: Option<KeyAxes>,
    /// From the lowest class to the highest; of a square, row by row from the lowest share.
    pub classes: Vec<KeyClass>,
    /// What is no class: missing, undefined, uncertain, as far as it occurs.
    pub others: Vec<KeyOther>,
}

/// The axes of a square key.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct KeyAxes {
    /// What runs from left to right, and what upwards.
    pub titles: [String; 2],
    /// Ranges from left to right.
    pub columns: Vec<String>,
    /// Ranges from the lowest upwards.
    pub rows: Vec<String>,
}

/// One class of a key.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct KeyClass {
    /// Its colour.
    pub colour: ClassColour,
    /// Range in words.
    pub label: String,
    /// Number of places of all its maps.
    pub count: u32,
    /// The number in words; empty where there are more maps than two.
    pub count_text: String,
}

/// What stands in a key beside the classes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct KeyOther {
    /// What it is.
    pub kind: OtherKind,
    /// Its name.
    pub label: String,
    /// Number of places of all its maps.
    pub count: u32,
    /// The number in words; empty where there are more maps than two.
    pub count_text: String,
}

/// What is no class.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum OtherKind {
    /// Ranges wider than a class.
    Wide,
    /// Differences whose sign is open.
    Open,
    /// Numbers that are not defined.
    Undefined,
    /// Places that are not in the data.
    Missing,
}

/// A row of the table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MapsRow {
    /// Number of the place; `None` for the country.
    pub place: Option<i8>,
    /// Its name.
    pub name: String,
    /// One a column.
    pub cells: Vec<String>,
    /// The same for machines: the point, least and most; empty where there is none.
    pub data: Vec<[String; 3]>,
}

impl SmallMap {
    /// The place of a number.
    pub fn place(&self, place: i8) -> Option<&MapPlace> {
        self.places.iter().find(|known| known.place == place)
    }

    /// How many of its places are something that is no class.
    pub fn count(&self, kind: OtherKind) -> usize {
        let is = |place: &&MapPlace| match kind {
            OtherKind::Wide => place.hatch == Hatch::Wide,
            OtherKind::Open => place.hatch == Hatch::Open,
            OtherKind::Undefined => place.fill == PlaceFill::Undefined,
            OtherKind::Missing => place.fill == PlaceFill::Missing,
        };
        self.places.iter().filter(is).count()
    }
}
