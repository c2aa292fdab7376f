//! The table behind a picture.

use crate::indicators::{Answer, Cell, Kind};
use crate::messages::{FigureText, unit_million};
use crate::types::Level;
use crate::view::Head;
use crate::view::build::Context;
use crate::view::figures::cell_text;

/// Heads and rows as printed. Periods, flows and tiers that all rows have in common are said by the title, and stand
/// in the file alone.
pub(super) fn table(answer: &Answer, context: &Context<'_>) -> (Vec<Head>, Vec<Vec<String>>) {
    let lang = context.lang;
    let is_common = |at: usize| {
        let first = answer.rows.first().and_then(|row| row.cells.get(at));
        let says = matches!(first, Some(Cell::Period(_) | Cell::Flow(_) | Cell::Tier(_) | Cell::None));
        says && answer.rows.iter().all(|row| row.cells.get(at) == first)
    };
    let shown: Vec<usize> = (0..answer.columns.len()).filter(|at| !is_common(*at)).collect();
    let head = |at: &usize| {
        let column = answer.columns.get(*at)?;
        let label = match column.id {
            "plate" if context.level != Level::Province => FigureText::Region.text(lang),
            _ => column.label.text(lang),
        };
        let unit = match column.kind {
            Kind::Money => unit_million(context.passport.currency, lang),
            Kind::Points => FigureText::Points.text(lang).to_string(),
            Kind::Percent => "%".to_string(),
            _ => String::new(),
        };
        let numeric = !matches!(column.kind, Kind::Key | Kind::Words);
        Some(Head { id: column.id.to_string(), label: label.to_string(), unit, numeric, sorted: None })
    };
    let heads = shown.iter().filter_map(head).collect();
    let row = |row: &crate::indicators::Row| {
        let text = |at: &usize| {
            let column = answer.columns.get(*at)?;
            Some(cell_text(column, row.cells.get(*at).unwrap_or(&Cell::None), (context.whole(), lang)))
        };
        shown.iter().filter_map(text).collect()
    };
    (heads, answer.rows.iter().map(row).collect())
}
