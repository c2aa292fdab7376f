//! Markup that the worker wrote for the hand, and what happens when it takes hold of something in it. One listener
//! hears all of it, and one effect draws all of it: each further one would cost the first visit a kilobyte.

use std::cell::Cell;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlInputElement, KeyboardEvent, PointerEvent};

use super::redraw::{attribute, control, draw, value_of};
use super::{key_hands, map, map_hands};
use crate::markup::Markup;
use crate::messages::{AboutText, Lang};
use crate::ui::address;
use crate::ui::shell::{Store, drawn, find, is_still};
use crate::ui::state::{Msg, Pick};
use crate::view::ShowCircles;

/// What is heard on the whole page.
const HEARD: [&str; 9] = [
    "click",
    "change",
    "input",
    "keydown",
    "pointerdown",
    "pointermove",
    "pointerup",
    "pointercancel",
    "dblclick",
];

thread_local! {
    /// The slider of time was just taken hold of.
    static TAKEN: Cell<bool> = const { Cell::new(false) };
}

/// Hears and draws what the hand takes hold of, as long as the page stands.
pub fn follow(store: Store) {
    for kind in HEARD {
        std::mem::forget(window_event_listener_untyped(kind, move |event| heard(store, &event)));
    }
    let shown = Memo::new(move |_| {
        store.model.with(|model| {
            let hands = &model.hands;
            (model.view.clone(), model.wanted.period, hands.ways(), hands.is_playing(), hands.help.clone())
        })
    });
    Effect::new(move |_| {
        shown.with(|(view, period, ways, is_playing, help)| {
            let Some(view) = view else { return };
            let hands = &view.hands;
            for (selector, markup) in
                [(".time", &hands.time), (".map-tools", &hands.tools), (".key-hands", &hands.histogram)]
            {
                put(selector, markup, hands.tools.is_empty());
            }
            if let (Some(card), Some(help)) = (find("#help"), help) {
                card.set_inner_html(help);
            }
            for (tool, is_open) in [("undo", ways.0), ("redo", ways.1)] {
                if let Some(tool) = find(&format!("#app [data-hand={tool}]")) {
                    let _ = tool.set_attribute("aria-disabled", &(!is_open).to_string());
                }
            }
            let period = period.map(|period| period.to_string()).unwrap_or_default();
            show_time(&period, *is_playing);
        });
    });
}

/// Markup in its place, where it is another one than there is; until the worker wrote any, what the build wrote.
fn put(selector: &'static str, markup: &str, is_first: bool) {
    let Some(frame) = find(&format!("#app {selector}")) else { return };
    let built = if is_first { drawn(selector) } else { String::new() };
    let markup = if is_first { &built } else { markup };
    if frame.get_attribute("data-drawn").as_deref() != Some(markup) {
        draw(&frame, markup);
        let _ = frame.set_attribute("data-drawn", markup);
    }
}

/// The slider stands at the period that is wanted: while it is dragged that one is ahead of the one that is shown.
fn show_time(period: &str, is_playing: bool) {
    if let Some(input) = find("#app [data-periods]") {
        let at = attribute(&input, "data-periods").split(' ').position(|known| known == period);
        if let (Some(input), Some(at)) = (input.dyn_ref::<HtmlInputElement>(), at) {
            input.set_value(&at.to_string());
            name_time(input, at);
        }
    }
    if let Some(button) = find("#app [data-hand=play]") {
        let name = match (is_playing, is_still()) {
            (true, _) => "data-pause",
            (_, true) => "data-step",
            (_, false) => "data-play",
        };
        let name = attribute(&button, name);
        let _ = button.set_attribute("aria-label", &name);
        let _ = button.set_attribute("title", &name);
        let _ = button.toggle_attribute_with_force("data-playing", is_playing);
    }
}

fn name_time(input: &Element, at: usize) {
    if let Some(label) = attribute(input, "data-labels").split('|').nth(at) {
        let _ = input.set_attribute("aria-valuetext", label);
    }
}

fn heard(store: Store, event: &Event) {
    match event.type_().as_str() {
        "click" => press(store, event),
        "change" => {
            if let Some(list) = control(event, "[data-hand]:is(select, input)") {
                take(store, &attribute(&list, "data-hand"), value_of(&list));
            }
        }
        "input" => slide(store, event),
        "keydown" => {
            if let Some(key) = event.dyn_ref::<KeyboardEvent>() {
                TAKEN.set(!key.repeat());
                key_hands::key(store, key);
                crate::ui::shell::press(store, key);
            }
        }
        "dblclick" => map::closer(store, event),
        kind => {
            if let Some(pointer) = event.dyn_ref::<PointerEvent>() {
                if kind == "pointerdown" {
                    TAKEN.set(true);
                }
                key_hands::point(store, kind, pointer);
                map_hands::point(kind, pointer);
            }
        }
    }
}

/// A press of a button: `data-help` and `data-hand` say what is meant.
fn press(store: Store, event: &Event) {
    if let Some(button) = control(event, "#app button[data-help]") {
        store.send(Msg::Help(attribute(&button, "data-help")));
    } else if let Some(button) = control(event, "#app button[data-hand]") {
        take(store, &attribute(&button, "data-hand"), value_of(&button));
    }
}

fn take(store: Store, hand: &str, value: String) {
    let pick = match hand {
        "undo" => return store.send(Msg::Travel(-1)),
        "redo" => return store.send(Msg::Travel(1)),
        "play" => return store.send(Msg::Play { still: is_still() }),
        "classes" => Pick::Classes(value),
        "circles" => Pick::Circles(ShowCircles::from_id(value.trim_start_matches('-'))),
        "borders" => Pick::Borders(address::level(&value)),
        "highlight" => Pick::Highlight(value.parse().ok()),
        _ => Pick::Zoom(value),
    };
    store.send(Msg::Choose(pick));
}

/// The slider of time is moved.
fn slide(store: Store, event: &Event) {
    let Some(input) = control(event, "[data-periods]") else { return };
    let Ok(at) = value_of(&input).parse::<usize>() else { return };
    name_time(&input, at);
    let period = attribute(&input, "data-periods").split(' ').nth(at).and_then(|period| period.parse().ok());
    if let Some(period) = period {
        store.send(Msg::Slide { pick: Pick::Period(period), begins: TAKEN.take() });
    }
}

/// A button that explains a term.
pub fn help(term: &str, text: AboutText, lang: Lang) -> String {
    let mut out = Markup::default();
    let name = text.text(lang);
    out.raw("<button type=\"button\" class=\"help\"").attr("data-help", term).attr("aria-label", name);
    out.attr("title", name).raw(">?</button>").done()
}
