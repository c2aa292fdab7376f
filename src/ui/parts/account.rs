//! The account of the visitor's file, once one was read, and the controls to correct it.

use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlSelectElement};

use crate::messages::{assigned_text, corrected_text};
use crate::ui::act::act;
use crate::ui::shell::Store;
use crate::ui::shown;
use crate::ui::state::Edit;

/// The account. It is markup; what its controls mean is read from their attributes.
#[component]
pub fn Account(store: Store) -> impl IntoView {
    let has_own = Memo::new(move |_| store.own.with(Option::is_some));
    let edited = Memo::new(move |_| store.model.with(|model| model.edited.clone()));
    // A screen reader is told what a press did; the account itself is drawn anew.
    let said = move || {
        let lang = store.lang.get();
        edited.get().map(|edit| match edit {
            Edit::Assign { text, place } => {
                assigned_text(&text, place.map(|place| shown::chosen_place(place, lang)), lang)
            }
            _ => corrected_text(lang).to_owned(),
        })
    };
    move || {
        has_own.get().then(|| {
            view! {
                <p class="unseen" role="status" data-testid="edited">{said}</p>
                {section(store)}
            }
        })
    }
}

fn section(store: Store) -> AnyView {
    let frame: NodeRef<html::Section> = NodeRef::new();
    Effect::new(move |_| {
        let lang = store.lang.get();
        let (Some(own), Some(frame)) = (store.own.get(), frame.get()) else { return };
        draw(&frame, &shown::account(&own.report, lang));
    });
    let send = move |control: Element, value: String| {
        let words = control.get_attribute("data-edit").unwrap_or_default();
        let msg = store.own.with_untracked(|own| act(&words, &value, &own.as_ref()?.report));
        if let Some(msg) = msg {
            store.send(msg);
        }
    };
    let press = move |event: ev::MouseEvent| {
        if let Some(button) = control(&event, "button[data-edit]") {
            let value = button.get_attribute("value").unwrap_or_default();
            send(button, value);
        }
    };
    let change = move |event: ev::Event| {
        if let Some(select) = control(&event, "select[data-edit]") {
            let value = select.dyn_ref::<HtmlSelectElement>().map(HtmlSelectElement::value);
            send(select, value.unwrap_or_default());
        }
    };
    view! {
        <section class="ledger" id="ledger" tabindex="-1" data-testid="ledger" aria-labelledby="ledger-title"
            node_ref=frame on:click=press on:change=change></section>
    }
    .into_any()
}

/// The control that an event happened on.
fn control(event: &web_sys::Event, selector: &str) -> Option<Element> {
    let target: Element = event.target()?.dyn_into().ok()?;
    target.closest(selector).ok().flatten()
}

/// Draws the account anew. What was unfolded stays so, what was scrolled stays there, and the keyboard stays at
/// its control, or at what took its place.
fn draw(frame: &Element, markup: &str) {
    let focused = frame.owner_document().and_then(|document| document.active_element());
    let focused = focused.filter(|focused| frame.contains(Some(focused)));
    let at = focused.as_ref().map(stop);
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
        let stops = all(frame, "[data-edit], [data-scroll], summary");
        let same = |part: &&Element| stop(part).0 == words;
        let very_same = |part: &&Element| stop(part) == (words.clone(), value.clone());
        let next = stops.iter().find(very_same).or_else(|| stops.iter().find(same)).cloned();
        let next = next.or_else(|| frame.query_selector("#ledger-title").ok().flatten());
        if let Some(next) = next.and_then(|next| next.dyn_into::<HtmlElement>().ok()) {
            let _ = next.focus();
        }
    }
}

/// By what a stop of the keyboard is known again.
fn stop(part: &Element) -> (String, String) {
    let folds = part.parent_element().filter(|_| part.tag_name() == "SUMMARY");
    match folds {
        Some(folds) => (format!("fold {}", attribute(&folds, "data-keep")), String::new()),
        None => {
            let words = part.get_attribute("data-edit").unwrap_or_else(|| attribute(part, "data-scroll"));
            (words, attribute(part, "value"))
        }
    }
}

fn attribute(element: &Element, name: &str) -> String {
    element.get_attribute(name).unwrap_or_default()
}

fn all(frame: &Element, selector: &str) -> Vec<Element> {
    let Ok(found) = frame.query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.item(at)?.dyn_into().ok()).collect()
}
