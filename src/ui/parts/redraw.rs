//! Markup that is exchanged under the visitor's hands.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};

use super::marks;

/// The value of a list, of a field or of a button; before that of a box that is not checked stands a minus.
pub fn value_of(control: &Element) -> String {
    if let Some(list) = control.dyn_ref::<HtmlSelectElement>() {
        return list.value();
    }
    if let Some(field) = control.dyn_ref::<HtmlTextAreaElement>() {
        return field.value();
    }
    match control.dyn_ref::<HtmlInputElement>() {
        Some(field) if field.type_() == "checkbox" && !field.checked() => format!("-{}", field.value()),
        Some(field) => field.value(),
        None => attribute(control, "value"),
    }
}

/// The control that an event happened on.
pub fn control(event: &web_sys::Event, selector: &str) -> Option<Element> {
    let target: Element = event.target()?.dyn_into().ok()?;
    target.closest(selector).ok().flatten()
}

/// Puts markup in place of other markup of the same kind. What was unfolded stays so, what was scrolled stays there, and the keyboard stays at
/// its control, or at what took its place.
pub fn draw(frame: &Element, markup: &str) {
    let focused = frame.owner_document().and_then(|document| document.active_element());
    let focused = focused.filter(|focused| frame.contains(Some(focused)));
    let at = focused.as_ref().map(stop);
    let written = focused.as_ref().and_then(written);
    let unfolded: Vec<(String, bool)> = all(frame, "details[data-keep]")
        .iter()
        .map(|details| (attribute(details, "data-keep"), details.has_attribute("open")))
        .collect();
    let scrolled: Vec<(String, i32, i32)> = all(frame, "[data-scroll]")
        .iter()
        .map(|part| (attribute(part, "data-scroll"), part.scroll_left(), part.scroll_top()))
        .collect();
    frame.set_inner_html(markup);
    for details in all(frame, "details[data-keep]") {
        let known = unfolded.iter().find(|(key, _)| *key == attribute(&details, "data-keep"));
        let _ = match known {
            Some((_, true)) => details.set_attribute("open", ""),
            Some((_, false)) => details.remove_attribute("open"),
            None => Ok(()),
        };
    }
    for part in all(frame, "[data-scroll]") {
        if let Some((_, left, top)) =
            scrolled.iter().find(|(key, ..)| *key == attribute(&part, "data-scroll"))
        {
            part.set_scroll_left(*left);
            part.set_scroll_top(*top);
        }
    }
    if let Some((words, value)) = at {
        let is_seen = |part: &Element| {
            !part.has_attribute("data-mark") || part.get_bounding_client_rect().width() > 0.0
        };
        let mut stops = all(
            frame,
            "[data-edit], [data-figure], [data-scroll], [data-hand], [data-help], [data-bound], [data-mark], summary",
        );
        // Of the pictures for several widths one is seen.
        stops.retain(is_seen);
        let same = |part: &&Element| stop(part).0 == words;
        let very_same = |part: &&Element| stop(part) == (words.clone(), value.clone());
        let next = stops.iter().find(very_same).or_else(|| stops.iter().find(same)).cloned();
        let next = next.or_else(|| find(frame, "#ledger-title, [data-next]"));
        if let Some(next) = next {
            marks::enter(&next);
            if let Some(written) = written {
                write(&next, &written);
            }
        }
    }
}

/// What the visitor writes in a field.
enum Written {
    /// A text, and where in it.
    Text(String, Option<u32>),
    /// A number; `None` where it was sent, or is as it was.
    Number(Option<String>),
}

/// An attribute of numbers that were sent as they stand there.
const SENT: &str = "data-sent";

/// Notes whether the number in a field was sent.
pub fn sent(field: &Element, is_sent: bool) {
    let _ = match is_sent {
        true => field.set_attribute(SENT, ""),
        false => field.remove_attribute(SENT),
    };
}

fn number_field(field: &Element) -> Option<&HtmlInputElement> {
    field.dyn_ref::<HtmlInputElement>().filter(|field| field.type_() == "number")
}

fn written(field: &Element) -> Option<Written> {
    if let Some(area) = field.dyn_ref::<HtmlTextAreaElement>() {
        return Some(Written::Text(area.value(), area.selection_start().ok().flatten()));
    }
    let number = number_field(field)?;
    let is_new = !number.has_attribute(SENT) && number.value() != number.default_value();
    Some(Written::Number(is_new.then(|| number.value())))
}

/// Lets the visitor write on.
fn write(field: &Element, written: &Written) {
    match written {
        Written::Text(text, place) => {
            if let Some(area) = field.dyn_ref::<HtmlTextAreaElement>().filter(|area| !area.read_only()) {
                area.set_value(text);
                let _ = area.set_selection_start(*place);
                let _ = area.set_selection_end(*place);
            }
        }
        Written::Number(text) => {
            let Some(number) = number_field(field) else { return };
            match text {
                Some(text) => number.set_value(text),
                // As it is when the keyboard comes: what is written next takes its place.
                None => number.select(),
            }
        }
    }
}

/// By what a stop of the keyboard is known again.
fn stop(part: &Element) -> (String, String) {
    let folds = part.parent_element().filter(|_| part.tag_name() == "SUMMARY");
    match folds {
        Some(folds) => (format!("fold {}", attribute(&folds, "data-keep")), String::new()),
        None => {
            let words = [
                "data-edit",
                "data-figure",
                "data-scroll",
                "data-hand",
                "data-help",
                "data-bound",
                "data-mark",
            ];
            let words = words.map(|name| part.get_attribute(name));
            // The other order of a column is pressed at the same place.
            let value = attribute(part, "value").trim_start_matches('-').to_owned();
            (words.into_iter().flatten().next().unwrap_or_default(), value)
        }
    }
}

/// An attribute; empty where there is none.
pub fn attribute(element: &Element, name: &str) -> String {
    element.get_attribute(name).unwrap_or_default()
}

/// The first part of a frame that a selector finds.
pub fn find(frame: &Element, selector: &str) -> Option<Element> {
    frame.query_selector(selector).ok().flatten()
}

/// The parts of a frame that a selector finds.
pub fn all(frame: &Element, selector: &str) -> Vec<Element> {
    let Ok(found) = frame.query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.item(at)?.dyn_into().ok()).collect()
}
