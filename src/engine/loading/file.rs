//! One file while it is read: its reader, its texts, and what they bring to a key of the data set.

use crate::ingest::{Encoding, Fields, Reader};
use crate::plan::{Codes, Plan};
use crate::protocol::FileReport;
use crate::resolve::{RowResolver, Run};

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

/// The resolving side of a file, without the reader, whose buffer the records borrow.
pub(super) struct Rows<'f> {
    pub(super) name: &'f str,
    pub(super) rows: &'f mut RowResolver,
    pub(super) parts: &'f mut KeyParts,
    pub(super) run: &'f mut Run,
}

impl FileReading {
    pub fn new(name: String, plan: Plan, number: u32) -> FileReading {
        let mut parts = KeyParts::default();
        if plan.columns.partner.is_none() {
            parts.partners.push(0);
        }
        FileReading {
            name,
            reader: Reader::new(plan.dialect),
            rows: RowResolver::new(plan.clone(), number, MOST_TEXTS),
            plan,
            parts,
            run: Run::default(),
            fields: Fields::default(),
            header_seen: false,
            records: 0,
        }
    }

    /// Room for bytes of the file, in its order; to be confirmed with [`Loading::filled`].
    pub fn space(&mut self, wanted: usize) -> &mut [u8] {
        self.reader.space(wanted)
    }

    /// Records below the header so far.
    pub fn records(&self) -> u64 {
        self.records
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

    /// How its product codes are read.
    pub fn codes(&self) -> Codes {
        self.plan.codes
    }

    /// The encoding, if the plan or a text has decided it.
    pub fn decided_encoding(&self) -> Option<Encoding> {
        self.rows.decided_encoding()
    }

    pub fn report(&self, bytes: u64) -> FileReport {
        FileReport {
            name: self.name.clone(),
            bytes,
            sha256: None,
            encoding: self.rows.encoding().id().to_string(),
            delimiter: char::from(self.plan.dialect.delimiter),
            records: self.records,
            columns: self.plan.column_names(),
            codes: self.plan.code_report.clone(),
            unit_usd: self.plan.unit_usd,
        }
    }
}
