use crate::classify::Product;
use crate::data::Tier;
use crate::types::{Flow, Period};

use super::{Area, Fraction, Interval, Mark, Rank};

/// What an indicator says: typed columns and rows. What prints them knows nothing of formulas.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Answer {
    /// Heads.
    pub columns: Vec<Column>,
    /// Rows, as long as the heads.
    pub rows: Vec<Row>,
}

/// A row and what to be careful with.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Row {
    /// One a column.
    pub cells: Vec<Cell>,
    /// Why its numbers are fragile.
    pub marks: Vec<Mark>,
}

/// The head of a column.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Column {
    /// Name in files; `share_pct` has `share_low_pct` and `share_high_pct` beside it where it is bounded.
    pub id: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// Whether least and most stand beside the point.
    pub is_bounded: bool,
    /// Turkish and English label.
    pub label: super::Text,
}

/// What a column holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// What the row is about: a period, a flow, an area, a tier, a product, a partner.
    Key,
    /// An amount of the data's currency.
    Money,
    /// A share or a rate of change in percent.
    Percent,
    /// A difference of two shares, in percentage points.
    Points,
    /// A number without a unit.
    Number,
    /// A weight in kilograms.
    Weight,
    /// What a kilogram is worth in the data's currency.
    UnitValue,
    /// A number of things.
    Count,
    /// A place in an order.
    Rank,
    /// Words.
    Words,
}

/// A cell. What is not defined is [`Cell::None`], never 0.
#[derive(Clone, PartialEq, Debug)]
pub enum Cell {
    /// Not defined, or not known.
    None,
    /// A period.
    Period(Period),
    /// A direction.
    Flow(Flow),
    /// An area: its code and its name are two columns in files.
    Area(Area),
    /// A tier, or a name for several (`high_medium_high`, `total`).
    Tier(TierKey),
    /// A product: the text of the file, and what it stands for.
    Product(String, Product),
    /// A partner: the text of the file, and its number in the list of partners where it is known.
    Partner(String, Option<u16>),
    /// Words.
    Words(String),
    /// The partners or products that are not listed, and how many they are.
    Others(u64),
    /// A certain amount in 1/10,000.
    Money(i128),
    /// An amount with its least and most, in 1/10,000; no point where it is open.
    Amounts {
        /// The point.
        value: Option<i128>,
        /// Least.
        low: i128,
        /// Most.
        high: i128,
    },
    /// A certain share, rate or ratio; printed in percent, or as it is where the column is a number.
    Fraction(Fraction),
    /// A share with its bounds.
    Interval(Interval),
    /// A number that is no quotient of two sums.
    Number(f64),
    /// Such a number with least and most.
    Numbers {
        /// The point; none where it is open.
        value: Option<f64>,
        /// Least.
        low: f64,
        /// Most.
        high: f64,
    },
    /// How many.
    Count(u64),
    /// A place in an order.
    Rank(Rank),
    /// A place in an order, by how much it rose: the rank before minus the rank now.
    RankChange(i32),
}

/// Of which tiers a row is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum TierKey {
    /// One of them.
    One(Tier),
    /// The two highest of the OECD together.
    HighAndMediumHigh,
    /// Everything.
    Total,
    /// What a list leaves out.
    Excluded,
}

impl TierKey {
    /// The word in files.
    pub fn id(self) -> &'static str {
        match self {
            TierKey::One(tier) => tier.id(),
            TierKey::HighAndMediumHigh => "high_medium_high",
            TierKey::Total => "total",
            TierKey::Excluded => "excluded",
        }
    }

    /// The tiers that are added; `None` for everything and for what is left out.
    pub fn tiers(self) -> Option<&'static [Tier]> {
        match self {
            TierKey::One(tier) => Tier::ALL.get(tier.index()..=tier.index()),
            TierKey::HighAndMediumHigh => Some(&[Tier::High, Tier::MediumHigh]),
            TierKey::Total | TierKey::Excluded => None,
        }
    }
}

impl Answer {
    /// No rows yet.
    pub fn new(columns: Vec<Column>) -> Answer {
        Answer { columns, rows: Vec::new() }
    }

    /// Adds a row without marks.
    pub fn push(&mut self, cells: Vec<Cell>) {
        self.mark(cells, Vec::new());
    }

    /// Adds a row.
    pub fn mark(&mut self, cells: Vec<Cell>, marks: Vec<Mark>) {
        debug_assert_eq!(cells.len(), self.columns.len());
        self.rows.push(Row { cells, marks });
    }
}

impl Cell {
    /// A fraction, or nothing where it is not defined.
    pub fn fraction(fraction: Option<Fraction>) -> Cell {
        fraction.map_or(Cell::None, Cell::Fraction)
    }

    /// A number, or nothing where it is not defined or not finite.
    pub fn number(number: Option<f64>) -> Cell {
        number.filter(|number| number.is_finite()).map_or(Cell::None, Cell::Number)
    }

    /// A share with its bounds, or nothing where it is not defined.
    pub fn interval(interval: Option<Interval>) -> Cell {
        interval.map_or(Cell::None, Cell::Interval)
    }
}
