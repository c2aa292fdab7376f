use crate::error::Limit;

use super::Cell;
use super::fault::{DAMAGED, Fault};
use super::limits::{MAX_CELLS, MAX_COLUMNS, MAX_ROWS, MAX_TEXT_BYTES};

/// Puts cells together to rows and hands each row on when it is whole.
///
/// One row is held at a time, and only what holds something takes room and counts: a million empty styled
/// cells are nothing.
pub(super) struct Rows<'a> {
    emit: &'a mut dyn FnMut(u32, &[Cell]) -> bool,
    /// As wide as the widest row so far, so that a far cell in every row does not fill the row each time.
    cells: Vec<Cell>,
    /// Columns of this row that hold something.
    filled: Vec<u32>,
    width: usize,
    text_bytes: u64,
    /// Number of this row, from 1; 0 before the first.
    row: u32,
    counted: u64,
    stopped: bool,
}

impl<'a> Rows<'a> {
    /// Rows for a receiver that answers whether it wants more.
    pub(super) fn new(emit: &'a mut dyn FnMut(u32, &[Cell]) -> bool) -> Rows<'a> {
        Rows {
            emit,
            cells: Vec::new(),
            filled: Vec::new(),
            width: 0,
            text_bytes: 0,
            row: 0,
            counted: 0,
            stopped: false,
        }
    }

    /// Whether the receiver wants no more.
    pub(super) fn stopped(&self) -> bool {
        self.stopped
    }

    /// Takes a cell: row from 1, column from 0. Rows come in order, cells of a row in any; of two cells in
    /// one place the later stands.
    pub(super) fn put(&mut self, row: u64, column: u64, cell: Cell) -> Result<(), Fault> {
        if cell == Cell::Empty {
            return Ok(());
        }
        if row > u64::from(MAX_ROWS) {
            return Err(Fault::Limit {
                which: Limit::SheetRows,
                limit: u64::from(MAX_ROWS),
                found: row,
                line: row,
            });
        }
        let line = row;
        if column >= u64::from(MAX_COLUMNS) {
            let (which, limit, found) =
                (Limit::SheetColumns, u64::from(MAX_COLUMNS), column.saturating_add(1));
            return Err(Fault::Limit { which, limit, found, line });
        }
        let row = row as u32;
        if row < self.row || row == 0 {
            return Err(DAMAGED);
        }
        if row > self.row {
            self.end();
            self.row = row;
        }
        self.count(1)?;
        self.text_bytes += cell.bytes() as u64;
        if self.text_bytes > MAX_TEXT_BYTES {
            let (which, limit, found) = (Limit::TextBytes, MAX_TEXT_BYTES, self.text_bytes);
            return Err(Fault::Limit { which, limit, found, line });
        }
        let at = column as usize;
        if self.cells.len() <= at {
            self.cells.resize(at + 1, Cell::Empty);
        }
        if let Some(place) = self.cells.get_mut(at) {
            if *place == Cell::Empty {
                self.filled.push(column as u32);
            }
            *place = cell;
        }
        self.width = self.width.max(at + 1);
        Ok(())
    }

    /// Hands on the row that is held.
    pub(super) fn end(&mut self) {
        if self.width > 0 && !self.stopped {
            let row = self.cells.get(..self.width).unwrap_or_default();
            self.stopped = !(self.emit)(self.row, row);
        }
        for column in self.filled.drain(..) {
            if let Some(place) = self.cells.get_mut(column as usize) {
                *place = Cell::Empty;
            }
        }
        self.width = 0;
        self.text_bytes = 0;
    }

    /// Hands on the row that is held, and as many of its likes as make `times`.
    pub(super) fn end_repeated(&mut self, times: u64) -> Result<(), Fault> {
        let each = self.filled.len() as u64;
        if self.width > 0 {
            for _ in 1..times {
                if self.stopped {
                    break;
                }
                self.count(each)?;
                if self.row >= MAX_ROWS {
                    let found = u64::from(MAX_ROWS) + 1;
                    return Err(Fault::limit(Limit::SheetRows, u64::from(MAX_ROWS), found));
                }
                self.stopped = !(self.emit)(self.row, self.cells.get(..self.width).unwrap_or_default());
                self.row += 1;
            }
        }
        self.end();
        Ok(())
    }

    fn count(&mut self, cells: u64) -> Result<(), Fault> {
        self.counted += cells;
        if self.counted > MAX_CELLS {
            let line = u64::from(self.row);
            return Err(Fault::Limit { which: Limit::Cells, limit: MAX_CELLS, found: self.counted, line });
        }
        Ok(())
    }
}
