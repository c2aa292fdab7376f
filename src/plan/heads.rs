//! Where the heads of a table stand: below titles, over one row or several.

use crate::error::Role;

use super::facets::{self, Facets, is_place, is_province};
use super::grid::{GridRow, is_figure, is_number};
use super::headers::Header;
use super::{parse_flow, parse_month};

/// The rows of the heads, as positions in the grid; the data begin behind `last`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Heads {
    pub first: usize,
    pub last: usize,
    /// The first row of data.
    pub data: usize,
}

/// Rows among which heads are looked for: more titles no table has.
const MOST_TITLES: usize = 60;
/// Rows that heads take.
const MOST_HEADS: usize = 5;

/// Finds the heads; the first row where nothing speaks for another one.
pub(super) fn find(rows: &[GridRow]) -> Heads {
    let scores: Vec<u32> = rows.iter().take(MOST_TITLES).map(score).collect();
    let good = |least: u32| (0..scores.len()).find(|&at| scores[at] >= least && has_data_below(rows, at));
    let best = scores.iter().copied().max().unwrap_or(0);
    // The first row that says about as much as any: a bilingual head says the same twice.
    let Some(at) = good(best.max(2)).or_else(|| good(2)).or_else(|| by_content(rows)) else {
        return Heads { first: 0, last: 0, data: 1.min(rows.len()) };
    };
    let mut last = at;
    while last + 1 < rows.len() && last - at + 1 < MOST_HEADS && goes_on(&rows[last + 1], &rows[last]) {
        last += 1;
    }
    let mut first = at;
    while first > 0 && last - first + 1 < MOST_HEADS && is_group_row(&rows[first - 1], &rows[at]) {
        first -= 1;
    }
    let mut data = last + 1;
    while data < rows.len() && (rows[data].is_blank() || is_numbering(&rows[data])) {
        data += 1;
    }
    Heads { first, last, data }
}

/// A row below the heads that is a head of another table: two words of it head columns, and nothing in it is
/// a figure, a place or a total.
pub(super) fn is_other_head(row: &GridRow, last_head: &GridRow) -> bool {
    let mut roles: Vec<Role> = Vec::new();
    for (_, text) in row.filled() {
        let is_figure = is_number(text) && facets::period(&[text.to_string()]).is_none();
        if is_figure || is_place(text) || is_total_label(text) || text.contains('\n') {
            return false;
        }
        roles.extend(role(text));
    }
    roles.sort_unstable();
    roles.dedup();
    let same = last_head.filled().all(|(at, text)| row.text(at) == text);
    !same && roles.len() >= 2
}

/// Whether a table begins with its data, without any head.
pub(super) fn is_missing(rows: &[GridRow]) -> bool {
    let is_data = |row: &GridRow| {
        row.filled().any(|(_, text)| is_province(text))
            && row.filled().any(|(_, text)| is_number(text))
            && row.filled().all(|(_, text)| role(text).is_none())
    };
    rows.first().is_some_and(|row| score(row) < 2 && is_data(row))
}

/// How much a row looks like heads: the number of roles that its cells name, and of cells that stand for a
/// column of amounts. A row with amounts is none.
fn score(row: &GridRow) -> u32 {
    let filled: Vec<(usize, &str)> = row.filled().collect();
    if filled.len() < 2 || is_numbering(row) {
        return 0;
    }
    let mut roles: Vec<Role> = Vec::new();
    let (mut periods, mut tiers, mut provinces, mut figures, mut codes) = (0, 0, 0, 0, 0);
    for (_, text) in &filled {
        let facets = Facets::new(&[text.to_string()]);
        let is_plain_number = is_number(text) && facets.period.is_none() && facets.product.is_none();
        figures += u32::from(is_plain_number);
        codes += u32::from(is_number(text) && facets.product.is_some() && facets.period.is_none());
        periods += u32::from(facets.period.is_some());
        tiers += u32::from(facets.product.is_some());
        provinces += u32::from(is_province(text));
        if let Some(role) = role(text)
            && !roles.contains(&role)
        {
            roles.push(role);
        }
    }
    if figures > 0 || (codes > 0 && codes < 3) {
        return 0;
    }
    // "İl;2024" is a whole head.
    let of_places = roles.contains(&Role::Province);
    let across = [(periods, if of_places { 1 } else { 2 }), (tiers, 2), (provinces, 3)];
    let across = across.iter().filter(|(count, least)| count >= least).map(|(count, _)| *count).max();
    // A row of a long table names a province, a year and a flow too, each of them once.
    let names_place = filled.iter().any(|(_, text)| is_place(text));
    let own = roles.len() as u32;
    match across {
        Some(count) if !names_place || provinces >= 3 => own + count.min(3),
        _ => own,
    }
}

/// The role that a cell's words name.
fn role(text: &str) -> Option<Role> {
    let header = Header::new(text);
    let roles = [
        Role::Province,
        Role::Period,
        Role::Year,
        Role::Month,
        Role::Flow,
        Role::Partner,
        Role::Quantity,
        Role::Firm,
        Role::Product,
        Role::Amount,
    ];
    // A whole sentence names many things and heads nothing.
    if header.words.len() > 12 || parse_flow(text).is_some() && header.words.len() > 1 {
        return None;
    }
    roles.into_iter().find(|role| header.score(*role) >= 4)
}

