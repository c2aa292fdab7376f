//! Two maps and their difference.

use super::both::{Other, Two, two};
use super::scale::{Scale, SignScale};
use super::side::{Side, highest, label, lacks, no_value};
use super::subtract::{Difference, Turn};
use super::table::{Numbers, of_value, row};
use super::tiers::share_key;
use super::{Hatch, MapPlace, MapsRow, MapsView, PlaceFill, SmallMap, With};
use crate::indicators::compare;
use crate::messages::{
    Between, Both, Core, Lang, MapsRefusal, MapsText, Moved, Scope, map_words, maps_table_below,
    measure_title, moved_title, place_name,
};
use crate::types::{Flow, Level, Place};
use crate::view::build::{self, Context};
use crate::view::places::Value;
use crate::view::{DataSetId, Indicator};

/// Both numbers of every place that has them, and what lies between.
pub(super) struct Pairs {
    of: Vec<(Place, Value, Value, Difference)>,
    level: Level,
}

impl Pairs {
    pub fn new(first: &Side, second: &Side, level: Level) -> Pairs {
        let is_share = first.indicator.tiers().is_some();
        let pair = |place: Place| {
            let (a, b) = (first.value(place)?, second.value(place)?);
            let difference = Difference::of(&b.interval, &a.interval, is_share, first.terms.currency)?;
            Some((place, a, b, difference))
        };
        Pairs { of: level.places().filter_map(pair).collect(), level }
    }

    pub fn difference(&self, place: Place) -> Option<&Difference> {
        self.of.iter().find(|(known, ..)| *known == place).map(|(.., difference)| difference)
    }

    fn count(&self, turn: Turn) -> usize {
        self.of.iter().filter(|(.., difference)| difference.turn() == turn).count()
    }
}

/// The title of a comparison.
pub(super) fn moved(
    pairs: &Pairs,
    between: Between<'_>,
    (indicator, flow): (Indicator, Flow),
    scope: Scope,
    lang: Lang,
) -> String {
    let up = pairs.of.iter().filter(|(.., difference)| difference.turn() == Turn::Up);
    let most = highest(up.map(|(place, .., difference)| (*place, difference.interval)));
    let most = most.and_then(|place| {
        let (_, first, second, _) = pairs.of.iter().find(|(known, ..)| *known == place)?;
        Some((place_name(place, lang), Both { first: first.bare(lang), second: second.bare(lang) }))
    });
    let moved = Moved {
        indicator,
        flow,
        scope: Scope { level: pairs.level, ..scope },
        between,
        up: pairs.count(Turn::Up),
        open: pairs.count(Turn::Open),
        of: pairs.of.len(),
        most,
    };
    moved_title(&moved, lang)
}

/// The view's map beside another one, and the difference of both. `other` has the sums that `with` needs.
pub(super) fn maps_compare(
    context: &Context<'_>,
    with: With,
    other: Option<&Other<'_>>,
) -> Result<MapsView, MapsRefusal> {
    let (lang, level) = (context.lang, context.level);
    let two: Two<'_> = two(context, with, other)?;
    let (first, second) = (&two.first, &two.second);
    let (is_share, currency) = (first.indicator.tiers().is_some(), first.terms.currency);
    let pairs = Pairs::new(first, second, level);
    if pairs.of.is_empty() {
        return Err(MapsRefusal::Nothing);
    }
    let scale = match with {
        // Two periods have the classes of the map above.
        With::Period(_) => Scale::above(context),
        _ => {
            let values = [first, second].into_iter().flat_map(|side| side.values(level));
            let values: Vec<Value> = values.map(|(_, value)| value).collect();
            Scale::pooled(values.iter(), &context.classing, is_share, currency)
        }
    };
    let maps = [first.map(&scale, level, lang), second.map(&scale, level, lang)];
    let differences: Vec<Difference> = pairs.of.iter().map(|(.., difference)| *difference).collect();
    let signs = SignScale::of(&differences, is_share, currency);
    let national = first.national().zip(second.national());
    let national = national.and_then(|(a, b)| Difference::of(&b.interval, &a.interval, is_share, currency));
    let difference = difference_map((&pairs, national.as_ref()), &signs, (first, second), lang);
    let title = if is_share { share_key(lang) } else { Core::ColumnVolume.text(lang).to_string() };
    let unit =
        if is_share { MapsText::DifferencePoints } else { MapsText::Difference }.text(lang).to_string();
    let keys =
        vec![scale.key(title, &[&maps[0], &maps[1]], level, lang), signs.key(unit, &difference, level, lang)];
    let words = |map: &SmallMap| {
        let highest = map.label.as_ref().map(|label| (label.name.as_str(), label.value.as_str()));
        map_words(&map.title, &map.national, highest, lang)
    };
    let [first_map, second_map] = maps;
    let maps = vec![first_map, second_map, difference];
    let said: Vec<String> = maps.iter().map(words).collect();
    let has_ranges = differences.iter().any(|difference| difference.interval.is_open);
    let mut notes: Vec<String> = two.notes.iter().map(|note| note.text(lang).to_string()).collect();
    notes.push(MapsText::SymmetricKey.text(lang).to_string());
    if has_ranges {
        notes.push(MapsText::RangeDifference.text(lang).to_string());
        if matches!(with, With::Definition(_)) {
            notes.push(MapsText::SameGoods.text(lang).to_string());
        }
    }
    notes.extend(build::notes(context));
    let mut sources = vec![build::source(context)];
    if let Some((passport, data_set, definition)) = two.other {
        sources.push(build::source_of(passport, data_set == DataSetId::Own, definition, lang));
        sources.dedup();
    }
    sources.push(Core::BoundariesCredit.text(lang).to_string());
    let (percent, unit_id) = if is_share { ("%", "_pct") } else { ("", "") };
    let heads = maps.iter().zip([percent, percent, ""]);
    let flow = (!matches!(with, With::Flow(_))).then_some(context.flow);
    Ok(MapsView {
        unit: measure_title(first.indicator, flow, &build::scope(context), lang),
        alternative: format!("{}. {}", said.join("; "), maps_table_below(lang)),
        level,
        heads: heads.map(|(map, unit)| (map.title.clone(), unit.to_string())).collect(),
        columns: vec![
            format!("first{unit_id}"),
            format!("second{unit_id}"),
            if is_share { "difference_points".to_string() } else { "difference".to_string() },
        ],
        rows: rows((first, second), &pairs, national.as_ref(), lang),
        keys,
        notes,
        sources,
        title: moved(&pairs, two.between, (first.indicator, context.flow), build::scope(context), lang),
        maps,
    })
}

