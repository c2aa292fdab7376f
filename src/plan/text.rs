//! The plan of a text: kind of file, encoding, delimiter, and the first rows.

use crate::error::{Answers, Error, FileKind, Limit, Unreadable};
use crate::ingest::{self, Dialect, Encoding, Position, Reader, decode, to_utf8};
use crate::types::mended;

use super::Plan;
use super::grid::GridRow;
use super::make::{Sample, make};

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
    let encoding = ingest::detect_encoding(sample);
    let decoded;
    let sample = match encoding {
        Some(wide @ (Encoding::Utf16Le | Encoding::Utf16Be)) => {
            decoded = to_utf8(sample, wide);
            decoded.as_slice()
        }
        _ => sample,
    };
    let dialect = ingest::detect_dialect(sample);
    let rows = sample_rows(sample, whole, dialect, encoding).map_err(unreadable)?;
    if rows.is_empty() {
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
    }
    make(&Sample { file, rows: &rows, whole, encoding, dialect, sheet: None }, answers)
}

/// The texts of the first records; the last one is left out where the sample may have cut it.
///
/// A quote that opens in the header and never closes is said here, because no column would be found.
fn sample_rows(
    sample: &[u8],
    whole: bool,
    dialect: Dialect,
    encoding: Option<Encoding>,
) -> Result<Vec<GridRow>, Unreadable> {
    const MOST_ROWS: usize = 2_000;
    let mut reader = Reader::new(dialect);
    reader.feed(sample);
    let mut rows = Vec::new();
    let encoding = match encoding {
        Some(Encoding::Windows1254) => Encoding::Windows1254,
        _ => Encoding::Utf8,
    };
    while let Ok(Some(record)) = reader.next_record(whole) {
        if let (Some(Position { line, column }), true) = (record.open_quote(), rows.is_empty()) {
            return Err(Unreadable::UnterminatedQuote { line, column });
        }
        let text = |bytes| {
            let text = match decode(bytes, encoding) {
                Some(text) => text.trim().to_string(),
                None => String::from_utf8_lossy(bytes).trim().to_string(),
            };
            mended(&text).unwrap_or(text)
        };
        rows.push(GridRow::of_texts(record.line(), record.iter().map(text)));
        if rows.len() == MOST_ROWS {
            break;
        }
    }
    Ok(rows)
}

/// A text that begins like a web page and yet is a table, because a cell holds markup.
fn looks_delimited(sample: &[u8]) -> bool {
    let first = sample.split(|&b| b == b'\n').next().unwrap_or(sample);
    first.iter().filter(|&&b| b == b';' || b == b'\t').count() >= 3
}
