use super::*;
use crate::messages::Lang;
use crate::types::Level;
use crate::ui::order::Sort;
use crate::view::palette::Scheme;
use crate::view::{Cell, CircleKey, Circles, Column, Gradient, Legend, LegendClass, ProvinceTable, TableRow};

const HOSTILE: &str = "<img src=x onerror=\"alert(1)\">&";

fn legend() -> Legend {
    let class = |class, step| LegendClass { class, label: HOSTILE.into(), provinces: 1, step };
    Legend {
        title: HOSTILE.into(),
        level: Level::Province,
        scheme: Scheme::High,
        classes: vec![class(0, 0), class(1, 8)],
        gradient: None,
        missing: Some((HOSTILE.into(), 2)),
        undefined: Some((HOSTILE.into(), 4)),
        confidential: Some((HOSTILE.into(), 5)),
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
    let circles = Circles {
        title: HOSTILE.into(),
        circles: Vec::new(),
        key: vec![CircleKey { radius: 400, label: HOSTILE.into() }],
    };
    is_tame(&key(&legend(), Some(&circles), Lang::Tr));
    let gradient = Gradient { low: HOSTILE.into(), high: HOSTILE.into(), mark: Some((HOSTILE.into(), 7)) };
    is_tame(&key(&Legend { classes: Vec::new(), gradient: Some(gradient), ..legend() }, None, Lang::Tr));
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
    assert_eq!(markup.matches("data-step=\"8\"").count(), 2);
}

#[test]
fn a_hatch_stands_in_the_key_with_its_count() {
    let markup = key(&legend(), None, Lang::En);
    assert_eq!(markup.matches("data-class=\"hatched\"").count(), 1);
    assert!(markup.contains("3 provinces"));
    for (gap, count) in [("missing", 2), ("undefined", 4), ("confidential", 5)] {
        assert_eq!(markup.matches(&format!("data-gap=\"{gap}\"")).count(), 1, "{gap}");
        assert!(markup.contains(&format!("{count} provinces")), "{gap}");
    }
    let none = Legend { hatched: None, ..legend() };
    assert!(!key(&none, None, Lang::En).contains("hatched"));
}

#[test]
fn a_search_without_a_match_says_so() {
    let order = Order { sort: None, query: "zzz".into() };
    assert!(table(&province_table(), &legend(), &order, Lang::Tr).contains("class=\"nothing\""));
}
