//! The bytes of a small text file as a text: UTF-8, or the Turkish code page that spreadsheets still write.

/// The most bytes that a definition may have.
pub const MOST_BYTES: f64 = 1_000_000.0;

/// The text of some bytes; `None` where they are no text.
pub fn text_of(bytes: Vec<u8>) -> Option<String> {
    if bytes.contains(&0) {
        return None;
    }
    Some(
        String::from_utf8(bytes).unwrap_or_else(|error| error.into_bytes().into_iter().map(letter).collect()),
    )
}

/// A byte of Windows-1254. Codes and tiers need letters alone, so what this page has in place of the control
/// codes is left as it is.
fn letter(byte: u8) -> char {
    match byte {
        0xD0 => 'Ğ',
        0xDD => 'İ',
        0xDE => 'Ş',
        0xF0 => 'ğ',
        0xFD => 'ı',
        0xFE => 'ş',
        byte => char::from(byte),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_encodings_give_the_same_text() {
        assert_eq!(text_of("88;Orta-yüksek ış".into()).as_deref(), Some("88;Orta-yüksek ış"));
        assert_eq!(text_of(b"88;Orta-y\xFCksek \xFD\xFE".to_vec()).as_deref(), Some("88;Orta-yüksek ış"));
        assert_eq!(text_of(vec![b'8', 0]), None);
    }
}
