use crate::data::provinces::{self, Province};
use crate::messages::{
    Core, SecrecyText, activity_beside, indicator_label, money_label, money_short, of_total, place_name,
    rank_text,
};
use crate::types::{Currency, Level, Place};

use super::build::{Context, title, whole};
use super::outlines::outlines;
use super::scale::{Alike, Classes, gap_label};
use super::trend::{self, Trends};
use super::{Choropleth, Gap, MapProvince, MapRegion, circles, labels, panel};

pub(super) fn build(context: &Context<'_>, classes: &Classes, alike: &Alike) -> Choropleth {
    let (trends, lit) = (Trends::new(context, alike), context.highlighted().collect::<Vec<Place>>());
    let one = |province: &Province| {
        let place = context.place(province.plate)?;
        let muted = !lit.is_empty() && !lit.contains(&place);
        Some(MapProvince { muted, trend: trends.of(place), ..one(context, classes, province.plate, place) })
    };
    let mut provinces: Vec<MapProvince> = provinces::all().iter().filter_map(one).collect();
    let circles = circles::build(context, alike, classes, &provinces);
    for (plate, down) in labels::placed(context, circles.as_ref()) {
        if let Some(province) = provinces.iter_mut().find(|known| known.plate == plate) {
            (province.direct_label, province.label_down) = (province.class.is_some(), down);
        }
    }
    let borders = if context.level == Level::Province { context.spec.borders } else { context.level };
    let regions = outlines(borders).map(|outline| MapRegion {
        place: outline.place.number(),
        code: outline.place.id(),
        d: outline.d.clone(),
    });
    Choropleth {
        title: title(context, context.table.period),
        description: String::new(),
        circles,
        legend: classes.legend(context, &provinces),
        provinces,
        regions: regions.collect(),
        window: context.window,
    }
}

fn one(context: &Context<'_>, classes: &Classes, plate: u8, place: Place) -> MapProvince {
    let lang = context.lang;
    let name = place_name(place, lang);
    let lead = context.lead(place) == Some(plate);
    let gap = gap(context, place);
    let Some(value) = context.value(place) else {
        let is_withheld = context.withholds(place);
        let dash = Core::Undefined.text(lang);
        let value = if is_withheld { SecrecyText::Withheld.text(lang) } else { dash };
        let no_data = match is_withheld {
            true => value.to_string(),
            false => gap_label(gap.unwrap_or(Gap::Missing), lang),
        };
        return MapProvince {
            plate,
            place: place.number(),
            lead,
            name: name.to_string(),
            class: None,
            gap: gap.or(Some(Gap::Missing)),
            hatched: false,
            data_value: None,
            data_bounds: None,
            value: value.to_string(),
            volume: dash.to_string(),
            tooltip: vec![no_data.clone(), context.passport_text.clone()],
            aria: format!("{name}: {no_data}"),
            direct_label: false,
            label_down: 0,
            muted: false,
            trend: Vec::new(),
        };
    };
    let text = match context.indicator.tiers() {
        Some(_) => value.text(lang),
        // It stands on the map itself, where there is little room.
        None => money_label(value.volume_e4.0, context.passport.currency, lang),
    };
    let volume = value.volume(lang);
    let total = of_total(&money_short(value.total_e4, context.passport.currency, lang), context.flow, lang);
    let mut tooltip = Vec::new();
    if context.indicator.tiers().is_some() {
        tooltip.push(format!("{}: {text} · {volume}", indicator_label(context.indicator, lang)));
    }
    if let Some(whole) = context.table.get(place).and_then(|slice| whole(context, slice)) {
        tooltip.push(whole);
    }
    tooltip.push(total.clone());
    if let Some(activity_e4) = context.activity_e4(place) {
        tooltip.push(activity_beside(&money_short(activity_e4, Currency::Usd, lang), lang));
    }
    let of = context.ranks.len() as u32;
    let rank = context.rank(place).map(|rank| rank_text((rank.best, rank.worst), (of, context.level), lang));
    let rank = rank.unwrap_or_default();
    let aria = match context.indicator.tiers() {
        Some(_) => format!("{name}: {text}, {volume}; {total}; {rank}"),
        None => format!("{name}: {volume}; {rank}"),
    };
    tooltip.extend(gap.map(|gap| gap_label(gap, lang)));
    tooltip.extend(Some(rank.clone()).filter(|rank| !rank.is_empty()));
    tooltip.extend(trend::facts(context, place));
    tooltip.extend(panel::notes(context, Some(value)));
    tooltip.push(context.passport_text.clone());
    MapProvince {
        plate,
        place: place.number(),
        lead,
        name: name.to_string(),
        class: gap.is_none().then(|| classes.class(value)),
        gap,
        hatched: gap.is_none() && classes.is_hatched(value),
        data_value: value.data(),
        data_bounds: value.data_bounds(),
        value: text,
        volume,
        tooltip,
        aria,
        direct_label: false,
        label_down: 0,
        muted: false,
        trend: Vec::new(),
    }
}

/// Why a place of the map has no colour, where it has none.
pub(super) fn gap(context: &Context<'_>, place: Place) -> Option<Gap> {
    if context.withholds(place) {
        return Some(Gap::Confidential);
    }
    let Some(slice) = context.table.get(place) else { return Some(Gap::Missing) };
    if context.value(place).is_none() {
        return Some(Gap::Undefined);
    }
    // Of an amount it is known.
    let hides = context.indicator.tiers().is_some() && slice.is_all_confidential();
    hides.then_some(Gap::Confidential)
}
