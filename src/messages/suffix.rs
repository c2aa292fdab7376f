//! Turkish suffixes behind an apostrophe: `İstanbul'un`, `Ankara'nın`, `2024'te`, `yüzde 12,1'i`.
//!
//! A suffix follows the last vowel and the last sound of the word as it is spoken; of a number that is the last
//! word that is said of it: 12,1 ends in "bir", 30 in "otuz", 2.000 in "bin".
//!
//! Source: Türk Dil Kurumu, *Yazım Kılavuzu*, "Kesme İşareti" and "Sayıların Yazılışı" (<https://tdk.gov.tr>).

/// What a suffix says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Suffix {
    /// Of it: `Ankara'nın`, `İstanbul'un`.
    Genitive,
    /// In it: `Ankara'da`, `2023'te`.
    Locative,
    /// From it: `Ankara'dan`, `yüzde 3,2'den`.
    Ablative,
    /// To it: `Ankara'ya`, `yüzde 3,6'ya`.
    Dative,
    /// A part of it: `yüzde 12,1'i`, `yüzde 30'u`.
    Possessive,
    /// That part, as an object: `yüzde 12,1'ini`, `yüzde 30'unu`.
    ThatPart,
    /// In so many of them: `81 ilin 47'sinde`.
    AmongThem,
}

/// The suffix of a name, with its apostrophe.
///
/// ```
/// use teknoharita::messages::{Suffix, of_name};
/// assert_eq!(of_name("İstanbul", Suffix::Genitive), "'un");
/// assert_eq!(of_name("Ankara", Suffix::Genitive), "'nın");
/// assert_eq!(of_name("Zonguldak", Suffix::Locative), "'ta");
/// ```
pub fn of_name(name: &str, suffix: Suffix) -> String {
    Sound::of(name).with(suffix)
}

/// The suffix of a number as it is printed in Turkish (`12,1`, `1.234`, a range `12,1–14,0`), with its
/// apostrophe.
///
/// ```
/// use teknoharita::messages::{Suffix, of_number};
/// assert_eq!(of_number("12,1", Suffix::Possessive), "'i");
/// assert_eq!(of_number("3,6", Suffix::Dative), "'ya");
/// assert_eq!(of_number("2024", Suffix::Locative), "'te");
/// ```
pub fn of_number(number: &str, suffix: Suffix) -> String {
    Sound::of(last_word(number)).with(suffix)
}

/// A printed number with its suffix.
///
/// ```
/// use teknoharita::messages::{Suffix, with_suffix};
/// assert_eq!(with_suffix("72,9", Suffix::ThatPart), "72,9'unu");
/// ```
pub fn with_suffix(number: &str, suffix: Suffix) -> String {
    format!("{number}{}", of_number(number, suffix))
}

const ONES: [&str; 10] = ["sıfır", "bir", "iki", "üç", "dört", "beş", "altı", "yedi", "sekiz", "dokuz"];
const TENS: [&str; 10] = ["", "on", "yirmi", "otuz", "kırk", "elli", "altmış", "yetmiş", "seksen", "doksan"];

/// The last word of a number as it is spoken.
fn last_word(number: &str) -> &'static str {
    // What stands behind the decimal comma is said like a whole number.
    let part = number.rsplit([',', '–', ' ']).next().unwrap_or_default();
    let digits: Vec<u8> = part.bytes().filter(u8::is_ascii_digit).map(|digit| digit - b'0').collect();
    let zeros = digits.iter().rev().take_while(|digit| **digit == 0).count();
    let digit = digits.len().checked_sub(zeros + 1).and_then(|at| digits.get(at)).copied().unwrap_or(0);
    match (digit, zeros) {
        (0, _) => ONES[0],
        (digit, 0) => ONES[usize::from(digit)],
        (digit, 1) => TENS[usize::from(digit)],
        (_, 2) => "yüz",
        (_, 3..=5) => "bin",
        (_, 6..=8) => "milyon",
        _ => "milyar",
    }
}

/// The end of a word as it is spoken.
#[derive(Clone, Copy)]
struct Sound {
    /// Its last vowel: of the back, rounded.
    back: bool,
    rounded: bool,
    /// Whether it ends in it.
    open: bool,
    /// Whether it ends in one of f, s, t, k, ç, ş, h, p.
    hard: bool,
}

impl Sound {
    fn of(word: &str) -> Sound {
        // Of a list the last word is spoken last, and of what stands in brackets nothing is.
        let spoken = word.split(" (").next().unwrap_or(word);
        let letters = || spoken.chars().rev().filter(|letter| letter.is_alphabetic());
        let vowel = letters().find(|letter| is_vowel(*letter)).unwrap_or('e');
        let last = letters().next().unwrap_or('e');
        Sound {
            back: "aâıouAIOU".contains(vowel),
            rounded: "oöuüûOÖUÜ".contains(vowel),
            open: is_vowel(last),
            hard: "fstkçşhpFSTKÇŞHP".contains(last),
        }
    }

