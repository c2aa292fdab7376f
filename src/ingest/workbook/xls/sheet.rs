use crate::error::Limit;

use super::super::Cell;
use super::super::error_text::error_of_code;
use super::super::fault::{DAMAGED, Fault};
use super::super::limits::{MAX_CELLS, MAX_MERGED};
use super::super::rows::Rows;
use super::bytes::{array, f64_at, u8_at, u16_at, u32_at};
use super::globals::Globals;
use super::pieces::Pieces;
use super::records::{Record, Records, kind};

/// Hands on the rows of a sheet.
///
/// Programs may write cells in any order, so a first pass notes where each stands, in eight bytes, and a
/// second reads them in the order of the sheet.
pub(super) fn rows(stream: &[u8], globals: &Globals, sheet: usize, rows: &mut Rows<'_>) -> Result<(), Fault> {
    let mut places: Vec<(u16, u16, u32)> = Vec::new();
    each_record(stream, globals, sheet, &mut |record| {
        let at = record.at as u32;
        match record.kind {
            kind::NUMBER
            | kind::RK
            | kind::LABEL
            | kind::LABEL_SST
            | kind::R_STRING
            | kind::BOOL_ERR
            | kind::FORMULA => places.push((u16_at(record.data, 0)?, u16_at(record.data, 2)?, at)),
            kind::MUL_RK => {
                let (row, first) = (u16_at(record.data, 0)?, u16_at(record.data, 2)?);
                let count = record.data.len().saturating_sub(6) / 6;
                for column in 0..count as u16 {
                    places.push((row, first.checked_add(column).ok_or(DAMAGED)?, at));
                }
            }
            _ => (),
        }
        if places.len() as u64 > MAX_CELLS {
            return Err(Fault::limit(Limit::Cells, MAX_CELLS, places.len() as u64));
        }
        Ok(true)
    })?;
    places.sort_unstable();
    for (row, column, at) in places {
        let cell = read_cell(stream, globals, column, at as usize)?;
        rows.put(u64::from(row) + 1, u64::from(column), cell)?;
        if rows.stopped() {
            break;
        }
    }
    rows.end();
    Ok(())
}

/// The ranges of a sheet whose cells are one.
pub(super) fn merged(
    stream: &[u8],
    globals: &Globals,
    sheet: usize,
) -> Result<Vec<(u32, u32, u32, u32)>, Fault> {
    let mut found = Vec::new();
    each_record(stream, globals, sheet, &mut |record| {
        if record.kind == kind::MERGE_CELLS {
            for range in record.data.get(2..).unwrap_or_default().as_chunks::<8>().0 {
                let number = |at| u16_at(range, at).map(|number| u32::from(number) + 1);
                let (top, bottom, left, right) = (number(0)?, number(2)?, number(4)?, number(6)?);
                if top <= bottom && left <= right && found.len() < MAX_MERGED {
                    found.push((top, left, bottom, right));
                }
            }
        }
        Ok(true)
    })?;
    Ok(found)
}

/// Calls `take` for each record of a sheet itself, not for those of charts inside it.
fn each_record<'a>(
    stream: &'a [u8],
    globals: &Globals,
    sheet: usize,
    take: &mut dyn FnMut(Record<'a>) -> Result<bool, Fault>,
) -> Result<(), Fault> {
    let start = *globals.starts.get(sheet).ok_or(DAMAGED)?;
    let mut records = Records::new(stream, start);
    if records.next()?.kind != kind::BOF {
        return Err(DAMAGED);
    }
    let mut within = 0_u32;
    loop {
        let record = records.next()?;
        match record.kind {
            kind::BOF => within += 1,
            kind::EOF if within == 0 => return Ok(()),
            kind::EOF => within -= 1,
            _ if within == 0 && !take(record)? => return Ok(()),
            _ => (),
        }
    }
}

fn read_cell(stream: &[u8], globals: &Globals, column: u16, at: usize) -> Result<Cell, Fault> {
    let mut records = Records::new(stream, at);
    let record = records.next()?;
    let data = record.data;
    let number = |number: f64, format: u16| {
        let day = globals.days.get(usize::from(format)).copied().unwrap_or(false);
        if day { Cell::day(number, globals.from_1904) } else { Cell::number(number) }
    };
    Ok(match record.kind {
        kind::NUMBER => number(f64_at(data, 6)?, u16_at(data, 4)?),
        kind::RK => number(rk(u32_at(data, 6)?), u16_at(data, 4)?),
        kind::MUL_RK => {
            let place = 4 + 6 * usize::from(column.checked_sub(u16_at(data, 2)?).ok_or(DAMAGED)?);
            number(rk(u32_at(data, place + 2)?), u16_at(data, place)?)
        }
        kind::LABEL_SST => {
            let text = globals.texts.get(u32_at(data, 6)? as usize).ok_or(DAMAGED)?;
            Cell::text(&**text)
        }
        kind::LABEL | kind::R_STRING => Cell::text(Pieces::new(record, 6, records).text()?),
        kind::BOOL_ERR => logical(u8_at(data, 6)?, u8_at(data, 7)? == 0),
        kind::FORMULA => {
            let value = array::<8>(data, 6)?;
            match value {
                [0, .., 0xFF, 0xFF] => formula_text(records)?,
                [1, _, code, .., 0xFF, 0xFF] => logical(code, true),
                [2, _, code, .., 0xFF, 0xFF] => logical(code, false),
                [_, .., 0xFF, 0xFF] => Cell::Empty,
                value => number(f64::from_le_bytes(value), u16_at(data, 4)?),
            }
        }
        _ => Cell::Empty,
    })
}

fn logical(code: u8, is_bool: bool) -> Cell {
    if is_bool { Cell::Bool(code != 0) } else { Cell::Error(error_of_code(code).to_string()) }
}

/// The text of a formula stands in a record after it; the formula's own parts may stand between.
fn formula_text(mut records: Records<'_>) -> Result<Cell, Fault> {
    loop {
        let record = records.next()?;
        match record.kind {
            kind::STRING => return Ok(Cell::text(Pieces::new(record, 0, records).text()?)),
            kind::SHARED_FORMULA | kind::ARRAY | kind::TABLE | kind::CONTINUE => (),
            _ => return Ok(Cell::Empty),
        }
    }
}

/// A number in 30 bits: a whole one or the upper part of a `f64`, perhaps in hundredths (MS-XLS 2.5.218).
fn rk(bits: u32) -> f64 {
    let number = if bits & 2 != 0 {
        f64::from(bits.cast_signed() >> 2)
    } else {
        f64::from_bits(u64::from(bits & !3) << 32)
    };
    if bits & 1 != 0 { number / 100.0 } else { number }
}
