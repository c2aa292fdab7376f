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

/// Reads the plain amounts of a column, which are nearly all of them, eight digits at a time.
pub(super) struct PlainAmounts {
    mark: u8,
    /// What a number with so many decimals is multiplied by, and the largest one that bears it.
    factors: [(i64, i64); 5],
}

impl PlainAmounts {
    pub fn new(mark: Option<DecimalMark>, unit: u32) -> PlainAmounts {
        let factor = |decimals: u32| {
            let factor = 10i64.pow(4 - decimals) * i64::from(unit);
            (factor, i64::MAX / factor)
        };
        let mark = match mark {
            Some(DecimalMark::Comma) => b',',
            Some(DecimalMark::Point) => b'.',
            // No digit and no mark: whatever holds a mark is for the careful way.
            None => 0,
        };
        PlainAmounts { mark, factors: [factor(0), factor(1), factor(2), factor(3), factor(4)] }
    }

    /// An amount with two decimals and no more than five digits before them, which most are: all of it
    /// stands in one word, from which the mark is taken out.
    #[inline(always)]
    fn short(&self, bytes: &[u8], start: usize, end: usize) -> Option<Amount> {
        let length = end - start;
        let word = u64::from_le_bytes(*bytes.get(end.checked_sub(8)?..)?.first_chunk()?);
        if (word >> 40) as u8 != self.mark || !(4..=8).contains(&length) {
            return None;
        }
        let decimals = word & 0xFFFF_0000_0000_0000;
        let whole = (word << 8) & 0x0000_FFFF_FFFF_FF00;
        let value = digits_of(decimals | whole, length - 1)?;
        let (factor, most) = self.factors[2];
        (value <= most).then(|| value * factor)
    }

    /// The amount between two places of a buffer; `None` where the text is not plain digits with at most
    /// four decimals, which [`parse_amount`] then reads or refuses.
    #[inline(always)]
    pub fn read(&self, bytes: &[u8], start: usize, end: usize) -> Option<Amount> {
        if let Some(amount) = self.short(bytes, start, end) {
            return Some(amount);
        }
        let decimals = match bytes.get(start..end)? {
            [_, .., mark, _, _] if *mark == self.mark => 2,
            [_, .., mark, _] if *mark == self.mark => 1,
            [_, .., mark, _, _, _, _] if *mark == self.mark => 4,
            [_, .., mark, _, _, _] if *mark == self.mark => 3,
            _ => 0,
        };
        let whole_end = if decimals == 0 { end } else { end - decimals - 1 };
        let mut value = digits(bytes, start, whole_end)?;
        if decimals > 0 {
            const POWERS: [i64; 5] = [1, 10, 100, 1_000, 10_000];
            // At most thirteen digits and four: far from the bound.
            value = value * POWERS[decimals] + digits(bytes, whole_end + 1, end)?;
        }
        let (factor, most) = self.factors[decimals];
        (value <= most).then(|| value * factor)
    }
}

/// One to thirteen digits as a number.
#[inline(always)]
fn digits(bytes: &[u8], start: usize, end: usize) -> Option<i64> {
    let length = end - start;
    if length <= 8 {
        return up_to_eight(bytes, end, length);
    }
    if length > 13 {
        return None;
    }
    Some(up_to_eight(bytes, end - 8, length - 8)? * 100_000_000 + up_to_eight(bytes, end, 8)?)
}

/// The digits before a place, all in one word.
#[inline(always)]
fn up_to_eight(bytes: &[u8], end: usize, length: usize) -> Option<i64> {
    if length == 0 {
        return None;
    }
    digits_of(u64::from_le_bytes(*bytes.get(end.checked_sub(8)?..end)?.first_chunk()?), length)
}

/// The last one to eight characters of a word as a number. The steps add neighbours up: digits to pairs,
/// pairs to fours, fours to eight.
#[inline(always)]
fn digits_of(word: u64, length: usize) -> Option<i64> {
    const ZEROS: u64 = 0x3030_3030_3030_3030;
    // The last digit is the highest byte; what stands before the first one is dropped.
    let word = (word ^ ZEROS) & (!0u64 << (64 - 8 * length));
    if (word.wrapping_add(0x7676_7676_7676_7676) | word) & 0x8080_8080_8080_8080 != 0 {
        return None;
    }
    let pairs = word.wrapping_mul(2_561) >> 8;
    let fours = (pairs & 0x00FF_00FF_00FF_00FF).wrapping_mul(6_553_601) >> 16;
    let eight = (fours & 0x0000_FFFF_0000_FFFF).wrapping_mul(42_949_672_960_001) >> 32;
    Some(eight.cast_signed())
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
    const SIGNS: [&str; 10] = ["USD", "EUR", "TRY", "TL", "ABD $", "ABD$", "US$", "$", "€", "₺"];
    for sign in SIGNS {
        body = body.strip_prefix(sign).unwrap_or(body).trim();
        body = body.strip_suffix(sign).unwrap_or(body).trim();
    }
    if let Some(rest) = body.strip_prefix(['-', '\u{2212}', '\u{2013}']) {
        (body, negative) = (rest.trim(), !negative);
    } else if let Some(rest) = body.strip_suffix(['-', '\u{2212}']) {
        (body, negative) = (rest.trim(), !negative);
    } else if let Some(rest) = body.strip_prefix('+') {
        body = rest.trim();
    }
    // A sign may stand within: `-$1.234`.
    for sign in ["USD", "$", "€", "₺"] {
        body = body.strip_prefix(sign).unwrap_or(body).trim();
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_plain_way_agrees_with_the_careful_one_or_leaves_the_text_to_it() {
        let mut state = 7u64;
        let mut random = |below: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) % below
        };
        let mut read = 0;
        for _ in 0..200_000 {
            let mark = [None, Some(DecimalMark::Comma), Some(DecimalMark::Point)][random(3) as usize];
            let unit = [1, 1_000, 1_000_000][random(3) as usize];
            let length = random(19) as usize;
            let odd = random(4) == 0;
            let mut text: Vec<u8> = (0..length).map(|_| b'0' + random(10) as u8).collect();
            if random(2) == 0 && length > 1 {
                let at = random(length as u64) as usize;
                text[at] = b".,- x:/"[random(if odd { 7 } else { 2 }) as usize];
            }
            let buffer = [b"12,34567;".as_slice(), &text, b"\n0123456789012345"].concat();
            let plain = PlainAmounts::new(mark, unit).read(&buffer, 9, 9 + length);
            if let Some(amount) = plain {
                read += 1;
                assert_eq!(parse_amount(&text, mark, unit), Ok((amount, false)), "{text:?} {mark:?} {unit}");
            }
        }
        assert!(read > 50_000, "{read}");
    }
}
