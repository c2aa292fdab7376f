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

/// Finds the delimiter from a sample: the one under which the header has the most fields among those
/// where most records have as many fields as the header.
///
/// A semicolon file with decimal commas has as many commas a row as amounts, but its header has none,
/// so the header's count decides.
pub fn detect_dialect(sample: &[u8]) -> Dialect {
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

fn score(sample: &[u8], dialect: Dialect) -> usize {
    let mut reader = Reader::new(dialect);
    reader.feed(sample);
    let mut header = 0;
    let (mut alike, mut records) = (0, 0);
    while let Ok(Some(record)) = reader.next_record(records == 0) {
        if records == 0 {
            header = record.len();
        }
        alike += usize::from(record.len() == header);
        records += 1;
        if records == SAMPLE_RECORDS {
            break;
        }
    }
    if header < 2 {
        return 0;
    }
    // Agreement first (in tenths), then the number of columns.
    (alike * 10 / records.max(1)) * MAX_COLUMNS + header.min(MAX_COLUMNS - 1)
}

const MAX_COLUMNS: usize = 100_000;
