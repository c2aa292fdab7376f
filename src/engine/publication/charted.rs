//! A chart that becomes public, with its method card.

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::super::Engine;
use super::super::background::hexadecimal;
use crate::error::Error;
use crate::messages::SecrecyText;
use crate::protocol::{DataSetId, MadeFile, ViewSpec};
use crate::publish::{self, ChartMethod, method_words, sheet_csv};
use crate::secrecy::Withheld;
use crate::types::SecrecySettings;
use crate::view::maps::With;
use crate::view::sheet::Sheet;
use crate::view::{CardForm, ChartForm, ChartSpec, ChartView, DefinitionId, Stamp};

/// Parts of the card of a map that say its numbers, and those of the file's ledger: a chart of one province makes nothing
/// public of the others.
const OF_THE_MAP: [&str; 10] =
    ["value", "denominator", "formula", "classes", "lines", "open", "mixed", "national", "places", "exact"];

impl Engine {
    /// A chart as a file. A picture carries a method card: that of the map beside it but for the map's numbers, and which
    /// chart it is with a hash of the chart's own. A comparison with what only the visitor has (a file beside published
    /// data, a definition beside a built-in one) carries none, because whoever has the card's own data could not compute it.
    ///
    /// # Errors
    ///
    /// As [`Engine::view`] and [`Engine::may_be_chart`], and [`Error::NotInData`] where the data lack what the chart needs.
    pub fn chart_file(
        &self,
        spec: &ViewSpec,
        chart: &ChartView,
        form: ChartForm,
        settings: &SecrecySettings,
    ) -> Result<MadeFile, Error> {
        self.may_be_chart(spec.data_set, &chart.spec, settings)?;
        let method = match form {
            ChartForm::Svg if chart.picture.is_some() => Some(self.chart_method(spec, chart, settings)?),
            _ => None,
        };
        publish::chart_file(chart, form, spec.lang, method.as_ref())
    }

    fn chart_method(
        &self,
        spec: &ViewSpec,
        chart: &ChartView,
        settings: &SecrecySettings,
    ) -> Result<ChartMethod, Error> {
        let (view, stamp) = (self.view(spec)?, Stamp::default());
        let definition = chart.is_of_tiers.then_some(view.spec.definition);
        let mut line = method_words(definition, &stamp, spec.lang);
        let is_of_firms = self.names_firms(spec.data_set);
        let with: Option<With> = ChartSpec::parse(&chart.spec).get("with").parse().ok();
        let is_beside_file = with == Some(With::DataSet(DataSetId::Own));
        let shows_firms = is_of_firms || (is_beside_file && self.names_firms(DataSetId::Own));
        if shows_firms && settings.off {
            line = format!("{line} · {}", SecrecyText::Off.text(spec.lang));
        }
        let is_beside_definition =
            with == Some(With::Definition(DefinitionId::Own)) && spec.definition != DefinitionId::Own;
        if is_beside_file || is_beside_definition {
            return Ok(ChartMethod { line, card: None });
        }
        let nothing = Withheld::default();
        let withheld = Some(&nothing).filter(|_| is_of_firms && !settings.off);
        let mut card = self.card_of(&view, CardForm::Public, &stamp, withheld)?;
        if let Some(parts) = card.as_object_mut() {
            OF_THE_MAP.iter().for_each(|part| _ = parts.shift_remove(*part));
            parts.insert("chart".to_string(), part(spec, chart));
        }
        Ok(ChartMethod { line, card: Some(card) })
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

/// What a card says of a chart: which it is, the province that was chosen, and the SHA-256 of its numbers.
fn part(spec: &ViewSpec, chart: &ChartView) -> Value {
    json!({ "kind": chart.spec, "province": spec.province, "numbers": chart.sheet.as_ref().map(numbers) })
}

/// The SHA-256 of a table as CSV, without the names that codes and plates stand beside: these may be called otherwise
/// tomorrow.
fn numbers(sheet: &Sheet) -> String {
    let of = |name: &str| sheet.columns.iter().position(|column| column == name);
    let names: Vec<(usize, usize)> =
        NAMES.iter().filter_map(|(code, name)| Some((of(code)?, of(name)?))).collect();
    let mut sheet = sheet.clone();
    for row in &mut sheet.rows {
        for (code, name) in &names {
            if row.get(*code).is_some_and(|code| !code.is_empty())
                && let Some(name) = row.get_mut(*name)
            {
                name.clear();
            }
        }
    }
    hexadecimal(&Sha256::digest(sheet_csv(&sheet)))
}

/// Columns of codes, each with the column of their names.
const NAMES: [(&str, &str); 3] =
    [("plate", "province"), ("product", "product_name"), ("partner", "partner_name")];
