//! A map as its author wants it: texts, shapes, look; its method card, which anybody can check; the file for next month.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;
use teknoharita::data::sample;
use teknoharita::engine::{Engine, read_card, read_publication};
use teknoharita::error::{Error, PlanError};
use teknoharita::messages::Lang;
use teknoharita::protocol::{Answers, DataSetId, Event, Request, ViewSpec};
use teknoharita::types::Period;
use teknoharita::view::{
    CardForm, Indicator, PictureShape, PublishForm, PublishSettings, Stamp, Theme, palette,
};

use super::markup::{ATTACK, assert_harmless, elements};
use super::numbers::FORMS;
use super::{HIGH, spec};
use crate::promises::support::read_files;

pub fn stamp() -> Stamp {
    Stamp { day: "2026-11-27".to_string(), commit: "0123456789abcdef".to_string() }
}

pub fn made(engine: &Engine, spec: &ViewSpec, settings: &PublishSettings, form: &PublishForm) -> String {
    String::from_utf8(engine.publish_with(spec, settings, &stamp(), form).unwrap().bytes).unwrap()
}

pub fn set(changes: &[(&str, &str)]) -> PublishSettings {
    let mut settings = PublishSettings::default();
    changes.iter().for_each(|(name, value)| settings.set(name, value));
    settings
}

/// The sample, read with its hash known.
pub fn hashed(bytes: &[u8]) -> Engine {
    let (mut engine, _) = read_files(&[("gizli-ad.csv", bytes)], Answers::default()).unwrap();
    engine.handle(Request::Hash { id: 2 }, Vec::new(), &mut |_| {});
    while engine.step(&mut |_| {}) {}
    engine
}

#[test]
fn texts_of_the_author_stand_in_every_form_and_code_in_them_is_a_text() {
    let engine = Engine::new();
    let spec = spec(DataSetId::Annex, HIGH, Lang::Tr);
    let names = ["headline", "title", "source", "note", "alt"];
    let texts = names.map(|name| (name, format!("{name}-mine {ATTACK}")));
    let changes: Vec<(&str, &str)> = texts.iter().map(|(name, text)| (*name, text.as_str())).collect();
    let settings = set(&changes);
    for form in [PublishForm::Svg, PublishForm::Html] {
        let file = made(&engine, &spec, &settings, &form);
        for name in names {
            assert!(file.contains(&format!("{name}-mine")), "{form:?} {name}");
        }
        assert!(!file.contains("<script>alert") && !file.contains("<img"), "{form:?}");
    }
    let svg = made(&engine, &spec, &settings, &PublishForm::Svg);
    assert_harmless(&elements(&svg), 0);
    let code = made(&engine, &spec, &settings, &PublishForm::EmbedCode { base: "https://a.example/".into() });
    assert!(!code.contains("<script") && !code.contains("onerror=alert(2)>&amp;]"));
}

#[test]
fn shapes_have_their_pixels_and_nothing_is_cut() {
    let engine = Engine::new();
    let spec = spec(DataSetId::Annex, HIGH, Lang::En);
    for shape in PictureShape::ALL {
        let settings = set(&[("shape", shape.id()), ("scale", "3")]);
        let svg = made(&engine, &spec, &settings, &PublishForm::Png);
        let root = elements(&svg);
        let number = |name: &str| root[0].get(name).unwrap().parse::<f32>().unwrap();
        let view_box: Vec<f32> =
            root[0].get("viewBox").unwrap().split(' ').map(|part| part.parse().unwrap()).collect();
        match shape.pixels() {
            Some((width, height)) => {
                assert_eq!((number("width"), number("height")), (f32::from(width), f32::from(height)));
                let ratio = view_box[2] / view_box[3] - f32::from(width) / f32::from(height);
                assert!(ratio.abs() < 0.01, "{shape:?}: {view_box:?}");
            }
            None => assert_eq!(number("width"), view_box[2] * 3.0),
        }
        let (left, top) = (view_box[0], view_box[1]);
        for text in root.iter().filter(|it| it.name == "text" && it.get("class").is_none()) {
            let at = |name: &str| text.get(name).unwrap().parse::<f32>().unwrap();
            assert!(at("x") >= left && at("x") <= left + view_box[2], "{shape:?}");
            assert!(at("y") >= top && at("y") <= top + view_box[3], "{shape:?}");
        }
    }
}

