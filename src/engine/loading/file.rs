//! One file while it is read: its reader, its texts, and what they bring to a key of the data set.

use crate::ingest::{Dialect, Encoding, Fields, ReadError, Reader, ToUtf8, decode};
use crate::plan::{Plan, UNFOLDED_DELIMITER};
use crate::protocol::FileReport;
use crate::resolve::{RowResolver, Run, Tell, Unfolder};

use super::MOST_TEXTS;

/// One file while it is read.
pub(in crate::engine) struct FileReading {
    pub(super) name: String,
    plan: Plan,
    pub(super) reader: Reader,
    pub(super) rows: RowResolver,
    pub(super) parts: KeyParts,
    pub(super) run: Run,
    pub(super) fields: Fields,
    pub(super) header_seen: bool,
    pub(super) records: u64,
    /// What stands before the reader, where rows are made of the file first.
    before: Option<Before>,
    sheets: (Vec<String>, Vec<String>),
}

/// Bytes of a file on the way to rows of one observation each.
struct Before {
    raw: Vec<u8>,
    to_utf8: Option<ToUtf8>,
    reader: Reader,
    unfolder: Unfolder,
    encoding: Option<Encoding>,
}

/// What each text of one file brings to a key of the data set.
#[derive(Default)]
pub(super) struct KeyParts {
    /// Number of the first block of a period.
    pub(super) blocks: Vec<u32>,
    pub(super) provinces: Vec<u64>,
    pub(super) products: Vec<u64>,
    pub(super) partners: Vec<u64>,
}

impl KeyParts {
    /// The key of a record of a run, with the number of its class and what is not known of it.
    pub(super) fn key(&self, run: &Run, row: usize) -> u64 {
        self.provinces[run.provinces[row] as usize]
            + self.products[run.products[row] as usize]
            + self.partners[run.partners[row] as usize]
    }
}

/// The resolving side of a file, without the reader, whose buffer the records borrow.
pub(super) struct Rows<'f> {
    pub(super) name: &'f str,
    pub(super) rows: &'f mut RowResolver,
    pub(super) parts: &'f mut KeyParts,
    pub(super) run: &'f mut Run,
}

impl FileReading {
    pub fn new(name: String, plan: Plan, number: u32) -> FileReading {
        let unfolded = Dialect { delimiter: UNFOLDED_DELIMITER };
        let before = Unfolder::new(&plan, number).map(|unfolder| Before {
            raw: Vec::new(),
            to_utf8: plan.encoding.filter(|encoding| encoding.is_wide()).map(ToUtf8::new),
            reader: Reader::new(plan.dialect),
            unfolder,
            encoding: plan.encoding,
        });
        FileReading {
            name,
            reader: Reader::new(if before.is_some() { unfolded } else { plan.dialect }),
            rows: RowResolver::new(plan.clone(), number, MOST_TEXTS),
            header_seen: before.is_some(),
            plan,
            parts: KeyParts::default(),
            run: Run::default(),
            fields: Fields::default(),
            records: 0,
            before,
            sheets: (Vec::new(), Vec::new()),
        }
    }

    /// Says which sheets of which ones are read.
    pub fn of_sheets(&mut self, read: Vec<String>, all: Vec<String>) {
        self.sheets = (read, all);
    }

    /// Takes rows that were made elsewhere, of a workbook.
    pub fn unfolded(&mut self, rows: &[u8]) {
        self.before = None;
        self.reader.feed(rows);
    }

    /// The plan.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// Room for bytes of the file, in its order; to be confirmed with [`Loading::filled`].
    pub fn space(&mut self, wanted: usize) -> &mut [u8] {
        match self.before.as_mut() {
            Some(before) if before.to_utf8.is_some() => {
                before.raw.resize(wanted, 0);
                &mut before.raw
            }
            Some(before) => before.reader.space(wanted),
            None => self.reader.space(wanted),
        }
    }

