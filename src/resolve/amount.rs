use crate::plan::DecimalMark;
use crate::types::Amount;

/// Why a text is no amount.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum AmountError {
    /// Empty, or no number.
    NotANumber,
    /// `1.234`, and nothing in the file says what the mark is.
    Either,
    /// Passes 64 bits of 1/10,000.
    TooLarge,
}

/// Reads an amount exactly, in 1/10,000. `unit` is 1, 1,000 or 1,000,000.
///
/// Groups of thousands may be set with the other mark, blanks (also no-break and narrow ones) or
/// apostrophes; a minus sign or parentheses make it negative; a currency sign is dropped. More than four
/// decimals are rounded half to even, and the second value says that this happened.
///
/// # Errors
///
/// [`AmountError`]; with `mark` `None`, a number that could be read both ways is [`AmountError::Either`].
///
/// ```
/// use teknoharita::plan::DecimalMark::{Comma, Point};
/// use teknoharita::resolve::{parse_amount, AmountError};
/// assert_eq!(parse_amount(b"1.234,5", Some(Comma), 1), Ok((12_345_000, false)));
/// assert_eq!(parse_amount(b"1234.56785", Some(Point), 1), Ok((12_345_678, true)));
/// assert_eq!(parse_amount(b"1.234", None, 1), Err(AmountError::Either));
/// assert_eq!(parse_amount(b"(12)", None, 1_000), Ok((-120_000_000, false)));
/// assert_eq!(parse_amount(b"1,2", Some(Point), 1), Err(AmountError::NotANumber));
/// ```
#[inline]
pub fn parse_amount(
    text: &[u8],
    mark: Option<DecimalMark>,
    unit: u32,
) -> Result<(Amount, bool), AmountError> {
    match plain(text, mark) {
        Some((digits, decimals)) if decimals <= 4 => {
            const POWERS: [i64; 5] = [10_000, 1_000, 100, 10, 1];
            let e4 = digits.checked_mul(POWERS[decimals]).and_then(|e4| e4.checked_mul(i64::from(unit)));
            e4.map(|e4| (e4, false)).ok_or(AmountError::TooLarge)
        }
        _ => any(text, mark, unit),
    }
}

/// The plain case: an optional minus, up to 18 digits, at most one decimal mark and no group.
#[inline]
fn plain(text: &[u8], mark: Option<DecimalMark>) -> Option<(i64, usize)> {
    let decimal = match mark {
        Some(DecimalMark::Comma) => b',',
        Some(DecimalMark::Point) => b'.',
        None => 0,
    };
    let (negative, rest) = match text {
        [b'-', rest @ ..] => (true, rest),
        rest => (false, rest),
    };
    if rest.is_empty() || rest.len() > 18 {
        return None;
    }
    let mut value = 0i64;
    let mut point = None;
    for (at, &byte) in rest.iter().enumerate() {
        if byte.is_ascii_digit() {
            value = value * 10 + i64::from(byte - b'0');
        } else if byte == decimal && point.is_none() && at > 0 {
            point = Some(at);
        } else {
            return None;
        }
    }
    let decimals = point.map_or(0, |point| rest.len() - point - 1);
    if point.is_some() && decimals == 0 {
        return None;
    }
    Some((if negative { -value } else { value }, decimals))
}

#[cold]
fn any(text: &[u8], mark: Option<DecimalMark>, unit: u32) -> Result<(Amount, bool), AmountError> {
    use crate::plan::{Evidence, evidence};
    // Latin-1 letters stand for themselves: only digits, marks and blanks matter here.
    let text: String = match std::str::from_utf8(text) {
        Ok(text) => text.to_string(),
        Err(_) => text.iter().map(|&byte| char::from(byte)).collect(),
    };
    let mut body = text.trim();
    let mut negative = false;
    if let Some(inner) = body.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        (body, negative) = (inner.trim(), true);
    }
    body = body.trim_start_matches("USD").trim_start_matches('$').trim();
    body = body.trim_end_matches("USD").trim_end_matches('$').trim();
    if let Some(rest) = body.strip_prefix(['-', '\u{2212}', '\u{2013}']) {
        (body, negative) = (rest.trim(), !negative);
    } else if let Some(rest) = body.strip_prefix('+') {
        body = rest.trim();
    }
    let mark = match (mark, evidence(body)) {
        (Some(mark), _) => mark,
        (None, Evidence::Certain(mark)) => mark,
        (None, Evidence::None) => DecimalMark::Point,
        (None, Evidence::Either) => return Err(AmountError::Either),
    };
    let (decimal, group) = match mark {
        DecimalMark::Comma => (',', '.'),
        DecimalMark::Point => ('.', ','),
    };
    let (whole, decimals) = body.split_once(decimal).unwrap_or((body, ""));
    if decimals.is_empty() && body.contains(decimal) || !decimals.bytes().all(|b| b.is_ascii_digit()) {
        return Err(AmountError::NotANumber);
    }
    let whole = ungroup(whole, group).ok_or(AmountError::NotANumber)?;
    scale(&whole, decimals, unit).map(|(value, rounded)| (if negative { -value } else { value }, rounded))
}

/// Digits without their group marks; `None` where the groups are not of three digits.
fn ungroup(whole: &str, group: char) -> Option<String> {
    let is_mark = |c: char| c == group || matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\'' | '’');
    let parts: Vec<&str> = whole.split(is_mark).collect();
    let digits = |part: &&str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if !parts.iter().all(digits) {
        return None;
    }
    let grouped_right =
        parts.len() == 1 || (parts[0].len() <= 3 && parts[1..].iter().all(|part| part.len() == 3));
    grouped_right.then(|| parts.concat())
}

/// Digits and decimals to 1/10,000, rounded half to even.
fn scale(whole: &str, decimals: &str, unit: u32) -> Result<(Amount, bool), AmountError> {
    const MOST_DECIMALS: usize = 20;
    let decimals = decimals.trim_end_matches('0');
    if whole.len() > 18 {
        return Err(AmountError::TooLarge);
    }
    let kept = &decimals[..decimals.len().min(MOST_DECIMALS)];
    let lost_tail = decimals.len() > MOST_DECIMALS;
    let number: i128 = whole.parse().map_err(|_| AmountError::NotANumber)?;
    let mut scaled = number;
    let mut divisor = 1i128;
    for digit in kept.bytes() {
        scaled = scaled * 10 + i128::from(digit - b'0');
        divisor *= 10;
    }
    let product = scaled.checked_mul(10_000 * i128::from(unit)).ok_or(AmountError::TooLarge)?;
    let (quotient, rest) = (product / divisor, product % divisor);
    let up = rest * 2 > divisor || (rest * 2 == divisor && (lost_tail || quotient % 2 == 1));
    let value = quotient + i128::from(up);
    Amount::try_from(value).map(|value| (value, rest != 0 || lost_tail)).map_err(|_| AmountError::TooLarge)
}
