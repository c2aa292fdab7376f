//! What a map says in sentences: of the country, or of the chosen place. Only what the numbers bear is said: where
//! bounds overlap nothing rose and nothing lies above.

use crate::indicators::{Fraction, PlaceTable, Slice, compare, contribution};
use crate::messages::{Course, Saying, map_in_words, percent_1, place_name, saying, withheld_note};
use crate::types::{E4, Period, Place, round_ratio, sort_few};

use super::build::Context;
use super::circles::SMALL_USD;
use super::places::{Value, points_tenths};

/// Places that are named as those that more than half comes from, at most.
const MOST_LEADERS: usize = 5;

/// Places that are named for those who do not see the map.
const HIGHEST: usize = 5;
const LOWEST: usize = 3;

/// Of so many places with the highest shares the first small one is named.
const LOOKED_AT: usize = 5;

/// Below this volume a share that stands out may be a few shipments.
pub(super) const SMALL_VOLUME_E4: i128 = SMALL_USD * E4;

/// The sentences, in the language of the view.
pub(super) fn build(context: &Context<'_>) -> Vec<String> {
    let chosen = context.spec.province.and_then(|plate| context.place(plate));
    let said = match chosen.filter(|place| context.value(*place).is_some()) {
        Some(place) => [beside(context, place), changed(context, Some(place)), part(context, place)],
        None => [leaders(context), changed(context, None), around(context)],
    };
    let small = chosen.is_none().then(|| small_but_high(context)).flatten();
    said.iter().flatten().chain(&small).map(|said| saying(said, context.whole(), context.lang)).collect()
}

/// The map in words: its highest and lowest places, and the sentences of the view behind them.
pub(super) fn in_words(context: &Context<'_>, summary: &[String]) -> String {
    let lang = context.lang;
    let ranked: Vec<(String, String)> = context
        .ranks
        .iter()
        .filter(|(place, _)| place.is_on_map())
        .filter_map(|(place, _)| {
            let value = context.value(*place)?;
            Some((place_name(*place, lang).to_string(), value.text(lang)))
        })
        .collect();
    // Few places need no lowest ones: they would be said twice.
    let lowest = ranked.len().saturating_sub(LOWEST).max(HIGHEST).min(ranked.len());
    let names: Vec<&str> =
        context.withheld().filter(|place| place.is_on_map()).map(|place| place_name(place, lang)).collect();
    let missing = context.level.count().saturating_sub(ranked.len() + names.len());
    let words = map_in_words(&ranked[..ranked.len().min(HIGHEST)], &ranked[lowest..], missing, lang);
    let withheld = withheld_note(&names, context.withholds_country(), lang);
    std::iter::once(words).chain(withheld).chain(summary.iter().cloned()).collect::<Vec<String>>().join(" ")
}

/// The fewest places that certainly make more than half of the country's, by their size.
fn leaders<'a>(context: &Context<'a>) -> Option<Saying<'a>> {
    let mut places: Vec<(Place, &Slice)> =
        context.table.iter().filter(|(place, _)| place.is_on_map()).collect();
    let tiers = context.indicator.tiers();
    let size = |slice: &Slice| tiers.map_or(slice.total_e4, |tiers| slice.sum(tiers));
    sort_few(&mut places, |(place, slice)| (-size(slice), *place));
    let mut together = Slice::default();
    let mut names = Vec::new();
    for (place, slice) in places.into_iter().take(MOST_LEADERS) {
        together.merge(slice);
        names.push(place_name(place, context.lang));
        let country = &context.table.national;
        let least: Fraction = match tiers {
            Some(tiers) => contribution(&together, country, tiers)?[1],
            None => (together.total_e4, country.total_e4),
        };
        if least.1 > 0 && compare(least, (1, 2)).is_gt() {
            let of_goods = tiers.is_some();
            return Some(Saying::Leaders { names, level: context.level, flow: context.flow, of_goods });
        }
    }
    None
}

/// The number of the first comparable period there is, and of the shown one.
fn changed<'a>(context: &Context<'a>, place: Option<Place>) -> Option<Saying<'a>> {
    let before = earliest(context)?;
    let of = |table: &PlaceTable| {
        let slice = match place {
            Some(place) => table.get(place)?,
            None => &table.national,
        };
        Value::of(context.indicator, slice, context.terms())
    };
    let (then, now) = (of(&before)?, of(&context.table)?);
    let numbers = [then.bare(context.lang), now.bare(context.lang)];
    let course = match (bounds(&then), bounds(&now)) {
        _ if numbers[0] == numbers[1] => Course::Steady,
        ((_, most), (least, _)) if compare(most, least).is_lt() => Course::Rose,
        ((least, _), (_, most)) if compare(least, most).is_gt() => Course::Fell,
        _ => Course::Steady,
    };
    Some(Saying::Changed {
        name: place.map(|place| place_name(place, context.lang)),
        periods: [before.period, context.table.period],
        numbers,
        is_share: context.indicator.tiers().is_some(),
        flow: context.flow,
        course,
    })
}

