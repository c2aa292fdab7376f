//! Places that several maps of a frame show: the one under the pointer or the keyboard stands out in all of them, and
//! each says its number.
//!
//! A frame (`data-linked`) holds panels (`data-panel`) with places (`data-place`), a line for the number (`data-readout`)
//! and an outline (`data-outline`). The keyboard stops at places with `data-name`, which lie at `data-x` and `data-y`.

use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent, SvgElement};

use super::map_paint::tenths;
use super::redraw::{all, attribute, control, find};
use crate::ui::compass::{Direction, Stop, step as next};

/// Shows the place of an event in all maps of its frame; elsewhere, that of the keyboard, or none in any.
pub fn point(section: &Element, event: &web_sys::Event) {
    for lit in all(section, "[data-linked] [data-lit]") {
        let _ = lit.remove_attribute("data-lit");
    }
    for outline in all(section, "[data-linked] [data-outline]") {
        let _ = outline.remove_attribute("href");
    }
    for line in all(section, "[data-linked] [data-readout]") {
        line.set_text_content(None);
    }
    // Beside the maps, that of the keyboard.
    let place = control(event, "[data-linked] [data-place]");
    let Some(place) = place.or_else(|| find(section, "[data-linked] [data-name]:focus")) else { return };
    let Some(frame) = place.closest("[data-linked]").ok().flatten() else { return };
    let alike = all(&frame, &format!("[data-place=\"{}\"]", attribute(&place, "data-place")));
    let Some(first) = alike.iter().find(|place| place.has_attribute("data-name")) else { return };
    let name = attribute(first, "data-name");
    for place in &alike {
        let _ = place.set_attribute("data-lit", "");
        let Some(panel) = place.closest("[data-panel]").ok().flatten() else { continue };
        if let Some(line) = find(&panel, "[data-readout]") {
            line.set_text_content(Some(&format!("{name}: {}", attribute(place, "data-said"))));
        }
        if let Some(outline) = find(&panel, "[data-outline]") {
            let _ = outline.set_attribute("href", &attribute(place, "href"));
        }
    }
    if let Some(tip) = find(&frame, "[data-tip]") {
        tip.set_text_content(Some(&attribute(first, "aria-label")));
    }
}

/// Goes to the next place in the direction of an arrow.
pub fn step(event: &KeyboardEvent) {
    let Some(place) = control(event, "[data-linked] [data-name]") else { return };
    let Some(frame) = place.closest("[data-linked]").ok().flatten() else { return };
    let Some(direction) = Direction::from_key(&event.key()) else { return };
    event.prevent_default();
    let number = |place: &Element| attribute(place, "data-place").parse().ok();
    let stop = |place: &Element| {
        Some(Stop {
            plate: number(place)?,
            x: tenths(&place.get_attribute("data-x")?)?,
            y: tenths(&place.get_attribute("data-y")?)?,
        })
    };
    let places = all(&frame, "[data-name]");
    let stops: Vec<Stop> = places.iter().filter_map(stop).collect();
    let Some(to) = number(&place).and_then(|from| next(&stops, from, direction)) else { return };
    let Some(to) = places.iter().find(|place| number(place) == Some(to)) else { return };
    let _ = place.set_attribute("tabindex", "-1");
    let _ = to.set_attribute("tabindex", "0");
    if let Some(to) = to.dyn_ref::<SvgElement>() {
        let _ = to.focus();
    }
}
