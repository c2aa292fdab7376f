//! Provinces as bars, the largest number first.

use super::Picture;
use super::chart::{Chart, Drawn, Refused, cell, column, percent, tier_look, tier_paint};
use super::scene::{Line, Look, Mark, Paint, Scene, Shape, WIDTHS, Words, width};
use crate::error::Lacks;
use crate::indicators::{Area, Cell, Choice, Mark as Fragile, Sum};
use crate::messages::{
    ChartText, Leader, list_alternative, millions, money_label, place_name, rank_text, ranking_title,
    share_unit, small_bars, unit_million,
};
use crate::types::{Place, sort_few};
use crate::view::axis::Axis;
use crate::view::build;
use crate::view::letters::clipped;

/// One bar.
struct Bar {
    place: Place,
    name: String,
    rank: String,
    /// Middle, least and most, in percent or in millions.
    numbers: [f64; 3],
    value: String,
    volume: String,
    label: String,
    is_small: bool,
    is_chosen: bool,
}

pub(super) fn build(chart: &mut Chart<'_>) -> Result<Drawn, Refused> {
    let top = chart.choose_top(&[20, 10, 30, 50, usize::MAX]);
    let lang = chart.lang();
    let choice = Choice { tier: Some(chart.tier()), ..chart.asked() };
    let mut answer = chart.answer("ranks", &choice)?;
    let context = &chart.context;
    let is_share = context.indicator.tiers().is_some();
    let bars = bars(chart);
    if bars.is_empty() {
        return Err(Lacks::Period(context.table.period).into());
    }
    let shown: Vec<&Bar> =
        bars.iter().enumerate().filter(|(at, bar)| *at < top || bar.is_chosen).map(|(_, bar)| bar).collect();
    let national = context.national.filter(|_| is_share);
    let numbers = shown.iter().flat_map(|bar| bar.numbers);
    let national_pct = national.map(|value| percent(value.interval.middle()));
    let axis = Axis::new(numbers.chain(national_pct).chain([0.0]), 5.0)
        .ok_or(Lacks::Period(context.table.period))?;
    let line = national
        .zip(national_pct)
        .map(|(value, percent)| (percent, format!("{} {}", context.whole().name(lang), value.text(lang))));
    let scene = |(id, width)| scene(chart, Scene::new(id, width), (&shown, top), axis, line.as_ref());
    let scenes = WIDTHS.map(scene).to_vec();
    // The table has everything, in the order of the bars.
    let plate = column(&answer, "plate");
    let at = |place: &Area| bars.iter().position(|bar| Area::Place(bar.place) == *place);
    answer.rows.retain(|row| matches!(cell(row, plate), Cell::Area(area) if at(area).is_some()));
    sort_few(&mut answer.rows, |row| match cell(row, plate) {
        Cell::Area(area) => at(area),
        _ => None,
    });
    let unit = match is_share {
        true => {
            let scope = build::scope(context);
            let share = share_unit(context.indicator, context.flow, context.table.period, &scope, lang);
            let amount = ChartText::AmountBeside.text(lang);
            format!("{share} · {amount}, {}", unit_million(context.passport.currency, lang))
        }
        false => build::title(context, context.table.period),
    };
    let mut notes = Vec::new();
    if shown.iter().any(|bar| bar.is_small) {
        notes.push(small_bars(context.passport.currency, lang));
    }
    if shown.iter().any(|bar| bar.numbers[1] < bar.numbers[2]) {
        notes.push(chart.text(ChartText::Whiskers));
    }
    let said: Vec<String> = bars.iter().take(5).map(|bar| format!("{} {}", bar.name, bar.value)).collect();
    let first =
        bars.first().filter(|first| bars.get(1).is_none_or(|next| next.numbers[2] < first.numbers[1]));
    let leader = first.map(|first| Leader {
        name: &first.name,
        value: context.value(first.place).map(|value| value.bare(lang)).unwrap_or_default(),
    });
    let scope = build::scope(context);
    let title = leader.map(|leader| {
        ranking_title(&leader, context.indicator, (context.flow, context.table.period), &scope, lang)
    });
    Ok(Drawn {
        title: title.unwrap_or_else(|| build::title(context, context.table.period)),
        unit,
        alternative: list_alternative(ChartText::BarChart, &said, lang),
        picture: Some(Picture::Scenes(scenes)),
        answer,
        notes,
        is_of_totals: context.indicator.tiers().is_none(),
    })
}

fn bars(chart: &Chart<'_>) -> Vec<Bar> {
    let (context, lang) = (&chart.context, chart.lang());
    let is_share = context.indicator.tiers().is_some();
    let choice = chart.asked();
    let ask = chart.ask(&choice);
    let (of, chosen) = ((context.ranks.len() as u32, context.level), chart.chosen());
    let bar = |(place, rank): &(Place, crate::indicators::Rank)| {
        let value = context.value(*place)?;
        let (low, high) = value.interval.shown();
        let number =
            |fraction: (i128, i128)| if is_share { percent(fraction) } else { percent(fraction) / 1e8 };
        let (least, most) = value.volume_e4;
        let sum = Sum { value: least, low: least, high: most, is_open: least < most };
        // Beside shares the unit is said once, above; alone an amount says its own.
        let labels = [least, most].map(|amount| match is_share {
            true => millions(amount, lang),
            false => money_label(amount, context.passport.currency, lang),
        });
        let volume = if labels[0] == labels[1] { labels[0].clone() } else { labels.join("–") };
        let name = place_name(*place, lang).to_string();
        let (text, words) = (value.text(lang), rank_text((rank.best, rank.worst), of, lang));
        let label = match is_share {
            true => format!("{name}: {text} · {} · {words}", value.volume(lang)),
            false => format!("{name}: {text} · {words}"),
        };
        Some(Bar {
            place: *place,
            rank: if rank.best == rank.worst {
                format!("{}.", rank.best)
            } else {
                format!("{}–{}", rank.best, rank.worst)
            },
            numbers: [value.interval.middle(), low, high].map(number),
            value: if is_share { text } else { volume.clone() },
            volume: if is_share { volume } else { String::new() },
            label,
            is_small: is_share && ask.small(Fragile::SmallVolume, Some(sum)).is_some(),
            is_chosen: chosen == Some(*place),
            name,
        })
    };
    context.ranks.iter().filter_map(bar).collect()
}

