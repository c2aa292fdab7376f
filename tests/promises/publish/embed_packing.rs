//! The third version of an embed's fragment: packed, bounded both ways, with the settings of its author.

use std::time::Instant;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::deflate::core::{CompressorOxide, TDEFLFlush, compress, create_comp_flags_from_zip_params};
use serde_json::{Value, json};
use teknoharita::engine::Engine;
use teknoharita::error::Error;
use teknoharita::messages::{Lang, error_text};
use teknoharita::protocol::{DataSetId, PublishForm};
use teknoharita::publish::embed::{
    EmbedTheme, Interactive, MOST_INFLATED, MOST_LETTERS, Payload, PayloadError, code, code_of, decode,
    encode, payload,
};
use teknoharita::publish::{Publication, StepInput, step_markup};
use teknoharita::view::{PageView, PublishSettings, Stamp};

use super::{HIGH, first, spec, synthetic};

/// What the page's opening view comes to. The WebAssembly makes the same letters (`tests/browser/hosts.test.mjs`).
const OPENING: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/embed-payload-v3.txt");

fn packed(bytes: &[u8]) -> String {
    format!("3-{}", URL_SAFE_NO_PAD.encode(compress_to_vec(bytes, 9)))
}

fn with(change: impl Fn(&mut Value)) -> Result<Payload, PayloadError> {
    let mut value = serde_json::to_value(Payload::of(&first(Lang::En))).unwrap();
    change(&mut value);
    decode(&packed(value.to_string().as_bytes()))
}

/// `UPDATE_GOLDEN=1` writes it anew.
#[test]
fn the_same_view_gives_the_same_letters_everywhere() {
    let found = payload(&first(Lang::Tr)).unwrap();
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(OPENING, format!("{found}\n")).unwrap();
    }
    assert_eq!(found, std::fs::read_to_string(OPENING).unwrap_or_default().trim());
    assert!(found.starts_with("3-"));
    let plain = URL_SAFE_NO_PAD.encode(Payload::of(&first(Lang::Tr)).to_json()).len();
    assert!(found.len() * 2 < plain, "{} of {plain}", found.len());
}

#[test]
fn a_bomb_is_not_unpacked() {
    // Zeros deflate to a thousandth. A mebibyte of them ends on a whole byte, so 512 can stand in a row.
    let mut packer = CompressorOxide::new(create_comp_flags_from_zip_params(9, 0, 0));
    let mut some = vec![0; 8_192];
    let (_, taken, made) = compress(&mut packer, &vec![0; 1 << 20], &mut some, TDEFLFlush::Full);
    assert_eq!(taken, 1 << 20);
    let mut bytes = some[..made].repeat(512);
    // A last block with nothing in it.
    bytes.extend([3, 0]);
    let bomb = format!("3-{}", URL_SAFE_NO_PAD.encode(&bytes));
    assert!(bomb.len() < 1 << 20, "{}", bomb.len());
    let start = Instant::now();
    assert_eq!(decode(&bomb), Err(PayloadError::TooLarge { limit: MOST_INFLATED }));
    let milliseconds = start.elapsed().as_millis();
    assert!(milliseconds < 200, "{milliseconds} ms");
}

#[test]
fn the_bound_of_what_is_unpacked_is_met_exactly() {
    // White space behind the text is read with it.
    let text = Payload::of(&first(Lang::En)).to_json();
    let filled = |bytes: usize| packed(format!("{text}{}", " ".repeat(bytes - text.len())).as_bytes());
    assert_eq!(decode(&filled(MOST_INFLATED)), Ok(Payload::of(&first(Lang::En))));
    assert_eq!(decode(&filled(MOST_INFLATED + 1)), Err(PayloadError::TooLarge { limit: MOST_INFLATED }));
}

#[test]
fn what_was_cut_short_or_changed_is_refused() {
    let whole = payload(&first(Lang::En)).unwrap();
    for cut in 2..whole.len() {
        let cut = decode(&whole[..cut]);
        assert!(matches!(cut, Err(PayloadError::NotDeflated | PayloadError::NotBase64)), "{cut:?}");
    }
    let (mark, letters) = whole.split_at(2);
    let mut bytes = URL_SAFE_NO_PAD.decode(letters).unwrap();
    bytes.push(0);
    assert_eq!(decode(&format!("{mark}{}", URL_SAFE_NO_PAD.encode(&bytes))), Err(PayloadError::NotDeflated));
    assert_eq!(decode("3-"), Err(PayloadError::NotDeflated));
    assert_eq!(decode("3-AA=="), Err(PayloadError::NotBase64));
    assert_eq!(decode("7-AAAA"), Err(PayloadError::UnknownVersion { found: 7, known: 3 }));
    assert_eq!(decode(&packed(b"\xff\xfe")), Err(PayloadError::NotThisForm));
    assert_eq!(decode(&packed(b"[]")), Err(PayloadError::NotThisForm));
}

