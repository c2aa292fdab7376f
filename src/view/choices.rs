//! What can be chosen, with a reason where something cannot.

use super::DataSetId;
use crate::classify::DefinitionId;
use crate::data::codes;
use crate::messages::{
    CardText, Core, card_text, class_method_label, class_method_name, definition_name, exclusion_name,
    flow_option, indicator_label, partial_year_label, period_label,
};
use crate::types::{Flow, Nomenclature, Period};

use super::build::Context;
use super::classes::{CLASSES, ClassMethod, Classing};
use super::{Choice, Indicator};

pub(super) fn data_sets(context: &Context<'_>) -> Vec<Choice> {
    let choice = |(id, name): (DataSetId, Core)| Choice {
        id: id.id().to_string(),
        label: name.text(context.lang).to_string(),
        selected: id == context.spec.data_set,
        disabled: (id == DataSetId::Own && !context.has_own)
            .then(|| Core::NoOwnYet.text(context.lang).to_string()),
        group: None,
    };
    let all = [
        (DataSetId::Annex, Core::AnnexName),
        (DataSetId::Ministry, Core::MinistryName),
        (DataSetId::Own, Core::OwnName),
    ];
    all.into_iter().map(choice).collect()
}

pub(super) fn indicators(context: &Context<'_>) -> Vec<Choice> {
    let choice = |indicator: Indicator| {
        let needs_tiers = indicator.tiers().is_some() && !context.tables.has_tiers;
        Choice {
            id: indicator.id().to_string(),
            label: indicator_label(indicator, context.lang).to_string(),
            selected: indicator == context.indicator,
            disabled: needs_tiers.then(|| Core::NoTiers.text(context.lang).to_string()),
            group: None,
        }
    };
    Indicator::of(context.definition).into_iter().map(choice).collect()
}

pub(super) fn periods(context: &Context<'_>) -> Vec<Choice> {
    let lang = context.lang;
    let own = context.tables.own_periods(context.flow);
    let years = context.tables.years(context.flow);
    let has_both = own.iter().any(|period| !period.is_year());
    let choice = |period: Period, label: String, group: Core| Choice {
        id: period.to_string(),
        label,
        selected: period == context.table.period,
        disabled: None,
        group: has_both.then(|| group.text(lang).to_string()),
    };
    let year_choice = |&(year, months): &(u16, u8)| {
        let label = if months == 12 { year.to_string() } else { partial_year_label(year, months, lang) };
        Some(choice(Period::year(year)?, label, Core::Years))
    };
    let shorter = own.iter().rev().filter(|period| !period.is_year());
    let mut choices: Vec<Choice> = years.iter().rev().filter_map(year_choice).collect();
    choices.extend(shorter.map(|period| choice(*period, period_label(*period, lang), Core::Months)));
    if !choices.iter().any(|choice| choice.selected) {
        // A run of months that was asked for and is no period of the file itself.
        let asked = context.table.period;
        choices.push(choice(asked, period_label(asked, lang), Core::Months));
    }
    choices
}

pub(super) fn flows(context: &Context<'_>) -> Vec<Choice> {
    let known = context.tables.flows();
    let choice = |flow: Flow| {
        let reason = if flow == Flow::Import { Core::NoImports } else { Core::NoExports };
        Choice {
            id: flow.id().to_string(),
            label: flow_option(flow, context.lang).to_string(),
            selected: flow == context.flow,
            disabled: (!known.contains(&flow)).then(|| reason.text(context.lang).to_string()),
            group: None,
        }
    };
    Flow::ALL.into_iter().map(choice).collect()
}

/// Why a definition cannot be used on the data, if it cannot.
fn obstacle(context: &Context<'_>, definition: DefinitionId) -> Option<CardText> {
    if !context.input.is_own {
        return (definition != DefinitionId::Report).then_some(CardText::Fixed);
    }
    match (definition, context.input.codes.map(|codes| codes.nomenclature)) {
        (DefinitionId::Own, _) if !context.input.has_definition => Some(CardText::NoOwn),
        (definition, Some(nomenclature)) if !definition.reaches(nomenclature) => Some(match nomenclature {
            Nomenclature::Tiers => CardText::Fixed,
            _ => CardText::NoWay,
        }),
        _ => None,
    }
}

