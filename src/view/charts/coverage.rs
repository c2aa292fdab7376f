//! Exports as a part of imports: bars to both sides of 100%.

use super::Picture;
use super::chart::{Chart, Drawn, Refused, cell, column, percent, tier_of};
use super::scene::{Look, Mark, Paint, Scene, Shape, WIDTHS, Words, width};
use super::slope::share_text;
use crate::error::Lacks;
use crate::indicators::{Answer, Area, Cell, Choice, Interval, Row, TierKey};
use crate::messages::{
    ChartText, FigureText, Lang, coverage_title, coverage_unit, decimals, list_alternative, money_label,
    money_short, percent_1, small_imports,
};
use crate::types::{Flow, sort_few};
use crate::view::figures::tier_name;
use crate::view::letters::clipped;
use crate::view::sheet::area_name;

/// One bar.
struct Bar {
    area: Area,
    name: String,
    ratio: Interval,
    text: String,
    balance: String,
    label: String,
    volume: i128,
    is_small: bool,
    is_chosen: bool,
}

pub(super) fn build(chart: &mut Chart<'_>) -> Result<Drawn, Refused> {
    let lang = chart.lang();
    // Without both directions there is nothing to divide, whatever is chosen.
    if let Some(missing) = Flow::ALL.into_iter().find(|flow| !chart.context.tables.flows().contains(flow)) {
        return Err(Lacks::Flow(missing).into());
    }
    let own = tier_of(chart.context.indicator);
    let mut ways = vec![("total", FigureText::AllGoods.text(lang).to_string())];
    if own != TierKey::Total {
        ways.push(("tier", tier_name(own, lang)));
    }
    let key = if chart.choose("goods", ChartText::Goods, &ways) == "tier" { own } else { TierKey::Total };
    let top = chart.choose_top(&[20, 10, 40, usize::MAX]);
    let choice = Choice { tier: Some(key), flow: None, ..chart.asked() };
    let mut answer = chart.answer("coverage", &choice)?;
    let mut bars = bars(chart, &answer, key);
    let country = bars.iter().position(|bar| bar.area == Area::Country).map(|at| bars.remove(at));
    bars.retain(|bar| bar.area.is_ranked());
    if bars.is_empty() {
        return Err(Lacks::Flow(Flow::Import).into());
    }
    let above = bars.iter().filter(|bar| percent(bar.ratio.shown().0) > 100.0).count();
    let is_open = bars.iter().any(|bar| bar.ratio.is_open);
    let all = bars.len();
    // The largest by what they trade, in the order of their ratios.
    bars.sort_by(|a, b| b.volume.cmp(&a.volume).then(a.area.cmp(&b.area)));
    let mut shown: Vec<&Bar> =
        bars.iter().enumerate().filter(|(at, bar)| *at < top || bar.is_chosen).map(|(_, bar)| bar).collect();
    shown.extend(country.as_ref());
    shown.sort_by(|a, b| {
        percent(b.ratio.middle()).total_cmp(&percent(a.ratio.middle())).then(a.area.cmp(&b.area))
    });
    let scene = |(id, width)| scene(Scene::new(id, width), &shown, chart);
    let scenes = WIDTHS.map(scene).to_vec();
    let at = column(&answer, "plate");
    sort_few(&mut answer.rows, |row| match cell(row, at) {
        Cell::Area(area) => shown.iter().position(|bar| bar.area == *area).unwrap_or(usize::MAX),
        _ => usize::MAX,
    });
    let said: Vec<String> = shown.iter().take(5).map(|bar| bar.label.clone()).collect();
    let mut notes = vec![chart.text(ChartText::DoublingScale)];
    let is_beyond = |bar: &&Bar| {
        let (low, high) = bar.ratio.shown();
        [low, high]
            .map(percent)
            .iter()
            .any(|number| *number <= 0.0 || libm::log2(number / 100.0).abs() > MOST_DOUBLINGS)
    };
    if shown.iter().any(is_beyond) {
        notes.push(chart.text(ChartText::BeyondScale));
    }
    if shown.iter().any(|bar| bar.is_small) {
        notes.push(small_imports(chart.context.passport.currency, chart.lang()));
    }
    if is_open {
        notes.push(chart.text(ChartText::Whiskers));
    }
    let context = &chart.context;
    let tier = (key != TierKey::Total).then(|| tier_name(key, lang));
    let national = country.as_ref().filter(|bar| !bar.ratio.is_open);
    let national = national.and_then(|bar| percent_1(bar.ratio.value.0, bar.ratio.value.1, lang));
    let period = context.table.period;
    Ok(Drawn {
        title: coverage_title(
            tier.as_deref(),
            national.as_deref(),
            (!is_open).then_some(above),
            (all, context.level),
            (period, chart.context.whole()),
            lang,
        ),
        unit: coverage_unit(tier.as_deref(), period, lang),
        alternative: list_alternative(ChartText::CoverageChart, &said, lang),
        picture: Some(Picture::Scenes(scenes)),
        answer,
        notes,
        is_of_totals: key == TierKey::Total,
    })
}

