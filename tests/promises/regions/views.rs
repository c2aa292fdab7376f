//! Maps, tables and files of regions.

use std::collections::{BTreeMap, BTreeSet};

use teknoharita::data::regions;
use teknoharita::messages::Lang;
use teknoharita::protocol::DataSetId;
use teknoharita::publish::embed::{decode, payload};
use teknoharita::publish::{html_page, map_csv, map_svg};
use teknoharita::types::{Level, Place};
use teknoharita::view::{DefinitionId, Indicator, PageView, ShowCircles, ViewSpec};

use super::super::support::read;
use super::HEADER;

/// Every region of a level but the last one: a high-tech amount that grows from region to region, and a
/// low-tech one that does not.
fn rows(level: Level) -> Vec<u8> {
    let mut text = HEADER.to_string();
    for (at, place) in (1..level.count()).zip(level.places()) {
        text.push_str(&format!("2024;ihracat;{};3530;{at}000000\n", place.id()));
        text.push_str(&format!("2024;ihracat;{};1810;50000000\n", place.id()));
    }
    text.push_str("2024;ihracat;Belirsiz;1810;7000000\n");
    text.into_bytes()
}

fn view_of(level: Level, change: impl FnOnce(&mut ViewSpec)) -> PageView {
    let (engine, _) = read(&rows(level)).unwrap();
    let mut spec = ViewSpec::new(DataSetId::Own, Indicator::of(Default::default())[0], Lang::Tr);
    change(&mut spec);
    engine.view(&spec).unwrap()
}

#[test]
fn another_definition_and_the_second_stage_keep_the_level() {
    let (mut engine, _) = read(&rows(Level::Nuts2)).unwrap();
    let mut spec = ViewSpec::new(DataSetId::Own, Indicator::Total, Lang::Tr);
    let first = engine.view(&spec).unwrap();
    while engine.step(&mut |_| ()) {}
    for definition in [DefinitionId::OecdIsic3, DefinitionId::Report] {
        spec.definition = definition;
        let view = engine.view(&spec).unwrap();
        assert_eq!(view.spec.definition, definition);
        assert_eq!((&view.map, &view.table), (&first.map, &first.table));
    }
}

#[test]
fn the_circle_of_a_region_stands_at_its_lead() {
    for level in [Level::Nuts2, Level::Nuts1] {
        let view = view_of(level, |spec| spec.circles = ShowCircles::On);
        let shown = view.map.circles.as_ref().unwrap();
        // The last region is not in the data.
        assert_eq!(shown.circles.len(), level.count() - 1);
        for circle in &shown.circles {
            assert!(view.map.province(circle.plate).unwrap().lead);
        }
        // The amounts grow from region to region, by one million each.
        let largest = shown.circles[0];
        let last = level.places().nth(level.count() - 2).unwrap();
        assert_eq!(view.map.province(largest.plate).unwrap().place, last.number());
        assert_eq!(largest.radius, 400);
    }
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    tag.split_once(&format!(" {name}=\""))?.1.split_once('"').map(|(value, _)| value)
}

#[test]
fn every_province_has_the_figures_of_its_region() {
    for level in [Level::Nuts2, Level::Nuts1] {
        let view = view_of(level, |_| ());
        let map = &view.map;
        assert_eq!((map.provinces.len(), map.regions.len(), map.legend.level), (81, level.count(), level));
        for (province, plate) in map.provinces.iter().zip(1..) {
            let place = regions::at(plate, level).unwrap();
            assert_eq!((province.plate, province.place), (plate, place.number()));
            assert_eq!(province.name, regions::get(place).unwrap().name);
            let lead = map.province(map.lead(plate).unwrap()).unwrap();
            let same = (&lead.class, &lead.data_value, &lead.value, &lead.tooltip, &lead.aria);
            let own =
                (&province.class, &province.data_value, &province.value, &province.tooltip, &province.aria);
            assert_eq!(same, own);
            assert!(province.lead || !province.direct_label);
        }
        assert_eq!(map.places().len(), level.count());
        // The key counts regions, and the one that is not in the data is missing and not zero.
        let counted: u32 = map.legend.classes.iter().map(|class| class.provinces).sum();
        assert_eq!(counted as usize, level.count() - 1);
        assert_eq!(map.legend.missing.as_ref().unwrap().1, 1);
        let missing = map.places().into_iter().find(|place| place.class.is_none()).unwrap();
        assert_eq!(Some(missing.id()), level.places().last().map(Place::id));
        assert_eq!((missing.data_value.as_deref(), missing.value.as_str()), (None, "–"));
        // The table has a row a region that is there, and the bucket.
        assert_eq!(view.table.rows.len(), level.count());
        assert_eq!(view.table.columns[0].label, "Bölge");
        assert_eq!(view.table.rows.last().unwrap().place, Some(0));
    }
}

#[test]
fn words_speak_of_regions() {
    let view = view_of(Level::Nuts2, |_| ());
    let best = "Mardin, Batman, Şırnak, Siirt";
    assert!(view.map.places().iter().any(|place| place.name == best && place.class.is_none()));
    assert_eq!(view.table.rows[0].cells[0].text, "Şanlıurfa, Diyarbakır");
    assert!(view.headline.contains("; Şanlıurfa, Diyarbakır'da yüzde 33,3 ("), "{}", view.headline);
    assert!(view.title.contains("bölgelerin ihracatındaki payı"), "{}", view.title);
    assert_eq!(view.notes[0], "Harita Düzey 2 bölgelerine göre (26 bölge).");
    assert!(view.notes.iter().any(|note| note.contains("bölgeler veride yok")));
    let first = view.map.province(63).unwrap();
    assert!(first.aria.contains("25 bölge arasında 1. sırada"), "{}", first.aria);
    // A region is found by its code and by its provinces.
    let row = view.table.rows.iter().find(|row| row.place == Some(first.place)).unwrap();
    for word in ["trc2", "diyarbakir", "sanliurfa"] {
        assert!(row.search.contains(word), "{}", row.search);
    }
    let view = view_of(Level::Nuts1, |spec| spec.lang = Lang::En);
    assert!(view.headline.contains("in Central East Anatolia, "), "{}", view.headline);
    assert!(view.title.contains("share of each region's exports"), "{}", view.title);
    assert_eq!(view.notes[0], "Map by NUTS-1 regions (12).");
    let view = view_of(Level::Nuts1, |spec| spec.indicator = Indicator::Total);
    assert!(view.title.starts_with("Bölgelerin ihracatı"), "{}", view.title);
}

