//! What the heads of a column of amounts say: when, which way, of which product, where.

use crate::classify::Product;
use crate::data::{Tier, codes};
use crate::messages::fold;
use crate::types::{Code, Flow, Nomenclature, Period};

use super::headers::Header;
use super::layout::PeriodPart;
use super::product::{digits_of, resolve_product};
use super::stretch::stretch;
use super::{Codes, ProvinceText, parse_month, parse_period, resolve_province};

/// What the heads of a column say.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Facets {
    pub period: Option<PeriodPart>,
    pub flow: Option<Flow>,
    /// A tier, a sector or a code, as it is written.
    pub product: Option<(Nomenclature, String)>,
    pub province: Option<String>,
    /// Whether a head says "total".
    pub says_total: bool,
    /// Whether its cells follow from amounts: a share, a change, a rank.
    pub derived: Option<Derived>,
}

/// What follows from amounts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Derived {
    Share,
    Change,
    Rank,
    /// Balance, volume of trade, coverage: of two flows.
    OfFlows,
}

impl Facets {
    /// Of the texts of a column's head rows, the highest first.
    pub fn new(parts: &[String]) -> Facets {
        let joined = parts.join(" ");
        let header = Header::new(&joined);
        let province = parts.iter().find(|part| is_province(part)).cloned();
        let product = parts.iter().find_map(|part| product(part));
        // "Toplam İhracat" is all exports, and says nothing of a sum over columns.
        let says_total = parts.iter().any(|part| is_total_word(part));
        Facets {
            period: period(parts),
            flow: header.flow(),
            product,
            province,
            says_total,
            derived: derived(&header, &joined),
        }
    }

    /// Whether nothing tells it from another column.
    pub fn is_empty(&self) -> bool {
        self.period.is_none() && self.flow.is_none() && self.product.is_none() && self.province.is_none()
    }
}

pub(super) fn is_province(text: &str) -> bool {
    // A number in a head is no plate.
    text.chars().any(char::is_alphabetic) && is_place(text)
}

/// Whether a text is a place, or a total over places.
pub(super) fn is_place(text: &str) -> bool {
    !matches!(resolve_province(text), ProvinceText::Unknown | ProvinceText::Total)
}

fn is_total_word(text: &str) -> bool {
    matches!(
        fold(text).as_str(),
        "toplam"
            | "geneltoplam"
            | "total"
            | "grandtotal"
            | "toplamtotal"
            | "geneltoplamgrandtotal"
            | "tumu"
            | "yillik"
    )
}

/// A tier or a sector that a head names, or a code alone or with its name.
fn product(text: &str) -> Option<(Nomenclature, String)> {
    // "2024 1. Çeyrek" is no code with its name.
    if stretch(text).is_some() {
        return None;
    }
    // "high_pct", "Yüksek teknoloji payı": what is said of the tier and not its name.
    let said = ["pct", "percent", "pay", "payi", "share", "orani", "yuzde", "usd", "ihracati", "exports"];
    let words = text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    let bare: Vec<&str> = words.filter(|word| !said.contains(&fold(word).as_str())).collect();
    let bare = bare.join(" ");
    for nomenclature in [Nomenclature::Tiers, Nomenclature::Tim] {
        let codes = Codes { nomenclature, digits: 0, zeros_lost: false };
        for text in std::iter::once(text).chain(bilingual(text)).chain([bare.as_str()]) {
            if let Product::Tier(_) | Product::Sector(_) = resolve_product(text, &codes) {
                return Some((nomenclature, text.to_string()));
            }
        }
    }
    let digits = digits_of(text)?;
    // 202401 is a month, and 200110 a code of preserved cucumbers.
    let is_month = digits.len() == 6 && parse_period(text, None).is_some();
    if is_month && !Code::new(&digits).is_some_and(|code| codes::is_valid(Nomenclature::Hs, code)) {
        return None;
    }
    let is_year = digits.len() == 4 && (1900..=2100).contains(&digits.parse::<u16>().unwrap_or(0));
    (!is_year && (2..=12).contains(&digits.len()) && text.chars().all(|c| !matches!(c, ',' | '%')))
        .then(|| (Nomenclature::Hs, text.to_string()))
}

/// Both halves of `Yüksek - High`, and what stands before a bracket.
fn bilingual(text: &str) -> impl Iterator<Item = &str> {
    let halves = text.split_once(" - ").or_else(|| text.split_once(" / ")).or_else(|| text.split_once('\n'));
    let before = text.split_once('(').map(|(before, _)| before.trim());
    halves.into_iter().flat_map(|(first, second)| [first.trim(), second.trim()]).chain(before)
}

fn derived(header: &Header, joined: &str) -> Option<Derived> {
    if header.is_rank() {
        return Some(Derived::Rank);
    }
    if header.is_of_flows() {
        return Some(Derived::OfFlows);
    }
    if header.folded.contains("aratoplam") || header.folded.contains("subtotal") {
        return Some(Derived::Change);
    }
    if header.is_change() || names_stretch(joined) && period(&[joined.to_string()]).is_none() {
        return Some(Derived::Change);
    }
    (header.is_share() || joined.contains('%')).then_some(Derived::Share)
}

