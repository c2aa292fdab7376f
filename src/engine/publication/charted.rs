//! A chart that becomes public, with its method card.

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::super::Engine;
use super::super::background::hexadecimal;
use crate::error::Error;
use crate::protocol::{MadeFile, ViewSpec};
use crate::publish::{self, ChartMethod, method_words, sheet_csv};
use crate::view::{CardForm, ChartForm, ChartKind, ChartView, Indicator, Stamp};

impl Engine {
    /// A chart as a file. A picture carries the card of the map that it was drawn beside, and on it which chart it is and a
    /// hash of its numbers.
    ///
    /// # Errors
    ///
    /// As [`Engine::view`], and [`Error::NotInData`] where the data lack what the chart needs.
    pub fn chart_file(&self, spec: &ViewSpec, chart: &ChartView, form: ChartForm) -> Result<MadeFile, Error> {
        let method = match form {
            ChartForm::Svg if chart.picture.is_some() => Some(self.chart_method(spec, chart)?),
            _ => None,
        };
        publish::chart_file(chart, form, spec.lang, method.as_ref())
    }

    fn chart_method(&self, spec: &ViewSpec, chart: &ChartView) -> Result<ChartMethod, Error> {
        let (view, stamp) = (self.view(spec)?, Stamp::default());
        let mut card = self.card(&view, CardForm::Public, &stamp)?;
        card["chart"] = part(spec, chart);
        // These show what the map shows; the others are of tiers whatever it shows.
        let follows = matches!(
            chart.kind,
            ChartKind::Ranking
                | ChartKind::Slope
                | ChartKind::Coverage
                | ChartKind::MapsYears
                | ChartKind::Compare
        );
        let is_of_tiers = spec.indicator != Indicator::Total || !follows;
        let definition = is_of_tiers.then_some(view.spec.definition);
        Ok(ChartMethod { line: method_words(definition, &stamp, spec.lang), card })
    }

    /// What a card should say of the chart that it says something of.
    pub(super) fn charted(&self, spec: &ViewSpec, said: &Value) -> Result<Value, Error> {
        let province = said.get("province").and_then(Value::as_u64);
        let province = province.and_then(|plate| u8::try_from(plate).ok());
        let spec = ViewSpec { province, ..spec.clone() };
        let words = said.get("kind").and_then(Value::as_str).unwrap_or_default();
        Ok(part(&spec, &self.chart(&spec, words, &[])?))
    }
}

/// What a card says of a chart: which it is, the province that it is of, and the SHA-256 of its numbers as its CSV has them.
fn part(spec: &ViewSpec, chart: &ChartView) -> Value {
    let numbers = chart.sheet.as_ref().map(|sheet| hexadecimal(&Sha256::digest(sheet_csv(sheet))));
    json!({ "kind": chart.spec, "province": spec.province, "numbers": numbers })
}
