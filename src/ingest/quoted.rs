//! Fields in quotes, as RFC 4180 writes them and as files bend it.

pub(super) enum Quoted {
    Field { start: u32, end: u32, raw: bool, next: usize },
    Open,
}

/// A field that opens with a quote at `at`. After the closing quote, text up to the delimiter belongs
/// to the field as it stands.
pub(super) fn quoted(
    bytes: &[u8],
    at: usize,
    delimiter: u8,
    unescaped: &mut Vec<u8>,
    lines: &mut u64,
) -> Quoted {
    let content = at + 1;
    let mut from = content;
    let mut doubled = false;
    let close = loop {
        let Some(found) = memchr::memchr(b'"', &bytes[from..]) else {
            *lines += newlines(&bytes[content..]);
            return Quoted::Open;
        };
        let quote = from + found;
        if bytes.get(quote + 1) == Some(&b'"') {
            doubled = true;
            from = quote + 2;
        } else {
            break quote;
        }
    };
    *lines += newlines(&bytes[content..close]);
    let mut next = close + 1;
    let is_end = |byte: u8| byte == delimiter || byte == b'\n' || byte == b'\r';
    if !doubled && bytes.get(next).is_none_or(|&byte| is_end(byte)) {
        return Quoted::Field { start: content as u32, end: close as u32, raw: false, next };
    }
    let start = unescaped.len() as u32;
    unescape(&bytes[content..close], unescaped);
    while let Some(&byte) = bytes.get(next) {
        if is_end(byte) {
            break;
        }
        unescaped.push(byte);
        next += 1;
    }
    Quoted::Field { start, end: unescaped.len() as u32, raw: true, next }
}

pub(super) fn unescape(mut bytes: &[u8], out: &mut Vec<u8>) {
    while let Some(quote) = memchr::memchr(b'"', bytes) {
        out.extend_from_slice(&bytes[..=quote]);
        let skip = if bytes.get(quote + 1) == Some(&b'"') { 2 } else { 1 };
        bytes = &bytes[quote + skip..];
    }
    out.extend_from_slice(bytes);
}

/// Line ends in a text: LF, CR LF and CR each count once.
pub(super) fn newlines(bytes: &[u8]) -> u64 {
    let mut count = 0;
    for at in memchr::memchr2_iter(b'\n', b'\r', bytes) {
        let second_half = bytes[at] == b'\n' && at > 0 && bytes[at - 1] == b'\r';
        count += u64::from(!second_half);
    }
    count
}
