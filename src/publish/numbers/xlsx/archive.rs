/// A ZIP archive whose parts are stored as they are: what an `.xlsx` needs of the format, and no more. All parts bear
/// the format's first date, 1 January 1980, so the same parts give the same bytes.
///
/// Source: PKWARE, APPNOTE.TXT - .ZIP File Format Specification, 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16,
/// <https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT>.
#[derive(Default)]
pub(super) struct Archive {
    bytes: Vec<u8>,
    directory: Vec<u8>,
    parts: u16,
}

/// 1 January 1980: years since 1980, month and day in 7, 4 and 5 bits.
const FIRST_DAY: u16 = 1 << 5 | 1;

/// Version 2.0 of the format is needed to read it; it stands where the maker's version does too.
const FORMAT: u16 = 20;

impl Archive {
    /// Adds a part. Names are ASCII.
    pub fn add(&mut self, name: &str, content: &[u8]) {
        let (start, size) = (self.bytes.len() as u32, content.len() as u32);
        let mut common = Vec::new();
        // Flags and method: none, stored; then time and day.
        [FORMAT, 0, 0, 0, FIRST_DAY].iter().for_each(|field| common.extend(field.to_le_bytes()));
        [crc32(content), size, size].iter().for_each(|field| common.extend(field.to_le_bytes()));
        // Lengths of the name and of further fields.
        [name.len() as u16, 0].iter().for_each(|field| common.extend(field.to_le_bytes()));
        self.bytes.extend(b"PK\x03\x04");
        self.bytes.extend(&common);
        self.bytes.extend(name.as_bytes());
        self.bytes.extend(content);
        self.directory.extend(b"PK\x01\x02");
        self.directory.extend(FORMAT.to_le_bytes());
        self.directory.extend(&common);
        // No comment, first disk, no attributes.
        self.directory.extend([0; 10]);
        self.directory.extend(start.to_le_bytes());
        self.directory.extend(name.as_bytes());
        self.parts += 1;
    }

    /// The archive with its directory.
    pub fn finish(mut self) -> Vec<u8> {
        let (start, size) = (self.bytes.len() as u32, self.directory.len() as u32);
        self.bytes.extend(&self.directory);
        self.bytes.extend(b"PK\x05\x06\0\0\0\0");
        [self.parts; 2].iter().for_each(|field| self.bytes.extend(field.to_le_bytes()));
        [size, start].iter().for_each(|field| self.bytes.extend(field.to_le_bytes()));
        self.bytes.extend([0; 2]);
        self.bytes
    }
}

/// The checksum of ZIP: CRC-32 with the reversed polynomial 0xEDB88320.
fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| (crc >> 1) ^ (0xEDB8_8320 & (crc & 1).wrapping_neg()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_is_the_one_that_catalogues_print() {
        assert_eq!(crc32(b"123456789"), 0xCBF4_3926);
        assert_eq!(crc32(b""), 0);
    }
}
