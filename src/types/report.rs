use serde::{Deserialize, Serialize};

use crate::error::{Problem, ProblemKind, Role};

use super::{CodeReport, Flow, Ledger, Passport, Period, Repair};

/// How one file was read.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct FileReport {
    /// Name.
    pub name: String,
    /// Length in bytes.
    pub bytes: u64,
    /// Lower-case hexadecimal; `None` while it is not known yet.
    pub sha256: Option<String>,
    /// `utf-8`, `utf-16le`, `utf-16be` or `windows-1254`; empty for a workbook.
    pub encoding: String,
    /// `,`, `;`, a tab or `|`; a blank for a workbook.
    pub delimiter: char,
    /// The sheets of a workbook that were read, in order.
    pub sheets: Vec<String>,
    /// The sheets that it has.
    pub all_sheets: Vec<String>,
    /// Records below the header, blank lines not counted.
    pub records: u64,
    /// Every column in the order of the file, and what it was taken for.
    pub columns: Vec<ColumnReport>,
    /// The first rows as they stand.
    pub preview: Vec<PreviewRow>,
    /// How its product codes are read, and why.
    pub codes: CodeReport,
    /// Units in which the amounts are written: 1, 1,000 or 1,000,000 of the currency.
    pub unit: u32,
    /// What says so: a header, a title, the visitor; empty where nothing had to.
    pub unit_evidence: String,
    /// The title or the head that says that the file holds a part of trade alone; empty where none does.
    pub part: String,
    /// What the file says about itself.
    pub passport: Passport,
}

impl FileReport {
    /// The header of a role.
    pub fn header(&self, role: Role) -> Option<&str> {
        self.columns.iter().find(|column| column.role == Some(role)).map(|column| column.header.as_str())
    }
}

/// What one column was taken for.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ColumnReport {
    /// Its header; that of two rows in one.
    pub header: String,
    /// Its role; `None` where it is not used.
    pub role: Option<Role>,
    /// Why.
    pub why: Why,
}

/// What decided the role of a column.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Why {
    /// The words of its header.
    Header,
    /// What its cells hold.
    Cells,
    /// The visitor.
    Told,
    /// It holds shares, changes or ranks, which follow from the amounts.
    Derived,
    /// Its numbers are read as plates.
    Plates,
    /// Its numbers contradict the names of provinces beside them, so they are no plates.
    NotPlates,
    /// Nothing speaks for a role.
    Nothing,
}

/// A row of the preview.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PreviewRow {
    /// Its line, from 1.
    pub line: u64,
    /// Whether it is above the data.
    pub is_head: bool,
    /// Its cells, each cut after 80 characters.
    pub cells: Vec<String>,
}

/// Sums that the files state, held against the sums of their parts.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Check {
    /// Over what the total goes.
    pub kind: CheckKind,
    /// Totals that equal the sum of their parts, within rounding.
    pub held: u64,
    /// Totals that do not.
    pub failed: u64,
    /// The first few of them, those that failed first.
    pub examples: Vec<CheckExample>,
}

/// Over what a total goes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum CheckKind {
    /// All provinces.
    Provinces,
    /// The provinces of a region.
    Region,
    /// All products, or those under a code.
    Products,
    /// All partners.
    Partners,
    /// All periods.
    Periods,
}

impl CheckKind {
    /// The key in JSON and CSV.
    pub fn id(self) -> &'static str {
        match self {
            CheckKind::Provinces => "provinces",
            CheckKind::Region => "region",
            CheckKind::Products => "products",
            CheckKind::Partners => "partners",
            CheckKind::Periods => "periods",
        }
    }
}

/// One total that a file states.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct CheckExample {
    /// What it is called in the file.
    pub label: String,
    /// Direction.
    pub flow: Flow,
    /// When; `None` for a total over periods.
    pub period: Option<Period>,
    /// As stated, in 1/10,000.
    pub stated_e4: i128,
    /// The sum of the parts, in 1/10,000.
    pub computed_e4: i128,
    /// Whether they are equal within rounding.
    pub holds: bool,
}

/// A province text that is no province, and what it could be.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Unmatched {
    /// The text.
    pub text: String,
    /// Observations that carry it.
    pub rows: u64,
    /// Their sum, in 1/10,000.
    pub amount_e4: i128,
    /// Plates of the provinces whose names are nearest, the nearest first.
    pub candidates: Vec<u8>,
    /// The place that the visitor gave it, by its number.
    pub assigned: Option<i8>,
}

/// What the partner texts stand for.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct PartnerReport {
    /// Countries and territories, each once however it is spelt.
    pub countries: u32,
    /// Texts of free zones and others that are no countries.
    pub zones: u32,
    /// Texts that are none of these; they are kept as they are.
    pub unknown: u32,
    /// The first few of them.
    pub unknown_texts: Vec<String>,
}

/// The firms behind the figures, which no table and no file names.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct FirmReport {
    /// Distinct firms.
    pub firms: u64,
    /// Cells of a place, a tier, a flow and a period.
    pub cells: u64,
    /// Cells of fewer than three firms, of one with 80% or of two with 90%: they could tell of a firm.
    pub sensitive: u64,
}

/// A figure that two files state, where the visitor wants to compare them or the newer one counts.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Revision {
    /// Direction.
    pub flow: Flow,
    /// When.
    pub period: Period,
    /// Where, by the number of the place.
    pub place: i8,
    /// In the older file, in 1/10,000; `None` where it has none.
    pub old_e4: Option<i128>,
    /// In the newer file.
    pub new_e4: Option<i128>,
}

/// What became of the visitor's files.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct LoadReport {
    /// One entry a file.
    pub files: Vec<FileReport>,
    /// Where every row went.
    pub ledger: Ledger,
    /// Exact number of problems of each kind that occurs.
    pub problem_counts: Vec<(ProblemKind, u64)>,
    /// The first problems, at most 10,000 in the engine and 200 in this report.
    pub problems: Vec<Problem>,
    /// What was repaired or noticed.
    pub repairs: Vec<Repair>,
    /// Sums that the files state, and whether they hold.
    pub checks: Vec<Check>,
    /// Province texts that are no province, and those that the visitor assigned.
    pub unmatched: Vec<Unmatched>,
    /// What the partner texts stand for.
    pub partners: PartnerReport,
    /// The firms behind the figures; `None` where no file names them.
    pub firms: Option<FirmReport>,
    /// What a newer file changed.
    pub revisions: Vec<Revision>,
    /// What the data set says about itself.
    pub passport: Passport,
}

impl LoadReport {
    /// Of a data set that comes from no file.
    pub fn bare(ledger: Ledger, passport: Passport) -> LoadReport {
        LoadReport {
            files: Vec::new(),
            ledger,
            problem_counts: Vec::new(),
            problems: Vec::new(),
            repairs: Vec::new(),
            checks: Vec::new(),
            unmatched: Vec::new(),
            partners: PartnerReport::default(),
            firms: None,
            revisions: Vec::new(),
            passport,
        }
    }
}
