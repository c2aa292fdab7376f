//! Tables of the catalogue as rows of texts: what the command line prints.

use crate::data::Tier;
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
            push(&mut rows, table, &places, Some(place), slice, lang);
        }
        if filter.place.is_none() {
            push(&mut rows, table, &places, None, &places.national, lang);
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
    lang: Lang,
) {
    let head = vec![
        places.period.to_string(),
        places.flow.id().to_string(),
        place.map(|place| place.number().to_string()).unwrap_or_default(),
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
    for tier in Tier::ALL {
        if tier == Tier::Confidential && slice.confidential_rows == 0 {
            continue;
        }
        let (value, low, high) = slice.sum(&[tier]);
        let shares = match table {
            TableId::TierContributions => {
                contribution(slice, &places.national, tier).map(|parts| parts.map(percent))
            }
            _ => share(slice, &[tier]).map(|share| {
                [share.value_e4, share.low_e4, share.high_e4].map(|part| percent((part, share.of_e4)))
            }),
        };
        let mut row = head.clone();
        row.push(tier.id().to_string());
        row.extend([value, low, high].map(decimal_text));
        row.extend(shares.unwrap_or_default());
        rows.push(row);
    }
}
