//! What has to be said beside the numbers.

use super::DataSetId;
use super::build::Context;
use crate::classify::Denominator;
use crate::messages::{CardText, Core, card_text, level_note, partial_year, place_name, withheld_note};
use crate::types::{Level, Place};

/// The notes below a map and a chart.
pub(super) fn notes(context: &Context<'_>) -> Vec<String> {
    let lang = context.lang;
    let mut notes = Vec::new();
    let mut note = |text: &str| notes.push(text.to_string());
    if let Some(text) = level_note(context.level, lang) {
        note(text);
    }
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
        if context.definition.denominator() == Denominator::Classified {
            note(card_text(CardText::ManufacturingNote, lang));
        }
        if context.values.iter().any(|(_, value)| value.is_open()) {
            note(card_text(CardText::RangeNote, lang));
        }
    }
    let known = context.table.iter().map(|(place, _)| place).chain(context.withheld());
    let known: Vec<Place> = known.collect();
    if known.iter().filter(|place| place.is_on_map()).count() < context.level.count() {
        let text = match context.level {
            Level::Province => Core::MissingNote,
            _ => Core::MissingRegionsNote,
        };
        note(text.text(lang));
    }
    if context.highlighted().next().is_some() {
        note(Core::PaleNote.text(lang));
    }
    if known.iter().any(|place| !place.is_on_map()) {
        note(Core::BucketsNote.text(lang));
    }
    notes.extend(context.input.withheld.and_then(|withheld| {
        let names: Vec<&str> = withheld.places.iter().map(|place| place_name(*place, lang)).collect();
        withheld_note(&names, withheld.country, lang)
    }));
    notes
}
