//! What a visitor's hands do with the map, as far as the worker answers: histogram, zoom, borders, highlights,
//! search, explanations.

use teknoharita::data::{Tier, provinces};
use teknoharita::engine::Engine;
use teknoharita::messages::{Lang, fold};
use teknoharita::protocol::{DataSetId, PublishForm, ViewSpec};
use teknoharita::types::{Flow, Level, Period, Place};
use teknoharita::view::{Indicator, NO_POINT, PageView};

fn spec(lang: Lang) -> ViewSpec {
    let period = Period::year(2024);
    ViewSpec { period, ..ViewSpec::new(DataSetId::Annex, Indicator::Share(Tier::High), lang) }
}

fn view(spec: &ViewSpec) -> PageView {
    Engine::new().view(spec).unwrap()
}

/// Plates of the rows that a search leaves, as the page leaves them.
fn found(view: &PageView, words: &str) -> Vec<i8> {
    let query = fold(words);
    let rows = view.table.rows.iter().filter(|row| row.search.contains(query.trim()));
    rows.filter_map(|row| row.place).collect()
}

#[test]
fn a_province_is_found_by_every_name_it_has_and_by_old_ones() {
    let view = view(&spec(Lang::En));
    for province in provinces::all() {
        let names = [province.name, province.name_ascii].into_iter().chain(province.aliases.iter().copied());
        for name in names.flat_map(|name| [name.to_string(), name.to_uppercase(), name.to_lowercase()]) {
            assert!(found(&view, &name).contains(&(province.plate as i8)), "{name}");
        }
    }
    for (words, plate) in [
        ("Istanbul", 34),
        ("İSTANBUL", 34),
        ("eskisehir", 26),
        ("Afyon", 3),
        ("Urfa", 63),
        ("maras", 46),
        ("Antep", 27),
        ("Icel", 33),
        ("İçel", 33),
        ("Izmit", 41),
        ("İzmit", 41),
        ("Adapazari", 54),
        ("Antakya", 31),
        ("Dersim", 62),
        ("Elaziz", 23),
        ("Diyarbekir", 21),
    ] {
        assert_eq!(found(&view, words), [plate], "{words}");
    }
    assert!(found(&view, "atlantis").is_empty());
}

#[test]
fn the_histogram_holds_every_place_once_and_its_bounds_are_those_of_the_key() {
    for indicator in Indicator::ALL {
        for classes in ["", "natural.5", "equal.3", "custom.1000000.2500000"] {
            let view = view(&ViewSpec { indicator, classes: classes.into(), ..spec(Lang::Tr) });
            let histogram = view.histogram.as_ref().unwrap();
            let in_bars: u32 = histogram.bars.iter().flat_map(|bar| &bar.parts).map(|(_, count)| count).sum();
            let in_key: u32 = view.map.legend.classes.iter().map(|class| class.provinces).sum();
            assert_eq!(in_bars, in_key);
            assert_eq!(histogram.bounds.len() + 1, view.map.legend.classes.len());
            assert!(
                histogram
                    .bars
                    .iter()
                    .all(|bar| bar.parts.iter().map(|part| part.1).sum::<u32>() <= histogram.most)
            );
            // What the key counts lies below and above every bound.
            let mut below = 0;
            for (bound, class) in histogram.bounds.iter().zip(&view.map.legend.classes) {
                below += class.provinces;
                let words = format!("altında {below} il, üstünde {} il", in_key - below);
                assert!(bound.words.ends_with(&words), "{} {words}", bound.words);
                assert!(bound.reach.0 <= bound.stop && bound.stop <= bound.reach.1);
            }
        }
    }
}

