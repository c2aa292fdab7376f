//! The embed: its code, its fragment, its page.

use std::collections::BTreeSet;

use proptest::prelude::*;
use serde_json::{Value, json};
use teknoharita::engine::Engine;
use teknoharita::messages::Lang;
use teknoharita::protocol::DataSetId;
use teknoharita::publish::embed::{MOST_BYTES, Payload, PayloadError, code, decode, payload};
use teknoharita::publish::prerender;
use teknoharita::view::palette::Scheme;
use teknoharita::view::{Indicator, palette};

use super::markup::{assert_harmless, elements};
use super::{first, hostile, ministry, spec, synthetic};

const STYLE: &str = include_str!("../../../public/embed/embed.css");
const HEIGHT: &str = include_str!("../../../public/embed/height.js");
const SCRIPTS: [&str; 4] = [
    include_str!("../../../public/embed/payload.js"),
    include_str!("../../../public/embed/table.js"),
    include_str!("../../../public/embed/embed.js"),
    HEIGHT,
];

/// Made by the first versions and never again: what stands in articles must stay readable for ever.
const VERSION_1: &str = include_str!("../../golden/embed-payload-v1.txt");
const VERSION_2: &str = include_str!("../../golden/embed-payload-v2.txt");

#[test]
fn the_code_has_the_form_that_newsrooms_accept() {
    let view = first(Lang::Tr);
    let code = code(&view, "https://example.org/harita/").unwrap();
    let fragment = payload(&view).unwrap();
    let found = elements(&code);
    assert_eq!(found.len(), 1);
    let iframe = &found[0];
    let id = iframe.get("id").unwrap().strip_prefix("teknoharita-").unwrap();
    assert!(id.len() == 8 && id.bytes().all(|digit| digit.is_ascii_hexdigit()));
    let height: u32 = iframe.get("height").unwrap().parse().unwrap();
    assert!((450..700).contains(&height), "{height}");
    assert_eq!(
        code,
        format!(
            "<iframe title=\"{}\" aria-label=\"{}\" id=\"teknoharita-{id}\" \
             src=\"https://example.org/harita/embed/?id={id}#{fragment}\" width=\"100%\" scrolling=\"no\" frameborder=\"0\" \
             style=\"width:0;min-width:100%!important;border:none\" height=\"{height}\" data-external=\"1\"></iframe>",
            view.title.replace('\'', "&#39;"),
            view.headline.replace('\'', "&#39;")
        )
    );
}

#[test]
fn a_code_depends_on_the_numbers_alone_and_says_what_is_synthetic() {
    let base = "https://example.org/";
    assert_eq!(code(&first(Lang::En), base), code(&first(Lang::En), base));
    assert_ne!(code(&first(Lang::En), base), code(&first(Lang::Tr), base));
    let view = synthetic();
    assert!(code(&view, base).unwrap().starts_with(&format!("<iframe title=\"{}", view.mark.unwrap())));
}

#[test]
fn every_view_fits_into_a_fragment_and_comes_back() {
    let engine = Engine::new();
    for data_set in [DataSetId::Annex, DataSetId::Ministry] {
        for lang in Lang::ALL {
            for indicator in Indicator::ALL {
                for period in engine.view(&spec(data_set, indicator, lang)).unwrap().periods {
                    let mut spec = spec(data_set, indicator, lang);
                    spec.period = Some(period.id.parse().unwrap());
                    let view = engine.view(&spec).unwrap();
                    let fragment = payload(&view).unwrap();
                    assert!(fragment.len() < 8_000, "{}", fragment.len());
                    assert_eq!(decode(&fragment).unwrap(), Payload::of(&view));
                }
            }
        }
    }
}

#[test]
fn the_fragment_holds_what_the_view_shows_and_nothing_else() {
    let view = ministry();
    let it = decode(&payload(&view).unwrap()).unwrap();
    assert_eq!(it.provinces.len(), 15);
    assert_eq!(it.missing, Some(("No data".to_string(), "66 provinces".to_string())));
    for province in &it.provinces {
        let drawn = &view.map.provinces[usize::from(province.plate) - 1];
        assert_eq!(Some(&province.data_value), drawn.data_value.as_ref());
        assert_eq!(Some(province.class), drawn.class);
        assert_eq!((&province.value, &province.volume), (&drawn.value, &drawn.volume));
    }
    // Names of provinces are the page's own.
    assert!(!it.provinces.iter().any(|province| province.cells.contains(&"Kocaeli".to_string())));
}

