//! Cells as a reader sees them, and by what they sort.

use std::cmp::Ordering;

use crate::indicators::{Cell, Column, Fraction, Kind, Rank, TierKey, product_name};
use crate::messages::{
    FigureText, Lang, Whole, decimals, flow_option, grouped, indicator_label, millions, percent_1,
    percent_range, period_label, sort_key, tier_label,
};
use crate::types::E4;
use crate::view::Indicator;
use crate::view::sheet::{area_name, partner_label};

/// By what a cell sorts.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Key {
    Nothing,
    Number(f64),
    Text(Vec<u8>),
}

/// A cell as printed; a dash where it is not defined.
pub(in crate::view) fn text(column: &Column, cell: &Cell, (whole, lang): (Whole, Lang)) -> String {
    let percent = |(numerator, denominator): Fraction| percent_1(numerator, denominator, lang);
    let range = |low: String, high: String| if low == high { low } else { format!("{low}–{high}") };
    let number = |number: f64| match column.kind {
        Kind::Percent | Kind::Points => decimals(number, 1, lang),
        Kind::Weight => decimals(number, 0, lang),
        Kind::UnitValue => decimals(number, 2, lang),
        // An amount that was computed; one too large for millions is as large as can be said.
        Kind::Money => millions((number * E4 as f64) as i128, lang),
        _ => decimals(number, 3, lang),
    };
    let text = match cell {
        Cell::None => None,
        Cell::Period(period) => Some(period_label(*period, lang)),
        Cell::Flow(flow) => Some(flow_option(*flow, lang).to_string()),
        Cell::Area(area) => Some(area_name(area, (whole, lang))),
        Cell::Tier(tier) => Some(tier_name(*tier, lang)),
        Cell::Product(text, product) => {
            Some(product_name(*product, lang)).filter(|name| !name.is_empty()).or_else(|| Some(text.clone()))
        }
        Cell::Partner(text, partner) => Some(partner_label(text, *partner, lang)),
        Cell::Words(words) => Some(words.clone()),
        Cell::Others(count) => Some(FigureText::others(*count, lang)),
        Cell::Money(amount_e4) => Some(millions(*amount_e4, lang)),
        Cell::Amounts { value: Some(value), .. } => Some(millions(*value, lang)),
        Cell::Amounts { value: None, low, high } => Some(range(millions(*low, lang), millions(*high, lang))),
        Cell::Fraction(fraction) => match column.kind {
            Kind::Percent | Kind::Points => percent(*fraction),
            _ => Some(number(quotient(*fraction))),
        },
        Cell::Interval(interval) if interval.is_open => percent_range(interval.low, interval.high, lang),
        Cell::Interval(interval) => percent(interval.value),
        Cell::Number(value) => Some(number(*value)),
        Cell::Numbers { value: Some(value), .. } => Some(number(*value)),
        Cell::Numbers { value: None, low, high } => Some(range(number(*low), number(*high))),
        Cell::Count(count) => Some(grouped(i128::from(*count), lang)),
        Cell::Rank(Rank { best, worst }) => Some(range(best.to_string(), worst.to_string())),
        Cell::RankChange(change) if *change > 0 => Some(format!("▲ {change}")),
        Cell::RankChange(0) => Some("=".to_string()),
        Cell::RankChange(change) => Some(format!("▼ {}", -change)),
    };
    // A change says which way it went.
    let rises = |text: String| match is_above_zero(cell) && is_change(column) {
        true => format!("+{text}"),
        false => text,
    };
    text.map_or_else(|| "–".to_string(), rises)
}

/// Whether a column holds changes.
fn is_change(column: &Column) -> bool {
    matches!(column.kind, Kind::Percent | Kind::Points | Kind::Money)
        && (column.id.contains("growth") || column.id.contains("change"))
}

/// Whether a cell is one number that prints above zero.
fn is_above_zero(cell: &Cell) -> bool {
    let least = match cell {
        Cell::Fraction(fraction) => quotient(*fraction) * 100.0,
        Cell::Interval(interval) if !interval.is_open => quotient(interval.value) * 100.0,
        Cell::Number(value) | Cell::Numbers { value: Some(value), .. } => *value,
        _ => return false,
    };
    least >= 0.05
}

/// The name of what a row is of.
pub(in crate::view) fn tier_name(tier: TierKey, lang: Lang) -> String {
    match tier {
        TierKey::One(tier) => tier_label(tier, lang).to_string(),
        TierKey::HighAndMediumHigh => indicator_label(Indicator::HighAndMediumHigh, lang).to_string(),
        TierKey::Total => FigureText::AllGoods.text(lang).to_string(),
        TierKey::Excluded => FigureText::LeftOut.text(lang).to_string(),
    }
}

/// By what a cell sorts: ranges by their middle.
pub(super) fn key(cell: &Cell, lang: Lang) -> Key {
    match cell {
        Cell::None => Key::Nothing,
        Cell::Period(period) => {
            Key::Number(f64::from(period.calendar_year()) * 1_000.0 + f64::from(period.first_month()))
        }
        Cell::Tier(TierKey::One(tier)) => Key::Number(tier.index() as f64),
        Cell::Tier(_) => Key::Number(100.0),
        Cell::Money(amount_e4) => Key::Number(*amount_e4 as f64),
        Cell::Amounts { value: Some(value), .. } => Key::Number(*value as f64),
        Cell::Amounts { value: None, low, high } => Key::Number((*low as f64 + *high as f64) / 2.0),
        Cell::Fraction(fraction) => Key::Number(quotient(*fraction)),
        Cell::Interval(interval) => Key::Number(quotient(interval.middle())),
        Cell::Number(value) => Key::Number(*value),
        Cell::Numbers { value, low, high } => Key::Number(value.unwrap_or((low + high) / 2.0)),
        Cell::Count(count) => Key::Number(*count as f64),
        Cell::Rank(rank) => Key::Number(f64::from(rank.best + rank.worst) / 2.0),
        Cell::RankChange(change) => Key::Number(f64::from(*change)),
        Cell::Flow(flow) => Key::Text(sort_key(flow_option(*flow, lang))),
        Cell::Area(area) => Key::Text(sort_key(&area_name(area, (Whole::default(), lang)))),
        Cell::Product(text, _) => Key::Text(text.as_bytes().to_vec()),
        Cell::Partner(text, partner) => Key::Text(sort_key(&partner_label(text, *partner, lang))),
        Cell::Words(words) => Key::Text(sort_key(words)),
        // What is not listed comes last.
        Cell::Others(_) => Key::Nothing,
    }
}

fn quotient((numerator, denominator): Fraction) -> f64 {
    numerator as f64 / denominator as f64
}

impl Key {
    /// The order of two keys; what is not defined comes last in both directions.
    pub(super) fn order(&self, other: &Key, falling: bool) -> Ordering {
        let turned = |order: Ordering| if falling { order.reverse() } else { order };
        match (self, other) {
            (Key::Nothing, Key::Nothing) => Ordering::Equal,
            (Key::Nothing, _) => Ordering::Greater,
            (_, Key::Nothing) => Ordering::Less,
            (Key::Number(a), Key::Number(b)) => turned(a.total_cmp(b)),
            (Key::Text(a), Key::Text(b)) => turned(a.cmp(b)),
            (Key::Number(_), Key::Text(_)) => turned(Ordering::Less),
            (Key::Text(_), Key::Number(_)) => turned(Ordering::Greater),
        }
    }
}
