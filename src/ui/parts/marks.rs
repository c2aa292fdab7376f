//! Marks of a picture: one stop of the keyboard, arrows from one to the next, and what the mark says in a line.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};

use super::redraw::{all, attribute, control, find};

/// What carries a value in a picture.
const MARK: &str = "[data-mark]";

/// Goes to another mark by an arrow, to the first and the last by Home and End.
pub fn step(event: &KeyboardEvent) {
    let Some(mark) = control(event, MARK) else { return };
    let marks = beside(&mark);
    let at = marks.iter().position(|known| *known == mark).unwrap_or(0);
    let next = match event.key().as_str() {
        "ArrowDown" | "ArrowRight" => at + 1,
        "ArrowUp" | "ArrowLeft" => at.saturating_sub(1),
        "Home" => 0,
        "End" => marks.len().saturating_sub(1),
        _ => return,
    };
    event.prevent_default();
    if let Some(next) = marks.get(next) {
        enter(next);
    }
}

/// Gives the keyboard to a mark, which is the stop of its picture from now on, or to another element.
pub fn enter(element: &Element) {
    for mark in beside(element) {
        let _ = mark.set_attribute("tabindex", if mark == *element { "0" } else { "-1" });
    }
    // Both have the same way to take it.
    let _ = element.unchecked_ref::<HtmlElement>().focus();
}

/// The marks of the picture of a mark; none for what is no mark.
fn beside(element: &Element) -> Vec<Element> {
    let is_mark = element.has_attribute("data-mark");
    let picture = element.closest("svg").ok().flatten().filter(|_| is_mark);
    picture.map(|picture| all(&picture, MARK)).unwrap_or_default()
}

/// Shows what the mark under the pointer or the keyboard says.
pub fn say(event: &web_sys::Event) {
    let Some(mark) = control(event, MARK) else { return };
    let line = mark.closest("figure").ok().flatten().and_then(|figure| find(&figure, "[data-tip]"));
    if let Some(line) = line {
        line.set_text_content(Some(&attribute(&mark, "aria-label")));
    }
}