#[test]
fn dark_pictures_have_dark_colours_and_the_same_numbers() {
    let engine = Engine::new();
    let spec = spec(DataSetId::Annex, HIGH, Lang::Tr);
    let light = made(&engine, &spec, &set(&[("theme", "light")]), &PublishForm::Svg);
    let dark = made(&engine, &spec, &set(&[("theme", "dark")]), &PublishForm::Svg);
    assert!(dark.contains(palette::PAPER_DARK) && !dark.contains(&format!("\"{}\"", palette::PAPER)));
    let values = |svg: &str| -> Vec<(Option<String>, Option<String>)> {
        let own = |name: &str, it: &super::markup::Element| it.get(name).map(str::to_string);
        elements(svg).iter().map(|it| (own("data-plate", it), own("data-value", it))).collect()
    };
    assert_eq!(values(&light), values(&dark));
    let step = |svg: &str| {
        let found = elements(svg);
        let path = found.iter().find(|it| it.get("data-plate") == Some("26")).unwrap();
        path.get("fill").unwrap().to_string()
    };
    assert_eq!(step(&light), palette::Scheme::High.light()[8]);
    assert_eq!(step(&dark), palette::Scheme::High.dark()[8]);
}

#[test]
fn a_web_page_keeps_its_theme_and_answers_as_its_author_wants() {
    let engine = Engine::new();
    let spec = spec(DataSetId::Annex, HIGH, Lang::Tr);
    let page = made(&engine, &spec, &set(&[("theme", Theme::Dark.id())]), &PublishForm::Html);
    assert!(page.contains("data-theme=\"dark\"") && page.contains("<table"));
    let link = |page: &str| {
        let found = elements(page).into_iter().find(|it| it.name == "a" && it.get("id") == Some("data"));
        found.map(|it| (it.get("download").unwrap().to_string(), it.get("href").unwrap().to_string()))
    };
    let (name, address) = link(&page).unwrap();
    let csv = engine.publish_with(&spec, &PublishSettings::default(), &stamp(), &PublishForm::Csv).unwrap();
    assert_eq!(name, csv.name);
    let packed = address.strip_prefix("data:text/csv;charset=utf-8;base64,").unwrap();
    assert_eq!(STANDARD.decode(packed).unwrap(), csv.bytes);
    let titles = |page: &str| page.matches("<title>").count();
    assert_eq!(titles(&page), 1 + 81);
    let settings = set(&[("table", "-on"), ("tooltip", "-on"), ("data", "-on")]);
    let page = made(&engine, &spec, &settings, &PublishForm::Html);
    assert!(!page.contains("<table"), "the author leaves the table out");
    assert!(link(&page).is_none() && titles(&page) == 1);
    assert!(elements(&page).iter().filter(|it| it.get("data-plate").is_some()).count() == 81);
}

#[test]
fn every_card_verifies_where_its_data_are_and_nowhere_else() {
    let engine = hashed(&sample::csv());
    for (data_set, indicator) in
        [(DataSetId::Own, HIGH), (DataSetId::Own, Indicator::Total), (DataSetId::Annex, HIGH)]
    {
        let spec = spec(data_set, indicator, Lang::Tr);
        for form in [CardForm::Public, CardForm::Internal] {
            let settings = set(&[("card", form.id())]);
            for file in [PublishForm::Card, PublishForm::Svg, PublishForm::Html] {
                let text = made(&engine, &spec, &settings, &file);
                let card = read_card(&text).unwrap_or_else(|error| panic!("{file:?}: {error:?}"));
                assert_eq!(engine.verify(&card), Ok(Vec::new()), "{data_set:?} {form:?} {file:?}");
            }
        }
    }
    // A stranger's engine reads the file anew under the card's answers, in the other order of nothing.
    let card = made(
        &engine,
        &spec(DataSetId::Own, HIGH, Lang::En),
        &set(&[("card", "internal")]),
        &PublishForm::Card,
    );
    let card = read_card(&card).unwrap();
    let again = hashed(&sample::csv());
    assert_eq!(again.verify(&card), Ok(Vec::new()));
    assert_eq!(Engine::new().verify(&card), Err(Error::NothingLoaded));
}

