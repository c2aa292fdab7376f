//! Products as areas, in the colours of their tiers.

use super::Picture;
use super::chart::{Chart, Drawn, Refused, cell, column};
use super::plot::wrapped;
use super::scene::{LETTER, Look, Mark, Paint, Scene, Shape, WIDTHS, Words};
use super::squares::{Tile, squarified};
use crate::data::Tier;
use crate::error::Lacks;
use crate::indicators::{Answer, Cell, Choice, Interval, Row, Sum, TierKey, Within};
use crate::messages::{
    ChartText, Core, FigureText, list_alternative, money_short, percent_text_1, place_name, products_unit,
    treemap_title,
};
use crate::types::{E4, sort_few};
use crate::view::build;
use crate::view::figures::{cell_text, tier_name};

/// A product, or the rest of a tier.
struct Product {
    tier: Option<Tier>,
    name: String,
    share: String,
    label: String,
    amount: i128,
    row: Row,
}

/// One tier with its products, the largest first and the rest last.
struct Group {
    paint: Paint,
    name: String,
    share: String,
    amount: i128,
    products: Vec<Product>,
}

pub(super) fn build(chart: &mut Chart<'_>) -> Result<Drawn, Refused> {
    let lang = chart.lang();
    let place = chart.choose_area();
    let top = chart.choose_top(&[30, 15, 60, 100]);
    let choice = Choice { top: usize::MAX, place, country: place.is_none(), ..chart.asked() };
    let answer = chart.answer("top-products", &choice)?;
    let (groups, left_out) = groups(chart, &answer, top)?;
    let whole: i128 = groups.iter().map(|group| group.amount).sum();
    if whole <= 0 {
        return Err(Lacks::Product.into());
    }
    let scene = |(id, width)| scene(Scene::new(id, width), &groups);
    let scenes = WIDTHS.map(scene).to_vec();
    let context = &chart.context;
    let of = place.map_or(context.whole().name(lang), |place| place_name(place, lang));
    let mut largest: Vec<&Product> =
        groups.iter().flat_map(|group| &group.products).filter(|product| !is_rest(product)).collect();
    largest.sort_by_key(|product| std::cmp::Reverse(product.amount));
    let said: Vec<String> = largest.iter().take(5).map(|product| product.label.clone()).collect();
    let first = largest.first().map(|product| (product.name.as_str(), product.share.as_str()));

    let mut rows: Vec<Row> =
        groups.iter().flat_map(|group| &group.products).map(|product| product.row.clone()).collect();
    let value = column(&answer, "value");
    rows.sort_by_key(|row| match cell(row, value) {
        Cell::Amounts { value, .. } => (is_rest_row(row), std::cmp::Reverse(value.unwrap_or(0))),
        _ => (true, std::cmp::Reverse(0)),
    });
    let scope = build::scope(context);
    let when = (context.flow, context.table.period);
    let title = treemap_title(place.map(|_| of), first, when, &scope, lang);
    let mut notes = Vec::new();
    if left_out > 0 {
        notes.push(chart.text(ChartText::ProductsBelowZero));
    }
    Ok(Drawn {
        title,
        unit: products_unit(of, (context.flow, context.table.period), &scope, lang),
        alternative: list_alternative(ChartText::TreemapChart, &said, lang),
        picture: Some(Picture::Scenes(scenes)),
        answer: Answer { columns: answer.columns, rows },
        notes,
        is_of_totals: false,
    })
}

fn is_rest(product: &Product) -> bool {
    is_rest_row(&product.row)
}

fn is_rest_row(row: &Row) -> bool {
    row.cells.iter().any(|cell| matches!(cell, Cell::Others(_)))
}

