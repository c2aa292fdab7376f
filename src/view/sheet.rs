//! Answers as rows of texts: what the command line prints and what is downloaded.

use crate::indicators::{Answer, Area, Cell, Column, Interval, Kind, product_name};
use crate::messages::{Lang, Whole, partner_name, place_name};
use crate::types::{decimal_text, percent_text};

/// A table as texts. Numbers are exact decimals with a point; undefined ones are empty.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sheet {
    /// Heads.
    pub columns: Vec<String>,
    /// Rows, as long as the heads.
    pub rows: Vec<Vec<String>>,
}

/// An answer as a sheet. An area is two columns, code and name; what has bounds is three: the point, which is
/// empty where there is none, least and most. The last column says what makes a row's numbers fragile.
pub fn sheet(answer: &Answer, lang: Lang) -> Sheet {
    sheet_of(answer, (Whole::Country, lang))
}

/// The same where the total may be that of a part of the country's trade.
pub fn sheet_of(answer: &Answer, (whole, lang): (Whole, Lang)) -> Sheet {
    let mut columns: Vec<String> = answer.columns.iter().flat_map(heads).collect();
    columns.push("marks".to_string());
    let rows = answer.rows.iter().map(|row| {
        let cells = answer.columns.iter().zip(&row.cells);
        let mut texts: Vec<String> =
            cells.flat_map(|(column, cell)| texts(column, cell, (whole, lang))).collect();
        let marks: Vec<&str> = row.marks.iter().map(|mark| mark.id()).collect();
        texts.push(marks.join(" "));
        texts
    });
    Sheet { columns, rows: rows.collect() }
}

/// The heads of a column in files.
fn heads(column: &Column) -> Vec<String> {
    let id = column.id;
    match (column.kind, id) {
        (Kind::Key, "plate") => vec![id.to_string(), "province".to_string()],
        (Kind::Key, "product" | "partner") => vec![id.to_string(), format!("{id}_name")],
        _ if column.is_bounded => {
            // `share_pct` is `share_low_pct` and `share_high_pct`.
            let (stem, unit) = ["_pct", "_points"]
                .into_iter()
                .find_map(|unit| Some((id.strip_suffix(unit)?, unit)))
                .unwrap_or((id, ""));
            vec![id.to_string(), format!("{stem}_low{unit}"), format!("{stem}_high{unit}")]
        }
        _ => vec![id.to_string()],
    }
}

fn texts(column: &Column, cell: &Cell, (whole, lang): (Whole, Lang)) -> Vec<String> {
    let width = heads(column).len();
    let number = |number: f64| match column.kind {
        Kind::Points => points(number),
        _ => format!("{number}"),
    };
    let texts = match cell {
        Cell::None => Vec::new(),
        Cell::Period(period) => vec![period.to_string()],
        Cell::Flow(flow) => vec![flow.id().to_string()],
        Cell::Area(area) => vec![area.id(), area_name(area, (whole, lang))],
        Cell::Tier(tier) => vec![tier.id().to_string()],
        Cell::Product(text, product) => {
            vec![text.clone(), product_name(*product, lang)]
        }
        Cell::Partner(text, partner) => vec![text.clone(), partner_label(text, *partner, lang)],
        Cell::Words(words) => vec![words.clone()],
        Cell::Others(count) => {
            vec!["others".to_string(), format!("{} ({count})", lang.pick("Diğer", "Others"))]
        }
        Cell::Money(amount_e4) => vec![decimal_text(*amount_e4)],
        Cell::Amounts { value, low, high } => {
            vec![value.map(decimal_text).unwrap_or_default(), decimal_text(*low), decimal_text(*high)]
        }
        Cell::Fraction((numerator, denominator)) => match column.kind {
            Kind::Percent | Kind::Points => vec![percent_text(*numerator, *denominator).unwrap_or_default()],
            _ => vec![number(*numerator as f64 / *denominator as f64)],
        },
        Cell::Interval(Interval { value, low, high, is_open }) => {
            let percent = |(numerator, denominator): (i128, i128)| {
                percent_text(numerator, denominator).unwrap_or_default()
            };
            // What lies between two bounds is no number.
            let point = if *is_open { String::new() } else { percent(*value) };
            vec![point, percent(*low), percent(*high)]
        }
        Cell::Number(value) => vec![number(*value)],
        Cell::Numbers { value, low, high } => {
            vec![value.map(number).unwrap_or_default(), number(*low), number(*high)]
        }
        Cell::Count(count) => vec![count.to_string()],
        Cell::Rank(rank) if rank.best == rank.worst => vec![rank.best.to_string()],
        Cell::Rank(rank) => vec![format!("{}-{}", rank.best, rank.worst)],
        Cell::RankChange(change) => vec![change.to_string()],
    };
    let mut texts = texts;
    // A certain number has itself as its bounds.
    if let (true, [only]) = (column.is_bounded, texts.as_slice()) {
        texts = vec![only.clone(), only.clone(), only.clone()];
    }
    texts.resize(width, String::new());
    texts
}

/// A difference of two percentages: twelve decimals, beyond which a subtraction of floating numbers says nothing.
fn points(number: f64) -> String {
    let text = format!("{number:.12}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_string() } else { text.to_string() }
}

/// The name of an area.
pub fn area_name(area: &Area, (whole, lang): (Whole, Lang)) -> String {
    match area {
        Area::Place(place) => place_name(*place, lang).to_string(),
        Area::Named(name) => name.to_string(),
        Area::Country => whole.name(lang).to_string(),
    }
}

/// The name of a partner: of the list where it is known, else as the file has it.
pub fn partner_label(text: &str, partner: Option<u16>, lang: Lang) -> String {
    partner.map_or_else(|| text.to_string(), |index| partner_name(index, lang).to_string())
}