#[test]
fn settings_of_the_author_come_back_and_nonsense_does_not() {
    let plain = Payload::of(&first(Lang::En));
    assert!(!plain.to_json().contains("interactive") && !plain.to_json().contains("theme"));
    let set = Payload {
        interactive: Interactive { data: false, ..Interactive::default() },
        theme: EmbedTheme::Dark,
        ..plain
    };
    assert_eq!(decode(&encode(&set).unwrap()), Ok(set));
    let some = with(|value| value["interactive"] = json!({"tooltip": false})).unwrap();
    assert_eq!(some.interactive, Interactive { tooltip: false, table: true, data: true });
    assert_eq!(with(|value| value["interactive"] = json!({"table": 1})), Err(PayloadError::NotThisForm));
    assert_eq!(with(|value| value["theme"] = json!("red")), Err(PayloadError::NotThisForm));
    assert_eq!(with(|value| value["theme"] = json!("light")).map(|it| it.theme), Ok(EmbedTheme::Light));
}

#[test]
fn a_link_leads_to_published_data_and_to_nobodys_own() {
    let view = first(Lang::Tr);
    let link = Payload::of(&view).link;
    assert_eq!(link, "data=annex&indicator=high&period=2024&flow=export&lang=tr");
    assert_eq!(Payload::of(&synthetic()).link, "");
    let mut own = spec(DataSetId::Annex, HIGH, Lang::En);
    own.classes = "custom.500000.5000000".to_string();
    own.highlight = vec![6, 26];
    let view = Engine::new().view(&own).unwrap();
    // Every letter of a real link is one that is let in.
    assert!(decode(&payload(&view).unwrap()).unwrap().link.contains("&highlight=6.26"));
}

/// Texts that do not pack well: as an author of very long notes would write them.
fn wordy() -> PageView {
    let mut view = first(Lang::En);
    let mut seed = 1u64;
    let mut letter = || {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        char::from_u32(0x4e00 + (seed >> 33) as u32 % 20_000).unwrap()
    };
    view.notes = (0..16).map(|_| (0..1_500).map(|_| letter()).collect()).collect();
    view
}

#[test]
fn a_code_that_would_be_cut_is_refused_in_words_that_name_the_file() {
    let view = wordy();
    let Err(error) = code(&view, "https://example.org/") else { panic!("it fits") };
    let Error::EmbedTooLong { limit, found } = error else { panic!("{error:?}") };
    assert_eq!(limit, MOST_LETTERS as u64);
    assert!(found > limit);
    let form = PublishForm::EmbedCode { base: "https://example.org/".to_string() };
    let (_, numbers) = Engine::new().view_and_numbers(&view.spec, None).unwrap();
    let it =
        Publication::new((view, numbers), PublishSettings::default(), Stamp::default(), Default::default());
    assert!(matches!(it.file(&form), Err(Error::EmbedTooLong { .. })));
    // Where the code would stand the page says why there is none.
    let shown = StepInput {
        base: "https://example.org/",
        checked: None,
        secrecy: String::new(),
        has_firms: false,
        withholds_country: false,
        with_code: true,
    };
    let markup = step_markup(&it, &shown);
    assert!(markup.contains("32,000") && !markup.contains("&lt;iframe"), "{markup}");
    // The file has no such bound.
    assert!(it.file(&PublishForm::Html).is_ok());
    for (lang, limit, file) in [(Lang::Tr, "32.000", "(HTML)"), (Lang::En, "32,000", "(HTML)")] {
        let words = error_text(&error, lang);
        assert!(words.body.contains(limit), "{words:?}");
        assert!(words.todo.contains(file), "{words:?}");
    }
}

#[test]
fn the_declared_height_follows_what_is_shown() {
    let height = |payload: &Payload| -> u32 {
        let code = code_of(payload, &first(Lang::Tr), "https://example.org/").unwrap();
        code.split("height=\"").nth(1).unwrap().split('"').next().unwrap().parse().unwrap()
    };
    let all = Payload::of(&first(Lang::Tr));
    let bare = Payload {
        interactive: Interactive { tooltip: true, table: false, data: true },
        notes: Vec::new(),
        ..all.clone()
    };
    assert_eq!(height(&all), height(&bare) + 36);
    let marked = Payload { mark: Some("x".to_string()), ..all.clone() };
    assert_eq!(height(&marked), height(&all) + 53);
}
