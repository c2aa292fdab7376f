//! One map, and what all maps of a section share.

use std::fmt::Write;

use super::{Skin, class_attributes, overlay};
use crate::publish::escape::escape;
use crate::publish::svg::Face;
use crate::view::maps::{Hatch, MapLabel, MapsView, PlaceFill, PlaceShape, SmallMap, shapes};
use crate::view::palette;
use crate::view::shapes::{VIEW_HEIGHT, VIEW_WIDTH};

/// How a map is drawn. Lengths are in units of the map, which is [`VIEW_WIDTH`] wide whatever room it has.
#[derive(Clone, Copy)]
pub(super) struct Style<'a> {
    /// Before every id of the section, so that no two sections share one.
    pub prefix: &'a str,
    /// Where it is shown.
    pub skin: Skin,
    /// Size of the name on the map.
    pub letter: f32,
    /// Units of the map a pixel.
    pub unit: f32,
}

/// The shapes of a level and the patterns over them, to be used by every map of the section.
pub(super) fn defs(view: &MapsView, style: Style<'_>) -> String {
    let Style { prefix, unit, .. } = style;
    let mut out = String::with_capacity(90_000);
    let _ = write!(out, "<defs><g id=\"{prefix}-all\">");
    for PlaceShape { place, d, .. } in shapes(view.level) {
        // Writing into a string cannot fail.
        let _ = write!(out, "<path id=\"{prefix}-{place}\" d=\"{d}\"/>");
    }
    out.push_str("</g>");
    let side = (6.0 * unit).round();
    let (half, line) = (side / 2.0, 1.6 * unit);
    let across = format!("M{half} 0V{side}");
    let crossed = format!("M{half} 0V{side}M0 {half}H{side}");
    for (name, d, ink) in [
        ("wide-ink", &across, palette::INK),
        ("wide-paper", &across, palette::PAPER),
        ("open-ink", &crossed, palette::INK),
        ("open-paper", &crossed, palette::PAPER),
    ] {
        let opacity = if ink == palette::INK { "0.6" } else { "0.85" };
        let class = name.rsplit('-').next().unwrap_or_default();
        let _ = write!(
            out,
            "<pattern id=\"{prefix}-{name}\" patternUnits=\"userSpaceOnUse\" width=\"{side}\" height=\"{side}\" \
             patternTransform=\"rotate(45)\"><path class=\"maps-{class}\" d=\"{d}\" fill=\"none\" stroke=\"{ink}\" \
             stroke-opacity=\"{opacity}\" stroke-width=\"{line:.1}\"/></pattern>"
        );
    }
    let _ = write!(
        out,
        "<pattern id=\"{prefix}-undefined\" patternUnits=\"userSpaceOnUse\" width=\"{side}\" height=\"{side}\">\
         <rect class=\"maps-ground\" width=\"{side}\" height=\"{side}\" fill=\"{}\"/>\
         <path class=\"maps-muted\" d=\"M{:.1} {half}H{:.1}\" stroke=\"{}\" stroke-width=\"{line:.1}\"/></pattern></defs>",
        palette::PAPER,
        side * 0.2,
        side * 0.8,
        palette::MUTED
    );
    out
}

/// A map without the `<svg>` around it. `said` is what a place says of all maps, where the keyboard stops here;
/// `stop` is where it comes in.
pub(super) fn map(
    map: &SmallMap,
    style: Style<'_>,
    level: crate::types::Level,
    said: Option<(&dyn Fn(i8) -> String, i8)>,
) -> String {
    let Style { prefix, skin, unit, .. } = style;
    let mut out = String::with_capacity(16_000);
    // Below, a coast: the lightest class and missing places would else melt into the paper.
    let _ = write!(
        out,
        "<use class=\"maps-coast\" href=\"#{prefix}-all\" aria-hidden=\"true\" fill=\"none\" pointer-events=\"none\" \
         stroke=\"{}\" stroke-opacity=\"0.45\" stroke-width=\"{:.1}\" stroke-linejoin=\"round\"/>\
         <g class=\"maps-places\" stroke=\"{}\" stroke-width=\"{:.1}\" stroke-linejoin=\"round\">",
        palette::MUTED,
        2.2 * unit,
        palette::PAPER,
        0.75 * unit
    );
    // Dotted outlines come last, or neighbours would cover half of them.
    let is_missing = |place: i8| map.place(place).is_none_or(|known| known.fill == PlaceFill::Missing);
    let all = shapes(level);
    let (missing, shown): (Vec<&PlaceShape>, Vec<&PlaceShape>) =
        all.iter().partition(|shape| is_missing(shape.place));
    for shape in shown.into_iter().chain(missing) {
        place(&mut out, map, shape, style, said);
    }
    out.push_str("</g>");
    if skin == Skin::Page {
        let _ = write!(
            out,
            "<use class=\"maps-outline\" data-outline fill=\"none\" stroke-width=\"{:.1}\" stroke-linejoin=\"round\" \
             pointer-events=\"none\" aria-hidden=\"true\"/>",
            2.0 * unit
        );
    }
    out.extend(map.label.as_ref().map(|shown| label(shown, style)));
    out
}

