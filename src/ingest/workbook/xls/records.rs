use super::super::fault::{Fault, TRUNCATED};
use super::bytes::u16_at;

/// Kinds of records that are read (MS-XLS 2.3).
pub(super) mod kind {
    pub(crate) const FORMULA: u16 = 0x0006;
    pub(crate) const EOF: u16 = 0x000A;
    pub(crate) const DATE_MODE: u16 = 0x0022;
    pub(crate) const FILE_PASS: u16 = 0x002F;
    pub(crate) const CONTINUE: u16 = 0x003C;
    pub(crate) const BOUND_SHEET: u16 = 0x0085;
    pub(crate) const MUL_RK: u16 = 0x00BD;
    pub(crate) const R_STRING: u16 = 0x00D6;
    pub(crate) const XF: u16 = 0x00E0;
    pub(crate) const MERGE_CELLS: u16 = 0x00E5;
    pub(crate) const SST: u16 = 0x00FC;
    pub(crate) const LABEL_SST: u16 = 0x00FD;
    pub(crate) const NUMBER: u16 = 0x0203;
    pub(crate) const LABEL: u16 = 0x0204;
    pub(crate) const BOOL_ERR: u16 = 0x0205;
    pub(crate) const STRING: u16 = 0x0207;
    pub(crate) const ARRAY: u16 = 0x0221;
    pub(crate) const TABLE: u16 = 0x0236;
    pub(crate) const RK: u16 = 0x027E;
    pub(crate) const FORMAT: u16 = 0x041E;
    pub(crate) const SHARED_FORMULA: u16 = 0x04BC;
    pub(crate) const BOF: u16 = 0x0809;
}

/// One record: its kind, where it begins, what it holds.
#[derive(Clone, Copy)]
pub(super) struct Record<'a> {
    pub(super) kind: u16,
    pub(super) at: usize,
    pub(super) data: &'a [u8],
}

/// The records of a stream from a place on.
#[derive(Clone, Copy)]
pub(super) struct Records<'a> {
    stream: &'a [u8],
    at: usize,
}

impl<'a> Records<'a> {
    pub(super) fn new(stream: &'a [u8], at: usize) -> Records<'a> {
        Records { stream, at }
    }

    /// The next record; one that ends before its length says is a file that was cut off, and so is a
    /// stream without an end.
    pub(super) fn next(&mut self) -> Result<Record<'a>, Fault> {
        let rest = self.stream.get(self.at..).unwrap_or_default();
        let (kind, len) = match (u16_at(rest, 0), u16_at(rest, 2)) {
            (Ok(kind), Ok(len)) => (kind, usize::from(len)),
            _ => return Err(TRUNCATED),
        };
        let data = rest.get(4..4 + len).ok_or(TRUNCATED)?;
        let record = Record { kind, at: self.at, data };
        self.at += 4 + len;
        Ok(record)
    }

    /// The next record, where it continues the one before.
    pub(super) fn continued(&mut self) -> Option<Record<'a>> {
        let mut ahead = *self;
        let record = ahead.next().ok().filter(|record| record.kind == kind::CONTINUE)?;
        *self = ahead;
        Some(record)
    }
}