fn difference_map(
    (pairs, national): (&Pairs, Option<&Difference>),
    signs: &SignScale,
    (first, second): (&Side, &Side),
    lang: Lang,
) -> SmallMap {
    let level = pairs.level;
    let place = |place: Place| {
        let difference = pairs.difference(place);
        let is_known = [first, second].into_iter().all(|side| side.table.get(place).is_some());
        let (fill, hatch) = match difference {
            Some(difference) => (PlaceFill::Class(signs.colour(difference)), signs.hatch(difference)),
            None if is_known => (PlaceFill::Undefined, Hatch::None),
            None => (PlaceFill::Missing, Hatch::None),
        };
        MapPlace {
            place: place.number(),
            name: place_name(place, lang).to_string(),
            fill,
            hatch,
            value: difference.map_or_else(|| no_value(fill, lang), |difference| difference.text(lang)),
            data: difference.and_then(Difference::data),
            bounds: difference.and_then(Difference::data_bounds),
        }
    };
    let places: Vec<MapPlace> = level.places().map(place).collect();
    let ups = pairs.of.iter().filter(|(.., difference)| difference.turn() == Turn::Up);
    let most = highest(ups.map(|(place, .., difference)| (*place, difference.interval)));
    let national = national.map_or(Core::Undefined.text(lang).to_string(), |national| national.text(lang));
    SmallMap {
        id: "difference".to_string(),
        title: format!("{}: {} − {}", MapsText::Difference.text(lang), second.title, first.title),
        national: format!("{}: {national}", first.whole.and(second.whole).name(lang)),
        note: lacks(None, &places, level, lang),
        places,
        label: most.and_then(|place| label(place, pairs.difference(place)?.text(lang), level, lang)),
    }
}

/// By the difference, the largest first; then the places that have no difference.
fn rows(
    (first, second): (&Side, &Side),
    pairs: &Pairs,
    national: Option<&Difference>,
    lang: Lang,
) -> Vec<MapsRow> {
    let of_difference = |difference: Option<&Difference>| -> Numbers {
        let dash = || (Core::Undefined.text(lang).to_string(), Default::default());
        difference.map_or_else(dash, |difference| {
            let [low, high] = difference.data_bounds().unwrap_or_default();
            (difference.text(lang), [difference.data().unwrap_or_default(), low, high])
        })
    };
    let numbers = |place: Place| {
        let value = |side: &Side| of_value(side.value(place).as_ref(), lang);
        vec![value(first), value(second), of_difference(pairs.difference(place))]
    };
    let whole = first.whole.and(second.whole);
    let mut sorted: Vec<&(Place, Value, Value, Difference)> = pairs.of.iter().collect();
    sorted.sort_by(|(.., a), (.., b)| compare(b.interval.middle(), a.interval.middle()));
    let sorted: Vec<Place> = sorted.into_iter().map(|(place, ..)| *place).collect();
    let is_known = |place: &Place| [first, second].into_iter().any(|side| side.table.get(*place).is_some());
    let rest: Vec<Place> =
        pairs.level.places().filter(|place| !sorted.contains(place) && is_known(place)).collect();
    let mut rows: Vec<MapsRow> =
        sorted.into_iter().chain(rest).map(|place| row(Some(place), numbers(place), (whole, lang))).collect();
    let country = |side: &Side| of_value(side.national().as_ref(), lang);
    rows.push(row(None, vec![country(first), country(second), of_difference(national)], (whole, lang)));
    rows
}
