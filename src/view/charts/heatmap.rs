//! Provinces by tiers: every share as a cell.

use super::Picture;
use super::chart::{Chart, Drawn, Refused, cell, column};
use super::plot::wrapped;
use super::scene::{LETTER, Look, Mark, Paint, Scene, Shape, WIDTHS, Words, width};
use crate::data::{Tier, provinces};
use crate::error::Lacks;
use crate::indicators::{Area, Cell, Interval, TierKey, compare};
use crate::messages::{
    ChartText, Core, heatmap_title, list_alternative, percent_range, place_name, short_number, sort_key,
    tier_short, tiers_of_places,
};
use crate::types::{Place, sort_few};
use crate::view::classes::{self, Classing};
use crate::view::figures::tier_name;
use crate::view::letters::clipped;
use crate::view::places::Value;
use crate::view::{Indicator, build, palette};

/// One place.
struct Line {
    place: Place,
    name: String,
    values: Vec<Option<Value>>,
    is_chosen: bool,
}

pub(super) fn build(chart: &mut Chart<'_>) -> Result<Drawn, Refused> {
    let lang = chart.lang();
    let indicator = chart.share_indicator()?;
    let ways = [
        ("value", chart.text(ChartText::ByShare)),
        ("region", chart.text(ChartText::ByRegion)),
        ("name", chart.text(ChartText::ByName)),
    ];
    let sort = chart.choose("sort", ChartText::Sort, &ways);
    let mut answer = chart.answer("tier-shares", &chart.asked())?;
    let context = &chart.context;
    let tiers = context.definition.tiers();
    let chosen = chart.chosen();
    let mut lines: Vec<Line> = context
        .table
        .iter()
        .filter(|(place, _)| place.is_on_map())
        .map(|(place, slice)| Line {
            place,
            name: place_name(place, lang).to_string(),
            values: tiers
                .iter()
                .map(|tier| Value::of(Indicator::Share(*tier), slice, context.terms()))
                .collect(),
            is_chosen: chosen == Some(place),
        })
        .collect();
    if lines.is_empty() {
        return Err(Lacks::Period(context.table.period).into());
    }
    let share = |line: &Line| {
        let slice = context.table.get(line.place)?;
        Value::of(indicator, slice, context.terms()).map(|value| value.interval.middle())
    };
    match sort.as_str() {
        "region" => sort_few(&mut lines, |line| (region(line.place), sort_key(&line.name))),
        "name" => sort_few(&mut lines, |line| sort_key(&line.name)),
        _ => lines.sort_by(|a, b| match (share(a), share(b)) {
            (Some(a_share), Some(b_share)) => compare(b_share, a_share).then(a.place.cmp(&b.place)),
            (a_share, b_share) => b_share.is_some().cmp(&a_share.is_some()).then(a.place.cmp(&b.place)),
        }),
    }
    let mut all: Vec<i64> =
        lines.iter().flat_map(|line| line.values.iter().flatten().map(Value::order)).collect();
    all.sort_unstable();
    let bounds = classes::bounds(&all, &Classing::default(), true);
    let scene = |(id, width)| scene(Scene::new(id, width), &lines, chart, &bounds);
    let scenes = WIDTHS.map(scene).to_vec();
    let at = column(&answer, "plate");
    let order = |area: &Area| lines.iter().position(|line| Area::Place(line.place) == *area);
    answer.rows.retain(|row| matches!(cell(row, at), Cell::Area(area) if order(area).is_some()));
    sort_few(&mut answer.rows, |row| match cell(row, at) {
        Cell::Area(area) => order(area),
        _ => None,
    });
    // Of which tier the largest share is in most places, where each has one for certain.
    let largest: Option<Vec<Tier>> = lines.iter().map(|line| largest(line, tiers)).collect();
    let most = largest.and_then(|largest| {
        let count = |tier: &Tier| largest.iter().filter(|known| *known == tier).count();
        let tier = tiers.iter().copied().max_by_key(count)?;
        Some((Indicator::Share(tier), count(&tier)))
    });
    let scope = build::scope(context);
    let said: Vec<String> = lines.iter().take(5).map(|line| label(line, chart)).collect();
    let mut notes = Vec::new();
    if lines.iter().flat_map(|line| line.values.iter().flatten()).any(Value::is_open) {
        notes.push(chart.text(ChartText::RangesInCells));
    }
    let (flow, period) = (context.flow, context.table.period);
    Ok(Drawn {
        title: heatmap_title(most, (lines.len(), context.level), (flow, period), &scope, lang),
        unit: tiers_of_places((flow, period), &scope, lang),
        alternative: list_alternative(ChartText::HeatmapChart, &said, lang),
        picture: Some(Picture::Scenes(scenes)),
        answer,
        notes,
        is_of_totals: false,
    })
}

/// By what places of a region stand together.
fn region(place: Place) -> String {
    let province = place.plate().and_then(provinces::get);
    province.map_or_else(|| place.id(), |province| province.nuts3.to_string())
}

/// The tier of the largest share, where it is that for certain.
fn largest(line: &Line, tiers: &[Tier]) -> Option<Tier> {
    let known: Vec<(Tier, Interval)> = tiers
        .iter()
        .zip(&line.values)
        .filter_map(|(tier, value)| Some((*tier, (*value)?.interval)))
        .collect();
    let (first, share) = known.iter().max_by(|a, b| compare(a.1.shown().0, b.1.shown().0))?;
    let is_above =
        |(tier, other): &(Tier, Interval)| tier == first || compare(other.shown().1, share.shown().0).is_lt();
    known.iter().all(is_above).then_some(*first)
}

