//! Maps as markup: the shapes stand there once, ids are unique, texts are harmless, and the pictures are as they were
//! looked at.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};
use teknoharita::engine::Engine;
use teknoharita::messages::Lang;
use teknoharita::protocol::{DataSetId, ViewSpec};
use teknoharita::publish::{chart_file, chart_markup};
use teknoharita::types::{Flow, Level, Period};
use teknoharita::view::maps::{ClassColour, PlaceFill};
use teknoharita::view::{ChartForm, ChartView, Indicator, Picture};

use super::super::charts::gallery;
use super::super::publish::markup::{ATTACK, Element, elements};
use super::{KINDS, chart, own, spec};

fn svg(view: &ChartView, lang: Lang) -> String {
    let file = chart_file(view, ChartForm::Svg, lang, None).unwrap();
    String::from_utf8(file.bytes).unwrap()
}

/// Every id once, and every reference to one of them.
fn ids_fit(found: &[Element]) {
    let mut ids: BTreeMap<&str, usize> = BTreeMap::new();
    found.iter().filter_map(|element| element.get("id")).for_each(|id| *ids.entry(id).or_default() += 1);
    assert!(ids.values().all(|count| *count == 1), "{ids:?}");
    for element in found {
        for (name, value) in &element.attributes {
            let to = match name.as_str() {
                "href" => value.strip_prefix('#'),
                "fill" => value.strip_prefix("url(#").and_then(|value| value.strip_suffix(')')),
                "aria-labelledby" => {
                    assert!(value.split(' ').all(|id| ids.contains_key(id)), "{value}");
                    None
                }
                _ => None,
            };
            assert!(to.is_none_or(|id| ids.contains_key(id)), "{name}={value}");
        }
    }
}

#[test]
fn the_shapes_stand_there_once_however_many_maps_use_them() {
    let (engine, own) = (Engine::new(), own());
    for (engine, data_set) in [(&engine, DataSetId::Annex), (&own, DataSetId::Own)] {
        for kind in KINDS {
            for lang in Lang::ALL {
                let view = ViewSpec { lang, ..spec(data_set, Indicator::ALL[0]) };
                let chart = chart(engine, &view, kind);
                let Some(Picture::Maps(maps)) = &chart.picture else { panic!("{kind}") };
                let (page, file) = (chart_markup(&chart, lang), svg(&chart, lang));
                for (markup, prefix) in [(&page, "chart-map-"), (&file, "teknoharita-map-")] {
                    let found = elements(markup);
                    ids_fit(&found);
                    let shapes = found.iter().filter(|element| {
                        let id = element.get("id").and_then(|id| id.strip_prefix(prefix));
                        element.name == "path" && id.is_some_and(|id| id.parse::<u8>().is_ok())
                    });
                    assert_eq!(shapes.count(), 81);
                    let places = found.iter().filter(|element| element.get("data-place").is_some());
                    assert_eq!(places.count(), 81 * maps.maps.len());
                    // 70 KB of shapes, and a third of that or so a map.
                    assert!(markup.len() < 90_000 + 35_000 * maps.maps.len(), "{kind}: {}", markup.len());
                }
                // What the policy of the page forbids.
                assert!(!page.contains(" style=") && !page.contains("<script") && !page.contains("<style"));
            }
        }
    }
}

#[test]
fn a_page_and_a_file_say_each_number() {
    for kind in KINDS {
        let chart = chart(&Engine::new(), &spec(DataSetId::Annex, Indicator::ALL[0]), kind);
        let Some(Picture::Maps(maps)) = &chart.picture else { panic!("{kind}") };
        let (page, file) = (elements(&chart_markup(&chart, Lang::En)), svg(&chart, Lang::En));
        let places: Vec<&Element> =
            page.iter().filter(|element| element.get("data-place").is_some()).collect();
        // Of the first map each can be reached and says all; the keyboard comes in once.
        let reached: Vec<&&Element> =
            places.iter().filter(|place| place.get("data-name").is_some()).collect();
        assert_eq!(reached.len(), 81);
        assert_eq!(reached.iter().filter(|place| place.get("tabindex") == Some("0")).count(), 1);
        for place in reached {
            let number: i8 = place.get("data-place").unwrap().parse().unwrap();
            for map in &maps.maps {
                let value = &map.place(number).unwrap().value;
                assert!(place.get("aria-label").unwrap().contains(value.as_str()), "{kind} {number}");
            }
        }
        for known in maps.maps.iter().flat_map(|map| &map.places) {
            assert!(
                file.contains(&format!("<title>{}: {}</title>", known.name, known.value)),
                "{}",
                known.name
            );
        }
    }
}

/// Where a key counts nothing there is no text to forge.
fn attack(text: &mut String) {
    if !text.is_empty() {
        *text = ATTACK.to_string();
    }
}

