//! All that the page needs to draw, in plain values: texts are finished, colours are class numbers.

use serde::{Deserialize, Serialize};

use super::{Circles, Gap, Histogram, Legend, ViewSpec};
use crate::types::{Place, sort_few};

/// One whole view: what is chosen, what can be chosen, and every text and number on the screen.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct PageView {
    /// What is shown, with every default resolved.
    pub spec: ViewSpec,
    /// Short title of the map, also of exports: indicator, flow, period.
    pub title: String,
    /// The sentence with the number.
    pub headline: String,
    /// What else the numbers bear in sentences, of the chosen province or of the country: the headline goes before.
    pub summary: Vec<String>,
    /// The passport in short.
    pub passport: String,
    /// Where the figures come from.
    pub source: String,
    /// "SENTETİK ÖRNEK / SYNTHETIC SAMPLE" where it applies; printed on everything.
    pub mark: Option<String>,
    /// Notes below the map: rounding, what is missing and why.
    pub notes: Vec<String>,
    /// Data sets to choose from.
    pub data_sets: Vec<Choice>,
    /// Indicators to choose from.
    pub indicators: Vec<Choice>,
    /// Periods to choose from, years first, newest first.
    pub periods: Vec<Choice>,
    /// Flows to choose from.
    pub flows: Vec<Choice>,
    /// Definitions to choose from.
    pub definitions: Vec<Choice>,
    /// Lists of goods that can be left out; several can be selected.
    pub exclusions: Vec<Choice>,
    /// Definitions whose ranks can stand beside; the first is none.
    pub comparisons: Vec<Choice>,
    /// Ways to put values into classes, a group a method.
    pub classes: Vec<Choice>,
    /// Whether circles show volumes: selected where they do; its id is what a press asks for.
    pub circles: Choice,
    /// Periods that can be compared with the one shown, itself among them, oldest first; empty where there are
    /// none.
    pub timeline: Vec<Choice>,
    /// How the numbers came about.
    pub card: MethodCard,
    /// The country's figure.
    pub national: Figure,
    /// The map.
    pub map: Choropleth,
    /// The same in a table: its text alternative.
    pub table: ProvinceTable,
    /// The chosen province.
    pub panel: Option<ProvincePanel>,
    /// How the values lie, with the bounds between classes. It is drawn where it is made, so it does not travel.
    #[serde(skip)]
    pub histogram: Option<Histogram>,
    /// What the hand takes hold of, written.
    pub hands: Hands,
}

/// Markup of what the hand takes hold of, in which every text is escaped; empty in the view that comes with the
/// page, where it is drawn already.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Hands {
    /// The slider through the periods; nothing where there are no others.
    pub time: String,
    /// The tools of the map: back and forth, zoom, borders.
    pub tools: String,
    /// The histogram of the values with its bounds.
    pub histogram: String,
}

/// An option of a control.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Choice {
    /// Value in the fragment and in the `<option>`.
    pub id: String,
    /// What the visitor reads.
    pub label: String,
    /// Whether it is the one shown.
    pub selected: bool,
    /// Why it cannot be chosen.
    pub disabled: Option<String>,
    /// Label of its group, where options are grouped.
    pub group: Option<String>,
}

impl Choice {
    /// One that can be chosen and stands in no group.
    pub fn new(id: impl Into<String>, label: impl Into<String>, selected: bool) -> Choice {
        Choice { id: id.into(), label: label.into(), selected, disabled: None, group: None }
    }
}

/// How the numbers came about: what another person needs to get them again.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct MethodCard {
    /// Label and value, in order.
    pub lines: Vec<CardLine>,
    /// The codes that widen the ranges most, and what they can be; empty where nothing is open.
    pub open: Vec<CardLine>,
    /// What would narrow the ranges.
    pub advice: Option<String>,
    /// What cannot be left out because its codes hold other goods too.
    pub mixed: Vec<CardLine>,
}

/// A line of a card.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct CardLine {
    /// What it is about.
    pub label: String,
    /// What is said of it.
    pub value: String,
}

