//! The views that were looked at, as entries of the browser's history. Each entry has a number from the first on.

use std::cell::Cell;

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, History, HtmlInputElement, KeyboardEvent};

use super::Store;
use crate::ui::state::Msg;

fn history() -> Option<History> {
    web_sys::window()?.history().ok()
}

/// The number of the entry that is shown; `None` where the address was written by hand or followed.
pub fn entry() -> Option<u32> {
    let number = history()?.state().ok()?.as_f64()?;
    (number >= 0.0 && number < f64::from(u32::MAX)).then_some(number as u32)
}

thread_local! {
    /// The entry that the page knows to be shown; none before the first change.
    static KNOWN: Cell<Option<u32>> = const { Cell::new(None) };
}

/// The browser said that it went to another entry.
pub fn entered() -> Option<u32> {
    let at = entry();
    KNOWN.set(at);
    at
}

/// Whether the entry that is shown is the one that the page knows of. The browser goes back at once and says so a
/// little later; a view that arrives in between is of the entry that was left, and its fragment is not written.
pub fn is_known() -> bool {
    KNOWN.get().is_none_or(|known| entry() == Some(known))
}

/// Makes a new entry behind the one of the view before, which gets its own fragment and number.
pub fn push(before: &str, after: &str, at: u32) {
    let Some(history) = history() else { return };
    let _ = history.replace_state_with_url(&JsValue::from(at.saturating_sub(1)), "", Some(before));
    let _ = history.push_state_with_url(&JsValue::from(at), "", Some(after));
    KNOWN.set(Some(at));
}

/// Goes back or forward.
pub fn travel(by: i32) {
    if let Some(history) = history() {
        let _ = history.go_with_delta(by);
    }
}

/// Ctrl+Z takes the last change back, with Shift it is done again; not where text is written.
pub fn press(store: Store, event: &KeyboardEvent) {
    let is_z = event.key().eq_ignore_ascii_case("z") && !event.alt_key();
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let writes = target.is_some_and(|target| match target.dyn_ref::<HtmlInputElement>() {
        Some(field) => !matches!(field.type_().as_str(), "range" | "checkbox" | "radio" | "file"),
        None => target.tag_name() == "TEXTAREA",
    });
    if is_z && (event.ctrl_key() || event.meta_key()) && !writes {
        event.prevent_default();
        store.send(Msg::Travel(if event.shift_key() { 1 } else { -1 }));
    }
}
