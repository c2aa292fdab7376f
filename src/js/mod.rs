//! The engine as a JavaScript package: the same numbers and pictures as the page's, for pages of other people.
//!
//! `cargo xtask js` builds it into `target/js/`, with types for TypeScript; `examples/js/` uses it. Nothing in it asks
//! for a network, and nothing of a file is kept but in the memory of the page that uses it.

mod options;

use js_sys::{Array, Error, Object, Reflect, Uint8Array};
use serde::Serialize;
use serde_json::Value;
use wasm_bindgen::prelude::*;

use crate::engine::{Engine, read_card, read_plan};
use crate::error;
use crate::indicators::{CATALOGUE, Choice, Entry};
use crate::ingest::{MemorySource, Source};
use crate::messages::{Lang, error_text};
use crate::protocol::{Answers, DataSetId, Event, FileInfo, Request};
use crate::publish;
use crate::view::sheet::sheet_of;
use crate::view::{PublishForm, PublishSettings, Stamp};

use options::{spec_of, table_of};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("types.d.ts");

#[wasm_bindgen]
extern "C" {
    /// `TradeFile[]`
    #[wasm_bindgen(typescript_type = "TradeFile[]")]
    pub type TradeFiles;
    /// `ViewOptions`
    #[wasm_bindgen(typescript_type = "ViewOptions")]
    pub type ViewOptions;
    /// `TableOptions`
    #[wasm_bindgen(typescript_type = "TableOptions | undefined")]
    pub type TableOptions;
    /// `PublicationSettings`
    #[wasm_bindgen(typescript_type = "PublicationSettings | undefined")]
    pub type PublicationSettings;
    /// `Ledger`
    #[wasm_bindgen(typescript_type = "Ledger")]
    pub type Ledger;
    /// `Indicator[]`
    #[wasm_bindgen(typescript_type = "Indicator[]")]
    pub type Indicators;
    /// `Row[]`
    #[wasm_bindgen(typescript_type = "Row[]")]
    pub type Rows;
    /// `View`
    #[wasm_bindgen(typescript_type = "View")]
    pub type View;
    /// `MadeFile`
    #[wasm_bindgen(typescript_type = "MadeFile")]
    pub type Made;
    /// `Difference[]`
    #[wasm_bindgen(typescript_type = "Difference[]")]
    pub type Differences;
}

/// Files, tables and maps. What goes wrong is thrown as an `Error` in the language that was chosen, with `code` for
/// programs.
#[wasm_bindgen]
pub struct Teknoharita {
    engine: Engine,
    lang: Lang,
}

#[wasm_bindgen]
impl Teknoharita {
    /// An engine with the published data; `lang` is `tr` (by default) or `en`.
    #[wasm_bindgen(constructor)]
    pub fn new(lang: Option<String>) -> Teknoharita {
        let lang = lang.and_then(|tag| Lang::from_tag(&tag)).unwrap_or_default();
        Teknoharita { engine: Engine::new(), lang }
    }

    /// Reads files as one data set, which takes the place of an earlier one; `plan` is a kept plan. The account of it
    /// is returned: rows and amounts by where they went, and what could not be read.
    ///
    /// # Errors
    ///
    /// Throws what the page would say, also where something must be asked: then `plan` has to answer it.
    pub fn load(&mut self, files: &TradeFiles, plan: Option<String>) -> Result<Ledger, JsValue> {
        let answers = match plan {
            Some(plan) => read_plan(&plan).map_err(|error| self.thrown(&error))?,
            None => Answers::default(),
        };
        let mut sources: Vec<Box<dyn Source>> = Vec::new();
        let mut infos = Vec::new();
        for file in Array::from(files.as_ref()).iter() {
            let part = |name: &str| Reflect::get(&file, &name.into());
            let name = part("name")?.as_string().unwrap_or_default();
            let bytes = Uint8Array::new(&part("bytes")?).to_vec();
            infos.push(FileInfo { name: name.clone(), bytes: bytes.len() as u64 });
            sources.push(Box::new(MemorySource::new(name, bytes)));
        }
        let mut failure = None;
        self.engine.handle(
            Request::Read { id: 1, files: infos, answers },
            sources,
            &mut |event| match event {
                Event::Asking { questions, .. } => failure = Some(error::Error::NeedsAnswer { questions }),
                Event::Failed { error, .. } => failure = Some(error),
                _ => {}
            },
        );
        if let Some(error) = failure {
            return Err(self.thrown(&error));
        }
        self.engine.handle(Request::Hash { id: 2 }, Vec::new(), &mut |_| {});
        while self.engine.step(&mut |_| {}) {}
        let report = self.engine.report(DataSetId::Own).map_err(|error| self.thrown(&error))?;
        given(&parsed(&publish::ledger_json(&report, self.lang)))
    }

    /// The catalogue of indicators: id, title, meaning, formula, unit.
    ///
    /// # Errors
    ///
    /// Throws where memory is lacking.
    pub fn tables(&self) -> Result<Indicators, JsValue> {
        let lang = self.lang;
        let all = CATALOGUE.iter().map(|entry| {
            serde_json::json!({
                "id": entry.id,
                "title": entry.title.text(lang),
                "meaning": entry.meaning.text(lang),
                "formula": entry.formula.text(lang),
                "unit": entry.unit.text(lang),
            })
        });
        given(&Value::from(all.collect::<Vec<Value>>()))
    }

