//! Tiers over time: areas that make up the whole, or lines.

mod draw;

use super::Picture;
use super::chart::{Chart, Drawn, Refused, column, percent, tier_look, tier_paint};
use super::scene::{Look, Paint, Scene, WIDTHS};
use crate::classify::Denominator;
use crate::data::Tier;
use crate::error::Lacks;
use crate::indicators::{Answer, Cell, Choice, Interval, Row, Slice, Sum, TierKey, compare};
use crate::messages::{
    Change, ChartText, Core, Lang, flow_option, list_alternative, percent_range, place_name, tier_short,
    tier_title, tiers_unit,
};
use crate::types::{E4, Period, Place};
use crate::view::figures::{cell_text, tier_name};
use crate::view::{Indicator, build};
use draw::{areas, lines};

/// One tier, or what can be of several, through time.
struct Band {
    name: String,
    /// Its name where there is little room.
    short: String,
    paint: Paint,
    look: Look,
    /// Amounts as far as they are certain.
    amounts: Vec<i128>,
    /// As printed, a period each.
    texts: Vec<String>,
    /// Middle, least and most of each, for lines.
    numbers: Vec<Option<[f64; 3]>>,
}

/// Periods with what was traded in each, and the bands they have.
struct Series {
    periods: Vec<Period>,
    bands: Vec<Band>,
    is_share: bool,
}

pub(super) fn build(chart: &mut Chart<'_>) -> Result<Drawn, Refused> {
    if !chart.context.tables.has_tiers {
        return Err(Lacks::Product.into());
    }
    let lang = chart.lang();
    let place = chart.choose_area();
    let ways = [("areas", chart.text(ChartText::Areas)), ("lines", chart.text(ChartText::Lines))];
    let is_area = chart.choose("form", ChartText::Form, &ways) == "areas";
    let ways = [("share", chart.text(ChartText::Shares)), ("amount", chart.text(ChartText::Amounts))];
    let is_share = chart.choose("value", ChartText::Value, &ways) == "share";
    let (periods, left_out) = periods(chart);
    if periods.len() < 2 {
        return Err(Lacks::Periods.into());
    }
    let answer = answer(chart, place, &periods)?;
    let series = series(chart, place, periods, (is_area, is_share))?;
    if is_area && series.bands.iter().any(|band| band.amounts.iter().any(|amount| *amount < 0)) {
        return Err(Refused::Words(chart.text(ChartText::BelowZero), chart.text(ChartText::BelowZeroTodo)));
    }
    let scene = |(id, width)| {
        let scene = Scene::new(id, width);
        if is_area { areas(scene, &series, chart) } else { lines(scene, &series, chart) }
    };
    let scenes: Vec<Scene> = WIDTHS.into_iter().map(scene).collect::<Option<_>>().ok_or(Lacks::Periods)?;
    let context = &chart.context;
    let of = place.map_or(context.whole().name(lang), |place| place_name(place, lang));
    let scope = build::scope(context);
    let last = series.periods.len() - 1;
    let said = series
        .bands
        .iter()
        .filter_map(|band| Some(format!("{} {}–{}", band.name, band.texts.first()?, band.texts.get(last)?)));
    let mut notes = Vec::new();
    if left_out {
        notes.push(chart.text(ChartText::PartialYears));
    }
    if series.bands.iter().any(|band| band.paint == Paint::Open) {
        notes.push(chart.text(ChartText::OpenBand));
    }
    if !is_area
        && series.bands.iter().flat_map(|band| &band.numbers).flatten().any(|[_, low, high]| low < high)
    {
        notes.push(chart.text(ChartText::Whiskers));
    }
    let alternative = if is_area { ChartText::AreaChart } else { ChartText::LineChart };
    Ok(Drawn {
        title: title(chart, place, of, &series),
        unit: match is_share {
            true => tiers_unit(of, context.flow, &scope, lang),
            false => format!(
                "{}: {}, {}",
                of,
                flow_option(context.flow, lang),
                crate::messages::unit_million(context.passport.currency, lang)
            ),
        },
        alternative: list_alternative(alternative, &said.collect::<Vec<_>>(), lang),
        picture: Some(Picture::Scenes(scenes)),
        answer,
        notes,
        is_of_totals: false,
    })
}

/// Full years; where there are not two of them, periods of the data's own grain that are of one length. And whether
/// years were left out because they are not over.
fn periods(chart: &Chart<'_>) -> (Vec<Period>, bool) {
    let (tables, flow) = (chart.context.tables, chart.context.flow);
    let years = tables.years(flow);
    let full: Vec<Period> = years
        .iter()
        .filter(|(_, months)| *months == 12)
        .filter_map(|(year, _)| Period::year(*year))
        .collect();
    if full.len() > 1 {
        let left_out = years.len() > full.len();
        return (full, left_out);
    }
    let own = tables.own_periods(flow);
    let shortest = own.iter().map(|period| period.length_months()).min().unwrap_or(0);
    (own.into_iter().filter(|period| period.length_months() == shortest).collect(), false)
}

/// The catalogue's shares and amounts of the periods and the place.
fn answer(chart: &Chart<'_>, place: Option<Place>, periods: &[Period]) -> Result<Answer, Lacks> {
    let is_years = periods.first().is_some_and(|period| period.is_year());
    let choice =
        Choice { period: None, added_up: is_years, place, country: place.is_none(), ..chart.asked() };
    let mut answer = chart.answer("tier-shares", &choice)?;
    let at = column(&answer, "period");
    answer.rows.retain(
        |row: &Row| matches!(row.cells.get(at), Some(Cell::Period(period)) if periods.contains(period)),
    );
    Ok(answer)
}

