//! The period of a row, from one column or from year and month; each distinct pair is read once.

use rustc_hash::FxHashMap;

use crate::ingest::{Column, Encoding, Record};
use crate::messages::fold;
use crate::plan::Plan;
use crate::types::{Period, YearPart, mended};

use super::names::{Brief, Names, TooMany};
use super::rows::lossy;
use super::runs::Run;
use super::{parse_part, parse_period_of, parse_year};

/// What the period of a row is.
#[derive(Clone, Copy)]
pub(super) enum PeriodText {
    /// Its number.
    Period(u32),
    /// A sum over periods, of a year where it says which.
    Total(Option<u16>),
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
    year_part: YearPart,
    first_texts: Names,
    month_texts: Names,
    pairs: FxHashMap<(u32, u32), PeriodText>,
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
            year_part: plan.year_part,
            first_texts: Names::new(most_texts),
            month_texts: Names::new(most_texts),
            pairs: FxHashMap::default(),
            known: Vec::new(),
        }
    }

    /// Positions of the column of whole periods or years, and of that of months.
    pub fn columns(&self) -> (usize, Option<usize>) {
        (self.first, self.month)
    }

    /// Most distinct texts of a column.
    pub fn limit(&self) -> usize {
        self.first_texts.limit()
    }

    /// The periods met, by number.
    pub fn known(&self) -> &[Period] {
        &self.known
    }

    /// The period of each record of a run. Most files are sorted by time, so what the record before
    /// says is compared first.
    ///
    /// # Errors
    ///
    /// The record whose text is one too many.
    pub fn run(
        &mut self,
        first: &Column<'_>,
        month: Option<&Column<'_>>,
        encoding: Encoding,
        periods: &mut [u32],
    ) -> Result<(), usize> {
        // A month that stands right behind the year is compared with it in one piece.
        let is_next = self.month == Some(self.first + 1);
        let both = if is_next { first.with_next() } else { *first };
        let months = month.filter(|_| !is_next);
        match both.is_quoted() {
            true => self.run_of::<true>((first, month), &both, months, encoding, periods),
            false => self.run_of::<false>((first, month), &both, months, encoding, periods),
        }
    }

    #[inline(never)]
    fn run_of<const QUOTED: bool>(
        &mut self,
        (first, month): (&Column<'_>, Option<&Column<'_>>),
        both: &Column<'_>,
        months: Option<&Column<'_>>,
        encoding: Encoding,
        periods: &mut [u32],
    ) -> Result<(), usize> {
        let mut last = (Brief::default(), Brief::default());
        let mut last_period = None;
        for (row, (period, (start, end))) in periods.iter_mut().zip(both.ranges::<QUOTED>()).enumerate() {
            let mut brief = (Brief::within(both.bytes(), start, end), Brief::default());
            if let Some(month) = months {
                let (start, end) = month.range(row);
                brief.1 = Brief::within(month.bytes(), start, end);
            }
            let same = brief.0.is(last.0) && (months.is_none() || brief.1.is(last.1));
            *period = match last_period {
                Some(number) if same => number,
                _ => {
                    let month = month.map(|month| month.get(row));
                    match self.pair(first.get(row), month, encoding).map_err(|TooMany| row)? {
                        PeriodText::Period(number) => number,
                        PeriodText::Total(_) | PeriodText::Bad => Run::ODD,
                    }
                }
            };
            (last, last_period) = (brief, Some(*period));
        }
        Ok(())
    }

    /// The period of one record.
    ///
    /// # Errors
    ///
    /// [`TooMany`] distinct texts.
    pub fn resolve(&mut self, record: &Record<'_>, encoding: Encoding) -> Result<PeriodText, TooMany> {
        self.pair(record.get(self.first), self.month.map(|month| record.get(month)), encoding)
    }

    fn pair(
        &mut self,
        first: &[u8],
        month: Option<&[u8]>,
        encoding: Encoding,
    ) -> Result<PeriodText, TooMany> {
        let (first, _) = self.first_texts.id(first)?;
        let month = match month {
            Some(month) => self.month_texts.id(month)?.0,
            None => NO_MONTH,
        };
        match self.pairs.get(&(first, month)) {
            Some(period) => Ok(*period),
            None => self.read((first, month), encoding),
        }
    }

    #[cold]
    fn read(&mut self, pair: (u32, u32), encoding: Encoding) -> Result<PeriodText, TooMany> {
        let sound = |text: String| mended(&text).unwrap_or(text);
        let first = sound(lossy(self.first_texts.get(pair.0), encoding));
        let month = sound(lossy(self.month_texts.get(pair.1), encoding));
        let found = match (self.is_whole, month.trim().is_empty()) {
            (true, _) => parse_period_of(&first, self.year_part, self.day_first),
            // A year column may hold whole periods too ("2024 Ocak-Ekim").
            (false, true) => {
                let year = parse_year(&first).and_then(Period::year);
                year.or_else(|| parse_period_of(&first, self.year_part, self.day_first))
            }
            (false, false) => {
                let (year, months) = (parse_year(&first), parse_part(&month, self.year_part));
                year.zip(months).and_then(|(year, (first, last))| Period::months(year, first, last))
            }
        };
        let period = match found {
            Some(period) => PeriodText::Period(number_of(&mut self.known, period)),
            None if is_total(&first) || is_total(&month) => {
                PeriodText::Total(year_in(&first).or(year_in(&month)))
            }
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

/// The year that a text names among others.
fn year_in(text: &str) -> Option<u16> {
    text.split(|letter: char| !letter.is_ascii_digit()).find_map(parse_year)
}

fn is_total(text: &str) -> bool {
    let words: String = text.chars().filter(|letter| !letter.is_ascii_digit()).collect();
    matches!(
        fold(&words).as_str(),
        "toplam"
            | "geneltoplam"
            | "total"
            | "yillik"
            | "annual"
            | "toplamtotal"
            | "yilliktoplam"
            | "tumyil"
            | "grandtotal"
    )
}
