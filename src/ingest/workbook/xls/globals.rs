use std::collections::HashMap;

use crate::error::{Limit, WorkbookError};

use super::super::SheetInfo;
use super::super::fault::{DAMAGED, Fault};
use super::super::format::{builtin_shows_day, shows_day};
use super::super::limits::{MAX_CELLS, MAX_SHEETS, MAX_TEXT_BYTES};
use super::bytes::{u8_at, u16_at, u32_at};
use super::pieces::Pieces;
use super::records::{Records, kind};

/// What the sheets of a workbook share.
pub(super) struct Globals {
    /// Where each sheet begins in the stream.
    pub(super) starts: Vec<usize>,
    /// The texts that cells name by number.
    pub(super) texts: Vec<Box<str>>,
    /// For each cell format whether it shows a day.
    pub(super) days: Vec<bool>,
    pub(super) from_1904: bool,
}

/// `BOF` of Excel 97 and later.
const BIFF8: u16 = 0x0600;

impl Globals {
    pub(super) fn read(stream: &[u8]) -> Result<(Globals, Vec<SheetInfo>), Fault> {
        let mut globals =
            Globals { starts: Vec::new(), texts: Vec::new(), days: Vec::new(), from_1904: false };
        let mut sheets = Vec::new();
        let mut formats: HashMap<u16, bool> = HashMap::new();
        let mut cell_formats = Vec::new();
        let mut records = Records::new(stream, 0);
        let first = records.next()?;
        if first.kind != kind::BOF {
            return Err(WorkbookError::NotAWorkbook.into());
        }
        if u16_at(first.data, 0)? != BIFF8 {
            return Err(WorkbookError::OldFormat.into());
        }
        loop {
            let record = records.next()?;
            match record.kind {
                kind::EOF => break,
                kind::FILE_PASS => return Err(WorkbookError::Encrypted.into()),
                kind::DATE_MODE => globals.from_1904 = u16_at(record.data, 0)? == 1,
                kind::FORMAT => {
                    let id = u16_at(record.data, 0)?;
                    let code = Pieces::new(record, 2, records).text()?;
                    formats.insert(id, shows_day(&code));
                }
                kind::XF => cell_formats.push(u16_at(record.data, 2)?),
                // Charts, macros and modules stand in the same list.
                kind::BOUND_SHEET if u8_at(record.data, 5)? == 0 => {
                    let name = Pieces::new(record, 6, records).short_text()?;
                    let visible = u8_at(record.data, 4)? & 0b11 == 0;
                    sheets.push(SheetInfo { name: name.replace('\0', ""), visible });
                    globals.starts.push(u32_at(record.data, 0)? as usize);
                }
                kind::SST => globals.texts = shared_texts(Pieces::new(record, 4, records))?,
                _ => (),
            }
            if sheets.len() > MAX_SHEETS {
                return Err(DAMAGED);
            }
        }
        let day = |id: &u16| formats.get(id).copied().unwrap_or_else(|| builtin_shows_day(u32::from(*id)));
        globals.days = cell_formats.iter().map(day).collect();
        Ok((globals, sheets))
    }
}

fn shared_texts(mut pieces: Pieces<'_>) -> Result<Vec<Box<str>>, Fault> {
    let said = pieces.u32()?;
    let mut texts = Vec::new();
    let mut bytes = 0;
    // The number is not trusted: it is bounded, and what is not there is not read.
    for _ in 0..said {
        if pieces.at_end() {
            break;
        }
        let text = pieces.text()?;
        bytes += text.len() as u64;
        if bytes > MAX_TEXT_BYTES {
            return Err(Fault::limit(Limit::TextBytes, MAX_TEXT_BYTES, bytes));
        }
        texts.push(text.into_boxed_str());
        if texts.len() as u64 > MAX_CELLS {
            return Err(Fault::limit(Limit::Cells, MAX_CELLS, texts.len() as u64));
        }
    }
    Ok(texts)
}
