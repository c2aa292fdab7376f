//! Bands as shapes.

use super::{Band, Series};
use crate::data::Tier;
use crate::messages::{Lang, period_label};
use crate::types::{E4, Period};
use crate::view::axis::Axis;
use crate::view::charts::chart::{Chart, percent};
use crate::view::charts::fit::spread;
use crate::view::charts::plot::{columns, rows, wrapped};
use crate::view::charts::scene::{Look, Mark, Paint, Scene, Shape, Words, cut, through, width};

/// Left, top, right and bottom of the field, and how wide the labels beside it are.
fn field(scene: &mut Scene, series: &Series, y_width: f64) -> ([f64; 4], f64) {
    let narrow = scene.is_narrow();
    scene.height = if narrow { 320.0 } else { 400.0 };
    let label =
        |band: &Band| width(&band.name, true).max(band.texts.last().map_or(0.0, |text| width(text, true)));
    let widest = series.bands.iter().map(label).fold(0.0, f64::max);
    let labels = widest.min(if narrow { 104.0 } else { 190.0 });
    ([y_width + 10.0, 10.0, scene.width - labels - 12.0, scene.height - 26.0], labels)
}

fn x_of(at: usize, count: usize, [left, _, right, _]: [f64; 4]) -> f64 {
    left + (right - left) * at as f64 / (count - 1).max(1) as f64
}

/// Draws what numbers are read from: lines at the axis's ticks, and the periods below. Where numbers are drawn, and the
/// room for labels beside it.
fn ground(scene: &mut Scene, series: &Series, axis: &Axis, lang: Lang) -> ([f64; 4], f64) {
    let ticks = axis.ticks(lang);
    let y_width = ticks.iter().map(|(_, text)| width(text, false)).fold(0.0, f64::max);
    let (field, room) = field(scene, series, y_width);
    let place = |(number, text): (f64, String)| (axis.place(number, field[3], field[1]), text);
    rows(scene, &ticks.into_iter().map(place).collect(), [field[0], field[2]]);
    periods_below(scene, series, field, lang);
    (field, room)
}

fn periods_below(scene: &mut Scene, series: &Series, field: [f64; 4], lang: Lang) {
    let count = series.periods.len();
    let tick = |(at, period): (usize, &Period)| (x_of(at, count, field), period_label(*period, lang));
    let ticks = series.periods.iter().enumerate().map(tick).collect();
    columns(scene, &ticks, field[3] + 18.0);
}

/// Bands beside which name and value stand in lines of their own.
const MOST_SPACIOUS: usize = 6;

/// Names and latest values beside the field, where they do not touch.
fn labels_beside(scene: &mut Scene, series: &Series, ends: &[f64], (field, room): ([f64; 4], f64)) {
    let lines = if scene.is_narrow() { 2 } else { 1 };
    let label = |band: &Band| -> Vec<(String, bool)> {
        let value = band.texts.last().cloned().unwrap_or_default();
        if series.bands.len() > MOST_SPACIOUS {
            // Where there are many, each has one line.
            return vec![(cut(&format!("{value} {}", band.name), room - 14.0), false)];
        }
        let mut name = wrapped(&band.name, room, lines);
        if name.iter().any(|line| line.ends_with('…')) {
            name = wrapped(&band.short, room, lines);
        }
        name.into_iter().map(|line| (line, false)).chain([(value, true)]).collect()
    };
    let labels: Vec<Vec<(String, bool)>> = series.bands.iter().map(label).collect();
    let rows = labels.iter().map(Vec::len).max().unwrap_or(1) as f64;
    let (gap, half) = (14.0 * rows + 2.0, 7.0 * rows);
    let places = spread(ends, gap, field[1] + half - 6.0, field[3] + 4.0 - half);
    for (((band, label), y), end) in series.bands.iter().zip(labels).zip(places).zip(ends) {
        let x = field[2] + 12.0;
        if (y - end).abs() > 3.0 {
            let leader = Shape::line((field[2] + 1.0, *end), (x - 3.0, y), Look::line(Paint::Muted, 0.5));
            scene.back.push(leader);
        }
        let last = label.len() - 1;
        for (at, (line, bold)) in label.into_iter().enumerate() {
            let base = y - half + 11.0 + 14.0 * at as f64;
            // The last line has the value, and the colour beside it.
            let left = if at == last { x + 14.0 } else { x };
            if at == last {
                scene.front.push(Shape::Rect([x, base - 9.0, 10.0, 10.0], band.look));
            }
            scene.front.push(Shape::Text(Words::new(left, base, line).bold(bold)));
        }
    }
}

