//! How a payload becomes the letters of a fragment since version 3, and back.
//!
//! A mark stands before the packed bytes: the version's digit and a hyphen. What the first two versions wrote
//! is base64 of a text that begins with `{`, and can therefore not begin with a digit.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::core::{DecompressorOxide, decompress, inflate_flags};

use super::payload::{PayloadError, VERSION};

/// Longest fragment that is made, its mark included: address bars and the fields of newsroom systems cut what
/// is longer.
pub const MOST_LETTERS: usize = 32_000;

/// Most bytes that a packed payload may come to. 512 MiB of zeros are packed into 700 KB; the unpacking ends
/// here, and nothing beyond it is ever held.
pub const MOST_INFLATED: usize = 1 << 20;

/// As small as the library makes it; it is done once for an article.
const LEVEL: u8 = 10;

/// Deflates without a header (RFC 1951), and writes the mark and the letters.
pub(super) fn packed(bytes: &[u8]) -> String {
    format!("{VERSION}-{}", URL_SAFE_NO_PAD.encode(compress_to_vec(bytes, LEVEL)))
}

/// The version that a fragment says before its letters, and these; none for the first two.
pub(super) fn marked(fragment: &str) -> Option<(u32, &str)> {
    let (digit, rest) = fragment.split_once('-')?;
    let version = match digit.as_bytes() {
        [digit @ b'0'..=b'9'] => u32::from(digit - b'0'),
        _ => return None,
    };
    Some((version, rest))
}

/// The bytes behind the letters.
pub(super) fn unpacked(letters: &str) -> Result<Vec<u8>, PayloadError> {
    let packed = URL_SAFE_NO_PAD.decode(letters).map_err(|_| PayloadError::NotBase64)?;
    let mut state = DecompressorOxide::new();
    let mut bytes = Vec::new();
    let mut read = 0;
    // Room grows with what comes out of it, and never beyond the bound.
    loop {
        let written = bytes.len();
        bytes.resize((written * 2).clamp(8_192, MOST_INFLATED), 0);
        let rest = packed.get(read..).unwrap_or_default();
        let flags = inflate_flags::TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
        let (status, taken, made) = decompress(&mut state, rest, &mut bytes, written, flags);
        read += taken;
        bytes.truncate(written + made);
        match status {
            // What follows the end was not written by us.
            TINFLStatus::Done if read == packed.len() => return Ok(bytes),
            TINFLStatus::HasMoreOutput if bytes.len() < MOST_INFLATED => {}
            TINFLStatus::HasMoreOutput => return Err(PayloadError::TooLarge { limit: MOST_INFLATED }),
            _ => return Err(PayloadError::NotDeflated),
        }
    }
}
