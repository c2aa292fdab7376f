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

/// Finds the delimiter from a sample: the one under which most records have as many fields as each other,
/// and of those the one with the most fields. A first line `sep=;`, as spreadsheets write and read it, says
/// it outright.
///
/// A semicolon file with decimal commas has as many commas a row as amounts, but its heads have none, and so
/// they speak for the semicolon, also where a row here and there is too short. Titles above the heads speak for nobody.
pub fn detect_dialect(sample: &[u8]) -> Dialect {
    let text = sample.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(sample);
    if let [b's' | b'S', b'e' | b'E', b'p' | b'P', b'=', delimiter, b'\r' | b'\n', ..] = text
        && DELIMITERS.contains(delimiter)
    {
        return Dialect { delimiter: *delimiter };
    }
    let all = DELIMITERS.map(|delimiter| fit(sample, Dialect { delimiter }));
    // Of two that fit alike the earlier one of the list.
    let Some(mut best) = all.iter().rev().max_by_key(|fit| (fit.agreement, fit.fields)) else {
        return Dialect { delimiter: b',' };
    };
    for other in &all {
        if other.fields > best.fields && other.first < best.first && other.agreement >= MOST_AGREE {
            best = other;
        }
    }
    best.dialect
}

/// Rows that have to agree, in tenths of a percent, for the heads to speak for their delimiter.
const MOST_AGREE: usize = 500;

/// How a delimiter fits a sample.
struct Fit {
    dialect: Dialect,
    /// How many records have as many fields as each other, in tenths of a percent.
    agreement: usize,
    /// So many.
    fields: usize,
    /// The first of these records.
    first: usize,
}

fn fit(sample: &[u8], dialect: Dialect) -> Fit {
    let mut reader = Reader::new(dialect);
    reader.feed(sample);
    let mut widths: Vec<usize> = Vec::new();
    while let Ok(Some(record)) = reader.next_record(widths.is_empty()) {
        widths.push(record.len());
        if widths.len() == SAMPLE_RECORDS {
            break;
        }
    }
    let mut widest = widths.clone();
    widest.sort_unstable();
    let alike = widest.chunk_by(|a, b| a == b).filter(|alike| alike[0] >= 2);
    let (count, fields) = alike.map(|alike| (alike.len(), alike[0])).max().unwrap_or((0, 0));
    // A handful of title lines that happen to have a comma each is no table.
    let agreement = count * 1_000 / widths.len().max(1);
    let first = widths.iter().position(|width| *width == fields).unwrap_or(usize::MAX);
    Fit { dialect, agreement, fields, first }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> char {
        char::from(detect_dialect(text.as_bytes()).delimiter)
    }

    #[test]
    fn heads_speak_for_their_delimiter_where_rows_are_short() {
        // Every amount has a comma, and two rows of nine have a field too few.
        let row = |rest: &str| format!("Ankara\t2024\t\"300,50\"{rest}\n");
        let rows = row("\tx").repeat(7) + &row("").repeat(2);
        assert_eq!(found(&format!("il\tyıl\tdeğer\tnot\n{rows}")), '\t');
        // Commas that group digits are more than the fields of a table of two, and the heads know of none.
        let rows = "Ankara;1,234,567\n".repeat(9) + "Bolu;1,234\n";
        assert_eq!(found(&format!("il;tutar\n{rows}")), ';');
        // A title is no head.
        assert_eq!(found(&format!("a|b|c|d\nil;tutar\n{}", "Ankara;1\n".repeat(9))), ';');
        assert_eq!(found("il,tutar\nAnkara,1\n"), ',');
        assert_eq!(found(""), ',');
    }
}
