//! Share beside volume: who has a high share on a large base, and who on a small one.

use super::Picture;
use super::chart::{Chart, Drawn, Refused, cell, column, percent, tier_look, tier_of};
use super::fit::{Point, names};
use super::plot::{columns, log_ticks, rows};
use super::scene::{Look, Mark, Paint, Scene, Shape, WIDTHS, Words, width};
use super::slope::share_text;
use crate::error::Lacks;
use crate::indicators::{Area, Cell, Choice, Interval, compare};
use crate::messages::{
    ChartText, flow_option, list_alternative, money_label, money_short, place_name, scatter_heading,
    share_unit,
};
use crate::types::{Currency, E4, Place, sort_few};
use crate::view::axis::Axis;
use crate::view::build;

/// One place.
struct Dot {
    place: Place,
    name: String,
    /// Its whole trade, in units of the currency.
    volume: f64,
    share: Interval,
    label: String,
    is_chosen: bool,
}

/// What both axes are measured by.
struct Frame {
    axis: Axis,
    low: f64,
    high: f64,
    country: Option<(f64, String)>,
}

pub(super) fn build(chart: &mut Chart<'_>) -> Result<Drawn, Refused> {
    let lang = chart.lang();
    let indicator = chart.share_indicator()?;
    let key = tier_of(indicator);
    let choice = Choice { tier: Some(key), ..chart.asked() };
    let mut answer = chart.answer("tier-shares", &choice)?;
    let context = &chart.context;
    let ask = chart.ask(&choice);
    let chosen = chart.chosen();
    let dots = context.table.iter().filter(|(place, slice)| place.is_on_map() && slice.total_e4 >= E4);
    let mut dots: Vec<Dot> = dots
        .filter_map(|(place, slice)| {
            let share = ask.share(slice, key)?;
            let name = place_name(place, lang).to_string();
            let volume = money_short(slice.total_e4, context.passport.currency, lang);
            Some(Dot {
                place,
                label: format!(
                    "{name}: {} · {}: {volume}",
                    share_text(&share, lang),
                    flow_option(context.flow, lang)
                ),
                volume: slice.total_e4 as f64 / E4 as f64,
                is_chosen: chosen == Some(place),
                name,
                share,
            })
        })
        .collect();
    if dots.is_empty() {
        return Err(Lacks::Period(context.table.period).into());
    }
    // By share: the order of the keyboard and of the table.
    dots.sort_by(|a, b| compare(b.share.middle(), a.share.middle()).then(a.place.cmp(&b.place)));
    let national = ask.share(&context.table.national, key);
    let highs = dots.iter().map(|dot| percent(dot.share.shown().1));
    let axis = Axis::new(highs.chain([0.0]), 5.0).ok_or(Lacks::Period(context.table.period))?;
    let volumes = || dots.iter().map(|dot| dot.volume);
    let frame = Frame {
        axis,
        low: volumes().fold(f64::INFINITY, f64::min) * 0.8,
        high: volumes().fold(0.0, f64::max) * 1.25,
        country: national.map(|share| {
            (percent(share.middle()), format!("{} {}", context.whole().name(lang), share_text(&share, lang)))
        }),
    };
    let scene = |(id, width)| scene(Scene::new(id, width), &dots, &frame, chart, tier_look(key));
    let scenes = WIDTHS.map(scene).to_vec();
    let at = column(&answer, "plate");
    let order = |area: &Area| dots.iter().position(|dot| Area::Place(dot.place) == *area);
    answer.rows.retain(|row| matches!(cell(row, at), Cell::Area(area) if order(area).is_some()));
    sort_few(&mut answer.rows, |row| match cell(row, at) {
        Cell::Area(area) => order(area),
        _ => None,
    });
    let scope = build::scope(context);
    let above = national.map(|national| {
        let above =
            dots.iter().filter(|dot| compare(dot.share.shown().0, national.shown().1).is_gt()).count();
        let maybe =
            dots.iter().filter(|dot| compare(dot.share.shown().1, national.shown().0).is_gt()).count();
        (above, above < maybe, share_text(&national, lang))
    });
    let said: Vec<String> = dots.iter().take(5).map(|dot| dot.label.clone()).collect();
    let mut notes = Vec::new();
    if dots.iter().any(|dot| dot.share.is_open) {
        notes.push(chart.text(ChartText::MiddleOfRange));
    }
    Ok(Drawn {
        title: scatter_heading(
            above.as_ref().map(|(above, least, share)| (*above, *least, share.as_str())),
            dots.len(),
            (indicator, context.flow, context.table.period),
            (&scope, context.level),
            lang,
        ),
        unit: format!(
            "↑ {} → {}",
            share_unit(indicator, context.flow, context.table.period, &scope, lang),
            crate::messages::volume_axis(context.flow, context.passport.currency, lang)
        ),
        alternative: list_alternative(ChartText::ScatterChart, &said, lang),
        picture: Some(Picture::Scenes(scenes)),
        answer,
        notes,
        is_of_totals: false,
    })
}