/// A mark for each period: it says all of its values.
fn marks(scene: &mut Scene, series: &Series, field: [f64; 4], lang: Lang) {
    let count = series.periods.len();
    let half = (field[2] - field[0]) / (count - 1).max(1) as f64 / 2.0;
    for (at, period) in series.periods.iter().enumerate() {
        let x = x_of(at, count, field);
        let values = series
            .bands
            .iter()
            .map(|band| format!("{} {}", band.name, band.texts.get(at).map_or("–", String::as_str)));
        let (from, to) = ((x - half).max(field[0]), (x + half).min(field[2]));
        let reach =
            Shape::Rect([from, field[1], to - from, field[3] - field[1]], Look::fill(Paint::Paper).unseen());
        let guide = Shape::line((x, field[1]), (x, field[3]), Look::line(Paint::Ink, 1.5).guide());
        scene.marks.push(Mark {
            label: format!("{}: {}", period_label(*period, lang), values.collect::<Vec<_>>().join("; ")),
            id: period.to_string(),
            chosen: false,
            shapes: vec![reach, guide],
        });
    }
}

/// The bands on top of one another, the first tier below.
pub(super) fn areas(mut scene: Scene, series: &Series, chart: &Chart<'_>) -> Option<Scene> {
    let lang = chart.lang();
    let count = series.periods.len();
    let wholes: Vec<i128> =
        (0..count).map(|at| series.bands.iter().map(|band| band.amounts[at]).sum()).collect();
    if series.is_share && wholes.iter().any(|whole| *whole <= 0) {
        return None;
    }
    let scaled = |amount: i128, at: usize| match series.is_share {
        true => percent((amount, wholes[at])),
        false => amount as f64 / (1e6 * E4 as f64),
    };
    let most = (0..count).map(|at| scaled(wholes[at], at)).fold(0.0, f64::max);
    let axis = Axis::new([0.0, if series.is_share { 100.0 } else { most }].into_iter(), 5.0)?;
    let (field, room) = ground(&mut scene, series, &axis, lang);
    let y = |number: f64| axis.place(number, field[3], field[1]);
    let mut below = vec![0i128; count];
    let mut ends = Vec::new();
    for band in &series.bands {
        let above: Vec<i128> =
            below.iter().zip(&band.amounts).map(|(below, amount)| below + amount).collect();
        let point = |(at, amount): (usize, &i128)| (x_of(at, count, field), y(scaled(*amount, at)));
        let upper: Vec<(f64, f64)> = above.iter().enumerate().map(point).collect();
        let lower: Vec<(f64, f64)> = below.iter().enumerate().map(point).collect();
        let end = |points: &[(f64, f64)]| points.last().map_or(0.0, |point| point.1);
        ends.push((end(&upper) + end(&lower)) / 2.0);
        let outline = through(upper.into_iter().chain(lower.into_iter().rev()));
        scene.back.push(Shape::Path(format!("{outline}Z"), Look::fill(band.paint).edge(Paint::Paper, 1.0)));
        below = above;
    }
    labels_beside(&mut scene, series, &ends, (field, room));
    marks(&mut scene, series, field, lang);
    Some(scene)
}

/// Every tier as a line, ranges as whiskers.
pub(super) fn lines(mut scene: Scene, series: &Series, chart: &Chart<'_>) -> Option<Scene> {
    let lang = chart.lang();
    let count = series.periods.len();
    let numbers =
        series.bands.iter().flat_map(|band| &band.numbers).flatten().flat_map(|all| [all[1], all[2]]);
    let axis = Axis::new(numbers.chain([0.0]), 5.0)?;
    let (field, room) = ground(&mut scene, series, &axis, lang);
    let y = |number: f64| axis.place(number, field[3], field[1]);
    let mut ends = Vec::new();
    for band in &series.bands {
        let known: Vec<(f64, [f64; 3])> = band
            .numbers
            .iter()
            .enumerate()
            .filter_map(|(at, numbers)| Some((x_of(at, count, field), (*numbers)?)))
            .collect();
        let mut points = known.iter().map(|(x, numbers)| (*x, y(numbers[0])));
        // What is as pale as the ground has an outline.
        if matches!(band.paint, Paint::Tier(Tier::Low | Tier::NotClassified | Tier::Lt1 | Tier::Lt2)) {
            scene.back.push(Shape::Path(through(points.clone()), Look::line(Paint::Edge, 4.0)));
        }
        scene.back.push(Shape::Path(through(points.clone()), Look::line(band.paint, 2.5)));
        for (x, [_, low, high]) in known.iter().filter(|(_, numbers)| numbers[1] < numbers[2]) {
            let (low, high) = (y(*low), y(*high));
            let d =
                format!("M{x:.1} {low:.1}V{high:.1}M{:.1} {low:.1}h8M{:.1} {high:.1}h8", x - 4.0, x - 4.0);
            scene.back.push(Shape::Path(d, Look::line(Paint::Ink, 1.0)));
        }
        for (x, y) in points.clone() {
            scene.back.push(Shape::Circle([x, y, 3.5], band.look));
        }
        ends.push(points.next_back().map_or(field[3], |point| point.1));
    }
    labels_beside(&mut scene, series, &ends, (field, room));
    marks(&mut scene, series, field, lang);
    Some(scene)
}
