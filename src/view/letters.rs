//! How wide a text is, where nothing measures it.

/// Estimated width of a text in the size of its letters: rather too wide than too narrow, for whatever sans serif
/// is there.
///
/// ```
/// use teknoharita::view::letters::em;
/// assert!(em("Muş") < em("Afyonkarahisar"));
/// ```
pub fn em(text: &str) -> f32 {
    text.chars().map(letter_em).sum()
}

/// Width of a letter by its kind, as a part of the size.
fn letter_em(letter: char) -> f32 {
    match letter {
        'i' | 'ı' | 'j' | 'l' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | '’' | 'I' | 'İ' => 0.32,
        ' ' | 'f' | 't' | 'r' | '(' | ')' | '/' | '-' | '·' => 0.38,
        'm' | 'w' | 'M' | 'W' | '%' | '—' => 0.92,
        _ if letter.is_uppercase() => 0.70,
        '\u{2e80}'.. => 1.0,
        _ => 0.58,
    }
}

/// A text that is no wider than so many sizes of its letters: what is too long ends in `…`.
pub fn clipped(text: &str, most_em: f32) -> String {
    if em(text) <= most_em {
        return text.to_string();
    }
    let mut kept = String::new();
    for letter in text.chars() {
        if em(&kept) + letter_em(letter) + 0.58 > most_em {
            break;
        }
        kept.push(letter);
    }
    format!("{}…", kept.trim_end_matches([' ', ',', '.', ';', '-']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_too_long_is_cut_and_says_so() {
        assert_eq!(clipped("Ankara", 10.0), "Ankara");
        let cut = clipped("Tekirdağ, Edirne, Kırklareli", 10.0);
        assert!(cut.ends_with('…') && em(&cut) <= 10.0, "{cut}");
        assert_eq!(clipped("Ankara", 0.0), "…");
    }
}
