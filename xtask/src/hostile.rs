//! Exported files all of whose texts want to be code: `tests/browser/embed_safety.test.mjs` opens them without the
//! policy that would stop them, so that escaping alone has to hold.

use std::fs;
use std::io::Read;
use std::path::Path;

use serde_json::Value;
use teknoharita::data::Tier;
use teknoharita::engine::Engine;
use teknoharita::messages::Lang;
use teknoharita::protocol::{DataSetId, ViewSpec};
use teknoharita::publish::{html_page, map_svg};
use teknoharita::view::{Circle, CircleKey, Circles, Gradient, Indicator, PageView};

/// Markup that is written, escaped, before a view is published.
const WRITTEN: &str = "/hands/";

/// `cargo xtask hostile DIR`: for each text of the JSON array on standard input, a web page and a picture.
pub fn chore(args: &[String]) -> Result<(), String> {
    let [dir] = args else { return Err("hostile needs a folder".to_string()) };
    let dir = Path::new(dir);
    let mut input = String::new();
    std::io::stdin().read_to_string(&mut input).map_err(|e| e.to_string())?;
    let texts: Vec<String> = serde_json::from_str(&input).map_err(|e| format!("no array of texts: {e}"))?;
    fs::create_dir_all(dir).map_err(|e| format!("{} cannot be made: {e}", dir.display()))?;
    for (name, view) in [("classes", full(false)?), ("shades", full(true)?)] {
        let view = serde_json::to_value(&view).map_err(|e| e.to_string())?;
        let places = free_texts(&view);
        eprintln!("{name}: {} kinds of text", places.len());
        for (at, text) in texts.iter().enumerate() {
            let mut hostile = view.clone();
            write_texts(&mut hostile, "", &|place| places.iter().any(|it| it == place).then(|| text.clone()));
            let hostile: PageView = serde_json::from_value(hostile).map_err(|e| e.to_string())?;
            for (ending, content) in [("html", html_page(&hostile)), ("svg", map_svg(&hostile))] {
                let path = dir.join(format!("{name}-{at}.{ending}"));
                fs::write(&path, content)
                    .map_err(|e| format!("{} cannot be written: {e}", path.display()))?;
            }
        }
    }
    Ok(())
}

/// A view that has every text that a view can have; with shades or with classes.
fn full(has_shades: bool) -> Result<PageView, String> {
    let spec = ViewSpec::new(DataSetId::Annex, Indicator::Share(Tier::High), Lang::En);
    let mut view = Engine::new().view(&spec).map_err(|e| format!("no view: {e:?}"))?;
    let text = || "x".to_string();
    view.mark = Some(text());
    view.notes = vec![text()];
    let legend = &mut view.map.legend;
    for gap in [&mut legend.missing, &mut legend.undefined, &mut legend.confidential, &mut legend.hatched] {
        *gap = Some((text(), 1));
    }
    if has_shades {
        legend.gradient = Some(Gradient { low: text(), high: text(), mark: Some((text(), 9)) });
    }
    view.map.circles = Some(Circles {
        title: text(),
        circles: vec![Circle { plate: 34, radius: 400 }],
        key: vec![CircleKey { radius: 400, label: text() }],
    });
    if let Some(province) = view.map.provinces.first_mut() {
        province.hatched = true;
    }
    Ok(view)
}

/// Where any text may stand: names of fields from the root. Elsewhere a text is one of a few words, and a view with
/// another one could not be read.
fn free_texts(view: &Value) -> Vec<String> {
    let mut all = Vec::new();
    list_texts(view, "", &mut all);
    all.retain(|place| {
        let mut tried = view.clone();
        write_texts(&mut tried, "", &|here| (here == place).then(|| "<b>".to_string()));
        !place.starts_with(WRITTEN) && serde_json::from_value::<PageView>(tried).is_ok()
    });
    all
}

fn list_texts(value: &Value, place: &str, all: &mut Vec<String>) {
    match value {
        Value::String(_) if !all.iter().any(|it| it == place) => all.push(place.to_string()),
        Value::Array(items) => items.iter().for_each(|item| list_texts(item, place, all)),
        Value::Object(fields) => {
            fields.iter().for_each(|(name, field)| list_texts(field, &format!("{place}/{name}"), all));
        }
        _ => {}
    }
}

fn write_texts(value: &mut Value, place: &str, text: &impl Fn(&str) -> Option<String>) {
    match value {
        Value::String(old) => {
            if let Some(new) = text(place) {
                *old = new;
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| write_texts(item, place, text)),
        Value::Object(fields) => {
            fields.iter_mut().for_each(|(name, field)| write_texts(field, &format!("{place}/{name}"), text));
        }
        _ => {}
    }
}
