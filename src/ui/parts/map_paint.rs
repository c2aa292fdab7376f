//! Painting the map: attributes and texts of elements that stay.
//!
//! The shapes are those of the prerendered map: they are in the page already, so the program does not
//! carry them a second time.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement, SvgElement};

use super::map_hands::{place_tooltip, sparkline};
use super::redraw::{all, find};
use crate::markup::Markup;
use crate::types::Level;
use crate::ui::compass::Stop;
use crate::view::{Choropleth, Circle, MapProvince, tenths_text};

pub(super) const SVG: &str = "http://www.w3.org/2000/svg";

/// Free space between the pointer and the tooltip, and between the tooltip and the map's edge.
const GAP_PX: i32 = 14;

/// Takes a copy of the prerendered map, with what the living one has more. The prerendered one stays
/// on the screen until the page takes over.
fn adopt(canvas: &Element) -> Option<()> {
    let document = canvas.owner_document()?;
    let drawn = document.query_selector("#prerendered svg.map").ok()??;
    let svg: Element = drawn.clone_node_with_deep(true).ok()?.dyn_into().ok()?;
    let _ = svg.remove_attribute("aria-labelledby");
    set(&svg, "role", "group");
    set(&svg, "aria-describedby", "map-description");
    for path in provinces(&svg) {
        set(&path, "role", "button");
        set(&path, "tabindex", "-1");
    }
    let parts = [
        ("g", "regions", ".circles"),
        // A rim of paper under each, so that the line is seen on every colour.
        ("path", "rim selected", ".labels"),
        ("path", "outline selected", ".labels"),
        ("path", "rim hovered", ".labels"),
        ("path", "outline hovered", ".labels"),
    ];
    for (part, name, below) in parts {
        let outline = element(&document, Some(SVG), part, name)?;
        svg.insert_before(&outline, find(&svg, below).as_deref()).ok()?;
    }
    let tooltip = element(&document, None, "div", "tooltip")?;
    set(&tooltip, "aria-hidden", "true");
    canvas.append_child(&svg).ok()?;
    canvas.append_child(&tooltip).ok()?;
    Some(())
}

pub(super) fn element(
    document: &Document,
    namespace: Option<&str>,
    name: &str,
    class: &str,
) -> Option<Element> {
    let element = match namespace {
        Some(_) => document.create_element_ns(namespace, name),
        None => document.create_element(name),
    };
    let element = element.ok()?;
    set(&element, "class", class);
    Some(element)
}

fn provinces(map: &Element) -> Vec<Element> {
    all(map, ".province")
}

/// Where the places lie, in tenths of the picture's unit.
pub fn stops(canvas: &Element) -> Vec<Stop> {
    let stop = |path: Element| {
        if path.has_attribute("aria-hidden") {
            return None;
        }
        let plate = path.get_attribute("data-plate")?.parse().ok()?;
        let at = |name: &str| tenths(&path.get_attribute(name)?);
        Some(Stop { plate, x: at("data-x")?, y: at("data-y")? })
    };
    provinces(canvas).into_iter().filter_map(stop).collect()
}

/// `12.3` is 123.
pub(super) fn tenths(text: &str) -> Option<i32> {
    let (whole, tenth) = text.split_once('.').unwrap_or((text, "0"));
    Some(whole.parse::<i32>().ok()? * 10 + tenth.parse::<i32>().ok()?)
}

pub(super) fn province(canvas: &Element, plate: u8) -> Option<Element> {
    find(canvas, &format!(".province[data-plate=\"{plate}\"]"))
}

pub(super) fn set(element: &Element, name: &str, value: &str) {
    let _ = element.set_attribute(name, value);
}

pub(super) fn set_or_remove(element: &Element, name: &str, value: Option<&str>) {
    let _ = match value {
        Some(value) => element.set_attribute(name, value),
        None => element.remove_attribute(name),
    };
}

