use serde::{Deserialize, Serialize};

use crate::error::Role;
use crate::types::{Flow, Period};

/// How the cells of a table become observations, where a row is not plainly one of them.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Layout {
    /// Line of the first row below the heads, from 1.
    pub first_line: u64,
    /// Lines of the heads.
    pub head_lines: Vec<u64>,
    /// Texts of the last head row, which may stand again further down.
    pub last_head: Vec<String>,
    /// Columns that say what a row is about.
    pub labels: Vec<Label>,
    /// Columns of amounts.
    pub values: Vec<ValueColumn>,
    /// The column that says currency and unit of each amount.
    pub money: Option<usize>,
    /// The period that titles name, for rows and columns that name none.
    pub period: Option<Period>,
    /// Half-width of the printed shares in 1/1,000,000, where amounts are computed from shares.
    pub half_width_ppm: Option<u32>,
    /// Columns of words without a role: a total among them makes its row one.
    pub others: Vec<usize>,
    /// First and last month of each year that is named, where titles say so.
    pub months: Option<(u8, u8)>,
    /// Fields that a row may have, where rows are records of a text.
    pub width: Option<usize>,
    /// What shares are multiplied by to be percentages: 1, or 100 where they are fractions.
    pub share_scale: u32,
    /// Whether periods are numbers of days as spreadsheets keep dates.
    pub serial_dates: bool,
}

impl Layout {
    /// The label of a role.
    pub fn label(&self, role: Role) -> Option<&Label> {
        self.labels.iter().find(|label| label.role == role)
    }

    /// Whether each row is one observation: one column of amounts, which says nothing but what they are.
    pub fn is_long(&self) -> bool {
        matches!(self.values.as_slice(), [only] if only.period.is_none()
            && only.product.is_none() && only.province.is_none() && only.share_of.is_none())
    }
}

/// A column that says what a row is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Label {
    /// Position, from 0.
    pub column: usize,
    /// What it says.
    pub role: Role,
    /// Whether a blank cell means the one above.
    pub fills_down: bool,
}

/// A column of amounts, and what its heads say of them.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct ValueColumn {
    /// Position, from 0.
    pub column: usize,
    /// When.
    pub period: Option<PeriodPart>,
    /// Direction.
    pub flow: Option<Flow>,
    /// Product: a code, or the name of a tier or a sector.
    pub product: Option<String>,
    /// Province.
    pub province: Option<String>,
    /// Whether it is a total over the columns beside it.
    pub is_total: bool,
    /// The column of totals that the cells are shares of, in percent.
    pub share_of: Option<usize>,
    /// The column of weights of its goods.
    pub weight: Option<usize>,
}

/// What a head says of a period.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum PeriodPart {
    /// All of it.
    Whole(Period),
    /// First and last month; the year stands elsewhere.
    Months(u8, u8),
}