#[test]
fn any_province_opens_its_region() {
    let panels: BTreeSet<String> = [22, 39, 59]
        .into_iter()
        .map(|plate| {
            let view = view_of(Level::Nuts2, |spec| spec.province = Some(plate));
            assert_eq!(view.spec.province, view.map.lead(plate));
            assert!(view.headline.contains("Tekirdağ, Edirne, Kırklareli'de"), "{}", view.headline);
            let panel = view.panel.unwrap();
            assert_eq!(panel.figure.label, "Tekirdağ, Edirne, Kırklareli");
            assert!(!panel.tiers.is_empty() && panel.rank.starts_with("25 bölge arasında"));
            format!("{panel:?}")
        })
        .collect();
    assert_eq!(panels.len(), 1);
    assert!(view_of(Level::Nuts2, |spec| spec.province = Some(82)).panel.is_none());
}

#[test]
fn the_picture_has_the_border_of_each_region() {
    for level in [Level::Nuts2, Level::Nuts1] {
        let view = view_of(level, |_| ());
        for markup in [map_svg(&view), html_page(&view)] {
            let tags = || markup.split('<');
            let drawn: Vec<&str> = tags().filter(|tag| tag.starts_with("path class=\"region\"")).collect();
            let codes: BTreeSet<String> =
                drawn.iter().filter_map(|tag| attribute(tag, "data-region")).map(str::to_string).collect();
            assert_eq!(codes, level.places().map(|place| place.id()).collect());
            assert_eq!(drawn.len(), level.count());
            assert!(drawn.iter().all(|tag| attribute(tag, "d").is_some_and(|d| d.starts_with('M'))));
            // The one that is missing has a dotted outline, its provinces have none.
            let dotted: Vec<&str> =
                tags().filter(|tag| tag.contains("stroke-dasharray") && tag.contains(" d=")).collect();
            assert_eq!(dotted.len(), 1);
            assert!(dotted[0].contains("class=\"region\""));
            let provinces: Vec<&str> =
                tags().filter(|tag| tag.starts_with("path class=\"province\"")).collect();
            let mut of_region: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
            for tag in &provinces {
                let fills = of_region.entry(attribute(tag, "data-region").unwrap()).or_default();
                fills.insert(attribute(tag, "fill").unwrap());
            }
            assert_eq!((provinces.len(), of_region.len()), (81, level.count()));
            assert!(of_region.values().all(|fills| fills.len() == 1));
            assert!(markup.contains("stroke-width=\"0.4\" stroke-opacity=\"0.35\""));
            assert!(markup.contains(" bölge</"), "the key counts regions");
            assert!(markup.contains(&format!("bölgelerine göre ({} bölge).", level.count())));
        }
    }
    // A map of provinces is what it was.
    let engine = teknoharita::engine::Engine::new();
    let provinces = engine.view(&ViewSpec::new(DataSetId::Annex, Indicator::Total, Lang::Tr)).unwrap();
    assert!(provinces.map.regions.is_empty());
    assert!(!map_svg(&provinces).contains("region"));
}

#[test]
fn the_numbers_behind_the_map_are_those_of_regions() {
    let view = view_of(Level::Nuts2, |spec| spec.lang = Lang::En);
    let csv = String::from_utf8(map_csv(&view)).unwrap();
    let lines: Vec<&str> = csv.lines().collect();
    assert_eq!(lines.len(), 1 + 26 + 1);
    assert!(lines[0].contains("indicator,nuts,region,value"), "{}", lines[0]);
    assert!(lines[2].contains(",TR21,\"Tekirdağ, Edirne, Kırklareli\",3.846154,"), "{}", lines[2]);
    assert!(lines[26].contains(",TRC3,\"Mardin, Batman, Şırnak, Siirt\",,,,,"), "{}", lines[26]);
}

#[test]
fn an_embed_has_the_figures_of_regions_and_says_whose_they_are() {
    for indicator in [Indicator::of(Default::default())[0], Indicator::Total] {
        let view = view_of(Level::Nuts2, |spec| spec.indicator = indicator);
        let payload = decode(&payload(&view).unwrap()).unwrap();
        // Four provinces are missing.
        assert_eq!(payload.provinces.len(), 77);
        assert_eq!(payload.columns[0].0, "İl");
        assert_eq!(payload.columns.last().unwrap().0, "Bölge");
        for province in &payload.provinces {
            let drawn = view.map.province(province.plate).unwrap();
            assert_eq!(Some(&province.data_value), drawn.data_value.as_ref());
            assert_eq!(province.cells.last(), Some(&drawn.name));
            // The page would write the province's name at the region's value.
            assert!(province.label == 0 || [6, 34, 35].contains(&province.plate));
        }
        assert_eq!(payload.missing.as_ref().unwrap().1, "1 bölge");
        assert!(payload.notes[0].contains("Düzey 2"));
    }
}