#[test]
fn a_changed_byte_is_named() {
    let bytes = sample::csv();
    let engine = hashed(&bytes);
    let own = spec(DataSetId::Own, HIGH, Lang::Tr);
    let public = read_card(&made(&engine, &own, &set(&[]), &PublishForm::Card)).unwrap();
    let internal =
        read_card(&made(&engine, &own, &set(&[("card", "internal")]), &PublishForm::Card)).unwrap();
    // The last cent of the last amount, which stands before the weight.
    let mut changed = bytes.clone();
    let point = changed.iter().rposition(|byte| *byte == b'.').unwrap();
    let at = point + 2;
    assert!(changed[at].is_ascii_digit());
    changed[at] = if changed[at] == b'9' { b'8' } else { changed[at] + 1 };
    let other = hashed(&changed);
    let parts = |card| -> Vec<String> { other.verify(card).unwrap().into_iter().map(|it| it.part).collect() };
    assert!(parts(&internal).contains(&"files/0".to_string()), "{:?}", parts(&internal));
    let named = parts(&public);
    assert!(named.contains(&"value/mapped".to_string()) && named.contains(&"exact".to_string()), "{named:?}");
    // A byte that changes no number is named by the hash alone.
    let mut padded = bytes.clone();
    padded.extend_from_slice(b"\n");
    let other = hashed(&padded);
    assert_eq!(other.verify(&public), Ok(Vec::new()));
    assert_eq!(other.verify(&internal).unwrap().len(), 1);
}

#[test]
fn a_public_card_names_no_file_and_an_internal_one_does() {
    let engine = hashed(&sample::csv());
    let own = spec(DataSetId::Own, HIGH, Lang::Tr);
    let card = |form: &str| made(&engine, &own, &set(&[("card", form)]), &PublishForm::Card);
    let value: Value = serde_json::from_str(&card("internal")).unwrap();
    let hash = value["files"][0]["sha256"].as_str().unwrap().to_string();
    assert_eq!((value["files"][0]["name"].as_str(), hash.len()), (Some("gizli-ad.csv"), 64));
    for form in
        [PublishForm::Card, PublishForm::Svg, PublishForm::Html, PublishForm::CardTable, PublishForm::Csv]
    {
        let public = made(&engine, &own, &set(&[]), &form);
        assert!(!public.contains("gizli-ad") && !public.contains(&hash), "{form:?}");
    }
    let public: Value = serde_json::from_str(&card("public")).unwrap();
    let keys = [
        "passport",
        "rows",
        "value",
        "plan",
        "nomenclature",
        "definition",
        "definition_version",
        "exclude",
        "denominator",
        "formula",
        "classes",
        "national",
        "places",
        "exact",
        "program",
        "made",
    ];
    for key in keys {
        assert!(!public[key].is_null(), "{key}");
    }
    let rows = &public["rows"];
    let sum: u64 = rows
        .as_object()
        .unwrap()
        .iter()
        .filter(|(name, _)| *name != "total")
        .map(|(_, it)| it.as_u64().unwrap())
        .sum();
    assert_eq!(Some(sum), rows["total"].as_u64());
    assert_eq!(public["program"]["commit"], "0123456789abcdef");
}