/// Colours and names of all provinces.
pub fn paint(canvas: &Element, map: &Choropleth) {
    if find(canvas, "svg").is_none() {
        let _ = adopt(canvas);
    }
    if let Some(svg) = find(canvas, "svg") {
        set(&svg, "aria-label", &map.title);
    }
    // Map, key and table have the same colours.
    if let Ok(Some(stage)) = canvas.closest(".stage") {
        set(&stage, "data-scheme", map.legend.scheme.id());
    }
    let sizes: &[Circle] = map.circles.as_ref().map_or(&[], |shown| &shown.circles);
    let mut circles = vec![String::new(); sizes.len()];
    for shown in &map.provinces {
        let Some(path) = province(canvas, shown.plate) else {
            continue;
        };
        set_or_remove(&path, "data-value", shown.data_value.as_deref());
        set(&path, "data-class", &shown.class_text());
        set(&path, "data-step", &map.legend.step_text(shown.class));
        // A style sheet's address of a pattern would be one within the style sheet, so it is an attribute.
        let gap = shown.gap.map(|gap| gap.id()).filter(|gap| *gap != "missing");
        let pattern = match shown.class.filter(|_| shown.hatched) {
            Some(class) => Some(format!("url(#hatch-{})", map.legend.step(class))),
            None => gap.map(|gap| format!("url(#gap-{gap})")),
        };
        set_or_remove(&path, "fill", pattern.as_deref());
        set_or_remove(&path, "data-hatched", shown.hatched.then_some("yes"));
        set_or_remove(&path, "data-gap", gap);
        let bounds = shown.data_bounds.as_ref();
        set_or_remove(&path, "data-low", bounds.map(|[low, _]| low.as_str()));
        set_or_remove(&path, "data-high", bounds.map(|[_, high]| high.as_str()));
        if let Some(at) = sizes.iter().position(|circle| circle.plate == shown.plate) {
            circles[at] = circle(&path, &sizes[at]).unwrap_or_default();
        }
        set_or_remove(&path, "data-muted", shown.muted.then_some("yes"));
        set(&path, "aria-label", &shown.aria);
        // A region is met once, at the province where its label stands.
        set_or_remove(&path, "aria-hidden", (!shown.lead).then_some("true"));
    }
    draw_regions(canvas, map);
    if let Some(group) = find(canvas, ".circles") {
        group.set_inner_html(&circles.concat());
    }
    label(canvas, map);
    keep_one_tab_stop(canvas);
}

/// The outlines of regions, over the borders of their provinces.
fn draw_regions(canvas: &Element, map: &Choropleth) -> Option<()> {
    let is_of_regions = map.level() != Level::Province.id();
    set_or_remove(&find(canvas, "svg")?, "data-regions", is_of_regions.then_some(map.level()));
    let group = find(canvas, ".regions")?;
    group.set_text_content(None);
    let document = group.owner_document()?;
    for region in &map.regions {
        let path = element(&document, Some(SVG), "path", "region")?;
        set(&path, "data-region", &region.code);
        set(&path, "d", &region.d);
        let has_data = map.provinces.iter().any(|known| known.place == region.place && known.class.is_some());
        set_or_remove(&path, "data-class", (is_of_regions && !has_data).then_some("missing"));
        group.append_child(&path).ok()?;
    }
    Some(())
}

/// A circle at the label's place of a path, as markup: all of them are put in at once, which is much faster.
fn circle(path: &Element, circle: &Circle) -> Option<String> {
    let (x, y) = (tenths(&path.get_attribute("data-x")?)?, tenths(&path.get_attribute("data-y")?)?);
    let mut out = Markup::default();
    out.raw("<circle").attr("cx", &tenths_text(x)).attr("cy", &tenths_text(y));
    Some(out.attr("r", &tenths_text(i32::from(circle.radius))).raw("></circle>").done())
}

fn label(canvas: &Element, map: &Choropleth) {
    let Some(group) = find(canvas, ".labels") else {
        return;
    };
    group.set_text_content(None);
    for shown in map.provinces.iter().filter(|shown| shown.direct_label) {
        let _ = province(canvas, shown.plate).and_then(|path| add_label(&group, shown, &path));
    }
}

fn add_label(group: &Element, shown: &MapProvince, path: &Element) -> Option<()> {
    let document = group.owner_document()?;
    let (x, y) = (path.get_attribute("data-x")?, path.get_attribute("data-y")?);
    let text = element(&document, Some(SVG), "text", "label")?;
    set(&text, "x", &x);
    set(&text, "y", &y);
    if shown.label_down != 0 {
        set(&text, "transform", &format!("translate(0 {})", shown.label_down));
    }
    for (class, words, dy) in
        [("label-name", &shown.label(), "-0.2em"), ("label-value", &shown.value, "1.1em")]
    {
        let span = element(&document, Some(SVG), "tspan", class)?;
        set(&span, "x", &x);
        set(&span, "dy", dy);
        span.set_text_content(Some(words));
        text.append_child(&span).ok()?;
    }
    group.append_child(&text).ok()?;
    Some(())
}

/// The tab key enters the map at one province: the chosen one, or else the first.
fn keep_one_tab_stop(canvas: &Element) {
    if find(canvas, ".province[tabindex=\"0\"]:not([aria-hidden])").is_none()
        && let Some(first) = find(canvas, ".province:not([aria-hidden])")
    {
        if let Some(before) = find(canvas, ".province[tabindex=\"0\"]") {
            set(&before, "tabindex", "-1");
        }
        set(&first, "tabindex", "0");
    }
}

