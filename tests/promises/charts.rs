//! Charts: what they show is what the tables say, they can be read by everybody, and nothing in them can act.

mod cards;
mod data;
pub mod gallery;
mod geometry;

use std::fmt::Write;

use sha2::{Digest, Sha256};
use teknoharita::engine::Engine;
use teknoharita::error::{Error, Lacks};
use teknoharita::messages::Lang;
use teknoharita::protocol::{ChartForm, DataSetId, Event, Request, ViewSpec};
use teknoharita::publish::{chart_file, chart_markup};
use teknoharita::view::{ChartKind, ChartSpec, ChartView, Picture, Scene, Shape};

use super::publish::markup::{ATTACK, assert_harmless, elements};
use data::{Case, all, annex, chart, own, trade};

fn scenes(view: &ChartView) -> &[Scene] {
    match view.picture.as_ref() {
        Some(Picture::Scenes(scenes)) => scenes,
        Some(Picture::Maps(_)) | None => panic!("no picture of marks: {:?}", view.refusal),
    }
}

fn svg(view: &ChartView, lang: Lang) -> String {
    String::from_utf8(chart_file(view, ChartForm::Svg, lang, None).unwrap().bytes).unwrap()
}

#[test]
fn every_chart_says_what_is_seen_in_every_width_and_as_a_table() {
    for Case { name, view, lang } in all() {
        assert!(view.refusal.is_none(), "{name}: {:?}", view.refusal);
        assert!(view.title.bytes().any(|byte| byte.is_ascii_digit()), "{name}: {}", view.title);
        for text in [&view.unit, &view.source, &view.passport, &view.alternative] {
            assert!(!text.is_empty(), "{name}");
        }
        let [wide, middle, narrow] = scenes(&view) else { panic!("{name}: three widths") };
        assert_eq!((wide.id, middle.id, narrow.id), ("wide", "middle", "narrow"));
        let labels = |scene: &Scene| scene.marks.iter().map(|mark| mark.label.clone()).collect::<Vec<_>>();
        assert_eq!((labels(middle), labels(narrow)), (labels(wide), labels(wide)), "{name}");
        assert!(!wide.marks.is_empty() && labels(wide).iter().all(|label| label.len() > 4), "{name}");
        assert!(!view.rows.is_empty() && view.rows.iter().all(|row| row.len() == view.heads.len()), "{name}");
        let markup = chart_markup(&view, lang);
        let found = elements(&markup);
        assert_harmless(&found, 0);
        // One stop for the keyboard in each picture.
        let marks = found.iter().filter(|element| element.get("data-mark").is_some());
        let stops = marks.clone().filter(|mark| mark.get("tabindex") == Some("0")).count();
        assert_eq!((marks.count(), stops), (3 * wide.marks.len(), 3), "{name}");
        let file = svg(&view, lang);
        let drawn = elements(&file);
        assert_harmless(&drawn, 0);
        assert!(
            drawn
                .iter()
                .all(|element| element.get("class").is_none_or(|class| class == "mark" || class == "front"))
        );
        assert!(file.contains(&format!("lang=\"{}\"", lang.tag())));
        let titles = drawn.iter().filter(|element| element.name == "title").count();
        assert_eq!(titles, 1 + wide.marks.len(), "{name}: every mark says what it is");
    }
}

#[test]
fn texts_neither_touch_nor_leave_the_picture() {
    for Case { name, view, .. } in all() {
        for scene in scenes(&view) {
            let texts: Vec<_> = scene.texts().map(|words| (words.rect(), words.text.as_str())).collect();
            for (at, (a, text)) in texts.iter().enumerate() {
                let inside =
                    a[0] >= -0.5 && a[1] >= -0.5 && a[2] <= scene.width + 0.5 && a[3] <= scene.height + 0.5;
                assert!(inside, "{name} {}: “{text}” {a:?} {}x{}", scene.id, scene.width, scene.height);
                for (b, other) in &texts[at + 1..] {
                    // Estimated widths are rather too wide, so a hair is no touch.
                    let a = [a[0] + 0.5, a[1] + 0.5, a[2] - 0.5, a[3] - 0.5];
                    assert!(!teknoharita::view::touch(a, *b), "{name} {}: “{text}” and “{other}”", scene.id);
                }
            }
        }
    }
}

