//! The visitor's number of every province: a small file that stands beside the data.

use std::sync::Arc;

use crate::error::{Error, IndexError};
use crate::indicators::Index;
use crate::ingest::{Encoding, Source, decode, detect_encoding, to_utf8};
use crate::view::BesideFile;

/// The most bytes that such a file may have.
const MOST_BYTES: u64 = 1_000_000;

/// Reads a file of provinces and numbers as a whole.
pub(super) fn read_beside(source: &mut dyn Source) -> BesideFile {
    let index = bytes_of(source).and_then(|bytes| read_index(&bytes));
    BesideFile { name: source.name().to_string(), index }
}

/// Reads the bytes of a file of provinces and numbers, in any encoding that the page reads.
///
/// # Errors
///
/// [`Error::BadIndex`] with line and column.
pub fn read_index(bytes: &[u8]) -> Result<Arc<Index>, Error> {
    let bad = |why| Error::BadIndex { why };
    let encoding = detect_encoding(bytes).unwrap_or(Encoding::Utf8);
    let wide = encoding.is_wide().then(|| to_utf8(bytes, encoding));
    let bytes = wide.as_deref().unwrap_or(bytes);
    if bytes.contains(&0) || bytes.starts_with(b"PK\x03\x04") {
        return Err(bad(IndexError::NoText));
    }
    let text = decode(bytes, encoding).ok_or(bad(IndexError::NoText))?;
    Index::read(&text).map(Arc::new).map_err(bad)
}

fn bytes_of(source: &mut dyn Source) -> Result<Vec<u8>, Error> {
    if source.len() > MOST_BYTES {
        return Err(Error::BadIndex { why: IndexError::TooLong { most: Index::MOST_LINES } });
    }
    read_whole(source)
}

/// All bytes of a small file; those that are there, where it became shorter.
pub(super) fn read_whole(source: &mut dyn Source) -> Result<Vec<u8>, Error> {
    let mut bytes = vec![0; source.len() as usize];
    let mut filled = 0;
    while let Some(rest) = bytes.get_mut(filled..).filter(|rest| !rest.is_empty()) {
        match source.read_at(filled as u64, rest)? {
            0 => break,
            count => filled += count,
        }
    }
    bytes.truncate(filled);
    Ok(bytes)
}
