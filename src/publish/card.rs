use serde_json::{Value, json};

use crate::view::sheet::Sheet;
use crate::view::{CardLine, MethodCard, PageView};

/// The method card as rows: part, label, value.
pub fn card_sheet(card: &MethodCard) -> Sheet {
    let part = |name: &str, lines: &[CardLine]| -> Vec<Vec<String>> {
        lines.iter().map(|line| vec![name.to_string(), line.label.clone(), line.value.clone()]).collect()
    };
    let mut rows = part("method", &card.lines);
    rows.extend(part("open", &card.open));
    rows.extend(part("mixed", &card.mixed));
    Sheet { columns: ["part", "label", "value"].map(String::from).to_vec(), rows }
}

/// The method card for programs: `schema`, `version`, ids and the lines.
pub fn card_json(view: &PageView) -> String {
    let lines = |lines: &[CardLine]| -> Vec<Value> {
        lines.iter().map(|line| json!({ "label": line.label, "value": line.value })).collect()
    };
    let card = json!({
        "schema": "teknoharita-card",
        "version": 1,
        "definition": view.spec.definition.id(),
        "definition_version": view.spec.definition.version(),
        "exclude": view.spec.exclude,
        "passport": view.passport,
        "lines": lines(&view.card.lines),
        "open": lines(&view.card.open),
        "mixed": lines(&view.card.mixed),
    });
    let mut json = serde_json::to_string_pretty(&card).unwrap_or_default();
    json.push('\n');
    json
}
