//! The document: its state attributes, address, title, focus.

use std::cell::Cell;
use std::time::Duration;

use js_sys::{Function, Object, Reflect};
use leptos::prelude::{ReadUntracked, request_animation_frame, set_timeout};
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, Element, HtmlElement, HtmlTextAreaElement, Window};

use super::Store;
use crate::messages::{Lang, Ui};
use crate::protocol::{self, Laps};
use crate::ui::state::{Model, Spot, Stage};
use crate::view::{PageView, Stamp};

/// Windows in which the style sheet shows the chosen province as a sheet.
const SHEET: &str = "(max-width: 62.5em)";

thread_local! {
    /// The prerendered page is gone and the live one stands in its place.
    static TAKEN_OVER: Cell<bool> = const { Cell::new(false) };
}

fn window() -> Option<Window> {
    web_sys::window()
}

fn document() -> Option<Document> {
    window()?.document()
}

fn root() -> Option<Element> {
    document()?.document_element()
}

/// An element by its id.
pub fn element(id: &str) -> Option<HtmlElement> {
    document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// The language that `early.js` found for the document.
pub fn document_lang() -> Lang {
    let tag = root().and_then(|root| root.get_attribute("lang")).unwrap_or_default();
    Lang::from_tag(&tag).unwrap_or_default()
}

/// The default view, as the build wrote it into the page.
pub fn first_view(lang: Lang) -> Option<PageView> {
    let data = document()?.get_element_by_id(&format!("first-view-{}", lang.tag()))?;
    protocol::decode_text(&data.get_attribute("data-view")?)
}

/// The fragment of the address.
pub fn fragment() -> String {
    window().and_then(|window| window.location().hash().ok()).unwrap_or_default()
}

/// The folder in which the page lies, ending in `/`.
pub fn base() -> String {
    let address = document().and_then(|document| document.base_uri().ok().flatten()).unwrap_or_default();
    let plain = address.split(['#', '?']).next().unwrap_or_default();
    plain.rfind('/').map_or(String::new(), |end| plain[..=end].to_owned())
}

/// Today, and the commit that the build wrote into the page.
pub fn stamp() -> Stamp {
    let day = js_sys::Date::new_0().to_iso_string().as_string().unwrap_or_default();
    let meta = document().and_then(|document| document.query_selector("meta[name=commit]").ok().flatten());
    let commit = meta.and_then(|meta| meta.get_attribute("content")).unwrap_or_default();
    Stamp { day: day.split('T').next().unwrap_or_default().to_owned(), commit }
}

/// Milliseconds on the page's clock.
pub fn now_ms() -> f64 {
    window().and_then(|window| window.performance()).map_or(0.0, |clock| clock.now())
}

/// The visitor can see the page.
pub fn visible() -> bool {
    document().is_some_and(|document| !document.hidden())
}

/// Notes a moment in the browser's timeline.
pub fn mark(name: &str) {
    if let Some(clock) = window().and_then(|window| window.performance()) {
        let _ = clock.mark(name);
    }
}

/// Notes a moment with which the earlier ones, and what was measured between them, are of no use.
pub fn mark_anew(name: &str) {
    if let Some(clock) = window().and_then(|window| window.performance()) {
        clock.clear_marks();
        clock.clear_measures();
    }
    mark(name);
}

/// Notes in the browser's timeline how long the steps of a reading took. They take turns, piece by piece, so
/// each is noted from the mark before which it did not begin.
pub fn measure_laps(laps: &Laps) {
    let steps = [
        ("read", laps.read_ms(), "file-chosen"),
        ("tokenise", laps.tokenise_ms, "file-chosen"),
        ("resolve", laps.resolve_ms, "file-chosen"),
        ("accumulate", laps.accumulate_ms, "file-chosen"),
        ("tables", laps.tables_ms, "file-chosen"),
        ("merge", laps.merge_ms, "cube-ready"),
    ];
    for (name, duration_ms, start) in steps {
        let options = Object::new();
        let _ = Reflect::set(&options, &"start".into(), &start.into());
        let _ = Reflect::set(&options, &"duration".into(), &duration_ms.into());
        measure(name, &options);
    }
}

/// Notes how long it took from the tables to the picture: the frame after next begins when the next one, which
/// holds the view, was drawn.
pub fn measure_paint() {
    request_animation_frame(|| request_animation_frame(|| measure("paint", &"cube-ready".into())));
}

/// A measure from a mark on: until now where its name is given, else as the options say. Where the mark is gone
/// with its reading there is nothing to measure.
fn measure(name: &str, from: &JsValue) {
    let Some(clock) = window().and_then(|window| window.performance()) else { return };
    if let Ok(measure) = Reflect::get(&clock, &"measure".into()) {
        let _ = measure.unchecked_ref::<Function>().call2(&clock, &name.into(), from);
    }
}

/// Shows the state in the document's attributes.
pub fn reflect(store: Store, model: &Model) {
    let Some(root) = root() else { return };
    set(&root, "lang", model.lang.tag());
    set(&root, "data-lock", model.lock.word());
    set(&root, "data-run", &model.runs.to_string());
    if model.has_detail() {
        set(&root, "data-detail", "ready");
    } else {
        let _ = root.remove_attribute("data-detail");
    }
    if let (Some(view), Some(document)) = (&model.view, document()) {
        document.set_title(&format!("{} · Teknoharita", view.title));
    }
    let stage = model.stage();
    // The first view has to be drawn before the page may call itself ready; drawing happens when
    // this task ends. A chosen file and a failure are told at once.
    if TAKEN_OVER.get() || stage == Stage::Starting {
        set(&root, "data-state", stage.word());
    } else if model.view.is_some() {
        TAKEN_OVER.set(true);
        set_timeout(move || take_over(store), Duration::ZERO);
    } else {
        set(&root, "data-state", stage.word());
        show_app();
    }
}

/// The live page takes the place of the prerendered one, in one step and without a jump.
fn take_over(store: Store) {
    if let Some(prerendered) = element("prerendered") {
        prerendered.remove();
    }
    show_app();
    if let Some(root) = root() {
        set(&root, "data-state", store.model.read_untracked().stage().word());
    }
    store.ready();
}

fn show_app() {
    if let Some(app) = element("app") {
        set(&app, "data-live", "yes");
    }
}

fn set(element: &Element, name: &str, value: &str) {
    if element.get_attribute(name).as_deref() != Some(value) {
        let _ = element.set_attribute(name, value);
    }
}

/// Shows a fragment in the address without a new entry in the history. What stands there already is not written: a
/// visitor who goes back twice in haste would be held by it.
pub fn write_address(fragment: &str) {
    let window = window();
    let stands = window.as_ref().and_then(|window| window.location().hash().ok());
    if stands.as_deref() == Some(fragment) {
        return;
    }
    if let Some(history) = window.and_then(|window| window.history().ok()) {
        // The entry keeps its number.
        let state = history.state().unwrap_or(JsValue::NULL);
        let _ = history.replace_state_with_url(&state, "", Some(fragment));
    }
}

/// An element by a selector.
pub fn find(selector: &str) -> Option<Element> {
    document()?.query_selector(selector).ok().flatten()
}

/// What the build wrote into a part of the page, in the language of the document.
pub fn drawn(selector: &str) -> String {
    let lang = document_lang().tag();
    let part =
        find(&format!("#prerendered {selector}[lang=\"{lang}\"], #prerendered [lang=\"{lang}\"] {selector}"));
    part.map(|part| part.inner_html()).unwrap_or_default()
}

/// The visitor wants nothing that moves by itself.
pub fn is_still() -> bool {
    let query =
        window().and_then(|window| window.match_media("(prefers-reduced-motion: reduce)").ok().flatten());
    query.is_some_and(|query| query.matches())
}

/// Opens the card of an explanation. Browsers close it with Escape and lead the keyboard back.
pub fn show_help() {
    let Some(card) = element("help") else { return };
    if let Ok(show) = Reflect::get(&card, &"showPopover".into()).and_then(|show| show.dyn_into::<Function>())
    {
        // It may be open already.
        let _ = show.call0(&card);
    }
    card.set_scroll_top(0);
    let _ = card.focus();
}

/// Loads the page again.
pub fn reload() {
    if let Some(window) = window() {
        let _ = window.location().reload();
    }
}

/// Prints what is prepared for publication, and nothing else of the page.
pub fn print() {
    let mark = |is_on| root().map(|root| root.toggle_attribute_with_force("data-print", is_on));
    mark(true);
    let _ = window().map(|window| window.print());
    mark(false);
}

/// Says something that has no place on the page.
pub fn alert(text: &str) {
    if let Some(window) = window() {
        let _ = window.alert_with_message(text);
    }
}

/// Leads the visitor to a part of the page, once it is drawn.
pub fn show(spot: Spot) {
    let id = match spot {
        Spot::Account => return set_timeout(show_account, Duration::ZERO),
        Spot::Headline => "headline",
        Spot::Questions => "questions",
        Spot::Failure => "failure",
    };
    set_timeout(move || show_element(id), Duration::ZERO);
}

/// Whoever corrected something stays at it. Where its control is gone, as after a question, the account is next.
fn show_account() {
    if focused().is_none_or(|focused| focused.id() == "yours") {
        show_element("ledger");
    }
}

/// Where the keyboard is; nothing where it is nowhere.
fn focused() -> Option<Element> {
    let active = document()?.active_element()?;
    (!matches!(active.tag_name().as_str(), "BODY" | "HTML")).then_some(active)
}

/// For a press of something that goes away with it: the keyboard stays in the part of the page where it was, or
/// goes to the headline.
pub fn keep_focus() {
    let mut around = Vec::new();
    let mut next = focused();
    while let Some(part) = next.and_then(|part| part.closest("[tabindex=\"-1\"]").ok().flatten()) {
        next = part.parent_element();
        around.push(part);
    }
    let put_back = move || {
        if focused().is_none() {
            let stands = |part: Element| part.is_connected().then(|| part.dyn_into::<HtmlElement>().ok());
            let left = around.into_iter().find_map(stands).flatten().or_else(|| element("headline"));
            let _ = left.map(|left| left.focus());
        }
    };
    set_timeout(put_back, Duration::ZERO);
}

/// Moves the keyboard back to the map, where it enters it.
pub fn focus_map() {
    let stop = find(".province[tabindex=\"0\"]");
    if let Some(stop) = stop.and_then(|stop| stop.dyn_into::<web_sys::SvgElement>().ok()) {
        let _ = stop.focus();
    }
}

/// Scrolls to an element and gives it the focus.
pub fn show_element(id: &str) {
    let Some(target) = element(id) else { return };
    target.scroll_into_view();
    let _ = target.focus();
}

/// Where there is no room beside the map the chosen province comes as a sheet over the lower half; the map moves above it.
pub fn keep_map_in_sight() {
    let is_sheet = window().and_then(|window| window.match_media(SHEET).ok()?);
    if let (true, Some(map)) = (is_sheet.is_some_and(|query| query.matches()), element("map")) {
        map.scroll_into_view();
    }
}

/// Presses an element, as the visitor would.
pub fn click_element(id: &str) {
    if let Some(target) = element(id) {
        target.click();
    }
}

/// Follows a link within the page; the fragment of the address belongs to the state.
pub fn follow(event: &web_sys::MouseEvent, id: &'static str) {
    event.prevent_default();
    show_element(id);
}

/// Light to dark or back. The choice stays with this browser, as far as it lets us.
pub fn switch_theme() {
    let Some(root) = root() else { return };
    let dark = root.get_attribute("data-theme").as_deref() == Some("dark");
    let theme = if dark { "light" } else { "dark" };
    set(&root, "data-theme", theme);
    if let Some(storage) = window().and_then(|window| window.local_storage().ok().flatten()) {
        let _ = storage.set_item("teknoharita.theme", theme);
    }
}

/// Copies a text area; says what came of it.
pub fn copy_code(area: HtmlTextAreaElement, done: impl Fn(Ui) + 'static) {
    spawn_local(async move {
        let said = match try_copy(&area.value()).await {
            Ok(_) => Ui::Copied,
            Err(_) => {
                area.select();
                Ui::CopyByHand
            }
        };
        done(said);
    });
}

/// Copies a text, and says how that went.
pub fn copy_text(text: String, done: impl Fn(Ui) + 'static) {
    spawn_local(async move {
        done(if try_copy(&text).await.is_ok() { Ui::Copied } else { Ui::CopyByHand });
    });
}

async fn try_copy(text: &str) -> Result<JsValue, JsValue> {
    let clipboard = window().ok_or(JsValue::NULL)?.navigator().clipboard();
    // Pages without a secure origin have none, whatever the type says.
    if clipboard.is_undefined() {
        return Err(JsValue::NULL);
    }
    JsFuture::from(clipboard.write_text(text)).await
}
