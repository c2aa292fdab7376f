//! How the numbers and dates of a table are written: currency, unit, decimal mark, order of day and month.

use crate::error::{Answers, NotATable, Question, Role};
use crate::types::Currency;

use super::columns::{Found, Head};
use super::facets::Derived;
use super::grid::GridRow;
use super::headers::Header;
use super::money::{self, Money};
use super::{DecimalMark, marker, number_style};

/// A column of currencies and units, and what its cells say.
pub(super) type MoneyColumn = (usize, (Currency, u32));

/// Currency and unit: the visitor, heads, titles, signs in the cells. Whoever says nothing is asked.
pub(super) fn money(
    file: &str,
    answers: &Answers,
    found: &Found,
    heads: &[Head],
    titles: &[String],
    body: &[GridRow],
    questions: &mut Vec<Question>,
) -> Result<(Money, Option<MoneyColumn>), NotATable> {
    let told = Money { currency: answers.currency, unit: answers.unit, ..Money::default() };
    let head_of = |column: Option<usize>| column.and_then(|at| heads.get(at)).map(|head| head.text.clone());
    let of_heads = found.money.clone();
    // A head of its own column: "Birim", or a unit over a column that holds no figures.
    let holds_figures = |at: usize| body.iter().any(|row| super::grid::is_number(row.text(at)));
    let wordy = heads.iter().enumerate().filter(|(at, _)| !holds_figures(*at));
    let beside = Money::of_texts(wordy.map(|(_, head)| head.text.as_str()));
    let of_titles = Money::of_texts(titles.iter().map(String::as_str));
    let named = heads.iter().position(|head| {
        matches!(head.header.folded.as_str(), "birim" | "unit" | "parabirimi" | "currency" | "olcubirimi")
    });
    // "Döviz" and the like: a column of nothing but currencies.
    let data: Vec<&GridRow> = body.iter().filter(|row| row.holds(3)).collect();
    let holds_money = |at: &usize| {
        let mut cells = data.iter().map(|row| row.text(*at)).peekable();
        cells.peek().is_some()
            && !found.values.iter().any(|value| value.column == *at)
            && cells.all(|text| Money::of(&Header::new(text)).currency.is_some())
    };
    let unit_column = named.or_else(|| (0..heads.len()).find(holds_money));
    let in_cells: Vec<Money> = unit_column.map_or_else(Vec::new, |at| {
        let mut texts: Vec<&str> =
            body.iter().map(|row| row.text(at)).filter(|text| !text.is_empty()).collect();
        texts.sort_unstable();
        texts.dedup();
        texts.into_iter().map(|text| Money::of(&Header::new(text))).collect()
    });
    let signs = found.values.iter().flat_map(|value| body.iter().map(|row| row.text(value.column)));
    let mut in_signs: Vec<Currency> = signs.clone().filter_map(money::sign).collect();
    in_signs.sort_unstable();
    in_signs.dedup();
    let of_columns: Vec<Money> =
        found.values.iter().map(|value| Money::of(&heads[value.column].header)).collect();
    if !answers.columns.iter().any(|(role, _)| *role == Role::Amount) {
        for (said, column) in [(&of_columns, None), (&in_cells, unit_column)] {
            if money::differ(said) {
                let mut texts: Vec<String> = said.iter().map(|money| money.evidence.clone()).collect();
                texts.dedup();
                return Err(NotATable::MixedMoney { column: head_of(column), texts });
            }
        }
    }
    if in_signs.len() > 1 {
        let texts = in_signs.iter().map(|currency| currency.id().to_uppercase()).collect();
        let column = found.values.first().map(|value| value.column);
        return Err(NotATable::MixedMoney { column: head_of(column), texts });
    }
    let said = in_cells.iter().find_map(|money| Some((money.currency?, money.unit.unwrap_or(1))));
    let is_told = answers.columns.iter().any(|(role, _)| *role == Role::Amount);
    let column = unit_column.zip(said).filter(|_| !is_told);
    let of_cells = in_cells.into_iter().fold(Money::default(), Money::or);
    let of_signs = Money { currency: in_signs.first().copied(), ..Money::default() };
    let money = told.or(of_heads).or(of_cells).or(of_titles).or(of_signs).or(beside);
    let is_open = money.currency.is_none() || money.is_odd && answers.unit.is_none();
    if is_open {
        let first = found.values.first().map_or(0, |value| value.column);
        questions.push(Question::Money {
            file: file.to_string(),
            header: heads.get(first).map_or_else(String::new, |head| head.text.clone()),
            example: signs.clone().find(|text| super::grid::is_number(text)).unwrap_or("").to_string(),
        });
    }
    Ok((Money { currency: Some(money.currency.unwrap_or(Currency::Usd)), ..money }, column))
}

