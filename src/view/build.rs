use super::ViewSpec;
use super::outlines::outlines;
use crate::classify::{DefinitionId, Denominator};
use crate::data::regions;
use crate::error::{Error, Lacks};
use crate::indicators::{Facts, Method, PlaceTable, Rank, Slice, Tables, ranks};
use crate::messages::{
    Core, HeadlineFacts, Lang, Scope, SecrecyText, Whole, definition_name, exclusion_title, headline,
    map_title, money_short, of_total, passport_short, place_name, withheld_headline,
};
use crate::secrecy::Withheld;
use crate::types::{Basis, CodeReport, Flow, Level, Passport, Place, Producer};

use super::classes::{ClassMethod, Classing};
pub(super) use super::notes::notes;
use super::places::{Terms, Value, values};
use super::scale::{Alike, Classes};
use super::window::Window;
use super::{
    Figure, Hands, Indicator, PageView, card, choices, choropleth, circles, histogram, labels, panel, places,
    summary, table, timeline,
};

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
    /// Whether it is the visitor's own data set.
    pub is_own: bool,
    /// How its products came to their tiers; `None` where the source gave tiers, and until the second stage
    /// of the cube is there.
    pub method: Option<&'a Method>,
    /// Products and partners behind the sums; published shares have none.
    pub facts: Option<&'a Facts<'a>>,
    /// How the nomenclature of the visitor's codes was decided.
    pub codes: Option<&'a CodeReport>,
    /// The sums under the definition to compare with.
    pub compare: Option<&'a Tables>,
    /// Whether the visitor brought a definition.
    pub has_definition: bool,
    /// What is to become public under the rule of secrecy, and which places have no numbers in it; `None` of a view
    /// for the visitor's own eyes.
    ///
    /// Other periods and another definition are then left out wherever they stand beside the map (trend, change, classes
    /// of all periods, ranks under two definitions), for nobody checked their numbers.
    pub withheld: Option<&'a Withheld>,
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
    /// The earlier period that it is compared with.
    pub before: Option<PlaceTable>,
    pub activity: Option<PlaceTable>,
    pub has_own: bool,
    pub values: Vec<(Place, Value)>,
    /// The country's value.
    pub national: Option<Value>,
    pub ranks: Vec<(Place, Rank)>,
    /// Ranks under the definition that stands beside.
    pub other_ranks: Option<Vec<(Place, Rank)>>,
    pub definition: DefinitionId,
    /// What the places are.
    pub level: Level,
    /// How values are put into classes.
    pub classing: Classing,
    /// The part of the map that is looked at.
    pub window: Window,
    pub input: &'a ViewInput<'a>,
}

impl Context<'_> {
    /// The place that a province stands for.
    pub fn place(&self, plate: u8) -> Option<Place> {
        regions::at(plate, self.level)
    }

    /// The province where a place is labelled and reached by keys: itself, or one of the region's.
    pub fn lead(&self, place: Place) -> Option<u8> {
        place
            .plate()
            .or_else(|| outlines(self.level).find(|known| known.place == place).map(|known| known.lead))
    }

    /// The places of the highlighted provinces.
    pub fn highlighted(&self) -> impl Iterator<Item = Place> {
        self.spec.highlight.iter().filter_map(|plate| self.place(*plate))
    }

    pub fn value(&self, place: Place) -> Option<&Value> {
        self.values.iter().find(|(known, _)| *known == place).map(|(_, value)| value)
    }

    /// Under what numbers are made.
    pub fn terms(&self) -> Terms {
        Terms { definition: self.definition, currency: self.passport.currency }
    }

    /// What its total is.
    pub fn whole(&self) -> Whole {
        Whole::of(self.passport)
    }

    pub fn rank(&self, place: Place) -> Option<Rank> {
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
    let national = context.national;
    let period = context.table.period;
    let alike = Alike::new(&context);
    let classes = Classes::new(&context, &alike);
    let summary = summary::build(&context);
    let map = choropleth::build(&context, &classes, &alike);
    let map = super::Choropleth { description: summary::in_words(&context, &summary), ..map };
    let table = table::build(&context, &classes);
    let shown = context.spec.province.filter(|_| input.withheld.is_none());
    let panel = shown.and_then(|plate| panel::build(&context, plate));
    let histogram = histogram::build(&context, &classes);
    Ok(PageView {
        title: title(&context, period),
        headline: headline_of(&context, national.as_ref()),
        summary,
        passport: context.passport_text.clone(),
        source: source(&context),
        mark: context.passport.synthetic.then(|| Core::SampleMark.text(lang).to_string()),
        notes: notes(&context),
        data_sets: choices::data_sets(&context),
        indicators: choices::indicators(&context),
        periods: choices::periods(&context),
        flows: choices::flows(&context),
        definitions: choices::definitions(&context),
        exclusions: choices::exclusions(&context),
        comparisons: choices::comparisons(&context),
        classes: choices::classes(&context),
        circles: circles::control(&context, map.circles.is_some()),
        timeline: timeline::choices(&context),
        card: card::build(&context),
        national: figure(
            &context,
            context.whole().name(lang),
            national.as_ref(),
            Some(&context.table.national),
        ),
        map,
        table,
        panel,
        histogram,
        hands: Hands::default(),
        spec: context.spec,
    })
}

