//! What a place's value was before, and the facts that tooltip and panel share.

use super::NO_POINT;
use super::build::Context;
use super::places::{Value, points_tenths};
use super::scale::Alike;
use super::timeline;
use crate::messages::{HandText, change_growth, change_points, country_line, period_label};
use crate::types::{Place, round_ratio};

/// Periods of a trend at most: the latest ones up to the one that ends the list.
const MOST_POINTS: usize = 24;

/// The values of all places over the comparable periods, oldest first.
pub(super) struct Trends<'a>(Vec<&'a [(Place, Value)]>);

impl<'a> Trends<'a> {
    /// Those of the map's classes.
    pub fn new(context: &Context<'_>, alike: &'a Alike) -> Trends<'a> {
        let periods = timeline::periods(context);
        let latest = periods.iter().skip(periods.len().saturating_sub(MOST_POINTS));
        Trends(latest.map(|period| alike.of_period(*period)).collect())
    }

    /// The points of a place, as [`super::MapProvince::trend`] holds them; empty where there is nothing to see.
    pub fn of(&self, place: Place) -> Vec<u8> {
        let at = |values: &&[(Place, Value)]| {
            let known = values.iter().find(|(known, _)| *known == place);
            known.map(|(_, value)| i128::from(value.order().max(0)))
        };
        let points: Vec<Option<i128>> = self.0.iter().map(at).collect();
        let most = points.iter().flatten().copied().max().unwrap_or(0);
        if most == 0 || points.iter().flatten().count() < 2 {
            return Vec::new();
        }
        let height = |value: i128| round_ratio(value, most, 100).and_then(|at| u8::try_from(at).ok());
        points.into_iter().map(|point| point.and_then(height).unwrap_or(NO_POINT)).collect()
    }
}

/// The country's value beside a place's, and the change against the earlier comparable period.
pub(super) fn facts(context: &Context<'_>, place: Place) -> Vec<String> {
    let country =
        context.national.map(|value| country_line(&value.text(context.lang), context.whole(), context.lang));
    country.into_iter().chain(change(context, place)).collect()
}

/// Labels of the panel's buttons.
pub(super) fn buttons(context: &Context<'_>, plate: u8) -> [String; 2] {
    let is_lit = context.spec.highlight.contains(&plate);
    let highlight = if is_lit { HandText::NoHighlight } else { HandText::Highlight };
    [highlight, HandText::Closer].map(|text| text.text(context.lang).to_string())
}

/// "2023'e göre: +1,2 puan": of a share in percentage points, of an amount in percent.
fn change(context: &Context<'_>, place: Place) -> Option<String> {
    let table = context.before.as_ref()?;
    let base = table.period;
    let before = Value::of(context.indicator, table.get(place)?, context.terms())?;
    let now = context.value(place)?;
    let lang = context.lang;
    let label = period_label(base, lang);
    if context.indicator.tiers().is_none() {
        let (now, before) = (now.total_e4, before.total_e4);
        let tenths = round_ratio(now - before, before, 1_000)?;
        return Some(change_growth(base, &label, tenths, lang));
    }
    let (now, before) = (now.interval, before.interval);
    let ends = match now.is_open || before.is_open {
        true => [points_tenths(now.low, before.high)?, points_tenths(now.high, before.low)?],
        false => [points_tenths(now.value, before.value)?; 2],
    };
    Some(change_points(base, &label, ends, lang))
}