#[test]
fn the_second_version_is_read_for_ever() {
    let it = decode(VERSION_2.trim()).unwrap();
    let now = Payload::of(&first(Lang::Tr));
    assert_eq!(it.version, 2);
    assert!(it.link.is_empty() && it.interactive.is_all() && it.theme.is_both());
    // Its texts are those of its day; the third says beside its notes how the numbers came about.
    assert_eq!(it.notes.len() + 1, now.notes.len());
    let (notes, source) = (now.notes.clone(), now.source.clone());
    assert_eq!(Payload { version: now.version, link: now.link.clone(), notes, source, ..it }, now);
}

#[test]
fn the_first_version_is_read_for_ever() {
    let it = decode(VERSION_1.trim()).unwrap();
    assert_eq!(it.lang, "tr");
    assert_eq!(it.provinces.len(), 81);
    let leader = &it.provinces[0];
    assert_eq!((leader.plate, leader.value.as_str()), (26, "%34,4"));
    assert_eq!((leader.data_value.as_str(), leader.label), ("34.400000", 1));
    assert_eq!(it.columns.len(), it.total.len());
}

fn with(change: impl Fn(&mut Value)) -> Result<Payload, PayloadError> {
    let mut value = serde_json::to_value(Payload::of(&first(Lang::En))).unwrap();
    change(&mut value);
    Payload::from_json(value.to_string().as_bytes())
}

#[test]
fn another_version_and_nonsense_are_told_apart() {
    assert!(with(|_| ()).is_ok());
    assert_eq!(
        with(|value| value["version"] = json!(4)),
        Err(PayloadError::UnknownVersion { found: 4, known: 3 })
    );
    // A later version may hold anything else.
    let later = br#"{"schema":"teknoharita-embed","version":7}"#;
    assert_eq!(Payload::from_json(later), Err(PayloadError::UnknownVersion { found: 7, known: 3 }));
    assert_eq!(with(|value| value["schema"] = json!("x")), Err(PayloadError::NotThisForm));
    assert_eq!(with(|value| value["version"] = json!("1")), Err(PayloadError::NotThisForm));
    assert_eq!(with(|value| value["title"] = json!(7)), Err(PayloadError::NotThisForm));
    assert_eq!(decode("not base64!"), Err(PayloadError::NotBase64));
    assert_eq!(decode(""), Err(PayloadError::NotThisForm));
    let long = "A".repeat(MOST_BYTES + 1);
    assert_eq!(decode(&long), Err(PayloadError::TooLong { limit: MOST_BYTES, found: long.len() }));
}

#[test]
fn what_no_map_can_have_is_refused() {
    type Change = fn(&mut Value);
    let cases: [(&str, Change); 24] = [
        ("lang", |value| value["lang"] = json!("xx")),
        ("notes", |value| value["notes"] = json!(vec!["a"; 17])),
        ("legend", |value| value["legend"] = json!(vec![json!(["a", 0, "b"]); 10])),
        ("step", |value| value["legend"][0][1] = json!(9)),
        ("step", |value| (value["version"], value["legend"][0][1]) = (json!(1), json!(7))),
        ("scheme", |value| value["scheme"] = json!("red")),
        ("shades", |value| value["shades"] = json!(["0", "9", ["x", 65]])),
        ("circles", |value| value["circles"] = json!([[82, 10]])),
        ("circles", |value| value["circles"] = json!([[1, 0]])),
        ("circle_key", |value| value["circle_key"] = json!(["a", [[2_000, "b"]]])),
        ("moved", |value| value["moved"] = json!([[1, 999]])),
        ("undefined", |value| value["undefined"] = json!(["a", "b", [99]])),
        ("confidential", |value| value["confidential"] = json!(["a", "b", [0]])),
        ("columns", |value| value["columns"] = json!([])),
        ("plate", |value| value["provinces"][0][0] = json!(82)),
        ("plate", |value| value["provinces"][0][0] = value["provinces"][1][0].clone()),
        ("class", |value| value["provinces"][0][1] = json!(200)),
        ("label", |value| value["provinces"][0][5] = json!(3)),
        ("cells", |value| value["provinces"][0][6] = json!(["1"])),
        ("beside", |value| value["beside"] = json!([["1"]])),
        ("total", |value| value["total"] = json!([])),
        ("link", |value| value["link"] = json!("data=annex#x")),
        ("link", |value| value["link"] = json!("//example.org")),
        ("text", |value| value["title"] = json!("a".repeat(2_001))),
    ];
    for (part, change) in cases {
        assert_eq!(with(change), Err(PayloadError::OutOfRange { part }), "{part}");
    }
}

