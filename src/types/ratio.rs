/// `numerator * scale / denominator`, rounded half to even. `None` where the denominator is not
/// positive or the product passes 128 bits.
///
/// ```
/// use teknoharita::types::round_ratio;
/// assert_eq!(round_ratio(1, 8, 100), Some(12)); // 12.5 goes to the even neighbour
/// assert_eq!(round_ratio(3, 8, 100), Some(38)); // 37.5 too
/// assert_eq!(round_ratio(1, 0, 100), None);
/// ```
pub fn round_ratio(numerator: i128, denominator: i128, scale: i128) -> Option<i128> {
    if denominator <= 0 {
        return None;
    }
    let product = numerator.checked_mul(scale)?;
    let quotient = product.div_euclid(denominator);
    let rest = product.rem_euclid(denominator);
    let up = match (rest.checked_mul(2)?).cmp(&denominator) {
        std::cmp::Ordering::Less => false,
        std::cmp::Ordering::Greater => true,
        std::cmp::Ordering::Equal => quotient % 2 != 0,
    };
    Some(quotient + i128::from(up))
}

/// A share in percent with six decimals and a point, rounded half to even; `None` where the share is
/// not defined (denominator zero or negative).
///
/// ```
/// use teknoharita::types::percent_text;
/// assert_eq!(percent_text(1, 3).as_deref(), Some("33.333333"));
/// assert_eq!(percent_text(1, 0), None);
/// ```
pub fn percent_text(numerator: i128, denominator: i128) -> Option<String> {
    let micro = round_ratio(numerator, denominator, 100_000_000)?;
    let sign = if micro < 0 { "-" } else { "" };
    let parts = micro.unsigned_abs();
    Some(format!("{sign}{}.{:06}", parts / 1_000_000, parts % 1_000_000))
}
