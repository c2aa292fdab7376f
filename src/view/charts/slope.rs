//! Provinces between two years.

use super::Picture;
use super::chart::{Chart, Drawn, Refused, cell, column, percent, tier_look};
use super::fit::spread;
use super::scene::{Look, Mark, Paint, Scene, Shape, WIDTHS, Words, through, width};
use crate::error::Lacks;
use crate::indicators::{Answer, Area, Cell, Choice, Interval, Row, compare};
use crate::messages::{
    ChartText, Core, Lang, list_alternative, money_short, percent_range_text, percent_text_1, period_label,
    share_unit, slope_title,
};
use crate::types::{Period, sort_few};
use crate::view::axis::Axis;
use crate::view::build;
use crate::view::figures::cell_text;
use crate::view::letters::clipped;
use crate::view::sheet::area_name;

/// One line.
struct Line {
    area: Area,
    name: String,
    /// Middle, least and most before and now, in percent.
    numbers: [[f64; 3]; 2],
    texts: [String; 2],
    label: String,
    is_chosen: bool,
    is_country: bool,
    change: f64,
    volume: i128,
}

pub(super) fn build(chart: &mut Chart<'_>) -> Result<Drawn, Refused> {
    let lang = chart.lang();
    let indicator = chart.share_indicator()?;
    let (flow, now) = (chart.context.flow, chart.context.table.period);
    let before = choose_base(chart, now)?;
    let ways = [("volume", chart.text(ChartText::ByVolume)), ("change", chart.text(ChartText::ByChange))];
    let by_volume = chart.choose("by", ChartText::Which, &ways) == "volume";
    let top = chart.choose_top(&[12, 5, 8, 20]);
    let key = super::chart::tier_of(indicator);
    let choice = Choice { base: Some(before), tier: Some(key), ..chart.asked() };
    let mut answer = chart.answer("change-of-share", &choice)?;
    let mut all = lines(chart, &answer, now);
    let country = all.iter().position(|line| line.is_country).map(|at| all.remove(at));
    if all.is_empty() {
        return Err(Lacks::Base { period: now, base: before }.into());
    }
    let size = |line: &Line| if by_volume { line.volume as f64 } else { line.change.abs() };
    all.sort_by(|a, b| size(b).total_cmp(&size(a)).then(a.area.cmp(&b.area)));
    let mut shown: Vec<&Line> = all
        .iter()
        .enumerate()
        .filter(|(at, line)| *at < top || line.is_chosen)
        .map(|(_, line)| line)
        .collect();
    let counted = shown.len();
    let up = shown.iter().filter(|line| line.numbers[1][1] > line.numbers[0][2]).count();
    let is_open = shown.iter().any(|line| line.numbers.iter().any(|[_, low, high]| low < high));
    shown.extend(country.as_ref());
    let axis = Axis::new(shown.iter().flat_map(|line| line.numbers.iter().flatten().copied()), 5.0);
    let axis = axis.ok_or(Lacks::Base { period: now, base: before })?;
    let scene = |(id, width)| scene(Scene::new(id, width), &shown, axis, [before, now], key, lang);
    let scenes = WIDTHS.map(scene).to_vec();
    sort_rows(&mut answer, &shown);
    let said: Vec<String> = shown.iter().take(6).map(|line| line.label.clone()).collect();
    let mut notes = Vec::new();
    if is_open {
        notes.push(chart.text(ChartText::MiddleOfRange));
    }
    let context = &chart.context;
    let scope = build::scope(context);
    // Those that stand out are no sample: only of the largest is it said how many rose.
    let title = match by_volume && !is_open {
        true => slope_title(up, counted, (indicator, flow), [before, now], &scope, lang),
        false => {
            let largest =
                all.first().filter(|_| !by_volume && !is_open).map(|line| (line.name.as_str(), line.change));
            crate::messages::change_title(largest, (indicator, flow), [before, now], &scope, lang)
        }
    };
    Ok(Drawn {
        title,
        unit: format!(
            "{} · {}",
            share_unit(indicator, flow, now, &scope, lang),
            crate::messages::FigureText::against(&period_label(before, lang), lang)
        ),
        alternative: list_alternative(ChartText::SlopeChart, &said, lang),
        picture: Some(Picture::Scenes(scenes)),
        answer,
        notes,
        is_of_totals: indicator.tiers().is_none(),
    })
}

