use super::windows_1254;

/// A text whose letters an earlier wrong decoding damaged, as it was meant; `None` where it is sound.
///
/// Two kinds of damage are common in Turkish tables. Bytes of Windows-1254 read as Latin-1 turn `İ ı Ş ş Ğ ğ`
/// into `Ý ý Þ þ Ð ð`, letters that Turkish does not have. UTF-8 read as Windows-1252, 1254 or Latin-1 turns
/// each letter into two or three (`Ä°`); read back as bytes they are valid UTF-8, which no sound text is.
///
/// ```
/// use teknoharita::types::mended;
/// assert_eq!(mended("Ýstanbul").as_deref(), Some("İstanbul"));
/// assert_eq!(mended("Þanlýurfa").as_deref(), Some("Şanlıurfa"));
/// assert_eq!(mended("Ä°stanbul").as_deref(), Some("İstanbul"));
/// assert_eq!(mended("Muğla"), None);
/// ```
pub fn mended(text: &str) -> Option<String> {
    if text.is_ascii() {
        return None;
    }
    twice_encoded(text).or_else(|| latin_letters(text))
}

/// Undoes UTF-8 that was read as a code page of single bytes.
fn twice_encoded(text: &str) -> Option<String> {
    if !text.chars().any(|letter| matches!(letter, '\u{C2}'..='\u{F4}')) {
        return None;
    }
    let read_back = |byte_of: fn(char) -> Option<u8>| {
        let bytes: Option<Vec<u8>> = text.chars().map(byte_of).collect();
        String::from_utf8(bytes?).ok().filter(|found| !found.is_ascii() && found != text)
    };
    read_back(windows_1252_byte).or_else(|| read_back(windows_1254_byte))
}

fn latin_letters(text: &str) -> Option<String> {
    let meant = |letter: char| match letter {
        'Ý' => 'İ',
        'ý' => 'ı',
        'Þ' => 'Ş',
        'þ' => 'ş',
        'Ð' => 'Ğ',
        'ð' => 'ğ',
        other => other,
    };
    let found: String = text.chars().map(meant).collect();
    (found != text).then_some(found)
}

/// The byte of a letter in Windows-1254; letters of Latin-1 that it lacks stand for their own.
fn windows_1254_byte(letter: char) -> Option<u8> {
    (0..=255).find(|byte| windows_1254(*byte) == letter).or_else(|| u8::try_from(u32::from(letter)).ok())
}

/// Windows-1252 differs from 1254 in the six letters and in `Ž` and `ž`.
fn windows_1252_byte(letter: char) -> Option<u8> {
    match letter {
        'Ž' => Some(0x8E),
        'ž' => Some(0x9E),
        'Ğ' | 'İ' | 'Ş' | 'ğ' | 'ı' | 'ş' => None,
        other => windows_1254_byte(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_turkish_name_comes_back_from_both_kinds_of_damage() {
        let names =
            ["İstanbul", "Şanlıurfa", "Ağrı", "Iğdır", "Çankırı", "Muğla", "Gümüşhane", "Kütahya", "Hakkâri"];
        for name in names {
            let bytes = name.as_bytes();
            let latin_1: String = bytes.iter().map(|&byte| char::from(byte)).collect();
            assert_eq!(mended(&latin_1).as_deref(), Some(name), "{latin_1}");
            let windows: String = bytes.iter().map(|&byte| windows_1254(byte)).collect();
            assert_eq!(mended(&windows).as_deref(), Some(name), "{windows}");
            let single: Vec<u8> = name.chars().filter_map(windows_1254_byte).collect();
            let as_latin: String = single.iter().map(|&byte| char::from(byte)).collect();
            if as_latin != name {
                assert_eq!(mended(&as_latin).as_deref(), Some(name), "{as_latin}");
            }
            assert_eq!(mended(name), None);
        }
    }
}
