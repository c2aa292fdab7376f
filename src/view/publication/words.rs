//! A view in words, as publications and method cards keep it: readable by people, and stable over versions.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::classify::DefinitionId;
use crate::messages::Lang;
use crate::types::{Flow, Level, Period};
use crate::view::{DataSetId, Indicator, ShowCircles, ViewSpec};

/// The word for the data's own latest complete year.
pub const LATEST: &str = "latest";

/// The word for circles where a high share stands on a small volume.
const AUTO: &str = "auto";

/// A view in words.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ViewWords {
    /// `annex`, `ministry` or `own`.
    pub data: String,
    /// `high`, `total` and so on.
    pub indicator: String,
    /// `2024`, `2024-01..10`, or `latest`.
    #[serde(default = "latest")]
    pub period: String,
    /// `export` or `import`; the first that the data have where it is left out.
    #[serde(default)]
    pub flow: Option<String>,
    /// The definition of tiers.
    #[serde(default = "definition")]
    pub definition: String,
    /// Lists of goods that are left out.
    #[serde(default)]
    pub exclude: Vec<String>,
    /// How values are put into classes: `natural.7`, `custom.1000.2000`; empty for the way by default.
    #[serde(default)]
    pub classes: String,
    /// `circles`, `none`, or `auto`.
    #[serde(default = "auto")]
    pub volume: String,
    /// `province` for none, `nuts2` or `nuts1`.
    #[serde(default = "province")]
    pub borders: String,
    /// Plates of highlighted provinces.
    #[serde(default)]
    pub highlight: Vec<u8>,
    /// `tr` or `en`.
    pub lang: String,
}

fn latest() -> String {
    LATEST.to_string()
}

fn definition() -> String {
    DefinitionId::default().id().to_string()
}

fn auto() -> String {
    AUTO.to_string()
}

fn province() -> String {
    Level::Province.id().to_string()
}

impl ViewWords {
    /// Of a view whose period stays what it is.
    pub fn of(spec: &ViewSpec) -> ViewWords {
        ViewWords {
            data: spec.data_set.id().to_string(),
            indicator: spec.indicator.id().to_string(),
            period: spec.period.map_or_else(latest, |period| period.to_string()),
            flow: spec.flow.map(|flow| flow.id().to_string()),
            definition: spec.definition.id().to_string(),
            exclude: spec.exclude.clone(),
            classes: spec.classes.clone(),
            volume: match spec.circles {
                ShowCircles::Auto => auto(),
                circles => circles.id().to_string(),
            },
            borders: spec.borders.id().to_string(),
            highlight: spec.highlight.clone(),
            lang: spec.lang.tag().to_string(),
        }
    }

    /// The view.
    ///
    /// # Errors
    ///
    /// The name and the word that is not known.
    pub fn spec(&self) -> Result<ViewSpec, (&'static str, String)> {
        fn known<T>(name: &'static str, found: Option<T>, word: &str) -> Result<T, (&'static str, String)> {
            found.ok_or_else(|| (name, word.to_string()))
        }
        let data_set = known("data", DataSetId::from_id(&self.data), &self.data)?;
        let indicator = known("indicator", Indicator::from_id(&self.indicator), &self.indicator)?;
        let lang = Lang::ALL.into_iter().find(|lang| lang.tag() == self.lang);
        let lang = known("lang", lang, &self.lang)?;
        let period = match self.period.as_str() {
            LATEST => None,
            word => Some(known("period", Period::from_str(word).ok(), word)?),
        };
        let flow = match &self.flow {
            None => None,
            Some(word) => Some(known("flow", Flow::from_id(word), word)?),
        };
        let borders = Level::ALL.into_iter().find(|level| level.id() == self.borders);
        let circles = match ShowCircles::from_id(&self.volume) {
            ShowCircles::Auto if self.volume != AUTO => None,
            circles => Some(circles),
        };
        let plate = |plate: &&u8| !(1..=81).contains(*plate);
        if let Some(wrong) = self.highlight.iter().find(plate) {
            return Err(("highlight", wrong.to_string()));
        }
        Ok(ViewSpec {
            period,
            flow,
            definition: known("definition", DefinitionId::from_id(&self.definition), &self.definition)?,
            exclude: self.exclude.clone(),
            classes: self.classes.clone(),
            circles: known("volume", circles, &self.volume)?,
            borders: known("borders", borders, &self.borders)?,
            highlight: self.highlight.clone(),
            ..ViewSpec::new(data_set, indicator, lang)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_view_comes_back_from_its_words_and_a_wrong_word_is_named() {
        let mut spec = ViewSpec::new(DataSetId::Own, Indicator::Total, Lang::En);
        spec.period = Period::year(2024);
        spec.highlight = vec![6, 26];
        let words = ViewWords::of(&spec);
        assert_eq!(words.spec(), Ok(spec));
        let wrong = ViewWords { period: "2024-13".to_string(), ..words };
        assert_eq!(wrong.spec(), Err(("period", "2024-13".to_string())));
    }
}
