//! The map itself, the one drawing of it that the picture, the web page and the embed share.
//!
//! Colours are presentation attributes, so the map is right without any style sheet; where there is one,
//! its rules for `data-step` win over them and bring the dark theme.

use std::collections::BTreeSet;
use std::fmt::Write;

use crate::markup::key;
use crate::publish::escape::escape;
use crate::publish::svg::labels;
use crate::types::Level;
use crate::view::palette::{self, Scheme};
use crate::view::shapes::{self, ProvincePath, VIEW_HEIGHT, VIEW_WIDTH};
use crate::view::{Choropleth, Circle, Circles, Gap, Legend, MapProvince, MapRegion, tenths_text};

/// Borders within a region, and between regions.
const INNER: &str = "stroke-width=\"0.4\" stroke-opacity=\"0.35\"";
const OUTER: &str = "stroke-width=\"1.3\"";

/// What stands back behind highlighted provinces.
const MUTED: &str = " data-muted=\"yes\" opacity=\"0.28\"";

/// Regions' borders over a map of provinces: a line of ink that is seen on every colour.
const OVER: &str = "stroke=\"#1c2128\" stroke-width=\"1.4\" stroke-opacity=\"0.7\"";

/// Outline of what has no data.
const DOTTED: &str = "stroke=\"#7d8590\" stroke-width=\"1.2\" stroke-dasharray=\"1.5 2.5\"";

/// The step whose hatch stands in the key.
pub const HATCH_STEP: u8 = 3;

/// The colour of a hatched province, as attributes.
pub fn hatched(step: u8) -> String {
    format!("fill=\"url(#teknoharita-hatch-{step})\"")
}

/// The patterns of these steps of a scheme, and of these gaps.
pub fn patterns(
    scheme: Scheme,
    steps: impl IntoIterator<Item = u8>,
    gaps: impl IntoIterator<Item = Gap>,
) -> String {
    let one = |step: u8| {
        // A line of ink shows on light steps, one of paper on the others.
        let (line, opacity) = match palette::is_light(scheme, step) {
            true => (palette::INK, "0.55"),
            false => (palette::PAPER, "0.85"),
        };
        let paper = format!(" fill=\"{}\"", palette::colour(scheme.light(), step * 8));
        let ink = format!(" stroke=\"{line}\" stroke-opacity=\"{opacity}\" stroke-width=\"2.5\"");
        pattern("teknoharita-hatch", step, &paper, &ink)
    };
    let gaps =
        gaps.into_iter().map(|gap| gap_pattern("teknoharita-gap", gap, palette::PAPER, palette::MUTED));
    let all: String = steps.into_iter().map(one).chain(gaps).collect();
    if all.is_empty() { all } else { format!("<defs>{all}</defs>") }
}

/// The pattern `id-gap` of what has no colour: dashes where a share is not defined, dots where all is confidential.
/// What is missing has an outline instead, and no pattern. Without colours they are the style sheet's.
pub fn gap_pattern(id: &str, gap: Gap, paper: &str, ink: &str) -> String {
    let colour = |name: &str, colour: &str| match colour {
        "" => String::new(),
        colour => format!(" {name}=\"{colour}\""),
    };
    let (width, height, mark) = match gap {
        Gap::Missing => return String::new(),
        Gap::Undefined => (10, 7, format!("<path d=\"M2 3.5H8\"{}/>", colour("stroke", ink))),
        Gap::Confidential => (6, 6, format!("<circle cx=\"3\" cy=\"3\" r=\"1.2\"{}/>", colour("fill", ink))),
    };
    format!(
        "<pattern id=\"{id}-{}\" class=\"gap\" patternUnits=\"userSpaceOnUse\" width=\"{width}\" height=\"{height}\">\
         <rect width=\"{width}\" height=\"{height}\"{}/>{mark}</pattern>",
        gap.id(),
        colour("fill", paper)
    )
}

/// A pattern `id-step`: paper and a line through its middle, each with attributes of its own or none.
pub fn pattern(id: &str, step: u8, paper: &str, ink: &str) -> String {
    format!(
        "<pattern id=\"{id}-{step}\" class=\"hatch\" data-step=\"{step}\" patternUnits=\"userSpaceOnUse\" \
         width=\"8\" height=\"8\" patternTransform=\"rotate(45)\">\
         <rect width=\"8\" height=\"8\"{paper}/><path d=\"M4 0V8\"{ink}/></pattern>"
    )
}

