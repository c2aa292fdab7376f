//! The period of a row, from one column or from year and month; each distinct pair is read once.

use rustc_hash::FxHashMap;

use crate::ingest::{Encoding, Record};
use crate::messages::fold;
use crate::plan::Plan;
use crate::types::Period;

use super::names::{Names, TooMany};
use super::rows::lossy;
use super::{parse_month, parse_period, parse_year};

/// What the period of a row is.
#[derive(Clone, Copy)]
pub(super) enum PeriodText {
    /// Its number.
    Period(u32),
    /// A sum over periods.
    Total,
    /// Not readable.
    Bad,
}

pub(super) struct PeriodColumns {
    /// The column of whole periods, or of years.
    first: usize,
    /// The column of months.
    month: Option<usize>,
    /// Whether the first column holds whole periods.
    is_whole: bool,
    day_first: Option<bool>,
    first_texts: Names,
    month_texts: Names,
    pairs: FxHashMap<(u32, u32), PeriodText>,
    last: ((u32, u32), PeriodText),
    known: Vec<Period>,
}

/// Stands for "no month column" in a pair.
const NO_MONTH: u32 = u32::MAX - 1;

impl PeriodColumns {
    pub fn new(plan: &Plan, most_texts: usize) -> PeriodColumns {
        let columns = &plan.columns;
        PeriodColumns {
            first: columns.period.or(columns.year).unwrap_or(0),
            month: columns.month.filter(|_| columns.period.is_none()),
            is_whole: columns.period.is_some(),
            day_first: plan.day_first,
            first_texts: Names::new(most_texts),
            month_texts: Names::new(most_texts),
            pairs: FxHashMap::default(),
            last: ((u32::MAX, u32::MAX), PeriodText::Bad),
            known: Vec::new(),
        }
    }

    /// Position of the first column, for problems.
    pub fn column(&self) -> usize {
        self.first
    }

    /// The periods met, by number.
    pub fn known(&self) -> &[Period] {
        &self.known
    }

    #[inline]
    pub fn resolve(&mut self, record: &Record<'_>, encoding: Encoding) -> Result<PeriodText, TooMany> {
        let (first, _) = self.first_texts.id(record.get(self.first))?;
        let month = match self.month {
            Some(month) => self.month_texts.id(record.get(month))?.0,
            None => NO_MONTH,
        };
        let pair = (first, month);
        if self.last.0 == pair {
            return Ok(self.last.1);
        }
        let period = match self.pairs.get(&pair) {
            Some(period) => *period,
            None => self.read(pair, encoding)?,
        };
        self.last = (pair, period);
        Ok(period)
    }

    #[cold]
    fn read(&mut self, pair: (u32, u32), encoding: Encoding) -> Result<PeriodText, TooMany> {
        let first = lossy(self.first_texts.get(pair.0), encoding);
        let month = lossy(self.month_texts.get(pair.1), encoding);
        let found = match (self.is_whole, month.trim().is_empty()) {
            (true, _) => parse_period(&first, self.day_first),
            // A year column may hold whole periods too ("2024 Ocak-Ekim").
            (false, true) => {
                let year = parse_year(&first).and_then(Period::year);
                year.or_else(|| parse_period(&first, self.day_first))
            }
            (false, false) => {
                let (year, month) = (parse_year(&first), parse_month(&month));
                year.zip(month).and_then(|(year, month)| Period::month(year, month))
            }
        };
        let period = match found {
            Some(period) => PeriodText::Period(number_of(&mut self.known, period)),
            None if is_total(&first) || is_total(&month) => PeriodText::Total,
            None => PeriodText::Bad,
        };
        self.pairs.insert(pair, period);
        Ok(period)
    }
}

/// The number of a period in a list that has each once; a new one goes to the end.
pub fn number_of(periods: &mut Vec<Period>, period: Period) -> u32 {
    let known = periods.iter().position(|known| *known == period);
    known.unwrap_or_else(|| {
        periods.push(period);
        periods.len() - 1
    }) as u32
}

fn is_total(text: &str) -> bool {
    matches!(fold(text).as_str(), "toplam" | "geneltoplam" | "total" | "yillik" | "annual")
}
