use serde::{Deserialize, Serialize};

/// What a bare number behind a year counts: `2024/1` is January, or the first quarter.
///
/// ```
/// use teknoharita::types::YearPart;
/// assert_eq!(YearPart::Quarter.months(2), Some((4, 6)));
/// assert_eq!(YearPart::Quarter.months(5), None);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum YearPart {
    /// Months, 1-12.
    #[default]
    Month,
    /// Quarters, 1-4.
    Quarter,
}

impl YearPart {
    /// Both.
    pub const ALL: [YearPart; 2] = [YearPart::Month, YearPart::Quarter];

    /// The key in JSON and on the command line.
    pub fn id(self) -> &'static str {
        match self {
            YearPart::Month => "month",
            YearPart::Quarter => "quarter",
        }
    }

    /// First and last month of the part with this number.
    pub fn months(self, number: u8) -> Option<(u8, u8)> {
        match (self, number) {
            (YearPart::Month, 1..=12) => Some((number, number)),
            (YearPart::Quarter, 1..=4) => Some((number * 3 - 2, number * 3)),
            _ => None,
        }
    }
}
