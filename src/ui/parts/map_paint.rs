//! Painting the map: attributes and texts of elements that stay.

use std::fmt::Write;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, SvgElement};

use super::swatch;
use crate::view::{Choropleth, MapProvince, shapes};

const SVG: &str = "http://www.w3.org/2000/svg";

/// Free space between the pointer and the tooltip, and between the tooltip and the map's edge.
const GAP_PX: f64 = 14.0;

/// The picture without any figures: nothing in it comes from outside.
pub fn skeleton() -> String {
    let mut text = format!(
        "<svg class=\"map\" viewBox=\"0 0 {} {}\" role=\"group\" aria-describedby=\"map-description\"><g class=\"provinces\">",
        shapes::VIEW_WIDTH,
        shapes::VIEW_HEIGHT
    );
    for path in shapes::paths() {
        // Writing into a string cannot fail.
        let _ = write!(
            text,
            "<path class=\"province\" data-plate=\"{}\" role=\"button\" tabindex=\"-1\" d=\"{}\"/>",
            path.plate, path.d
        );
    }
    text.push_str(
        "</g><path class=\"outline selected\"/><path class=\"outline hovered\"/>\
         <g class=\"labels\" aria-hidden=\"true\"></g></svg><div class=\"tooltip\" aria-hidden=\"true\"></div>",
    );
    text
}

fn find(canvas: &Element, selector: &str) -> Option<Element> {
    canvas.query_selector(selector).ok().flatten()
}

fn province(canvas: &Element, plate: u8) -> Option<Element> {
    find(canvas, &format!(".province[data-plate=\"{plate}\"]"))
}

fn set(element: &Element, name: &str, value: &str) {
    let _ = element.set_attribute(name, value);
}

fn set_or_remove(element: &Element, name: &str, value: Option<&str>) {
    let _ = match value {
        Some(value) => element.set_attribute(name, value),
        None => element.remove_attribute(name),
    };
}

/// Colours and names of all provinces.
pub fn paint(canvas: &Element, map: &Choropleth) {
    if let Some(svg) = find(canvas, "svg") {
        set(&svg, "aria-label", &map.title);
    }
    for province_now in &map.provinces {
        let Some(path) = province(canvas, province_now.plate) else {
            continue;
        };
        set_or_remove(&path, "data-value", province_now.data_value.as_deref());
        set(&path, "data-class", &swatch::class(province_now.class));
        set(&path, "data-step", &swatch::step(&map.legend, province_now.class));
        set(&path, "aria-label", &province_now.aria);
    }
    label(canvas, map);
    keep_one_tab_stop(canvas);
}

fn label(canvas: &Element, map: &Choropleth) {
    let Some(group) = find(canvas, ".labels") else {
        return;
    };
    group.set_text_content(None);
    for province in map.provinces.iter().filter(|province| province.direct_label) {
        let place = shapes::paths().iter().find(|path| path.plate == province.plate);
        if let Some(place) = place {
            let _ = add_label(&group, province, place.label_x, place.label_y);
        }
    }
}

fn add_label(group: &Element, province: &MapProvince, x: f32, y: f32) -> Option<()> {
    let document = group.owner_document()?;
    let text = document.create_element_ns(Some(SVG), "text").ok()?;
    set(&text, "class", "label");
    set(&text, "x", &x.to_string());
    set(&text, "y", &y.to_string());
    for (class, words, dy) in
        [("label-name", &province.name, "-0.2em"), ("label-value", &province.value, "1.1em")]
    {
        let span = document.create_element_ns(Some(SVG), "tspan").ok()?;
        set(&span, "class", class);
        set(&span, "x", &x.to_string());
        set(&span, "dy", dy);
        span.set_text_content(Some(words));
        text.append_child(&span).ok()?;
    }
    group.append_child(&text).ok()?;
    Some(())
}

/// The tab key enters the map at one province: the chosen one, or else the first.
fn keep_one_tab_stop(canvas: &Element) {
    if find(canvas, ".province[tabindex=\"0\"]").is_none()
        && let Some(first) = find(canvas, ".province")
    {
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

/// Draws the chosen province's outline.
pub fn select(canvas: &Element, plate: Option<u8>) {
    if let Some(before) = find(canvas, ".province[aria-pressed=\"true\"]") {
        set(&before, "aria-pressed", "false");
    }
    if let Some(path) = plate.and_then(|plate| move_tab_stop(canvas, plate)) {
        set(&path, "aria-pressed", "true");
    }
    outline(canvas, ".outline.selected", plate);
}

/// An outline is drawn on top, so that no neighbour covers it and no fill changes.
fn outline(canvas: &Element, selector: &str, plate: Option<u8>) {
    let Some(outline) = find(canvas, selector) else {
        return;
    };
    let shape = plate.and_then(|plate| province(canvas, plate)).and_then(|path| path.get_attribute("d"));
    set_or_remove(&outline, "d", shape.as_deref());
}

/// Shows a class and makes the others pale.
pub fn light(canvas: &Element, class: Option<String>) {
    if let Some(svg) = find(canvas, "svg") {
        set_or_remove(&svg, "data-lit", class.as_deref());
    }
}

/// Shows what is known of the province under the pointer or the keyboard.
pub fn hover(canvas: &Element, map: Option<&Choropleth>, plate: Option<u8>) {
    outline(canvas, ".outline.hovered", plate);
    let Some(tooltip) = find(canvas, ".tooltip") else {
        return;
    };
    let known =
        map.zip(plate).and_then(|(map, plate)| map.provinces.iter().find(|known| known.plate == plate));
    let Some(known) = known else {
        let _ = tooltip.remove_attribute("data-shown");
        return;
    };
    let _ = write_tooltip(&tooltip, known);
    set(&tooltip, "data-shown", "yes");
    if let Some(path) = province(canvas, known.plate) {
        let place = path.get_bounding_client_rect();
        move_tooltip(canvas, place.left() + place.width() / 2.0, place.top());
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
    Some(())
}

/// Puts the tooltip beside a point of the window, within the map.
pub fn move_tooltip(canvas: &Element, client_x: f64, client_y: f64) {
    let Some(tooltip) = find(canvas, ".tooltip").and_then(|tooltip| tooltip.dyn_into::<HtmlElement>().ok())
    else {
        return;
    };
    let area = canvas.get_bounding_client_rect();
    let (x, y) = (client_x - area.left(), client_y - area.top());
    let (width, height) = (f64::from(tooltip.offset_width()), f64::from(tooltip.offset_height()));
    let right = x + GAP_PX + width <= area.width();
    let left_px = if right { x + GAP_PX } else { (x - GAP_PX - width).max(0.0) };
    // Above the point, unless it would leave the window's top.
    let above = y - GAP_PX - height;
    let top_px = if area.top() + above > 0.0 { above } else { y + GAP_PX };
    let style = tooltip.style();
    let _ = style.set_property("left", &format!("{left_px}px"));
    let _ = style.set_property("top", &format!("{top_px}px"));
}
