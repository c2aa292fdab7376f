use std::fmt;

use serde::{Deserialize, Serialize};

/// Months of one calendar year: a whole year, one month, or a run of months.
///
/// Ordered by year, first month, last month. Written `2024`, `2024-03`, `2024-01..10`.
///
/// ```
/// use teknoharita::types::Period;
/// let months: Period = "2024-01..10".parse().unwrap();
/// assert!(Period::year(2024).unwrap().contains(months));
/// assert_eq!(months.to_string(), "2024-01..10");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct Period {
    year: u16,
    first: u8,
    last: u8,
}

impl Period {
    /// Months `first` to `last` (1-12, both included) of a year between 1900 and 2100.
    pub fn months(year: u16, first: u8, last: u8) -> Option<Period> {
        let valid = (1900..=2100).contains(&year) && 1 <= first && first <= last && last <= 12;
        valid.then_some(Period { year, first, last })
    }

    /// A whole year.
    pub fn year(year: u16) -> Option<Period> {
        Period::months(year, 1, 12)
    }

    /// One month.
    pub fn month(year: u16, month: u8) -> Option<Period> {
        Period::months(year, month, month)
    }

    /// The calendar year.
    pub fn calendar_year(self) -> u16 {
        self.year
    }

    /// The first month, 1-12.
    pub fn first_month(self) -> u8 {
        self.first
    }

    /// The last month, 1-12.
    pub fn last_month(self) -> u8 {
        self.last
    }

    /// Whether this is a whole year.
    pub fn is_year(self) -> bool {
        self.first == 1 && self.last == 12
    }

    /// Number of months, 1-12.
    pub fn length_months(self) -> u8 {
        self.last - self.first + 1
    }

    /// Whether `other` lies within this period.
    pub fn contains(self, other: Period) -> bool {
        self.year == other.year && self.first <= other.first && other.last <= self.last
    }

    /// Whether the two share a month.
    pub fn overlaps(self, other: Period) -> bool {
        self.year == other.year && self.first <= other.last && other.first <= self.last
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_year() {
            write!(f, "{}", self.year)
        } else if self.first == self.last {
            write!(f, "{}-{:02}", self.year, self.first)
        } else {
            write!(f, "{}-{:02}..{:02}", self.year, self.first, self.last)
        }
    }
}

impl std::str::FromStr for Period {
    type Err = ();

    fn from_str(text: &str) -> Result<Period, ()> {
        let number = |part: &str, digits: usize| -> Result<u16, ()> {
            let plain = part.len() == digits && part.bytes().all(|b| b.is_ascii_digit());
            if plain { part.parse().map_err(|_| ()) } else { Err(()) }
        };
        let found = match text.split_once('-') {
            None => Period::year(number(text, 4)?),
            Some((year, rest)) => {
                let year = number(year, 4)?;
                let (first, last) = rest.split_once("..").unwrap_or((rest, rest));
                Period::months(year, number(first, 2)? as u8, number(last, 2)? as u8)
            }
        };
        found.ok_or(())
    }
}