fn series(
    chart: &Chart<'_>,
    place: Option<Place>,
    periods: Vec<Period>,
    (is_area, is_share): (bool, bool),
) -> Result<Series, Refused> {
    let (context, lang) = (&chart.context, chart.lang());
    let slice = |period: &Period| -> Option<Slice> {
        let table = context.tables.at(*period, context.flow)?;
        place.map_or(Some(table.national.clone()), |place| table.get(place).cloned())
    };
    let known: Vec<(Period, Slice)> =
        periods.into_iter().filter_map(|period| Some((period, slice(&period)?))).collect();
    if known.len() < 2 {
        return Err(Lacks::Periods.into());
    }
    let (periods, slices): (Vec<Period>, Vec<Slice>) = known.into_iter().unzip();
    let choice = Choice::default();
    let ask = chart.ask(&choice);
    let mut tiers: Vec<Tier> = context.definition.tiers().to_vec();
    // What is outside of manufacturing is no part of its whole.
    if is_share && is_area && context.definition.denominator() == Denominator::Classified {
        tiers.pop();
    }
    let text = |cell: Cell| {
        let id = if is_share { "share_pct" } else { "value" };
        let kind = if is_share { crate::indicators::Kind::Percent } else { crate::indicators::Kind::Money };
        let label = crate::indicators::Text("", "");
        cell_text(
            &crate::indicators::Column { id, kind, is_bounded: true, label },
            &cell,
            (context.whole(), lang),
        )
    };
    let million = |amount: i128| amount as f64 / (1e6 * E4 as f64);
    let of_interval = |interval: Interval| {
        let (low, high) = interval.shown();
        [interval.middle(), low, high].map(percent)
    };
    let of_sum = |sum: Sum| {
        let (low, high) = sum.shown();
        [million(low) / 2.0 + million(high) / 2.0, million(low), million(high)]
    };
    let mut bands: Vec<Band> = Vec::new();
    for tier in &tiers {
        let key = TierKey::One(*tier);
        let share = |slice: &Slice| ask.share(slice, key);
        let amount = |slice: &Slice| ask.amount(slice, key);
        let numbers = |slice: &Slice| {
            if is_share { share(slice).map(of_interval) } else { Some(of_sum(amount(slice))) }
        };
        let cell = |slice: &Slice| if is_share { Cell::interval(share(slice)) } else { amount(slice).cell() };
        bands.push(Band {
            name: tier_name(key, lang),
            short: tier_short(*tier, lang).replace("- ", "-"),
            paint: tier_paint(key),
            look: tier_look(key),
            amounts: slices.iter().map(|slice| slice.sum(&[*tier])).collect(),
            texts: slices.iter().map(|slice| with_sign(text(cell(slice)), is_share, lang)).collect(),
            numbers: slices.iter().map(numbers).collect(),
        });
    }
    // Goods that can be of several tiers: what is left of the whole.
    let whole = |slice: &Slice| match is_share && tiers.len() < context.definition.tiers().len() {
        true => slice.total_e4 - slice.sum(&[Tier::NotClassified]),
        false => slice.total_e4,
    };
    let rest: Vec<i128> = slices
        .iter()
        .map(|slice| whole(slice) - tiers.iter().map(|tier| slice.sum(&[*tier])).sum::<i128>())
        .collect();
    if is_area && rest.iter().any(|amount| *amount != 0) {
        let part = |(rest, slice): (&i128, &Slice)| {
            let of = whole(slice);
            let interval = (of > 0).then_some(Interval::certain((*rest, of)));
            let cell = if is_share { Cell::interval(interval) } else { Sum::certain(*rest).cell() };
            with_sign(text(cell), is_share, lang)
        };
        bands.push(Band {
            name: Core::OpenTier.text(lang).to_string(),
            short: Core::OpenTier.text(lang).to_string(),
            paint: Paint::Open,
            look: Look::fill(Paint::Open).edge(Paint::Edge, 1.0),
            texts: rest.iter().zip(&slices).map(part).collect(),
            numbers: vec![None; slices.len()],
            amounts: rest,
        });
    }
    bands.retain(|band| {
        band.amounts.iter().any(|amount| *amount != 0)
            || band.numbers.iter().flatten().any(|numbers| numbers[2] != 0.0)
    });
    if bands.is_empty() {
        return Err(Lacks::Product.into());
    }
    Ok(Series { periods, bands, is_share })
}

/// A share with its sign.
fn with_sign(text: String, is_share: bool, lang: Lang) -> String {
    match lang {
        _ if !is_share || text == "–" => text,
        Lang::Tr => format!("%{text}"),
        Lang::En => format!("{text}%"),
    }
}

/// How the share of the map's indicator changed from the first period to the last.
fn title(chart: &Chart<'_>, place: Option<Place>, of: &str, series: &Series) -> String {
    let (context, lang) = (&chart.context, chart.lang());
    let indicator = chart.share_indicator().unwrap_or(Indicator::HighAndMediumHigh);
    let choice = Choice::default();
    let ask = chart.ask(&choice);
    let share = |period: &Period| {
        let table = context.tables.at(*period, context.flow)?;
        let slice = place.map_or(Some(&table.national), |place| table.get(place))?;
        ask.share(slice, super::chart::tier_of(indicator))
    };
    let text = |share: Interval| {
        let (low, high) = share.shown();
        percent_range(low, high, lang)
    };
    let change = series.periods.first().zip(series.periods.last()).and_then(|(first, last)| {
        let (before, now) = (share(first)?, share(last)?);
        Some(Change {
            periods: [*first, *last],
            shares: [text(before)?, text(now)?],
            is_up: (!before.is_open && !now.is_open).then(|| compare(now.value, before.value).is_gt()),
        })
    });
    let scope = build::scope(context);
    tier_title(place.map(|_| of), indicator, context.flow, change.as_ref(), &scope, lang)
}