fn place(
    out: &mut String,
    map: &SmallMap,
    shape: &PlaceShape,
    style: Style<'_>,
    said: Option<(&dyn Fn(i8) -> String, i8)>,
) {
    let Style { prefix, skin, unit, .. } = style;
    let number = shape.place;
    let known = map.place(number);
    let (fill, hatch) = known.map_or((PlaceFill::Missing, Hatch::None), |known| (known.fill, known.hatch));
    let colour = match fill {
        PlaceFill::Class(class) => class_attributes(class),
        PlaceFill::Undefined => format!("data-class=\"undefined\" fill=\"url(#{prefix}-undefined)\""),
        PlaceFill::Missing => format!(
            "data-class=\"missing\" fill=\"{}\" stroke=\"{}\" stroke-width=\"{:.1}\" stroke-dasharray=\"{:.1} {:.1}\"",
            palette::PAPER,
            palette::MUTED,
            unit,
            1.5 * unit,
            2.5 * unit
        ),
    };
    let _ = write!(out, "<use href=\"#{prefix}-{number}\" data-place=\"{number}\" {colour}");
    if let Some(known) = known {
        let data = known.data.as_deref().unwrap_or_default();
        let _ = write!(out, " data-value=\"{}\"", escape(data));
        if let Some([low, high]) = &known.bounds {
            let _ = write!(out, " data-low=\"{}\" data-high=\"{}\"", escape(low), escape(high));
        }
    }
    let name = known.map_or("", |known| known.name.as_str());
    let value = known.map_or("", |known| known.value.as_str());
    match (skin, said) {
        (Skin::File, _) => {
            let _ = write!(out, "><title>{}: {}</title></use>", escape(name), escape(value));
        }
        (Skin::Page, Some((said, stop))) => {
            let stop = if number == stop { 0 } else { -1 };
            let _ = write!(
                out,
                " data-said=\"{}\" data-name=\"{}\" data-x=\"{}\" data-y=\"{}\" role=\"img\" aria-label=\"{}\" \
                 tabindex=\"{stop}\"/>",
                escape(value),
                escape(name),
                shape.x,
                shape.y,
                escape(&said(number))
            );
        }
        (Skin::Page, None) => {
            let _ = write!(out, " data-said=\"{}\"/>", escape(value));
        }
    }
    if let Some(pattern) = overlay(fill, hatch) {
        let _ = write!(
            out,
            "<use href=\"#{prefix}-{number}\" class=\"maps-over\" data-hatched=\"{}\" aria-hidden=\"true\" \
             fill=\"url(#{prefix}-{pattern})\" pointer-events=\"none\"/>",
            if hatch == Hatch::Open { "open" } else { "wide" }
        );
    }
}

/// Twice the text: first a rim of paper, because some drawing programs do not know `paint-order`.
fn label(label: &MapLabel, style: Style<'_>) -> String {
    let face = Face { size: style.letter, weight: 600, fill: palette::INK };
    let half = face.width(&label.name).max(face.width(&label.value)) / 2.0;
    let x = label.at.0.max(half).min(VIEW_WIDTH as f32 - half);
    let y = label.at.1.max(face.size).min(VIEW_HEIGHT as f32 - face.size);
    let text = |look: &str| {
        format!(
            "<text {look} x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"middle\" font-size=\"{}\">\
             <tspan x=\"{x:.1}\" dy=\"-0.15em\">{} </tspan>\
             <tspan x=\"{x:.1}\" dy=\"1.05em\" font-weight=\"600\">{}</tspan></text>",
            face.size,
            escape(&label.name),
            escape(&label.value)
        )
    };
    let rim = format!(
        "class=\"maps-rim\" fill=\"none\" stroke=\"{}\" stroke-width=\"{:.1}\" stroke-linejoin=\"round\"",
        palette::PAPER,
        face.size * 0.22
    );
    let ink = format!("class=\"maps-name\" fill=\"{}\"", palette::INK);
    format!(
        "<g class=\"maps-label\" aria-hidden=\"true\" pointer-events=\"none\">{}{}</g>",
        text(&rim),
        text(&ink)
    )
}
