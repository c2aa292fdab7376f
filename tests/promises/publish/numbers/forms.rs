//! What each form holds beside the numbers.

use serde_json::Value;
use teknoharita::messages::Lang;
use teknoharita::protocol::PublishForm;
use teknoharita::types::Level;
use teknoharita::view::Gap;

use super::{FORMS, made, readers, views};

#[test]
fn names_and_types_of_files_tell_them_apart() {
    let (_, both) = views().remove(0);
    let expected = [
        ("csv", "text/csv;charset=utf-8"),
        ("plain.csv", "text/csv;charset=utf-8"),
        ("datawrapper.csv", "text/csv;charset=utf-8"),
        ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("geojson", "application/geo+json"),
        ("json", "application/json"),
    ];
    for (form, (extension, mime)) in FORMS.iter().zip(expected) {
        let file = made(&both, form);
        assert_eq!(file.name, format!("teknoharita-annex-high-export-2024.{extension}"));
        assert_eq!(file.mime, mime);
    }
}

#[test]
fn the_sample_says_so_in_every_form() {
    for (name, both) in views() {
        let mark = both.0.mark.clone();
        assert_eq!(mark.is_some(), name.starts_with("the sample"), "{name}");
        for form in FORMS {
            let file = made(&both, &form);
            let text = String::from_utf8_lossy(&file.bytes);
            let times = text.matches(teknoharita::data::sample::MARK).count();
            match (&mark, form) {
                (None, form) => assert_eq!(times, 0, "{name} {form:?}"),
                // Once for all, and on each row where rows can go alone.
                (Some(_), PublishForm::Json | PublishForm::GeoJson) => assert!(times >= 1, "{name}"),
                (Some(_), form) => assert!(times >= 81, "{name} {form:?}"),
            }
            assert_eq!(file.name.contains("synthetic-sample"), mark.is_some());
        }
    }
}

#[test]
fn json_says_what_the_map_says() {
    let mut classed = 0;
    for (name, both) in views() {
        let view = &both.0;
        let json: Value = serde_json::from_slice(&made(&both, &PublishForm::Json).bytes).unwrap();
        let texts = &json["texts"];
        for (member, text) in [("title", &view.title), ("headline", &view.headline), ("source", &view.source)]
        {
            assert_eq!(texts[member], Value::from(text.as_str()), "{name}");
        }
        assert_eq!(texts["notes"], Value::from(view.notes.clone()), "{name}");
        assert_eq!(json["passport"]["text"], Value::from(view.passport.as_str()));
        assert_eq!(json["spec"]["lang"], view.spec.lang.tag());
        let card = super::card();
        assert_eq!(json["card"], card, "{name}");
        let legend = &view.map.legend;
        let counted: u64 = json["legend"]["classes"]
            .as_array()
            .unwrap()
            .iter()
            .map(|class| class["count"].as_u64().unwrap())
            .sum();
        assert_eq!(counted, legend.classes.iter().map(|class| u64::from(class.provinces)).sum::<u64>());
        // A value lies in its class, whose lower bound belongs to it; what is printed is rounded, the class is not.
        for place in json["places"].as_array().unwrap() {
            let (Some(class), Some(value)) = (place["class"].as_u64(), place["value"].as_f64()) else {
                continue;
            };
            let all = json["legend"]["classes"].as_array().unwrap();
            let own = all.iter().find(|known| known["class"] == class).unwrap();
            assert!(
                own["from"].as_f64().is_none_or(|from| from <= value + ROUNDING),
                "{name}: {place} {own}"
            );
            assert!(own["to"].as_f64().is_none_or(|to| value < to + ROUNDING), "{name}: {place} {own}");
            classed += 1;
        }
        let places = json["places"].as_array().unwrap();
        assert_eq!(places.len(), legend.level.count(), "{name}");
        for (place, shown) in places.iter().zip(view.map.places()) {
            assert_eq!(place["printed"]["value"], Value::from(shown.value.as_str()), "{name}");
            assert_eq!(place["name"], Value::from(shown.name.as_str()), "{name}");
            assert_eq!(place["lines"], Value::from(shown.tooltip.clone()), "{name}");
            let class = shown.class.filter(|_| legend.gradient.is_none());
            assert_eq!(place["class"], Value::from(class), "{name}");
            assert_eq!(place["gap"], Value::from(shown.gap.map(Gap::id)), "{name}");
            assert_eq!(place["hatched"], Value::from(shown.hatched), "{name}");
        }
        let geojson: Value = serde_json::from_slice(&made(&both, &PublishForm::GeoJson).bytes).unwrap();
        assert_eq!(geojson["teknoharita"]["card"], card, "{name}");
        assert_eq!(geojson["teknoharita"]["title"], texts["title"], "{name}");
        assert_eq!(geojson["teknoharita"]["passport"], json["passport"], "{name}");
    }
    assert!(classed > 300, "{classed}");
}

