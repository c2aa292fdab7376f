use crate::error::{FileKind, Unreadable};

/// What the first bytes of a file say it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Kind {
    Text,
    Other(FileKind),
}

const SIGNATURES: [(&[u8], FileKind); 16] = [
    (b"\x89PNG", FileKind::Picture),
    (b"\xFF\xD8\xFF", FileKind::Picture),
    (b"GIF8", FileKind::Picture),
    (b"BM", FileKind::Picture),
    (b"II*\0", FileKind::Picture),
    (b"MM\0*", FileKind::Picture),
    (b"\0\0\x01\0", FileKind::Picture),
    (b"%PDF", FileKind::Pdf),
    (b"PK\x03\x04", FileKind::Workbook),
    (b"PK\x05\x06", FileKind::Workbook),
    (b"\xD0\xCF\x11\xE0", FileKind::Workbook),
    (b"\x1F\x8B", FileKind::Archive),
    (b"7z\xBC\xAF", FileKind::Archive),
    (b"Rar!", FileKind::Archive),
    (b"\x28\xB5\x2F\xFD", FileKind::Archive),
    (b"BZh", FileKind::Archive),
];

/// Tells text from the kinds of file that are recognised and not read.
///
/// # Errors
///
/// [`Unreadable::Empty`] for no byte or white space alone, [`Unreadable::Binary`] for NUL bytes.
pub fn detect_kind(sample: &[u8]) -> Result<Option<FileKind>, Unreadable> {
    match kind(sample) {
        Kind::Other(kind) => Ok(Some(kind)),
        Kind::Text if sample.iter().all(|b| b.is_ascii_whitespace()) => Err(Unreadable::Empty),
        Kind::Text if is_bom_alone(sample) => Err(Unreadable::Empty),
        Kind::Text if super::encoding::detect_utf16(sample).is_some() => Ok(None),
        Kind::Text if memchr::memchr(0, sample).is_some() => Err(Unreadable::Binary),
        Kind::Text => Ok(None),
    }
}

fn is_bom_alone(sample: &[u8]) -> bool {
    matches!(sample, [0xFF, 0xFE] | [0xFE, 0xFF])
        || sample.strip_prefix(b"\xEF\xBB\xBF").is_some_and(|rest| rest.iter().all(u8::is_ascii_whitespace))
}

fn kind(sample: &[u8]) -> Kind {
    for (signature, kind) in SIGNATURES {
        // "BM" is also how a text could begin; a bitmap has binary bytes right after it.
        let plausible = signature != b"BM" || sample.get(6..10) == Some(b"\0\0\0\0");
        if sample.starts_with(signature) && plausible {
            return Kind::Other(kind);
        }
    }
    if sample.starts_with(b"RIFF") && sample.get(8..12) == Some(b"WEBP") {
        return Kind::Other(FileKind::Picture);
    }
    let start: Vec<u8> = sample.iter().take(256).map(u8::to_ascii_lowercase).collect();
    let start = start.trim_ascii_start();
    if start.starts_with(b"<!doctype html") || start.starts_with(b"<html") {
        return Kind::Other(FileKind::Html);
    }
    if start.starts_with(b"<svg")
        || (start.starts_with(b"<?xml") && memchr::memmem::find(start, b"<svg").is_some())
    {
        return Kind::Other(FileKind::Picture);
    }
    Kind::Text
}
