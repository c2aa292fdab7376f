//! Where the parts of a picture stand in each of its shapes, and its colours on dark paper.

use super::sheet::Sheet;
use super::{Beside, Face, INNER, MARGIN, PLAIN, WIDTH, foot, head, headline_face, key, national};
use crate::view::palette::{self, LEVELS, Scheme};
use crate::view::{PageView, PictureShape};

/// Parts in their places.
pub(super) struct Drawn {
    pub markup: String,
    /// Width and height in pixels.
    pub size: (f32, f32),
    /// What of the units is seen: left, top, width, height.
    pub view_box: (f32, f32, f32, f32),
}

/// Units of the width of a lying picture: the map, and a column for the key beside it.
const LYING: f32 = 1_500.0;
/// Units of the width of a standing one: its texts are read on a phone.
const STANDING: f32 = 700.0;

/// Draws the parts of a picture.
pub(super) fn draw(view: &PageView, beside: &Beside<'_>) -> Drawn {
    match beside.shape {
        PictureShape::Free => {
            let sheet = column(view, beside, WIDTH);
            let scale = f32::from(beside.scale.max(1));
            let (markup, height) = (sheet.out, sheet.y);
            Drawn { markup, size: (WIDTH * scale, height * scale), view_box: (0.0, 0.0, WIDTH, height) }
        }
        PictureShape::Landscape => fitted(lying(view, beside), LYING, beside.shape),
        PictureShape::Square => fitted(column(view, beside, WIDTH), WIDTH, beside.shape),
        PictureShape::Story => fitted(column(view, beside, STANDING), STANDING, beside.shape),
    }
}

/// Everything below one another.
fn column(view: &PageView, beside: &Beside<'_>, width: f32) -> Sheet {
    let mut sheet =
        Sheet { out: String::with_capacity(120_000), y: 0.0, left: MARGIN, inner: width - 2.0 * MARGIN };
    if let Some(mark) = &view.mark {
        sheet.band(mark, width);
    }
    sheet.space(16.0);
    let face = match headline_face(&view.headline, INNER) {
        face if width < WIDTH => Face { size: 40.0, ..face },
        face => face,
    };
    head(&mut sheet, view, face);
    sheet.space(10.0);
    sheet.map(view, 0.0, width);
    sheet.space(6.0);
    key(&mut sheet, view);
    sheet.space(12.0);
    sheet.paragraph(&national(view), PLAIN);
    sheet.space(8.0);
    foot(&mut sheet, view, beside);
    sheet.space(20.0);
    sheet
}

/// Texts above, the map on the left, the key on the right, sources below.
fn lying(view: &PageView, beside: &Beside<'_>) -> Sheet {
    let inner = LYING - 2.0 * MARGIN;
    let mut sheet = Sheet { out: String::with_capacity(120_000), y: 0.0, left: MARGIN, inner };
    if let Some(mark) = &view.mark {
        sheet.band(mark, LYING);
    }
    sheet.space(20.0);
    head(&mut sheet, view, headline_face(&view.headline, inner));
    sheet.space(10.0);
    let top = sheet.y;
    sheet.map(view, 0.0, WIDTH);
    let below = sheet.y;
    (sheet.y, sheet.left, sheet.inner) = (top + 10.0, WIDTH + MARGIN, LYING - WIDTH - 2.0 * MARGIN);
    key(&mut sheet, view);
    sheet.space(14.0);
    sheet.paragraph(&national(view), PLAIN);
    (sheet.y, sheet.left, sheet.inner) = (sheet.y.max(below) + 8.0, MARGIN, inner);
    foot(&mut sheet, view, beside);
    sheet.space(18.0);
    sheet
}

/// A picture of fixed size: what is too high shrinks with its width, and what is left over is paper around it.
fn fitted(sheet: Sheet, width: f32, shape: PictureShape) -> Drawn {
    let (wide, high) = shape.pixels().unwrap_or((1, 1));
    let (wide, high) = (f32::from(wide), f32::from(high));
    let height = width * high / wide;
    let (box_width, box_height) = match sheet.y > height {
        true => (sheet.y * wide / high, sheet.y),
        false => (width, height),
    };
    let around = |outer: f32, inner: f32| -libm::roundf((outer - inner) / 2.0);
    Drawn {
        view_box: (around(box_width, width), around(box_height, sheet.y), box_width, box_height),
        markup: sheet.out,
        size: (wide, high),
    }
}

/// A picture on dark paper. Colours are attributes of this program's own, and no text can hold one: in a text the
/// quotation marks around it are escaped.
pub(super) fn darkened(svg: &str, scheme: Scheme) -> String {
    let mut pairs: Vec<(String, String)> = vec![
        (palette::PAPER.to_string(), palette::PAPER_DARK.to_string()),
        (palette::INK.to_string(), palette::INK_DARK.to_string()),
        (palette::MUTED.to_string(), palette::MUTED_DARK.to_string()),
    ];
    let ramp = (0..=LEVELS)
        .map(|level| (palette::colour(scheme.light(), level), palette::colour(scheme.dark(), level)));
    pairs.extend(ramp);
    let mut out = String::with_capacity(svg.len());
    let mut rest = svg;
    while let Some((before, after)) = rest.split_once("=\"#") {
        out.push_str(before);
        out.push_str("=\"");
        let (colour, left) = after.split_once('"').unwrap_or((after, ""));
        let colour = format!("#{colour}");
        let dark = pairs.iter().find(|(light, _)| *light == colour).map(|(_, dark)| dark.as_str());
        out.push_str(dark.unwrap_or(&colour));
        out.push('"');
        rest = left;
    }
    out.push_str(rest);
    out
}