fn has_data_below(rows: &[GridRow], at: usize) -> bool {
    let below = rows.iter().skip(at + 1).take(MOST_HEADS + 3);
    let mut filled = below.filter(|row| !row.is_blank()).peekable();
    // A header and nothing below is for the caller to complain of.
    filled.peek().is_none() || filled.any(|row| row.filled().any(|(_, text)| is_figure(text)))
}

/// Whether the heads go on in this row.
fn goes_on(row: &GridRow, heads: &GridRow) -> bool {
    if row.is_blank() || is_numbering(row) || is_first_data(row, heads) {
        return false;
    }
    let filled: Vec<(usize, &str)> = row.filled().collect();
    let says = |text: &str| {
        let facets = Facets::new(&[text.to_string()]);
        role(text).is_some()
            || !facets.is_empty()
            || facets.says_total
            || facets.derived.is_some()
            || Header::new(text).unit().is_some()
            || Header::new(text).currency().is_some()
    };
    let names_money = |text: &str| {
        let header = Header::new(text);
        header.currency().is_some() && header.unit().is_some()
    };
    let data_like =
        |text: &str| is_figure(text) && facets::period(&[text.to_string()]).is_none() && !names_money(text);
    if filled.iter().any(|(_, text)| data_like(text)) {
        return false;
    }
    // A row that begins as a row of data does.
    let first_label = filled.first().map_or("", |(_, text)| text);
    let across = filled.iter().filter(|(_, text)| is_province(text)).count() >= 3;
    if !across && (filled.iter().any(|(_, text)| is_place(text)) || is_total_label(first_label)) {
        return false;
    }
    let known = filled.iter().filter(|(_, text)| says(text)).count();
    // A year or a province alone at the left begins a block of rows.
    let lone = filled.len() == 1 && filled[0].0 == 0;
    !lone && known * 2 >= filled.len()
}

/// Whether a row without a figure is the first one of the data all the same: below "Yıl", "Ay" and "Akış" stand a year, a
/// month and a flow, or one of them beside a name below "İl". Years beside one another are heads.
fn is_first_data(row: &GridRow, heads: &GridRow) -> bool {
    let period = |text: &str| facets::period(&[text.to_string()]).is_some();
    let mut values: Vec<Role> = Vec::new();
    let mut has_name = false;
    for (at, text) in row.filled() {
        let Some(head) = role(heads.text(at)) else { continue };
        let is_value = match head {
            Role::Year | Role::Period => period(text),
            Role::Month => parse_month(text).is_some(),
            Role::Flow => parse_flow(text).is_some(),
            _ => false,
        };
        values.extend(is_value.then_some(head));
        has_name |= matches!(head, Role::Province | Role::Partner) && role(text).is_none();
    }
    let years = row.filled().filter(|(_, text)| period(text)).count();
    values.len() >= 2 || values.len() == 1 && has_name && years <= 1
}

fn is_total_label(text: &str) -> bool {
    matches!(super::resolve_province(text), super::ProvinceText::Total)
}

/// A row above the heads that groups columns: years or flows over several of them, nothing at the left.
fn is_group_row(row: &GridRow, heads: &GridRow) -> bool {
    let filled: Vec<(usize, &str)> = row.filled().collect();
    let Some((first, _)) = filled.first() else { return false };
    // What stands alone at the left is a title; the table may begin further to the right.
    let left = heads.filled().next().map_or(0, |(column, _)| column);
    if *first <= left && filled.len() == 1 {
        return false;
    }
    filled.iter().all(|(_, text)| {
        let facets = Facets::new(&[text.to_string()]);
        let header = Header::new(text);
        let says = !facets.is_empty() || facets.derived.is_some() || role(text).is_some();
        header.words.len() <= 8
            && (says || header.unit().is_some() || header.currency().is_some())
            && !(is_number(text) && facets.period.is_none() && facets.product.is_none())
    })
}

/// `(1) (2) (3)`: columns that are numbered.
pub(super) fn is_numbering(row: &GridRow) -> bool {
    let numbers: Vec<Option<u32>> =
        row.filled().map(|(_, text)| text.trim_matches(['(', ')', '[', ']']).parse().ok()).collect();
    numbers.len() >= 3 && numbers.iter().zip(1..).all(|(number, expected)| *number == Some(expected))
}

/// Heads without a word that is known: the row above the first one that names a place and has figures.
fn by_content(rows: &[GridRow]) -> Option<usize> {
    let is_data = |row: &GridRow| {
        row.filled().any(|(_, text)| is_province(text))
            && row.filled().filter(|(_, text)| is_number(text)).count() >= 1
            && row.filled().count() >= 3
    };
    let data = rows.iter().take(MOST_TITLES).position(is_data)?;
    let above = rows.get(data.checked_sub(1)?)?;
    (above.filled().count() >= 2).then(|| data - 1)
}
