//! One record, and where it stands.

/// A place in the text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Position {
    /// Line, from 1.
    pub line: u64,
    /// Field, from 1.
    pub column: u32,
}

/// The range of a field in the buffer.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Field {
    pub start: u32,
    pub end: u32,
    /// Whether the field was unescaped: then the range is one of the unescaped bytes.
    pub raw: bool,
}

/// One record; its fields borrow the reader's buffer.
#[derive(Debug)]
pub struct Record<'a> {
    pub(super) bytes: &'a [u8],
    pub(super) fields: &'a [Field],
    pub(super) unescaped: &'a [u8],
    pub(super) line: u64,
    pub(super) open_quote: Option<Position>,
}

impl<'a> Record<'a> {
    pub(super) fn plain(bytes: &'a [u8], fields: &'a [Field], line: u64) -> Record<'a> {
        Record { bytes, fields, unescaped: &[], line, open_quote: None }
    }

    /// Number of fields, at least 1.
    #[allow(clippy::len_without_is_empty)]
    pub fn len(&self) -> usize {
        self.fields.len()
    }

    /// A field's bytes, quotes taken off; empty past the last field.
    #[inline]
    pub fn get(&self, index: usize) -> &'a [u8] {
        let Some(field) = self.fields.get(index) else {
            return &[];
        };
        let range = field.start as usize..field.end as usize;
        if field.raw { &self.unescaped[range] } else { &self.bytes[range] }
    }

    /// All fields.
    pub fn iter(&self) -> impl Iterator<Item = &'a [u8]> + '_ {
        (0..self.len()).map(|index| self.get(index))
    }

    /// Line on which the record starts, from 1.
    pub fn line(&self) -> u64 {
        self.line
    }

    /// Where a quote opens that never closes; only the last record of a text can have one.
    pub fn open_quote(&self) -> Option<Position> {
        self.open_quote
    }
}
