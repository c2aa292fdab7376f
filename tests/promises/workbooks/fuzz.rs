//! Bytes are changed, taken out and cut off: every file gives rows or a typed error, and nothing panics.

use std::panic::{AssertUnwindSafe, catch_unwind};

use teknoharita::error::Error;
use teknoharita::ingest::workbook::Book;

use super::build::{Xlsx, ods, parts_of, styles, zip};

/// A small generator that gives the same numbers everywhere (xorshift).
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, most: usize) -> usize {
        (self.next() % most.max(1) as u64) as usize
    }

    /// A few changes: a bit, a byte of meaning, a piece taken out, a piece doubled, an end cut off.
    fn change(&mut self, bytes: &mut Vec<u8>) {
        for _ in 0..1 + self.below(4) {
            if bytes.is_empty() {
                return;
            }
            let at = self.below(bytes.len());
            let len = self.below(24).min(bytes.len() - at);
            match self.below(8) {
                0 | 1 => bytes[at] ^= 1 << self.below(8),
                2 => bytes[at] = [0, 1, 0x7F, 0x80, 0xFE, 0xFF][self.below(6)],
                3 => bytes[at] = b"<>&\"'=/09 A:!"[self.below(13)],
                4 => drop(bytes.drain(at..at + len)),
                5 => {
                    let piece = bytes[at..at + len].to_vec();
                    let to = self.below(bytes.len());
                    bytes.splice(to..to, piece);
                }
                6 => bytes[at..at + len].fill(b'9'),
                _ if self.below(4) == 0 => bytes.truncate(at),
                _ => (),
            }
        }
    }
}

/// Opens a workbook and reads all of it.
fn read_all(bytes: Vec<u8>) -> Result<(), Error> {
    let mut book = Book::open("kitap", bytes)?;
    for sheet in 0..book.sheets().len().min(8) {
        book.merged(sheet);
        let mut last = 0;
        book.rows(sheet, &mut |number, cells| {
            assert!(number > last && !cells.is_empty());
            last = number;
            true
        })?;
    }
    Ok(())
}

fn check(name: &str, seed: u64, bytes: Vec<u8>) -> bool {
    match catch_unwind(AssertUnwindSafe(|| read_all(bytes))) {
        Ok(Ok(())) => true,
        Ok(Err(Error::Workbook { .. } | Error::LimitExceeded { .. })) => false,
        Ok(Err(other)) => panic!("{name} {seed}: {other:?}"),
        Err(_) => panic!("{name}: seed {seed} panics"),
    }
}

fn samples() -> Vec<(&'static str, Vec<u8>)> {
    let mut xlsx = Xlsx::of(concat!(
        r#"<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>"#,
        r#"<row r="2"><c r="A2" s="1"><v>45351</v></c><c r="B2" t="e"><v>#N/A</v></c><c r="C2" t="b"><v>1</v></c></row>"#,
        r#"<row r="3"><c r="A3" t="inlineStr"><is><t>a</t></is></c><c r="B3" t="str"><f t="shared" ref="B3:B4" si="0">A1</f><v>x</v></c><c><v>5</v></c></row>"#,
    ));
    xlsx.sheets[0].2.insert_str(0, r#"<dimension ref="A1:C3"/>"#);
    xlsx.sheets[0].2 += r#"<mergeCells count="1"><mergeCell ref="A1:F1"/></mergeCells>"#;
    xlsx.properties = r#"<workbookPr date1904="0"/>"#.to_string();
    xlsx.styles = Some(styles(&["dd.mm.yyyy"], &[0, 164, 14]));
    xlsx.strings = Some(
        r#"<sst count="2" uniqueCount="2"><si><t>il</t></si><si><r><t>a</t></r></si></sst>"#.to_string(),
    );
    let ods = ods(concat!(
        r#"<table:table table:name="Veri"><table:table-row table:number-rows-repeated="3"><table:table-cell office:value-type="float" office:value="5" table:number-columns-repeated="2"/><table:table-cell office:value-type="string"><text:p>a<text:s text:c="3"/>b</text:p></table:table-cell></table:table-row>"#,
        r#"<table:table-row><table:table-cell office:value-type="date" office:date-value="2024-02-29"/></table:table-row></table:table>"#
    ));
    vec![
        ("xlsx", xlsx.bytes()),
        ("ods", ods),
        ("xls", include_bytes!("../../fixtures/workbooks/kinds.xls").to_vec()),
    ]
}

#[test]
fn changed_bytes_never_panic() {
    for (name, bytes) in samples() {
        assert!(check(name, 0, bytes.clone()), "{name} itself cannot be read");
        let parts = parts_of(&bytes);
        let mut read = 0;
        for seed in 1..=1500 {
            let mut numbers = Numbers(u64::wrapping_mul(seed, 0x9E37_79B9_7F4A_7C15));
            let mut changed = bytes.clone();
            // The container, or what is in it.
            if parts.is_empty() || seed % 4 == 0 {
                numbers.change(&mut changed);
            } else {
                let mut parts = parts.clone();
                let at = numbers.below(parts.len());
                numbers.change(&mut parts[at].1);
                let parts: Vec<(&str, &[u8])> =
                    parts.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
                changed = zip(&parts);
            }
            read += usize::from(check(name, seed, changed));
        }
        assert!(read > 50 && read < 1475, "{name}: {read} of 1500 were read");
    }
}

#[test]
fn cut_off_anywhere() {
    for (name, bytes) in samples() {
        for len in (0..bytes.len()).step_by(7) {
            let read = check(name, len as u64, bytes[..len].to_vec());
            // A compound file may be padded behind its last stream.
            assert!(!read || name == "xls" && len + 512 > bytes.len(), "{name} is read from {len} bytes");
        }
    }
}
