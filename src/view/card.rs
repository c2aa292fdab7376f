//! The method card: definition, nomenclature, and how much was classified how.

use crate::indicators::{Classified, product_name};
use crate::messages::{
    CardText, card_text, decided_text, definition_name, exclusion_name, grouped, money_short,
    nomenclature_name, percent_text_1, tier_label,
};

use super::build::Context;
use super::{CardLine, MethodCard};

pub(super) fn build(context: &Context<'_>) -> MethodCard {
    let lang = context.lang;
    let text = |text| card_text(text, lang).to_string();
    let mut lines = Vec::new();
    let mut line = |label: CardText, value: String| {
        if !value.is_empty() {
            lines.push(CardLine { label: card_text(label, lang).to_string(), value });
        }
    };
    let definition = context.definition;
    let name = definition_name(definition.id(), lang);
    line(CardText::Definition, format!("{name} ({}, v{})", definition.id(), definition.version()));
    line(CardText::Source, definition.source().to_string());
    if !context.input.is_own {
        line(CardText::Nomenclature, text(CardText::Fixed));
    }
    if let Some(report) = context.input.codes {
        line(CardText::Nomenclature, nomenclature_name(report.nomenclature, lang).to_string());
        line(CardText::Decided, decided_text(report, lang));
    }
    let Some(method) = context.input.method else {
        return MethodCard { lines, ..MethodCard::default() };
    };
    if let Some(versions) = method.versions {
        let years: Vec<String> = versions.years().map(|year| year.to_string()).collect();
        line(CardText::Versions, years.join(", "));
    }
    let all: i128 = method.how.iter().map(|how| how.amount_e4).sum::<i128>() + method.excluded.amount_e4;
    let said = |classified: &Classified| {
        let codes = grouped(i128::from(classified.codes), lang);
        let share = percent_text_1(classified.amount_e4, all, lang).unwrap_or_default();
        let volume = money_short(classified.amount_e4, context.passport.currency, lang);
        let codes_word = if classified.codes == 1 { "code" } else { "codes" };
        format!("{codes} {}, {volume} ({share})", lang.pick("kod", codes_word))
    };
    let how = [CardText::Direct, CardText::Rule, CardText::Bounds, CardText::Not];
    for (label, classified) in how.into_iter().zip(&method.how).filter(|(_, how)| how.codes > 0) {
        line(label, said(classified));
    }
    if !context.spec.exclude.is_empty() {
        let names: Vec<&str> = context.spec.exclude.iter().map(|id| exclusion_name(id, lang)).collect();
        line(CardText::Excluded, format!("{} (v1): {}", names.join(", "), said(&method.excluded)));
    }
    if method.contested.codes > 0 {
        line(CardText::Contested, said(&method.contested));
    }
    let open: Vec<CardLine> = method
        .open
        .iter()
        .map(|(product, tiers, amount_e4)| {
            let tiers: Vec<&str> = tiers.iter().map(|tier| tier_label(tier, lang)).collect();
            CardLine {
                label: product_name(*product, lang),
                value: format!(
                    "{}: {}",
                    money_short(*amount_e4, context.passport.currency, lang),
                    tiers.join(" / ")
                ),
            }
        })
        .collect();
    let mixed = method.mixed.iter().take(MOST_MIXED).map(|(product, amount_e4)| CardLine {
        label: product_name(*product, lang),
        value: money_short(*amount_e4, context.passport.currency, lang),
    });
    let advice = (!open.is_empty()).then(|| text(CardText::Finer));
    MethodCard { lines, advice, mixed: mixed.collect(), open }
}

/// Most codes that are named as not to be separated.
const MOST_MIXED: usize = 8;