/// The patterns of a map's hatched provinces, of its gaps and of its key; nothing where there is none.
fn patterns_of(map: &Choropleth) -> String {
    let hatched = map.provinces.iter().filter(|province| province.hatched);
    let steps = hatched.filter_map(|province| province.class).map(|class| map.legend.step(class));
    let key = map.legend.hatched.iter().map(|_| HATCH_STEP);
    let steps = steps.chain(key).collect::<BTreeSet<u8>>();
    patterns(map.legend.scheme, steps, map.legend.gaps().map(|(gap, ..)| gap))
}

/// The colour of a class, as attributes.
pub fn fill(legend: &Legend, class: u8) -> String {
    format!("fill=\"{}\"", palette::colour(legend.scheme.light(), legend.shade(class)))
}

/// What stands in place of a colour, as attributes.
pub fn gap_fill(gap: Gap) -> String {
    match gap {
        Gap::Missing => format!("fill=\"{}\" {DOTTED}", palette::PAPER),
        Gap::Undefined | Gap::Confidential => format!("fill=\"url(#teknoharita-gap-{})\" {DOTTED}", gap.id()),
    }
}

/// The attributes of a province's class: `data-class`, `data-step`, `fill`.
fn class_attributes(legend: &Legend, province: &MapProvince) -> String {
    let fill = match (province.class, province.gap) {
        (Some(class), _) if province.hatched => {
            format!("data-hatched=\"yes\" {}", hatched(legend.step(class)))
        }
        (Some(class), _) => fill(legend, class),
        (None, gap) => gap_attributes(gap.unwrap_or(Gap::Missing)),
    };
    format!(
        "data-class=\"{}\" data-step=\"{}\" {fill}",
        province.class_text(),
        legend.step_text(province.class)
    )
}

/// The same of what has no colour; `data-gap` says that it has a pattern, over which no rule may win.
fn gap_attributes(gap: Gap) -> String {
    match gap {
        Gap::Missing => gap_fill(gap),
        Gap::Undefined | Gap::Confidential => format!("data-gap=\"{}\" {}", gap.id(), gap_fill(gap)),
    }
}

/// The circles of a map, without the group around them.
pub fn circles(circles: &[Circle]) -> String {
    let mut out = String::new();
    for circle in circles {
        let Some(path) = shapes::paths().iter().find(|path| path.plate == circle.plate) else { continue };
        let (x, y, radius) = (path.label_x, path.label_y, tenths_text(i32::from(circle.radius)));
        // Writing into a string cannot fail.
        let _ = write!(out, "<circle cx=\"{x}\" cy=\"{y}\" r=\"{radius}\"/>");
    }
    out
}

/// The markup of a key's shades; nothing where the map has classes.
pub fn shades(legend: &Legend) -> String {
    let Some(gradient) = &legend.gradient else { return String::new() };
    let mark = gradient.mark.as_ref().map(|(words, shade)| (words.as_str(), *shade));
    key::shades(&gradient.low, &gradient.high, mark, palette::LEVELS)
}

/// The markup of a key's circles; nothing where there are none.
pub fn circle_key(circles: Option<&Circles>) -> String {
    let Some(circles) = circles else { return String::new() };
    let entries = circles.key.iter().map(|entry| (entry.radius, entry.label.as_str()));
    key::circles(&circles.title, entries, VIEW_WIDTH)
}

/// How circles look, as attributes: paper that lets the colour through, within a line of ink.
pub fn circle_look() -> String {
    format!(
        "fill=\"{}\" fill-opacity=\"0.45\" stroke=\"{}\" stroke-opacity=\"0.85\"",
        palette::PAPER,
        palette::INK
    )
}

/// One path a province, by plate. `more` gives further attributes and what stands inside the path.
pub fn paths(mut more: impl FnMut(&ProvincePath) -> (String, String)) -> String {
    let mut out = String::with_capacity(90_000);
    for path in shapes::paths() {
        let (attributes, inside) = more(path);
        // Writing into a string cannot fail.
        let _ = write!(
            out,
            "<path class=\"province\" data-plate=\"{}\" {attributes} d=\"{}\">{inside}</path>",
            path.plate, path.d
        );
    }
    out
}

