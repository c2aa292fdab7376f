//! The method card: how the numbers of a map came about, for people and for programs.

use serde_json::{Map, Value, json};

use crate::messages::{CardText, Lang, card_text, definition_name};
use crate::secrecy::Withheld;
use crate::types::{Bucket, LoadReport, decimal_text};
use crate::view::sheet::Sheet;
use crate::view::{
    CardForm, CardLine, DefinitionId, Indicator, MapProvince, MethodCard, PageView, Stamp, ViewWords,
};

/// Name of the form of a card for programs.
pub const CARD_SCHEMA: &str = "teknoharita-card";
/// Its version; it goes up when an older program could not check a newer card.
pub const CARD_VERSION: u64 = 2;

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

/// What a card says beside its view.
#[derive(Clone, Copy)]
pub struct CardInput<'a> {
    /// What became of the observations.
    pub report: &'a LoadReport,
    /// The answers under which files were read, as the kept plan; nothing for built-in data.
    pub plan: Option<&'a Value>,
    /// The SHA-256 of the exact amounts that are published, as hexadecimal.
    pub exact: &'a str,
    /// What shares are shares of, as the catalogue of indicators says it.
    pub denominator: Option<&'a str>,
    /// How the number is computed, as the catalogue says it.
    pub formula: Option<&'a str>,
    /// What the rule of secrecy keeps out of it; `None` where it was not applied.
    pub withheld: Option<&'a Withheld>,
    /// When and by which build.
    pub stamp: &'a Stamp,
    /// Who it is for.
    pub form: CardForm,
}

/// The method card for programs. Everything in it but `program` and `made` follows from the data, the plan and the
/// view: whoever has these gets the same card. The public form names no file.
pub fn card_value(view: &PageView, input: &CardInput<'_>) -> Value {
    let spec = &view.spec;
    let lines = |lines: &[CardLine]| -> Vec<Value> {
        lines.iter().map(|line| json!({ "label": line.label, "value": line.value })).collect()
    };
    let word = |text: &str| Some(text.to_string()).filter(|text| !text.is_empty());
    let ledger = &input.report.ledger;
    let buckets = |part: &dyn Fn(Bucket) -> Value, total: Value| {
        let all = Bucket::ALL.into_iter().map(|bucket| (bucket.id().to_string(), part(bucket)));
        all.chain([("total".to_string(), total)]).collect::<Map<String, Value>>()
    };
    let mut card = json!({
        "schema": CARD_SCHEMA,
        "version": CARD_VERSION,
        "form": input.form.id(),
        "program": { "name": "Teknoharita", "version": env!("CARGO_PKG_VERSION"), "commit": word(&input.stamp.commit) },
        "made": word(&input.stamp.day),
        "view": ViewWords::of(spec),
        "passport": input.report.passport,
        "rows": buckets(&|bucket| json!(ledger.get(bucket).rows), json!(ledger.total().rows)),
        "withheld": input.withheld.map(|it| {
            let places: Vec<String> = it.places.iter().map(|place| place.number().to_string()).collect();
            json!({ "places": places, "country": it.country })
        }),
        // Where firms are named an amount of a bucket may be one firm's.
        "value": (input.withheld.is_none() || input.form == CardForm::Internal).then(|| {
            let total = json!(decimal_text(ledger.total().amount_e4));
            buckets(&|bucket| json!(decimal_text(ledger.get(bucket).amount_e4)), total)
        }),
        "plan": input.plan,
        "nomenclature": input.report.files.first().map(|file| file.codes.nomenclature.id()),
        "definition": spec.definition.id(),
        "definition_version": spec.definition.version(),
        "definition_source": spec.definition.source(),
        "exclude": spec.exclude,
        "denominator": input.denominator,
        "formula": input.formula,
        "classes": {
            "method": if spec.classes.is_empty() { "default" } else { &spec.classes },
            "labels": view.map.legend.classes.iter().map(|class| class.label.as_str()).collect::<Vec<&str>>(),
        },
        "lines": lines(&view.card.lines),
        "open": lines(&view.card.open),
        "mixed": lines(&view.card.mixed),
        "national": json!([view.national.data_value, view.national.data_bounds]),
        "places": view.map.places().into_iter().map(place).collect::<Map<String, Value>>(),
        "exact": input.exact,
    });
    if let (CardForm::Internal, Some(parts)) = (input.form, card.as_object_mut()) {
        let files = input.report.files.iter();
        let files =
            files.map(|file| json!({ "name": file.name, "bytes": file.bytes, "sha256": file.sha256 }));
        parts.insert("files".to_string(), files.collect());
    }
    card
}

/// A place's number, its bounds, its class, and why it has no colour.
fn place(place: &MapProvince) -> (String, Value) {
    let gap = place.gap.map(|gap| gap.id());
    (place.id(), json!([place.data_value, place.data_bounds, place.class, gap]))
}

/// The card inside a picture.
pub fn metadata(card: &Value) -> String {
    format!("<metadata id=\"teknoharita-card\">{}</metadata>", card_in_markup(card))
}

/// The card as it may stand inside markup, in a picture or in a script of data: JSON in which no letter is special there.
pub fn card_in_markup(card: &Value) -> String {
    let json = serde_json::to_string(card).unwrap_or_default();
    let mut out = String::with_capacity(json.len());
    for letter in json.chars() {
        match letter {
            '<'
            | '>'
            | '&'
            | '\''
            | '\u{7f}'..='\u{9f}'
            | '\u{2028}'
            | '\u{2029}'
            | '\u{fffe}'
            | '\u{ffff}' => {
                out.push_str(&format!("\\u{:04x}", u32::from(letter)));
            }
            letter => out.push(letter),
        }
    }
    out
}

/// The card as a file.
pub fn card_text_of(card: &Value) -> String {
    let mut json = serde_json::to_string_pretty(card).unwrap_or_default();
    json.push('\n');
    json
}

/// How the numbers came about, in a line that stands on the map: definition, denominator, program.
pub fn method_line(view: &PageView, stamp: &Stamp) -> String {
    let is_of_tiers = view.spec.indicator != Indicator::Total;
    method_words(is_of_tiers.then_some(view.spec.definition), stamp, view.spec.lang)
}

/// The same of what is shown under a definition, or of what needs none.
pub fn method_words(definition: Option<DefinitionId>, stamp: &Stamp, lang: Lang) -> String {
    let mut parts = Vec::new();
    if let Some(definition) = definition {
        parts.push(format!("{} (v{})", definition_name(definition.id(), lang), definition.version()));
    }
    parts.push(program(stamp));
    if !stamp.day.is_empty() {
        parts.push(day_words(&stamp.day, lang));
    }
    format!("{}: {}", card_text(CardText::Title, lang), parts.join(" · "))
}

/// The program and its build: `Teknoharita 0.1.0 (0123456)`.
pub fn program(stamp: &Stamp) -> String {
    let commit = stamp.commit.get(..7).map_or(String::new(), |commit| format!(" ({commit})"));
    format!("Teknoharita {}{commit}", env!("CARGO_PKG_VERSION"))
}

/// `2026-11-27` as `27.11.2026` in Turkish; the international form in English.
fn day_words(day: &str, lang: Lang) -> String {
    let parts: Vec<&str> = day.split('-').collect();
    match (lang, parts.as_slice()) {
        (Lang::Tr, [year, month, day]) => format!("{day}.{month}.{year}"),
        _ => day.to_string(),
    }
}