fn bars(chart: &Chart<'_>, answer: &Answer, key: TierKey) -> Vec<Bar> {
    let (context, lang) = (&chart.context, chart.lang());
    let [area, tier, exports, imports, coverage] =
        ["plate", "tier", "exports", "imports", "coverage_pct"].map(|id| column(answer, id));
    let chosen = chart.chosen().map(Area::Place);
    let currency = context.passport.currency;
    let bar = |row: &Row| {
        if *cell(row, tier) != Cell::Tier(key) {
            return None;
        }
        let (Cell::Area(area), Cell::Interval(ratio)) = (cell(row, area), cell(row, coverage)) else {
            return None;
        };
        let middle = |at: usize| match cell(row, at) {
            Cell::Amounts { value, low, high } => value.unwrap_or((low + high) / 2),
            _ => 0,
        };
        let (sold, bought) = (middle(exports), middle(imports));
        let name = area_name(area, (chart.context.whole(), lang));
        let text = share_text(ratio, lang);
        let sides = [sold, bought].map(|amount| money_short(amount, currency, lang));
        Some(Bar {
            label: crate::messages::coverage_label(&name, &text, &sides, lang),
            text,
            balance: match ratio.is_open {
                true => String::new(),
                false => signed(money_label(sold - bought, currency, lang), sold >= bought),
            },
            name,
            ratio: *ratio,
            volume: sold + bought,
            is_small: !row.marks.is_empty(),
            is_chosen: chosen.as_ref() == Some(area),
            area: area.clone(),
        })
    };
    answer.rows.iter().filter_map(bar).collect()
}

/// A surplus with its sign.
fn signed(text: String, is_surplus: bool) -> String {
    if is_surplus { format!("+{text}") } else { text.clone() }
}

/// Doublings of 100%, as far as bars reach; beyond this a bar ends at the edge.
const MOST_DOUBLINGS: f64 = 6.0;

