//! Workbooks: bytes to sheets, and sheets to rows of cells.
//!
//! A workbook is a container of compressed parts or of chained sectors, so its length says nothing about
//! what it comes to. Everything is counted while it is read and bounded by [`limits`](self), one row is
//! held at a time, and a cell that holds nothing takes no room.

mod book;
mod cell;
mod container;
mod date;
mod error_text;
mod fault;
mod format;
mod limits;
mod ods;
mod rows;
mod xls;
mod xlsx;
mod xml;

pub use book::{Book, SheetInfo};
pub use cell::Cell;
pub use limits::{
    MAX_BYTES, MAX_CELLS, MAX_COLUMNS, MAX_ENTRIES, MAX_ENTRY_INFLATED, MAX_INFLATED, MAX_MERGED, MAX_ROWS,
    MAX_TEXT_BYTES,
};
