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
}

impl Encoding {
    /// The name as the WHATWG Encoding Standard writes it.
    pub fn id(self) -> &'static str {
        match self {
            Encoding::Utf8 => "utf-8",
            Encoding::Windows1254 => "windows-1254",
        }
    }
}

/// Decides from a sample. `None` where it is plain ASCII, so that nothing is decided yet.
///
/// A sample may end inside a letter; such an end is no evidence against UTF-8.
pub fn detect_encoding(sample: &[u8]) -> Option<Encoding> {
    match std::str::from_utf8(sample) {
        Ok(_) if sample.is_ascii() => None,
        Ok(_) => Some(Encoding::Utf8),
        Err(error) if error.error_len().is_none() => Some(Encoding::Utf8),
        Err(_) => Some(Encoding::Windows1254),
    }
}

/// A text in an encoding; `None` where the bytes are not valid in it.
pub fn decode(bytes: &[u8], encoding: Encoding) -> Option<Cow<'_, str>> {
    match encoding {
        Encoding::Utf8 => std::str::from_utf8(bytes).ok().map(Cow::Borrowed),
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