    /// A table of the catalogue, a row an object; amounts are texts with exact decimals, as in the command line's JSON.
    ///
    /// # Errors
    ///
    /// Throws where there is no such table, or the data lack what it needs.
    pub fn table(&self, id: &str, options: &TableOptions) -> Result<Rows, JsValue> {
        let entry = Entry::from_id(id).ok_or_else(|| plain_error("unknown-table", id))?;
        let asked = table_of(options.as_ref()).map_err(|what| plain_error("options", &what))?;
        let choice = Choice { flow: asked.flow, period: asked.period, ..Choice::default() };
        let exclusions = self.engine.exclusions(&asked.exclude).map_err(|error| self.thrown(&error))?;
        let answer = self
            .engine
            .answer(asked.data_set, (asked.definition, exclusions), entry, &choice)
            .map_err(|error| self.thrown(&error))?;
        let shelf = self.engine.shelf(asked.data_set, asked.definition, exclusions);
        let shelf = shelf.map_err(|error| self.thrown(&error))?;
        let whole = crate::messages::Whole::of(shelf.passport);
        given(&parsed(&publish::sheet_json(&sheet_of(&answer, (whole, self.lang)))))
    }

    /// Everything that a map says: texts, classes, the number of every place.
    ///
    /// # Errors
    ///
    /// Throws where the data set is not there, or an option is not known.
    pub fn view(&self, options: &ViewOptions) -> Result<View, JsValue> {
        let file = self.made(options, &PublicationSettings::from(JsValue::UNDEFINED), "json")?;
        given(&parsed(&String::from_utf8_lossy(&file.bytes)))
    }

    /// The map as SVG.
    ///
    /// # Errors
    ///
    /// As [`Teknoharita::view`].
    #[wasm_bindgen(js_name = mapSvg)]
    pub fn map_svg(&self, options: &ViewOptions, settings: &PublicationSettings) -> Result<String, JsValue> {
        let file = self.made(options, settings, "svg")?;
        Ok(String::from_utf8_lossy(&file.bytes).into_owned())
    }

    /// A file of a map, in one of the forms of the page: `html`, `svg`, `csv`, `csv-plain`, `datawrapper`, `xlsx`,
    /// `geojson`, `json`, `card`, `card-csv`.
    ///
    /// # Errors
    ///
    /// As [`Teknoharita::view`].
    pub fn publish(
        &self,
        options: &ViewOptions,
        form: &str,
        settings: &PublicationSettings,
    ) -> Result<Made, JsValue> {
        let file = self.made(options, settings, form)?;
        let made = Object::new();
        Reflect::set(&made, &"name".into(), &file.name.as_str().into())?;
        Reflect::set(&made, &"mime".into(), &file.mime.as_str().into())?;
        Reflect::set(&made, &"bytes".into(), &Uint8Array::from(file.bytes.as_slice()))?;
        Ok(made.unchecked_into())
    }

    /// What of a method card does not follow from the data that were loaded; nothing where all of it does.
    ///
    /// # Errors
    ///
    /// Throws where it is no card, or one of data that are not there.
    pub fn verify(&self, card: &str) -> Result<Differences, JsValue> {
        let card = read_card(card).map_err(|error| self.thrown(&error))?;
        let found = self.engine.verify(&card).map_err(|error| self.thrown(&error))?;
        let one = |it: &crate::engine::Difference| serde_json::json!({ "part": it.part, "card": it.card, "found": it.found });
        given(&Value::from(found.iter().map(one).collect::<Vec<Value>>()))
    }

    fn made(
        &self,
        options: &ViewOptions,
        settings: &PublicationSettings,
        form: &str,
    ) -> Result<crate::protocol::MadeFile, JsValue> {
        let spec = spec_of(options.as_ref(), self.lang).map_err(|what| plain_error("options", &what))?;
        let settings: &JsValue = settings.as_ref();
        let settings: PublishSettings = match settings.is_undefined() || settings.is_null() {
            true => PublishSettings::default(),
            false => serde_wasm_bindgen::from_value(settings.clone())
                .map_err(|error| plain_error("settings", &error.to_string()))?,
        };
        let form = PublishForm::from_id(form, "").ok_or_else(|| plain_error("unknown-form", form))?;
        let made = self.engine.publish_with(&spec, &settings, &Stamp::default(), &form);
        made.map_err(|error| self.thrown(&error))
    }

    /// An error as JavaScript throws it.
    fn thrown(&self, error: &error::Error) -> JsValue {
        plain_error("data", &error_text(error, self.lang).joined("\n"))
    }
}

fn plain_error(code: &str, message: &str) -> JsValue {
    let error = Error::new(message);
    // An error takes any property.
    let _ = Reflect::set(&error, &"code".into(), &code.into());
    error.into()
}

fn parsed(json: &str) -> Value {
    // This program's own JSON is JSON.
    serde_json::from_str(json).unwrap_or_default()
}

/// A value as plain objects and arrays.
fn given<T: JsCast>(value: &Value) -> Result<T, JsValue> {
    let given = value.serialize(&serde_wasm_bindgen::Serializer::json_compatible());
    given.map(JsCast::unchecked_into).map_err(|error| plain_error("memory", &error.to_string()))
}

/// Keeps what is exported in the program.
pub fn linked() {
    std::hint::black_box(Teknoharita::new as fn(Option<String>) -> Teknoharita);
}
