//! A method card held against data: the same numbers, or what differs.

use serde_json::Value;

use crate::engine::Engine;
use crate::engine::keep::answers_in;
use crate::engine::paper::read_paper;
use crate::error::{Answers, Error, PlanError};
use crate::protocol::ViewSpec;
use crate::publish::{CARD_SCHEMA, CARD_VERSION, Difference};
use crate::secrecy::Withheld;
use crate::types::Place;
use crate::view::{CardForm, Stamp, ViewWords};

/// Differences that are told.
const MOST_TOLD: usize = 40;

/// A method card that can be checked.
#[derive(Clone, PartialEq, Debug)]
pub struct CheckedCard {
    card: Value,
    /// What it is the card of.
    pub spec: ViewSpec,
    /// The answers under which the files are to be read.
    pub answers: Answers,
    form: CardForm,
}

/// Parts of a card that do not follow from the data: which program made it, when, and for whom.
const NOT_OF_THE_DATA: [&str; 4] = ["program", "made", "form", "plan"];

/// Reads a method card, also out of the SVG or HTML file that carries it.
///
/// # Errors
///
/// [`Error::BadCard`] with what is wrong.
pub fn read_card(text: &str) -> Result<CheckedCard, Error> {
    let bad = |why| Error::BadCard { why };
    let text = text.trim_start_matches('\u{feff}').trim();
    let text = match text.starts_with('<') {
        true => carried(text).ok_or(bad(PlanError::OtherSchema))?,
        false => text,
    };
    let card = read_paper(text, CARD_SCHEMA, CARD_VERSION).map_err(bad)?;
    let wrong = |what: String| bad(PlanError::BadValue { what });
    let view = card.get("view").cloned().unwrap_or_default();
    let view: ViewWords = serde_json::from_value(view).map_err(|error| wrong(error.to_string()))?;
    let spec = view.spec().map_err(|(name, word)| wrong(format!("{name}: {word}")))?;
    let answers = answers_in(card.get("plan"))?;
    let form = match card.get("form").and_then(Value::as_str) {
        Some("internal") => CardForm::Internal,
        _ => CardForm::Public,
    };
    Ok(CheckedCard { card, spec, answers, form })
}

/// The card within a picture or a web page.
fn carried(text: &str) -> Option<&str> {
    let (_, after) = text.split_once("id=\"teknoharita-card\"")?;
    let (_, after) = after.split_once('>')?;
    Some(after.split_once("</")?.0)
}

impl Engine {
    /// What of a card does not follow from the data that were read; nothing where all of it does. The files are
    /// compared by their hashes, which must be known for that.
    ///
    /// # Errors
    ///
    /// As [`Engine::view`]; [`Error::NoSuchPeriod`] where the data do not hold the card's period, and as
    /// [`Engine::reachable`] where its definition cannot be applied.
    pub fn verify(&self, checked: &CheckedCard) -> Result<Vec<Difference>, Error> {
        self.reachable(checked.spec.data_set, checked.spec.definition)?;
        let withheld = withheld(&checked.card);
        let (view, _) = self.view_and_numbers(&checked.spec, withheld.as_ref())?;
        let asked = checked.spec.period;
        if asked.is_some() && view.spec.period != asked {
            let period = asked.map(|period| period.to_string()).unwrap_or_default();
            return Err(Error::NoSuchPeriod { period });
        }
        let mut found = self.card_of(&view, checked.form, &Stamp::default(), withheld.as_ref())?;
        if let Some(said) = checked.card.get("chart") {
            found["chart"] = self.charted(&checked.spec, said)?;
        }
        let mut differences = Vec::new();
        let Some(card) = checked.card.as_object() else { return Ok(differences) };
        // Lines in words say what other parts say in numbers, and the rule of secrecy beside them.
        let words = ["lines", "open", "mixed"];
        let is_compared = |name: &str| !NOT_OF_THE_DATA.contains(&name) && !words.contains(&name);
        for (name, said) in card.iter().filter(|(name, _)| is_compared(name)) {
            compare(name, said, found.get(name).unwrap_or(&Value::Null), &mut differences);
        }
        differences.truncate(MOST_TOLD);
        Ok(differences)
    }
}

/// What a card says that the rule of secrecy kept out of it.
fn withheld(card: &Value) -> Option<Withheld> {
    let said = card.get("withheld")?.as_object()?;
    let places = said.get("places").and_then(Value::as_array)?;
    let places = places.iter().filter_map(|place| Place::from_id(place.as_str()?)).collect();
    Some(Withheld { places, country: said.get("country").and_then(Value::as_bool).unwrap_or(false) })
}

/// Goes down into what is made of parts, so that a difference names the smallest part that holds it.
fn compare(part: &str, card: &Value, found: &Value, out: &mut Vec<Difference>) {
    let below = |name: &str| format!("{part}/{name}");
    match (card, found) {
        _ if card == found || out.len() > MOST_TOLD => {}
        (Value::Object(card), Value::Object(found)) => {
            for (name, said) in card {
                compare(&below(name), said, found.get(name).unwrap_or(&Value::Null), out);
            }
            for (name, more) in found.iter().filter(|(name, _)| !card.contains_key(*name)) {
                compare(&below(name), &Value::Null, more, out);
            }
        }
        (Value::Array(card), Value::Array(found)) if part == "files" && card.len() == found.len() => {
            for (at, (said, now)) in card.iter().zip(found).enumerate() {
                // A file may have another name today; its bytes may not. A card that was made before a hash was known
                // says none.
                let part = |file: &Value, name: &str| file.get(name).cloned().unwrap_or_default();
                let is_known = !part(said, "sha256").is_null();
                if part(said, "bytes") != part(now, "bytes")
                    || (is_known && part(said, "sha256") != part(now, "sha256"))
                {
                    out.push(Difference {
                        part: below(&at.to_string()),
                        card: said.to_string(),
                        found: now.to_string(),
                    });
                }
            }
        }
        _ => out.push(Difference { part: part.to_string(), card: plain(card), found: plain(found) }),
    }
}

fn plain(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        value => value.to_string(),
    }
}
