//! Indicators as tables for a reader: what stands below the map.

mod beside;
mod build;
mod cell;
mod regions;
mod scatter;
mod spec;

pub(super) use cell::{text as cell_text, tier_name};

use super::Choice;

pub use beside::{BesideFile, BesideView};
pub use build::{FigureInput, figure_view};
pub use regions::{OwnRegions, PlaceChoice, RegionEdit};
pub use scatter::{Dot, DotLabel, Plot, ScatterView};
pub use spec::{FigureSpec, Sort};

/// An indicator as it stands on the page. All texts are in the language of the view.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct FigureView {
    /// What is shown, as it stands in the address.
    pub spec: String,
    /// Groups of the chooser, each with its indicators.
    pub groups: Vec<(String, Vec<Choice>)>,
    /// Name of the indicator.
    pub title: String,
    /// What it tells.
    pub meaning: String,
    /// Formula, unit, denominator and so on, each with its label.
    pub about: Vec<(String, String)>,
    /// What can be chosen.
    pub controls: Vec<Control>,
    /// The editor of the visitor's own regions, where they are shown: the latest first.
    pub regions: Option<Vec<RegionEdit>>,
    /// The visitor's file of provinces and numbers, where one is there or needed.
    pub beside: Option<BesideView>,
    /// A picture of its points.
    pub scatter: Option<ScatterView>,
    /// What all rows have in common: period, flow, denominator, passport.
    pub caption: String,
    /// Heads.
    pub columns: Vec<Head>,
    /// Rows in their order, as many as are shown.
    pub rows: Vec<FigureRow>,
    /// All rows that there are.
    pub row_count: u32,
    /// Marks that occur: their sign and the reason.
    pub marks: Vec<(String, String)>,
    /// Why there is no table, and what to do.
    pub refusal: Option<(String, String)>,
}

/// The points of a picture as a table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Points {
    /// What it is.
    pub label: String,
    /// Heads.
    pub heads: [String; 3],
    /// Place, index and value of each.
    pub rows: Vec<[String; 3]>,
}

/// A list of ways of which one is chosen.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Control {
    /// Name in the address.
    pub name: String,
    /// Label.
    pub label: String,
    /// Ways.
    pub choices: Vec<Choice>,
}

/// Head of a column.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Head {
    /// Name in files, for sorting.
    pub id: String,
    /// Label.
    pub label: String,
    /// Unit; empty where there is none.
    pub unit: String,
    /// Figures stand to the right.
    pub numeric: bool,
    /// Whether rows are sorted by it, and whether falling.
    pub sorted: Option<bool>,
}

/// A row.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FigureRow {
    /// As printed, one a column.
    pub cells: Vec<String>,
    /// Signs of its marks.
    pub marks: String,
    /// Whether it is of the country.
    pub is_total: bool,
    /// Names folded for searching.
    pub search: String,
}
