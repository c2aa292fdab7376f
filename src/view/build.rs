use super::{DataSetId, ViewSpec};
use crate::error::{Error, Lacks};
use crate::indicators::{PlaceTable, Tables, ranks};
use crate::messages::{
    Core, HeadlineFacts, Lang, dollars_short, headline, map_title, of_total, partial_year, passport_short,
    place_name,
};
use crate::types::{Basis, Flow, Passport, Place, Producer};

use super::places::{Value, values};
use super::{Figure, Indicator, PageView, choices, choropleth, panel, table};

/// What a view is made from.
pub struct ViewInput<'a> {
    /// What was asked for.
    pub spec: &'a ViewSpec,
    /// What the data set says about itself.
    pub passport: Passport,
    /// Its sums.
    pub tables: &'a Tables,
    /// Totals by province of activity, to stand beside figures by head office.
    pub activity: Option<&'a Tables>,
    /// Whether the visitor's own data set can be chosen.
    pub has_own: bool,
}

/// Everything the builders share, with every default resolved.
pub(super) struct Context<'a> {
    pub spec: ViewSpec,
    pub lang: Lang,
    pub indicator: Indicator,
    pub flow: Flow,
    pub passport: Passport,
    pub passport_text: String,
    pub tables: &'a Tables,
    pub table: PlaceTable,
    pub activity: Option<PlaceTable>,
    pub has_own: bool,
    pub values: Vec<(Place, Value)>,
    pub ranks: Vec<(Place, u32)>,
}

impl Context<'_> {
    pub fn value(&self, place: Place) -> Option<&Value> {
        self.values.iter().find(|(known, _)| *known == place).map(|(_, value)| value)
    }

    pub fn rank(&self, place: Place) -> Option<u32> {
        self.ranks.iter().find(|(known, _)| *known == place).map(|(_, rank)| *rank)
    }

    /// The total by province of activity beside a figure by head office.
    pub fn activity_e4(&self, place: Place) -> Option<i128> {
        Some(self.activity.as_ref()?.get(place)?.total_e4)
    }
}

/// Builds a view. What the spec leaves open, or asks for and the data set lacks, becomes the data set's
/// default; the view says in its own spec what it shows.
///
/// # Errors
///
/// [`Error::NotInData`] where the data set holds nothing at all.
pub fn page_view(input: &ViewInput<'_>) -> Result<PageView, Error> {
    let context = context(input)?;
    let lang = context.lang;
    let national = Value::of(context.indicator, &context.table.national);
    let period = context.table.period;
    let classes = choropleth::Classes::new(&context);
    let map = choropleth::build(&context, &classes);
    let table = table::build(&context, &classes);
    let panel = context.spec.province.and_then(|plate| panel::build(&context, plate));
    Ok(PageView {
        title: map_title(context.indicator, context.flow, period, lang),
        headline: headline_of(&context, national.as_ref()),
        passport: context.passport_text.clone(),
        source: source(&context).to_string(),
        mark: context.passport.synthetic.then(|| Core::SampleMark.text(lang).to_string()),
        notes: notes(&context),
        data_sets: choices::data_sets(&context),
        indicators: choices::indicators(&context),
        periods: choices::periods(&context),
        flows: choices::flows(&context),
        national: figure(&context, Core::Country.text(lang), national.as_ref()),
        map,
        table,
        panel,
        spec: context.spec,
    })
}

fn context<'a>(input: &ViewInput<'a>) -> Result<Context<'a>, Error> {
    let tables = input.tables;
    let flows = tables.flows();
    let wanted = input.spec.flow.unwrap_or(Flow::Export);
    let flow = flows.iter().copied().find(|flow| *flow == wanted).or(flows.first().copied());
    let flow = flow.ok_or(Error::NotInData { lacks: Lacks::Flow(wanted) })?;
    let asked = input.spec.period.and_then(|period| tables.at(period, flow));
    let table = asked.or_else(|| tables.at(tables.default_period(flow)?, flow));
    let table = table.ok_or(Error::NotInData { lacks: Lacks::Flow(flow) })?;
    let indicator = if tables.has_tiers { input.spec.indicator } else { Indicator::Total };
    let values = values(indicator, &table);
    let fractions: Vec<(Place, (i128, i128))> =
        values.iter().map(|(place, value)| (*place, value.fraction)).collect();
    let beside = input.passport.basis == Basis::HeadOffice && flow == Flow::Export;
    let activity = input.activity.filter(|_| beside).and_then(|tables| tables.at(table.period, flow));
    Ok(Context {
        spec: ViewSpec {
            indicator,
            period: Some(table.period),
            flow: Some(flow),
            province: input.spec.province.filter(|plate| Place::province(*plate).is_some()),
            ..input.spec.clone()
        },
        lang: input.spec.lang,
        indicator,
        flow,
        passport: input.passport,
        passport_text: passport_short(input.passport, input.spec.lang),
        tables,
        activity,
        has_own: input.has_own,
        ranks: ranks(&fractions),
        values,
        table,
    })
}

/// Names the chosen province, or the one with the largest number.
fn headline_of(context: &Context<'_>, national: Option<&Value>) -> String {
    let chosen = context.spec.province.and_then(Place::province);
    let place = chosen.or_else(|| context.ranks.first().map(|(place, _)| *place));
    let province = place.and_then(|place| {
        let value = context.value(place)?;
        let volume = dollars_short(value.volume_e4, context.lang);
        Some((place_name(place, context.lang), value.bare(context.lang), volume))
    });
    let facts = HeadlineFacts {
        indicator: context.indicator,
        flow: context.flow,
        period: context.table.period,
        national: national.map(|value| value.bare(context.lang)),
        province,
    };
    headline(&facts, context.lang)
}

pub(super) fn figure(context: &Context<'_>, label: &str, value: Option<&Value>) -> Figure {
    let dash = || Core::Undefined.text(context.lang).to_string();
    Figure {
        label: label.to_string(),
        value: value.map_or_else(dash, |value| value.text(context.lang)),
        volume: value.map_or_else(dash, |value| dollars_short(value.volume_e4, context.lang)),
        total: value.map_or_else(String::new, |value| {
            of_total(&dollars_short(value.total_e4, context.lang), context.flow, context.lang)
        }),
        data_value: value.and_then(Value::data),
    }
}

fn source(context: &Context<'_>) -> &'static str {
    let text = match (context.passport.producer, context.passport.synthetic) {
        (_, true) => Core::SampleSource,
        (Producer::TuikViaAso, _) => Core::AnnexSource,
        (Producer::Ministry, _) => Core::MinistrySource,
        (Producer::Visitor, _) => Core::OwnSource,
    };
    text.text(context.lang)
}

fn notes(context: &Context<'_>) -> Vec<String> {
    let lang = context.lang;
    let mut notes = Vec::new();
    let mut note = |text: &str| notes.push(text.to_string());
    if !context.tables.has_tiers {
        note(Core::NoTiers.text(lang));
    }
    let period = context.table.period;
    if period.is_year() && context.table.months < 12 {
        note(&partial_year(context.table.months, lang));
    }
    if context.spec.data_set == DataSetId::Annex && context.indicator.tiers().is_some() {
        note(Core::PrintedNote.text(lang));
    }
    if context.indicator.tiers().is_some() {
        note(Core::RoundingNote.text(lang));
    }
    let mapped = context.values.iter().filter(|(place, _)| place.plate().is_some()).count();
    if mapped < 81 {
        note(Core::MissingNote.text(lang));
    }
    if context.table.iter().any(|(place, _)| place.plate().is_none()) {
        note(Core::BucketsNote.text(lang));
    }
    notes
}