fn move_tab_stop(canvas: &Element, plate: u8) -> Option<Element> {
    let next = province(canvas, plate)?;
    if let Some(before) = find(canvas, ".province[tabindex=\"0\"]") {
        set(&before, "tabindex", "-1");
    }
    set(&next, "tabindex", "0");
    Some(next)
}

/// Moves the keyboard to a province.
pub fn focus(canvas: &Element, plate: u8) {
    if let Some(next) = move_tab_stop(canvas, plate).and_then(|next| next.dyn_into::<SvgElement>().ok()) {
        let _ = next.focus();
    }
}

/// Draws the outline of the chosen province, or of its region.
pub fn select(canvas: &Element, map: Option<&Choropleth>, plate: Option<u8>) {
    if let Some(before) = find(canvas, ".province[aria-pressed=\"true\"]") {
        set(&before, "aria-pressed", "false");
    }
    if let Some(path) = plate.and_then(|plate| move_tab_stop(canvas, plate)) {
        set(&path, "aria-pressed", "true");
    }
    outline(canvas, ".selected", map, plate);
}

/// An outline is drawn on top, so that no neighbour covers it and no fill changes.
fn outline(canvas: &Element, selector: &str, map: Option<&Choropleth>, plate: Option<u8>) {
    let region = map.zip(plate).and_then(|(map, plate)| map.region(plate));
    let shape = match region {
        Some(region) => Some(region.d.clone()),
        None => plate.and_then(|plate| province(canvas, plate)).and_then(|path| path.get_attribute("d")),
    };
    for line in all(canvas, selector) {
        set_or_remove(&line, "d", shape.as_deref());
    }
}

/// Shows a class and makes the others pale.
pub fn light(canvas: &Element, class: Option<String>) {
    if let Some(svg) = find(canvas, "svg") {
        set_or_remove(&svg, "data-lit", class.as_deref());
    }
}

/// Shows what is known of the province under the pointer or the keyboard; of the chosen one the panel says it. It is
/// heard once, by the name of the province.
pub fn hover(canvas: &Element, map: Option<&Choropleth>, hovered: Option<u8>) {
    outline(canvas, ".hovered", map, hovered);
    let Some(tooltip) = find(canvas, ".tooltip") else {
        return;
    };
    let known = map.zip(hovered);
    let known = known.and_then(|(map, plate)| map.provinces.iter().find(|known| known.plate == plate));
    set_or_remove(&tooltip, "data-shown", known.map(|_| "yes"));
    if let Some(known) = known {
        let _ = write_tooltip(&tooltip, known);
        place_tooltip(canvas, known.plate);
    }
}

fn write_tooltip(tooltip: &Element, known: &MapProvince) -> Option<()> {
    let document = tooltip.owner_document()?;
    tooltip.set_text_content(None);
    let lines = std::iter::once(&known.name).chain(&known.tooltip);
    for (place, line) in lines.enumerate() {
        let part = document.create_element(if place == 0 { "strong" } else { "span" }).ok()?;
        part.set_text_content(Some(line));
        tooltip.append_child(&part).ok()?;
    }
    if let Some(line) = sparkline(&document, known) {
        tooltip.insert_before(&line, tooltip.last_child().as_ref()).ok()?;
    }
    Some(())
}

/// Puts the tooltip beside a point of the window, within the map.
pub fn move_tooltip(canvas: &Element, client_x: i32, client_y: i32) {
    show_tooltip(canvas, client_x, client_y, client_y, 0);
}

/// Puts it beside a point, above one height unless it would pass an upper end, or else below another.
pub(super) fn show_tooltip(canvas: &Element, client_x: i32, client_y: i32, below_y: i32, end_y: i32) {
    let Some(tooltip) = find(canvas, ".tooltip").and_then(|tooltip| tooltip.dyn_into::<HtmlElement>().ok())
    else {
        return;
    };
    let area = canvas.get_bounding_client_rect();
    let (x, y) = (client_x - area.left() as i32, client_y - area.top() as i32);
    let (width, height) = (tooltip.offset_width(), tooltip.offset_height());
    let right = x + GAP_PX + width <= area.width() as i32;
    let left_px = if right { x + GAP_PX } else { (x - GAP_PX - width).max(0) };
    // Above the point, unless it would leave the window's top.
    let above = y - GAP_PX - height;
    let below = below_y - area.top() as i32 + GAP_PX;
    // Nor over the key, which stands below the map.
    let lowest = area.height() as i32 - height;
    let top = area.top() as i32 + above;
    let top_px = match () {
        () if top > end_y => above,
        () if below <= lowest => below,
        () if top > 0 => above,
        () => below.min(lowest.max(0)),
    };
    let style = tooltip.style();
    let _ = style.set_property("left", &format!("{left_px}px"));
    let _ = style.set_property("top", &format!("{top_px}px"));
}