fn label(line: &Line, chart: &Chart<'_>) -> String {
    let (lang, tiers) = (chart.lang(), chart.context.definition.tiers());
    let dash = || Core::Undefined.text(lang).to_string();
    let part = |(tier, value): (&Tier, &Option<Value>)| {
        let text = value.as_ref().map_or_else(dash, |value| value.text(lang));
        format!("{} {text}", tier_name(TierKey::One(*tier), lang))
    };
    format!("{}: {}", line.name, tiers.iter().zip(&line.values).map(part).collect::<Vec<_>>().join("; "))
}

fn scene(mut scene: Scene, lines: &[Line], chart: &Chart<'_>, bounds: &[i64]) -> Scene {
    let (lang, tiers) = (chart.lang(), chart.context.definition.tiers());
    let narrow = scene.is_narrow();
    let names: Vec<String> =
        lines.iter().map(|line| clipped(&line.name, if narrow { 8.4 } else { 20.0 })).collect();
    let left = names.iter().map(|name| width(name, true)).fold(0.0, f64::max) + 8.0;
    let room = ((scene.width - left) / tiers.len().max(1) as f64).min(148.0);
    let steps = palette::steps(bounds.len() + 1);
    let mut y = legend(&mut scene, bounds, &steps, lang) + 14.0;
    let heads: Vec<Vec<String>> = tiers
        .iter()
        .map(|tier| match room {
            // Where columns are many and narrow, the codes of the tiers have to do.
            room if room < 44.0 => match tier.id() {
                id if id.len() <= 3 => vec![id.to_uppercase()],
                _ => vec![clipped(&tier_short(*tier, lang), (room / 9.0) as f32)],
            },
            room => {
                let words = wrapped(&tier_short(*tier, lang), (room - 4.0) * LETTER / 10.5, 2);
                words.iter().map(|line| line.replace("- ", "-")).collect()
            }
        })
        .collect();
    let head = heads.iter().map(Vec::len).max().unwrap_or(1) as f64 * 12.0;
    for (at, words) in heads.iter().enumerate() {
        let x = left + room * (at as f64 + 0.5);
        let first = y + head - 12.0 * (words.len() as f64 - 1.0) - 2.0;
        for (line, text) in words.iter().enumerate() {
            let size = if room < 30.0 { 8.5 } else { 10.5 };
            let words = Words { size, ..Words::new(x, first + 12.0 * line as f64, text.as_str()) };
            scene.back.push(Shape::Text(words.middle().muted()));
        }
    }
    y += head + 6.0;
    let step = 18.0;
    for (line, name) in lines.iter().zip(names) {
        let base = y + step / 2.0 + 4.0;
        let mut shapes = vec![Shape::Text(Words::new(left - 8.0, base, name).end().bold(line.is_chosen))];
        for (at, value) in line.values.iter().enumerate() {
            let tile = [left + room * at as f64, y, room, step];
            let middle = tile[0] + room / 2.0;
            let Some(value) = value else {
                shapes.push(Shape::Rect(tile, Look::line(Paint::Hair, 1.0)));
                shapes
                    .push(Shape::Text(Words::new(middle, base, Core::Undefined.text(lang)).middle().muted()));
                continue;
            };
            let class = usize::from(classes::class(value, bounds, true));
            let paint = Paint::Step(steps.get(class).copied().unwrap_or(6));
            shapes.push(Shape::Rect(tile, Look::fill(paint).edge(Paint::Paper, 1.0)));
            let (low, high) = value.interval.shown();
            let text = percent_range(low, high, lang).unwrap_or_default();
            // A range that does not fit is said in the table and by the mark.
            let text =
                if width(&text, false) * 11.0 / LETTER <= room - 2.0 { text } else { "…".to_string() };
            if room >= 30.0 {
                let words = Words { size: 11.0, ..Words::new(middle, base, text).middle() };
                shapes.push(Shape::Text(words.on(paint)));
            }
        }
        if line.is_chosen {
            let frame = [left, y, room * tiers.len() as f64, step];
            scene.front.push(Shape::Rect(frame, Look::line(Paint::Ink, 2.0)));
        }
        let id = line.place.id();
        scene.marks.push(Mark { label: label(line, chart), id, chosen: line.is_chosen, shapes });
        y += step;
    }
    scene.height = y + 2.0;
    scene
}

/// The steps and where they begin; where the key ends.
fn legend(scene: &mut Scene, bounds: &[i64], steps: &[u8], lang: crate::messages::Lang) -> f64 {
    let text = |bound: &i64| short_number(*bound as f64 / 1e6, lang);
    let texts: Vec<String> = (0..=bounds.len())
        .map(|at| match (at.checked_sub(1).and_then(|at| bounds.get(at)), bounds.get(at)) {
            (None, Some(above)) => format!("< {}", text(above)),
            (Some(below), Some(above)) => format!("{}–{}", text(below), text(above)),
            (Some(below), None) => format!("≥ {}", text(below)),
            (None, None) => "%".to_string(),
        })
        .collect();
    let (mut x, mut y) = (0.0, 12.0);
    for (step, text) in steps.iter().zip(texts) {
        let words = Words::new(0.0, 0.0, text);
        let wide = words.width() + 34.0;
        if x > 0.0 && x + wide - 13.0 > scene.width {
            (x, y) = (0.0, y + 18.0);
        }
        let look = Look::fill(Paint::Step(*step)).edge(Paint::Edge, 1.0);
        scene.back.push(Shape::Rect([x + 0.5, y - 10.0, 16.0, 12.0], look));
        scene.back.push(Shape::Text(Words { x: x + 21.0, y, ..words }.muted()));
        x += wide;
    }
    y
}
