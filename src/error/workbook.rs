use serde::{Deserialize, Serialize};

/// Why a workbook cannot be read.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum WorkbookError {
    /// It ends before it is whole, as after a download that was cut off.
    Truncated,
    /// Its parts contradict each other, or one cannot be understood.
    Damaged,
    /// It is locked with a password.
    Encrypted,
    /// A container of the same kind that holds no workbook: a text document, an archive.
    NotAWorkbook,
    /// No sheet holds cells, or not the one that was asked for.
    NoSheet,
    /// A workbook of a kind that is not read: `.xlsb`, Excel 95 and older.
    OldFormat,
}