    /// Takes `count` bytes of [`FileReading::space`] as far as the reader of rows; with `last` the rest too.
    pub(super) fn arrive(&mut self, count: usize, last: bool, tell: Tell<'_>) -> Result<(), ReadError> {
        let Some(before) = self.before.as_mut() else {
            self.reader.filled(count);
            return Ok(());
        };
        match before.to_utf8.as_mut() {
            Some(to_utf8) => {
                let mut text = Vec::new();
                to_utf8.piece(&before.raw[..count.min(before.raw.len())], last, &mut text);
                before.reader.feed(&text);
            }
            None => before.reader.filled(count),
        }
        let mut rows = Vec::new();
        let mut encoding = before.encoding;
        while let Some(record) = before.reader.next_record(last)? {
            let mut text = |bytes: &[u8]| text_of(bytes, &mut encoding);
            let cells: Vec<String> = record.iter().map(&mut text).collect();
            before.unfolder.texts(record.line(), &cells, &mut rows, tell);
        }
        before.encoding = encoding;
        self.reader.feed(&rows);
        Ok(())
    }

    /// Records below the header so far.
    pub fn records(&self) -> u64 {
        self.before.as_ref().map_or(self.records, |before| before.unfolder.rows())
    }

    /// Says how many rows its sheet had, where they were made rows of observations elsewhere.
    pub fn set_records(&mut self, records: u64) {
        self.records = records;
    }

    /// As [`Reader::begin_within`]: the header was read elsewhere.
    pub fn begin_within(&mut self, offset: u64) {
        self.reader.begin_within(offset);
        self.header_seen = true;
    }

    /// Takes `count` bytes of [`FileReading::space`] without looking for records.
    pub fn add(&mut self, count: usize) {
        self.reader.filled(count);
    }

    /// As [`Reader::skip_line`].
    pub fn skip_line(&mut self) -> Option<u64> {
        self.reader.skip_line()
    }

    /// As [`Reader::boundary`].
    pub fn boundary(&mut self) -> Option<u64> {
        self.reader.boundary()
    }

    /// Line ends so far.
    pub fn lines(&self) -> u64 {
        self.reader.lines()
    }

    /// The encoding, if the plan or a text has decided it.
    pub fn decided_encoding(&self) -> Option<Encoding> {
        self.rows.decided_encoding()
    }

    pub fn report(&self, bytes: u64) -> FileReport {
        let encoding = match &self.before {
            Some(before) => before.encoding.unwrap_or(Encoding::Utf8),
            None => self.rows.encoding(),
        };
        let mut report = file_report(&self.name, &self.plan, encoding, bytes, self.records());
        if !self.sheets.1.is_empty() {
            (report.encoding, report.delimiter) = (String::new(), ' ');
            (report.sheets, report.all_sheets) = self.sheets.clone();
        }
        report
    }
}

/// What a report says of a file that was read under this plan.
pub(in crate::engine) fn file_report(
    name: &str,
    plan: &Plan,
    encoding: Encoding,
    bytes: u64,
    records: u64,
) -> FileReport {
    FileReport {
        name: name.to_string(),
        bytes,
        sha256: None,
        encoding: encoding.id().to_string(),
        delimiter: char::from(plan.dialect.delimiter),
        sheets: Vec::new(),
        all_sheets: Vec::new(),
        records,
        columns: plan.reports.clone(),
        preview: plan.preview.clone(),
        codes: plan.code_report.clone(),
        unit: plan.unit,
        unit_evidence: plan.unit_evidence.clone(),
        part: plan.part.clone(),
        passport: plan.passport,
    }
}

/// A field as text; the first one that is not ASCII decides an encoding that is still open.
fn text_of(bytes: &[u8], encoding: &mut Option<Encoding>) -> String {
    if encoding.is_none() && !bytes.is_ascii() {
        *encoding = crate::ingest::detect_encoding(bytes);
    }
    let text = decode(bytes, encoding.unwrap_or(Encoding::Utf8))
        .or_else(|| decode(bytes, Encoding::Windows1254))
        .unwrap_or_default();
    text.trim().to_string()
}