#[test]
fn what_is_no_card_is_refused_with_the_reason() {
    let why = |text: &str| match read_card(text) {
        Err(Error::BadCard { why }) => why,
        other => panic!("{other:?}"),
    };
    assert!(matches!(why("{"), PlanError::NotJson { line: 1, .. }));
    assert_eq!(why("{\"schema\":\"x\"}"), PlanError::OtherSchema);
    assert_eq!(why("<svg xmlns=\"http://www.w3.org/2000/svg\"/>"), PlanError::OtherSchema);
    assert_eq!(
        why("{\"schema\":\"teknoharita-card\",\"version\":9}"),
        PlanError::Version { found: 9, known: 2 }
    );
    assert!(matches!(why("{\"schema\":\"teknoharita-card\",\"version\":2}"), PlanError::BadValue { .. }));
    for cut in 0..40 {
        let _ = read_card(&"<svg><metadata id=\"teknoharita-card\">{\"schema\":"[..cut]);
    }
}

#[test]
fn a_publication_comes_back_from_its_file_and_follows_the_data() {
    let engine = hashed(&sample::csv());
    let mut own = spec(DataSetId::Own, HIGH, Lang::Tr);
    own.classes = "natural.5".to_string();
    let settings = set(&[("headline", "Aynı kalır"), ("shape", "square"), ("open", "on")]);
    let request = |form: &str| Request::Step {
        id: 4,
        view: own.clone(),
        settings: settings.text(),
        changes: vec![("note".to_string(), "Bir not".to_string())],
        base: "https://harita.example/".to_string(),
        stamp: Box::new(stamp()),
        form: Some(form.to_string()),
    };
    let mut engine = engine;
    let mut file = None;
    engine.handle(request("spec"), Vec::new(), &mut |event| {
        if let Event::Made { file: made, .. } = event {
            file = Some(made);
        }
    });
    let kept = read_publication(&String::from_utf8(file.unwrap().bytes).unwrap()).unwrap();
    assert_eq!(kept.view.period, "latest", "it shows the latest year");
    assert_eq!(
        kept.settings,
        PublishSettings {
            open: false,
            ..set(&[("headline", "Aynı kalır"), ("shape", "square"), ("note", "Bir not")])
        }
    );
    assert_eq!(
        kept.view.spec(),
        Ok(ViewSpec { period: None, flow: kept.view.spec().unwrap().flow, ..own.clone() })
    );
    assert!(kept.answers().is_ok());
    let mut earlier = own.clone();
    earlier.period = Period::year(2023);
    let view = engine.view(&earlier).unwrap();
    if view.spec.period == Period::year(2023) {
        assert_ne!(kept.text(), "");
    }
}

#[test]
fn a_publication_that_is_wrong_says_where() {
    let why = |text: &str| match read_publication(text) {
        Err(Error::BadPublication { why }) => why,
        other => panic!("{other:?}"),
    };
    let with = |view: &str, rest: &str| {
        format!(
            "{{\"schema\":\"teknoharita/publication\",\"version\":1,\"view\":{{\"data\":\"own\",\"lang\":\"tr\",{view}}}{rest}}}"
        )
    };
    assert!(
        read_publication(&with("\"indicator\":\"high\"", "")).is_ok(),
        "what is left out is as by default"
    );
    let bad = |what: &str, why: PlanError| match why {
        PlanError::BadValue { what: found } => assert!(found.contains(what), "{found}"),
        other => panic!("{other:?}"),
    };
    bad("period: 2024-13", why(&with("\"indicator\":\"high\",\"period\":\"2024-13\"", "")));
    bad("indicator: x", why(&with("\"indicator\":\"x\"", "")));
    bad("unknown field", why(&with("\"indicator\":\"high\"", ",\"colour\":1")));
    bad("scale", why(&with("\"indicator\":\"high\"", ",\"settings\":{\"scale\":9}")));
    let long = "x".repeat(2_001);
    bad(
        "note",
        why(&with("\"indicator\":\"high\"", &format!(",\"settings\":{{\"texts\":{{\"note\":\"{long}\"}}}}"))),
    );
    assert_eq!(why("[]"), PlanError::OtherSchema);
    assert!(matches!(why("{\n  x"), PlanError::NotJson { line: 2, .. }));
}