#[test]
fn a_bound_that_is_let_go_stands_where_the_histogram_says() {
    let before = view(&spec(Lang::En));
    let histogram = before.histogram.unwrap();
    let mut bounds: Vec<i64> = histogram.bounds.iter().map(|bound| bound.value).collect();
    for at in 0..bounds.len() {
        let own = bounds[at];
        let bound = &histogram.bounds[at];
        for stop in [bound.reach.0, bound.reach.1] {
            bounds[at] = histogram.stops[stop];
            let classes =
                format!("custom.{}", bounds.iter().map(i64::to_string).collect::<Vec<_>>().join("."));
            let after = view(&ViewSpec { classes: classes.clone(), ..spec(Lang::En) });
            assert_eq!(after.spec.classes, classes, "rising, none twice");
            let moved = &after.histogram.unwrap().bounds[at];
            assert_eq!(
                (moved.value, moved.stop),
                (bounds[at], histogram.stops.iter().position(|it| *it == bounds[at]).unwrap())
            );
        }
        bounds[at] = own;
    }
}

#[test]
fn what_the_hand_takes_hold_of_is_written_in_both_languages_and_travels() {
    for lang in Lang::ALL {
        let view = view(&ViewSpec { zoom: "TR51".into(), highlight: vec![6], ..spec(lang) });
        assert!(
            view.hands.histogram.contains("role=\"slider\"") && view.hands.histogram.contains("data-stops")
        );
        let undo = lang.pick("Geri al", "Undo");
        assert!(view.hands.tools.contains(undo), "{}", view.hands.tools);
        assert_eq!(view.hands.tools.matches("<option").count(), view.classes.len() + 1 + 12 + 26 + 3);
        // Where classes are seen they are chosen, and whether there are circles.
        assert!(view.hands.tools.contains("data-hand=\"circles\""));
        let bytes = teknoharita::protocol::encode(&view);
        let told: PageView = teknoharita::protocol::decode(&bytes).unwrap();
        assert_eq!(told, PageView { histogram: None, ..view });
    }
}

#[test]
fn borders_are_those_of_the_level_and_colours_stay_those_of_provinces() {
    let plain = view(&spec(Lang::Tr));
    assert!(plain.map.regions.is_empty());
    for (borders, count) in [(Level::Nuts1, 12), (Level::Nuts2, 26)] {
        let view = view(&ViewSpec { borders, ..spec(Lang::Tr) });
        assert_eq!((view.map.regions.len(), view.map.legend.level), (count, Level::Province));
        assert_eq!(view.map.provinces, plain.map.provinces);
        let svg = picture(&ViewSpec { borders, ..spec(Lang::Tr) });
        let over = svg.split("class=\"over-borders\"").nth(1).unwrap();
        assert_eq!(over.split("</g>").next().unwrap().matches("<path").count(), count);
    }
}

fn picture(spec: &ViewSpec) -> String {
    let file = Engine::new().publish(spec, &PublishForm::Svg).unwrap();
    String::from_utf8(file.bytes).unwrap()
}

#[test]
fn highlighted_provinces_stay_and_are_labelled_the_rest_is_muted_in_files_too() {
    let spec = ViewSpec { highlight: vec![65, 6, 6, 0, 99], ..spec(Lang::En) };
    let shown = view(&spec);
    assert_eq!(shown.spec.highlight, [6, 65]);
    for province in &shown.map.provinces {
        let is_lit = [6, 65].contains(&province.plate);
        assert_eq!(province.muted, !is_lit);
        assert!(!is_lit || province.direct_label, "{}", province.name);
    }
    assert_eq!(picture(&spec).matches("data-muted").count(), 79);
    assert!(!picture(&self::spec(Lang::En)).contains("data-muted"));
}

#[test]
fn a_zoom_says_where_it_is_and_a_file_shows_all_of_the_map() {
    let shown = view(&ViewSpec { zoom: "tr51".into(), ..spec(Lang::En) });
    assert_eq!(shown.spec.zoom, "TR51");
    assert!(shown.map.window.factor() >= 2);
    let stepped = view(&ViewSpec { zoom: "TR51-".into(), ..spec(Lang::En) });
    assert!(stepped.map.window.factor() < shown.map.window.factor());
    let broken = view(&ViewSpec { zoom: "9.9.9".into(), ..spec(Lang::En) });
    assert_eq!((broken.spec.zoom.as_str(), broken.map.window.is_part()), ("", false));
    let zoomed = picture(&ViewSpec { zoom: "TR51".into(), ..spec(Lang::En) });
    assert_eq!(zoomed, picture(&spec(Lang::En)));
}

