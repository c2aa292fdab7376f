//! Many records at once, where they are written plainly: the fast way through a file.
//!
//! An index of the bytes that end fields and records is made from bit masks (the idea of Langdale and
//! Lemire, "Parsing gigabytes of JSON per second", <https://doi.org/10.1007/s00778-019-00578-5>). It
//! stops before whatever is not plain (a doubled quote, a quote inside a text, a line end within
//! quotes, a lone CR, a blank line), and the record there goes the careful way, [`super::Reader`]'s.

use super::record::{Field, Record};
use super::structure::{BLOCK, masks};

/// Bytes that are indexed at a time: what is found stays in the processor's near caches.
const WINDOW: usize = 32 << 10;

/// Bytes that must follow the last one that is indexed, of any value.
pub(super) const PADDING: usize = 2 * BLOCK;

/// Where a record begins.
#[derive(Clone, Copy, Default, Debug)]
struct RowStart {
    /// Number of its first field in the index.
    field: u32,
    /// Byte in the buffer.
    byte: u32,
}

/// Ends of fields and starts of records in a window of the buffer.
pub(super) struct Index {
    ends: Vec<u32>,
    rows: Vec<RowStart>,
    /// Records found.
    found: usize,
    /// Whether any of them has a quote.
    quoted: bool,
}

impl Index {
    pub fn new() -> Index {
        Index { ends: Vec::new(), rows: Vec::new(), found: 0, quoted: false }
    }

    /// Indexes whole plain records from `start`, which begins a record; returns how many were found and
    /// the byte after them.
    #[cfg_attr(all(target_arch = "wasm32", feature = "worker"), target_feature(enable = "simd128"))]
    pub fn fill(&mut self, bytes: &[u8], start: usize, end: usize, delimiter: u8) -> (usize, usize) {
        if self.ends.is_empty() {
            self.ends = vec![0; WINDOW + 2 * BLOCK];
            self.rows = vec![RowStart::default(); WINDOW + BLOCK];
        }
        let end = end.min(bytes.len().saturating_sub(PADDING));
        let stop = end.min(start + WINDOW);
        let (mut fields, mut rows) = (0, 0);
        let mut row = RowStart { field: 0, byte: start as u32 };
        self.rows[0] = row;
        // What the block before says: all ones within quotes; whether its last byte ends a field, or
        // closes a quote.
        let (mut within, mut after_stop, mut after_close) = (0u64, 1u64, 0u64);
        self.quoted = false;
        let mut at = start;
        while at < stop {
            let Some(block) = bytes[at..].first_chunk::<BLOCK>() else {
                break;
            };
            let masks = masks(block, delimiter);
            let valid = if stop - at >= BLOCK { !0 } else { (1u64 << (stop - at)) - 1 };
            let (mut stops, mut line_feeds) = (masks.stops & valid, masks.line_feeds & valid);
            let (quotes, returns) = (masks.quotes & valid, masks.returns & valid);
            let mut odd = 0u64;
            if quotes | within | after_close | returns != 0 {
                self.quoted |= quotes != 0;
                let inside = running_parity(quotes) ^ within;
                within = if inside >> 63 == 1 { !0 } else { 0 };
                odd |= (line_feeds | returns) & inside;
                stops &= !inside;
                line_feeds &= !inside;
                let (opening, closing) = (quotes & inside, quotes & !inside);
                odd |= opening & !(stops << 1 | after_stop);
                let followed = stops | returns;
                odd |= closing & !(followed >> 1 | 1 << 63);
                odd |= after_close & !followed;
                after_close = closing >> 63;
                let next_is_line_feed = u64::from(bytes[at + BLOCK] == b'\n');
                odd |= returns & !(masks.line_feeds >> 1 | next_is_line_feed << 63);
            }
            after_stop = stops >> 63;
            if odd != 0 {
                let before = (1u64 << odd.trailing_zeros()) - 1;
                stops &= before;
                line_feeds &= before;
            }
            let first = fields;
            fields += write_places(&mut self.ends[fields..], stops, at as u32);
            while line_feeds != 0 {
                let place = line_feeds.trailing_zeros();
                let last = first + (stops & ((1u64 << place) - 1)).count_ones() as usize;
                let byte = at as u32 + place;
                let has_return = byte > row.byte && bytes[byte as usize - 1] == b'\r';
                let text_end = byte - u32::from(has_return);
                if text_end == row.byte {
                    // A blank line is no record; whoever counts lines has to know of it.
                    odd = 1;
                    break;
                }
                self.ends[last] = text_end;
                row = RowStart { field: last as u32 + 1, byte: byte + 1 };
                rows += 1;
                self.rows[rows] = row;
                line_feeds &= line_feeds - 1;
            }
            if odd != 0 {
                break;
            }
            at += BLOCK;
        }
        self.found = rows;
        (rows, row.byte as usize)
    }

    pub fn batch<'a>(&'a self, bytes: &'a [u8], line: u64) -> Batch<'a> {
        Batch { bytes, ends: &self.ends, rows: &self.rows[..self.found + 1], line, quoted: self.quoted }
    }
}

