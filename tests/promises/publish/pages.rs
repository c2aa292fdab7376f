//! The picture, the web page in one file, and what the build writes.

use std::collections::BTreeSet;

use sha2::{Digest, Sha256};
use teknoharita::messages::Lang;
use teknoharita::publish::{html_page, map_svg, prerender};
use teknoharita::view::{PageView, palette};

use super::markup::{Element, assert_harmless, elements};
use super::{first, hostile, ministry, synthetic};

fn provinces(found: &[Element]) -> Vec<&Element> {
    let is_province = |element: &&Element| element.name == "path" && element.get("data-plate").is_some();
    found.iter().filter(is_province).collect()
}

/// Plate, value and class of each province are on the map as the view has them.
fn assert_map(found: &[Element], view: &PageView) {
    let drawn = provinces(found);
    assert_eq!(drawn.len(), 81);
    for (path, province) in drawn.iter().zip(&view.map.provinces) {
        assert_eq!(path.get("data-plate"), Some(province.plate.to_string().as_str()));
        let value = province.data_value.as_deref().unwrap_or_default();
        assert_eq!(path.get("data-value").unwrap_or_default(), value);
        let class = province.class.map_or("missing".to_string(), |class| class.to_string());
        assert_eq!(path.get("data-class"), Some(class.as_str()));
    }
}

fn slot(name: &str, views: [&PageView; 2]) -> String {
    let slots = prerender::page(views);
    slots.into_iter().find(|(slot, _)| *slot == name).unwrap().1
}

#[test]
fn every_form_draws_the_same_map() {
    for view in [first(Lang::Tr), first(Lang::En), ministry(), synthetic()] {
        assert_map(&elements(&map_svg(&view)), &view);
        assert_map(&elements(&html_page(&view)), &view);
        assert_map(&elements(&slot("body", [&view, &view])), &view);
    }
}

#[test]
fn a_picture_needs_no_style_sheet() {
    let view = first(Lang::Tr);
    let found = elements(&map_svg(&view));
    assert_harmless(&found, 0);
    assert!(found.iter().all(|element| element.name != "style" && element.get("style").is_none()));
    let dark = provinces(&found).into_iter().find(|path| path.get("data-plate") == Some("26")).unwrap();
    assert_eq!(dark.get("fill"), Some(palette::Scheme::High.light()[8]));
    let picture = map_svg(&ministry());
    assert!(
        elements(&picture).iter().any(|path| {
            path.get("data-class") == Some("missing") && path.get("stroke-dasharray").is_some()
        })
    );
}

#[test]
fn title_passport_source_and_credit_are_on_everything() {
    for lang in Lang::ALL {
        let view = first(lang);
        for file in [map_svg(&view), html_page(&view)] {
            let words = plain(&file);
            for text in [&view.title, &view.headline, &view.passport, &view.source, &view.national.volume] {
                assert!(words.contains(&plain(text)), "{text}");
            }
            assert!(words.contains("Natural Earth"));
            assert!(file.contains(&format!("lang=\"{}\"", lang.tag())));
        }
    }
}

/// Words without markup and escapes, one blank between two of them.
fn plain(text: &str) -> String {
    let text = text.replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&");
    let mut inside = false;
    let visible: String = text
        .chars()
        .filter(|letter| {
            inside = (inside || *letter == '<') && *letter != '>';
            !inside && *letter != '>'
        })
        .collect();
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_synthetic_map_says_so_in_every_form() {
    let view = synthetic();
    let mark = view.mark.clone().expect("the sample is recognised");
    // The band on top, the line across the map, the title for those who hear it.
    assert!(map_svg(&view).matches(&mark).count() >= 3);
    assert!(html_page(&view).matches(&mark).count() >= 3);
    assert!(!map_svg(&first(Lang::Tr)).contains(&mark));
    assert!(!html_page(&first(Lang::Tr)).contains(&mark));
}

#[test]
fn no_text_becomes_code() {
    let view = hostile();
    assert_harmless(&elements(&map_svg(&view)), 0);
    assert_harmless(&elements(&html_page(&view)), 1);
    for name in ["head", "body"] {
        assert_harmless(&elements(&slot(name, [&view, &view])), 0);
    }
}

#[test]
fn an_exported_page_carries_a_policy_that_fits_it() {
    let page = html_page(&first(Lang::En));
    let found = elements(&page);
    let policy = found
        .iter()
        .find(|element| element.get("http-equiv") == Some("Content-Security-Policy"))
        .and_then(|element| element.get("content"))
        .unwrap();
    assert!(policy.starts_with("default-src &#39;none&#39;") || policy.starts_with("default-src 'none'"));
    assert!(!policy.contains("unsafe"));
    for (name, directive) in [("style", "style-src"), ("script", "script-src")] {
        let (_, after) = page.split_once(&format!("<{name}>")).unwrap();
        let (content, _) = after.split_once(&format!("</{name}>")).unwrap();
        let hash = base64(&Sha256::digest(content.as_bytes()));
        assert!(policy.contains(&format!("{directive} 'sha256-{hash}'")), "{policy}");
    }
    assert_harmless(&found, 1);
    for loads in ["http:", "https:", "url(", "@import", "src=\""] {
        assert!(!page.replace("http-equiv", "").contains(loads), "{loads}");
    }
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let bits: String = bytes.iter().map(|byte| format!("{byte:08b}")).collect();
    let mut text: String = bits
        .as_bytes()
        .chunks(6)
        .map(|six| {
            let padded = format!("{:0<6}", std::str::from_utf8(six).unwrap());
            char::from(LETTERS[usize::from_str_radix(&padded, 2).unwrap()])
        })
        .collect();
    while !text.len().is_multiple_of(4) {
        text.push('=');
    }
    text
}

#[test]
fn the_first_screen_is_there_in_both_languages_and_once() {
    let (turkish, english) = (first(Lang::Tr), first(Lang::En));
    let body = slot("body", [&turkish, &english]);
    let found = elements(&body);
    assert_map(&found, &turkish);
    assert_harmless(&found, 0);
    let words = plain(&body);
    for view in [&turkish, &english] {
        assert!(words.contains(&view.headline) && words.contains(&view.passport));
    }
    // A visitor who is faster than the program finds nothing that pretends to react.
    for element in &found {
        let is_control = ["button", "select", "input"].contains(&element.name.as_str());
        assert!(!is_control || element.get("disabled").is_some(), "{element:?}");
    }
    let ids: Vec<&str> = found.iter().filter_map(|element| element.get("id")).collect();
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "{ids:?}");
    for row in &english.table.rows {
        assert!(body.contains(&format!("data-place=\"{}\"", row.place.unwrap())));
    }
    let description = slot("head", [&turkish, &english]);
    assert!(description.contains("<title>Teknoharita</title>"));
}
