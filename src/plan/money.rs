//! In which currency and unit the amounts are: said by heads, titles and cells, never assumed.

use crate::types::Currency;

use super::headers::Header;

/// What is known of currency and unit, and what says so.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Money {
    pub currency: Option<Currency>,
    pub unit: Option<u32>,
    /// Whether a unit is named that is not read.
    pub is_odd: bool,
    /// The text that says it.
    pub evidence: String,
}

impl Money {
    /// What a head or a title says.
    pub fn of(header: &Header) -> Money {
        let (currency, unit) = (header.currency(), header.unit());
        let is_odd = unit.is_none() && header.has_odd_unit();
        let says = currency.is_some() || unit.is_some() || is_odd;
        let evidence = if says { header.text.clone() } else { String::new() };
        Money { currency, unit, is_odd, evidence }
    }

    /// What this one leaves open from another one.
    pub fn or(self, other: Money) -> Money {
        // A unit of liras is none of dollars.
        let is_like = self.currency.is_none() || other.currency.is_none() || self.currency == other.currency;
        let other_unit = other.unit.filter(|_| is_like);
        let adds = self.currency.is_none() && other.currency.is_some()
            || self.unit.is_none() && other_unit.is_some();
        let evidence = match (self.evidence.is_empty(), adds) {
            (true, _) => other.evidence,
            (false, true) if other.evidence != self.evidence => {
                format!("{} · {}", self.evidence, other.evidence)
            }
            _ => self.evidence,
        };
        Money {
            currency: self.currency.or(other.currency),
            unit: self.unit.or(other_unit),
            is_odd: self.is_odd || other.is_odd && self.unit.is_none(),
            evidence,
        }
    }

    /// What texts say, those that name a currency first: "Bin ABD Doları" and not "bin kişi".
    pub fn of_texts<'a>(texts: impl Iterator<Item = &'a str>) -> Money {
        let said: Vec<Money> = texts.map(|text| Money::of(&Header::new(text))).collect();
        let named = said.iter().filter(|money| money.currency.is_some());
        // One title says one thing; two that differ say nothing.
        let mut distinct: Vec<&Money> = Vec::new();
        for money in named {
            if !distinct.iter().any(|known| (known.currency, known.unit) == (money.currency, money.unit)) {
                distinct.push(money);
            }
        }
        match distinct.as_slice() {
            [] => Money::default(),
            [only] => (*only).clone(),
            [first, ..] => {
                let same = distinct.iter().all(|money| money.currency == first.currency);
                let unit = distinct.iter().find_map(|money| money.unit);
                let units = distinct.iter().filter(|money| money.unit.is_some()).count();
                Money {
                    currency: first.currency.filter(|_| same),
                    unit: unit.filter(|_| units == 1),
                    is_odd: first.is_odd,
                    evidence: first.evidence.clone(),
                }
            }
        }
    }
}

/// Whether texts name more than one currency or unit; a currency without a unit counts single ones.
pub(super) fn differ(said: &[Money]) -> bool {
    let mut kinds: Vec<(Currency, u32)> =
        said.iter().filter_map(|money| Some((money.currency?, money.unit.unwrap_or(1)))).collect();
    kinds.sort_unstable();
    kinds.dedup();
    kinds.len() > 1
}

/// Currency and unit that a cell of their column says; a currency without a unit counts single ones.
pub fn money_of(cell: &str) -> Option<(Currency, u32)> {
    let money = Money::of(&Header::new(cell));
    Some((money.currency?, money.unit.unwrap_or(1)))
}

/// The currency that a sign beside an amount stands for.
pub(super) fn sign(cell: &str) -> Option<Currency> {
    if cell.contains('$') || cell.contains("USD") {
        Some(Currency::Usd)
    } else if cell.contains('€') || cell.contains("EUR") {
        Some(Currency::Eur)
    } else if cell.contains('₺') || cell.ends_with("TL") {
        Some(Currency::Try)
    } else {
        None
    }
}
