use super::super::fault::{DAMAGED, Fault, TRUNCATED};
use super::bytes::{array, u16_at, u32_at};

/// Begins every compound file.
pub(in super::super) const SIGNATURE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// Ids of sectors from here on are marks.
const MARKS: u32 = 0xFFFF_FFFA;
/// Streams below this length stand in the small sectors.
const SMALL_STREAM: u64 = 4096;
const SMALL_SECTOR: usize = 64;
/// Ids of the first sectors of the table that stand in the header.
const HEADER_IDS: usize = 109;

/// A compound file: the folder of streams inside an `.xls` (MS-CFB).
///
/// Every walk along a chain is bounded by the number of sectors that the file has, so a chain in a circle
/// ends.
pub(super) struct Ole<'a> {
    bytes: &'a [u8],
    sector: usize,
    /// The sector that follows each sector.
    next: Vec<u32>,
    /// The same for the small sectors.
    next_small: Vec<u32>,
    small: Vec<u8>,
    entries: Vec<Entry>,
}

struct Entry {
    name: String,
    kind: u8,
    start: u32,
    len: u64,
}

impl<'a> Ole<'a> {
    pub(super) fn open(bytes: &'a [u8]) -> Result<Ole<'a>, Fault> {
        if bytes.len() < 512 {
            return Err(TRUNCATED);
        }
        let sector = match u16_at(bytes, 30)? {
            9 => 512,
            12 => 4096,
            _ => return Err(DAMAGED),
        };
        let mut ole = Ole {
            bytes,
            sector,
            next: Vec::new(),
            next_small: Vec::new(),
            small: Vec::new(),
            entries: Vec::new(),
        };
        ole.read_table()?;
        let folder = ole.chain(u32_at(bytes, 48)?, u64::MAX)?;
        ole.entries =
            folder.as_chunks::<128>().0.iter().filter_map(|entry| read_entry(entry, sector)).collect();
        let Some(root) = ole.entries.iter().find(|entry| entry.kind == 5) else { return Err(DAMAGED) };
        let (root_start, root_len) = (root.start, root.len);
        if u32_at(bytes, 64)? > 0 && root_len > 0 {
            ole.small = ole.chain(root_start, root_len)?;
            let table = ole.chain(u32_at(bytes, 60)?, u64::MAX)?;
            ole.next_small = numbers(&table);
        }
        Ok(ole)
    }

    /// Whether there is a stream or a folder of this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.entries.iter().any(|entry| entry.name.eq_ignore_ascii_case(name))
    }

    /// The bytes of a stream.
    pub(super) fn stream(&self, name: &str) -> Result<Option<Vec<u8>>, Fault> {
        let found =
            self.entries.iter().find(|entry| entry.kind == 2 && entry.name.eq_ignore_ascii_case(name));
        let Some(entry) = found else { return Ok(None) };
        let stream = if entry.len < SMALL_STREAM {
            self.small_chain(entry.start, entry.len)?
        } else {
            self.chain(entry.start, entry.len)?
        };
        if (stream.len() as u64) < entry.len { Err(TRUNCATED) } else { Ok(Some(stream)) }
    }

    fn sectors(&self) -> usize {
        self.bytes.len() / self.sector
    }

    fn sector(&self, id: u32) -> Result<&'a [u8], Fault> {
        let start = (id as usize).checked_add(1).and_then(|at| at.checked_mul(self.sector)).ok_or(DAMAGED)?;
        let rest = self.bytes.get(start..).filter(|rest| !rest.is_empty()).ok_or(TRUNCATED)?;
        Ok(rest.get(..self.sector).unwrap_or(rest))
    }

    /// Reads which sector follows which: a list of sectors that hold the table, its beginning in the header.
    fn read_table(&mut self) -> Result<(), Fault> {
        let mut ids = numbers(self.bytes.get(76..76 + 4 * HEADER_IDS).ok_or(TRUNCATED)?);
        let mut more = u32_at(self.bytes, 68)?;
        let enough = self.sectors() + self.sector;
        while more < MARKS && ids.len() < enough {
            let mut list = numbers(self.sector(more)?);
            more = list.pop().ok_or(DAMAGED)?;
            ids.extend(list);
        }
        for id in ids {
            if id < MARKS && self.next.len() < enough {
                let part = numbers(self.sector(id)?);
                self.next.extend(part);
            }
        }
        Ok(())
    }

    fn chain(&self, start: u32, len: u64) -> Result<Vec<u8>, Fault> {
        let mut found = Vec::new();
        let mut id = start;
        for _ in 0..=self.sectors() {
            if id >= MARKS || found.len() as u64 >= len {
                found.truncate(usize::try_from(len).unwrap_or(usize::MAX));
                return Ok(found);
            }
            found.extend_from_slice(self.sector(id)?);
            id = *self.next.get(id as usize).ok_or(DAMAGED)?;
        }
        Err(DAMAGED)
    }

    fn small_chain(&self, start: u32, len: u64) -> Result<Vec<u8>, Fault> {
        let mut found = Vec::new();
        let mut id = start;
        while id < MARKS && (found.len() as u64) < len {
            let at = (id as usize).checked_mul(SMALL_SECTOR).ok_or(DAMAGED)?;
            let rest = self.small.get(at..).filter(|rest| !rest.is_empty()).ok_or(TRUNCATED)?;
            found.extend_from_slice(rest.get(..SMALL_SECTOR).unwrap_or(rest));
            id = *self.next_small.get(id as usize).ok_or(DAMAGED)?;
        }
        found.truncate(len as usize);
        Ok(found)
    }
}

fn read_entry(entry: &[u8; 128], sector: usize) -> Option<Entry> {
    let kind = *entry.get(66)?;
    let name_bytes = usize::from(u16_at(entry, 64).ok()?).clamp(2, 64) - 2;
    let units: Vec<u16> =
        entry.get(..name_bytes)?.as_chunks::<2>().0.iter().map(|unit| u16::from_le_bytes(*unit)).collect();
    let len = u64::from_le_bytes(array(entry, 120).ok()?);
    // The upper half was not always written in files of small sectors.
    let len = if sector == 512 { len & 0xFFFF_FFFF } else { len };
    let start = u32_at(entry, 116).ok()?;
    (kind != 0).then(|| Entry { name: String::from_utf16_lossy(&units), kind, start, len })
}

fn numbers(bytes: &[u8]) -> Vec<u32> {
    bytes.as_chunks::<4>().0.iter().map(|number| u32::from_le_bytes(*number)).collect()
}
