//! Share and total on one map, so that a small exporter with a high share cannot shout.

use super::scale::{key_class, others};
use super::side::{Known, Side, highest, label, lacks, no_value};
use super::table::{Numbers, of_value, row};
use super::{ClassColour, Hatch, KeyAxes, KeyClass, MapKey, MapPlace, MapsView, PlaceFill, SmallMap};
use crate::messages::{
    Core, Lang, MapsRefusal, MapsText, PairTitle, ScaleText, counted_title, indicator_label, map_words,
    maps_table_below, pair_axes, pair_title, percent_class, place_name, short_number, unit_million,
};
use crate::types::Place;
use crate::view::Indicator;
use crate::view::build::{self, Context};
use crate::view::classes::{self, ClassMethod, Classing};
use crate::view::places::Value;
use crate::view::scale::{Alike, Classes};

/// High in both.
const HIGHEST: (u8, u8) = (2, 2);

/// The classes of both numbers.
struct Squares {
    share: Classes,
    total: Classes,
}

/// The map of the view's share beside the total that it is of, three classes each.
pub(super) fn map_pair(context: &Context<'_>) -> Result<MapsView, MapsRefusal> {
    if !context.tables.has_tiers {
        return Err(MapsRefusal::NoTiers);
    }
    if context.indicator.tiers().is_none() {
        return Err(MapsRefusal::NoShare);
    }
    let (lang, level) = (context.lang, context.level);
    let period = context.table.period;
    let of = |indicator: Indicator| Side {
        id: "pair".to_string(),
        title: build::title(context, period),
        note: None,
        table: context.table.clone(),
        indicator,
        terms: context.terms(),
        whole: context.whole(),
    };
    let (share, total) = (of(context.indicator), of(Indicator::Total));
    let squares = Squares::new(context);
    let map = map(&share, &total, &squares, context);
    let key = squares.key(&map, context);
    let shares = share.values(level);
    let pair_of = |place: Place| match map.place(place.number())?.fill {
        PlaceFill::Class(ClassColour::Pair(share, total)) => Some((share, total)),
        _ => None,
    };
    let both: Vec<(Place, Value)> =
        shares.iter().copied().filter(|(place, _)| pair_of(*place) == Some(HIGHEST)).collect();
    let small = shares.iter().filter(|(place, _)| pair_of(*place) == Some((HIGHEST.0, 0))).count();
    let first = highest(both.iter().map(|(place, value)| (*place, value.interval)));
    let first = first.and_then(|place| Some((place_name(place, lang), share.value(place)?.bare(lang))));
    let title = PairTitle {
        indicator: context.indicator,
        when: (context.flow, period),
        scope: build::scope(context),
        both: both.len(),
        first,
        small,
    };
    let numbers = |place: Option<Place>| -> Vec<Numbers> {
        let value = |side: &Side| place.map_or_else(|| side.national(), |place| side.value(place));
        let millions = value(&total).map(|value| crate::messages::millions(value.total_e4, lang));
        let (printed, data) = of_value(value(&total).as_ref(), lang);
        let class = place.and_then(pair_of).map(|(share, total)| square_words(share, total, lang));
        let class = class.unwrap_or_else(|| Core::Undefined.text(lang).to_string());
        vec![
            of_value(value(&share).as_ref(), lang),
            (millions.unwrap_or(printed), data),
            (class, Default::default()),
        ]
    };
    let places = super::tiers::by_first(std::slice::from_ref(&share), level);
    let mut rows: Vec<_> = places
        .filter(|place| share.known(*place) != Known::Missing)
        .map(|place| row(Some(place), numbers(Some(place)), (share.whole, lang)))
        .collect();
    rows.push(row(None, numbers(None), (share.whole, lang)));
    let mut notes = vec![MapsText::PairKey.text(lang).to_string()];
    notes.extend(build::notes(context));
    let words = map.label.as_ref().map(|label| (label.name.as_str(), label.value.as_str()));
    Ok(MapsView {
        title: match squares.has_ends() {
            true => pair_title(&title, lang),
            false => build::title(context, period),
        },
        unit: build::title(context, period),
        alternative: format!(
            "{}. {}",
            map_words(&map.title, &map.national, words, lang),
            maps_table_below(lang)
        ),
        level,
        heads: vec![
            (indicator_label(context.indicator, lang).to_string(), "%".to_string()),
            (pair_axes(context.flow, lang)[0].clone(), unit_million(context.passport.currency, lang)),
            (lang.pick("Sınıf", "Class").to_string(), String::new()),
        ],
        columns: ["share_pct", "total", "class"].map(str::to_string).to_vec(),
        rows,
        keys: vec![key],
        maps: vec![map],
        notes,
        sources: vec![build::source(context), Core::BoundariesCredit.text(lang).to_string()],
    })
}