/// A share with the volume that stands beside it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Figure {
    /// Whose figure: "Türkiye".
    pub label: String,
    /// The indicator's number as printed: `%3,6`, `3.6%`, or a dash.
    pub value: String,
    /// The volume in words: "8,6 milyar dolar".
    pub volume: String,
    /// What the share is of: "237,6 milyar dolarlık ihracat".
    pub total: String,
    /// The number for machines: percent with six decimals, or dollars. As in `share_pct`.
    pub data_value: Option<String>,
    /// Both ends for machines, where it is a range.
    pub data_bounds: Option<[String; 2]>,
    /// The same with the goods that lists leave out: "Hepsiyle: %3,6 · 8,61 milyar dolar".
    pub whole: Option<String>,
}

/// A choropleth map of the 81 provinces, each in the colour of the place that it stands for: itself, or its
/// region.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Choropleth {
    /// Accessible name.
    pub title: String,
    /// What it shows, in a sentence or two, for those who cannot see it.
    pub description: String,
    /// Plates 1-81 in order.
    pub provinces: Vec<MapProvince>,
    /// The outlines of regions, in the order of their codes, where the map is one of regions or shows their
    /// borders.
    pub regions: Vec<MapRegion>,
    /// Circles that show volumes.
    pub circles: Option<Circles>,
    /// The part of the picture that is looked at.
    pub window: super::window::Window,
    /// The key.
    pub legend: Legend,
}

/// The outline of a region.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct MapRegion {
    /// Number of the region.
    pub place: i8,
    /// NUTS code.
    pub code: String,
    /// The `d` of an SVG path.
    pub d: String,
}

/// One province of a map, with the figures of the place that it stands for.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct MapProvince {
    /// Plate of the shape, 1-81.
    pub plate: u8,
    /// Number of the place that it stands for: the plate, or the number of its region.
    pub place: i8,
    /// Whether the place is labelled, counted and reached by keys here: every province, or one a region.
    pub lead: bool,
    /// Name of the place.
    pub name: String,
    /// Class from 0 (lowest), of a map without classes its shade from 0 to [`super::palette::LEVELS`]; `None` is a gap.
    pub class: Option<u8>,
    /// Why there is no class.
    pub gap: Option<Gap>,
    /// Whether its range is wider than a class, so that its colour is that of the middle and hatched.
    pub hatched: bool,
    /// For machines: percent with six decimals, or dollars.
    pub data_value: Option<String>,
    /// Both ends for machines, where it is a range.
    pub data_bounds: Option<[String; 2]>,
    /// As printed: `%34,4`, or a dash.
    pub value: String,
    /// Volume in short: "568 milyon $".
    pub volume: String,
    /// Lines of the tooltip below the name; the last is the passport in short.
    pub tooltip: Vec<String>,
    /// Everything in one line, for screen readers.
    pub aria: String,
    /// Whether the name and value are printed on the map itself (few, chosen so as not to collide).
    pub direct_label: bool,
    /// How far its label is moved down from where it belongs, in units of the picture, to keep clear of circles.
    pub label_down: i16,
    /// Whether it stands back behind those that are highlighted.
    pub muted: bool,
    /// Its value over the comparable periods, oldest first: 0 to 100, the most of its own; [`NO_POINT`] is a gap.
    pub trend: Vec<u8>,
}

/// A gap in a [`MapProvince::trend`].
pub const NO_POINT: u8 = 255;

impl Choropleth {
    /// The province with this plate.
    pub fn province(&self, plate: u8) -> Option<&MapProvince> {
        self.provinces.iter().find(|province| province.plate == plate)
    }

    /// The plate at which the place of a province is labelled and reached by keys.
    pub fn lead(&self, plate: u8) -> Option<u8> {
        self.lead_of(self.province(plate)?.place)
    }

    /// The same of a place by its number.
    pub fn lead_of(&self, place: i8) -> Option<u8> {
        let here = self.provinces.iter().find(|province| province.place == place && province.lead);
        here.map(|province| province.plate)
    }

    /// The places of the map in the order of their numbers, each at its lead.
    pub fn places(&self) -> Vec<&MapProvince> {
        let mut places: Vec<&MapProvince> = self.provinces.iter().filter(|province| province.lead).collect();
        sort_few(&mut places, |province| province.place);
        places
    }

    /// The word of its level: `province`, `nuts2` or `nuts1`.
    pub fn level(&self) -> &'static str {
        self.legend.level.id()
    }

    /// The outline of a province's region, where the map is one of regions.
    pub fn region(&self, plate: u8) -> Option<&MapRegion> {
        let place = self.province(plate)?.place;
        self.regions.iter().find(|region| region.place == place)
    }
}

