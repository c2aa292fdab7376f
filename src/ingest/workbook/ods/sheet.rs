use quick_xml::events::{BytesStart, Event};

use super::super::fault::{DAMAGED, Fault, TRUNCATED};
use super::super::limits::MAX_MERGED;
use super::super::rows::Rows;
use super::super::xml::{Xml, attribute};
use super::cell::{self, Attributes};

/// Hands on the rows of a sheet.
///
/// Repeats of nothing move the place and cost nothing: every sheet of LibreOffice ends with a million empty
/// rows. Repeats of something count each time.
pub(super) fn rows(mut xml: Xml<'_>, sheet: usize, rows: &mut Rows<'_>) -> Result<(), Fault> {
    enter(&mut xml, sheet)?;
    let inside = xml.depth();
    let mut row: u64 = 1;
    while let Some(times) = next_row(&mut xml, inside)? {
        let mut column: u64 = 0;
        while let Some(attributes) = next_cell(&mut xml)? {
            let repeated = attributes.repeated;
            let cell = cell::read(&mut xml, attributes)?;
            if cell != super::super::Cell::Empty {
                for at in 0..repeated {
                    rows.put(row, column.saturating_add(at), cell.clone())?;
                }
            }
            column = column.saturating_add(repeated);
        }
        rows.end_repeated(times)?;
        if rows.stopped() {
            return Ok(());
        }
        row = row.saturating_add(times);
    }
    Ok(())
}

/// The ranges of a sheet whose cells are one.
pub(super) fn merged(mut xml: Xml<'_>, sheet: usize) -> Result<Vec<(u32, u32, u32, u32)>, Fault> {
    enter(&mut xml, sheet)?;
    let inside = xml.depth();
    let mut found = Vec::new();
    let mut row: u64 = 1;
    while let Some(times) = next_row(&mut xml, inside)? {
        let mut column: u64 = 1;
        while let Some(attributes) = next_cell(&mut xml)? {
            xml.skip()?;
            let (down, right) = attributes.spanned;
            if down > 1 || right > 1 {
                let ends = [row, column, row.saturating_add(down) - 1, column.saturating_add(right) - 1];
                if let [Ok(top), Ok(left), Ok(bottom), Ok(right)] = ends.map(u32::try_from) {
                    found.push((top, left, bottom, right));
                }
            }
            column = column.saturating_add(attributes.repeated);
        }
        if found.len() >= MAX_MERGED {
            found.truncate(MAX_MERGED);
            break;
        }
        row = row.saturating_add(times);
    }
    Ok(found)
}

/// Goes to the beginning of a sheet.
fn enter(xml: &mut Xml<'_>, sheet: usize) -> Result<(), Fault> {
    let mut at = 0;
    loop {
        let table = match xml.next()? {
            Event::Start(start) => start.name().as_ref() == "table:table",
            Event::Eof => return Err(TRUNCATED),
            _ => false,
        };
        if table && at == sheet {
            return Ok(());
        }
        if table {
            at += 1;
            xml.skip()?;
        }
    }
}

/// Enters the next row and says how often it stands; `None` behind the last row.
fn next_row(xml: &mut Xml<'_>, inside: usize) -> Result<Option<u64>, Fault> {
    loop {
        let other = match xml.next()? {
            Event::Start(start) => match start.name().as_ref() {
                "table:table-row" => return repeats(&start, "table:number-rows-repeated").map(Some),
                // What holds rows.
                "table:table-header-rows" | "table:table-row-group" | "table:table-rows" => false,
                _ => true,
            },
            Event::Eof => return Err(TRUNCATED),
            _ => false,
        };
        if other {
            xml.skip()?;
        }
        if xml.depth() < inside {
            return Ok(None);
        }
    }
}

/// Enters the next cell of a row; `None` behind the last cell.
fn next_cell(xml: &mut Xml<'_>) -> Result<Option<Attributes>, Fault> {
    loop {
        match xml.next()? {
            Event::Start(start) => match start.name().as_ref() {
                "table:table-cell" | "table:covered-table-cell" => return Attributes::of(&start).map(Some),
                _ => (),
            },
            Event::End(end) if end.name().as_ref() == "table:table-row" => return Ok(None),
            Event::Eof => return Err(TRUNCATED),
            _ => continue,
        }
        xml.skip()?;
    }
}

/// A number of repeats or of spanned places, 1 where it is not said.
pub(super) fn repeats(start: &BytesStart<'_>, name: &str) -> Result<u64, Fault> {
    match attribute(start, name)? {
        Some(text) => text.trim().parse().map_err(|_| DAMAGED),
        None => Ok(1),
    }
}
