use serde::{Deserialize, Serialize};

use super::reader::Reader;

/// How records are written.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Dialect {
    /// `,`, `;`, a tab or `|`.
    pub delimiter: u8,
}

const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];
const SAMPLE_RECORDS: usize = 200;
const MAX_COLUMNS: usize = 10_000;

/// Finds the delimiter from a sample: the one under which most records have as many fields as each other,
/// and of those the one with the most fields. A first line `sep=;`, as spreadsheets write and read it, says
/// it outright.
///
/// A semicolon file with decimal commas has as many commas a row as amounts, but its heads have none, and so
/// they speak for the semicolon. Titles above the heads speak for nobody.
pub fn detect_dialect(sample: &[u8]) -> Dialect {
    let text = sample.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(sample);
    if let [b's' | b'S', b'e' | b'E', b'p' | b'P', b'=', delimiter, b'\r' | b'\n', ..] = text
        && DELIMITERS.contains(delimiter)
    {
        return Dialect { delimiter: *delimiter };
    }
    let mut best = (0, Dialect { delimiter: b',' });
    for delimiter in DELIMITERS {
        let dialect = Dialect { delimiter };
        let score = score(sample, dialect);
        if score > best.0 {
            best = (score, dialect);
        }
    }
    best.1
}

/// Agreement first, in tenths of a percent, then the number of fields.
fn score(sample: &[u8], dialect: Dialect) -> usize {
    let mut reader = Reader::new(dialect);
    reader.feed(sample);
    let mut widths: Vec<usize> = Vec::new();
    while let Ok(Some(record)) = reader.next_record(widths.is_empty()) {
        widths.push(record.len());
        if widths.len() == SAMPLE_RECORDS {
            break;
        }
    }
    let records = widths.len().max(1);
    let mut widest = widths.clone();
    widest.sort_unstable();
    let mut best = 0;
    for alike in widest.chunk_by(|a, b| a == b).filter(|alike| alike[0] >= 2) {
        // A handful of title lines that happen to have a comma each is no table.
        let agreement = alike.len() * 1_000 / records;
        best = best.max(agreement * MAX_COLUMNS + alike[0].min(MAX_COLUMNS - 1));
    }
    best
}
