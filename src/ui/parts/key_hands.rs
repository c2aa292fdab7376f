//! The histogram whose bounds can be moved. What a place means is written in it; nothing is computed here.

use std::cell::RefCell;

use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent, PointerEvent, SvgElement};

use super::redraw::{self, all, attribute, control};
use crate::ui::shell::{Store, find};
use crate::ui::state::{Msg, Pick};

/// A bound is taken hold of within so many pixels.
const NEAR_PX: f64 = 22.0;

thread_local! {
    /// The bound that is dragged, and whether it was moved already.
    static DRAGGED: RefCell<Option<(usize, bool)>> = const { RefCell::new(None) };
}

/// The histogram that an event happened in, and what holds it.
fn spread() -> Option<(Element, Element)> {
    Some((find("#app .key-hands")?, find("#app .spread[data-stops]")?))
}

/// What a pointer does.
pub fn point(store: Store, kind: &str, event: &PointerEvent) {
    match kind {
        "pointerdown" => grasp(event),
        "pointermove" => drag(store, event),
        _ => DRAGGED.set(None),
    }
}

/// How far from the left of the histogram an event happened, as a share of its width.
fn place(spread: &Element, event: &PointerEvent) -> f64 {
    let area = spread.get_bounding_client_rect();
    (f64::from(event.client_x()) - area.left()) / area.width().max(1.0)
}

fn number(element: &Element, name: &str) -> usize {
    attribute(element, name).parse().unwrap_or(0)
}

/// The nearest bound is taken hold of. The frame keeps the pointer, since what is in it is drawn anew.
fn grasp(event: &PointerEvent) {
    let Some((frame, spread)) = spread().filter(|_| control(event, ".spread").is_some()) else { return };
    let far = |bound: &Element| {
        let place = bound.get_bounding_client_rect();
        (place.left() + place.width() / 2.0 - f64::from(event.client_x())).abs()
    };
    let bounds = all(&spread, "[data-bound]");
    let nearest = (0..bounds.len()).min_by(|a, b| far(&bounds[*a]).total_cmp(&far(&bounds[*b])));
    if let Some(bound) = nearest.filter(|bound| far(&bounds[*bound]) <= NEAR_PX) {
        event.prevent_default();
        let _ = frame.set_pointer_capture(event.pointer_id());
        DRAGGED.set(Some((bound, false)));
        if let Some(slider) = slider(&spread, bound).and_then(|slider| slider.dyn_into::<SvgElement>().ok()) {
            let _ = slider.focus();
        }
    }
}

fn slider(spread: &Element, bound: usize) -> Option<Element> {
    redraw::find(spread, &format!("[data-bound=\"{bound}\"]"))
}

fn drag(store: Store, event: &PointerEvent) {
    let Some((bound, moved)) = DRAGGED.with_borrow(|dragged| *dragged) else { return };
    let Some((_, spread)) = spread() else { return };
    let stops = attribute(&spread, "data-stops").split(' ').count().saturating_sub(1);
    let at = (place(&spread, event) * stops as f64).round().max(0.0) as usize;
    if put(store, &spread, bound, at, !moved) {
        DRAGGED.set(Some((bound, true)));
    }
}

/// Puts a bound at a stop within its reach; says whether it was moved.
fn put(store: Store, spread: &Element, bound: usize, stop: usize, begins: bool) -> bool {
    let Some(slider) = slider(spread, bound) else { return false };
    let stop = stop.max(number(&slider, "aria-valuemin")).min(number(&slider, "aria-valuemax"));
    let (stops, bounds) = (attribute(spread, "data-stops"), attribute(spread, "data-bounds"));
    let Some(value) = stops.split(' ').nth(stop) else { return false };
    let mut bounds: Vec<&str> = bounds.split(' ').collect();
    if bounds.get(bound).is_none_or(|now| *now == value) {
        return false;
    }
    bounds[bound] = value;
    let classes = format!("custom.{}", bounds.join("."));
    store.send(Msg::Slide { pick: Pick::Classes(classes), begins });
    true
}

/// Arrows move a bound to the next stop of another value; Home and End as far as it goes.
pub fn key(store: Store, event: &KeyboardEvent) {
    let (Some(slider), Some((_, spread))) = (control(event, "[data-bound]"), spread()) else { return };
    let bound = number(&slider, "data-bound");
    let (least, most) = (number(&slider, "aria-valuemin"), number(&slider, "aria-valuemax"));
    let now = number(&slider, "aria-valuenow");
    let stops: Vec<usize> = match event.key().as_str() {
        "ArrowRight" | "ArrowUp" => (now + 1..=most).collect(),
        "ArrowLeft" | "ArrowDown" => (least..now).rev().collect(),
        "Home" => vec![least],
        "End" => vec![most],
        _ => return,
    };
    // Stops of the same value lie beside each other where values are printed no finer.
    let _ = stops.into_iter().any(|stop| put(store, &spread, bound, stop, !event.repeat()));
    event.prevent_default();
}