    /// a or e.
    fn wide(self) -> &'static str {
        if self.back { "a" } else { "e" }
    }

    /// ı, i, u or ü.
    fn narrow(self) -> &'static str {
        match (self.back, self.rounded) {
            (true, true) => "u",
            (true, false) => "ı",
            (false, true) => "ü",
            (false, false) => "i",
        }
    }

    fn with(self, suffix: Suffix) -> String {
        let dental = if self.hard { "t" } else { "d" };
        let joint = |letter: &'static str| if self.open { letter } else { "" };
        match suffix {
            Suffix::Genitive => format!("'{}{}n", joint("n"), self.narrow()),
            Suffix::Locative => format!("'{dental}{}", self.wide()),
            Suffix::Ablative => format!("'{dental}{}n", self.wide()),
            Suffix::Dative => format!("'{}{}", joint("y"), self.wide()),
            Suffix::Possessive => format!("'{}{}", joint("s"), self.narrow()),
            Suffix::ThatPart => format!("'{}{1}n{1}", joint("s"), self.narrow()),
            Suffix::AmongThem => format!("'{}{}nd{}", joint("s"), self.narrow(), self.wide()),
        }
    }
}

fn is_vowel(letter: char) -> bool {
    "aâeıiîoöuüûAÂEIİÎOÖUÜÛ".contains(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_followed_as_they_are_spoken() {
        use Suffix::*;
        for (number, possessive, locative, ablative, dative) in [
            ("0", "'ı", "'da", "'dan", "'a"),
            ("1", "'i", "'de", "'den", "'e"),
            ("2", "'si", "'de", "'den", "'ye"),
            ("3", "'ü", "'te", "'ten", "'e"),
            ("4", "'ü", "'te", "'ten", "'e"),
            ("5", "'i", "'te", "'ten", "'e"),
            ("6", "'sı", "'da", "'dan", "'ya"),
            ("7", "'si", "'de", "'den", "'ye"),
            ("8", "'i", "'de", "'den", "'e"),
            ("9", "'u", "'da", "'dan", "'a"),
            ("10", "'u", "'da", "'dan", "'a"),
            ("20", "'si", "'de", "'den", "'ye"),
            ("30", "'u", "'da", "'dan", "'a"),
            ("40", "'ı", "'ta", "'tan", "'a"),
            ("50", "'si", "'de", "'den", "'ye"),
            ("60", "'ı", "'ta", "'tan", "'a"),
            ("70", "'i", "'te", "'ten", "'e"),
            ("80", "'i", "'de", "'den", "'e"),
            ("90", "'ı", "'da", "'dan", "'a"),
            ("100", "'ü", "'de", "'den", "'e"),
            ("12,0", "'ı", "'da", "'dan", "'a"),
            ("25,60", "'ı", "'ta", "'tan", "'a"),
            ("1.000", "'i", "'de", "'den", "'e"),
            ("15.000", "'i", "'de", "'den", "'e"),
            ("2.000.000", "'u", "'da", "'dan", "'a"),
            ("12,1–14,3", "'ü", "'te", "'ten", "'e"),
            ("2019", "'u", "'da", "'dan", "'a"),
            ("2020", "'si", "'de", "'den", "'ye"),
            ("2024", "'ü", "'te", "'ten", "'e"),
        ] {
            let found = [Possessive, Locative, Ablative, Dative].map(|suffix| of_number(number, suffix));
            assert_eq!(found, [possessive, locative, ablative, dative], "{number}");
        }
    }

    #[test]
    fn parts_of_numbers_are_followed_as_they_are_spoken() {
        let among = |number: &str| with_suffix(number, Suffix::AmongThem);
        assert_eq!(
            ["1", "2", "3", "6", "9", "10", "30", "40", "81", "26", "0"].map(among),
            [
                "1'inde",
                "2'sinde",
                "3'ünde",
                "6'sında",
                "9'unda",
                "10'unda",
                "30'unda",
                "40'ında",
                "81'inde",
                "26'sında",
                "0'ında"
            ]
        );
        let that = |number: &str| with_suffix(number, Suffix::ThatPart);
        assert_eq!(["72,9", "85,1", "3,6", "3,4"].map(that), ["72,9'unu", "85,1'ini", "3,6'sını", "3,4'ünü"]);
    }

    #[test]
    fn names_are_followed_as_they_are_spoken() {
        use Suffix::*;
        for (name, genitive, locative, ablative, dative) in [
            ("İstanbul", "'un", "'da", "'dan", "'a"),
            ("Ankara", "'nın", "'da", "'dan", "'ya"),
            ("Eskişehir", "'in", "'de", "'den", "'e"),
            ("Adıyaman", "'ın", "'da", "'dan", "'a"),
            ("Muş", "'un", "'ta", "'tan", "'a"),
            ("Kilis", "'in", "'te", "'ten", "'e"),
            ("Düzce", "'nin", "'de", "'den", "'ye"),
            ("Bolu", "'nun", "'da", "'dan", "'ya"),
            ("Iğdır", "'ın", "'da", "'dan", "'a"),
            ("Gümüşhane", "'nin", "'de", "'den", "'ye"),
            ("Hakkâri", "'nin", "'de", "'den", "'ye"),
            ("Zonguldak", "'ın", "'ta", "'tan", "'a"),
            ("Türkiye", "'nin", "'de", "'den", "'ye"),
            ("Kütahya, Manisa, Uşak", "'ın", "'ta", "'tan", "'a"),
            ("Karabük", "'ün", "'te", "'ten", "'e"),
        ] {
            let found = [Genitive, Locative, Ablative, Dative].map(|suffix| of_name(name, suffix));
            assert_eq!(found, [genitive, locative, ablative, dative], "{name}");
        }
        // A text without letters still is followed by something that can be read.
        assert_eq!(of_name("", Genitive), "'nin");
    }
}