#[test]
fn hostile_texts_stay_texts() {
    for kind in KINDS {
        let mut chart = chart(&own(), &spec(DataSetId::Own, Indicator::ALL[0]), kind);
        let before = elements(&chart_markup(&chart, Lang::Tr)).len();
        let Some(Picture::Maps(maps)) = &mut chart.picture else { panic!("{kind}") };
        for text in [&mut maps.title, &mut maps.unit, &mut maps.alternative] {
            *text = ATTACK.to_string();
        }
        for map in &mut maps.maps {
            for text in [&mut map.id, &mut map.title, &mut map.national] {
                *text = ATTACK.to_string();
            }
            map.note = Some(ATTACK.to_string());
            for place in &mut map.places {
                (place.name, place.value) = (ATTACK.to_string(), ATTACK.to_string());
                place.data = Some(ATTACK.to_string());
                place.bounds = Some([ATTACK.to_string(), ATTACK.to_string()]);
            }
            if let Some(label) = &mut map.label {
                (label.name, label.value) = (ATTACK.to_string(), ATTACK.to_string());
            }
        }
        for key in &mut maps.keys {
            key.title = ATTACK.to_string();
            for class in &mut key.classes {
                class.label = ATTACK.to_string();
                attack(&mut class.count_text);
            }
            for other in &mut key.others {
                other.label = ATTACK.to_string();
                attack(&mut other.count_text);
            }
            if let Some(axes) = &mut key.axes {
                axes.titles = [ATTACK.to_string(), ATTACK.to_string()];
                axes.rows.iter_mut().chain(&mut axes.columns).for_each(|text| *text = ATTACK.to_string());
            }
        }
        for control in &mut chart.controls {
            for choice in &mut control.choices {
                (choice.label, choice.disabled) = (ATTACK.to_string(), Some(ATTACK.to_string()));
                choice.group = Some(ATTACK.to_string());
            }
        }
        for row in &mut chart.rows {
            row.iter_mut().for_each(|cell| *cell = ATTACK.to_string());
        }
        let page = elements(&chart_markup(&chart, Lang::Tr));
        assert!(page.len() <= before + 4, "{kind}: {} after {before}", page.len());
        let file = elements(&svg(&chart, Lang::Tr));
        for element in page.iter().chain(&file) {
            assert!(!["script", "img"].contains(&element.name.as_str()), "{kind}");
            assert!(element.attributes.iter().all(|(name, _)| !name.starts_with("on")), "{kind}");
        }
    }
}

#[test]
fn regions_are_drawn_as_regions() {
    let mut text = "yıl;akış;bölge;isic_rev3;değer_usd\n".to_string();
    for year in [2023, 2024] {
        for (at, place) in Level::Nuts2.places().enumerate() {
            text.push_str(&format!(
                "{year};ihracat;{};3530;{}\n",
                place.id(),
                (at + year) % 7 * 1_000_000 + 1
            ));
            text.push_str(&format!("{year};ihracat;{};1810;50000000\n", place.id()));
        }
    }
    let (engine, _) = super::support::read(text.as_bytes()).unwrap();
    for kind in KINDS {
        let chart = chart(&engine, &spec(DataSetId::Own, Indicator::ALL[0]), kind);
        let Some(Picture::Maps(maps)) = &chart.picture else { panic!("{kind}: {:?}", chart.refusal) };
        assert!(maps.maps.iter().all(|map| map.places.len() == 26));
        assert!(maps.maps[0].places.iter().all(|place| matches!(place.fill, PlaceFill::Class(_))));
        ids_fit(&elements(&chart_markup(&chart, Lang::En)));
        assert!(chart.title.contains("region") || kind == "maps-tiers", "{}", chart.title);
    }
}

/// A picture changes when it is meant to: look at it in `target/gallery`, then run this test with UPDATE_GOLDEN=1.
#[test]
fn pictures_are_as_they_were_looked_at() {
    let cases = [
        ("maps-tiers", DataSetId::Annex, Lang::Tr),
        ("maps-years", DataSetId::Annex, Lang::En),
        ("compare", DataSetId::Annex, Lang::Tr),
        ("compare;with=flow.import", DataSetId::Own, Lang::En),
        ("compare;with=data.ministry", DataSetId::Annex, Lang::Tr),
        ("bivariate", DataSetId::Annex, Lang::En),
        ("bivariate", DataSetId::Own, Lang::Tr),
    ];
    let (engine, own) = (Engine::new(), own());
    let digest = |(kind, data_set, lang): &(&str, DataSetId, Lang)| {
        let engine = if *data_set == DataSetId::Own { &own } else { &engine };
        let period = if kind.contains("ministry") { Period::year(2023) } else { None };
        let view =
            ViewSpec { lang: *lang, period, flow: Some(Flow::Export), ..spec(*data_set, Indicator::ALL[0]) };
        let chart = chart(engine, &view, kind);
        let picture = svg(&chart, *lang);
        let name = kind.replace([';', '=', '.'], "-");
        gallery::put(&format!("{name}-{}-{}", data_set.id(), lang.tag()), picture.as_bytes());
        let bytes = Sha256::digest(picture);
        let hex: String = bytes.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
        format!("{hex} {kind} {} {}\n", data_set.id(), lang.tag())
    };
    let found: String = cases.iter().map(digest).collect();
    gallery::index();
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/maps.txt");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(path, &found).unwrap();
    }
    assert_eq!(found, std::fs::read_to_string(path).unwrap_or_default());
}

#[test]
fn a_small_exporter_of_a_high_share_is_sand_and_not_the_darkest() {
    let engine = Engine::new();
    let view = spec(DataSetId::Annex, Indicator::ALL[0]);
    let found = chart(&engine, &view, "bivariate");
    let Some(Picture::Maps(maps)) = &found.picture else { panic!() };
    let colour = |plate: i8| maps.maps[0].place(plate).unwrap().fill;
    // İstanbul sells much and of all kinds; Adıyaman's share is the country's second highest.
    assert_eq!(colour(34), PlaceFill::Class(ClassColour::Pair(2, 2)));
    assert_eq!(colour(2), PlaceFill::Class(ClassColour::Pair(2, 0)));
}
