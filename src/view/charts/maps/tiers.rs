//! One small map a tier, in the same classes.

use super::scale::Scale;
use super::side::{Side, highest};
use super::table::rows;
use super::{MapsView, SmallMap};
use crate::indicators::{compare, ranks};
use crate::messages::{
    Core, Lang, MapsRefusal, MapsText, TiersTitle, map_words, maps_table_below, tiers_title,
};
use crate::types::Place;
use crate::view::Indicator;
use crate::view::build::{self, Context};
use crate::view::places::Value;

/// The maps of all tiers of the definition in use, of the view's flow and period.
pub(super) fn maps_tiers(context: &Context<'_>) -> Result<MapsView, MapsRefusal> {
    if !context.tables.has_tiers {
        return Err(MapsRefusal::NoTiers);
    }
    let (lang, level) = (context.lang, context.level);
    let sides: Vec<Side> =
        context.definition.tiers().iter().map(|tier| side(context, Indicator::Share(*tier))).collect();
    let pooled: Vec<Value> =
        sides.iter().flat_map(|side| side.values(level)).map(|(_, value)| value).collect();
    let scale = Scale::pooled(pooled.iter(), &context.classing, true, context.passport.currency);
    let maps: Vec<SmallMap> = sides.iter().map(|side| side.map(&scale, level, lang)).collect();
    let key = scale.key(share_key(lang), &maps.iter().collect::<Vec<_>>(), level, lang);
    let mut notes = vec![MapsText::SameKey.text(lang).to_string()];
    notes.extend(build::notes(context));
    Ok(MapsView {
        title: title(context, &sides),
        unit: title(context, &[]),
        alternative: alternative(&maps, lang),
        level,
        heads: sides.iter().map(|side| (side.title.clone(), "%".to_string())).collect(),
        columns: columns(&sides),
        rows: rows(&sides, by_first(&sides, level), lang),
        keys: vec![key],
        maps,
        notes,
        sources: vec![build::source(context), Core::BoundariesCredit.text(lang).to_string()],
    })
}

fn side(context: &Context<'_>, indicator: Indicator) -> Side {
    Side {
        id: indicator.id().to_string(),
        title: crate::messages::indicator_label(indicator, context.lang).to_string(),
        note: None,
        table: context.table.clone(),
        indicator,
        terms: context.terms(),
        whole: context.whole(),
    }
}

/// The names of the columns of some maps for programs.
pub(super) fn columns(sides: &[Side]) -> Vec<String> {
    let unit = |side: &Side| if side.indicator.tiers().is_some() { "_pct" } else { "" };
    sides.iter().map(|side| format!("{}{}", side.id, unit(side))).collect()
}

/// "Share (%)".
pub(super) fn share_key(lang: Lang) -> String {
    format!("{} (%)", Core::ColumnShare.text(lang))
}

/// The places in falling order of the first map's numbers, then those without one.
pub(super) fn by_first(sides: &[Side], level: crate::types::Level) -> impl Iterator<Item = Place> {
    let mut places: Vec<(Place, Option<Value>)> =
        level.places().map(|place| (place, sides.first().and_then(|side| side.value(place)))).collect();
    places.sort_by(|(_, a), (_, b)| match (a, b) {
        (Some(a), Some(b)) => compare(b.interval.middle(), a.interval.middle()),
        (a, b) => b.is_some().cmp(&a.is_some()),
    });
    places.into_iter().map(|(place, _)| place)
}

/// All maps for who does not see them.
pub(super) fn alternative(maps: &[SmallMap], lang: Lang) -> String {
    let words = |map: &SmallMap| {
        let highest = map.label.as_ref().map(|label| (label.name.as_str(), label.value.as_str()));
        map_words(&map.title, &map.national, highest, lang)
    };
    let words: Vec<String> = maps.iter().map(words).collect();
    format!("{}. {}", words.join("; "), maps_table_below(lang))
}

/// What is certain: the country's largest tier, and where the first tier is highest.
fn title(context: &Context<'_>, sides: &[Side]) -> String {
    let lang = context.lang;
    let tiers = context.definition.tiers();
    let national: Vec<Option<Value>> = sides.iter().map(Side::national).collect();
    let largest = tiers.iter().zip(&national).enumerate().find_map(|(at, (tier, value))| {
        let value = value.as_ref()?;
        let mut others = national.iter().enumerate().filter(|(other, _)| *other != at);
        let is_above = others.all(|(_, other)| {
            other
                .as_ref()
                .is_some_and(|other| compare(value.interval.shown().0, other.interval.shown().1).is_gt())
        });
        is_above.then(|| (*tier, value.bare(lang)))
    });
    let leader = tiers.first().zip(sides.first()).and_then(|(tier, side)| {
        let intervals: Vec<_> =
            side.values(context.level).into_iter().map(|(place, value)| (place, value.interval)).collect();
        let place = highest(intervals.iter().copied())?;
        let (_, rank) = ranks(&intervals).into_iter().find(|(known, _)| *known == place)?;
        let is_alone = rank.best == 1 && rank.worst == 1;
        let value = side.value(place)?.bare(lang);
        is_alone.then(|| (*tier, crate::messages::place_name(place, lang), value))
    });
    let facts = TiersTitle {
        when: (context.flow, context.table.period),
        scope: build::scope(context),
        largest,
        leader,
    };
    tiers_title(&facts, lang)
}