#[test]
fn a_change_is_the_difference_of_what_is_printed() {
    let engine = Engine::new();
    let (now, before) = (view(&spec(Lang::En)), {
        let period = Period::year(2023);
        engine.view(&ViewSpec { period, ..spec(Lang::En) }).unwrap()
    });
    let mut checked = 0;
    for (now, before) in now.map.provinces.iter().zip(&before.map.provinces) {
        let tenths = |text: &str| text.trim_end_matches('%').replace('.', "").parse::<i64>().ok();
        let Some((a, b)) = tenths(&now.value).zip(tenths(&before.value)) else { continue };
        let sign = match a - b {
            change if change > 0 => "+",
            change if change < 0 => "−",
            _ => "",
        };
        let change = (a - b).abs();
        let line = format!("Since 2023: {sign}{}.{} points", change / 10, change % 10);
        assert!(now.tooltip.contains(&line), "{} {line} {:?}", now.name, now.tooltip);
        checked += 1;
    }
    assert_eq!(checked, 81);
    let first = view(&ViewSpec { period: Period::year(2019), ..spec(Lang::En) });
    assert!(first.map.provinces.iter().all(|it| it.tooltip.iter().all(|line| !line.starts_with("Since"))));
}

#[test]
fn a_trend_has_a_point_for_every_period_of_the_slider() {
    let view = view(&ViewSpec { flow: Some(Flow::Export), ..spec(Lang::Tr) });
    let labels: Vec<&str> = view.timeline.iter().map(|choice| choice.label.as_str()).collect();
    assert_eq!(labels, ["2019", "2020", "2021", "2022", "2023", "2024"]);
    assert_eq!(view.timeline.iter().filter(|choice| choice.selected).count(), 1);
    // Where there never was any, there is no trend.
    let trends = view.map.provinces.iter().filter(|province| !province.trend.is_empty());
    assert!(trends.clone().count() > 70);
    for province in trends {
        assert_eq!(province.trend.len(), 6, "{}", province.name);
        assert!(province.trend.iter().all(|point| *point <= 100 || *point == NO_POINT));
        assert_eq!(province.trend.iter().max(), Some(&100));
    }
    // A panel says the same as a tooltip.
    let chosen = self::view(&ViewSpec { province: Some(26), ..spec(Lang::Tr) });
    let panel = chosen.panel.unwrap();
    let tooltip = &chosen.map.province(26).unwrap().tooltip;
    assert_eq!(panel.facts.len(), 2);
    assert!(panel.facts.iter().chain([&panel.rank]).all(|fact| tooltip.contains(fact)), "{tooltip:?}");
}

#[test]
fn every_term_is_explained_in_both_languages_under_the_definition_in_use() {
    let engine = Engine::new();
    for term in ["tier", "basis", "range", "classes"] {
        let [turkish, english] = Lang::ALL.map(|lang| engine.help(term, &spec(lang)));
        assert!(turkish.contains("id=\"help-title\"") && english.contains("Source: "), "{term}");
        assert_ne!(turkish, english);
    }
    assert_eq!(engine.help("<b>", &spec(Lang::Tr)), "");
    let medium = ViewSpec { indicator: Indicator::Share(Tier::MediumHigh), ..spec(Lang::Tr) };
    let said = engine.help("tier", &medium);
    assert!(said.contains("2927") && said.contains("makine ve teçhizat"), "{said}");
    // The division itself is in the list.
    assert!(said.contains(">29</span>"), "{said}");
    assert!(Place::from_id("TR51").is_some());
}

#[test]
fn highlighted_places_are_named_and_no_others() {
    let highlight = vec![6, 26, 34];
    let view = view(&ViewSpec { highlight: highlight.clone(), ..spec(Lang::Tr) });
    let named = view.map.provinces.iter().filter(|province| province.direct_label);
    assert_eq!(named.map(|province| province.plate).collect::<Vec<_>>(), highlight);
    assert!(view.notes.iter().any(|note| note.starts_with("Soluk")), "{:?}", view.notes);
}
