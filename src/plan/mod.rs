//! How a file is read: a sample and the visitor's answers give a [`Plan`], or the questions still open.

mod bilingual;
mod columns;
mod facets;
mod fills;
mod flow;
mod grid;
mod headers;
mod heads;
mod joined;
mod layout;
mod make;
mod marker;
mod money;
mod nomenclature;
mod number_style;
mod numbers;
mod partner;
mod partner_group;
mod periods;
mod product;
mod province;
mod region;
mod scope;
mod stretch;
mod text;
mod title;
mod wordy;
mod year_part;

use serde::{Deserialize, Serialize};

use crate::error::Role;
use crate::ingest::{Dialect, Encoding};
use crate::types::{
    CodeReport, ColumnReport, Currency, Flow, Passport, PreviewRow, RepairKind, Why, YearPart,
};

pub use columns::Columns;
pub use flow::parse_flow;
pub use grid::{GridCell, GridRow};
pub use joined::{named_provinces, nearest_provinces};
pub use layout::{Label, Layout, PeriodPart, ValueColumn};
pub use make::{is_total_text, make_sheet_plan};
pub use marker::{Marker, marker};
pub use money::money_of;
pub use nomenclature::{Codes, reconsider};
pub use number_style::{DecimalMark, Evidence, evidence};
pub use partner::{PartnerText, resolve_iso_number, resolve_partner};
pub use partner_group::{PartnerGroup, is_blank_partner, may_be_sum, partner_group};
pub use periods::{parse_month, parse_part, parse_period, parse_period_of, parse_year};
pub use product::{is_confidential, resolve_product};
pub use province::{ProvinceText, resolve_plate, resolve_province};
pub use region::{Regions, regions_of};
pub use text::make_plan;

/// Everything that decides how bytes become facts. A result is a function of the bytes and the plan.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Plan {
    /// Schema version of a kept plan.
    pub version: u32,
    /// `None` where the sample is plain ASCII; the first other text decides.
    pub encoding: Option<Encoding>,
    /// How records are written.
    pub dialect: Dialect,
    /// Which column holds what, in rows that are one observation each.
    pub columns: Columns,
    /// Fields of such a row.
    pub fields: usize,
    /// How the table becomes such rows; `None` where it has them under a head on its first line.
    pub layout: Option<Layout>,
    /// The flow of every row, where no column says it.
    pub flow: Option<Flow>,
    /// `None` where the sample holds whole numbers only, or none that is certain.
    pub decimal_mark: Option<DecimalMark>,
    /// Units of the currency that an amount is in: 1, 1,000 or 1,000,000.
    pub unit: u32,
    /// Kilograms that a weight is in: 1, 1,000 or 1,000,000.
    pub kilograms: u32,
    /// Currency and unit that the first rows of the column of them say; a row that says others ends the reading.
    pub money: Option<(Currency, u32)>,
    /// What says so.
    pub unit_evidence: String,
    /// The title or the head that says that the file holds a part of trade alone; empty where none does.
    pub part: String,
    /// How the product codes are read.
    pub codes: Codes,
    /// Why they are read so.
    pub code_report: CodeReport,
    /// Order of day and month in dates with slashes, where it is settled.
    pub day_first: Option<bool>,
    /// What a bare number behind a year counts.
    pub year_part: YearPart,
    /// The header, decoded; that of several rows in one.
    pub header: Vec<String>,
    /// What every column was taken for.
    pub reports: Vec<ColumnReport>,
    /// The first rows as they stand.
    pub preview: Vec<PreviewRow>,
    /// What the file says about itself, and the visitor corrected.
    pub passport: Passport,
    /// Repairs that are not done, because the visitor took them back.
    pub undo: Vec<RepairKind>,
    /// Province texts and the numbers of the places that the visitor gave them.
    pub assign: Vec<(String, i8)>,
    /// Whether columns that are not used hold words, so that rows that look the same may differ in them.
    pub has_other_labels: bool,
    /// Whether partners that cannot repeat what others say are all read as one, because nobody asks for them.
    pub merges_partners: bool,
}

/// Bytes of a file that a plan is made from.
pub const SAMPLE_BYTES: usize = 256 << 10;

/// Fields of the rows that a [`Layout`] makes, in this order: period, flow, province, product, partner,
/// amount, line and column in the file, firm, currency and unit, weight.
pub const UNFOLDED_FIELDS: usize = 11;

/// What parts the fields of such rows: a control character that no table holds.
pub const UNFOLDED_DELIMITER: u8 = 0x1F;

/// What the rows that a [`Layout`] makes say beside place, time, flow and amount.
struct Has {
    product: bool,
    partner: bool,
    firm: bool,
    money: bool,
    weight: bool,
}

impl Plan {
    /// Whether a repair is to be done.
    pub fn repairs(&self, kind: RepairKind) -> bool {
        !self.undo.contains(&kind)
    }

    /// The columns of rows that a [`Layout`] makes.
    fn unfolded_columns(has: &Has) -> Columns {
        Columns {
            period: Some(0),
            flow: Some(1),
            province: 2,
            product: has.product.then_some(3),
            partner: has.partner.then_some(4),
            amount: 5,
            firm: has.firm.then_some(8),
            money: has.money.then_some(9),
            weight: has.weight.then_some(10),
            origin: Some([6, 7]),
            ..Columns::default()
        }
    }

    /// Which header was taken for what, in the order of the columns.
    pub fn column_names(&self) -> Vec<(Role, String)> {
        let used = self.reports.iter().filter(|report| report.why != Why::Derived);
        used.filter_map(|report| Some((report.role?, report.header.clone()))).collect()
    }
}