impl MapProvince {
    /// The class as `data-class` says it: its number, or why there is none.
    pub fn class_text(&self) -> String {
        match (self.class, self.gap) {
            (Some(class), _) => class.to_string(),
            (None, gap) => gap.unwrap_or(Gap::Missing).id().to_string(),
        }
    }

    /// The name as it fits on the map: "Trabzon, Ordu …".
    pub fn label(&self) -> String {
        const ROOM: usize = 24;
        if self.name.chars().count() <= ROOM || !self.name.contains(", ") {
            return self.name.clone();
        }
        let mut names = self.name.split(", ");
        let first = names.next().unwrap_or_default();
        match names.next().map(|second| format!("{first}, {second} …")) {
            Some(two) if two.chars().count() <= ROOM => two,
            _ => format!("{first} …"),
        }
    }

    /// The place that it stands for, as files for machines name it: a plate or a NUTS code.
    pub fn id(&self) -> String {
        Place::from_number(self.place).map(Place::id).unwrap_or_default()
    }
}

/// A table of places.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct ProvinceTable {
    /// What it is.
    pub caption: String,
    /// Heads. The first column is the name.
    pub columns: Vec<Column>,
    /// Provinces, then buckets beside the map; sorted as first shown (by value, falling).
    pub rows: Vec<TableRow>,
    /// The country's row.
    pub total: TableRow,
}

/// Head of a column.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Column {
    /// Name for tests and sorting.
    pub id: String,
    /// Label.
    pub label: String,
    /// Unit, printed in the head.
    pub unit: String,
    /// Right-aligned, tabular figures.
    pub numeric: bool,
}

/// A row of a table.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct TableRow {
    /// Number of the place ([`Place::number`]), or `None` for the country.
    pub place: Option<i8>,
    /// Class on the map.
    pub class: Option<u8>,
    /// One a column.
    pub cells: Vec<Cell>,
    /// Name folded for searching: lower-case ASCII.
    pub search: String,
}

/// A cell of a table.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Cell {
    /// As printed.
    pub text: String,
    /// Sort key; `None` sorts last in both directions.
    pub order: Option<i64>,
}

/// What stands beside the map for a chosen province.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct ProvincePanel {
    /// Plate, 1-81.
    pub plate: u8,
    /// Name, value, volume and total.
    pub figure: Figure,
    /// "81 il arasında 3." or why there is no rank.
    pub rank: String,
    /// The country's value, and the change against the earlier comparable period.
    pub facts: Vec<String>,
    /// Labels of two buttons: highlight it on the map (or no longer), and look at it closely.
    pub buttons: [String; 2],
    /// The ministry's total by province of activity beside it, where there is one.
    pub beside: Option<String>,
    /// All tiers of the period: a bar that sums to the whole.
    pub tiers: Vec<TierPart>,
    /// What amounts of the bar are counted in.
    pub tiers_unit: String,
    /// The indicator over the years, oldest first.
    pub trend: Vec<TrendPoint>,
    /// What the line across the trend is, where there is one.
    pub trend_note: Option<String>,
    /// Small tables: tiers over time, ranks, coverage, largest products and partners.
    pub tables: Vec<PanelTable>,
    /// What to be careful with.
    pub notes: Vec<String>,
}

/// A small table beside the map. The first column names the row.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PanelTable {
    /// What it is.
    pub title: String,
    /// Heads.
    pub columns: Vec<String>,
    /// Rows, as long as the heads.
    pub rows: Vec<Vec<String>>,
}

/// A part of a tier bar.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct TierPart {
    /// Id of the tier, also its colour: `high` ... `confidential`.
    pub tier: String,
    /// Label.
    pub label: String,
    /// `%34,4`.
    pub share: String,
    /// Volume in millions.
    pub volume: String,
    /// Width in 1/10,000 of the bar.
    pub width_e4: u32,
}

/// A point of a trend.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct TrendPoint {
    /// Period as printed.
    pub label: String,
    /// Value as printed.
    pub value: String,
    /// Height in 1/10,000 of the largest; `None` is a gap.
    pub height_e4: Option<u32>,
    /// The country's, on the same scale.
    pub national_e4: Option<u32>,
}
