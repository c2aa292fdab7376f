//! Excel 97-2003 (BIFF8). The reader is ours: calamine keeps every sheet as a dense grid and indexes into
//! records, formulas among them, without looking whether they are long enough.

mod bytes;
mod globals;
mod ole;
mod pieces;
mod records;
mod sheet;

use crate::error::WorkbookError;

use super::SheetInfo;
use super::fault::Fault;
use super::rows::Rows;
use globals::Globals;
use ole::Ole;
pub(super) use ole::SIGNATURE;

/// An Excel 97-2003 workbook.
pub(super) struct Workbook {
    stream: Vec<u8>,
    globals: Globals,
}

impl Workbook {
    pub(super) fn open(bytes: Vec<u8>) -> Result<(Workbook, Vec<SheetInfo>), Fault> {
        let ole = Ole::open(&bytes)?;
        if ole.has("EncryptedPackage") {
            return Err(WorkbookError::Encrypted.into());
        }
        let stream = match ole.stream("Workbook")? {
            Some(stream) => stream,
            // So Excel 95 named it, and some programs keep both.
            None if ole.has("Book") => return Err(WorkbookError::OldFormat.into()),
            None => return Err(WorkbookError::NotAWorkbook.into()),
        };
        drop(ole);
        drop(bytes);
        let (globals, sheets) = Globals::read(&stream)?;
        Ok((Workbook { stream, globals }, sheets))
    }

    pub(super) fn rows(&mut self, sheet: usize, rows: &mut Rows<'_>) -> Result<(), Fault> {
        sheet::rows(&self.stream, &self.globals, sheet, rows)
    }

    pub(super) fn merged(&mut self, sheet: usize) -> Result<Vec<(u32, u32, u32, u32)>, Fault> {
        sheet::merged(&self.stream, &self.globals, sheet)
    }
}
