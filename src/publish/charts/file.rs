//! A chart as a picture in a file of its own: presentation attributes only, text as text.

use std::fmt::Write;

use super::ChartMethod;
use super::maps::maps_sheet;
use super::shapes::{Skin, scene};
use crate::messages::Lang;
use crate::publish::card::metadata;
use crate::publish::escape::escape;
use crate::publish::svg::{Face, SANS, marked, text, wrap};
use crate::view::{ChartView, LETTER, Picture, Scene, palette};

const MARGIN: f32 = 20.0;
const TITLE: Face = Face { size: 20.0, weight: 600, fill: palette::INK };
const PLAIN: Face = Face { size: 13.0, weight: 400, fill: palette::INK };
const QUIET: Face = Face { size: 12.0, weight: 400, fill: palette::MUTED };
const BAND: Face = Face { size: 18.0, weight: 600, fill: "#ffffff" };

/// The whole picture.
pub(super) fn chart_svg(
    view: &ChartView,
    picture: &Picture,
    lang: Lang,
    method: Option<&ChartMethod>,
) -> String {
    let (drawn, drawn_width, drawn_height) = match picture {
        Picture::Scenes(scenes) => {
            let empty = Scene::default();
            let drawn = scenes.first().unwrap_or(&empty);
            let mut shapes = String::new();
            scene(&mut shapes, drawn, Skin::File);
            (shapes, drawn.width as f32, drawn.height as f32)
        }
        Picture::Maps(maps) => maps_sheet(maps, "teknoharita-map"),
    };
    let width = drawn_width + 2.0 * MARGIN;
    let mut out = String::with_capacity(30_000);
    let mut y = 0.0;
    let paragraph = |out: &mut String, words: &str, face: Face, y: &mut f32| {
        // Some fonts are wider than is estimated, bold ones above all.
        let room = (width - 2.0 * MARGIN) * if face.weight > 500 { 0.88 } else { 0.96 };
        let lines = wrap(words, face, room);
        if !lines.is_empty() {
            out.push_str(&text(&lines, face, MARGIN, *y + face.size));
            *y += face.leading() * lines.len() as f32;
        }
    };
    if let Some(mark) = &view.mark {
        let height = BAND.leading() * wrap(mark, BAND, width - 2.0 * MARGIN).len() as f32 + 10.0;
        // Writing into a string cannot fail.
        let _ = write!(out, "<rect class=\"mark\" width=\"{width}\" height=\"{height}\" fill=\"#b42318\"/>");
        y += 4.0;
        paragraph(&mut out, mark, BAND, &mut y);
        y = height;
    }
    y += 14.0;
    paragraph(&mut out, &view.title, TITLE, &mut y);
    y += 4.0;
    paragraph(&mut out, &view.unit, QUIET, &mut y);
    y += 12.0;
    let _ = write!(out, "<g transform=\"translate({MARGIN} {y})\" font-size=\"{LETTER}\">");
    out.push_str(&drawn);
    out.push_str("</g>");
    y += drawn_height + 12.0;
    for note in &view.notes {
        paragraph(&mut out, note, PLAIN, &mut y);
    }
    y += 4.0;
    paragraph(&mut out, &view.source, QUIET, &mut y);
    paragraph(&mut out, &view.passport, QUIET, &mut y);
    if let Some(method) = method {
        paragraph(&mut out, &method.line, QUIET, &mut y);
    }
    let card = method.and_then(|method| method.card.as_ref()).map(metadata).unwrap_or_default();
    let height = y + 16.0;
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height:.1}\" \
         viewBox=\"0 0 {width} {height:.1}\" xml:lang=\"{lang}\" lang=\"{lang}\" font-family=\"{}\" role=\"img\" \
         aria-labelledby=\"teknoharita-title teknoharita-description\">\
         <title id=\"teknoharita-title\">{}</title><desc id=\"teknoharita-description\">{}</desc>{card}\
         <rect width=\"{width}\" height=\"{height:.1}\" fill=\"{}\"/>{out}</svg>\n",
        escape(SANS),
        escape(&marked(view.mark.as_deref(), &view.title)),
        escape(&format!("{} {} {}", view.alternative, view.source, view.passport)),
        palette::PAPER,
        lang = lang.tag(),
    )
}
