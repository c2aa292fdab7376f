//! A streaming CSV reader: bytes in pieces of any size in, records out.
//!
//! It never fails on content: as `csv-core` does, it finds a parse for any bytes. RFC 4180 quotes
//! (<https://www.rfc-editor.org/rfc/rfc4180>), records end at LF, CR LF or CR, blank lines are no
//! records, a byte order mark is skipped. Fields are ranges of the buffer: nothing is allocated per field.
//!
//! A record is scanned only when it is complete, and from its own start; so the result cannot depend on
//! where the pieces were cut.

use super::Dialect;
use super::batch::{Batch, Index, PADDING};
use super::quoted::{Quoted, newlines, quoted, unescape};
use super::record::{Field, Position, Record};

/// Longest record in bytes.
pub const MAX_RECORD_BYTES: usize = 16 << 20;
/// Most fields of a record.
pub const MAX_FIELDS: usize = 100_000;

/// Why reading stopped.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ReadError {
    /// The record on this line passes [`MAX_RECORD_BYTES`].
    LongRecord {
        /// Line on which it starts, from 1.
        line: u64,
        /// Line and field of a quote still open at that point, if it is inside one.
        open_quote: Option<Position>,
    },
    /// The record on this line has more than [`MAX_FIELDS`] fields.
    ManyFields {
        /// Line on which it starts, from 1.
        line: u64,
    },
}

/// The reader. Feed it bytes, take records until there is none, feed again; at the end take the rest
/// with `last = true`.
///
/// ```
/// use teknoharita::ingest::{Dialect, Reader};
/// let mut reader = Reader::new(Dialect { delimiter: b';' });
/// reader.feed(b"il;usd\r\n\"Ka");
/// let mut seen = Vec::new();
/// while let Some(record) = reader.next_record(false).unwrap() {
///     seen.push(record.get(0).to_vec());
/// }
/// reader.feed(b"rs\";1\n");
/// while let Some(record) = reader.next_record(true).unwrap() {
///     seen.push(record.get(0).to_vec());
/// }
/// assert_eq!(seen, [b"il".to_vec(), b"Kars".to_vec()]);
/// ```
pub struct Reader {
    delimiter: u8,
    /// Bytes that end a run of plain field text.
    stops: [bool; 256],
    buffer: Vec<u8>,
    /// Start of the first record not yet given out.
    start: usize,
    /// End of what was fed.
    end: usize,
    fields: Vec<Field>,
    unescaped: Vec<u8>,
    /// Line of `start`, from 1.
    line: u64,
    at_beginning: bool,
    /// The last byte of the previous record was a CR: an LF right after it belongs to it.
    after_cr: bool,
    /// Bytes from `start` known to hold no complete record.
    scanned: usize,
    /// The quote that was open when they ended.
    open_quote: Option<Position>,
    index: Index,
    /// Bytes that were moved out at the front.
    dropped: u64,
}

