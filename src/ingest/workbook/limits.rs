//! Bounds of a workbook. They are those of Excel where it has one, and else what a browser's worker bears.

/// Bytes of the file.
pub const MAX_BYTES: u64 = 256 << 20;
/// Parts in a container.
pub const MAX_ENTRIES: u64 = 10_000;
/// Bytes that all parts come to when they are unpacked.
pub const MAX_INFLATED: u64 = 1 << 30;
/// Bytes that one part comes to.
pub const MAX_ENTRY_INFLATED: u64 = 768 << 20;
/// Rows of a sheet.
pub const MAX_ROWS: u32 = 1_048_576;
/// Columns of a sheet.
pub const MAX_COLUMNS: u32 = 16_384;
/// Cells of a sheet that hold something, and distinct texts of a workbook.
pub const MAX_CELLS: u64 = 20_000_000;
/// Bytes of the texts that cells share, and of the texts of one row.
pub const MAX_TEXT_BYTES: u64 = 512 << 20;
/// Merged ranges that are told; more are left out.
pub const MAX_MERGED: usize = 65_536;
/// Sheets of a workbook.
pub(super) const MAX_SHEETS: usize = 10_000;

/// A part that unpacks to more than this is taken for a bomb where it does so at more than
/// [`MAX_RATIO`] times its packed bytes. Sheets of real workbooks come to 5 to 60 times.
pub(super) const RATIO_FROM: u64 = 32 << 20;
/// See [`RATIO_FROM`].
pub(super) const MAX_RATIO: u64 = 250;
/// Bytes between two marks of a part's XML: longer than any text of a cell.
pub(super) const MAX_XML_PIECE: u64 = 16 << 20;
/// Elements inside elements.
pub(super) const MAX_XML_DEPTH: usize = 256;