fn map(share: &Side, total: &Side, squares: &Squares, context: &Context<'_>) -> SmallMap {
    let (lang, level) = (context.lang, context.level);
    let place = |place: Place| {
        let both = share.value(place).zip(total.value(place));
        let (fill, hatch) = match (&both, share.known(place)) {
            (Some((share, total)), _) => {
                let (row, column) = (
                    rank(&squares.share, squares.share.class(share)),
                    rank(&squares.total, squares.total.class(total)),
                );
                let hatch = if squares.share.is_hatched(share) { Hatch::Wide } else { Hatch::None };
                (PlaceFill::Class(ClassColour::Pair(row, column)), hatch)
            }
            (None, Known::Missing) => (PlaceFill::Missing, Hatch::None),
            (None, _) => (PlaceFill::Undefined, Hatch::None),
        };
        let text = |(share, total): &(Value, Value)| {
            format!("{} · {}", share.text(lang), pair_total(total, context, lang))
        };
        MapPlace {
            place: place.number(),
            name: place_name(place, lang).to_string(),
            fill,
            hatch,
            value: both.as_ref().map_or_else(|| no_value(fill, lang), text),
            data: both.and_then(|(share, _)| share.data()),
            bounds: both.and_then(|(share, _)| share.data_bounds()),
        }
    };
    let places: Vec<MapPlace> = level.places().map(place).collect();
    // Of the places that are large too: the highest share of a small exporter is what must not shout.
    let large = share.values(level).into_iter().filter(|(place, _)| {
        let is = |known: &MapPlace| known.place == place.number();
        let fill = places.iter().find(|known| is(known)).map(|known| known.fill);
        matches!(fill, Some(PlaceFill::Class(ClassColour::Pair(_, total))) if total == HIGHEST.1)
    });
    let highest = highest(large.map(|(place, value)| (place, value.interval)));
    SmallMap {
        id: share.id.clone(),
        title: share.title.clone(),
        national: share.national_text(lang),
        note: lacks(None, &places, level, lang),
        places,
        label: highest.and_then(|place| label(place, share.value(place)?.text(lang), level, lang)),
    }
}

/// "total exports: $116 billion".
fn pair_total(total: &Value, context: &Context<'_>, lang: Lang) -> String {
    crate::messages::of_total(&total.volume(lang), context.flow, lang)
}

impl Squares {
    fn new(context: &Context<'_>) -> Squares {
        let classing = Classing { method: ClassMethod::Quantile, classes: 3, bounds: Vec::new() };
        let classes = |indicator: Indicator| {
            let is_share = indicator.tiers().is_some();
            let mut sorted: Vec<i64> = Alike::of(context, indicator).values().map(Value::order).collect();
            sorted.sort_unstable();
            let bounds = classes::bounds(&sorted, &classing, is_share);
            Classes::from_bounds(bounds, is_share, context.passport.currency)
        };
        Squares { share: classes(context.indicator), total: classes(Indicator::Total) }
    }

    /// Whether low and high are told apart in both.
    fn has_ends(&self) -> bool {
        [&self.share, &self.total].iter().all(|classes| !classes.bounds().is_empty())
    }

    fn key(&self, map: &SmallMap, context: &Context<'_>) -> MapKey {
        let (lang, level) = (context.lang, context.level);
        let top = [&self.share, &self.total].map(|classes| classes.bounds().len() as u8);
        let unit = |label: String| percent_class(&label, lang);
        let rows: Vec<String> = (0..=top[0]).map(|row| unit(self.share.range(row.into(), lang))).collect();
        // In millions, which the axis says once: three columns have to fit a phone.
        let columns = million_ranges(self.total.bounds(), lang);
        let million = unit_million(context.passport.currency, lang);
        let square = |(share, total): (u8, u8)| -> KeyClass {
            let (row, column) = (rank(&self.share, share), rank(&self.total, total));
            let label = format!(
                "{}: {} · {}",
                square_words(row, column, lang),
                rows[usize::from(share)],
                format_args!("{} {million}", columns[usize::from(total)])
            );
            key_class(ClassColour::Pair(row, column), label, &[map], lang)
        };
        let [across, upwards] = pair_axes(context.flow, lang);
        let squares = (0..=top[0]).flat_map(|share| (0..=top[1]).map(move |total| (share, total)));
        MapKey {
            title: counted_title(MapsText::Pair.text(lang), 1, level, lang),
            classes: squares.map(square).collect(),
            axes: Some(KeyAxes { titles: [format!("{across}, {million}"), upwards], columns, rows }),
            others: others(&[map], MapsText::Undefined, lang),
        }
    }
}

/// The ranges between bounds in whole dollars, in millions: "< 104", "104–550", "≥ 550".
fn million_ranges(bounds: &[i64], lang: Lang) -> Vec<String> {
    let text = |bound: &i64| short_number(*bound as f64 / 1e6, lang);
    let range = |at: usize| match (at.checked_sub(1).and_then(|at| bounds.get(at)), bounds.get(at)) {
        (None, Some(above)) => format!("< {}", text(above)),
        (Some(below), Some(above)) => format!("{}–{}", text(below), text(above)),
        (Some(below), None) => format!("≥ {}", text(below)),
        (None, None) => ScaleText::All.text(lang).to_string(),
    };
    (0..=bounds.len()).map(range).collect()
}

/// Low, medium or high: where values part in two classes alone there is no medium, and where they do not part all are.
fn rank(classes: &Classes, class: u8) -> u8 {
    match classes.bounds().len() {
        0 => 1,
        1 => class * 2,
        _ => class,
    }
}

/// "high share, small total".
fn square_words(share: u8, total: u8, lang: Lang) -> String {
    let share = match share {
        0 => MapsText::ShareLow,
        1 => MapsText::ShareMiddle,
        _ => MapsText::ShareHigh,
    };
    let total = match total {
        0 => MapsText::AmountLow,
        1 => MapsText::AmountMiddle,
        _ => MapsText::AmountHigh,
    };
    format!("{}, {}", share.text(lang), total.text(lang))
}
