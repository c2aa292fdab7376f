use crate::data::{provinces, regions};
use crate::indicators::Rank;
use crate::messages::{Core, SecrecyText, fold, millions, place_name, sort_key, unit_million};
use crate::types::{Level, Place, sort_few};

use super::build::{Context, title, whole_value};
use super::choropleth::gap;
use super::places::Value;
use super::scale::Classes;
use super::{Cell, Column, ProvinceTable, TableRow};

pub(super) fn build(context: &Context<'_>, classes: &Classes) -> ProvinceTable {
    let lang = context.lang;
    let mut places: Vec<(Place, &Value)> =
        context.values.iter().map(|(place, value)| (*place, value)).collect();
    places.sort_by(|(a, a_value), (b, b_value)| {
        let beside_map = b.is_on_map().cmp(&a.is_on_map());
        let rank = |place: Place| context.ranks.iter().position(|(known, _)| *known == place);
        let tied = context.rank(*a).is_some()
            && context.rank(*a) == context.rank(*b)
            && a_value.order() == b_value.order();
        let by_rank = if tied { std::cmp::Ordering::Equal } else { rank(*a).cmp(&rank(*b)) };
        let by_value = b_value.order().cmp(&a_value.order());
        let by_name = || sort_key(place_name(*a, lang)).cmp(&sort_key(place_name(*b, lang)));
        beside_map.then(by_rank).then(by_value).then_with(by_name)
    });
    let rows = places.into_iter().map(|(place, value)| {
        let name = place_name(place, lang);
        let has_class = place.is_on_map() && gap(context, place).is_none();
        let class = has_class.then(|| classes.class(value));
        row(context, Some(place), name, class, Some(value))
    });
    let mut withheld: Vec<(Place, &str)> =
        context.withheld().map(|place| (place, place_name(place, lang))).collect();
    sort_few(&mut withheld, |(place, name)| (!place.is_on_map(), sort_key(name)));
    let withheld = withheld.into_iter().map(|(place, name)| row(context, Some(place), name, None, None));
    let rows = rows.chain(withheld).collect();
    ProvinceTable {
        caption: title(context, context.table.period),
        columns: columns(context),
        rows,
        total: row(context, None, context.whole().name(lang), None, context.national.as_ref()),
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
    let name = if context.level == Level::Province { Core::ColumnName } else { Core::ColumnRegion };
    let million = &unit_million(context.passport.currency, lang);
    let mut columns = vec![column("name", name, "", false)];
    if context.indicator.tiers().is_some() {
        columns.push(column("share", Core::ColumnShare, Core::UnitPercent.text(lang), true));
        columns.push(column("volume", Core::ColumnVolume, million, true));
    }
    if !context.spec.exclude.is_empty() && context.indicator.tiers().is_some() {
        columns.push(column("whole", Core::ColumnWhole, Core::UnitPercent.text(lang), true));
    }
    if context.other_ranks.is_some() {
        columns.push(column("rank", Core::RankHere, "", true));
        columns.push(column("other_rank", Core::ColumnOtherRank, "", true));
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
    let is_withheld = place.map_or(context.withholds_country(), |place| context.withholds(place));
    if is_withheld {
        return withheld_row(context, place, name);
    }
    let dash = || Cell { text: Core::Undefined.text(lang).to_string(), order: None };
    let money =
        |amount_e4: i128| Cell { text: millions(amount_e4, lang), order: i64::try_from(amount_e4).ok() };
    let mut cells = vec![Cell { text: name.to_string(), order: None }];
    if context.indicator.tiers().is_some() {
        cells.push(
            value.map_or_else(dash, |value| Cell { text: value.bare(lang), order: Some(value.order()) }),
        );
        cells.push(value.map_or_else(dash, |value| {
            let (low, high) = value.volume_e4;
            let middle = money((low + high) / 2);
            if low == high {
                return middle;
            }
            Cell { text: format!("{}–{}", millions(low, lang), millions(high, lang)), ..middle }
        }));
    }
    if !context.spec.exclude.is_empty() && context.indicator.tiers().is_some() {
        let slice = match place {
            Some(place) => context.table.get(place),
            None => Some(&context.table.national),
        };
        let whole = slice.and_then(|slice| whole_value(context, slice));
        let cell = |whole: Value| Cell { text: whole.bare(lang), order: Some(whole.order()) };
        cells.push(whole.map_or_else(dash, cell));
    }
    if let Some(others) = &context.other_ranks {
        let own = place.and_then(|place| context.rank(place));
        let other = place.and_then(|place| others.iter().find(|(known, _)| *known == place));
        cells.push(own.map_or_else(dash, |rank| rank_cell(rank, None)));
        cells.push(other.map_or_else(dash, |(_, rank)| rank_cell(*rank, own)));
    }
    cells.push(value.map_or_else(dash, |value| money(value.total_e4)));
    if let Some(activity) = &context.activity {
        let total = match place {
            Some(place) => activity.get(place).map(|slice| slice.total_e4),
            None => Some(activity.national.total_e4),
        };
        cells.push(total.map_or_else(dash, money));
    }
    TableRow { place: place.map(Place::number), class, cells, search: search(place, name) }
}

/// A row that says why there are no numbers, in the first cell that would have one.
fn withheld_row(context: &Context<'_>, place: Option<Place>, name: &str) -> TableRow {
    let lang = context.lang;
    let text = |at: usize| match at {
        0 => name.to_string(),
        1 => SecrecyText::Withheld.text(lang).to_string(),
        _ => Core::Undefined.text(lang).to_string(),
    };
    let cells = (0..columns(context).len()).map(|at| Cell { text: text(at), order: None });
    TableRow {
        place: place.map(Place::number),
        class: None,
        cells: cells.collect(),
        search: search(place, name),
    }
}

/// What a search finds a row by: its name with its old names and other spellings, and a region's code and
/// provinces.
fn search(place: Option<Place>, name: &str) -> String {
    let mut text = fold(name);
    let mut add = |words: &str| {
        let word = fold(words);
        if !text.contains(&word) {
            text.push(' ');
            text.push_str(&word);
        }
    };
    let region = place.and_then(regions::get);
    let own = place.and_then(Place::plate);
    for plate in region.map_or(&[][..], |region| &region.plates).iter().copied().chain(own) {
        let Some(province) = provinces::get(plate) else { continue };
        add(province.name);
        province.aliases.iter().for_each(|alias| add(alias));
    }
    if let Some(region) = region {
        region.aliases.iter().for_each(|alias| add(alias));
        add(region.code);
    }
    text
}

/// A rank, `3` or `3–7`; beside another one with how far it is from it: `7 (▼4)`.
fn rank_cell(rank: Rank, beside: Option<Rank>) -> Cell {
    let range = |rank: Rank| match rank.best == rank.worst {
        true => rank.best.to_string(),
        false => format!("{}–{}", rank.best, rank.worst),
    };
    let places = |rank: Rank| i64::from(rank.best) + i64::from(rank.worst);
    let moved = beside.map_or(0, |beside| (places(beside) - places(rank)) / 2);
    let text = match moved {
        0 => range(rank),
        up if up > 0 => format!("{} (▲{up})", range(rank)),
        down => format!("{} (▼{})", range(rank), -down),
    };
    // The first rank comes first when the largest does.
    Cell { text, order: Some(-places(rank)) }
}