/// A view with every default resolved.
pub(super) fn context<'a>(input: &'a ViewInput<'a>) -> Result<Context<'a>, Error> {
    let tables = input.tables;
    let flows = tables.flows();
    let wanted = input.spec.flow.unwrap_or(Flow::Export);
    let flow = flows.iter().copied().find(|flow| *flow == wanted).or(flows.first().copied());
    let flow = flow.ok_or(Error::NotInData { lacks: Lacks::Flow(wanted) })?;
    let asked = input.spec.period.and_then(|period| tables.at(period, flow));
    let table = asked.or_else(|| tables.at(tables.default_period(flow)?, flow));
    let table = table.ok_or(Error::NotInData { lacks: Lacks::Flow(flow) })?;
    // Their numbers are not even there, so nothing that is made of the table can tell of them.
    let table = match input.withheld {
        Some(withheld) => table.without(&withheld.places, withheld.country),
        None => table,
    };
    let (definition, level) = (tables.definition, tables.level);
    let offered = Indicator::of(definition);
    let indicator = match input.spec.indicator {
        _ if !tables.has_tiers => Indicator::Total,
        asked if offered.contains(&asked) => asked,
        _ => offered.first().copied().unwrap_or(Indicator::Total),
    };
    let terms = Terms { definition, currency: input.passport.currency };
    let values = values(indicator, &table, terms);
    let ranked = |values: &[(Place, Value)]| -> Vec<(Place, Rank)> {
        let intervals: Vec<_> = values.iter().map(|(place, value)| (*place, value.interval)).collect();
        ranks(&intervals)
    };
    let compare = input.compare.filter(|_| input.withheld.is_none());
    let other = compare.filter(|other| other.definition != definition && indicator.tiers().is_some());
    let other = other.and_then(|tables| Some((tables.definition, tables.at(table.period, flow)?)));
    let compare = other.as_ref().map(|(definition, _)| *definition);
    let other_ranks = other.and_then(|(definition, table)| {
        let has = Indicator::of(definition).contains(&indicator);
        has.then(|| ranked(&places::values(indicator, &table, Terms { definition, ..terms })))
    });
    let beside = input.passport.basis == Basis::HeadOffice && flow == Flow::Export;
    let activity = input.activity.filter(|_| beside).and_then(|tables| tables.at(table.period, flow));
    let classing: Classing = input.spec.classes.parse().unwrap_or_default();
    // The country's total is no middle of its provinces' totals.
    let classing = match classing.method {
        ClassMethod::Country if indicator.tiers().is_none() => Classing::default(),
        _ => classing,
    };
    let window = Window::parse(&input.spec.zoom);
    let mut context = Context {
        spec: ViewSpec {
            classes: classing.text(),
            zoom: window.text(&input.spec.zoom),
            highlight: labels::highlighted(&input.spec.highlight),
            indicator,
            period: Some(table.period),
            flow: Some(flow),
            definition,
            compare,
            // Any province of a region is the region's.
            province: input.spec.province.and_then(|plate| match level {
                Level::Province => Place::province(plate)?.plate(),
                level => {
                    let place = regions::at(plate, level)?;
                    outlines(level).find(|outline| outline.place == place).map(|outline| outline.lead)
                }
            }),
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
        ranks: ranked(&values),
        other_ranks,
        definition,
        level,
        classing,
        window,
        input,
        values,
        national: Value::of(indicator, &table.national, terms)
            .filter(|_| input.withheld.is_none_or(|withheld| !withheld.country)),
        table,
        before: None,
    };
    let before = timeline::earlier(&context).filter(|_| input.withheld.is_none());
    context.before = before.and_then(|base| tables.at(base, flow));
    Ok(context)
}

/// Names the chosen province, or the one with the largest number.
fn headline_of(context: &Context<'_>, national: Option<&Value>) -> String {
    if context.withholds_country() {
        return withheld_headline(context.table.period, context.lang);
    }
    let chosen = context.spec.province.and_then(|plate| context.place(plate));
    let place = chosen.or_else(|| context.ranks.first().map(|(place, _)| *place));
    let province = place.and_then(|place| {
        let value = context.value(place)?;
        let volume = value.volume(context.lang);
        Some((place_name(place, context.lang), value.bare(context.lang), volume))
    });
    let facts = HeadlineFacts {
        indicator: context.indicator,
        flow: context.flow,
        period: context.table.period,
        scope: scope(context),
        national: national.map(|value| value.bare(context.lang)),
        province,
    };
    headline(&facts, context.lang)
}

/// The title of the map, which names what is left out.
pub(super) fn title(context: &Context<'_>, period: crate::types::Period) -> String {
    map_title(context.indicator, context.flow, period, &scope(context), context.lang)
}

/// What shares are shares of.
pub(super) fn scope(context: &Context<'_>) -> Scope {
    let left_out = context.spec.exclude.iter().map(String::as_str);
    Scope {
        level: context.level,
        manufacturing: context.indicator.tiers().is_some()
            && context.definition.denominator() == Denominator::Classified,
        left_out: exclusion_title(left_out, context.lang),
        whole: context.whole(),
    }
}

/// The number with the goods that lists leave out: both stay visible. `None` where nothing is left out.
pub(super) fn whole_value(context: &Context<'_>, slice: &Slice) -> Option<Value> {
    if context.spec.exclude.is_empty() {
        return None;
    }
    Value::of(context.indicator, &slice.with_excluded(), context.terms())
}

/// The same in words.
pub(super) fn whole(context: &Context<'_>, slice: &Slice) -> Option<String> {
    let value = whole_value(context, slice)?;
    let lang = context.lang;
    let label = Core::WithAll.text(lang);
    Some(match context.indicator.tiers() {
        Some(_) => format!("{label}: {} · {}", value.text(lang), value.volume(lang)),
        None => format!("{label}: {}", value.volume(lang)),
    })
}

pub(super) fn figure(
    context: &Context<'_>,
    label: &str,
    value: Option<&Value>,
    slice: Option<&Slice>,
) -> Figure {
    let dash = || Core::Undefined.text(context.lang).to_string();
    let none = match context.withholds_country() {
        true => SecrecyText::Withheld.text(context.lang).to_string(),
        false => dash(),
    };
    let slice = slice.filter(|_| !context.withholds_country());
    Figure {
        label: label.to_string(),
        value: value.map_or(none, |value| value.text(context.lang)),
        volume: value.map_or_else(dash, |value| value.volume(context.lang)),
        total: value.map_or_else(String::new, |value| {
            of_total(
                &money_short(value.total_e4, context.passport.currency, context.lang),
                context.flow,
                context.lang,
            )
        }),
        data_value: value.and_then(Value::data),
        data_bounds: value.and_then(Value::data_bounds),
        whole: slice.and_then(|slice| whole(context, slice)),
    }
}

/// Where the figures come from.
pub(super) fn source(context: &Context<'_>) -> String {
    source_of(context.passport, context.input.is_own, context.definition, context.lang)
}

/// The same of any data set.
pub(super) fn source_of(passport: Passport, is_own: bool, definition: DefinitionId, lang: Lang) -> String {
    let text = match (passport.producer, passport.synthetic) {
        (_, true) => Core::SampleSource,
        (Producer::TuikViaAso, _) => Core::AnnexSource,
        (Producer::Ministry, _) => Core::MinistrySource,
        (Producer::Visitor | Producer::Tuik | Producer::Tim, _) => Core::OwnSource,
    };
    let text = text.text(lang);
    match is_own && !passport.synthetic {
        true => format!("{text} {}.", definition_name(definition.id(), lang)),
        false => text.to_string(),
    }
}
