/// Bytes 0x80-0x9F; the unassigned ones stand for themselves, as in the WHATWG index "windows-1254"
/// (<https://encoding.spec.whatwg.org/#index-windows-1254>), against which a test holds this table.
const C1: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', '\u{8E}', '\u{8F}',
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', '\u{9E}', 'Ÿ',
];

/// The letter of a byte in Windows-1254, the Turkish code page that spreadsheets still write. A test in `ingest`
/// holds it to the standard.
pub fn windows_1254(byte: u8) -> char {
    match byte {
        0x80..=0x9F => C1[usize::from(byte - 0x80)],
        0xD0 => 'Ğ',
        0xDD => 'İ',
        0xDE => 'Ş',
        0xF0 => 'ğ',
        0xFD => 'ı',
        0xFE => 'ş',
        other => char::from(other),
    }
}
