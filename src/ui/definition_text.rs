//! The bytes of a small text file as a text: UTF-8, or the Turkish code page that spreadsheets still write.

use crate::types::windows_1254;

/// The most bytes that a definition may have.
pub const MOST_BYTES: f64 = 1_000_000.0;

/// The text of some bytes; `None` where they are no text.
pub fn text_of(bytes: Vec<u8>) -> Option<String> {
    if bytes.contains(&0) {
        return None;
    }
    let other = |bytes: Vec<u8>| bytes.into_iter().map(windows_1254).collect();
    Some(String::from_utf8(bytes).unwrap_or_else(|error| other(error.into_bytes())))
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
