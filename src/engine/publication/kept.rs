//! A publication as a file: what is shown, what its author decided, which files it becomes. A newsroom gives it to the
//! command line every month.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::engine::keep::answers_in;
use crate::engine::paper::read_paper;
use crate::error::{Answers, Error, PlanError};
use crate::protocol::ViewSpec;
use crate::view::{LATEST, MOST_TEXT_LETTERS, PublishSettings, ViewWords};

const SCHEMA: &str = "teknoharita/publication";
const VERSION: u64 = 1;

/// A publication as it is kept. What is left out is as by default.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeptPublication {
    schema: String,
    version: u64,
    /// What is shown.
    pub view: ViewWords,
    /// What the author decided.
    #[serde(default)]
    pub settings: PublishSettings,
    /// Which files it becomes, by the words of [`crate::view::PublishForm`].
    #[serde(default)]
    pub forms: Vec<String>,
    /// Address of the page that embeds are shown by, ending in `/`; without it there is no embed.
    #[serde(default)]
    pub base: String,
    /// The answers under which the files are read, as a kept plan.
    #[serde(default)]
    plan: Value,
}

impl KeptPublication {
    /// Of a view. Where it shows the latest period of its data, next month's does too.
    pub fn of(
        spec: &ViewSpec,
        is_latest: bool,
        settings: &PublishSettings,
        base: &str,
        plan: Option<Value>,
    ) -> KeptPublication {
        let mut view = ViewWords::of(spec);
        if is_latest {
            view.period = LATEST.to_string();
        }
        KeptPublication {
            schema: SCHEMA.to_string(),
            version: VERSION,
            view,
            settings: PublishSettings { open: false, ..settings.clone() },
            forms: ["embed", "html", "svg", "csv", "card"].map(str::to_string).to_vec(),
            base: base.to_string(),
            plan: plan.unwrap_or_default(),
        }
    }

    /// As a text.
    pub fn text(&self) -> String {
        // Writing to memory cannot fail for these types; an empty text is refused when it is read.
        let mut text = serde_json::to_string_pretty(self).unwrap_or_default();
        text.push('\n');
        text
    }

    /// The answers to a reading.
    ///
    /// # Errors
    ///
    /// [`Error::BadPlan`] where they are none.
    pub fn answers(&self) -> Result<Answers, Error> {
        answers_in(Some(&self.plan))
    }
}

/// Reads a publication.
///
/// # Errors
///
/// [`Error::BadPublication`] with what is wrong, and with line and column where it is no JSON.
pub fn read_publication(text: &str) -> Result<KeptPublication, Error> {
    let bad = |why| Error::BadPublication { why };
    let value = read_paper(text, SCHEMA, VERSION).map_err(bad)?;
    let kept: KeptPublication = serde_json::from_value(value)
        .map_err(|error| bad(PlanError::BadValue { what: error.to_string() }))?;
    let wrong = |name: &str, word: &str| bad(PlanError::BadValue { what: format!("{name}: {word}") });
    kept.view.spec().map_err(|(name, word)| wrong(name, &word))?;
    if let Some(name) = kept.settings.texts.too_long() {
        return Err(wrong(name, &format!("> {MOST_TEXT_LETTERS}")));
    }
    if !(1..=4).contains(&kept.settings.scale) {
        return Err(wrong("scale", &kept.settings.scale.to_string()));
    }
    Ok(kept)
}
