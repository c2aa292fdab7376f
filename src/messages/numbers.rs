//! Numbers as each language writes them: `%12,1` and `12.1%`, `1.234` and `1,234`.

use crate::types::{Currency, E4, round_ratio};

use super::Lang;

/// What stands before numbers below zero: the minus sign, which is as wide as a plus; files for machines have a hyphen.
pub(super) const MINUS: char = '−';

/// A whole number with groups of three.
///
/// ```
/// use teknoharita::messages::{Lang, grouped};
/// assert_eq!(grouped(115_509_157_364, Lang::Tr), "115.509.157.364");
/// assert_eq!(grouped(-1_234, Lang::En), "−1,234");
/// ```
pub fn grouped(number: i128, lang: Lang) -> String {
    let digits = number.unsigned_abs().to_string();
    let mark = lang.pick(".", ",");
    let mut text = String::with_capacity(digits.len() * 4 / 3 + 1);
    if number < 0 {
        text.push(MINUS);
    }
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push_str(mark);
        }
        text.push(digit);
    }
    text
}

/// A fraction in percent with one decimal, without the sign: `12,1`. `None` where it is not defined.
pub fn percent_1(numerator: i128, denominator: i128, lang: Lang) -> Option<String> {
    Some(tenths(round_ratio(numerator, denominator, 1_000)?, lang))
}

/// A fraction in percent with one decimal and the sign: `%12,1`, `12.1%`.
pub fn percent_text_1(numerator: i128, denominator: i128, lang: Lang) -> Option<String> {
    let number = percent_1(numerator, denominator, lang)?;
    Some(match lang {
        Lang::Tr => format!("%{number}"),
        Lang::En => format!("{number}%"),
    })
}

/// Two fractions in percent as a range, without the sign: `12,1–14,0`; one number where both print alike.
pub fn percent_range(low: (i128, i128), high: (i128, i128), lang: Lang) -> Option<String> {
    let (low, high) = (percent_1(low.0, low.1, lang)?, percent_1(high.0, high.1, lang)?);
    Some(if low == high { low } else { format!("{low}–{high}") })
}

/// Two fractions in percent as a range, with the sign: `%12,1–14,0`, `12.1–14.0%`.
///
/// ```
/// use teknoharita::messages::{Lang, percent_range_text};
/// assert_eq!(percent_range_text((121, 1000), (14, 100), Lang::Tr).unwrap(), "%12,1–14,0");
/// assert_eq!(percent_range_text((121, 1000), (14, 100), Lang::En).unwrap(), "12.1–14.0%");
/// ```
pub fn percent_range_text(low: (i128, i128), high: (i128, i128), lang: Lang) -> Option<String> {
    let range = percent_range(low, high, lang)?;
    Some(match lang {
        Lang::Tr => format!("%{range}"),
        Lang::En => format!("{range}%"),
    })
}

/// Two amounts in words as a range; one where both print alike.
pub fn money_range(low_e4: i128, high_e4: i128, currency: Currency, lang: Lang) -> String {
    let (low, high) = (money_short(low_e4, currency, lang), money_short(high_e4, currency, lang));
    if low == high { low } else { format!("{low} – {high}") }
}

/// A number of tenths with its decimal.
pub(super) fn tenths(tenths: i128, lang: Lang) -> String {
    let sign = if tenths < 0 { "−" } else { "" };
    let parts = tenths.unsigned_abs();
    format!("{sign}{}{}{}", grouped((parts / 10) as i128, lang), lang.pick(",", "."), parts % 10)
}

/// Money in words, to a precision that a reader keeps: three digits or so.
///
/// ```
/// use teknoharita::messages::{Lang, money_short};
/// use teknoharita::types::Currency::{Try, Usd};
/// assert_eq!(money_short(5_693_300_320_000, Usd, Lang::Tr), "569 milyon dolar");
/// assert_eq!(money_short(17_562_000_000_000, Usd, Lang::En), "$1.76 billion");
/// assert_eq!(money_short(121_000_000_000, Try, Lang::Tr), "12,1 milyon lira");
/// ```
pub fn money_short(amount_e4: i128, currency: Currency, lang: Lang) -> String {
    let (sign, number, unit) = scaled(amount_e4, lang);
    let word = match unit {
        1_000_000_000 => lang.pick("milyar ", " billion"),
        1_000_000 => lang.pick("milyon ", " million"),
        1_000 => lang.pick("bin ", " thousand"),
        _ => "",
    };
    match lang {
        Lang::Tr => format!("{sign}{number} {word}{}", currency_word(currency)),
        Lang::En => format!("{sign}{}{number}{word}", currency_sign(currency)),
    }
}

/// What follows a number in a Turkish sentence.
fn currency_word(currency: Currency) -> &'static str {
    match currency {
        Currency::Usd => "dolar",
        Currency::Try => "lira",
        Currency::Eur => "avro",
    }
}

/// The sign of a currency.
pub fn currency_sign(currency: Currency) -> &'static str {
    match currency {
        Currency::Usd => "$",
        Currency::Try => "₺",
        Currency::Eur => "€",
    }
}

