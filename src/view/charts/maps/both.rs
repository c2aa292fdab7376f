//! The two maps of a comparison: what can stand beside the view's, and what is refused.

use super::With;
use super::side::Side;
use crate::classify::DefinitionId;
use crate::indicators::Tables;
use crate::messages::{
    Between, Core, Lang, MapsRefusal, MapsText, Whole, definition_name, flow_option, passport_short,
    period_label,
};
use crate::types::{Currency, Flow, Passport, Period};
use crate::view::build::Context;
use crate::view::places::Terms;
use crate::view::timeline;
use crate::view::{DataSetId, Indicator};

/// Sums beside those of the view: under another definition, or of another data set.
pub struct Other<'a> {
    /// Which data set.
    pub data_set: DataSetId,
    /// Its sums.
    pub tables: &'a Tables,
    /// What it says about itself.
    pub passport: Passport,
}

/// The two maps of a comparison, their difference, and what the caption says.
pub(super) struct Two<'a> {
    pub first: Side,
    pub second: Side,
    pub between: Between<'a>,
    /// The data of the first map, where they are not the view's.
    pub other: Option<(Passport, DataSetId, DefinitionId)>,
    pub notes: Vec<MapsText>,
}

/// Both maps of a comparison.
pub(super) fn two<'a>(
    context: &Context<'_>,
    with: With,
    other: Option<&Other<'_>>,
) -> Result<Two<'a>, MapsRefusal> {
    match with {
        With::Period(period) => sides_of_periods(context, period),
        With::Flow(flow) => sides_of_flows(context, flow),
        With::Definition(definition) => {
            if !context.input.is_own {
                return Err(MapsRefusal::Fixed);
            }
            if definition == context.definition {
                return Err(MapsRefusal::Same);
            }
            let other = other.filter(|other| other.tables.definition == definition);
            sides_of_definitions(context, other.ok_or(MapsRefusal::NoData)?)
        }
        With::DataSet(data_set) => {
            if data_set == context.spec.data_set {
                return Err(MapsRefusal::Same);
            }
            let other = other.filter(|other| other.data_set == data_set);
            sides_of_data(context, other.ok_or(MapsRefusal::NoData)?)
        }
    }
}

/// The view's own map.
fn own(context: &Context<'_>, id: &str, title: String) -> Side {
    Side {
        id: id.to_string(),
        title,
        note: None,
        table: context.table.clone(),
        indicator: context.indicator,
        terms: context.terms(),
        whole: context.whole(),
    }
}

fn sides_of_periods<'a>(context: &Context<'_>, period: Period) -> Result<Two<'a>, MapsRefusal> {
    let shown = context.table.period;
    if period == shown {
        return Err(MapsRefusal::Same);
    }
    let none = || MapsRefusal::NoPeriod { period, both: periods(context) };
    let table = context.tables.at(period, context.flow).ok_or_else(none)?;
    if table.months != context.table.months || period.length_months() != shown.length_months() {
        return Err(MapsRefusal::Months);
    }
    let label = |period| period_label(period, context.lang);
    let is_earlier = period < shown;
    let (mine, theirs) = if is_earlier { ("second", "first") } else { ("first", "second") };
    let view = own(context, mine, label(shown));
    let asked = Side { id: theirs.to_string(), title: label(period), table, ..view.clone() };
    let (first, second) = if is_earlier { (asked, view) } else { (view, asked) };
    let between = Between::Periods(first.table.period, second.table.period);
    let is_printed = context.spec.data_set == DataSetId::Annex && context.indicator.tiers().is_some();
    let notes = is_printed.then_some(MapsText::RoundedShares).into_iter().collect();
    Ok(Two { first, second, between, other: None, notes })
}

/// Exports less imports, whichever the view shows.
fn sides_of_flows<'a>(context: &Context<'_>, flow: Flow) -> Result<Two<'a>, MapsRefusal> {
    if flow == context.flow {
        return Err(MapsRefusal::Same);
    }
    let period = context.table.period;
    let table = context.tables.at(period, flow).ok_or(MapsRefusal::NoFlow)?;
    if table.months != context.table.months {
        return Err(MapsRefusal::Months);
    }
    let title = |flow| flow_option(flow, context.lang).to_string();
    let is_export = context.flow == Flow::Export;
    let (mine, theirs) = if is_export { ("second", "first") } else { ("first", "second") };
    let view = own(context, mine, title(context.flow));
    let asked = Side { id: theirs.to_string(), title: title(flow), table, ..view.clone() };
    let (first, second) = if is_export { (asked, view) } else { (view, asked) };
    let is_printed = context.spec.data_set == DataSetId::Annex && context.indicator.tiers().is_some();
    let notes = is_printed.then_some(MapsText::RoundedShares).into_iter().collect();
    Ok(Two { first, second, between: Between::Flows(period), other: None, notes })
}