/// The earliest period of the same months as the shown one. A year that is not over is compared with none, since
/// which of its months are there is not known here.
fn earliest(context: &Context<'_>) -> Option<PlaceTable> {
    let shown = context.table.period;
    // Of what is public the rule was asked for the shown period alone.
    if shown.is_year() && context.table.months < 12 || context.input.withheld.is_some() {
        return None;
    }
    let years = context.tables.years(context.flow);
    let earlier = years.into_iter().filter(|(year, _)| *year < shown.calendar_year());
    let mut same = earlier.filter_map(|(year, _)| {
        let period = Period::months(year, shown.first_month(), shown.last_month())?;
        let table = context.tables.at(period, context.flow)?;
        (table.period == period && table.months == context.table.months).then_some(table)
    });
    same.next()
}

fn bounds(value: &Value) -> (Fraction, Fraction) {
    (value.interval.low, value.interval.high)
}

/// How many places certainly lie above the country's share, and how many below.
fn around<'a>(context: &Context<'a>) -> Option<Saying<'a>> {
    context.indicator.tiers()?;
    let (least, most) = bounds(&context.national?);
    let on_map =
        || context.values.iter().filter(|(place, _)| place.is_on_map()).map(|(_, value)| bounds(value));
    let above = on_map().filter(|(low, _)| compare(*low, most).is_gt()).count();
    let below = on_map().filter(|(_, high)| compare(*high, least).is_lt()).count();
    (above + below > 0).then_some(Saying::Around { above, below, level: context.level })
}

/// Among the highest shares the first that stands on a small volume, where it lies well above the country's.
fn small_but_high<'a>(context: &Context<'a>) -> Option<Saying<'a>> {
    context.indicator.tiers()?;
    let high = |value: &Value| context.national.is_some_and(|all| value.order() > 2 * all.order());
    let mut ranked = context.ranks.iter().take(LOOKED_AT).filter_map(|(place, _)| {
        let value = context.value(*place)?;
        (value.volume_e4.1 < SMALL_VOLUME_E4 && high(value)).then_some((*place, value))
    });
    let (place, value) = ranked.next()?;
    Some(Saying::SmallButHigh {
        name: place_name(place, context.lang),
        share: value.bare(context.lang),
        volume: value.volume(context.lang),
    })
}

/// How far a place's share lies from the country's. Ranges of both would make a range that says little.
fn beside<'a>(context: &Context<'a>, place: Place) -> Option<Saying<'a>> {
    context.indicator.tiers()?;
    let (own, all) = (context.value(place)?, context.national?);
    if own.is_open() || all.is_open() {
        return None;
    }
    let (own_bounds, all_bounds) = (bounds(own), bounds(&all));
    let tenths = points_tenths(own.interval.value, all.interval.value)?;
    let course = match () {
        _ if tenths == 0 => Course::Steady,
        _ if compare(own_bounds.0, all_bounds.1).is_gt() => Course::Rose,
        _ if compare(own_bounds.1, all_bounds.0).is_lt() => Course::Fell,
        _ => return None,
    };
    let points = percent_1(tenths.abs(), 1_000, context.lang)?;
    Some(Saying::Beside { name: place_name(place, context.lang), points, course })
}

/// What part of the country's trade in these goods is a place's; the point that the tables print.
fn part<'a>(context: &Context<'a>, place: Place) -> Option<Saying<'a>> {
    let (slice, country) = (context.table.get(place)?, &context.table.national);
    let (value, is_open) = match context.indicator.tiers() {
        Some(tiers) => {
            let [value, ..] = contribution(slice, country, tiers)?;
            (value, slice.is_open(tiers) || country.is_open(tiers))
        }
        None => ((slice.total_e4, country.total_e4), false),
    };
    // What rounds to nothing is no part.
    if is_open || round_ratio(value.0, value.1, 1_000)? == 0 {
        return None;
    }
    Some(Saying::Part {
        name: place_name(place, context.lang),
        part: percent_1(value.0, value.1, context.lang)?,
        flow: context.flow,
        of_goods: context.indicator.tiers().is_some(),
    })
}
