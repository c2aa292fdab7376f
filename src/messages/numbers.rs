//! Numbers as each language writes them: `%12,1` and `12.1%`, `1.234` and `1,234`.

use crate::types::{E4, round_ratio};

use super::Lang;

/// A whole number with groups of three.
///
/// ```
/// use teknoharita::messages::{Lang, grouped};
/// assert_eq!(grouped(115_509_157_364, Lang::Tr), "115.509.157.364");
/// assert_eq!(grouped(-1_234, Lang::En), "-1,234");
/// ```
pub fn grouped(number: i128, lang: Lang) -> String {
    let digits = number.unsigned_abs().to_string();
    let mark = lang.pick(".", ",");
    let mut text = String::with_capacity(digits.len() * 4 / 3 + 1);
    if number < 0 {
        text.push('-');
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
pub fn dollars_range(low_e4: i128, high_e4: i128, lang: Lang) -> String {
    let (low, high) = (dollars_short(low_e4, lang), dollars_short(high_e4, lang));
    if low == high { low } else { format!("{low} – {high}") }
}

/// A number of tenths with its decimal.
fn tenths(tenths: i128, lang: Lang) -> String {
    let sign = if tenths < 0 { "-" } else { "" };
    let parts = tenths.unsigned_abs();
    format!("{sign}{}{}{}", grouped((parts / 10) as i128, lang), lang.pick(",", "."), parts % 10)
}

/// Dollars in words, to a precision that a reader keeps: three digits or so.
///
/// ```
/// use teknoharita::messages::{Lang, dollars_short};
/// assert_eq!(dollars_short(5_693_300_320_000, Lang::Tr), "569 milyon dolar");
/// assert_eq!(dollars_short(17_562_000_000_000, Lang::En), "$1.76 billion");
/// assert_eq!(dollars_short(121_000_000_000, Lang::Tr), "12,1 milyon dolar");
/// ```
pub fn dollars_short(amount_e4: i128, lang: Lang) -> String {
    let (sign, number, unit) = scaled_dollars(amount_e4, lang);
    let word = match unit {
        1_000_000_000 => lang.pick("milyar ", " billion"),
        1_000_000 => lang.pick("milyon ", " million"),
        1_000 => lang.pick("bin ", " thousand"),
        _ => "",
    };
    match lang {
        Lang::Tr => format!("{sign}{number} {word}dolar"),
        Lang::En => format!("{sign}${number}{word}"),
    }
}

/// Dollars for a label on a map, where there is room for a few letters.
///
/// ```
/// use teknoharita::messages::{Lang, dollars_label};
/// assert_eq!(dollars_label(1_155_091_573_640_000, Lang::Tr), "116 mr $");
/// assert_eq!(dollars_label(12_105_241_000_0, Lang::En), "$12.1m");
/// ```
pub fn dollars_label(amount_e4: i128, lang: Lang) -> String {
    let (sign, number, unit) = scaled_dollars(amount_e4, lang);
    let word = match unit {
        1_000_000_000 => lang.pick(" mr", "bn"),
        1_000_000 => lang.pick(" mn", "m"),
        1_000 => lang.pick(" bin", "k"),
        _ => "",
    };
    match lang {
        Lang::Tr => format!("{sign}{number}{word} $"),
        Lang::En => format!("{sign}${number}{word}"),
    }
}

/// Sign, three digits or so, and the unit they count.
fn scaled_dollars(amount_e4: i128, lang: Lang) -> (&'static str, String, i128) {
    let dollars = round_ratio(amount_e4, E4, 1).unwrap_or(0);
    let size = dollars.unsigned_abs() as i128;
    // A number that would print as 1,000 of a unit goes to the next one.
    let unit = [1_000_000_000, 1_000_000, 1_000].into_iter().find(|unit| size * 2_000 >= unit * 1_999);
    let number = unit.map_or_else(|| size.to_string(), |unit| three_digits(size, unit, lang));
    (if dollars < 0 { "-" } else { "" }, number, unit.unwrap_or(1))
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

/// Millions of dollars with one decimal, for tables: `569,3`.
pub fn usd_millions(amount_e4: i128, lang: Lang) -> String {
    tenths(round_ratio(amount_e4, E4 * 1_000_000, 10).unwrap_or(0), lang)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_never_prints_a_thousand_of_a_unit() {
        let dollars = |dollars: i128| dollars_short(dollars * E4, Lang::En);
        assert_eq!(dollars(999), "$999");
        assert_eq!(dollars(999_400), "$999 thousand");
        assert_eq!(dollars(999_999_999), "$1 billion");
        assert_eq!(dollars(237_558_794_523), "$238 billion");
        assert_eq!(dollars(8_607_500_000), "$8.61 billion");
        assert_eq!(dollars(0), "$0");
    }
}
