//! How a file is read: a sample and the visitor's answers give a [`Plan`], or the questions still open.

mod columns;
mod headers;
mod nomenclature;
mod number_style;
mod product;

use serde::{Deserialize, Serialize};

use crate::error::Answers;
use crate::error::{Error, FileKind, Limit, NotATable, Question, Role, Unreadable};
use crate::ingest::{self, Dialect, Encoding, Position, Reader, decode};
use crate::types::{CodeReport, Flow};

pub use columns::Columns;
pub use nomenclature::{Codes, reconsider};
pub use number_style::{DecimalMark, Evidence, evidence};
pub use product::{is_confidential, resolve_product};

/// Everything that decides how bytes become facts. A result is a function of the bytes and the plan.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Plan {
    /// Schema version of a kept plan.
    pub version: u32,
    /// `None` where the sample is plain ASCII; the first other text decides.
    pub encoding: Option<Encoding>,
    /// How records are written.
    pub dialect: Dialect,
    /// Which column holds what.
    pub columns: Columns,
    /// Fields of the header.
    pub fields: usize,
    /// The flow of every row, where no column says it.
    pub flow: Option<Flow>,
    /// `None` where the sample holds whole numbers only, or none that is certain.
    pub decimal_mark: Option<DecimalMark>,
    /// Dollars a unit of the amount column: 1, 1,000 or 1,000,000.
    pub unit_usd: u32,
    /// How the product codes are read.
    pub codes: Codes,
    /// Why they are read so.
    pub code_report: CodeReport,
    /// Order of day and month in dates with slashes, where the sample settles it.
    pub day_first: Option<bool>,
    /// The header, decoded.
    pub header: Vec<String>,
}

/// Bytes of a file that a plan is made from.
pub const SAMPLE_BYTES: usize = 256 << 10;

/// Makes the plan of one file from its first bytes.
///
/// # Errors
///
/// [`Error::Unreadable`], [`Error::Unsupported`] and [`Error::NotATable`] where this is no table of
/// provincial trade; [`Error::NeedsAnswer`] with every question that is open.
pub fn make_plan(file: &str, sample: &[u8], whole: bool, answers: &Answers) -> Result<Plan, Error> {
    let unreadable = |why| Error::Unreadable { file: file.to_string(), why };
    match ingest::detect_kind(sample).map_err(unreadable)? {
        Some(FileKind::Html) if looks_delimited(sample) => {}
        Some(what) => {
            return Err(Error::Unsupported { file: file.to_string(), what });
        }
        None => {}
    }
    let not_a_table = |why| Error::NotATable { file: file.to_string(), why };
    let encoding = ingest::detect_encoding(sample);
    let dialect = ingest::detect_dialect(sample);
    let rows = sample_rows(sample, whole, dialect, encoding).map_err(unreadable)?;
    let Some((header, rows)) = rows.split_first() else {
        return Err(match whole {
            true => unreadable(Unreadable::Empty),
            // Not one line end in the sample: the header alone is longer.
            false => Error::LimitExceeded {
                file: file.to_string(),
                which: Limit::RecordBytes,
                limit: ingest::MAX_RECORD_BYTES as u64,
                found: sample.len() as u64,
                line: 1,
            },
        });
    };

    let mut questions = Vec::new();
    let found = columns::find(file, header, rows, answers, &mut questions).map_err(not_a_table)?;
    if rows.is_empty() && whole {
        return Err(not_a_table(NotATable::NoRows));
    }
    let flow = match (found.columns.flow, answers.flow, found.flow) {
        (Some(_), _, _) => None,
        (None, Some(told), _) => Some(told),
        (None, None, Some(said_by_header)) => Some(said_by_header),
        (None, None, None) => {
            questions.push(Question::Flow { file: file.to_string() });
            None
        }
    };
    let decimal_mark = match answers.decimal_mark {
        Some(',') => Some(DecimalMark::Comma),
        Some('.') => Some(DecimalMark::Point),
        _ => {
            let amounts: Vec<&str> = column(rows, Some(found.columns.amount)).collect();
            match number_style::decide(&amounts) {
                number_style::Decision::Mark(mark) => Some(mark),
                number_style::Decision::WholeNumbers => None,
                number_style::Decision::Either { row } => {
                    questions.push(Question::DecimalMark {
                        file: file.to_string(),
                        example: amounts.get(row).unwrap_or(&"").to_string(),
                        line: row as u64 + 2,
                    });
                    None
                }
            }
        }
    };
    let (codes, code_report) = codes(file, header, rows, &found, answers, &mut questions);
    if !questions.is_empty() {
        return Err(Error::NeedsAnswer { questions });
    }
    let dates = found.columns.period.or(found.columns.year);
    Ok(Plan {
        version: 1,
        encoding,
        dialect,
        fields: header.len(),
        flow,
        decimal_mark,
        unit_usd: found.unit_usd,
        codes,
        code_report,
        day_first: day_first(column(rows, dates)),
        columns: found.columns,
        header: header.clone(),
    })
}

