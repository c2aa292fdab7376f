//! What JavaScript asks for, in the words of addresses and publications.

use std::str::FromStr;

use serde::Deserialize;
use serde_json::{Map, Value};
use wasm_bindgen::JsValue;

use crate::messages::Lang;
use crate::protocol::{DataSetId, ViewSpec};
use crate::types::{Flow, Period};
use crate::view::{DefinitionId, ViewWords};

/// A view; what is left out is as by default.
pub(super) fn spec_of(options: &JsValue, lang: Lang) -> Result<ViewSpec, String> {
    let mut words: Map<String, Value> =
        serde_wasm_bindgen::from_value(options.clone()).map_err(|error| error.to_string())?;
    words.entry("lang").or_insert_with(|| lang.tag().into());
    words.entry("indicator").or_insert_with(|| "high".into());
    let words: ViewWords = serde_json::from_value(Value::Object(words)).map_err(|error| error.to_string())?;
    words.spec().map_err(|(name, word)| format!("{name}: {word}"))
}

/// What a table is asked for.
pub(super) struct Asked {
    pub data_set: DataSetId,
    pub definition: DefinitionId,
    pub exclude: Vec<String>,
    pub flow: Option<Flow>,
    pub period: Option<Period>,
}

#[derive(Deserialize, Default)]
#[serde(default, deny_unknown_fields)]
struct Words {
    data: Option<String>,
    definition: Option<String>,
    exclude: Vec<String>,
    flow: Option<String>,
    period: Option<String>,
}

/// The choices of a table; what is left out is as by default.
pub(super) fn table_of(options: &JsValue) -> Result<Asked, String> {
    let words: Words = match options.is_undefined() || options.is_null() {
        true => Words::default(),
        false => serde_wasm_bindgen::from_value(options.clone()).map_err(|error| error.to_string())?,
    };
    fn known<T>(
        name: &str,
        word: Option<String>,
        find: impl Fn(&str) -> Option<T>,
    ) -> Result<Option<T>, String> {
        let Some(word) = word else { return Ok(None) };
        find(&word).map(Some).ok_or_else(|| format!("{name}: {word}"))
    }
    Ok(Asked {
        data_set: known("data", words.data, DataSetId::from_id)?.unwrap_or(DataSetId::Own),
        definition: known("definition", words.definition, DefinitionId::from_id)?.unwrap_or_default(),
        exclude: words.exclude,
        flow: known("flow", words.flow, Flow::from_id)?,
        period: known("period", words.period, |word| Period::from_str(word).ok())?,
    })
}
