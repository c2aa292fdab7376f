//! One small map a year, in the classes of the map above.

use super::compare::{Pairs, moved};
use super::scale::Scale;
use super::side::Side;
use super::table::rows;
use super::tiers::{alternative, columns, share_key};
use super::{MapsView, SmallMap};
use crate::messages::{
    Between, Core, MapsRefusal, MapsText, latest_years, measure_title, partial_year_label, period_label,
};
use crate::types::{Period, Place};
use crate::view::build::{self, Context};

/// Most maps: three rows of four on a desk.
const MOST_YEARS: usize = 12;

/// The maps of the view's number in every year; of a month or a run of months, the same months of every year.
pub(super) fn maps_years(context: &Context<'_>) -> Result<MapsView, MapsRefusal> {
    let (lang, level) = (context.lang, context.level);
    let all = sides(context);
    let of = all.len();
    if of < 2 {
        return Err(MapsRefusal::OneYear);
    }
    let sides: Vec<Side> = all.into_iter().skip(of.saturating_sub(MOST_YEARS)).collect();
    let scale = Scale::above(context);
    let maps: Vec<SmallMap> = sides.iter().map(|side| side.map(&scale, level, lang)).collect();
    let is_share = context.indicator.tiers().is_some();
    let title = if is_share { share_key(lang) } else { Core::ColumnVolume.text(lang).to_string() };
    let key = scale.key(title, &maps.iter().collect::<Vec<_>>(), level, lang);
    let mut notes = vec![MapsText::SameKey.text(lang).to_string()];
    if sides.len() < of {
        notes.push(latest_years(sides.len(), of, lang));
    }
    if sides.iter().any(|side| side.table.months != context.table.months) {
        notes.push(MapsText::UnlikeMonths.text(lang).to_string());
    }
    notes.extend(build::notes(context));
    let unit = if is_share { "%" } else { "" };
    Ok(MapsView {
        title: self::title(context, &sides),
        unit: measure_title(context.indicator, Some(context.flow), &build::scope(context), lang),
        alternative: alternative(&maps, lang),
        level,
        heads: sides.iter().map(|side| (side.title.clone(), unit.to_string())).collect(),
        columns: columns(&sides),
        rows: rows(&sides, by_view(context), lang),
        keys: vec![key],
        maps,
        notes,
        sources: vec![build::source(context), Core::BoundariesCredit.text(lang).to_string()],
    })
}

/// Every year that has the period's months, oldest first.
fn sides(context: &Context<'_>) -> Vec<Side> {
    let (shown, lang) = (context.table.period, context.lang);
    let years = context.tables.years(context.flow);
    let side = |(year, months): (u16, u8)| {
        let period = Period::months(year, shown.first_month(), shown.last_month())?;
        let table = context.tables.at(period, context.flow)?;
        if !shown.is_year() && table.months != shown.length_months() {
            return None;
        }
        let title = match shown.is_year() && months != 12 {
            true => partial_year_label(year, months, lang),
            false => period_label(period, lang),
        };
        let id = period.to_string();
        Some(Side {
            id,
            title,
            note: None,
            table,
            indicator: context.indicator,
            terms: context.terms(),
            whole: context.whole(),
        })
    };
    years.into_iter().filter_map(side).collect()
}

/// The places as the table beside the map has them: by rank in the view's period, then those without one.
fn by_view(context: &Context<'_>) -> impl Iterator<Item = Place> {
    let ranked: Vec<Place> = context.ranks.iter().map(|(place, _)| *place).collect();
    let rest: Vec<Place> = context.level.places().filter(|place| !ranked.contains(place)).collect();
    ranked.into_iter().chain(rest)
}

/// Between the first and the last year that cover the months of the view.
fn title(context: &Context<'_>, sides: &[Side]) -> String {
    let mut alike = sides.iter().filter(|side| side.table.months == context.table.months);
    let ends = alike.next().zip(alike.next_back());
    let scope = build::scope(context);
    let Some((first, second)) = ends else {
        return measure_title(context.indicator, Some(context.flow), &scope, context.lang);
    };
    let pairs = Pairs::new(first, second, context.level);
    let between = Between::Periods(first.table.period, second.table.period);
    moved(&pairs, between, (context.indicator, context.flow), scope, context.lang)
}