/// Writes the places of the bits that are set, `at` being that of bit 0; returns how many there are.
///
/// A dozen are written whether there are as many or not: the loop's end would be hard to foresee. What is
/// too much is written over by the next block.
#[inline(always)]
fn write_places(out: &mut [u32], bits: u64, at: u32) -> usize {
    const AT_ONCE: usize = 12;
    let count = bits.count_ones() as usize;
    let mut left = bits;
    if let Some(out) = out.first_chunk_mut::<BLOCK>() {
        for place in &mut out[..AT_ONCE] {
            *place = at + left.trailing_zeros();
            left &= left.wrapping_sub(1);
        }
        for place in &mut out[AT_ONCE..] {
            if left == 0 {
                break;
            }
            *place = at + left.trailing_zeros();
            left &= left - 1;
        }
    }
    count
}

/// Bit n is the parity of bits 0 to n.
#[inline]
fn running_parity(bits: u64) -> u64 {
    let mut parity = bits;
    for shift in [1, 2, 4, 8, 16, 32] {
        parity ^= parity << shift;
    }
    parity
}

/// Records that follow each other and are plainly written: no field holds a quote or a line end.
pub struct Batch<'a> {
    bytes: &'a [u8],
    ends: &'a [u32],
    rows: &'a [RowStart],
    line: u64,
    quoted: bool,
}

impl<'a> Batch<'a> {
    /// Number of records, at least 1.
    #[allow(clippy::len_without_is_empty)]
    pub fn len(&self) -> usize {
        self.rows.len() - 1
    }

    /// Number of fields of a record.
    #[inline]
    pub fn width(&self, row: usize) -> usize {
        (self.rows[row + 1].field - self.rows[row].field) as usize
    }

    /// Line of a record, from 1.
    pub fn line(&self, row: usize) -> u64 {
        self.line + row as u64
    }

    /// A column of records `from` to `to` (not included), which all have `width` fields.
    pub fn column(&self, from: usize, to: usize, width: usize, column: usize) -> Column<'a> {
        let first = self.rows[from].field as usize;
        Column {
            bytes: self.bytes,
            ends: &self.ends[first..first + (to - from) * width],
            rows: &self.rows[from..to],
            width,
            column,
            quoted: self.quoted,
            joined: false,
        }
    }

    /// One record, as the careful way gives it. `fields` is room for its fields.
    pub fn record<'r>(&'r self, row: usize, fields: &'r mut Fields) -> Record<'r> {
        fields.0.clear();
        for column in 0..self.width(row) {
            let (start, end) = self.column(row, row + 1, self.width(row), column).range(0);
            fields.0.push(Field { start: start as u32, end: end as u32, raw: false });
        }
        Record::plain(self.bytes, &fields.0, self.line(row))
    }
}

/// Room for the fields of one record of a [`Batch`].
#[derive(Default)]
pub struct Fields(Vec<Field>);

/// One column of records of the same width.
#[derive(Clone, Copy)]
pub struct Column<'a> {
    bytes: &'a [u8],
    ends: &'a [u32],
    rows: &'a [RowStart],
    width: usize,
    column: usize,
    /// Whether a field may stand in quotes.
    quoted: bool,
    joined: bool,
}

impl<'a> Column<'a> {
    /// Number of records.
    #[inline]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The bytes that the ranges point into, and at least 16 more after them.
    #[inline]
    pub fn bytes(&self) -> &'a [u8] {
        self.bytes
    }

    /// Whether a field may stand in quotes; if not, [`Column::ranges`] need not look.
    #[inline]
    pub fn is_quoted(&self) -> bool {
        self.quoted && !self.joined
    }

    /// Where a field stands, quotes taken off.
    pub fn range(&self, row: usize) -> (usize, usize) {
        let fields = &self.ends[row * self.width..];
        if self.is_quoted() {
            self.range_in::<true>(self.rows[row], fields)
        } else {
            self.range_in::<false>(self.rows[row], fields)
        }
    }

    /// Where the fields of all records stand. With `QUOTED` quotes are taken off; without it there must be
    /// none.
    #[inline(always)]
    pub fn ranges<const QUOTED: bool>(&self) -> impl Iterator<Item = (usize, usize)> {
        let fields = self.ends.chunks_exact(self.width);
        self.rows.iter().zip(fields).map(|(row, fields)| self.range_in::<QUOTED>(*row, fields))
    }

    /// This column and the next one as one text, with what stands between them.
    pub fn with_next(self) -> Column<'a> {
        Column { joined: true, ..self }
    }

    #[inline(always)]
    fn range_in<const QUOTED: bool>(&self, row: RowStart, fields: &[u32]) -> (usize, usize) {
        let end = fields[self.column + usize::from(self.joined)] as usize;
        let start = match self.column {
            0 => row.byte as usize,
            column => fields[column - 1] as usize + 1,
        };
        if !QUOTED {
            return (start, end);
        }
        let quote = usize::from(self.bytes[start] == b'"' && start < end);
        (start + quote, end - quote)
    }

    /// A field's bytes.
    pub fn get(&self, row: usize) -> &'a [u8] {
        let (start, end) = self.range(row);
        &self.bytes[start..end]
    }
}
