//! Ankara's share of high technology in 2024 is printed the same wherever it stands.

use teknoharita::data::Tier;
use teknoharita::engine::Engine;
use teknoharita::messages::Lang;
use teknoharita::protocol::{DataSetId, PublishForm, ViewSpec};
use teknoharita::publish::embed::{decode, payload};
use teknoharita::view::{Indicator, PageView};

const HIGH: Indicator = Indicator::Share(Tier::High);

/// The view with Ankara's panel open.
fn view(engine: &Engine, lang: Lang) -> PageView {
    let spec = ViewSpec { province: Some(6), ..ViewSpec::new(DataSetId::Annex, HIGH, lang) };
    let view = engine.view(&spec).unwrap();
    assert_eq!(view.spec.period.map(|period| period.to_string()).as_deref(), Some("2024"));
    view
}

/// The first number behind some words, as it is printed there: its digits and its decimal mark, without what
/// stands around it.
fn number_after(text: &str, words: &str) -> String {
    let (_, behind) = text.split_once(words).unwrap_or_else(|| panic!("{words:?} is not in {text}"));
    let digits = behind.trim_start_matches(|letter: char| !letter.is_ascii_digit());
    let end = digits.find(|letter: char| !letter.is_ascii_digit() && letter != '.' && letter != ',');
    digits[..end.unwrap_or(digits.len())].trim_end_matches(['.', ',']).to_string()
}

/// A number of six decimals for machines: the first one, and nothing behind it.
fn of_machine(number: &str) -> String {
    let (short, rest) = number.split_at(number.find(['.', ',']).expect("a decimal mark") + 2);
    assert_eq!(rest, "00000", "{number}");
    short.to_string()
}

fn published(engine: &Engine, view: &PageView, form: &PublishForm) -> String {
    String::from_utf8(engine.publish(&view.spec, form).unwrap().bytes).unwrap()
}

/// Where it stands, and how it is printed there.
fn printed(lang: Lang) -> Vec<(&'static str, String)> {
    let engine = Engine::new();
    let view = view(&engine, lang);
    let map = view.map.province(6).unwrap();
    let (row, panel) = (view.table.rows.iter().find(|row| row.place == Some(6)), view.panel.as_ref());
    let csv = published(&engine, &view, &PublishForm::Csv);
    let line = csv.lines().find(|line| line.contains("Ankara: ")).unwrap();
    let svg = published(&engine, &view, &PublishForm::Svg);
    let html = published(&engine, &view, &PublishForm::Html);
    let code =
        published(&engine, &view, &PublishForm::EmbedCode { base: "https://example.org/".to_string() });
    let embed = decode(&payload(&view).unwrap()).unwrap();
    let embedded = embed.provinces.iter().find(|province| province.plate == 6).unwrap();
    let figure = engine.figure(&view.spec, "tier-shares;tier=high", &[], None).unwrap().markup();
    // The amount in millions stands before it.
    let amount = if lang == Lang::Tr { "1.756,3" } else { "1,756.3" };
    let figure_csv = engine.figure(&view.spec, "tier-shares;tier=high", &[], None).unwrap().file().unwrap();
    let figure_csv = String::from_utf8(figure_csv.bytes).unwrap();
    let figure_row: Vec<&str> =
        figure_csv.lines().find(|line| line.contains(",Ankara,")).unwrap().split(',').collect();
    vec![
        ("label of the map", number_after(&map.value, "")),
        ("tooltip", number_after(&map.tooltip[0], ": ")),
        ("what the map says aloud", number_after(&map.aria, "Ankara: ")),
        ("table", row.unwrap().cells[1].text.clone()),
        ("panel", number_after(&panel.unwrap().figure.value, "")),
        ("CSV", of_machine(line.split(if lang == Lang::Tr { ';' } else { ',' }).nth(5).unwrap())),
        ("words of the CSV", number_after(line, "Ankara: ")),
        ("title of a shape of the SVG", number_after(&svg, "<title>Ankara: ")),
        ("description of the SVG", number_after(&svg, "Ankara ")),
        ("shape of the HTML", number_after(&html, "<title>Ankara: ")),
        ("table of the HTML", number_after(&html, ">Ankara</th><td>")),
        ("embed", number_after(&embedded.value, "")),
        ("table of the embed", embedded.cells[0].clone()),
        (
            "what the embed's frame says",
            number_after(&code, if lang == Lang::Tr { "da yüzde " } else { "in Ankara, " }),
        ),
        ("table of indicators", number_after(&figure, &format!(">{amount}</td><td class=\"number\">"))),
        ("file of the table", figure_row[8].to_string()),
    ]
}

#[test]
fn ankaras_high_technology_reads_the_same_everywhere() {
    for (lang, expected) in [(Lang::Tr, "12,1"), (Lang::En, "12.1")] {
        for (place, mut found) in printed(lang) {
            if place == "file of the table" {
                // It is for programs, and has points in every language.
                found = of_machine(&found);
                assert_eq!(found, "12.1");
                continue;
            }
            assert_eq!(found, expected, "{place}, {lang:?}");
        }
    }
}

#[test]
fn another_number_would_be_told() {
    assert_eq!(number_after("Ankara: %12,1, 1,76 milyar", "Ankara: "), "12,1");
    assert_eq!(number_after("Ankara: 12.14%; 3 of 81", "Ankara: "), "12.14");
    assert_eq!(number_after("toplam %12.", ""), "12");
}
