//! Quarters and halves of a year, by the words that name them.

use crate::messages::fold;
use crate::types::Period;

/// First and last month of the quarter or the half that a text names among other words: `2024 1. Çeyrek`,
/// `I. Çeyrek`, `2024-Q1`, `2024Ç1`, `2. Yarıyıl`. `None` where it names none, or more than one.
pub(super) fn stretch(text: &str) -> Option<(u8, u8)> {
    let words = words(text);
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate() {
        if let Some(months) = short(word) {
            found.push(months);
        } else if let Some(length) = length(word) {
            let beside = [at.checked_sub(1), Some(at + 1)].into_iter().flatten();
            found.extend(beside.filter_map(|at| months(ordinal(&words.get(at)?.folded)?, length)));
        }
    }
    // "1. ve 2. Çeyrek" is a half that nobody has to guess.
    let numbers =
        words.iter().filter(|word| ordinal(&word.folded).is_some() || short(word).is_some()).count();
    match found.as_slice() {
        [only] if numbers == 1 => Some(*only),
        _ => None,
    }
}

/// The quarter or half of a year that is all that a text says.
pub(super) fn period(text: &str) -> Option<Period> {
    let (first, last) = stretch(text)?;
    let mut year = None;
    for word in words(text) {
        let folded = word.folded.as_str();
        match (year_of(folded), year) {
            (Some(found), None) => year = Some(found),
            (Some(_), Some(_)) => return None,
            (None, _) if is_part(&word) || is_filler(folded) => {}
            (None, _) => return None,
        }
    }
    Period::months(year?, first, last)
}

/// The quarter or half that is all that a text says, of a year that stands elsewhere.
pub(super) fn alone(text: &str) -> Option<(u8, u8)> {
    words(text).iter().all(is_part).then(|| stretch(text))?
}

/// Whether a text speaks of quarters.
pub(super) fn says_quarter(text: &str) -> bool {
    words(text).iter().any(|word| length(word) == Some(3) || short(word).is_some_and(|(a, b)| b - a == 2))
}

/// A word folded, and whether it begins or ends with a `Ç`, which folding makes a `C`.
struct Word {
    folded: String,
    has_cedilla: bool,
}

/// The words of a text; a year that stands close to its quarter (`2024Q1`) is a word of its own.
fn words(text: &str) -> Vec<Word> {
    let word = |text: &str| Word {
        folded: fold(text),
        has_cedilla: text.starts_with(['ç', 'Ç']) || text.ends_with(['ç', 'Ç']),
    };
    let mut words = Vec::new();
    for raw in
        text.split(|letter: char| !letter.is_alphanumeric() && !('\u{300}'..='\u{36F}').contains(&letter))
    {
        match raw.split_at_checked(4) {
            Some((year, rest)) if rest.starts_with(char::is_alphabetic) && year_of(year).is_some() => {
                words.extend([word(year), word(rest)]);
            }
            _ if raw.is_empty() => {}
            _ => words.push(word(raw)),
        }
    }
    words
}

fn year_of(folded: &str) -> Option<u16> {
    let is_year = folded.len() == 4 && folded.bytes().all(|byte| byte.is_ascii_digit());
    if is_year { folded.parse().ok().filter(|year| Period::year(*year).is_some()) } else { None }
}

/// `Q1`, `1Q`, `Ç1`, `1Ç`, `H2`.
fn short(word: &Word) -> Option<(u8, u8)> {
    let (letter, digit) = match *word.folded.as_bytes() {
        [letter, digit] if digit.is_ascii_digit() => (letter, digit),
        [digit, letter] if digit.is_ascii_digit() => (letter, digit),
        _ => return None,
    };
    let number = digit - b'0';
    match letter {
        b'q' => months(number, 3),
        b'c' if word.has_cedilla => months(number, 3),
        b'h' => months(number, 6),
        _ => None,
    }
}

/// Months that a word such as `çeyrek` stands for.
fn length(word: &Word) -> Option<u8> {
    let folded = word.folded.as_str();
    match () {
        () if folded.starts_with("ceyre") || folded.starts_with("quarter") => Some(3),
        () if folded.starts_with("yariyil") => Some(6),
        () => None,
    }
}

fn months(number: u8, length: u8) -> Option<(u8, u8)> {
    (number >= 1 && number <= 12 / length).then(|| ((number - 1) * length + 1, number * length))
}

fn ordinal(folded: &str) -> Option<u8> {
    Some(match folded {
        "1" | "i" | "birinci" | "ilk" | "first" | "1st" | "1inci" => 1,
        "2" | "ii" | "ikinci" | "second" | "2nd" | "2nci" => 2,
        "3" | "iii" | "ucuncu" | "third" | "3rd" | "3uncu" => 3,
        "4" | "iv" | "dorduncu" | "fourth" | "4th" | "4uncu" => 4,
        _ => return None,
    })
}

fn is_part(word: &Word) -> bool {
    short(word).is_some() || length(word).is_some() || ordinal(&word.folded).is_some()
}

fn is_filler(folded: &str) -> bool {
    matches!(folded, "yili" | "yil" | "donemi" | "donem" | "of")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quarters_are_known_however_they_are_written() {
        for (text, expected) in [
            ("2024Q1", "2024-01..03"),
            ("2024-Q4", "2024-10..12"),
            ("Q2 2024", "2024-04..06"),
            ("2024-Ç1", "2024-01..03"),
            ("2024Ç3", "2024-07..09"),
            ("2024 1. Çeyrek", "2024-01..03"),
            ("I. Çeyrek 2024", "2024-01..03"),
            ("2024/IV. ÇEYREK", "2024-10..12"),
            ("2024 yılı ikinci çeyreği", "2024-04..06"),
            ("First quarter of 2024", "2024-01..03"),
            ("2024 2. Yarıyıl", "2024-07..12"),
            ("2024H1", "2024-01..06"),
        ] {
            assert_eq!(period(text).map(|period| period.to_string()).as_deref(), Some(expected), "{text}");
        }
        for text in ["2024 1. ve 2. Çeyrek", "2024 Q5", "2024 C1", "2023 2024 Q1", "Q1", "2024 ilk 3 çeyrek"]
        {
            assert_eq!(period(text), None, "{text}");
        }
        assert_eq!(alone("III. Çeyrek"), Some((7, 9)));
        assert_eq!(stretch("2024 1. Çeyrek İhracat (1000 $)"), Some((1, 3)));
    }
}