/// The period that head rows name together: a year above months, `2024 Ocak-Ekim`, `Oca.24`, `2023`.
pub(super) fn period(parts: &[String]) -> Option<PeriodPart> {
    let whole: Option<Period> = parts.iter().find_map(|part| parse_period(part, None));
    let (years, months) = years_and_months(parts);
    // A quarter that one of the heads names, whatever else they say.
    if whole.is_none_or(Period::is_year) && months.is_empty() {
        let mut stretches: Vec<(u8, u8)> = parts.iter().filter_map(|part| stretch(part)).collect();
        stretches.dedup();
        match (stretches.as_slice(), years.as_slice()) {
            ([(first, last)], [year]) => {
                return Period::months(*year, *first, *last).map(PeriodPart::Whole);
            }
            ([(first, last)], []) => return Some(PeriodPart::Months(*first, *last)),
            _ => {}
        }
    }
    // A stretch of a year that is not named by its months is never the year.
    if whole.is_none_or(Period::is_year) && months.is_empty() && parts.iter().any(|part| names_stretch(part))
    {
        return None;
    }
    match (years.as_slice(), months.as_slice()) {
        ([], []) => whole.map(PeriodPart::Whole),
        ([_, _, ..], _) => None,
        // A period that is written out knows of its months.
        (_, []) if whole.is_some() => whole.map(PeriodPart::Whole),
        ([year], []) => Period::year(*year).map(PeriodPart::Whole),
        ([year], [month]) => Period::month(*year, *month).map(PeriodPart::Whole),
        ([year], [first, last]) => Period::months(*year, *first, *last).map(PeriodPart::Whole),
        ([], [month]) => Some(PeriodPart::Months(*month, *month)),
        ([], [first, last]) if first < last => Some(PeriodPart::Months(*first, *last)),
        _ => None,
    }
}

/// Whether a text speaks of quarters, halves or a number of months.
pub(super) fn names_stretch(text: &str) -> bool {
    let words: Vec<String> = text
        .split(|letter: char| !letter.is_alphanumeric())
        .map(fold)
        .filter(|word| !word.is_empty())
        .collect();
    let is_quarter = |word: &str| {
        let rest =
            word.strip_prefix('q').or_else(|| word.strip_suffix('q')).or_else(|| word.strip_suffix('c'));
        rest.is_some_and(|rest| rest.len() == 1 && rest.bytes().all(|byte| (b'1'..=b'4').contains(&byte)))
    };
    words.iter().any(|word| {
        word.starts_with("ceyrek")
            || word.starts_with("quarter")
            || word.starts_with("yariyil")
            || is_quarter(word)
            || matches!(word.as_str(), "aylik" | "months" | "aylari")
    }) || words.windows(2).any(|pair| {
        pair[0].bytes().all(|byte| byte.is_ascii_digit()) && pair[0].len() <= 2 && pair[1] == "ay"
    })
}

/// Distinct years and months that occur, in order. A name that stands in two languages is one month.
fn years_and_months(parts: &[String]) -> (Vec<u16>, Vec<u8>) {
    let (mut years, mut months) = (Vec::new(), Vec::new());
    for part in parts {
        let mut after_month = false;
        let mut words = part.split(|letter: char| !letter.is_alphanumeric()).peekable();
        while let Some(word) = words.next() {
            // "Ara Toplam" is no December.
            if words.peek().is_some_and(|next| fold(next).starts_with("toplam")) {
                continue;
            }
            let word = footnoted_year(word).unwrap_or(word);
            let digits = !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit());
            let number: Option<u16> = if digits { word.parse().ok() } else { None };
            match number {
                Some(year) if word.len() == 4 && (1900..=2100).contains(&year) => push(&mut years, year),
                // `Oca.24`
                Some(short) if word.len() == 2 && after_month => push(&mut years, 2000 + short),
                _ => {}
            }
            after_month = false;
            if !digits && let Some(month) = parse_month(word) {
                push(&mut months, month);
                after_month = true;
            }
        }
    }
    (years, months)
}

/// The year of `2024¹`, `2024r`, `2023p`: a mark of a footnote or of a revision stands behind it.
fn footnoted_year(word: &str) -> Option<&str> {
    let (year, rest) = word.split_at_checked(4)?;
    let is_mark = |letter: char| matches!(letter, '¹' | '²' | '³' | 'r' | 'p' | 'g' | 'R' | 'P');
    let mut letters = rest.chars();
    let is_year = year.bytes().all(|byte| byte.is_ascii_digit());
    (is_year && letters.next().is_some_and(is_mark) && letters.next().is_none()).then_some(year)
}

fn push<T: PartialEq>(list: &mut Vec<T>, value: T) {
    if !list.contains(&value) {
        list.push(value);
    }
}

/// Whether the name of a product is that of a tier, for a head that stands over shares.
pub(super) fn tier_of(product: &(Nomenclature, String)) -> Option<Tier> {
    let codes = Codes { nomenclature: product.0, digits: 0, zeros_lost: false };
    match resolve_product(&product.1, &codes) {
        Product::Tier(tier) => Some(tier),
        _ => None,
    }
}
