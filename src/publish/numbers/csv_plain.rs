//! The numbers of a view as CSV for programs.

use crate::publish::Csv;
use crate::view::{PageView, ViewNumbers};

use super::rows;

/// The columns, the same in both languages. `value`, `low` and `high` are in the unit that `unit` names (`percent` or
/// the code of the currency); `volume` and `total` are amounts. Empty is unknown; `gap` says why.
const COLUMNS: [&str; 27] = [
    "about",
    "place",
    "iso",
    "nuts",
    "name",
    "period",
    "flow",
    "indicator",
    "unit",
    "value",
    "low",
    "high",
    "class",
    "gap",
    "hatched",
    "volume",
    "volume_low",
    "volume_high",
    "total",
    "currency",
    "marks",
    "definition",
    "definition_version",
    "exclude",
    "passport",
    "source",
    "synthetic_mark",
];

/// A table as RFC 4180 describes it: commas, points, CRLF, UTF-8 without a byte order mark. A row each for the places
/// of the map, for what is booked beside it, and for the country.
pub fn csv_plain(view: &PageView, numbers: &ViewNumbers) -> Vec<u8> {
    let mut csv = Csv::plain();
    COLUMNS.iter().for_each(|column| csv.text(column));
    csv.end_row();
    let spec = &view.spec;
    let period = spec.period.map(|period| period.to_string()).unwrap_or_default();
    let currency = numbers.passport.currency.id();
    for row in rows(view, numbers) {
        csv.text(row.about.id());
        csv.number(&row.id);
        csv.text(row.iso());
        csv.text(row.nuts());
        csv.text(row.name);
        csv.text(&period);
        csv.text(spec.flow.map(|flow| flow.id()).unwrap_or_default());
        csv.text(spec.indicator.id());
        csv.text(if numbers.is_share { "percent" } else { currency });
        let value = row.numbers.and_then(|numbers| numbers.value.as_deref());
        let pair = |of: Option<&[String; 2]>| of.map_or([String::new(), String::new()], Clone::clone);
        let [low, high] = pair(row.numbers.map(|numbers| &numbers.bounds));
        csv.number(value.unwrap_or_default());
        csv.number(&low);
        csv.number(&high);
        csv.number(&row.class.map(|class| class.to_string()).unwrap_or_default());
        csv.text(row.gap.map(|gap| gap.id()).unwrap_or_default());
        csv.text(if row.is_hatched() { "true" } else { "false" });
        let [low, high] = pair(row.numbers.map(|numbers| &numbers.volume));
        csv.number(row.volume().unwrap_or_default());
        csv.number(&low);
        csv.number(&high);
        csv.number(row.numbers.map(|numbers| numbers.total.as_str()).unwrap_or_default());
        csv.text(currency);
        csv.text(&row.numbers.map(|numbers| numbers.marks.join(" ")).unwrap_or_default());
        csv.text(spec.definition.id());
        csv.text(&spec.definition.version().to_string());
        csv.text(&spec.exclude.join(" "));
        csv.text(&view.passport);
        csv.text(&view.source);
        csv.text(view.mark.as_deref().unwrap_or_default());
        csv.end_row();
    }
    csv.finish()
}
