//! Files made of a view: pictures, pages, embeds. What leaves the page is right, marked and harmless.

mod embed;
mod embed_packing;
pub mod markup;
mod numbers;
mod pages;
mod publication;
mod scale;
mod step;

use teknoharita::data::{Tier, sample};
use teknoharita::engine::Engine;
use teknoharita::messages::Lang;
use teknoharita::protocol::{DataSetId, ViewSpec};
use teknoharita::view::{Circle, CircleKey, Circles, Gradient, Indicator, PageView};

use super::support;
use markup::ATTACK;

const HIGH: Indicator = Indicator::Share(Tier::High);

fn spec(data_set: DataSetId, indicator: Indicator, lang: Lang) -> ViewSpec {
    ViewSpec::new(data_set, indicator, lang)
}

/// The view that the page opens on.
fn first(lang: Lang) -> PageView {
    Engine::new().view(&spec(DataSetId::Annex, HIGH, lang)).unwrap()
}

/// A view with provinces without data.
fn ministry() -> PageView {
    Engine::new().view(&spec(DataSetId::Ministry, Indicator::Total, Lang::En)).unwrap()
}

/// A view of the sample file, read as a stranger's.
fn synthetic() -> PageView {
    let (engine, _) = support::read(&sample::csv()).unwrap();
    engine.view(&spec(DataSetId::Own, HIGH, Lang::Tr)).unwrap()
}

/// The texts around the numbers of a view.
fn texts(view: &mut PageView) -> [&mut String; 8] {
    [
        &mut view.title,
        &mut view.headline,
        &mut view.passport,
        &mut view.source,
        &mut view.national.label,
        &mut view.national.value,
        &mut view.national.volume,
        &mut view.national.total,
    ]
}

/// A view all of whose texts want to be code.
fn hostile() -> PageView {
    let mut view = synthetic();
    texts(&mut view).into_iter().for_each(|text| *text = ATTACK.to_string());
    let texts =
        [&mut view.map.title, &mut view.map.description, &mut view.map.legend.title, &mut view.table.caption];
    for text in texts {
        *text = ATTACK.to_string();
    }
    view.map.legend.gradient =
        Some(Gradient { low: ATTACK.into(), high: ATTACK.into(), mark: Some((ATTACK.into(), 9)) });
    view.map.legend.undefined = Some((ATTACK.into(), 1));
    view.map.legend.confidential = Some((ATTACK.into(), 1));
    view.circles.label = ATTACK.to_string();
    view.map.circles = Some(Circles {
        title: ATTACK.into(),
        circles: vec![Circle { plate: 34, radius: 400 }],
        key: vec![CircleKey { radius: 400, label: ATTACK.into() }],
    });
    view.mark = Some(ATTACK.to_string());
    view.notes = vec![ATTACK.to_string()];
    view.national.data_value = Some(ATTACK.to_string());
    view.map.legend.missing = Some((ATTACK.to_string(), 3));
    for class in &mut view.map.legend.classes {
        class.label = ATTACK.to_string();
    }
    for province in &mut view.map.provinces {
        province.name = ATTACK.to_string();
        province.value = ATTACK.to_string();
        province.volume = ATTACK.to_string();
        province.aria = ATTACK.to_string();
        province.tooltip = vec![ATTACK.to_string()];
        province.data_value = Some(ATTACK.to_string());
    }
    for column in &mut view.table.columns {
        column.id = ATTACK.to_string();
        column.label = ATTACK.to_string();
        column.unit = ATTACK.to_string();
    }
    for row in &mut view.table.rows {
        for cell in &mut row.cells {
            cell.text = ATTACK.to_string();
        }
    }
    let choices = [&mut view.data_sets, &mut view.indicators, &mut view.periods, &mut view.flows];
    for choice in choices.into_iter().flatten() {
        choice.id = ATTACK.to_string();
        choice.label = ATTACK.to_string();
        choice.disabled = Some(ATTACK.to_string());
    }
    view
}
