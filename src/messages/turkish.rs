//! Turkish letters: folding for matching, and an order for sorting.

/// Folds a text for matching: lower case, Turkish letters to their plain Latin ones, everything but
/// letters and digits dropped. Dotted and dotless i become one letter, so a file in any casing matches.
///
/// ```
/// use teknoharita::messages::fold;
/// assert_eq!(fold("K.Maraş"), "kmaras");
/// assert_eq!(fold("İSTANBUL"), fold("ıstanbul"));
/// assert_eq!(fold("Hakkâri"), "hakkari");
/// ```
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            'İ' | 'I' | 'ı' | 'î' | 'Î' => folded.push('i'),
            'ç' | 'Ç' => folded.push('c'),
            'ğ' | 'Ğ' => folded.push('g'),
            'ö' | 'Ö' => folded.push('o'),
            'ş' | 'Ş' => folded.push('s'),
            'ü' | 'Ü' | 'û' | 'Û' => folded.push('u'),
            'â' | 'Â' => folded.push('a'),
            // Combining marks of decomposed letters (i + U+0307, g + U+0306, ...).
            '\u{300}'..='\u{36F}' => {}
            letter if letter.is_alphanumeric() => folded.extend(letter.to_lowercase()),
            _ => {}
        }
    }
    folded
}

const ALPHABET: &str = "abcçdefgğhıijklmnoöpqrsştuüvwxyz";

/// A key that sorts by the Turkish alphabet: c before ç, ı before i, q, w and x where Latin has them.
///
/// ```
/// use teknoharita::messages::sort_key;
/// let mut names = ["Çorum", "Ordu", "İzmir", "Isparta", "Ankara", "Şırnak", "Sivas"];
/// names.sort_by_key(|name| sort_key(name));
/// assert_eq!(names, ["Ankara", "Çorum", "Isparta", "İzmir", "Ordu", "Sivas", "Şırnak"]);
/// ```
pub fn sort_key(text: &str) -> Vec<u8> {
    let mut key = Vec::with_capacity(text.len());
    for letter in text.chars() {
        let lower = match letter {
            'I' => 'ı',
            'İ' => 'i',
            'â' | 'Â' => 'a',
            'î' | 'Î' => 'i',
            'û' | 'Û' => 'u',
            other => other.to_lowercase().next().unwrap_or(other),
        };
        let place = ALPHABET.chars().position(|known| known == lower);
        match place {
            Some(place) => key.push(100 + place as u8),
            None if lower.is_ascii() => key.push((lower as u8).min(99)),
            None => key.push(255),
        }
    }
    key
}