fn scene(
    chart: &Chart<'_>,
    mut scene: Scene,
    (bars, top): (&[&Bar], usize),
    axis: Axis,
    country: Option<&(f64, String)>,
) -> Scene {
    let narrow = scene.is_narrow();
    let most = if narrow { 8.4 } else { 16.0 };
    let widest =
        |texts: &mut dyn Iterator<Item = &str>| texts.map(|text| width(text, true)).fold(0.0, f64::max);
    let names: Vec<String> = bars.iter().map(|bar| clipped(&bar.name, most)).collect();
    let rank = widest(&mut bars.iter().map(|bar| bar.rank.as_str()));
    let name = widest(&mut names.iter().map(String::as_str));
    let value = widest(&mut bars.iter().map(|bar| bar.value.as_str()));
    // Ranges of amounts leave a phone no room for bars; the mark says them.
    let volume = widest(&mut bars.iter().map(|bar| bar.volume.as_str()));
    let volume = if narrow && volume > 80.0 { 0.0 } else { volume };
    let step = if narrow { 24.0 } else { 22.0 };
    let (left, head) = (rank + 6.0 + name + 8.0, 34.0);
    let right = scene.width - volume - if volume > 0.0 { 10.0 } else { 0.0 } - value - 8.0;
    let x = |number: f64| axis.place(number, left, right);
    // The chosen one stands apart where it is not among the first.
    let place = |at: usize| head + step * at as f64 + if at >= top { 12.0 } else { 0.0 };
    let bottom = place(bars.len().saturating_sub(1)) + step;
    scene.height = bottom + 4.0;
    let ticks = axis.ticks(chart.lang());
    let room = (right - left) / ticks.len().max(1) as f64;
    let every = (widest(&mut ticks.iter().map(|(_, text)| text.as_str())) / room).ceil().max(1.0) as usize;
    for (number, text) in ticks.into_iter().step_by(every) {
        scene.back.push(Shape::line(
            (x(number), head - 4.0),
            (x(number), bottom),
            Look::line(Paint::Hair, 1.0),
        ));
        scene.back.push(Shape::Text(Words::new(x(number), head - 10.0, text).middle().muted()));
    }
    for (at, (bar, name)) in bars.iter().zip(names).enumerate() {
        let y = place(at);
        let base = y + step / 2.0 + 4.0;
        let mut shapes = Vec::new();
        if bar.is_chosen {
            shapes.push(Shape::Rect([0.0, y, scene.width, step], Look::fill(Paint::Soft)));
        }
        shapes.push(Shape::Text(Words::new(rank, base, bar.rank.as_str()).end().muted()));
        shapes.push(Shape::Text(Words::new(rank + 6.0, base, name).bold(bar.is_chosen)));
        let [_, low, high] = bar.numbers;
        let (from, to) = (x(0.0).min(x(low)), x(0.0).max(x(low)));
        let paint = tier_paint(chart.tier());
        let look = match bar.is_small {
            true => Look {
                fill: None,
                line: Some(Line { paint, width: 1.5, is_dashed: true }),
                ..Look::default()
            },
            false => tier_look(chart.tier()),
        };
        shapes.push(Shape::Rect([from, y + 4.0, (to - from).max(0.5), step - 8.0], look));
        if low < high {
            let middle = y + step / 2.0;
            let cap = |x: f64| format!("M{x:.1} {:.1}V{:.1}", middle - 4.0, middle + 4.0);
            let d = format!("M{:.1} {middle:.1}H{:.1}{}{}", x(low), x(high), cap(x(low)), cap(x(high)));
            shapes.push(Shape::Path(d, Look::line(Paint::Ink, 1.5)));
        }
        let end = right + 8.0 + value;
        shapes.push(Shape::Text(Words::new(end, base, bar.value.as_str()).end().bold(bar.is_chosen)));
        if volume > 0.0 {
            shapes.push(Shape::Text(Words::new(scene.width, base, bar.volume.as_str()).end().muted()));
        }
        scene.marks.push(Mark {
            label: bar.label.clone(),
            id: bar.place.id(),
            chosen: bar.is_chosen,
            shapes,
        });
    }
    if let Some((number, text)) = country {
        let at = x(*number);
        scene.front.push(Shape::line((at, 14.0), (at, bottom), Look::line(Paint::Muted, 1.5).dashed()));
        let half = width(text, false) / 2.0;
        scene
            .front
            .push(Shape::Text(Words::new(at.clamp(half, scene.width - half), 10.0, text.as_str()).middle()));
    }
    scene
}