/// A period of the same months to compare with: the first by default.
fn choose_base(chart: &mut Chart<'_>, now: Period) -> Result<Period, Refused> {
    let (flow, lang) = (chart.context.flow, chart.lang());
    let choice = chart.asked();
    let ask = chart.ask(&choice);
    let shown = ask.covered(now, flow).ok_or(Lacks::Period(now))?;
    let years = chart.context.tables.years(flow);
    let same = |year: u16| Period::months(year, shown.first_month(), shown.last_month());
    let others: Vec<Period> = years
        .iter()
        .filter_map(|(year, _)| same(*year))
        .filter(|period| *period != shown && ask.covered(*period, flow) == Some(*period))
        .collect();
    if others.is_empty() {
        return Err(Lacks::Periods.into());
    }
    let ids: Vec<String> = others.iter().map(Period::to_string).collect();
    let ways: Vec<(&str, String)> =
        ids.iter().zip(&others).map(|(id, period)| (id.as_str(), period_label(*period, lang))).collect();
    let chosen = chart.choose("base", ChartText::From, &ways);
    others.into_iter().find(|period| period.to_string() == chosen).ok_or(Refused::Lacks(Lacks::Periods))
}

fn lines(chart: &Chart<'_>, answer: &Answer, now: Period) -> Vec<Line> {
    let (context, lang) = (&chart.context, chart.lang());
    let [area, share, base, change] =
        ["plate", "share_pct", "base_share_pct", "change_points"].map(|id| column(answer, id));
    let table = context.tables.at(now, context.flow);
    let chosen = chart.chosen().map(Area::Place);
    let line = |row: &Row| {
        let Cell::Area(area) = cell(row, area) else { return None };
        let (Cell::Interval(now), Cell::Interval(before)) = (cell(row, share), cell(row, base)) else {
            return None;
        };
        let is_country = *area == Area::Country;
        if !is_country && !area.is_ranked() {
            return None;
        }
        let numbers = [before, now].map(|share| {
            let (low, high) = share.shown();
            [share.middle(), low, high].map(percent)
        });
        let texts = [before, now].map(|share| share_text(share, lang));
        let name = area_name(area, (context.whole(), lang));
        let points = answer
            .columns
            .get(change)
            .map(|column| cell_text(column, cell(row, change), (context.whole(), lang)));
        let volume = match area {
            Area::Place(place) => {
                table.as_ref().and_then(|table| Some(table.get(*place)?.total_e4)).unwrap_or(0)
            }
            _ => 0,
        };
        let total = match is_country {
            true => String::new(),
            false => format!(" · {}", money_short(volume, context.passport.currency, lang)),
        };
        Some(Line {
            label: format!(
                "{name}: {} → {} ({} {}){total}",
                texts[0],
                texts[1],
                points.unwrap_or_default(),
                crate::messages::FigureText::Points.text(lang)
            ),
            change: numbers[1][0] - numbers[0][0],
            is_chosen: chosen.as_ref() == Some(area),
            area: area.clone(),
            numbers,
            texts,
            name,
            is_country,
            volume,
        })
    };
    answer.rows.iter().filter_map(line).collect()
}

/// A share with its sign.
pub(super) fn share_text(share: &Interval, lang: Lang) -> String {
    let (low, high) = share.shown();
    let text = match compare(low, high).is_eq() {
        true => percent_text_1(low.0, low.1, lang),
        false => percent_range_text(low, high, lang),
    };
    text.unwrap_or_else(|| Core::Undefined.text(lang).to_string())
}

/// The table has those that are drawn first, in their order.
fn sort_rows(answer: &mut Answer, shown: &[&Line]) {
    let at = column(answer, "plate");
    sort_few(&mut answer.rows, |row| match cell(row, at) {
        Cell::Area(area) => shown.iter().position(|line| line.area == *area).unwrap_or(usize::MAX),
        _ => usize::MAX,
    });
}