#[test]
fn what_the_data_lack_is_said_and_makes_no_file() {
    for lang in Lang::ALL {
        for (kind, words) in [
            ("treemap", ["ürün kodu ister", "needs product codes"]),
            ("coverage", ["ithalat yok", "no imports"]),
        ] {
            let view = chart(&Engine::new(), &annex(lang), kind);
            let (what, todo) = view.refusal.clone().unwrap();
            assert!(what.contains(lang.pick(words[0], words[1])) && !todo.is_empty(), "{what} {todo}");
            assert!(view.picture.is_none() && view.rows.is_empty());
            let markup = chart_markup(&view, lang);
            assert!(markup.contains("data-testid=\"chart-refusal\"") && !markup.contains("<svg"));
            let lacks = if kind == "treemap" {
                Lacks::Product
            } else {
                Lacks::Flow(teknoharita::types::Flow::Import)
            };
            assert_eq!(
                chart_file(&view, ChartForm::Svg, lang, None).unwrap_err(),
                Error::NotInData { lacks }
            );
        }
    }
}

#[test]
fn an_address_keeps_what_the_chart_knows_and_nothing_else() {
    let engine = Engine::new();
    for (text, kept) in [
        ("ranking;top=50;where=place;x=1", "ranking;top=50"),
        ("ranking;top=20", "ranking"),
        ("ranking;top=7", "ranking"),
        ("slope;base=1999", "slope"),
        ("slope;base=2021;by=change", "slope;base=2021;by=change"),
        ("tiers;form=lines;value=amount", "tiers;form=lines;value=amount"),
        ("<script>", "tiers"),
        ("", "tiers"),
    ] {
        let view = chart(&engine, &annex(Lang::En), text);
        assert_eq!(view.spec, kept, "{text}");
        assert_eq!(chart(&engine, &annex(Lang::En), &view.spec), view, "{text}");
    }
    let ids: Vec<&str> = ChartKind::ALL.into_iter().map(ChartKind::id).collect();
    assert!(ids.iter().all(|id| ChartSpec::parse(id).to_string() == **id));
}

#[test]
fn a_chart_is_asked_for_by_message_and_becomes_files() {
    let mut engine = Engine::new();
    let mut ask = |form| {
        let request = Request::Chart {
            id: 9,
            view: annex(Lang::Tr),
            chart: "tiers".into(),
            changes: vec![("id".into(), "ranking".into()), ("top".into(), "10".into())],
            form,
        };
        let mut found = None;
        engine.handle(request, Vec::new(), &mut |event| found = Some(event));
        found.unwrap()
    };
    let Event::Chart { id: 9, chart, markup } = ask(None) else { panic!("no chart") };
    assert_eq!(chart, "ranking;top=10");
    assert!(markup.contains("de: yüzde 34,4") && markup.contains("data-kind=\"ranking\""));
    for (form, ending, begin) in [(ChartForm::Svg, "svg", "<?xml"), (ChartForm::Csv, "csv", "period,")] {
        let Event::Made { id: 9, file } = ask(Some(form)) else { panic!("no file") };
        assert_eq!(file.name, format!("teknoharita-ranking-annex-high-export-2024.{ending}"));
        assert!(String::from_utf8(file.bytes).unwrap().starts_with(begin));
    }
}

