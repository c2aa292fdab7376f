//! Bytes to records: what kind of file this is, its encoding, its delimiter, the CSV reader, and workbooks.

mod batch;
mod dialect;
mod encoding;
mod kind;
mod quoted;
mod reader;
mod record;
mod source;
mod structure;
#[cfg(feature = "workbooks")]
pub mod workbook;

pub use batch::{Batch, Column, Fields};
pub use dialect::{Dialect, detect_dialect};
pub use encoding::{Encoding, ToUtf8, decode, detect_encoding, to_utf8};
pub use kind::detect_kind;
pub use reader::{MAX_FIELDS, MAX_RECORD_BYTES, ReadError, Reader, Taken};
pub use record::{Position, Record};
pub use source::{MemorySource, Source};
