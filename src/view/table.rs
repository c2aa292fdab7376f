use crate::messages::{Core, fold, map_title, place_name, sort_key, usd_millions};
use crate::types::Place;

use super::build::Context;
use super::choropleth::Classes;
use super::places::Value;
use super::{Cell, Column, ProvinceTable, TableRow};

pub(super) fn build(context: &Context<'_>, classes: &Classes) -> ProvinceTable {
    let lang = context.lang;
    let mut places: Vec<(Place, &Value)> =
        context.values.iter().map(|(place, value)| (*place, value)).collect();
    places.sort_by(|(a, a_value), (b, b_value)| {
        let beside_map = a.plate().is_none().cmp(&b.plate().is_none());
        let by_rank = context.rank(*a).cmp(&context.rank(*b));
        let by_value = b_value.order().cmp(&a_value.order());
        let by_name = || sort_key(place_name(*a, lang)).cmp(&sort_key(place_name(*b, lang)));
        beside_map.then(by_rank).then(by_value).then_with(by_name)
    });
    let rows = places.into_iter().map(|(place, value)| {
        let name = place_name(place, lang);
        let class = place.plate().map(|_| classes.class(value));
        row(context, Some(place), name, class, Some(value))
    });
    let rows = rows.collect();
    let national = Value::of(context.indicator, &context.table.national);
    ProvinceTable {
        caption: map_title(context.indicator, context.flow, context.table.period, lang),
        columns: columns(context),
        rows,
        total: row(context, None, Core::Country.text(lang), None, national.as_ref()),
    }
}

fn columns(context: &Context<'_>) -> Vec<Column> {
    let lang = context.lang;
    let column = |id: &str, label: Core, unit: &str, numeric| Column {
        id: id.to_string(),
        label: label.text(lang).to_string(),
        unit: unit.to_string(),
        numeric,
    };
    let million = Core::UnitMillionUsd.text(lang);
    let mut columns = vec![column("name", Core::ColumnName, "", false)];
    if context.indicator.tiers().is_some() {
        columns.push(column("share", Core::ColumnShare, Core::UnitPercent.text(lang), true));
        columns.push(column("volume", Core::ColumnVolume, million, true));
    }
    columns.push(column("total", Core::ColumnTotal, million, true));
    if context.activity.is_some() {
        columns.push(column("activity", Core::ColumnActivity, million, true));
    }
    columns
}

fn row(
    context: &Context<'_>,
    place: Option<Place>,
    name: &str,
    class: Option<u8>,
    value: Option<&Value>,
) -> TableRow {
    let lang = context.lang;
    let dash = || Cell { text: Core::Undefined.text(lang).to_string(), order: None };
    let money =
        |amount_e4: i128| Cell { text: usd_millions(amount_e4, lang), order: i64::try_from(amount_e4).ok() };
    let mut cells = vec![Cell { text: name.to_string(), order: None }];
    if context.indicator.tiers().is_some() {
        cells.push(
            value.map_or_else(dash, |value| Cell { text: value.bare(lang), order: Some(value.order()) }),
        );
        cells.push(value.map_or_else(dash, |value| money(value.volume_e4)));
    }
    cells.push(value.map_or_else(dash, |value| money(value.total_e4)));
    if let Some(activity) = &context.activity {
        let total = match place {
            Some(place) => activity.get(place).map(|slice| slice.total_e4),
            None => Some(activity.national.total_e4),
        };
        cells.push(total.map_or_else(dash, money));
    }
    TableRow { place: place.map(Place::number), class, cells, search: fold(name) }
}