pub(super) fn definitions(context: &Context<'_>) -> Vec<Choice> {
    let choice = |definition: DefinitionId| Choice {
        id: definition.id().to_string(),
        label: definition_name(definition.id(), context.lang).to_string(),
        selected: definition == context.definition,
        disabled: obstacle(context, definition).map(|why| card_text(why, context.lang).to_string()),
        group: None,
    };
    DefinitionId::ALL.into_iter().map(choice).collect()
}

pub(super) fn exclusions(context: &Context<'_>) -> Vec<Choice> {
    let without_codes = match context.input.codes.map(|codes| codes.nomenclature) {
        None | Some(Nomenclature::Tiers) => Some(CardText::NothingToExclude),
        Some(_) => None,
    };
    let choice = |id: &str| Choice {
        id: id.to_string(),
        label: exclusion_name(id, context.lang).to_string(),
        selected: context.spec.exclude.iter().any(|known| known == id),
        disabled: without_codes.map(|why| card_text(why, context.lang).to_string()),
        group: None,
    };
    codes::LIST_IDS.into_iter().map(choice).collect()
}

pub(super) fn comparisons(context: &Context<'_>) -> Vec<Choice> {
    let choice = |definition: Option<DefinitionId>| Choice {
        id: definition.map_or("", DefinitionId::id).to_string(),
        label: definition.map_or_else(
            || Core::NoComparison.text(context.lang).to_string(),
            |definition| definition_name(definition.id(), context.lang).to_string(),
        ),
        selected: definition == context.spec.compare,
        disabled: definition
            .and_then(|definition| obstacle(context, definition))
            .map(|why| card_text(why, context.lang).to_string()),
        group: None,
    };
    let others = DefinitionId::ALL.into_iter().filter(|definition| *definition != context.definition);
    [None].into_iter().chain(others.map(Some)).map(choice).collect()
}

/// Ways to put values into classes: a group a method, by how many classes it makes; and the reader's own bounds
/// where an address has them.
pub(super) fn classes(context: &Context<'_>) -> Vec<Choice> {
    let (lang, chosen) = (context.lang, &context.classing);
    let one = |classing: Classing, label: String| {
        let selected = classing == *chosen;
        let group = Some(class_method_name(classing.method.id(), lang).to_string());
        Choice { group, ..Choice::new(classing.text(), label, selected) }
    };
    let counts = CLASSES[0]..=CLASSES[1];
    let methods = ClassMethod::ALL.into_iter().filter(|method| *method != ClassMethod::Custom);
    let mut choices: Vec<Choice> = methods
        // The country's total is no middle of its provinces' totals.
        .filter(|method| *method != ClassMethod::Country || context.indicator.tiers().is_some())
        .flat_map(|method| match method {
            ClassMethod::Continuous => vec![Classing::continuous()],
            _ => counts.clone().map(|classes| Classing { method, classes, bounds: Vec::new() }).collect(),
        })
        .map(|classing| {
            let label = class_method_label(classing.method.id(), classing.classes, lang);
            one(classing, label)
        })
        .collect();
    if chosen.method == ClassMethod::Custom {
        choices.push(one(chosen.clone(), class_method_label("custom", chosen.classes, lang)));
    }
    choices
}

/// Labels that are named with their common reason; more of them say nothing that one cannot see.
const NAMED: usize = 2;

/// Why some choices cannot be made, each reason once: "İthalat: ...".
pub fn reasons(choices: &[Choice]) -> Vec<String> {
    let mut found: Vec<(&str, Vec<&str>)> = Vec::new();
    for choice in choices {
        let Some(reason) = choice.disabled.as_deref() else {
            continue;
        };
        match found.iter_mut().find(|(other, _)| *other == reason) {
            Some((_, labels)) => labels.push(&choice.label),
            None => found.push((reason, vec![&choice.label])),
        }
    }
    let line = |(reason, labels): (&str, Vec<&str>)| match labels.len() {
        0..=NAMED => format!("{}: {reason}", labels.join(", ")),
        _ => reason.to_owned(),
    };
    found.into_iter().map(line).collect()
}