/// The products by tier, all but the largest of each tier as one. What is below zero has no area: how many that are.
fn groups(chart: &Chart<'_>, answer: &Answer, top: usize) -> Result<(Vec<Group>, usize), Lacks> {
    let (context, lang) = (&chart.context, chart.lang());
    let facts = context.input.facts.ok_or(Lacks::Product)?;
    let [tier_at, product_at, rank_at, value_at, share_at] =
        ["tier", "product", "rank", "value", "share_pct"].map(|id| column(answer, id));
    let tier_of = |row: &Row| match cell(row, product_at) {
        Cell::Product(_, product) => {
            let is_surely = |tier: &Tier| facts.within(*product, TierKey::One(*tier)) == Within::Surely;
            context.definition.tiers().iter().copied().find(is_surely)
        }
        _ => None,
    };
    let amount_of = |row: &Row| match cell(row, value_at) {
        Cell::Amounts { value, .. } => value.unwrap_or(0),
        _ => 0,
    };
    let whole: i128 = answer.rows.iter().map(amount_of).sum();
    let left_out = answer.rows.iter().filter(|row| amount_of(row) < 0).count();
    let percent = |amount: i128| percent_text_1(amount, whole, lang).unwrap_or_default();
    let name_of = |tier: Option<Tier>| match tier {
        Some(tier) => tier_name(TierKey::One(tier), lang),
        None => Core::OpenTier.text(lang).to_string(),
    };
    let product = |row: &Row, tier: Option<Tier>, name: String| {
        let amount = amount_of(row);
        let mut row = row.clone();
        if let Some(cell) = row.cells.get_mut(tier_at) {
            *cell = tier.map_or_else(|| Cell::Words(name_of(None)), |tier| Cell::Tier(TierKey::One(tier)));
        }
        let money = money_short(amount, context.passport.currency, lang);
        let share = percent(amount);
        Product {
            label: format!("{name}: {share} · {money} · {}", name_of(tier)),
            tier,
            name,
            share,
            amount,
            row,
        }
    };
    let text = |row: &Row| {
        let column = answer.columns.get(product_at);
        column
            .map(|column| cell_text(column, cell(row, product_at), (chart.context.whole(), lang)))
            .unwrap_or_default()
    };
    let mut products: Vec<Product> = Vec::new();
    let mut rests: Vec<(Option<Tier>, u64, i128, Row)> = Vec::new();
    for (at, row) in answer.rows.iter().filter(|row| amount_of(row) > 0).enumerate() {
        let tier = tier_of(row);
        if at < top {
            products.push(product(row, tier, text(row)));
        } else if let Some((_, count, amount, _)) = rests.iter_mut().find(|(known, ..)| *known == tier) {
            (*count, *amount) = (*count + 1, *amount + amount_of(row));
        } else {
            rests.push((tier, 1, amount_of(row), row.clone()));
        }
    }
    for (tier, count, amount, mut row) in rests {
        let share = Cell::interval((whole > 0).then_some(Interval::certain((amount, whole))));
        let cells = [(rank_at, Cell::None), (product_at, Cell::Others(count)), (share_at, share)];
        for (at, value) in cells.into_iter().chain([(value_at, Sum::certain(amount).cell())]) {
            if let Some(cell) = row.cells.get_mut(at) {
                *cell = value;
            }
        }
        products.push(product(&row, tier, FigureText::others(count, lang)));
    }
    let tiers = context.definition.tiers().iter().copied().map(Some).chain([None]);
    let group = |tier: Option<Tier>| {
        let (mut own, others): (Vec<Product>, Vec<Product>) =
            std::mem::take(&mut products).into_iter().partition(|product| product.tier == tier);
        products = others;
        // The rest stands last, however large it is, so that it is found.
        own.sort_by_key(|product| (is_rest(product), std::cmp::Reverse(product.amount)));
        let amount: i128 = own.iter().map(|product| product.amount).sum();
        let paint = tier.map_or(Paint::Open, Paint::Tier);
        Group { paint, name: name_of(tier), share: percent(amount), amount, products: own }
    };
    let mut groups: Vec<Group> = tiers.map(group).collect();
    groups.retain(|group| group.amount > 0);
    Ok((groups, left_out))
}

fn scene(mut scene: Scene, groups: &[Group]) -> Scene {
    let narrow = scene.is_narrow();
    let top = legend(&mut scene, groups) + 8.0;
    let field = [0.0, top, scene.width, if narrow { 460.0 } else { 480.0 }];
    scene.height = top + field[3];
    let mut order: Vec<&Group> = groups.iter().collect();
    sort_few(&mut order, |group| std::cmp::Reverse(group.amount));
    let size = |amount: i128| amount as f64 / E4 as f64;
    let areas: Vec<f64> = order.iter().map(|group| size(group.amount)).collect();
    for (group, tile) in order.iter().zip(squarified(&areas, field)) {
        let areas: Vec<f64> = group.products.iter().map(|product| size(product.amount)).collect();
        for (product, tile) in group.products.iter().zip(squarified(&areas, tile)) {
            scene.marks.push(mark(product, tile, group.paint));
        }
        scene.front.push(Shape::Rect(tile, Look::line(Paint::Paper, 3.0)));
    }
    scene
}

/// Tiers in their order with what they come to; where it ends.
fn legend(scene: &mut Scene, groups: &[Group]) -> f64 {
    let (mut x, mut y) = (0.0, 14.0);
    for group in groups {
        let words = Words::new(0.0, 0.0, format!("{} {}", group.name, group.share));
        let wide = words.width() + 34.0;
        if x > 0.0 && x + wide - 17.0 > scene.width {
            (x, y) = (0.0, y + 20.0);
        }
        let look = Look::fill(group.paint).edge(Paint::Edge, 1.0);
        scene.back.push(Shape::Rect([x + 0.5, y - 10.0, 12.0, 12.0], look));
        scene.back.push(Shape::Text(Words { x: x + 17.0, y, ..words }));
        x += wide;
    }
    y + 4.0
}

fn mark(product: &Product, tile: Tile, paint: Paint) -> Mark {
    let [x, y, width, height] = tile;
    let mut shapes = vec![Shape::Rect(tile, Look::fill(paint).edge(Paint::Paper, 1.0))];
    // Room for letters between the edges.
    let (room, lines) = (width - 12.0, libm::floor((height - 8.0) / (LETTER + 3.0)));
    if room >= 30.0 && lines >= 1.0 {
        let most = (lines as usize).saturating_sub(1).clamp(1, 4);
        let mut words = wrapped(&product.name, room, most);
        let is_cut = words.iter().all(|line| line.chars().count() < 4);
        if lines as usize > words.len() {
            words.push(product.share.clone());
        }
        let fits = |line: &String| super::scene::width(line, false) <= room;
        for (at, line) in words.iter().enumerate().filter(|(_, line)| !is_cut && fits(line)) {
            let base = y + 16.0 + (LETTER + 3.0) * at as f64;
            shapes.push(Shape::Text(Words::new(x + 6.0, base, line.as_str()).on(paint)));
        }
    }
    let id = match product.row.cells.iter().find_map(|cell| match cell {
        Cell::Product(text, _) => Some(text.clone()),
        _ => None,
    }) {
        Some(code) => code,
        None => "others".to_string(),
    };
    Mark { label: product.label.clone(), id, chosen: false, shapes }
}
