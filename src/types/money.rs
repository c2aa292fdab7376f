use serde::{Deserialize, Serialize};

/// Parts of a currency unit in which amounts are kept: 1/10,000.
pub const E4: i128 = 10_000;

/// An amount of one observation, in 1/10,000 of the currency. Sums are `i128`.
pub type Amount = i64;

/// Units of amounts.
pub const UNITS: [u32; 3] = [1, 1_000, 1_000_000];

/// The currency of amounts. Data of different currencies are never added.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Currency {
    /// US dollars.
    #[default]
    Usd,
    /// Turkish liras.
    Try,
    /// Euros.
    Eur,
}

impl Currency {
    /// Every currency.
    pub const ALL: [Currency; 3] = [Currency::Usd, Currency::Try, Currency::Eur];

    /// The word in files and options: the code of ISO 4217 in lower case.
    pub fn id(self) -> &'static str {
        match self {
            Currency::Usd => "usd",
            Currency::Try => "try",
            Currency::Eur => "eur",
        }
    }

    /// The currency of an [`id`](Currency::id).
    pub fn from_id(id: &str) -> Option<Currency> {
        Currency::ALL.into_iter().find(|currency| currency.id() == id)
    }
}

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