/// The decimal mark, from the texts of all amounts; numbers of a workbook have none.
pub(super) fn decimal_mark(
    file: &str,
    answers: &Answers,
    found: &Found,
    body: &[GridRow],
    questions: &mut Vec<Question>,
) -> Option<DecimalMark> {
    match answers.decimal_mark {
        Some(',') => return Some(DecimalMark::Comma),
        Some('.') => return Some(DecimalMark::Point),
        _ => {}
    }
    let columns: Vec<usize> =
        found.values.iter().flat_map(|value| std::iter::once(value.column).chain(value.share_of)).collect();
    let mut texts = Vec::new();
    let mut numbers = false;
    for row in body {
        for cell in columns.iter().filter_map(|at| row.cells.get(*at)) {
            match cell.is_number {
                true => numbers = true,
                false if marker(&cell.text).is_none() && super::grid::is_number(&cell.text) => {
                    texts.push((row.line, cell.text.as_str()));
                }
                false => {}
            }
        }
    }
    let amounts: Vec<&str> = texts.iter().map(|(_, text)| *text).collect();
    let decision = match number_style::decide(&amounts) {
        number_style::Decision::Mark(mark) => number_style::Decision::Mark(mark),
        // Weights beside the amounts are written by the same hand.
        open if !numbers => {
            let weights = weight_texts(found, body);
            let in_weights: Vec<&str> = weights.iter().map(|(_, text)| *text).collect();
            match (open, number_style::decide(&in_weights)) {
                (_, number_style::Decision::Mark(mark)) => number_style::Decision::Mark(mark),
                (number_style::Decision::WholeNumbers, of_weights) => {
                    texts = weights;
                    of_weights
                }
                (open, _) => open,
            }
        }
        open => open,
    };
    match decision {
        number_style::Decision::Mark(mark) => Some(mark),
        number_style::Decision::WholeNumbers => numbers.then_some(DecimalMark::Point),
        number_style::Decision::Either { row } => {
            // Shares and changes beside the amounts are written by the same hand.
            if let Some(mark) = mark_beside(found, body) {
                return Some(mark);
            }
            let (line, example) = texts.get(row).copied().unwrap_or((1, ""));
            questions.push(Question::DecimalMark {
                file: file.to_string(),
                example: example.to_string(),
                line,
            });
            None
        }
    }
}

/// The weights, with their lines; numbers of a workbook are none.
fn weight_texts<'a>(found: &Found, body: &'a [GridRow]) -> Vec<(u64, &'a str)> {
    let columns: Vec<usize> = found.values.iter().filter_map(|value| value.weight).collect();
    let cells =
        body.iter().flat_map(|row| columns.iter().filter_map(|at| Some((row.line, row.cells.get(*at)?))));
    let texts = cells.filter(|(_, cell)| !cell.is_number && super::grid::is_number(&cell.text));
    texts.map(|(line, cell)| (line, cell.text.as_str())).collect()
}

/// Kilograms that the weights are in, where there are any: their heads name one unit.
pub(super) fn kilograms(found: &Found, heads: &[Head]) -> Option<u32> {
    let mut weights = found.values.iter().filter_map(|value| value.weight);
    weights.next().map(|at| heads[at].header.kilograms().unwrap_or(1))
}

/// The decimal mark that columns beside the amounts are written with, where they agree on one.
fn mark_beside(found: &Found, body: &[GridRow]) -> Option<DecimalMark> {
    use number_style::Evidence;
    let used: Vec<usize> = found.labels.iter().map(|label| label.column).collect();
    // Ranks such as "1." say nothing of decimals.
    let is_derived = |at: usize| {
        found.derived.get(at).is_some_and(|derived| matches!(derived, Some(Derived::Share | Derived::Change)))
    };
    let mut marks: Vec<DecimalMark> = Vec::new();
    for row in body {
        for (_, text) in row.filled().filter(|(at, _)| !used.contains(at) && is_derived(*at)) {
            match number_style::evidence(text.trim_matches('%')) {
                Evidence::Certain(mark) if super::grid::is_number(text) && !marks.contains(&mark) => {
                    marks.push(mark);
                }
                _ => {}
            }
        }
    }
    match marks.as_slice() {
        [only] => Some(*only),
        _ => None,
    }
}

/// Whether the day comes first: a number that passes 12 settles it, else the visitor does.
pub(super) fn day_first(
    file: &str,
    answers: &Answers,
    found: &Found,
    body: &[GridRow],
    questions: &mut Vec<Question>,
) -> Option<bool> {
    if answers.day_first.is_some() {
        return answers.day_first;
    }
    let column = found.label(Role::Period).or(found.label(Role::Year))?;
    let (mut first, mut second, mut open) = (false, false, None);
    for row in body {
        let date = row.text(column);
        let parts: Vec<u16> = date.split('/').map(|part| part.trim().parse().unwrap_or(0)).collect();
        if let [a, b, year] = parts.as_slice()
            && *year > 31
        {
            first |= (13..=31).contains(a);
            second |= (13..=31).contains(b);
            if a != b && open.is_none() && (1..=12).contains(a) && (1..=12).contains(b) {
                open = Some((row.line, date));
            }
        }
    }
    match (first, second) {
        (true, false) => Some(true),
        (false, true) => Some(false),
        _ => {
            if let Some((line, example)) = open {
                questions.push(Question::DateOrder {
                    file: file.to_string(),
                    example: example.to_string(),
                    line,
                });
            }
            None
        }
    }
}

/// Whether the periods are numbers of days as spreadsheets keep dates.
pub(super) fn serial_dates(found: &Found, body: &[GridRow]) -> bool {
    let Some(column) = found.label(Role::Period) else { return false };
    let mut texts = body.iter().map(|row| row.text(column)).filter(|text| !text.is_empty()).peekable();
    texts.peek().is_some()
        && texts.all(|text| text.parse::<u32>().is_ok_and(|days| (18_264..73_050).contains(&days)))
}

/// Half of the last digit that the shares print, in 1/1,000,000 of the total.
pub(super) fn half_width(found: &Found, body: &[GridRow]) -> Option<u32> {
    let columns: Vec<usize> =
        found.values.iter().filter(|value| value.share_of.is_some()).map(|value| value.column).collect();
    if columns.is_empty() {
        return None;
    }
    let decimals = |text: &str| {
        let text = text.trim_matches('%').trim();
        text.rsplit_once(['.', ',']).map_or(0, |(_, decimals)| decimals.len())
    };
    let most =
        body.iter().flat_map(|row| columns.iter().map(|at| decimals(row.text(*at)))).max().unwrap_or(0);
    let width = [5_000u32, 500, 50, 5].get(most).copied().unwrap_or(0);
    Some(width.saturating_mul(found.share_scale.max(1)).min(5_000))
}
