use crate::error::{Error, Limit, WorkbookError};

use super::container::Container;
use super::fault::Fault;
use super::limits::{MAX_BYTES, MAX_XML_PIECE};
use super::rows::Rows;
use super::{Cell, ods, xls, xlsx};

/// A sheet of a workbook.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SheetInfo {
    /// Its name.
    pub name: String,
    /// Whether a reader of the workbook sees it.
    pub visible: bool,
}

/// An open workbook: Excel 2007 and later, Excel 97-2003 or OpenDocument, whatever its name ends in.
pub struct Book {
    file: String,
    sheets: Vec<SheetInfo>,
    inside: Inside,
}

enum Inside {
    Xlsx(Box<xlsx::Workbook>),
    Xls(xls::Workbook),
    Ods(ods::Workbook),
}

impl Book {
    /// Opens a workbook.
    ///
    /// # Errors
    ///
    /// [`Error::Workbook`] where it is damaged, locked, of an old kind, without sheets or no workbook at
    /// all; [`Error::LimitExceeded`] where it passes a bound.
    pub fn open(name: &str, bytes: Vec<u8>) -> Result<Book, Error> {
        let (inside, sheets) = open(bytes).map_err(|fault| fault.of(name))?;
        if sheets.is_empty() {
            return Err(Fault::from(WorkbookError::NoSheet).of(name));
        }
        Ok(Book { file: name.to_string(), sheets, inside })
    }

    /// The sheets that hold cells, in the order of the workbook.
    pub fn sheets(&self) -> &[SheetInfo] {
        &self.sheets
    }

    /// Calls `row` with the number from 1 and the cells from column A on, for each row that holds
    /// something, in order, until it answers false. Behind the last cell that holds something a row ends.
    ///
    /// # Errors
    ///
    /// As [`open`](Book::open); rows before the damage have been handed on by then.
    pub fn rows(&mut self, sheet: usize, row: &mut dyn FnMut(u32, &[Cell]) -> bool) -> Result<(), Error> {
        let mut rows = Rows::new(row);
        let read = match &mut self.inside {
            _ if sheet >= self.sheets.len() => Err(WorkbookError::NoSheet.into()),
            Inside::Xlsx(book) => book.rows(sheet, &mut rows),
            Inside::Xls(book) => book.rows(sheet, &mut rows),
            Inside::Ods(book) => book.rows(sheet, &mut rows),
        };
        read.map_err(|fault| fault.of(&self.file))
    }

    /// Ranges whose cells are one, as first row, first column, last row and last column, from 1. At most
    /// [`MAX_MERGED`](super::MAX_MERGED); none where the sheet cannot be read.
    pub fn merged(&mut self, sheet: usize) -> Vec<(u32, u32, u32, u32)> {
        let found = match &mut self.inside {
            Inside::Xlsx(book) => book.merged(sheet),
            Inside::Xls(book) => book.merged(sheet),
            Inside::Ods(book) => book.merged(sheet),
        };
        found.unwrap_or_default()
    }
}

fn open(bytes: Vec<u8>) -> Result<(Inside, Vec<SheetInfo>), Fault> {
    if bytes.len() as u64 > MAX_BYTES {
        return Err(Fault::limit(Limit::WorkbookBytes, MAX_BYTES, bytes.len() as u64));
    }
    if bytes.starts_with(xls::SIGNATURE) {
        let (book, sheets) = xls::Workbook::open(bytes)?;
        return Ok((Inside::Xls(book), sheets));
    }
    if bytes.starts_with(b"PK") {
        return open_zip(Container::open(bytes)?);
    }
    // Excel 2 to 4 wrote records without a folder around them.
    let bare = matches!(bytes.as_slice(), [0x09, 0x00 | 0x02 | 0x04, 4 | 6 | 8, 0, ..]);
    Err(if bare { WorkbookError::OldFormat } else { WorkbookError::NotAWorkbook }.into())
}

/// Which kind of workbook a zip is, from what it says about itself.
fn open_zip(mut container: Container) -> Result<(Inside, Vec<SheetInfo>), Fault> {
    if let Some(index) = container.find("[Content_Types].xml") {
        let types = container.beginning(index, MAX_XML_PIECE)?;
        if types.contains("ms-excel.sheet.binary") {
            return Err(WorkbookError::OldFormat.into());
        }
        const KINDS: [&str; 4] = [
            "spreadsheetml.sheet.main+xml",
            "spreadsheetml.template.main+xml",
            "ms-excel.sheet.macroEnabled.main+xml",
            "ms-excel.template.macroEnabled.main+xml",
        ];
        if !KINDS.iter().any(|kind| types.contains(kind)) {
            return Err(WorkbookError::NotAWorkbook.into());
        }
        let (book, sheets) = xlsx::Workbook::open(container)?;
        return Ok((Inside::Xlsx(Box::new(book)), sheets));
    }
    if let Some(index) = container.find("mimetype") {
        let kind = container.beginning(index, 256)?;
        if !kind.starts_with("application/vnd.oasis.opendocument.spreadsheet") {
            return Err(WorkbookError::NotAWorkbook.into());
        }
    }
    let (book, sheets) = ods::Workbook::open(container)?;
    Ok((Inside::Ods(book), sheets))
}