fn scene(mut scene: Scene, bars: &[&Bar], chart: &Chart<'_>) -> Scene {
    let lang = chart.lang();
    let narrow = scene.is_narrow();
    let names: Vec<String> =
        bars.iter().map(|bar| clipped(&bar.name, if narrow { 8.4 } else { 16.0 })).collect();
    let widest =
        |texts: &mut dyn Iterator<Item = &str>| texts.map(|text| width(text, true)).fold(0.0, f64::max);
    let left = widest(&mut names.iter().map(String::as_str)) + 8.0;
    let value = widest(&mut bars.iter().map(|bar| bar.text.as_str()));
    let balance = widest(&mut bars.iter().map(|bar| bar.balance.as_str()));
    // Where bars would have no room on a phone the difference is left to the mark and the table.
    let has_room = !narrow || scene.width - left - value - balance >= 140.0;
    let balance = if has_room { balance } else { 0.0 };
    let right = scene.width - balance - value - 18.0;
    let doublings = |number: f64| match number > 0.0 {
        true => libm::log2(number / 100.0).clamp(-MOST_DOUBLINGS, MOST_DOUBLINGS),
        false => -MOST_DOUBLINGS,
    };
    let ends = bars.iter().flat_map(|bar| {
        let (low, high) = bar.ratio.shown();
        [doublings(percent(low)), doublings(percent(high))]
    });
    let most = ends.fold(1.0, |most: f64, end| most.max(libm::ceil(end.abs())));
    let x_of = |doublings: f64| left + (doublings + most) / (2.0 * most) * (right - left);
    let x = |number: f64| x_of(doublings(number).clamp(-most, most));
    let (head, step) = (24.0, if narrow { 24.0 } else { 22.0 });
    let bottom = head + step * bars.len() as f64;
    scene.height = bottom + 4.0;
    let ticks: Vec<(f64, String)> = (0..=2 * most as i32)
        .map(|at| f64::from(at) - most)
        .map(|doubling| (x_of(doubling), power(doubling, lang)))
        .collect();
    for (x, _) in &ticks {
        scene.back.push(Shape::line((*x, head - 4.0), (*x, bottom), Look::line(Paint::Hair, 1.0)));
    }
    // 100% always has its number, others where there is room.
    let middle = ticks.len() / 2;
    let room = (right - left) / (2.0 * most);
    let every =
        libm::ceil((widest(&mut ticks.iter().map(|(_, text)| text.as_str())) + 6.0) / room).max(1.0) as usize;
    for (_, (x, text)) in ticks.iter().enumerate().filter(|(at, _)| at.abs_diff(middle).is_multiple_of(every))
    {
        scene.back.push(Shape::Text(Words::new(*x, head - 10.0, text.as_str()).middle().muted()));
    }
    for (at, (bar, name)) in bars.iter().zip(names).enumerate() {
        let y = head + step * at as f64;
        let base = y + step / 2.0 + 4.0;
        let is_country = bar.area == Area::Country;
        let bold = bar.is_chosen || is_country;
        let mut shapes = Vec::new();
        if bar.is_chosen {
            shapes.push(Shape::Rect([0.0, y, scene.width, step], Look::fill(Paint::Soft)));
        }
        shapes.push(Shape::Text(Words::new(left - 8.0, base, name).end().bold(bold)));
        let middle = percent(bar.ratio.middle());
        let (from, to) = (x(100.0).min(x(middle)), x(100.0).max(x(middle)));
        let paint = if middle >= 100.0 { Paint::Accent } else { Paint::Below };
        let look = match bar.is_small {
            true => Look::line(paint, 1.5).dashed(),
            false => Look::fill(paint),
        };
        shapes.push(Shape::Rect([from, y + 4.0, (to - from).max(0.5), step - 8.0], look));
        if bar.ratio.is_open {
            let (low, high) = bar.ratio.shown();
            let (low, high, middle) = (x(percent(low)), x(percent(high)), y + step / 2.0);
            let cap = |x: f64| format!("M{x:.1} {:.1}V{:.1}", middle - 4.0, middle + 4.0);
            let d = format!("M{low:.1} {middle:.1}H{high:.1}{}{}", cap(low), cap(high));
            shapes.push(Shape::Path(d, Look::line(Paint::Ink, 1.5)));
        }
        let end = right + 8.0 + value;
        shapes.push(Shape::Text(Words::new(end, base, bar.text.as_str()).end().bold(bold)));
        if has_room && !bar.balance.is_empty() {
            shapes.push(Shape::Text(Words::new(scene.width, base, bar.balance.as_str()).end().muted()));
        }
        let id = bar.area.id();
        scene.marks.push(Mark { label: bar.label.clone(), id, chosen: bar.is_chosen, shapes });
    }
    scene.front.push(Shape::line((x(100.0), head - 4.0), (x(100.0), bottom), Look::line(Paint::Ink, 1.5)));
    scene
}

/// A power of two times 100%: whole, or with a decimal where it is small.
fn power(doublings: f64, lang: Lang) -> String {
    let number = libm::exp2(doublings) * 100.0;
    let digits = if number >= 20.0 { 0 } else { 1 };
    match lang {
        Lang::Tr => format!("%{}", decimals(number, digits, lang)),
        Lang::En => format!("{}%", decimals(number, digits, lang)),
    }
}
