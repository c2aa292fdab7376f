use serde::{Deserialize, Serialize};

use crate::error::{Problem, ProblemKind, Role};

use super::{CodeReport, Ledger, Passport};

/// How one file was read.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct FileReport {
    /// Name.
    pub name: String,
    /// Length in bytes.
    pub bytes: u64,
    /// Lower-case hexadecimal; `None` while it is not known yet.
    pub sha256: Option<String>,
    /// `utf-8` or `windows-1254`.
    pub encoding: String,
    /// `,`, `;`, a tab or `|`.
    pub delimiter: char,
    /// Records below the header, blank lines not counted.
    pub records: u64,
    /// Which header was taken for what.
    pub columns: Vec<(Role, String)>,
    /// How its product codes are read, and why.
    pub codes: CodeReport,
    /// Units in which the amounts are written: 1, 1,000 or 1,000,000 dollars.
    pub unit_usd: u32,
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
    /// What the data set says about itself.
    pub passport: Passport,
}
