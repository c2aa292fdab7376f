use crate::error::Lacks;
use crate::indicators::{Area, Ask, Entry, Over, TierKey};
use crate::types::{E4, Flow, Period, Place};

use super::points::{index, points, tier};
use super::statistics::{Correlation, Line, least_squares, pearson, spearman};

/// The provinces between the visitor's number and a value of the data: what a picture of points shows.
#[derive(Clone, PartialEq, Debug)]
pub struct Scatter {
    /// Period of the values.
    pub period: Period,
    /// Direction of the values.
    pub flow: Flow,
    /// The tier that was chosen, or the total.
    pub tier: TierKey,
    /// What shares are shares of.
    pub over: Over,
    /// Whether values are amounts in the data's currency; else shares in percent.
    pub is_amount: bool,
    /// Areas with both numbers, in order.
    pub points: Vec<ScatterPoint>,
    /// Areas whose value is not defined or not certain.
    pub left_out: u32,
    /// The line of least squares.
    pub line: Option<Line>,
    /// Correlation of the numbers.
    pub pearson: Option<Correlation>,
    /// Correlation of their ranks.
    pub spearman: Option<Correlation>,
}

/// One area.
#[derive(Clone, PartialEq, Debug)]
pub struct ScatterPoint {
    /// Which.
    pub area: Area,
    /// The visitor's number.
    pub index: f64,
    /// The value of the data.
    pub value: f64,
}

impl Entry {
    /// Whether a picture of points belongs to it, and whether one of amounts.
    pub fn scatter(&self) -> Option<bool> {
        match self.id {
            "index-correlation" | "index-residuals" => Some(false),
            "per-head" => Some(true),
            _ => None,
        }
    }
}

impl Scatter {
    /// The points of what was asked for: shares where a tier was chosen, unless amounts are wanted.
    ///
    /// # Errors
    ///
    /// [`Lacks::Index`] where no file is there or none of its provinces has data; and as the indicators
    /// beside an index.
    pub fn new(ask: &Ask<'_>, wants_amounts: bool) -> Result<Scatter, Lacks> {
        let flow = ask.flow()?;
        let period = ask.period(flow)?;
        let found = points(ask, period, flow)?;
        let all = found.len();
        let mut points = Vec::new();
        for point in found {
            let amount = (!point.sum.is_open).then_some(point.sum.value as f64 / E4 as f64);
            let value = if wants_amounts { amount } else { point.value };
            if let Some(value) = value.filter(|value| value.is_finite()) {
                points.push(ScatterPoint { area: point.area, index: point.index, value });
            }
        }
        let pairs: Vec<(f64, f64)> = points.iter().map(|point| (point.index, point.value)).collect();
        let line = least_squares(&pairs);
        Ok(Scatter {
            period,
            flow,
            tier: tier(ask),
            over: ask.over(),
            is_amount: wants_amounts || tier(ask) == TierKey::Total,
            left_out: (all - points.len()) as u32,
            line: line.filter(|line| line.slope.is_finite() && line.intercept.is_finite()),
            pearson: pearson(&pairs),
            spearman: spearman(&pairs),
            points,
        })
    }
}

/// How the places of the visitor's file and those of the data meet.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Matched {
    /// Places that both have.
    pub both: u32,
    /// Places of the file without data.
    pub only_file: Vec<Place>,
    /// Places of the data without a number.
    pub only_data: Vec<Place>,
}

impl Matched {
    /// The places of the period and direction that were asked for.
    ///
    /// # Errors
    ///
    /// [`Lacks::Index`] where no file is there; [`Lacks::Flow`] and [`Lacks::Period`] where the data hold
    /// nothing of what was chosen.
    pub fn new(ask: &Ask<'_>) -> Result<Matched, Lacks> {
        let index = index(ask)?;
        let flow = ask.flow()?;
        let table = ask.table(ask.period(flow)?, flow)?;
        let areas = table.areas.iter().filter(|known| known.area.is_ranked());
        let places: Vec<Place> = areas
            .filter_map(|known| match known.area {
                Area::Place(place) => Some(place),
                Area::Named(_) | Area::Country => None,
            })
            .collect();
        let (both, only_data): (Vec<Place>, Vec<Place>) =
            places.iter().copied().partition(|place| index.get(*place).is_some());
        let only_file = index.values.iter().map(|(place, _)| *place);
        let only_file = only_file.filter(|place| !places.contains(place)).collect();
        Ok(Matched { both: both.len() as u32, only_file, only_data })
    }
}