fn scene(
    mut scene: Scene,
    lines: &[&Line],
    axis: Axis,
    periods: [Period; 2],
    key: crate::indicators::TierKey,
    lang: Lang,
) -> Scene {
    let narrow = scene.is_narrow();
    let names: Vec<String> =
        lines.iter().map(|line| clipped(&line.name, if narrow { 8.4 } else { 14.0 })).collect();
    let left_words: Vec<String> = match narrow {
        // On a phone the name stands once.
        true => lines.iter().map(|line| line.texts[0].clone()).collect(),
        false => lines.iter().zip(&names).map(|(line, name)| format!("{name} {}", line.texts[0])).collect(),
    };
    let right_words: Vec<String> =
        lines.iter().zip(&names).map(|(line, name)| format!("{} {name}", line.texts[1])).collect();
    let widest = |texts: &[String]| texts.iter().map(|text| width(text, true)).fold(0.0, f64::max);
    let (left, right) = (widest(&left_words) + 14.0, scene.width - widest(&right_words) - 14.0);
    let gap = 15.0;
    let room = gap * lines.len() as f64;
    let (top, bottom) = (34.0, 34.0 + room.max(if narrow { 300.0 } else { 340.0 }));
    // Labels of lines that lie close together reach below them, so that they stay near.
    let lowest = bottom + room / 2.0;
    let y = |number: f64| axis.place(number, bottom, top);
    for (x, period) in [left, right].into_iter().zip(periods) {
        let words = Words::new(x, 16.0, period_label(period, lang)).bold(true);
        let half = words.width() / 2.0;
        let x_words = x.clamp(half, scene.width - half);
        scene.back.push(Shape::Text(Words { x: x_words, ..words }.middle()));
        scene.back.push(Shape::line((x, 24.0), (x, bottom + 6.0), Look::line(Paint::Hair, 1.0)));
    }
    // On the right every line has its name; on the left those that lie far enough apart have their number.
    let before: Vec<f64> = lines.iter().map(|line| y(line.numbers[0][0])).collect();
    let now: Vec<f64> = lines.iter().map(|line| y(line.numbers[1][0])).collect();
    let (named, numbered) = (spread(&now, gap, top, lowest), apart(lines, &before, gap));
    scene.height = named.iter().fold(bottom, |last: f64, end| last.max(*end)) + 10.0;
    let mut marks: Vec<(f64, Mark)> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let points = [(left, before[at]), (right, now[at])];
        let stands_out = line.is_chosen || line.is_country;
        let stroke = match line {
            Line { is_chosen: true, .. } => Look::line(Paint::Ink, 3.0),
            Line { is_country: true, .. } => Look::line(Paint::Muted, 2.0).dashed(),
            _ if line.change < 0.0 => Look::line(Paint::Below, 1.5),
            _ => Look::line(Paint::Accent, 1.5),
        };
        let mut shapes = vec![Shape::Path(through(points), stroke)];
        let dot = match (line.is_chosen, line.is_country) {
            (true, _) => Look::fill(Paint::Ink),
            (_, true) => Look::fill(Paint::Muted),
            _ => tier_look(key),
        };
        shapes.extend(points.map(|(x, y)| Shape::Circle([x, y, 3.5], dot)));
        if (named[at] - now[at]).abs() > 2.0 {
            let d = through([(right + 4.0, now[at]), (right + 10.0, named[at])]);
            shapes.push(Shape::Path(d, Look::line(Paint::Muted, 0.5)));
        }
        let words = |x: f64, y: f64, text: &String| Words::new(x, y + 4.0, text).bold(stands_out);
        shapes.push(Shape::Text(words(right + 12.0, named[at], &right_words[at])));
        if numbered[at] {
            shapes.push(Shape::Text(words(left - 12.0, before[at], &left_words[at]).end()));
        }
        let id = line.area.id();
        let mark = Mark { label: line.label.clone(), id, chosen: line.is_chosen, shapes };
        marks.push((line.numbers[1][0], mark));
    }
    // The keyboard goes from the highest to the lowest.
    marks.sort_by(|a, b| b.0.total_cmp(&a.0));
    scene.marks = marks.into_iter().map(|(_, mark)| mark).collect();
    scene
}

/// Which lines can have a number where they are without touching another one; those that stand out come first.
fn apart(lines: &[&Line], places: &[f64], gap: f64) -> Vec<bool> {
    let stands_out = |at: &usize| lines.get(*at).is_some_and(|line| line.is_chosen || line.is_country);
    let mut order: Vec<usize> = (0..places.len()).collect();
    sort_few(&mut order, |at| !stands_out(at));
    let mut taken = vec![false; places.len()];
    for at in order {
        taken[at] = places.iter().zip(&taken).all(|(place, is)| !is || (place - places[at]).abs() >= gap);
    }
    taken
}
