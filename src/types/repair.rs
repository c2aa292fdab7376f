use serde::{Deserialize, Serialize};

/// What the program did to a file beside reading it, or noticed in it. All of it is told, with lines.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RepairKind {
    /// Lines above the heads, or heads that stand again in the middle, are no data.
    TitleRows,
    /// Notes below or between the data are no data.
    Notes,
    /// Amounts in thousands or millions became single units.
    Unit,
    /// Cells of a wide table became observations of their own.
    Unpivoted,
    /// A blank label means the one above.
    FillDown,
    /// Letters that an earlier wrong decoding had damaged.
    Encoding,
    /// Zeros at the front of codes that a spreadsheet had dropped.
    LostZeros,
    /// Serial numbers of days that are dates.
    Dates,
    /// Totals, known by their name, are not added.
    Totals,
    /// Subtotals, known by their sum, are not added.
    Subtotals,
    /// Groups of countries, or a blank partner, that count although they may repeat others.
    PartnerGroups,
    /// A dash is nothing, which is zero.
    Nil,
    /// A mark that says that the figure is not available is no observation.
    NotAvailable,
    /// A figure that the producer withholds is counted without an amount.
    Suppressed,
    /// Columns of shares, changes and ranks are not used.
    IgnoredColumns,
    /// Numbers are read as plates of provinces.
    Plates,
    /// Numbers that contradict the names of provinces beside them are not used.
    NotPlates,
    /// A title says that the file holds a part of trade alone.
    PartOfTrade,
    /// Firms are counted and then dropped.
    Firm,
    /// Rows that say the same as an earlier one but for the amount; both count.
    Duplicates,
    /// Observations of an older file that a newer one replaces.
    Replaced,
}

impl RepairKind {
    /// Every kind, in the order of lists.
    pub const ALL: [RepairKind; 21] = [
        RepairKind::TitleRows,
        RepairKind::Notes,
        RepairKind::Unit,
        RepairKind::Unpivoted,
        RepairKind::FillDown,
        RepairKind::Encoding,
        RepairKind::LostZeros,
        RepairKind::Dates,
        RepairKind::Totals,
        RepairKind::Subtotals,
        RepairKind::PartnerGroups,
        RepairKind::Nil,
        RepairKind::NotAvailable,
        RepairKind::Suppressed,
        RepairKind::IgnoredColumns,
        RepairKind::Plates,
        RepairKind::NotPlates,
        RepairKind::PartOfTrade,
        RepairKind::Firm,
        RepairKind::Duplicates,
        RepairKind::Replaced,
    ];

    /// The key in JSON and CSV.
    pub fn id(self) -> &'static str {
        match self {
            RepairKind::TitleRows => "title_rows",
            RepairKind::Notes => "notes",
            RepairKind::Unit => "unit",
            RepairKind::Unpivoted => "unpivoted",
            RepairKind::FillDown => "fill_down",
            RepairKind::Encoding => "encoding",
            RepairKind::LostZeros => "lost_zeros",
            RepairKind::Dates => "dates",
            RepairKind::Totals => "totals",
            RepairKind::Subtotals => "subtotals",
            RepairKind::PartnerGroups => "partner_groups",
            RepairKind::Nil => "nil",
            RepairKind::NotAvailable => "not_available",
            RepairKind::Suppressed => "suppressed",
            RepairKind::IgnoredColumns => "ignored_columns",
            RepairKind::Plates => "plates",
            RepairKind::NotPlates => "not_plates",
            RepairKind::PartOfTrade => "part_of_trade",
            RepairKind::Firm => "firm",
            RepairKind::Duplicates => "duplicates",
            RepairKind::Replaced => "replaced",
        }
    }

    /// The kind of an [`id`](RepairKind::id).
    pub fn from_id(id: &str) -> Option<RepairKind> {
        RepairKind::ALL.into_iter().find(|kind| kind.id() == id)
    }

    /// Whether it changed what the file says, so that it can be undone; the others are only noticed.
    pub fn can_be_undone(self) -> bool {
        !matches!(
            self,
            RepairKind::Unpivoted
                | RepairKind::PartnerGroups
                | RepairKind::IgnoredColumns
                | RepairKind::Plates
                | RepairKind::NotPlates
                | RepairKind::PartOfTrade
                | RepairKind::Firm
                | RepairKind::Duplicates
                | RepairKind::Dates
                | RepairKind::Replaced
        )
    }
}

/// One kind of repair: how often, and where first.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Repair {
    /// What was done.
    pub kind: RepairKind,
    /// How often; the unit is the kind's own (rows, cells, distinct texts).
    pub count: u64,
    /// The first few places.
    pub examples: Vec<RepairExample>,
    /// Whether the visitor took it back, so that it was not done.
    pub undone: bool,
}

/// A place where something was repaired.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct RepairExample {
    /// Position of the file in the data set, from 0.
    pub file: u32,
    /// Line, from 1; 0 where no line applies.
    pub line: u64,
    /// Column, from 1; 0 where it is the whole row.
    pub column: u32,
    /// What stands there, cut after 80 characters.
    pub before: String,
    /// What it was taken for; empty where that goes without saying.
    pub after: String,
}