fn scene(mut scene: Scene, dots: &[Dot], frame: &Frame, chart: &Chart<'_>, look: Look) -> Scene {
    let (lang, currency) = (chart.lang(), chart.context.passport.currency);
    let narrow = scene.is_narrow();
    scene.height = if narrow { 360.0 } else { 460.0 };
    let ticks = frame.axis.ticks(lang);
    let y_width = ticks.iter().map(|(_, text)| width(text, false)).fold(0.0, f64::max);
    let field = [y_width + 10.0, 16.0, scene.width - 10.0, scene.height - 28.0];
    let y = |number: f64| frame.axis.place(number, field[3], field[1]);
    let log = |number: f64| libm::log10(number);
    let x = |number: f64| {
        field[0] + (log(number) - log(frame.low)) / (log(frame.high) - log(frame.low)) * (field[2] - field[0])
    };
    let ticks = ticks.into_iter().map(|(number, text)| (y(number), text)).collect();
    rows(&mut scene, &ticks, [field[0], field[2]]);
    let ticks: Vec<(f64, String)> = log_ticks(frame.low, frame.high, &[1.0])
        .into_iter()
        .map(|number| (x(number), money_tick(number, currency, lang)))
        .collect();
    for (x, _) in &ticks {
        scene.back.push(Shape::line((*x, field[1]), (*x, field[3]), Look::line(Paint::Hair, 1.0)));
    }
    columns(&mut scene, &ticks, field[3] + 18.0);
    let mut taken = Vec::new();
    if let Some((share, text)) = &frame.country {
        let y = y(*share);
        scene.back.push(Shape::line((field[0], y), (field[2], y), Look::line(Paint::Muted, 1.5).dashed()));
        let words = Words::new(field[0] + 4.0, y - 4.0, text.as_str()).halo();
        taken.push(words.rect());
        scene.front.push(Shape::Text(words));
    }
    let r = if narrow { 4.0 } else { 4.5 };
    for dot in dots {
        let (x, y_middle) = (x(dot.volume), y(percent(dot.share.middle())));
        let mut shapes = Vec::new();
        if dot.share.is_open {
            let (low, high) = dot.share.shown();
            let line =
                Shape::line((x, y(percent(low))), (x, y(percent(high))), Look::line(Paint::Muted, 1.0));
            shapes.push(line);
        }
        let look = if dot.is_chosen { Look::fill(Paint::Ink).edge(Paint::Paper, 1.0) } else { look };
        shapes.push(Shape::Circle([x, y_middle, if dot.is_chosen { r + 1.5 } else { r }], look));
        let id = dot.place.id();
        scene.marks.push(Mark { label: dot.label.clone(), id, chosen: dot.is_chosen, shapes });
    }
    // Names: the chosen one, the largest, the highest, then as many as there is room for.
    let mut order: Vec<(usize, &Dot)> = dots.iter().enumerate().collect();
    let mut by_volume: Vec<usize> = (0..dots.len()).collect();
    by_volume.sort_by(|a, b| dots[*b].volume.total_cmp(&dots[*a].volume));
    let rank = |at: usize| at.min(by_volume.iter().position(|known| *known == at).unwrap_or(at));
    order.sort_by_key(|(at, dot)| (!dot.is_chosen, rank(*at), *at));
    let most = if narrow { 10 } else { 32 };
    let point = |(at, (_, dot)): (usize, &(usize, &Dot))| Point {
        x: x(dot.volume),
        y: y(percent(dot.share.middle())),
        reach: r,
        name: (at < most).then(|| dot.name.clone()),
        bold: dot.is_chosen,
    };
    let points: Vec<Point> = order.iter().enumerate().map(point).collect();
    let bounds = [field[0], 0.0, scene.width, field[3]];
    scene.front.extend(names(&points, bounds, &taken).into_iter().map(Shape::Text));
    scene
}

/// An amount at an axis.
pub(super) fn money_tick(number: f64, currency: Currency, lang: crate::messages::Lang) -> String {
    money_label((number * E4 as f64) as i128, currency, lang)
}
