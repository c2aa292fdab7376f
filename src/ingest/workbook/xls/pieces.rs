use super::super::fault::{Fault, TRUNCATED};
use super::bytes::u16_at;
use super::records::{Record, Records};

/// A record and those that continue it, read as one. Text that goes on in another record begins there with
/// a byte that says anew how wide its characters are.
pub(super) struct Pieces<'a> {
    piece: &'a [u8],
    rest: Records<'a>,
}

impl<'a> Pieces<'a> {
    /// From a place in a record; `rest` stands behind that record.
    pub(super) fn new(record: Record<'a>, from: usize, rest: Records<'a>) -> Pieces<'a> {
        Pieces { piece: record.data.get(from..).unwrap_or_default(), rest }
    }

    /// Whether nothing is left.
    pub(super) fn at_end(&mut self) -> bool {
        while self.piece.is_empty() {
            match self.rest.continued() {
                Some(record) => self.piece = record.data,
                None => return true,
            }
        }
        false
    }

    fn byte(&mut self) -> Result<u8, Fault> {
        if self.at_end() {
            return Err(TRUNCATED);
        }
        let (first, rest) = self.piece.split_first().ok_or(TRUNCATED)?;
        self.piece = rest;
        Ok(*first)
    }

    pub(super) fn u16(&mut self) -> Result<u16, Fault> {
        Ok(u16::from_le_bytes([self.byte()?, self.byte()?]))
    }

    pub(super) fn u32(&mut self) -> Result<u32, Fault> {
        Ok(u32::from_le_bytes([self.byte()?, self.byte()?, self.byte()?, self.byte()?]))
    }

    fn skip(&mut self, mut bytes: u64) -> Result<(), Fault> {
        while bytes > 0 {
            if self.at_end() {
                return Err(TRUNCATED);
            }
            let step = usize::try_from(bytes).unwrap_or(usize::MAX).min(self.piece.len());
            self.piece = self.piece.get(step..).unwrap_or_default();
            bytes -= step as u64;
        }
        Ok(())
    }

    /// A text whose length is said before it in two bytes (MS-XLS 2.5.293, 2.5.294), with what follows it:
    /// runs of fonts and readings of signs, which are left out.
    pub(super) fn text(&mut self) -> Result<String, Fault> {
        let characters = self.u16()?;
        self.text_of(usize::from(characters))
    }

    /// A text whose length is said before it in one byte (MS-XLS 2.5.240).
    pub(super) fn short_text(&mut self) -> Result<String, Fault> {
        let characters = self.byte()?;
        self.text_of(usize::from(characters))
    }

    fn text_of(&mut self, characters: usize) -> Result<String, Fault> {
        // A text of nothing may lack even this.
        if characters == 0 && self.at_end() {
            return Ok(String::new());
        }
        let flags = self.byte()?;
        let runs = if flags & 0x08 != 0 { self.u16()? } else { 0 };
        let readings = if flags & 0x04 != 0 { self.u32()? } else { 0 };
        let units = self.units(characters, flags & 0x01 != 0)?;
        self.skip(4 * u64::from(runs) + u64::from(readings))?;
        Ok(String::from_utf16_lossy(&units))
    }

    fn units(&mut self, characters: usize, mut wide: bool) -> Result<Vec<u16>, Fault> {
        let mut units: Vec<u16> = Vec::new();
        while units.len() < characters {
            if self.piece.is_empty() {
                // The byte of flags of the record that goes on.
                wide = self.byte()? & 0x01 != 0;
                continue;
            }
            let left = characters - units.len();
            let width = if wide { 2 } else { 1 };
            let count = left.min(self.piece.len() / width);
            if count == 0 {
                return Err(TRUNCATED);
            }
            let (text, rest) = self.piece.split_at_checked(count * width).ok_or(TRUNCATED)?;
            if wide {
                units.extend((0..count).filter_map(|at| u16_at(text, 2 * at).ok()));
            } else {
                units.extend(text.iter().map(|&byte| u16::from(byte)));
            }
            self.piece = rest;
        }
        Ok(units)
    }
}
