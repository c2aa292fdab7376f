//! Maps as kinds of chart: what can be chosen, and what is refused.

use super::both::{data_name, default_with, periods};
use super::{MapsView, Other, With, map_pair, maps_compare, maps_tiers, maps_years};
use crate::indicators::Answer;
use crate::messages::{Core, Lang, MapsRefusal, MapsText, flow_option, maps_refusal, period_label};
use crate::types::Flow;
use crate::view::build::Context;
use crate::view::charts::chart::{Chart, Drawn, Refused};
use crate::view::charts::{ChartKind, Picture};
use crate::view::sheet::Sheet;
use crate::view::{Choice, Control, DataSetId, Head, choices};

/// Builds the maps of a chart. `others` are the sums that a comparison can have beside the view's.
pub(in crate::view::charts) fn build(chart: &mut Chart<'_>, others: &[Other<'_>]) -> Result<Drawn, Refused> {
    let lang = chart.lang();
    let maps = match chart.spec.kind {
        ChartKind::MapsTiers => maps_tiers(&chart.context),
        ChartKind::MapsYears => maps_years(&chart.context),
        ChartKind::Pair => map_pair(&chart.context),
        _ => compared(chart, others),
    };
    let maps = maps.map_err(|refusal| refused(&refusal, lang))?;
    // A comparison may have nothing but totals in common.
    let follows = matches!(chart.spec.kind, ChartKind::MapsYears | ChartKind::Compare);
    let is_fallback = maps.notes.iter().any(|note| note == MapsText::TotalsOnly.text(lang));
    let is_of_totals = is_fallback || (follows && chart.context.indicator.tiers().is_none());
    Ok(Drawn {
        title: maps.title.clone(),
        unit: maps.unit.clone(),
        alternative: maps.alternative.clone(),
        notes: maps.notes.clone(),
        answer: Answer::default(),
        picture: Some(Picture::Maps(Box::new(maps))),
        is_of_totals,
    })
}

fn compared(chart: &mut Chart<'_>, others: &[Other<'_>]) -> Result<MapsView, MapsRefusal> {
    let with: Option<With> = chart.spec.get("with").parse().ok();
    let with = with.or_else(|| default_with(&chart.context, others));
    if let Some(with) = with {
        chart.kept.set("with", &with.to_string());
    }
    let control = control(&chart.context, with, others);
    if !control.choices.is_empty() {
        chart.controls.push(control);
    }
    let with = with.ok_or(MapsRefusal::Nothing)?;
    let other = others.iter().find(|other| match with {
        With::DataSet(data_set) => other.data_set == data_set,
        With::Definition(definition) => {
            other.data_set == chart.context.spec.data_set && other.tables.definition == definition
        }
        With::Period(_) | With::Flow(_) => false,
    });
    maps_compare(&chart.context, with, other)
}

/// What can be compared with, and why the rest cannot.
fn control(context: &Context<'_>, with: Option<With>, others: &[Other<'_>]) -> Control {
    let lang = context.lang;
    let choice = |way: With, label: String, group: MapsText, disabled: Option<String>| Choice {
        disabled,
        group: Some(group.text(lang).to_string()),
        ..Choice::new(way.to_string(), label, Some(way) == with)
    };
    let mut all: Vec<Choice> = Vec::new();
    for period in periods(context).into_iter().rev() {
        all.push(choice(With::Period(period), period_label(period, lang), MapsText::WithPeriod, None));
    }
    for flow in Flow::ALL.into_iter().filter(|flow| *flow != context.flow) {
        let is_there = context.tables.at(context.table.period, flow).is_some();
        let reason = if flow == Flow::Import { Core::NoImports } else { Core::NoExports };
        let reason = (!is_there).then(|| reason.text(lang).to_string());
        all.push(choice(With::Flow(flow), flow_option(flow, lang).to_string(), MapsText::WithFlow, reason));
    }
    if context.input.is_own {
        for known in choices::definitions(context).into_iter().filter(|known| !known.selected) {
            let Some(definition) = crate::classify::DefinitionId::from_id(&known.id) else { continue };
            let way = With::Definition(definition);
            all.push(choice(way, known.label, MapsText::WithDefinition, known.disabled));
        }
    }
    for data_set in DataSetId::ALL.into_iter().filter(|known| *known != context.spec.data_set) {
        let way = With::DataSet(data_set);
        let other = others.iter().find(|other| other.data_set == data_set);
        let why = match other {
            Some(_) => maps_compare(context, way, other).err(),
            None => Some(MapsRefusal::NoData),
        };
        let why = why.map(|why| maps_refusal(&why, lang).0);
        all.push(choice(way, data_name(data_set, lang).to_string(), MapsText::WithDataSet, why));
    }
    // What an address asks for stands there, also where it cannot be had.
    if let (Some(with), false) = (with, all.iter().any(|choice| choice.selected)) {
        let label = match with {
            With::Period(period) => period_label(period, lang),
            With::Flow(flow) => flow_option(flow, lang).to_string(),
            With::Definition(definition) => {
                crate::messages::definition_name(definition.id(), lang).to_string()
            }
            With::DataSet(data_set) => data_name(data_set, lang).to_string(),
        };
        all.push(Choice::new(with.to_string(), label, true));
    }
    Control { name: "with".to_string(), label: MapsText::With.text(lang).to_string(), choices: all }
}

fn refused(refusal: &MapsRefusal, lang: Lang) -> Refused {
    let (what, todo) = maps_refusal(refusal, lang);
    Refused::Words(what, todo)
}

impl MapsView {
    /// The table as the page shows it: heads and rows.
    pub fn table(&self, lang: Lang) -> (Vec<Head>, Vec<Vec<String>>) {
        let is_province = self.level == crate::types::Level::Province;
        let place = if is_province { Core::ColumnName } else { Core::ColumnRegion };
        let head = |id: &str, label: &str, unit: &str, numeric: bool| Head {
            id: id.to_string(),
            label: label.to_string(),
            unit: unit.to_string(),
            numeric,
            sorted: None,
        };
        let mut heads = vec![head("place", place.text(lang), "", false)];
        // The unit stands beside every number.
        heads.extend(
            self.heads.iter().enumerate().map(|(at, (label, _))| head(&at.to_string(), label, "", true)),
        );
        let row = |row: &super::MapsRow| [vec![row.name.clone()], row.cells.clone()].concat();
        (heads, self.rows.iter().map(row).collect())
    }

    /// The same for programs: point, least and most of every number.
    pub fn sheet(&self) -> Sheet {
        let id = |at: usize| self.columns.get(at).cloned().unwrap_or_else(|| at.to_string());
        let mut columns = vec!["plate".to_string(), "province".to_string()];
        for at in 0..self.heads.len() {
            columns.extend(["", "_low", "_high"].map(|end| format!("{}{end}", id(at))));
        }
        let row = |row: &super::MapsRow| {
            let place = row.place.and_then(crate::types::Place::from_number);
            let mut texts = vec![place.map(crate::types::Place::id).unwrap_or_default(), row.name.clone()];
            texts.extend(row.data.iter().flatten().cloned());
            texts
        };
        Sheet { columns, rows: self.rows.iter().map(row).collect() }
    }
}
