use crate::messages::fold;
use crate::types::{Period, YearPart};

use super::bilingual::both;
use super::stretch;

const MONTHS: [[&str; 4]; 12] = [
    ["ocak", "oca", "january", "jan"],
    ["subat", "sub", "february", "feb"],
    ["mart", "mar", "march", "mar"],
    ["nisan", "nis", "april", "apr"],
    ["mayis", "may", "may", "may"],
    ["haziran", "haz", "june", "jun"],
    ["temmuz", "tem", "july", "jul"],
    ["agustos", "agu", "august", "aug"],
    ["eylul", "eyl", "september", "sep"],
    ["ekim", "eki", "october", "oct"],
    ["kasim", "kas", "november", "nov"],
    ["aralik", "ara", "december", "dec"],
];

/// A month from a number or a Turkish or English name: `3`, `03`, `Mart`, `mar`.
pub fn parse_month(text: &str) -> Option<u8> {
    one_month(text).or_else(|| both(text, one_month))
}

fn one_month(text: &str) -> Option<u8> {
    let folded = fold(text.trim().strip_suffix(".0").unwrap_or(text.trim()));
    if !folded.is_empty() && folded.len() <= 2 && folded.bytes().all(|b| b.is_ascii_digit()) {
        return folded.parse().ok().filter(|month| (1..=12).contains(month));
    }
    MONTHS.iter().position(|names| names.contains(&folded.as_str())).map(|at| at as u8 + 1)
}

/// First and last month of a part of a year: a month or a quarter by its name, or by a number that counts what
/// `part` says.
pub fn parse_part(text: &str, part: YearPart) -> Option<(u8, u8)> {
    if part != YearPart::Month
        && let Ok(number) = text.trim().strip_suffix(".0").unwrap_or(text.trim()).parse()
    {
        return part.months(number);
    }
    parse_month(text).map(|month| (month, month)).or_else(|| stretch::alone(text))
}

/// A year between 1900 and 2100: `2024`, `2024.0`, `2024 yılı`.
pub fn parse_year(text: &str) -> Option<u16> {
    let text = text.trim();
    let text = text.strip_suffix(".0").unwrap_or(text);
    let digits = text.get(..4)?;
    let rest = fold(&text[4..]);
    if !digits.bytes().all(|b| b.is_ascii_digit()) || !matches!(rest.as_str(), "" | "yili" | "yil") {
        return None;
    }
    digits.parse().ok().filter(|year| Period::year(*year).is_some())
}

/// A period in one text: a year, a month or a run of months, or a date (which stands for its month).
///
/// `2024`, `2024-03`, `202403`, `2024/3`, `03.2024`, `Mart 2024`, `2024 Ocak-Ekim`, `2024-01..10`,
/// `2024 1. Çeyrek`, `2024Q1`, `2024-03-15`, `15.03.2024`, `15/03/2024`. A date with slashes needs `day_first`
/// unless one of its numbers passes 12. `2024.1` is none: it may be what a spreadsheet left of `2024.10`.
///
/// ```
/// use teknoharita::resolve::parse_period;
/// let text = |text, day_first| parse_period(text, day_first).map(|period| period.to_string());
/// assert_eq!(text("2024 Ocak-Ekim", None).as_deref(), Some("2024-01..10"));
/// assert_eq!(text("15.03.2024", None).as_deref(), Some("2024-03"));
/// assert_eq!(text("03/04/2024", None), None);
/// assert_eq!(text("03/04/2024", Some(true)).as_deref(), Some("2024-04"));
/// ```
pub fn parse_period(text: &str, day_first: Option<bool>) -> Option<Period> {
    let text = text.trim();
    if let Ok(period) = text.parse() {
        return Some(period);
    }
    if let Some(year) = parse_year(text) {
        return Period::year(year);
    }
    if text.len() == 6 && text.bytes().all(|b| b.is_ascii_digit()) {
        return Period::month(text[..4].parse().ok()?, text[4..].parse().ok()?);
    }
    // The time of day behind a date says nothing here.
    let date =
        text.split(['T', ' ']).next().filter(|date| date.len() >= 8 && date.is_ascii()).unwrap_or(text);
    numeric(date, day_first).or_else(|| worded(text)).or_else(|| stretch::period(text))
}

/// As [`parse_period`], where a bare number behind a year counts what `part` says.
pub fn parse_period_of(text: &str, part: YearPart, day_first: Option<bool>) -> Option<Period> {
    if part != YearPart::Month
        && let Some((year, number)) = text.trim().split_once(['/', '-', '.'])
        && let (Some(year), Ok(number)) = (parse_year(year), number.parse())
    {
        let (first, last) = part.months(number)?;
        return Period::months(year, first, last);
    }
    parse_period(text, day_first)
}

fn numeric(text: &str, day_first: Option<bool>) -> Option<Period> {
    let parts: Vec<&str> = text.split(['-', '.', '/']).collect();
    let all_numbers = parts.iter().all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()));
    if !all_numbers || parts.iter().any(|part| part.len() > 4) {
        return None;
    }
    let number = |at: usize| parts[at].parse::<u16>().ok();
    let month = |month: u16| u8::try_from(month).ok();
    match parts.len() {
        2 if parts[0].len() == 4 && parts[1].len() == 1 && text.contains('.') => None,
        2 if parts[0].len() == 4 => Period::month(number(0)?, month(number(1)?)?),
        2 if parts[1].len() == 4 => Period::month(number(1)?, month(number(0)?)?),
        3 if parts[0].len() == 4 => {
            (1..=31).contains(&number(2)?).then(|| Period::month(number(0)?, month(number(1)?)?))?
        }
        3 if parts[2].len() == 4 => {
            let (a, b) = (number(0)?, number(1)?);
            let day_comes_first = match (text.contains('/'), a > 12, b > 12) {
                (_, true, false) => true,
                (true, false, true) => false,
                (true, false, false) if a != b => day_first?,
                _ => true,
            };
            let (day, found) = if day_comes_first { (a, b) } else { (b, a) };
            (1..=31).contains(&day).then(|| Period::month(number(2)?, month(found)?))?
        }
        _ => None,
    }
}

fn worded(text: &str) -> Option<Period> {
    let mut year = None;
    let mut months = Vec::new();
    for word in text.split(|c: char| !c.is_alphanumeric() && !('\u{300}'..='\u{36F}').contains(&c)) {
        if word.is_empty() {
            continue;
        }
        if let (Some(found), None) = (parse_year(word), year) {
            year = Some(found);
        } else if word.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        } else if matches!(fold(word).as_str(), "yili" | "yil" | "ayi" | "donemi") {
            continue;
        } else {
            months.push(parse_month(word)?);
        }
    }
    match months.as_slice() {
        [month] => Period::month(year?, *month),
        [first, last] => Period::months(year?, *first, *last),
        _ => None,
    }
}
