/// Parts of a currency unit in which amounts are kept: 1/10,000.
pub const E4: i128 = 10_000;

/// An amount of one observation, in 1/10,000 of the currency. Sums are `i128`.
pub type Amount = i64;

/// An exact decimal with a point, no grouping and no trailing zeros.
///
/// ```
/// assert_eq!(teknoharita::types::decimal_text(12_345_000), "1234.5");
/// assert_eq!(teknoharita::types::decimal_text(-1), "-0.0001");
/// assert_eq!(teknoharita::types::decimal_text(0), "0");
/// ```
pub fn decimal_text(amount_e4: i128) -> String {
    let sign = if amount_e4 < 0 { "-" } else { "" };
    let parts = amount_e4.unsigned_abs();
    let (whole, rest) = (parts / 10_000, parts % 10_000);
    if rest == 0 {
        return format!("{sign}{whole}");
    }
    let digits = format!("{rest:04}");
    format!("{sign}{whole}.{}", digits.trim_end_matches('0'))
}