/// The coloured map with tooltips, names and mark, without the `<svg>` around it.
pub fn picture(map: &Choropleth, mark: Option<&str>) -> String {
    let passport = |province: &MapProvince| province.tooltip.last().cloned().unwrap_or_default();
    let paths = paths(|path| {
        let Some(province) = map.provinces.iter().find(|province| province.plate == path.plate) else {
            let class = format!("data-class=\"missing\" data-step=\"\" {}", gap_fill(Gap::Missing));
            return (class, String::new());
        };
        let value = province.data_value.as_deref().unwrap_or_default();
        let class = class_attributes(&map.legend, province);
        let mut attributes = format!("data-value=\"{}\" {class}", escape(value));
        if let Some(region) = map.region(province.plate) {
            // The outline of the whole region says that it has no data.
            attributes = attributes.replace(DOTTED, "stroke=\"none\"");
            attributes.push_str(&format!(" data-region=\"{}\"", region.code));
        }
        if province.muted {
            attributes.push_str(MUTED);
        }
        let tooltip = format!("{}\n{}", province.aria, passport(province));
        (attributes, format!("<title>{}</title>", escape(&tooltip)))
    });
    let labels: String = labels::placed(map).iter().map(labels::Label::markup).collect();
    let mark = mark.map(watermark).unwrap_or_default();
    let circles = map.circles.iter().map(|shown| {
        format!(
            "<g class=\"circles\" aria-hidden=\"true\" pointer-events=\"none\" {}>{}</g>",
            circle_look(),
            circles(&shown.circles)
        )
    });
    format!(
        "{}{}{}{}<g class=\"labels\" pointer-events=\"none\">{labels}</g>{mark}",
        patterns_of(map),
        layers(&paths, map.legend.level),
        regions(map),
        circles.collect::<String>()
    )
}

/// The outlines of regions, over the fainter borders of their provinces.
fn regions(map: &Choropleth) -> String {
    if map.regions.is_empty() {
        return String::new();
    }
    if map.legend.level == Level::Province {
        let paths: String = map.regions.iter().map(|region| format!("<path d=\"{}\"/>", region.d)).collect();
        return format!(
            "<g class=\"over-borders\" fill=\"none\" {OVER} stroke-linejoin=\"round\" pointer-events=\"none\">{paths}</g>"
        );
    }
    let has_data =
        |region: &MapRegion| map.provinces.iter().any(|it| it.place == region.place && it.class.is_some());
    // Dotted outlines come last, or others would cover half of them.
    let (shown, missing): (Vec<&MapRegion>, Vec<&MapRegion>) =
        map.regions.iter().partition(|region| has_data(region));
    let one = |region: &MapRegion, more: &str| {
        format!("<path class=\"region\" data-region=\"{}\"{more} d=\"{}\"/>", region.code, region.d)
    };
    let shown: String = shown.into_iter().map(|region| one(region, "")).collect();
    let missing = missing.into_iter().map(|region| one(region, &format!(" data-class=\"missing\" {DOTTED}")));
    format!(
        "<g class=\"regions\" fill=\"none\" stroke=\"{}\" {OUTER} stroke-linejoin=\"round\" \
         pointer-events=\"none\">{shown}{}</g>",
        palette::PAPER,
        missing.collect::<String>()
    )
}

/// The shapes with paper between them and, below, a coast line: the lightest class and missing ones
/// would else melt into the paper.
pub fn layers(paths: &str, level: Level) -> String {
    let borders = if level == Level::Province { "stroke-width=\"0.75\"" } else { INNER };
    format!(
        "<use class=\"coast\" xlink:href=\"#teknoharita-shapes\" aria-hidden=\"true\" pointer-events=\"none\" \
         stroke=\"{}\" stroke-opacity=\"0.45\" stroke-width=\"2.2\" stroke-linejoin=\"round\"/>\
         <g class=\"borders\" stroke=\"{}\" {borders} stroke-linejoin=\"round\">\
         <g id=\"teknoharita-shapes\">{paths}</g></g>",
        palette::MUTED,
        palette::PAPER
    )
}

/// The mark across the map, so that no cut-out of it can do without.
pub fn watermark(mark: &str) -> String {
    // The height in which a line of this length crosses the map.
    let size = (1.55 * VIEW_WIDTH as f32 / mark.chars().count().max(12) as f32).min(80.0);
    let (x, y) = (VIEW_WIDTH / 2, VIEW_HEIGHT / 2);
    format!(
        "<text class=\"watermark\" x=\"{x}\" y=\"{y}\" text-anchor=\"middle\" dominant-baseline=\"middle\" \
         transform=\"rotate(-20 {x} {y})\" font-size=\"{size:.0}\" font-weight=\"600\" fill=\"#b42318\" \
         fill-opacity=\"0.62\" pointer-events=\"none\" aria-hidden=\"true\">{}</text>",
        escape(mark)
    )
}