/// What the reader gives: see [`Reader::take`].
pub enum Taken<'a> {
    /// Records that are plainly written.
    Batch(Batch<'a>),
    /// One record.
    Record(Record<'a>),
}

enum Scan {
    /// A record was found; the buffer index after its terminator and the lines it spans.
    Complete {
        next: usize,
        lines: u64,
        open_quote: Option<Position>,
    },
    /// More bytes are needed.
    Incomplete {
        open_quote: Option<Position>,
    },
    TooManyFields,
}

impl Reader {
    /// A reader at the beginning of a text.
    pub fn new(dialect: Dialect) -> Reader {
        let mut stops = [false; 256];
        for byte in [dialect.delimiter, b'\n', b'\r'] {
            stops[usize::from(byte)] = true;
        }
        Reader {
            delimiter: dialect.delimiter,
            stops,
            buffer: Vec::new(),
            start: 0,
            end: 0,
            fields: Vec::new(),
            unescaped: Vec::new(),
            line: 1,
            at_beginning: true,
            after_cr: false,
            scanned: 0,
            open_quote: None,
            index: Index::new(),
            dropped: 0,
        }
    }

    /// Appends bytes.
    pub fn feed(&mut self, bytes: &[u8]) {
        let space = self.space(bytes.len());
        space[..bytes.len()].copy_from_slice(bytes);
        self.filled(bytes.len());
    }

    /// At least `wanted` bytes of room, to be written and then confirmed with [`Reader::filled`]. What
    /// was not yet given out is moved to the front first, so memory stays at a record and a piece.
    pub fn space(&mut self, wanted: usize) -> &mut [u8] {
        if self.start > 0 {
            self.buffer.copy_within(self.start..self.end, 0);
            self.end -= self.start;
            self.dropped += self.start as u64;
            self.start = 0;
        }
        if self.buffer.len() < self.end + wanted + PADDING {
            self.buffer.resize(self.end + wanted + PADDING, 0);
        }
        let room = self.buffer.len() - PADDING;
        &mut self.buffer[self.end..room]
    }

    /// Confirms that `count` bytes of [`Reader::space`] were written.
    pub fn filled(&mut self, count: usize) {
        self.end = (self.end + count).min(self.buffer.len().saturating_sub(PADDING));
    }

    /// A reader for bytes that do not begin the text: they stand at `offset`, and there is no byte order
    /// mark to look for.
    pub fn begin_within(&mut self, offset: u64) {
        self.dropped = offset;
        self.at_beginning = false;
    }

    /// Drops what was fed up to the first line feed, and it too; returns the place of the byte after it,
    /// or `None` where there is no line feed yet. Lines are counted from there.
    pub fn skip_line(&mut self) -> Option<u64> {
        let found = memchr::memchr(b'\n', &self.buffer[self.start..self.end]);
        self.start = found.map_or(self.end, |at| self.start + at + 1);
        found.map(|_| self.dropped + self.start as u64)
    }

    /// Where the next record begins, as far as bytes were fed: the end of the last one and of its line.
    /// `None` where it takes another byte to know.
    pub fn boundary(&mut self) -> Option<u64> {
        if self.after_cr {
            let next = *self.buffer[self.start..self.end].first()?;
            self.after_cr = false;
            self.start += usize::from(next == b'\n');
        }
        Some(self.dropped + self.start as u64)
    }

    /// Line ends so far.
    pub fn lines(&self) -> u64 {
        self.line - 1
    }

    /// The next complete records: many at once where they are plainly written, else one; `None` where
    /// more bytes are needed. All in all the same records as [`Reader::next_record`] gives.
    ///
    /// # Errors
    ///
    /// As [`Reader::next_record`].
    pub fn take(&mut self, last: bool) -> Result<Option<Taken<'_>>, ReadError> {
        if !self.at_beginning {
            self.skip_blank_lines();
            let (count, next) = self.index.fill(&self.buffer, self.start, self.end, self.delimiter);
            if count > 0 {
                let line = self.line;
                self.line += count as u64;
                self.start = next;
                (self.after_cr, self.scanned, self.open_quote) = (false, 0, None);
                return Ok(Some(Taken::Batch(self.index.batch(&self.buffer, line))));
            }
        }
        Ok(self.next_record(last)?.map(Taken::Record))
    }

    /// The next complete record, or `None` where more bytes are needed. With `last` the rest is a
    /// record too, even without a line end.
    ///
    /// # Errors
    ///
    /// [`ReadError`] where a record passes a bound. The reader must not be used after it.
    #[inline]
    pub fn next_record(&mut self, last: bool) -> Result<Option<Record<'_>>, ReadError> {
        if self.at_beginning && !self.skip_byte_order_mark(last) {
            return Ok(None);
        }
        self.skip_blank_lines();
        if self.start == self.end || (!last && self.scanned > 0 && self.end - self.start < self.scanned * 2) {
            // A long record is scanned again only when twice as much of it is there.
            return self.check_length().map(|()| None);
        }
        match self.scan(last) {
            Scan::Complete { next, lines, open_quote } => {
                let (start, line) = (self.start, self.line);
                self.line += lines;
                self.after_cr = next > start && self.buffer[next - 1] == b'\r';
                self.start = next;
                self.scanned = 0;
                self.open_quote = None;
                if next - start > MAX_RECORD_BYTES {
                    return Err(ReadError::LongRecord { line, open_quote });
                }
                Ok(Some(Record {
                    bytes: &self.buffer[start..next],
                    fields: &self.fields,
                    unescaped: &self.unescaped,
                    line,
                    open_quote,
                }))
            }
            Scan::Incomplete { open_quote } => {
                self.scanned = self.end - self.start;
                self.open_quote = open_quote;
                self.check_length().map(|()| None)
            }
            Scan::TooManyFields => Err(ReadError::ManyFields { line: self.line }),
        }
    }

    fn check_length(&self) -> Result<(), ReadError> {
        if self.end - self.start > MAX_RECORD_BYTES {
            return Err(ReadError::LongRecord { line: self.line, open_quote: self.open_quote });
        }
        Ok(())
    }

    /// `false` where it takes more bytes to know.
    fn skip_byte_order_mark(&mut self, last: bool) -> bool {
        const MARK: &[u8] = b"\xEF\xBB\xBF";
        let head = &self.buffer[self.start..self.end];
        if head.len() < MARK.len() && MARK.starts_with(head) && !last {
            return false;
        }
        if head.starts_with(MARK) {
            self.start += MARK.len();
        }
        self.at_beginning = false;
        true
    }

    #[inline]
    fn skip_blank_lines(&mut self) {
        while self.start < self.end {
            match self.buffer[self.start] {
                b'\n' if self.after_cr => self.after_cr = false,
                b'\n' => self.line += 1,
                b'\r' => {
                    self.line += 1;
                    self.after_cr = true;
                }
                _ => {
                    self.after_cr = false;
                    return;
                }
            }
            self.start += 1;
            if self.buffer[self.start - 1] == b'\n' {
                self.after_cr = false;
            }
        }
    }

    /// Scans one record from `start`. Field ranges are relative to `start`.
    #[inline]
    fn scan(&mut self, last: bool) -> Scan {
        self.fields.clear();
        self.unescaped.clear();
        let bytes = &self.buffer[self.start..self.end];
        let mut at = 0;
        let mut lines = 1;
        loop {
            let begin = at;
            if bytes.get(at) == Some(&b'"') {
                match quoted(bytes, at, self.delimiter, &mut self.unescaped, &mut lines) {
                    Quoted::Field { start, end, raw, next } => {
                        self.fields.push(Field { start, end, raw });
                        at = next;
                    }
                    Quoted::Open => {
                        let line = self.line + lines - 1 - newlines(&bytes[begin..]);
                        let open_quote = Some(Position { line, column: self.fields.len() as u32 + 1 });
                        if !last {
                            return Scan::Incomplete { open_quote };
                        }
                        let start = self.unescaped.len();
                        unescape(&bytes[begin + 1..], &mut self.unescaped);
                        self.fields.push(Field {
                            start: start as u32,
                            end: self.unescaped.len() as u32,
                            raw: true,
                        });
                        return Scan::Complete { next: self.end, lines, open_quote };
                    }
                }
            } else {
                while at < bytes.len() && !self.stops[usize::from(bytes[at])] {
                    at += 1;
                }
                self.fields.push(Field { start: begin as u32, end: at as u32, raw: false });
            }
            match bytes.get(at) {
                Some(&byte) if byte == self.delimiter => at += 1,
                Some(b'\r') => {
                    // Whether an LF follows does not matter here: `after_cr` takes it along later.
                    return Scan::Complete { next: self.start + at + 1, lines, open_quote: None };
                }
                Some(_) => {
                    return Scan::Complete { next: self.start + at + 1, lines, open_quote: None };
                }
                None if last => {
                    return Scan::Complete { next: self.end, lines, open_quote: None };
                }
                None => return Scan::Incomplete { open_quote: None },
            }
            if self.fields.len() >= MAX_FIELDS {
                return Scan::TooManyFields;
            }
        }
    }
}