#[test]
fn hostile_texts_stay_texts() {
    for Case { name, mut view, lang } in all() {
        let texts =
            [&mut view.title, &mut view.unit, &mut view.passport, &mut view.source, &mut view.alternative];
        texts.into_iter().for_each(|text| *text = ATTACK.to_string());
        view.mark = Some(ATTACK.to_string());
        view.notes = vec![ATTACK.to_string()];
        view.rows.iter_mut().flatten().for_each(|cell| *cell = ATTACK.to_string());
        for head in &mut view.heads {
            (head.label, head.unit) = (ATTACK.to_string(), ATTACK.to_string());
        }
        for control in &mut view.controls {
            (control.name, control.label) = (ATTACK.to_string(), ATTACK.to_string());
        }
        view.groups.iter_mut().for_each(|(name, _)| *name = ATTACK.to_string());
        let Some(Picture::Scenes(scenes)) = &mut view.picture else { panic!("{name}") };
        for scene in scenes {
            for mark in &mut scene.marks {
                (mark.label, mark.id) = (ATTACK.to_string(), ATTACK.to_string());
            }
            let marks = scene.marks.iter_mut().flat_map(|mark| &mut mark.shapes);
            for shape in scene.back.iter_mut().chain(marks).chain(&mut scene.front) {
                match shape {
                    Shape::Text(words) => words.text = ATTACK.to_string(),
                    Shape::Path(d, _) => *d = ATTACK.to_string(),
                    _ => {}
                }
            }
        }
        for markup in [chart_markup(&view, lang), svg(&view, lang)] {
            assert_harmless(&elements(&markup), 0);
        }
    }
}

#[test]
fn the_mark_of_a_sample_is_on_everything() {
    let (engine, _) = super::support::read(&teknoharita::data::sample::csv()).unwrap();
    let spec = ViewSpec::new(DataSetId::Own, annex(Lang::Tr).indicator, Lang::Tr);
    let view = chart(&engine, &spec, "ranking");
    let mark = view.mark.clone().unwrap();
    assert!(chart_markup(&view, Lang::Tr).contains(&mark) && svg(&view, Lang::Tr).contains(&mark));
    assert!(chart_file(&view, ChartForm::Csv, Lang::Tr, None).unwrap().name.contains("synthetic-sample"));
}

/// The pictures as they were when somebody looked at them: a digest each, and what it is made of.
/// `UPDATE_GOLDEN=1` writes them anew; `target/gallery` has them to look at.
#[test]
fn pictures_are_those_that_were_looked_at() {
    let mut told =
        String::from("# chart, digest of its SVG, marks, texts; UPDATE_GOLDEN=1 writes this file anew\n");
    for Case { name, view, lang } in all() {
        let digest = Sha256::digest(svg(&view, lang));
        let hex: String = digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
        let wide = &scenes(&view)[0];
        writeln!(told, "{name} {hex} {} {}", wide.marks.len(), wide.texts().count()).unwrap();
    }
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/charts.txt");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(path, &told).unwrap();
    }
    let known = std::fs::read_to_string(path).unwrap_or_default();
    assert_eq!(known, told, "look at target/gallery, then run this test with UPDATE_GOLDEN=1");
}

#[test]
fn every_kind_is_drawn_of_every_data_set_or_says_why_not() {
    let engine = Engine::new();
    let (sample, _) = super::support::read(&teknoharita::data::sample::csv()).unwrap();
    for lang in Lang::ALL {
        let ministry = ViewSpec { data_set: DataSetId::Ministry, ..annex(lang) };
        for (engine, spec) in [(&engine, annex(lang)), (&engine, ministry), (&sample, own(lang))] {
            for kind in ChartKind::ALL {
                let view = chart(engine, &spec, kind.id());
                match &view.refusal {
                    Some((what, todo)) => {
                        assert!(view.picture.is_none() && what.len() > 20 && !todo.is_empty())
                    }
                    None => match &view.picture {
                        Some(Picture::Scenes(scenes)) => assert_eq!(scenes.len(), 3),
                        Some(Picture::Maps(maps)) => assert!(!maps.maps.is_empty() && !maps.rows.is_empty()),
                        None => panic!("{}: no picture", kind.id()),
                    },
                }
                assert_harmless(&elements(&chart_markup(&view, lang)), 0);
            }
        }
    }
}

#[test]
fn the_visitors_file_has_a_chart_of_every_kind() {
    let engine = trade();
    for kind in ChartKind::ALL {
        let view = chart(&engine, &own(Lang::En), kind.id());
        assert!(view.refusal.is_none(), "{}: {:?}", kind.id(), view.refusal);
    }
}
