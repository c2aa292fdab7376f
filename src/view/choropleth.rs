use crate::data::provinces;
use crate::messages::{
    Core, Lang, activity_beside, grouped, indicator_label, money_label, money_short, of_total, place_name,
    rank_text,
};
use crate::types::{Currency, E4, Level, Period, Place};

use super::build::{Context, title, whole};
use super::classes::{self, class, is_wider_than_a_class};
use super::outlines::outlines;
use super::places::{Value, values};
use super::{Choropleth, Legend, LegendClass, MapProvince, MapRegion, palette, shapes};

/// Names printed on the map itself.
const MOST_LABELS: usize = 4;

pub(super) fn build(context: &Context<'_>, classes: &Classes) -> Choropleth {
    let labelled = labelled(context);
    let provinces = provinces::all().iter().filter_map(|province| {
        let place = context.place(province.plate)?;
        let one = one(context, classes, province.plate, place);
        Some(MapProvince { direct_label: one.class.is_some() && labelled.contains(&province.plate), ..one })
    });
    let provinces: Vec<MapProvince> = provinces.collect();
    let regions = outlines(context.level).map(|outline| MapRegion {
        place: outline.place.number(),
        code: outline.place.id(),
        d: outline.d.clone(),
    });
    Choropleth {
        title: title(context, context.table.period),
        description: String::new(),
        legend: classes.legend(context, &provinces),
        provinces,
        regions: regions.collect(),
    }
}

fn one(context: &Context<'_>, classes: &Classes, plate: u8, place: Place) -> MapProvince {
    let lang = context.lang;
    let name = place_name(place, lang);
    let lead = context.lead(place) == Some(plate);
    let Some(value) = context.value(place) else {
        let no_data = Core::NoData.text(lang).to_string();
        return MapProvince {
            plate,
            place: place.number(),
            lead,
            name: name.to_string(),
            class: None,
            hatched: false,
            data_value: None,
            data_bounds: None,
            value: Core::Undefined.text(lang).to_string(),
            volume: Core::Undefined.text(lang).to_string(),
            tooltip: vec![no_data.clone(), context.passport_text.clone()],
            aria: format!("{name}: {no_data}"),
            direct_label: false,
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
    tooltip.push(context.passport_text.clone());
    MapProvince {
        plate,
        place: place.number(),
        lead,
        name: name.to_string(),
        class: Some(classes.class(value)),
        hatched: classes.is_hatched(value),
        data_value: value.data(),
        data_bounds: value.data_bounds(),
        value: text,
        volume,
        tooltip,
        aria,
        direct_label: false,
    }
}

/// The leading places whose labels do not collide, by plate.
fn labelled(context: &Context<'_>) -> Vec<u8> {
    // Names of regions are longer.
    let apart: (f32, f32) = (if context.level == Level::Province { 130.0 } else { 210.0 }, 34.0);
    let mut chosen: Vec<(u8, f32, f32)> = Vec::new();
    for plate in context.ranks.iter().filter_map(|(place, _)| context.lead(*place)) {
        let Some(shape) = shapes::paths().get(usize::from(plate) - 1) else {
            continue;
        };
        let collides = chosen
            .iter()
            .any(|(_, x, y)| (x - shape.label_x).abs() < apart.0 && (y - shape.label_y).abs() < apart.1);
        if !collides {
            chosen.push((plate, shape.label_x, shape.label_y));
        }
        if chosen.len() == MOST_LABELS {
            break;
        }
    }
    chosen.into_iter().map(|(plate, ..)| plate).collect()
}

/// The values on the maps of every period of the same length, so that a colour says the same in all of them.
fn alike(context: &Context<'_>) -> Vec<Value> {
    let (tables, flow, shown) = (context.tables, context.flow, context.table.period);
    let months = context.table.months;
    let years = || tables.years(flow).into_iter().filter(|(_, covered)| *covered == months);
    let periods: Vec<Period> = match shown.is_year() {
        true => years().filter_map(|(year, _)| Period::year(year)).collect(),
        false => {
            let own = tables.own_periods(flow).into_iter();
            own.filter(|own| own.length_months() == shown.length_months()).collect()
        }
    };
    let others = periods.into_iter().filter(|period| *period != shown);
    let others = others.filter_map(|period| tables.at(period, flow));
    let others = others.flat_map(|table| values(context.indicator, &table, context.terms()));
    let all = context.values.iter().copied().chain(others);
    all.filter(|(place, _)| place.is_on_map()).map(|(_, value)| value).collect()
}

/// The classes of a view; map, key and table share them.
pub(super) struct Classes {
    breaks: Vec<i64>,
    is_share: bool,
    currency: Currency,
}

impl Classes {
    pub fn new(context: &Context<'_>) -> Classes {
        let is_share = context.indicator.tiers().is_some();
        let values = alike(context);
        let breaks = classes::bounds(&values, &context.classing, is_share);
        Classes { breaks, is_share, currency: context.passport.currency }
    }

    pub fn class(&self, value: &Value) -> u8 {
        class(value, &self.breaks, self.is_share)
    }

    /// Whether the range of a value is wider than a class.
    pub fn is_hatched(&self, value: &Value) -> bool {
        is_wider_than_a_class(value, &self.breaks, self.is_share)
    }

    fn legend(&self, context: &Context<'_>, provinces: &[MapProvince]) -> Legend {
        let lang = context.lang;
        let places = || provinces.iter().filter(|province| province.lead);
        let count = |class: Option<u8>| places().filter(|province| province.class == class).count() as u32;
        let steps = palette::steps(self.breaks.len() + 1);
        let any = !context.values.is_empty();
        let classes = steps.into_iter().enumerate().filter(|_| any).map(|(class, step)| LegendClass {
            class: class as u8,
            label: self.label(class, lang),
            provinces: count(Some(class as u8)),
            step,
        });
        let missing = count(None);
        let hatched = places().filter(|province| province.hatched).count() as u32;
        let title = match self.is_share {
            true => format!("{} (%)", lang.pick("Pay", "Share")),
            false => lang.pick("Tutar", "Volume").to_string(),
        };
        Legend {
            title,
            level: context.level,
            classes: classes.collect(),
            missing: (missing > 0).then(|| (Core::NoData.text(lang).to_string(), missing)),
            hatched: (hatched > 0).then(|| (Core::Hatched.text(lang).to_string(), hatched)),
        }
    }

    fn label(&self, class: usize, lang: Lang) -> String {
        let below =
            class.checked_sub(1).and_then(|at| self.breaks.get(at)).map(|bound| self.bound(*bound, lang));
        let above = self.breaks.get(class).map(|bound| self.bound(*bound, lang));
        match (below, above) {
            (None, Some(above)) => format!("< {above}"),
            (Some(below), Some(above)) => format!("{below}–{above}"),
            (Some(below), None) => format!("≥ {below}"),
            (None, None) => lang.pick("hepsi", "all").to_string(),
        }
    }

    fn bound(&self, bound: i64, lang: Lang) -> String {
        if !self.is_share {
            return money_label(i128::from(bound) * E4, self.currency, lang);
        }
        let (whole, rest) = (bound.unsigned_abs() / 1_000_000, bound.unsigned_abs() % 1_000_000);
        let sign = if bound < 0 { "-" } else { "" };
        let whole = format!("{sign}{}", grouped(i128::from(whole), lang));
        match rest {
            0 => whole,
            rest => {
                let digits = format!("{rest:06}");
                format!("{whole}{}{}", lang.pick(",", "."), digits.trim_end_matches('0'))
            }
        }
    }
}
