//! The map itself, the one drawing of it that the picture, the web page and the embed share.
//!
//! Colours are presentation attributes, so the map is right without any style sheet; where there is one,
//! its rules for `data-step` win over them and bring the dark theme.

use std::collections::BTreeSet;
use std::fmt::Write;

use crate::publish::escape::escape;
use crate::publish::svg::labels;
use crate::types::Level;
use crate::view::shapes::{self, ProvincePath, VIEW_HEIGHT, VIEW_WIDTH};
use crate::view::{Choropleth, Legend, MapProvince, MapRegion, palette};

/// Borders within a region, and between regions.
const INNER: &str = "stroke-width=\"0.4\" stroke-opacity=\"0.35\"";
const OUTER: &str = "stroke-width=\"1.3\"";

/// Outline of what has no data.
const DOTTED: &str = "stroke=\"#7d8590\" stroke-width=\"1.2\" stroke-dasharray=\"1.5 2.5\"";

/// The step whose hatch stands in the key.
pub const HATCH_STEP: u8 = 3;

/// Steps so light that a line of ink shows on them; on the others it is one of paper.
const LIGHT_STEPS: u8 = 3;

/// The colour of a hatched province, as attributes.
pub fn hatched(step: u8) -> String {
    format!("fill=\"url(#teknoharita-hatch-{step})\"")
}

/// The patterns of these steps.
pub fn patterns(steps: impl IntoIterator<Item = u8>) -> String {
    let one = |step: u8| {
        let (line, opacity) =
            if step < LIGHT_STEPS { (palette::INK, "0.55") } else { (palette::PAPER, "0.85") };
        let paper = format!(" fill=\"{}\"", palette::RAMP_LIGHT[usize::from(step).min(6)]);
        let ink = format!(" stroke=\"{line}\" stroke-opacity=\"{opacity}\" stroke-width=\"2.5\"");
        pattern("teknoharita-hatch", step, &paper, &ink)
    };
    format!("<defs>{}</defs>", steps.into_iter().map(one).collect::<String>())
}

/// A pattern `id-step`: paper and a line through its middle, each with attributes of its own or none.
pub fn pattern(id: &str, step: u8, paper: &str, ink: &str) -> String {
    format!(
        "<pattern id=\"{id}-{step}\" class=\"hatch\" data-step=\"{step}\" patternUnits=\"userSpaceOnUse\" \
         width=\"8\" height=\"8\" patternTransform=\"rotate(45)\">\
         <rect width=\"8\" height=\"8\"{paper}/><path d=\"M4 0V8\"{ink}/></pattern>"
    )
}

/// The patterns of a map's hatched provinces and of its key; nothing where there is none.
fn patterns_of(map: &Choropleth) -> String {
    if map.legend.hatched.is_none() {
        return String::new();
    }
    let hatched = map.provinces.iter().filter(|province| province.hatched);
    let steps = hatched.filter_map(|province| province.class).map(|class| step(&map.legend, class));
    patterns(steps.chain([HATCH_STEP]).collect::<BTreeSet<u8>>())
}

/// The colour of a class, as attributes.
pub fn fill(legend: &Legend, class: Option<u8>) -> String {
    match class {
        Some(class) => format!("fill=\"{}\"", palette::RAMP_LIGHT[usize::from(step(legend, class)).min(6)]),
        None => format!("fill=\"{}\" {DOTTED}", palette::PAPER),
    }
}

/// The attributes of a province's class: `data-class`, `data-step`, `fill`.
fn class_attributes(legend: &Legend, class: Option<u8>, is_hatched: bool) -> String {
    let fill = match class {
        Some(class) if is_hatched => format!("data-hatched=\"yes\" {}", hatched(step(legend, class))),
        class => fill(legend, class),
    };
    match class {
        Some(class) => format!("data-class=\"{class}\" data-step=\"{}\" {fill}", step(legend, class)),
        None => format!("data-class=\"missing\" data-step=\"\" {fill}"),
    }
}

/// The step of the ramp of a class.
pub fn step(legend: &Legend, class: u8) -> u8 {
    legend.classes.iter().find(|entry| entry.class == class).map_or(0, |entry| entry.step)
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
            return (class_attributes(&map.legend, None, false), String::new());
        };
        let value = province.data_value.as_deref().unwrap_or_default();
        let class = class_attributes(&map.legend, province.class, province.hatched);
        let mut attributes = format!("data-value=\"{}\" {class}", escape(value));
        if let Some(region) = map.region(province.plate) {
            // The outline of the whole region says that it has no data.
            attributes = attributes.replace(DOTTED, "stroke=\"none\"");
            attributes.push_str(&format!(" data-region=\"{}\"", region.code));
        }
        let tooltip = format!("{}\n{}", province.aria, passport(province));
        (attributes, format!("<title>{}</title>", escape(&tooltip)))
    });
    let labels: String = labels::placed(map).iter().map(labels::Label::markup).collect();
    let mark = mark.map(watermark).unwrap_or_default();
    format!(
        "{}{}{}<g class=\"labels\" pointer-events=\"none\">{labels}</g>{mark}",
        patterns_of(map),
        layers(&paths, map.legend.level),
        regions(map)
    )
}

/// The outlines of regions, over the fainter borders of their provinces.
fn regions(map: &Choropleth) -> String {
    if map.regions.is_empty() {
        return String::new();
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