#[test]
fn what_is_fragile_is_marked_and_gaps_are_named() {
    let all = views();
    let find = |name: &str| &all.iter().find(|(known, _)| known == name).unwrap().1;
    let json: Value =
        serde_json::from_slice(&made(find("published shares, tr"), &PublishForm::Json).bytes).unwrap();
    let of = |json: &Value, plate: usize| json["places"][plate - 1].clone();
    assert_eq!(of(&json, 2)["marks"], serde_json::json!(["small_volume"]));
    assert_eq!(of(&json, 26)["marks"], serde_json::json!([]));
    let mixed: Value =
        serde_json::from_slice(&made(find("ranges and corrections, tr"), &PublishForm::Json).bytes).unwrap();
    for (plate, gap) in [(76, "confidential"), (48, "undefined"), (1, "missing")] {
        assert_eq!((&of(&mixed, plate)["gap"], &of(&mixed, plate)["class"]), (&gap.into(), &Value::Null));
    }
    assert_eq!(of(&mixed, 34)["value"], Value::Null);
    assert_eq!(of(&mixed, 73)["value"], -11.111111);
    assert_eq!(mixed["beside"][0]["name"], "Belirsiz");
    assert_eq!(mixed["beside"][0]["value"], 77.7);
}

/// Heads, names and codes by which Datawrapper's maps know the provinces; one row for each place and no other.
#[test]
fn datawrapper_gets_keys_and_plain_numbers() {
    for (name, both) in views() {
        let view = &both.0;
        let records = readers::records(&made(&both, &PublishForm::Datawrapper).bytes, b',');
        let level = view.map.legend.level;
        assert_eq!(records.len(), level.count() + 1, "{name}");
        let is_turkish = view.spec.lang == Lang::Tr;
        if level == Level::Province {
            let heads = match is_turkish {
                true => ["İl", "İl (ASCII)", "ISO 3166-2", "NUTS 3", "Plaka"],
                false => ["Province", "Province (ASCII)", "ISO 3166-2", "NUTS 3", "Plate"],
            };
            assert_eq!(records[0][..5], heads, "{name}");
            assert_eq!(records[73][..5], ["Şırnak", "Sirnak", "TR-73", "TRC33", "73"], "{name}");
        } else {
            assert_eq!(records[0][..2], [if is_turkish { "Bölge" } else { "Region" }, "NUTS"], "{name}");
            assert!(records.iter().any(|record| record[1] == "TR51"), "{name}");
        }
    }
}

#[test]
#[cfg(feature = "workbooks")]
fn the_workbook_has_three_sheets_in_the_language() {
    use calamine::{Data, Reader};
    for (name, both) in views() {
        let view = &both.0;
        let bytes = made(&both, &PublishForm::Xlsx).bytes;
        let mut book: calamine::Xlsx<_> =
            calamine::open_workbook_from_rs(std::io::Cursor::new(bytes.clone())).unwrap();
        let expected = match view.spec.lang {
            Lang::Tr => ["Veri", "Notlar", "Yöntem kartı"],
            Lang::En => ["Data", "Notes", "Method card"],
        };
        assert_eq!(book.sheet_names(), expected, "{name}");
        let cells = |book: &mut calamine::Xlsx<_>, sheet: &str| -> Vec<String> {
            let range = book.worksheet_range(sheet).unwrap();
            let used = range.used_cells();
            let text = |(_, _, cell): (usize, usize, &Data)| match cell {
                Data::String(text) => text.clone(),
                other => panic!("{other:?} in {sheet}"),
            };
            used.map(text).collect()
        };
        let notes = cells(&mut book, expected[1]);
        for text in [&view.title, &view.headline, &view.passport, &view.source].into_iter().chain(&view.notes)
        {
            assert!(notes.contains(text), "{name}: {text}");
        }
        let card = cells(&mut book, expected[2]);
        for line in view.card.lines.iter().chain(&view.card.open) {
            assert!(card.contains(&line.label) && card.contains(&line.value), "{name}: {line:?}");
        }
        for sheet in expected {
            assert!(book.worksheet_formula(sheet).unwrap().is_empty(), "{name}");
        }
        // The heads stay in sight, and every sheet has widths.
        let text = String::from_utf8_lossy(&bytes);
        assert_eq!(text.matches("ySplit=\"1\" topLeftCell=\"A2\"").count(), 3);
        assert_eq!(text.matches("<cols>").count(), 3);
    }
}

/// A unit of the sixth decimal.
const ROUNDING: f64 = 1e-6;

/// docs/FILES.md explains every column and every member of a place.
#[test]
fn the_documentation_names_what_the_files_hold() {
    let docs = include_str!("../../../../docs/FILES.md");
    let (_, both) = views().remove(0);
    let columns = readers::records(&made(&both, &PublishForm::CsvPlain).bytes, b',').remove(0);
    let json: Value = serde_json::from_slice(&made(&both, &PublishForm::Json).bytes).unwrap();
    let geojson: Value = serde_json::from_slice(&made(&both, &PublishForm::GeoJson).bytes).unwrap();
    let members = [&json, &json["places"][0], &geojson["features"][0]["properties"]];
    let members = members.into_iter().flat_map(|value| value.as_object().unwrap().keys().cloned());
    let mut seen = 0;
    for name in columns.into_iter().chain(members) {
        assert!(docs.contains(&format!("`{name}`")), "{name}");
        seen += 1;
    }
    assert!(seen > 50, "{seen}");
}
