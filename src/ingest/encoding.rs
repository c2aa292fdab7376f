use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::types::windows_1254;

/// How bytes stand for letters.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark; plain ASCII is UTF-8 too.
    Utf8,
    /// Windows-1254, the Turkish code page of Windows (a superset of ISO-8859-9 in its letters).
    Windows1254,
    /// UTF-16, the lower byte first: Excel's "Unicode text".
    Utf16Le,
    /// UTF-16, the higher byte first.
    Utf16Be,
}

impl Encoding {
    /// The name as the WHATWG Encoding Standard writes it.
    pub fn id(self) -> &'static str {
        match self {
            Encoding::Utf8 => "utf-8",
            Encoding::Windows1254 => "windows-1254",
            Encoding::Utf16Le => "utf-16le",
            Encoding::Utf16Be => "utf-16be",
        }
    }

    /// Whether a letter takes two bytes, so that the text is made UTF-8 before it is read.
    pub fn is_wide(self) -> bool {
        matches!(self, Encoding::Utf16Le | Encoding::Utf16Be)
    }
}

/// Decides from a sample. `None` where it is plain ASCII, so that nothing is decided yet.
///
/// A sample may end inside a letter; such an end is no evidence against UTF-8.
pub fn detect_encoding(sample: &[u8]) -> Option<Encoding> {
    if let Some(wide) = detect_utf16(sample) {
        return Some(wide);
    }
    match std::str::from_utf8(sample) {
        Ok(_) if sample.is_ascii() => None,
        Ok(_) => Some(Encoding::Utf8),
        Err(error) if error.error_len().is_none() => Some(Encoding::Utf8),
        Err(_) => Some(Encoding::Windows1254),
    }
}

/// UTF-16, by its byte order mark or by the zeros that stand in every second place of Latin text.
pub(super) fn detect_utf16(sample: &[u8]) -> Option<Encoding> {
    match sample {
        [0xFF, 0xFE, ..] => return Some(Encoding::Utf16Le),
        [0xFE, 0xFF, ..] => return Some(Encoding::Utf16Be),
        _ => {}
    }
    let pairs = sample.len().min(4_096) / 2;
    let zeros = |at: usize| sample.chunks_exact(2).take(pairs).filter(|pair| pair[at] == 0).count();
    let (first, second) = (zeros(0), zeros(1));
    match pairs >= 8 {
        true if second * 10 >= pairs * 7 && first == 0 => Some(Encoding::Utf16Le),
        true if first * 10 >= pairs * 7 && second == 0 => Some(Encoding::Utf16Be),
        _ => None,
    }
}

/// Makes UTF-8 of the pieces of a UTF-16 text.
pub struct ToUtf8 {
    decoder: encoding_rs::Decoder,
}

impl ToUtf8 {
    /// For a text in this encoding, which must be a wide one; any other is taken for UTF-8.
    pub fn new(encoding: Encoding) -> ToUtf8 {
        let known = match encoding {
            Encoding::Utf16Le => encoding_rs::UTF_16LE,
            Encoding::Utf16Be => encoding_rs::UTF_16BE,
            _ => encoding_rs::UTF_8,
        };
        ToUtf8 { decoder: known.new_decoder_with_bom_removal() }
    }

    /// The next piece. What is no letter becomes U+FFFD.
    pub fn piece(&mut self, bytes: &[u8], last: bool, out: &mut Vec<u8>) {
        let most = self.decoder.max_utf8_buffer_length(bytes.len()).unwrap_or(bytes.len() * 3 + 16);
        let start = out.len();
        out.resize(start + most, 0);
        let (_, _, written, _) = self.decoder.decode_to_utf8(bytes, &mut out[start..], last);
        out.truncate(start + written);
    }
}

/// UTF-8 of the beginning of a wide text.
pub fn to_utf8(sample: &[u8], encoding: Encoding) -> Vec<u8> {
    let mut out = Vec::new();
    // A sample may be cut within a letter: it is not the last piece.
    ToUtf8::new(encoding).piece(sample, false, &mut out);
    out
}

/// A text in an encoding; `None` where the bytes are not valid in it.
pub fn decode(bytes: &[u8], encoding: Encoding) -> Option<Cow<'_, str>> {
    match encoding {
        // A wide text is UTF-8 by the time it is read.
        Encoding::Utf8 | Encoding::Utf16Le | Encoding::Utf16Be => {
            std::str::from_utf8(bytes).ok().map(Cow::Borrowed)
        }
        Encoding::Windows1254 if bytes.is_ascii() => std::str::from_utf8(bytes).ok().map(Cow::Borrowed),
        Encoding::Windows1254 => Some(Cow::Owned(bytes.iter().map(|&byte| windows_1254(byte)).collect())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn windows_1254_agrees_with_the_standard() {
        for byte in 0..=255u8 {
            let bytes = [byte];
            let (theirs, _) = encoding_rs::WINDOWS_1254.decode_without_bom_handling(&bytes);
            assert_eq!(decode(&[byte], Encoding::Windows1254).as_deref(), Some(&*theirs), "{byte:#x}");
        }
    }

    #[test]
    fn a_sample_cut_inside_a_letter_is_still_utf8() {
        assert_eq!(detect_encoding("İl".as_bytes().split_at(1).0), Some(Encoding::Utf8));
        assert_eq!(detect_encoding(b"\xDDstanbul;1"), Some(Encoding::Windows1254));
        assert_eq!(detect_encoding(b"il;1"), None);
    }
}
