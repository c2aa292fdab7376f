use super::*;
use crate::messages::Lang;
use crate::types::Level;
use crate::ui::order::Sort;
use crate::view::{Cell, Column, Legend, LegendClass, ProvinceTable, TableRow};

const HOSTILE: &str = "<img src=x onerror=\"alert(1)\">&";

fn legend() -> Legend {
    let class = |class, step| LegendClass { class, label: HOSTILE.into(), provinces: 1, step };
    Legend {
        title: HOSTILE.into(),
        level: Level::Province,
        classes: vec![class(0, 0), class(1, 6)],
        missing: Some((HOSTILE.into(), 2)),
        hatched: Some((HOSTILE.into(), 3)),
    }
}

fn province_table() -> ProvinceTable {
    let column =
        |id: &str, numeric| Column { id: id.into(), label: HOSTILE.into(), unit: "%".into(), numeric };
    let row = |place, order| TableRow {
        place,
        class: place.map(|_| 1),
        cells: vec![Cell { text: HOSTILE.into(), order: None }, Cell { text: "1".into(), order }],
        search: "a".into(),
    };
    ProvinceTable {
        caption: HOSTILE.into(),
        columns: vec![column("name", false), column("share", true)],
        rows: vec![row(Some(6), Some(1)), row(Some(26), Some(2)), row(Some(0), Some(3))],
        total: row(None, None),
    }
}

/// The text's own tags are all there are.
fn is_tame(markup: &str) {
    assert!(!markup.contains("<img"), "{markup}");
    assert!(!markup.contains("onerror=\""), "{markup}");
}

#[test]
fn texts_of_a_view_cannot_become_markup() {
    is_tame(&key(&legend(), Lang::Tr));
    is_tame(&table(&province_table(), &legend(), &Order::default(), Lang::En));
}

#[test]
fn a_table_is_sorted_and_only_provinces_can_be_chosen() {
    let order = Order { sort: Some(Sort { column: 1, falling: true }), query: String::new() };
    let markup = table(&province_table(), &legend(), &order, Lang::En);
    let places: Vec<usize> = ["data-place=\"26\"", "data-place=\"6\"", "data-place=\"0\"", "data-place=\"\""]
        .iter()
        .filter_map(|place| markup.find(place))
        .collect();
    assert_eq!(places.len(), 4);
    assert!(places.is_sorted(), "{places:?}");
    assert_eq!(markup.matches("<button type=\"button\" class=\"place\"").count(), 2);
    assert_eq!(markup.matches("aria-sort=\"descending\"").count(), 1);
    assert_eq!(markup.matches("data-step=\"6\"").count(), 2);
}

#[test]
fn a_hatch_stands_in_the_key_with_its_count() {
    let markup = key(&legend(), Lang::En);
    assert_eq!(markup.matches("data-class=\"hatched\"").count(), 1);
    assert!(markup.contains("3 provinces"));
    let none = Legend { hatched: None, ..legend() };
    assert!(!key(&none, Lang::En).contains("hatched"));
}

#[test]
fn a_search_without_a_match_says_so() {
    let order = Order { sort: None, query: "zzz".into() };
    assert!(table(&province_table(), &legend(), &order, Lang::Tr).contains("class=\"nothing\""));
}
