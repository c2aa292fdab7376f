//! What stands above a table and around it, and speaks of the whole.

use crate::error::Role;
use crate::plan::columns::{Found, Head};
use crate::plan::grid::{self, GridRow};
use crate::plan::money::Money;
use crate::plan::{heads, scope, title};

use super::Sample;

/// The heads of every column: the texts of its rows, one that stands over several columns over each.
pub(super) fn column_heads(rows: &[GridRow], place: heads::Heads) -> Vec<Head> {
    let head_rows = &rows[place.first.min(rows.len())..(place.last + 1).min(rows.len())];
    let body = rows.iter().skip(place.data).take(50);
    let filled = |row: &GridRow| row.filled().last().map_or(0, |(at, _)| at + 1);
    let last = head_rows.last().map_or(0, |row| row.cells.len());
    let width = match head_rows.len() {
        0 | 1 => last,
        _ => head_rows.iter().map(|row| row.cells.len()).max().unwrap_or(0),
    };
    let wider = body.map(filled).max().unwrap_or(0);
    // Only a table whose heads are cut short is wider than they are: a stray delimiter is a problem of its row.
    let width = if last < wider && head_rows.len() > 1 { width.max(wider) } else { width };
    let mut parts: Vec<Vec<String>> = vec![Vec::new(); width];
    for (at, row) in head_rows.iter().enumerate() {
        let is_last = at + 1 == head_rows.len();
        let mut above = "";
        for (column, parts) in parts.iter_mut().enumerate() {
            let text = row.text(column);
            if !text.is_empty() {
                above = text;
                parts.push(text.to_string());
                continue;
            }
            // A head over several columns: the ones to its right are blank, and the row below goes on.
            let below = head_rows.get(at + 1).map_or("", |row| row.text(column));
            let groups = !above.is_empty() && !is_last && !below.is_empty() && is_group(above);
            if groups {
                parts.push(above.to_string());
            }
        }
    }
    for parts in &mut parts {
        parts.dedup();
    }
    parts.iter().map(|parts| Head::new(parts)).collect()
}

/// Line on which a second table begins that says other things than the first one: under other heads, or under
/// the same heads with another flow, period, currency or unit above them.
pub(super) fn second_table(rows: &[GridRow], place: heads::Heads, titles: &[String]) -> Option<u64> {
    let head = rows.get(place.last)?;
    let mut above: Vec<String> = Vec::new();
    for row in rows.iter().skip(place.data) {
        let is_head = head.filled().count() >= 2 && head.filled().all(|(at, text)| row.text(at) == text);
        if is_head {
            let (flow, period) = (title::flow(&above), title::period(&above));
            let money = Money::of_texts(above.iter().map(String::as_str));
            let of_titles = Money::of_texts(titles.iter().map(String::as_str));
            let differs = flow.is_some() && flow != title::flow(titles)
                || period.is_some() && period != title::period(titles)
                || money.currency.is_some()
                    && (money.currency, money.unit) != (of_titles.currency, of_titles.unit);
            if differs {
                return Some(row.line);
            }
        } else if heads::is_other_head(row, head) {
            return Some(row.line);
        }
        match row.filled().any(|(_, text)| grid::is_number(text)) && row.filled().count() > 1 {
            true => above.clear(),
            false => above.extend(row.filled().map(|(_, text)| text.to_string())),
        }
    }
    None
}

/// Whether a head can stand over several columns: it says when, which way, of what, or in which unit.
fn is_group(text: &str) -> bool {
    let head = Head::new(&[text.to_string()]);
    let money = Money::of(&head.header);
    !head.facets.is_empty()
        || head.facets.derived.is_some()
        || money.currency.is_some()
        || money.unit.is_some()
        || head.header.score(Role::Amount) > 0
}

/// Whether a head says that amounts of money stand below it.
pub(super) fn names_amounts(head: &Head) -> bool {
    head.header.currency().is_some() || head.header.flow().is_some()
}

/// The title, or the head of amounts, that says that they are a part of trade alone; empty where none does.
pub(super) fn part_of_trade(titles: &[String], heads: &[Head], found: &Found, has_products: bool) -> String {
    let over = found.values.iter().filter(|value| value.product.is_none());
    let mut texts = titles.iter().chain(over.map(|value| &heads[value.column].text));
    texts.find(|text| scope::names_part(text, has_products)).cloned().unwrap_or_default()
}

/// Texts above the heads, and the name of the sheet.
pub(super) fn titles(sample: &Sample<'_>, place: heads::Heads) -> Vec<String> {
    let above = sample.rows.iter().take(place.first);
    let texts = above.flat_map(|row| row.filled().map(|(_, text)| text.to_string()));
    texts.chain(sample.sheet.map(str::to_string)).collect()
}

/// Titles, heads, and lines below the table that hold no figures: all that speaks of the whole of it. Heads of
/// provinces that are not the table's places do not.
pub(super) fn texts_of(
    titles: &[String],
    heads: &[Head],
    place: Option<usize>,
    body: &[GridRow],
) -> Vec<String> {
    let is_note = |row: &&GridRow| {
        let filled: Vec<&str> = row.filled().map(|(_, text)| text).collect();
        filled.len() <= 2 && filled.iter().any(|text| text.chars().count() > 12)
    };
    let notes = body.iter().filter(is_note).flat_map(|row| row.filled().map(|(_, text)| text.to_string()));
    let is_meant = |(at, head): &(usize, &Head)| Some(*at) == place || head.header.score(Role::Province) < 5;
    let heads = heads.iter().enumerate().filter(is_meant).map(|(_, head)| head.text.clone());
    titles.iter().cloned().chain(heads).chain(notes).collect()
}
