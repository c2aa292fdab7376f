//! Values as bytes (`postcard`), and as text that may stand in a page.

use serde::{Serialize, de::DeserializeOwned};

/// A message as bytes.
pub fn encode<T: Serialize>(message: &T) -> Vec<u8> {
    // Writing to memory cannot fail for these types; an empty message would be refused by `decode`.
    postcard::to_stdvec(message).unwrap_or_default()
}

/// A message from bytes; `None` where they are none.
pub fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    postcard::from_bytes(bytes).ok()
}

/// A message as text that may stand in a page's attribute: UTF-8 as it is, and `%XX` for every byte that
/// is no text there (controls, `"`, `<`, `&`, `%`, and what is not UTF-8).
pub fn encode_text<T: Serialize>(message: &T) -> String {
    let bytes = encode(message);
    let mut text = String::with_capacity(bytes.len() * 5 / 4);
    let escape = |text: &mut String, byte: u8| text.push_str(&format!("%{byte:02X}"));
    for chunk in bytes.utf8_chunks() {
        for letter in chunk.valid().chars() {
            match letter {
                '%' | '"' | '<' | '&' => escape(&mut text, letter as u8),
                letter if letter.is_ascii_control() => escape(&mut text, letter as u8),
                letter => text.push(letter),
            }
        }
        for byte in chunk.invalid() {
            escape(&mut text, *byte);
        }
    }
    text
}

/// A message from the text of [`encode_text`]; `None` where it is none.
pub fn decode_text<T: DeserializeOwned>(text: &str) -> Option<T> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.trim().as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        if byte == b'%' {
            let digits = std::str::from_utf8(after.get(..2)?).ok()?;
            bytes.push(u8::from_str_radix(digits, 16).ok()?);
            rest = &after[2..];
        } else {
            bytes.push(byte);
            rest = after;
        }
    }
    decode(&bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::Lang;
    use crate::protocol::Request;

    #[test]
    fn text_carries_every_byte_through_a_page() {
        let message = Request::Problems { id: u32::MAX, lang: Lang::En };
        assert_eq!(decode_text::<Request>(&encode_text(&message)), Some(message));
        let every_byte: Vec<u8> = (0..=255).chain(*b"<script>&%41 \r\n").collect();
        let text = encode_text(&every_byte);
        assert!(!text.contains(['"', '<', '&', '\r', '\n', '\0']));
        assert_eq!(decode_text::<Vec<u8>>(&text), Some(every_byte));
        assert_eq!(decode_text::<Request>("%4"), None);
    }
}