/// Money for a label on a map, where there is room for a few letters.
///
/// ```
/// use teknoharita::messages::{Lang, money_label};
/// use teknoharita::types::Currency::Usd;
/// assert_eq!(money_label(1_155_091_573_640_000, Usd, Lang::Tr), "116 mr $");
/// assert_eq!(money_label(12_105_241_000_0, Usd, Lang::En), "$12.1m");
/// ```
pub fn money_label(amount_e4: i128, currency: Currency, lang: Lang) -> String {
    let (sign, number, unit) = scaled(amount_e4, lang);
    let (mark, word) = (currency_sign(currency), unit_short(unit, lang));
    match lang {
        Lang::Tr => format!("{sign}{number}{word} {mark}"),
        Lang::En => format!("{sign}{mark}{number}{word}"),
    }
}

/// From one amount to another, with the currency once, and the unit once where both have the same: for keys.
///
/// ```
/// use teknoharita::messages::{Lang, money_span};
/// use teknoharita::types::{Currency::Usd, E4};
/// assert_eq!(money_span(20_000_000 * E4, 100_000_000 * E4, Usd, Lang::Tr), "20–100 mn $");
/// assert_eq!(money_span(200_000_000 * E4, 1_000_000_000 * E4, Usd, Lang::En), "$200m–1bn");
/// assert_eq!(money_span(-2_000_000 * E4, 0, Usd, Lang::En), "−$2m–$0");
/// ```
pub fn money_span(low_e4: i128, high_e4: i128, currency: Currency, lang: Lang) -> String {
    let [(sign, low, unit), (_, high, unit_above)] = [low_e4, high_e4].map(|amount| scaled(amount, lang));
    if !sign.is_empty() {
        return [low_e4, high_e4].map(|amount| money_label(amount, currency, lang)).join("–");
    }
    let (mark, above) = (currency_sign(currency), unit_short(unit_above, lang));
    let below = if unit == unit_above { "" } else { unit_short(unit, lang) };
    match lang {
        Lang::Tr => format!("{low}{below}–{high}{above} {mark}"),
        Lang::En => format!("{mark}{low}{below}–{high}{above}"),
    }
}

/// What a unit is called where there is little room.
fn unit_short(unit: i128, lang: Lang) -> &'static str {
    match unit {
        1_000_000_000 => lang.pick(" mr", "bn"),
        1_000_000 => lang.pick(" mn", "m"),
        1_000 => lang.pick(" bin", "k"),
        _ => "",
    }
}

/// Sign, three digits or so, and the unit they count.
fn scaled(amount_e4: i128, lang: Lang) -> (&'static str, String, i128) {
    let whole = round_ratio(amount_e4, E4, 1).unwrap_or(0);
    let size = whole.unsigned_abs() as i128;
    // A number that would print as 1,000 of a unit goes to the next one.
    let unit = [1_000_000_000, 1_000_000, 1_000].into_iter().find(|unit| size * 2_000 >= unit * 1_999);
    let number = unit.map_or_else(|| size.to_string(), |unit| three_digits(size, unit, lang));
    (if whole < 0 { "−" } else { "" }, number, unit.unwrap_or(1))
}

/// `1.76`, `12.1`, `569`, `1,234`: decimals only as far as three digits need them.
fn three_digits(size: i128, unit: i128, lang: Lang) -> String {
    let decimals = match size / unit {
        0..=9 => 2u32,
        10..=99 => 1,
        _ => 0,
    };
    let power = 10i128.pow(decimals);
    let scaled = round_ratio(size, unit, power).unwrap_or(0);
    let (whole, rest) = (scaled / power, scaled % power);
    if rest == 0 {
        return grouped(whole, lang);
    }
    let digits = format!("{rest:0width$}", width = decimals as usize);
    format!("{}{}{}", grouped(whole, lang), lang.pick(",", "."), digits.trim_end_matches('0'))
}

/// A number with so many decimals, rounded as the machine rounds, in the language's marks.
///
/// ```
/// use teknoharita::messages::{Lang, decimals};
/// assert_eq!(decimals(-1234.5678, 2, Lang::Tr), "−1.234,57");
/// assert_eq!(decimals(0.5, 3, Lang::En), "0.500");
/// ```
pub fn decimals(number: f64, decimals: usize, lang: Lang) -> String {
    let text = format!("{:.decimals$}", number.abs());
    let (whole, rest) = text.split_once('.').unwrap_or((&text, ""));
    // What rounds to zero has no sign.
    let sign =
        if number < 0.0 && text.bytes().any(|byte| (b'1'..=b'9').contains(&byte)) { "−" } else { "" };
    let whole = whole.parse().map_or_else(|_| whole.to_string(), |whole| grouped(whole, lang));
    if rest.is_empty() {
        format!("{sign}{whole}")
    } else {
        format!("{sign}{whole}{}{rest}", lang.pick(",", "."))
    }
}

/// Millions with one decimal, for tables: `569,3`.
pub fn millions(amount_e4: i128, lang: Lang) -> String {
    tenths(round_ratio(amount_e4, E4 * 1_000_000, 10).unwrap_or(0), lang)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_never_prints_a_thousand_of_a_unit() {
        let dollars = |dollars: i128| money_short(dollars * E4, Currency::Usd, Lang::En);
        assert_eq!(dollars(999), "$999");
        assert_eq!(dollars(999_400), "$999 thousand");
        assert_eq!(dollars(999_999_999), "$1 billion");
        assert_eq!(dollars(237_558_794_523), "$238 billion");
        assert_eq!(dollars(8_607_500_000), "$8.61 billion");
        assert_eq!(dollars(0), "$0");
    }
}
