//! How high the frame of an embed is before it says so itself.

use super::Payload;
use crate::messages::{Core, PublishText, Ui};
use crate::publish::svg::{Face, wrap};
use crate::view::shapes::{VIEW_HEIGHT, VIEW_WIDTH};
use crate::view::{Circles, PageView, palette};

/// Room for text and map in a frame of 640 pixels.
const INNER: f32 = 608.0;
/// The part of it that a line may fill: the letters of some systems are a tenth wider than those that are
/// measured here, and a line too many costs less than the last one cut off.
const FILLED: f32 = 0.9 * INNER;

// Sizes in pixels as `public/embed/embed.css` has them.
const HEADLINE: Face = face(20.0, 600);
const FIGURE: Face = face(15.0, 400);
const SMALL: Face = face(13.0, 400);

const fn face(size: f32, weight: u16) -> Face {
    Face { size, weight, fill: palette::INK }
}

/// Height of the embed's page at a width of 640 pixels: what its style sheet makes of these texts. A
/// little too high is better than a last line cut off.
pub fn declared_height(view: &PageView, payload: &Payload) -> u32 {
    let lang = view.spec.lang;
    let lines = |text: &str, face: Face| wrap(text, face, FILLED).len() as f32;
    let mut credit = vec![payload.source.clone(), Core::BoundariesCredit.text(lang).to_string()];
    if payload.interactive.data {
        credit.push(PublishText::GetData.text(lang).to_string());
    }
    credit.push(PublishText::MadeWith.text(lang).to_string());
    if !payload.link.is_empty() {
        credit.push(PublishText::OpenView.text(lang).to_string());
    }
    let has_details = payload.interactive.table || !payload.notes.is_empty();
    let parts = [
        24.0,
        if payload.mark.is_some() { 53.0 } else { 0.0 },
        lines(&payload.headline, HEADLINE) * 26.0 + 4.0,
        lines(&payload.title, SMALL) * 19.5,
        lines(&payload.passport, SMALL) * 19.5,
        8.0 + INNER * VIEW_HEIGHT as f32 / VIEW_WIDTH as f32,
        23.5 + legend_rows(view) * 26.0,
        if view.map.legend.gradient.is_some() { 42.0 } else { 0.0 },
        view.map.circles.as_ref().map_or(0.0, circle_rows),
        6.0 + lines(&payload.national, FIGURE) * 22.5,
        if has_details { 36.0 } else { 0.0 },
        4.0 + lines(&credit.join(" · "), SMALL) * 19.5,
    ];
    libm::ceilf(parts.iter().sum()) as u32
}

/// Rows that the entries of the key flow into.
fn legend_rows(view: &PageView) -> f32 {
    let legend = &view.map.legend;
    let classes = legend.classes.iter().map(|class| (class.label.as_str(), class.provinces));
    let gaps = legend.gaps().map(|(_, label, count)| (label, count));
    let hatched = legend.hatched.iter().map(|(label, count)| (label.as_str(), *count));
    let (mut rows, mut used) = (0.0, INNER);
    for (label, count) in classes.chain(gaps).chain(hatched) {
        let words = format!("{label}{}", Ui::places(count, legend.level, view.spec.lang));
        let width = 30.0 + SMALL.width(&words);
        if used + width > INNER {
            rows += 1.0;
            used = 0.0;
        }
        used += width + 14.0;
    }
    rows
}

/// Height of the circles' key: its largest circle, and a row more where its entries do not fit into one.
fn circle_rows(circles: &Circles) -> f32 {
    let side = |radius: u16| (f32::from(radius) / 5.0 + 2.0) * INNER / VIEW_WIDTH as f32;
    let highest = circles.key.iter().map(|entry| side(entry.radius)).fold(20.0, f32::max);
    let widths = circles.key.iter().map(|entry| side(entry.radius) + SMALL.width(&entry.label) + 12.0);
    let width = SMALL.width(&circles.title) + widths.sum::<f32>();
    4.0 + highest + if width > INNER { 24.0 } else { 0.0 }
}
