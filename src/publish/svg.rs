//! The map as a picture in a file of its own: presentation attributes only, so that it looks the same
//! in a browser, in a drawing program and in print.

pub mod labels;
pub mod map;
mod scale;
mod shapes;
mod sheet;
mod words;

use serde_json::Value;

use self::sheet::Sheet;
pub use self::words::{Face, text, wrap};
use crate::messages::{Core, level_note};
use crate::publish::card::metadata;
use crate::publish::escape::escape;
use crate::view::shapes::VIEW_WIDTH;
use crate::view::{PageView, PictureShape, palette};

/// The fonts of pictures: those of the system.
pub const SANS: &str = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";
const MARGIN: f32 = 24.0;
const WIDTH: f32 = VIEW_WIDTH as f32;
const INNER: f32 = WIDTH - 2.0 * MARGIN;

// Sizes hold at a width of 400 pixels too, where they shrink to two fifths.
const TITLE: Face = Face { size: 25.0, weight: 600, fill: palette::INK };
const PLAIN: Face = Face { size: 22.0, weight: 400, fill: palette::INK };
const QUIET: Face = Face { size: 21.0, weight: 400, fill: palette::MUTED };
const BAND: Face = Face { size: 34.0, weight: 600, fill: "#ffffff" };

/// What a picture has beside its view.
#[derive(Clone, Copy, Default)]
pub struct Beside<'a> {
    /// Width and height.
    pub shape: PictureShape,
    /// Whether the paper is dark.
    pub dark: bool,
    /// Pixels for each unit of a picture without a fixed size; 0 is one.
    pub scale: u8,
    /// The author's note.
    pub note: Option<&'a str>,
    /// How the numbers came about, in a line.
    pub method: Option<&'a str>,
    /// The method card for programs.
    pub card: Option<&'a Value>,
}

/// The whole picture.
pub fn map_svg(view: &PageView) -> String {
    picture(view, &Beside::default())
}

/// The whole picture, in the shape that is asked for.
pub fn picture(view: &PageView, beside: &Beside<'_>) -> String {
    let drawn = shapes::draw(view, beside);
    let svg = finish(view, beside, &drawn);
    if beside.dark { shapes::darkened(&svg, view.map.legend.scheme) } else { svg }
}

/// Title, headline and passport.
fn head(sheet: &mut Sheet, view: &PageView, face: Face) {
    sheet.paragraph(&view.headline, face);
    sheet.space(8.0);
    sheet.paragraph(&view.title, TITLE);
    sheet.paragraph(&view.passport, QUIET);
    if let Some(note) = level_note(view.map.legend.level, view.spec.lang) {
        sheet.paragraph(note, QUIET);
    }
}

/// The key.
fn key(sheet: &mut Sheet, view: &PageView) {
    sheet.legend(&view.map.legend, view.spec.lang);
    if let Some(circles) = &view.map.circles {
        sheet.circles(circles);
    }
}

/// Notes and sources.
fn foot(sheet: &mut Sheet, view: &PageView, beside: &Beside<'_>) {
    if let Some(note) = beside.note {
        sheet.paragraph(note, QUIET);
    }
    sheet.paragraph(&view.source, QUIET);
    if let Some(method) = beside.method {
        sheet.paragraph(method, QUIET);
    }
    sheet.paragraph(Core::BoundariesCredit.text(view.spec.lang), QUIET);
}

/// The largest size in which a headline takes two lines, or else the smallest.
fn headline_face(headline: &str, inner: f32) -> Face {
    let face = |size: f32| Face { size, weight: 600, fill: palette::INK };
    let fits = |face: &Face| wrap(headline, *face, inner).len() <= 2;
    [36.0, 34.0, 32.0].map(face).into_iter().find(fits).unwrap_or(face(30.0))
}

/// "Türkiye: %3,6 · 8,61 milyar dolar · toplam ihracat: 238 milyar dolar"; nothing is said twice. Where goods are
/// left out, the number with everything follows.
pub fn national(view: &PageView) -> String {
    let figure = &view.national;
    let mut parts = vec![format!("{}: {}", figure.label, figure.value)];
    if figure.volume != figure.value {
        parts.push(figure.volume.clone());
        parts.push(figure.total.clone());
    }
    parts.extend(figure.whole.clone());
    parts.retain(|part| !part.is_empty());
    parts.join(" · ")
}

/// Title of the map for those who hear it; the mark comes first.
pub fn spoken_title(view: &PageView) -> String {
    marked(view.mark.as_deref(), &view.map.title)
}

/// A title behind the mark of a synthetic sample, where there is one.
pub fn marked(mark: Option<&str>, title: &str) -> String {
    mark.map_or_else(|| title.to_string(), |mark| format!("{mark} · {title}"))
}

fn finish(view: &PageView, beside: &Beside<'_>, drawn: &shapes::Drawn) -> String {
    let description = format!("{} {} {} {}", view.headline, view.passport, view.map.description, view.source);
    let card = beside.card.map(metadata);
    let (width, height) = drawn.size;
    let (x, y, wide, high) = drawn.view_box;
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" \
         width=\"{width}\" height=\"{height}\" viewBox=\"{x} {y} {wide} {high}\" xml:lang=\"{lang}\" lang=\"{lang}\" \
         font-family=\"{}\" role=\"img\" aria-labelledby=\"teknoharita-title teknoharita-description\">\
         <title id=\"teknoharita-title\">{}</title><desc id=\"teknoharita-description\">{}</desc>{}\
         <rect{} width=\"{wide}\" height=\"{high}\" fill=\"{}\"/>{}</svg>\n",
        escape(SANS),
        escape(&spoken_title(view)),
        escape(&description),
        card.unwrap_or_default(),
        if (x, y) == (0.0, 0.0) { String::new() } else { format!(" x=\"{x}\" y=\"{y}\"") },
        palette::PAPER,
        drawn.markup,
        lang = view.spec.lang.tag(),
    )
}