/// Van's aircraft are of one firm, and Bursa's are all that is left of the country's.
fn microdata() -> String {
    let mut rows = String::from("yıl;akış;il;isic_rev3;vergi no;usd\n2024;x;Van;3530;1234567890;71234567\n");
    for firm in ["1234567890", "2345678901", "3456789012", "4567890123"] {
        rows += &format!("2024;x;Bursa;3530;{firm};91234567\n2024;x;Ankara;3530;{firm};131234567\n");
    }
    rows
}

#[test]
fn no_form_tells_of_a_firm_and_cards_of_what_is_withheld_verify() {
    let data = microdata();
    let engine = hashed(data.as_bytes());
    let own = spec(DataSetId::Own, Indicator::Total, Lang::En);
    let code = PublishForm::EmbedCode { base: "https://a.example/".into() };
    let pictures = [code, PublishForm::Html, PublishForm::Svg];
    let cards = [PublishForm::Card, PublishForm::CardTable];
    let forms: Vec<PublishForm> = pictures.into_iter().chain(FORMS).chain(cards).collect();
    // Van's amount, its companion's, and what would give them by subtraction.
    let secrets = ["71234567", "364938268", "436172835", "gizli-ad", "1234567890", "2345678901"];
    for form in &forms {
        let bytes = engine.publish_with(&own, &set(&[]), &stamp(), form).unwrap().bytes;
        let text = match form {
            PublishForm::EmbedCode { .. } => {
                let code = String::from_utf8(bytes).unwrap();
                let fragment = code.split_once('#').unwrap().1.split('"').next().unwrap();
                teknoharita::publish::embed::decode(fragment).unwrap().to_json()
            }
            // The parts of the workbook are stored as they are.
            _ => String::from_utf8_lossy(&bytes).into_owned(),
        };
        for secret in secrets {
            assert!(!text.contains(secret), "{form:?} says {secret}");
        }
        assert!(
            text.contains("Ankara") || matches!(form, PublishForm::Card | PublishForm::CardTable),
            "{form:?}"
        );
    }
    let card = made(&engine, &own, &set(&[]), &PublishForm::Card);
    let value: Value = serde_json::from_str(&card).unwrap();
    assert_eq!(
        (value["value"].clone(), value["withheld"]["places"].as_array().unwrap().len()),
        (Value::Null, 2)
    );
    let card = read_card(&card).unwrap();
    assert_eq!(hashed(data.as_bytes()).verify(&card), Ok(Vec::new()));
    let other = hashed(data.replace("131234567", "131234568").as_bytes());
    assert!(other.verify(&card).unwrap().iter().any(|it| it.part == "exact"));
    // Whoever may see everything switches the rule off, and the card says so.
    let all = made(&engine, &own, &set(&[("secrecy", "-on")]), &PublishForm::Card);
    assert!(all.contains("71234567") && read_card(&all).is_ok());
}

#[test]
fn the_code_of_an_embed_of_data_with_firms_is_made_when_it_is_asked_for() {
    let engine = &mut hashed(microdata().as_bytes());
    let mut ask = |changes: &[(&str, &str)]| {
        let request = Request::Step {
            id: 4,
            view: spec(DataSetId::Own, Indicator::Total, Lang::En),
            settings: String::new(),
            changes: changes.iter().map(|(name, value)| (name.to_string(), value.to_string())).collect(),
            base: "https://a.example/".to_string(),
            stamp: Box::new(stamp()),
            form: None,
        };
        let mut found = String::new();
        engine.handle(request, Vec::new(), &mut |event| {
            if let Event::Step { markup, .. } = event {
                found = markup;
            }
        });
        found
    };
    let shown = ask(&[]);
    assert!(!shown.contains("&lt;iframe") && shown.contains("make-code") && shown.contains("Van"), "{shown}");
    assert!(ask(&[("code", "on")]).contains("&lt;iframe"));
    // The next view is a preview again.
    assert!(!ask(&[]).contains("&lt;iframe"));
    let open = ask(&[("open", "on")]);
    assert!(open.contains("step-fewest") && !open.contains("71234567"));
}
