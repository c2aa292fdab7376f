//! Tables of the catalogue as rows of texts: what the command line prints.

use crate::classify::DefinitionId;
use crate::indicators::{PlaceTable, Slice, TableId, Tables, contribution, share};
use crate::messages::{Lang, place_name};
use crate::types::{Flow, Period, Place, decimal_text, percent_text};

/// A table as texts. Numbers are exact decimals with a point; undefined ones are empty.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sheet {
    /// Heads.
    pub columns: Vec<&'static str>,
    /// Rows, as long as the heads.
    pub rows: Vec<Vec<String>>,
}

/// Which rows of a table are wanted; `None` is all.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Filter {
    /// One direction.
    pub flow: Option<Flow>,
    /// Periods within this one.
    pub period: Option<Period>,
    /// One province or bucket; the country's rows are left out too.
    pub place: Option<Place>,
}

/// A table of the catalogue, ordered by period, flow, plate and tier, the country last.
pub fn sheet(tables: &Tables, table: TableId, filter: &Filter, lang: Lang) -> Sheet {
    let by_tier = table != TableId::Totals;
    let mut columns = vec!["period", "flow", "plate", "province"];
    if by_tier {
        columns.push("tier");
    }
    columns.extend(["value", "value_low", "value_high", "share_pct", "share_low_pct", "share_high_pct"]);
    let mut rows = Vec::new();
    for places in tables.iter() {
        let wanted = filter.flow.is_none_or(|flow| flow == places.flow)
            && filter.period.is_none_or(|period| period.contains(places.period));
        if !wanted {
            continue;
        }
        for (place, slice) in
            places.iter().filter(|(place, _)| filter.place.is_none_or(|wanted| wanted == *place))
        {
            push(&mut rows, table, &places, Some(place), slice, tables.definition, lang);
        }
        if filter.place.is_none() {
            push(&mut rows, table, &places, None, &places.national, tables.definition, lang);
        }
    }
    Sheet { columns, rows }
}

fn push(
    rows: &mut Vec<Vec<String>>,
    table: TableId,
    places: &PlaceTable,
    place: Option<Place>,
    slice: &Slice,
    definition: DefinitionId,
    lang: Lang,
) {
    let head = vec![
        places.period.to_string(),
        places.flow.id().to_string(),
        place.map(|place| place.id()).unwrap_or_default(),
        place.map_or("Türkiye", |place| place_name(place, lang)).to_string(),
    ];
    let percent =
        |(numerator, denominator): (i128, i128)| percent_text(numerator, denominator).unwrap_or_default();
    if table == TableId::Totals {
        let total = decimal_text(slice.total_e4);
        let share = percent((slice.total_e4, places.national.total_e4));
        let numbers = [total.clone(), total.clone(), total, share.clone(), share.clone(), share];
        rows.push(head.into_iter().chain(numbers).collect());
        return;
    }
    let excluded = slice.excluded_total_e4();
    if !slice.excluded_e4.is_empty() && table == TableId::TierShares {
        let mut row = head.clone();
        row.push("excluded".to_string());
        row.extend([excluded; 3].map(decimal_text));
        // Of everything: the other rows are of what is left.
        row.extend([(excluded, slice.total_e4 + excluded); 3].map(percent));
        rows.push(row);
    }
    for tier in definition.tiers().iter().copied() {
        let (low, high) = slice.bounds(&[tier]);
        let is_open = slice.is_open(&[tier]);
        let value = slice.sum(&[tier]);
        let shares = match table {
            TableId::TierContributions => contribution(slice, &places.national, tier)
                .map(|parts| (parts, is_open || places.national.is_open(&[tier]))),
            _ => share(slice, &[tier], definition)
                .map(|share| ([share.value, share.low, share.high], share.is_open)),
        };
        // What lies between two bounds is no number.
        let point = |text: String, is_open: bool| if is_open { String::new() } else { text };
        let mut row = head.clone();
        row.push(tier.id().to_string());
        row.extend([point(decimal_text(value), is_open), decimal_text(low), decimal_text(high)]);
        let shares = shares.map(|(parts, is_open)| {
            let [value, low, high] = parts.map(percent);
            [point(value, is_open), low, high]
        });
        row.extend(shares.unwrap_or_default());
        rows.push(row);
    }
}
