//! Excel 2007 and later, read with calamine: cells come as a stream and never as its dense grid.

mod guard;

use std::io::Cursor;

use calamine::{DataRef, DataType, Reader, SheetType, SheetVisible, Xlsx, XlsxError};

use crate::error::WorkbookError;

use super::Cell;
use super::SheetInfo;
use super::container::Container;
use super::fault::{DAMAGED, Fault};
use super::limits::MAX_MERGED;
use super::rows::Rows;

/// An Excel workbook of zipped XML.
pub(super) struct Workbook {
    book: Xlsx<Cursor<Vec<u8>>>,
    names: Vec<String>,
}

impl Workbook {
    pub(super) fn open(mut container: Container) -> Result<(Workbook, Vec<SheetInfo>), Fault> {
        // calamine trusts what it unpacks, so all of it is weighed before.
        container.weigh()?;
        guard::check(&mut container)?;
        let book = Xlsx::new(Cursor::new(container.into_bytes())).map_err(|error| fault_of(&error))?;
        let sheets = book.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
        let sheets: Vec<SheetInfo> = sheets
            .map(|sheet| SheetInfo {
                name: sheet.name.clone(),
                visible: sheet.visible == SheetVisible::Visible,
            })
            .collect();
        let names = sheets.iter().map(|sheet| sheet.name.clone()).collect();
        Ok((Workbook { book, names }, sheets))
    }

    pub(super) fn rows(&mut self, sheet: usize, rows: &mut Rows<'_>) -> Result<(), Fault> {
        let from_1904 = self.book.has_1904_epoch();
        let name = self.names.get(sheet).ok_or(DAMAGED)?;
        let mut cells = self.book.worksheet_cells_reader(name).map_err(|error| fault_of(&error))?;
        while let Some(cell) = cells.next_cell().map_err(|error| fault_of(&error))? {
            let (row, column) = cell.get_position();
            let value = match cell.get_value() {
                DataRef::Empty => continue,
                DataRef::String(text) => Cell::text(text.as_str()),
                DataRef::SharedString(text) => Cell::text(*text),
                DataRef::Int(number) => Cell::Number(number.to_string()),
                DataRef::Float(number) => Cell::number(*number),
                DataRef::Bool(value) => Cell::Bool(*value),
                DataRef::Error(error) => Cell::Error(error.to_string()),
                DataRef::DateTime(time) if time.is_datetime() => Cell::day(time.as_f64(), from_1904),
                DataRef::DateTime(time) => Cell::number(time.as_f64()),
                DataRef::DateTimeIso(text) => match super::date::of_iso(text) {
                    Some((year, month, day)) => Cell::Date { year, month, day },
                    None => Cell::text(text.as_str()),
                },
                other => Cell::text(other.as_string().unwrap_or_default()),
            };
            rows.put(u64::from(row) + 1, u64::from(column), value)?;
            if rows.stopped() {
                break;
            }
        }
        rows.end();
        Ok(())
    }

    pub(super) fn merged(&mut self, sheet: usize) -> Result<Vec<(u32, u32, u32, u32)>, Fault> {
        let name = self.names.get(sheet).ok_or(DAMAGED)?;
        let ranges = self.book.merge_cells_by_sheet_name(name).map_err(|error| fault_of(&error))?;
        let from_1 = |number: u32| number.saturating_add(1);
        let ranges =
            ranges.iter().filter(|range| range.start.0 <= range.end.0 && range.start.1 <= range.end.1);
        let ranges = ranges.map(|range| {
            (from_1(range.start.0), from_1(range.start.1), from_1(range.end.0), from_1(range.end.1))
        });
        Ok(ranges.take(MAX_MERGED).collect())
    }
}

fn fault_of(error: &XlsxError) -> Fault {
    match error {
        XlsxError::Password => WorkbookError::Encrypted.into(),
        _ => DAMAGED,
    }
}
