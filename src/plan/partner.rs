use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::data::partners::{self, Kind, Partner};
use crate::messages::fold;

/// What a partner text is. Indices are those of `data::partners`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PartnerText {
    /// A country or territory, also one that is no more.
    Country(u16),
    /// A partner that is no country and is kept as what it is: a free zone, stores of ships.
    Zone(u16),
    /// The sum of all partners.
    Total,
    /// Kept secret.
    Confidential,
    /// Not known.
    Unspecified,
    /// A text that says none of these; it stays the text it is.
    Unknown,
}

/// Resolves a partner text: Turkish and English names in any casing and with or without Turkish letters, old
/// names and common abbreviations, alpha-2 in capitals, alpha-3, and a name behind its code (`004 Almanya`,
/// `DE - Almanya`).
///
/// A number alone is nobody: 004 is Afghanistan in ISO 3166-1 and Germany in the lists of Turkish customs and
/// TÜİK, 400 Jordan there and the United States here. See [`resolve_iso_number`].
pub fn resolve_partner(text: &str) -> PartnerText {
    let text = text.trim();
    let found = named(text).or_else(|| alpha_2(text)).or_else(|| behind_code(text));
    found.map_or(PartnerText::Unknown, meaning)
}

/// Resolves a code of ISO 3166-1 of three digits, for a column that is known to hold these.
pub fn resolve_iso_number(text: &str) -> PartnerText {
    let text = text.trim();
    let found = if text.is_empty() { None } else { index_of(|partner| partner.numeric == text) };
    found.map_or(PartnerText::Unknown, meaning)
}

fn meaning(index: u16) -> PartnerText {
    match partners::get(index).map(|partner| partner.kind) {
        Some(Kind::Country | Kind::Former) => PartnerText::Country(index),
        Some(Kind::Zone | Kind::Other) => PartnerText::Zone(index),
        Some(Kind::Total) => PartnerText::Total,
        Some(Kind::Confidential) => PartnerText::Confidential,
        Some(Kind::Unspecified) => PartnerText::Unspecified,
        None => PartnerText::Unknown,
    }
}

fn index_of(is: impl Fn(&Partner) -> bool) -> Option<u16> {
    partners::all().iter().position(is).and_then(|place| u16::try_from(place).ok())
}

fn alpha_2(text: &str) -> Option<u16> {
    let capitals = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_uppercase());
    if capitals { index_of(|partner| partner.alpha_2 == text) } else { None }
}

/// Endings of the names of free zones, longest first.
const ZONE_ENDINGS: [&str; 14] = [
    "serbestbolgesimudurlugu",
    "serbestbolgemudurlugu",
    "serbestbolge",
    "serbestblg",
    "serbestbol",
    "serbolgesi",
    "sbolgesi",
    "serbestb",
    "serbolge",
    "serbol",
    "serblg",
    "srblg",
    "stb",
    "sb",
];

fn named(text: &str) -> Option<u16> {
    let key = key(text);
    let names = names();
    names.get(&key).copied().or_else(|| {
        let stem = ZONE_ENDINGS.iter().find_map(|ending| key.strip_suffix(ending))?;
        names.get(&format!("{stem}serbestbolgesi")).copied()
    })
}

/// `004 Almanya`, `4-Almanya`, `DE - Almanya`, `DEU Almanya`. The name decides. Letters in front that mean
/// another partner make the text doubtful, and letters that mean nobody must be set apart.
fn behind_code(text: &str) -> Option<u16> {
    let text = text.trim_start_matches(['(', '[']);
    let (code, rest) = text.split_at(text.find(|letter: char| !letter.is_ascii_alphanumeric())?);
    let is_gap = |letter: char| letter.is_whitespace() || "-–—.:/_)]|;,".contains(letter);
    let name = rest.trim_start_matches(is_gap);
    if !name.starts_with(char::is_alphabetic) || name.len() == rest.len() {
        return None;
    }
    let found = named(name)?;
    if (1..=4).contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(found);
    }
    if !matches!(code.len(), 2 | 3) || !code.bytes().all(|byte| byte.is_ascii_uppercase()) {
        return None;
    }
    let apart = rest.trim_start().starts_with(|letter: char| is_gap(letter));
    let fits = match named(code).or_else(|| alpha_2(code)) {
        Some(owner) => owner == found,
        None => apart && matches!(meaning(found), PartnerText::Country(_)),
    };
    fits.then_some(found)
}

/// What all spellings of a name have in common: its words folded and run together, common abbreviations
/// written out, and words without weight dropped. A word alone is what it is: `VE` is Venezuela, `AND`
/// Andorra, `ISL` Iceland.
fn key(text: &str) -> String {
    let is_part = |letter: char| letter.is_alphanumeric() || ('\u{300}'..='\u{36F}').contains(&letter);
    let mut words = text.split(|letter| !is_part(letter)).map(fold).filter(|word| !word.is_empty());
    let (first, second) = (words.next(), words.next());
    if second.is_none() {
        return first.unwrap_or_default();
    }
    let mut key = String::with_capacity(text.len());
    for word in first.into_iter().chain(second).chain(words) {
        key.push_str(match word.as_str() {
            "ve" | "and" | "the" | "of" => "",
            "cum" | "cumh" => "cumhuriyeti",
            "ad" => "adalari",
            "rep" => "republic",
            "isds" | "isl" => "islands",
            "st" => "saint",
            other => other,
        });
    }
    key
}

fn names() -> &'static FxHashMap<String, u16> {
    static NAMES: OnceLock<FxHashMap<String, u16>> = OnceLock::new();
    NAMES.get_or_init(|| {
        let mut names = FxHashMap::default();
        for (index, partner) in (0..).zip(partners::all()) {
            let spellings = [partner.name_tr, partner.name_en, partner.alpha_3];
            for spelling in spellings.iter().chain(&partner.aliases).filter(|text| !text.is_empty()) {
                names.entry(key(spelling)).or_insert(index);
            }
        }
        names
    })
}
