//! The table beside the map, to sort and to search.

use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};

use crate::messages::{Ui, fold};
use crate::ui::order::Sort;
use crate::ui::shell::Store;
use crate::ui::shown::{self, Order};
use crate::ui::state::{Msg, Pick};

/// The table with its search field.
#[component]
pub fn List(store: Store) -> impl IntoView {
    let order = RwSignal::new(Order::default());
    let frame: NodeRef<html::Div> = NodeRef::new();
    let table = Memo::new(move |_| {
        store.view.with(|view| view.as_ref().map(|view| (view.table.clone(), view.map.legend.clone())))
    });
    let caption = move || table.with(|table| table.as_ref().map(|(table, _)| table.caption.clone()));
    let rows = Memo::new(move |_| {
        let lang = store.lang.get();
        order.with(|order| {
            table.with(|table| table.as_ref().map(|(table, legend)| shown::table(table, legend, order, lang)))
        })
    });
    let chosen =
        Memo::new(move |_| store.view.with(|view| view.as_ref().and_then(|view| view.spec.province)));

    // Whoever draws the rows marks them too: of two effects the wrong one may come last.
    Effect::new(move |drawn: Option<Option<String>>| {
        let rows = rows.get();
        if let Some(frame) = frame.get() {
            if drawn.flatten() != rows {
                frame.set_inner_html(rows.as_deref().unwrap_or_default());
            }
            mark_row(&frame, "hovered", store.hover.get().and_then(|plate| place_of(store, plate)));
            mark_row(&frame, "chosen", chosen.get().and_then(|plate| place_of(store, plate)));
        }
        rows
    });
    Effect::new(move |_| {
        if let (Some(frame), Some(plate)) = (frame.get(), chosen.get())
            && let Some(place) = place_of(store, plate)
        {
            bring_into_view(&frame, place);
        }
    });

    view! {
        <section class="list" id="list" tabindex="-1" aria-label=caption>
            <input
                class="search"
                type="search"
                aria-label=store.text(Ui::Search)
                placeholder=store.text(Ui::Search)
                on:input=move |event| order.update(|order| order.query = fold(&event_target_value(&event)))
            />
            {super::mark(store)}
            <div class="scroll" node_ref=frame
                on:pointerover=move |event: ev::PointerEvent| store.hover.set(plate_at(store, &event))
                on:pointerleave=move |_| store.hover.set(None)
                on:click=move |event| press(store, order, frame, &event)
                on:keydown=move |event| key(frame, &event)
            ></div>
        </section>
    }
}

/// The part of the table that an event happened on.
fn part_at(event: &web_sys::Event, selector: &str) -> Option<Element> {
    let target: Element = event.target()?.dyn_into().ok()?;
    target.closest(selector).ok().flatten()
}

/// The province of a row, or the one where the row's region is met on the map.
fn plate_at(store: Store, event: &web_sys::Event) -> Option<u8> {
    let place = part_at(event, "tr")?.get_attribute("data-place")?.parse().ok()?;
    store.view.with_untracked(|view| view.as_ref().and_then(|view| view.map.lead_of(place)))
}

/// The number of a province's row.
fn place_of(store: Store, plate: u8) -> Option<i8> {
    store.view.with_untracked(|view| {
        view.as_ref().and_then(|view| view.map.province(plate)).map(|province| province.place)
    })
}

/// A press of a head sorts, a press of a row chooses its province.
fn press(store: Store, order: RwSignal<Order>, frame: NodeRef<html::Div>, event: &ev::MouseEvent) {
    if let Some(plate) = plate_at(store, event) {
        return store.send(Msg::Choose(Pick::Province(Some(plate))));
    }
    let Some(head) = part_at(event, "[data-sort]") else { return };
    let Some(column) = head.get_attribute("data-sort").and_then(|place| place.parse().ok()) else { return };
    let numeric = head.closest(".number").ok().flatten().is_some();
    order.update(|order| order.sort = Some(Sort::pressed(order.sort, column, numeric)));
    // The head is drawn anew; the keyboard stays where it was.
    let focus = move || {
        let head = frame.get_untracked().and_then(|frame| find(&frame, &format!("[data-sort=\"{column}\"]")));
        head.map(|head| head.focus())
    };
    set_timeout(move || drop(focus()), std::time::Duration::ZERO);
}

fn find(frame: &Element, selector: &str) -> Option<HtmlElement> {
    frame.query_selector(selector).ok().flatten()?.dyn_into().ok()
}

fn mark_row(frame: &Element, class: &str, place: Option<i8>) {
    if let Some(before) = find(frame, &format!("tr.{class}")) {
        let _ = before.class_list().remove_1(class);
    }
    if let Some(now) = place.and_then(|place| find(frame, &format!("tr[data-place=\"{place}\"]"))) {
        let _ = now.class_list().add_1(class);
    }
    // The tab key enters the table at one row: the chosen one, or else the first.
    if let Some(before) = find(frame, ".place[tabindex=\"0\"]") {
        let _ = before.set_attribute("tabindex", "-1");
    }
    if let Some(stop) = find(frame, "tr.chosen button.place").or_else(|| find(frame, "tbody button.place")) {
        let _ = stop.set_attribute("tabindex", "0");
    }
}

/// Scrolls the table, never the page.
fn bring_into_view(frame: &Element, place: i8) {
    let Some(row) = find(frame, &format!("tr[data-place=\"{place}\"]")) else {
        return;
    };
    let (top, height) = (row.offset_top(), frame.client_height());
    let hidden = top < frame.scroll_top() + height / 6 || top > frame.scroll_top() + height * 5 / 6;
    if hidden {
        frame.set_scroll_top(top - height / 2);
    }
}

/// Up and down go from row to row; the rows' buttons are one stop of the tab key.
fn key(frame: NodeRef<html::Div>, event: &KeyboardEvent) {
    let (Some(frame), Some(stop)) = (frame.get_untracked(), part_at(event, "button.place")) else {
        return;
    };
    let row = stop.closest("tr").ok().flatten();
    let next = match event.key().as_str() {
        "ArrowDown" => row.and_then(|row| row.next_element_sibling()),
        "ArrowUp" => row.and_then(|row| row.previous_element_sibling()),
        "Home" => find(&frame, "tbody tr:first-child").map(Element::from),
        "End" => find(&frame, "tbody tr:last-child").map(Element::from),
        _ => return,
    };
    event.prevent_default();
    if let Some(next) = next.and_then(|row| find(&row, "button.place")) {
        let _ = stop.set_attribute("tabindex", "-1");
        let _ = next.set_attribute("tabindex", "0");
        let _ = next.focus();
    }
}