fn sides_of_definitions<'a>(context: &Context<'_>, other: &Other<'_>) -> Result<Two<'a>, MapsRefusal> {
    let (definition, period) = (other.tables.definition, context.table.period);
    if !Indicator::of(definition).contains(&context.indicator) {
        return Err(MapsRefusal::NoIndicator);
    }
    let none = || MapsRefusal::NoPeriod { period, both: Vec::new() };
    let table = other.tables.at(period, context.flow).ok_or_else(none)?;
    let name = |definition: DefinitionId| definition_name(definition.id(), context.lang);
    let second = own(context, "second", name(context.definition).to_string());
    let terms = Terms { definition, ..context.terms() };
    let first =
        Side { id: "first".to_string(), title: name(definition).to_string(), table, terms, ..second.clone() };
    let unlike =
        definition.denominator() != context.definition.denominator() && context.indicator.tiers().is_some();
    Ok(Two {
        first,
        second,
        between: Between::Definitions(period, name(definition), name(context.definition)),
        other: Some((other.passport, other.data_set, definition)),
        notes: unlike.then_some(MapsText::Denominators).into_iter().collect(),
    })
}

/// Shares where both have them by one definition, else totals of one currency.
fn sides_of_data<'a>(context: &Context<'_>, other: &Other<'_>) -> Result<Two<'a>, MapsRefusal> {
    let (period, flow, lang) = (context.table.period, context.flow, context.lang);
    if other.tables.level != context.level {
        return Err(MapsRefusal::Levels);
    }
    if !other.tables.flows().contains(&flow) {
        return Err(MapsRefusal::NoFlow);
    }
    let none = || MapsRefusal::NoPeriod { period, both: both_have(context, other.tables) };
    let table = other.tables.at(period, flow).ok_or_else(none)?;
    if table.months != context.table.months {
        return Err(MapsRefusal::Months);
    }
    let is_alike = other.tables.has_tiers
        && context.tables.has_tiers
        && other.tables.definition == context.definition
        && context.spec.exclude.is_empty();
    let indicator = if is_alike { context.indicator } else { Indicator::Total };
    let currencies: [Currency; 2] = [context.passport.currency, other.passport.currency];
    if indicator == Indicator::Total && currencies[0] != currencies[1] {
        return Err(MapsRefusal::Currencies);
    }
    let side = |id: &str, (data_set, passport): (DataSetId, Passport), table, definition| Side {
        id: id.to_string(),
        title: data_name(data_set, lang).to_string(),
        note: Some(passport_short(passport, lang)),
        table,
        indicator,
        terms: Terms { definition, currency: passport.currency },
        whole: Whole::of(passport),
    };
    let first = side("first", (other.data_set, other.passport), table, other.tables.definition);
    let own = (context.spec.data_set, context.passport);
    let second = side("second", own, context.table.clone(), context.definition);
    let mut notes = vec![MapsText::NotMerged];
    if indicator != context.indicator {
        notes.push(MapsText::TotalsOnly);
    }
    Ok(Two {
        first,
        second,
        between: Between::DataSets(period, data_name(other.data_set, lang), data_name(own.0, lang)),
        other: Some((other.passport, other.data_set, other.tables.definition)),
        notes,
    })
}

/// Years of the flow that both have with the same months.
fn both_have(context: &Context<'_>, other: &Tables) -> Vec<Period> {
    let theirs = other.years(context.flow);
    let mine = context.tables.years(context.flow).into_iter();
    mine.filter(|year| theirs.contains(year)).filter_map(|(year, _)| Period::year(year)).collect()
}

/// A data set by its name.
pub(super) fn data_name(data_set: DataSetId, lang: Lang) -> &'static str {
    match data_set {
        DataSetId::Annex => Core::AnnexName,
        DataSetId::Ministry => Core::MinistryName,
        DataSetId::Own => Core::OwnName,
    }
    .text(lang)
    // Their years follow the name.
    .split(", ")
    .next()
    .unwrap_or_default()
}

/// What a view is compared with where nothing was chosen: the first period of the same months or else the last one,
/// then the other flow, another data set.
pub(super) fn default_with(context: &Context<'_>, others: &[Other<'_>]) -> Option<With> {
    let shown = context.table.period;
    let periods = periods(context);
    let first = periods.first().filter(|first| **first < shown).or(periods.last());
    let flow = Flow::ALL.into_iter().find(|flow| *flow != context.flow && has_flow(context, *flow));
    let data = || {
        let fits = |other: &&Other<'_>| sides_of_data(context, other).is_ok();
        others.iter().find(|other| other.data_set != context.spec.data_set && fits(other))
    };
    first
        .map(|period| With::Period(*period))
        .or(flow.map(With::Flow))
        .or_else(|| data().map(|other| With::DataSet(other.data_set)))
}

/// Periods other than the view's that cover the same months, oldest first.
pub(super) fn periods(context: &Context<'_>) -> Vec<Period> {
    let mut all = timeline::alike(context);
    all.retain(|period| *period != context.table.period);
    all.sort_unstable();
    all
}

fn has_flow(context: &Context<'_>, flow: Flow) -> bool {
    let table = context.tables.at(context.table.period, flow);
    table.is_some_and(|table| table.months == context.table.months)
}