/// How the product codes of a file are read.
fn codes(
    file: &str,
    header: &[String],
    rows: &[Vec<String>],
    found: &columns::Found,
    answers: &Answers,
    questions: &mut Vec<Question>,
) -> (Codes, CodeReport) {
    let cell = |row: &'_ [String], index: Option<usize>| -> Option<String> {
        index.and_then(|index| row.get(index)).cloned()
    };
    let cells: Vec<(String, Option<String>)> = rows
        .iter()
        .filter_map(|row| {
            Some((cell(row, Some(found.columns.product))?, cell(row, found.columns.product_name)))
        })
        .collect();
    let years = column(rows, found.columns.period.or(found.columns.year));
    let clues = nomenclature::Clues {
        file,
        header: header.get(found.columns.product).map_or("", String::as_str),
        named: found.named.clone(),
        cells: cells.iter().map(|(code, name)| (code.as_str(), name.as_deref())).collect(),
        latest_year: years.filter_map(year_of).max(),
        told: answers.nomenclature,
    };
    nomenclature::decide(&clues, questions)
}

/// Four digits in a row that can be a year.
fn year_of(text: &str) -> Option<u16> {
    let parts = text.split(|letter: char| !letter.is_ascii_digit());
    parts
        .filter(|part| part.len() == 4)
        .filter_map(|part| part.parse().ok())
        .find(|year| (1900..2100).contains(year))
}

/// The texts of the first records; the last one is left out where the sample may have cut it.
///
/// A quote that opens in the header and never closes is said here, because no column would be found.
fn sample_rows(
    sample: &[u8],
    whole: bool,
    dialect: Dialect,
    encoding: Option<Encoding>,
) -> Result<Vec<Vec<String>>, Unreadable> {
    const MOST_ROWS: usize = 2_000;
    let mut reader = Reader::new(dialect);
    reader.feed(sample);
    let mut rows = Vec::new();
    while let Ok(Some(record)) = reader.next_record(whole) {
        if let (Some(Position { line, column }), true) = (record.open_quote(), rows.is_empty()) {
            return Err(Unreadable::UnterminatedQuote { line, column });
        }
        let text = |bytes| match decode(bytes, encoding.unwrap_or(Encoding::Utf8)) {
            Some(text) => text.trim().to_string(),
            None => String::from_utf8_lossy(bytes).trim().to_string(),
        };
        rows.push(record.iter().map(text).collect());
        if rows.len() == MOST_ROWS {
            break;
        }
    }
    Ok(rows)
}

fn column(rows: &[Vec<String>], index: Option<usize>) -> impl Iterator<Item = &str> {
    rows.iter().filter_map(move |row| index.and_then(|index| row.get(index))).map(String::as_str)
}

/// A text that begins like a web page and yet is a table, because a cell holds markup.
fn looks_delimited(sample: &[u8]) -> bool {
    let first = sample.split(|&b| b == b'\n').next().unwrap_or(sample);
    first.iter().filter(|&&b| b == b';' || b == b'\t').count() >= 3
}

/// `true` where a first number of a slashed date passes 12, `false` where a second one does.
fn day_first<'a>(dates: impl Iterator<Item = &'a str>) -> Option<bool> {
    let (mut first, mut second) = (false, false);
    for date in dates {
        let mut parts = date.split('/').map(|part| part.parse::<u16>().unwrap_or(0));
        if let (Some(a), Some(b), Some(_)) = (parts.next(), parts.next(), parts.next()) {
            first |= (13..=31).contains(&a);
            second |= (13..=31).contains(&b);
        }
    }
    match (first, second) {
        (true, false) => Some(true),
        (false, true) => Some(false),
        _ => None,
    }
}

impl Plan {
    /// Which header was taken for what, in the order of the columns.
    pub fn column_names(&self) -> Vec<(Role, String)> {
        let mut named: Vec<(usize, Role)> = self.columns.roles();
        named.sort_unstable();
        let name = |index: usize| self.header.get(index).cloned().unwrap_or_default();
        named.into_iter().map(|(index, role)| (role, name(index))).collect()
    }
}