proptest! {
    #[test]
    fn no_fragment_brings_the_reader_down(fragment in "[A-Za-z0-9_=-]{0,200}", cut in 0usize..12_000) {
        let _ = decode(&fragment);
        let whole = VERSION_1.trim();
        let cut = cut % whole.len();
        prop_assert!(decode(&whole[..cut]).is_err());
    }
}

#[test]
fn a_hostile_view_stays_in_its_attributes() {
    let view = hostile();
    let found = elements(&code(&view, "https://example.org/\"><script>/").unwrap());
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].name, "iframe");
}

#[test]
fn the_page_has_all_shapes_and_all_that_its_script_looks_for() {
    let page = prerender::embed_page();
    let found = elements(&page);
    assert_harmless(&found, SCRIPTS.len());
    let shapes: Vec<_> = found.iter().filter(|element| element.get("data-plate").is_some()).collect();
    assert_eq!(shapes.len(), 81);
    assert!(shapes.iter().all(|shape| shape.get("data-name").is_some_and(|name| !name.is_empty())));
    let ids: BTreeSet<&str> = found.iter().filter_map(|element| element.get("id")).collect();
    let mut looked_for = 0;
    for script in SCRIPTS {
        for call in ["by('", "say('", "clear('", "getElementById('"] {
            for (at, _) in script.match_indices(call) {
                let id = script[at + call.len()..].split('\'').next().unwrap();
                assert!(ids.contains(id), "{id}");
                looked_for += 1;
            }
        }
    }
    assert!(looked_for > 30, "{looked_for}");
    // Nothing is inline: the policy of /embed/* would refuse it.
    let (_, scripts) = page.rsplit_once("</main>").unwrap();
    assert_eq!(scripts.matches("<script src=\"").count(), SCRIPTS.len());
    assert!(!page.contains("<style"));
    for lang in Lang::ALL {
        assert!(found.iter().any(|element| element.name == "p" && element.get("lang") == Some(lang.tag())));
    }
}

#[test]
fn scripts_of_embeds_set_attributes_and_texts_only() {
    let forbidden = [
        "innerHTML",
        "outerHTML",
        "insertAdjacent",
        "document.write",
        "eval(",
        "Function(",
        "localStorage",
        "sessionStorage",
        "indexedDB",
        "cookie",
        "fetch(",
        "XMLHttpRequest",
        "import(",
        "Worker",
        ".src =",
        "setTimeout('",
        "parentUrl",
        "parentTitle",
    ];
    for script in SCRIPTS {
        for word in forbidden {
            assert!(!script.contains(word), "{word}");
        }
        // The script also stands inside exported files.
        assert!(!script.contains("</"));
        assert!(script.len() < 16_200);
    }
}

#[test]
fn the_style_sheet_has_the_colours_of_the_palette() {
    let page = include_str!("../../../src/ui/style.css");
    for scheme in Scheme::ALL {
        let steps = |ramp: &palette::Ramp| -> String {
            let colours = ramp.iter().enumerate().map(|(step, colour)| format!("--ramp-{step}: {colour};"));
            colours.collect::<Vec<_>>().join(" ")
        };
        // Dark stands twice: as the system's and as the reader's choice.
        for (ramp, times) in [(scheme.light(), 1), (scheme.dark(), 2)] {
            for (sheet, name) in [(STYLE, "embed"), (page, "page")] {
                let own = match scheme {
                    Scheme::Upper => steps(ramp),
                    _ => format!("[data-scheme=\"{}\"] {{ {} }}", scheme.id(), steps(ramp)),
                };
                // The scheme of the root has a name on the page too: within a part of another scheme it comes back.
                let times = if scheme == Scheme::Upper && name == "page" { 2 * times } else { times };
                assert_eq!(sheet.matches(&own).count(), times, "{name} {scheme:?}");
            }
        }
    }
    for colour in [palette::PAPER, palette::INK, palette::MUTED] {
        assert!(STYLE.contains(colour), "{colour}");
    }
    // A frame whose page is as high as the frame never shrinks.
    assert!(!STYLE.contains("height: 100%"));
}
