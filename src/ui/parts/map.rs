//! The map: shapes that never change, painted anew for every view.

use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent, MouseEvent};

use super::redraw::control;
use super::{map_hands, map_paint};
use crate::messages::Ui;
use crate::ui::compass::{Direction, step};
use crate::ui::shell::{Store, keep_map_in_sight};
use crate::ui::shown;
use crate::ui::state::{Msg, Pick};

/// The map with its key, its notes and its source.
#[component]
pub fn Picture(store: Store) -> impl IntoView {
    let canvas: NodeRef<html::Div> = NodeRef::new();
    let lit: RwSignal<Option<String>> = RwSignal::new(None);
    let map = Memo::new(move |_| store.view.with(|view| view.as_ref().map(|view| view.map.clone())));
    let selected =
        Memo::new(move |_| store.view.with(|view| view.as_ref().and_then(|view| view.spec.province)));

    Effect::new(move |_| {
        if let (Some(canvas), Some(map)) = (canvas.get(), map.get()) {
            map_paint::paint(&canvas, &map);
            map_hands::paint(&canvas, &map);
        }
    });
    Effect::new(move |_| {
        if let Some(canvas) = canvas.get() {
            let selected = selected.get();
            map.with(|map| map_paint::select(&canvas, map.as_ref(), selected));
            if selected.is_some() {
                keep_map_in_sight();
            }
        }
    });
    Effect::new(move |_| {
        if let Some(canvas) = canvas.get() {
            let hovered = store.hover.get();
            map.with(|map| map_paint::hover(&canvas, map.as_ref(), hovered));
        }
    });
    Effect::new(move |_| {
        if let Some(canvas) = canvas.get() {
            map_paint::light(&canvas, lit.get());
        }
    });

    let described = move || {
        let keys = Ui::MapKeys.text(store.lang.get());
        map.with(|map| map.as_ref().map(|map| format!("{} {keys}", map.description)))
    };
    let key = move || {
        let lang = store.lang.get();
        map.with(|map| map.as_ref().map(|map| shown::key(&map.legend, map.circles.as_ref(), lang)))
    };
    let notes = move || {
        let lang = store.lang.get();
        store.view.with(|view| view.as_ref().map(|view| shown::notes(view, lang)))
    };

    view! {
        <figure class="picture" id="map" tabindex="-1">
            <div class="canvas" data-testid="map" node_ref=canvas
                on:pointerover=move |event| point(store, plate_at(store, &event))
                on:pointermove=move |event: ev::PointerEvent| move_tooltip(canvas, &event)
                on:pointerleave=move |_| point(store, None)
                on:focusin=move |event| point(store, plate_at(store, &event))
                on:focusout=move |_| point(store, None)
                on:click=move |event: MouseEvent| click(store, canvas, &event)
                on:keydown=move |event| press_key(store, canvas, &event)
            ></div>
            {super::mark(store)}
            <p class="unseen" id="map-description">{described}</p>
            <div class="legend" role="group" aria-label=store.text(Ui::Legend)
                on:pointerover=move |event| lit.set(class_at(&event))
                on:pointerleave=move |_| lit.set(None)
                on:focusin=move |event| lit.set(class_at(&event))
                on:focusout=move |_| lit.set(None)
                on:click=move |event| lit.set(class_at(&event))
                inner_html=key
            ></div>
            <div class="map-tools"></div>
            <div class="key-hands"></div>
            <figcaption class="credit" inner_html=notes></figcaption>
        </figure>
    }
}

/// The class of the key that an event happened on.
fn class_at(event: &web_sys::Event) -> Option<String> {
    let target: Element = event.target()?.dyn_into().ok()?;
    target.closest(".class").ok().flatten()?.get_attribute("data-class")
}

/// The province that an event happened on, or the one where its region is met.
fn plate_at(store: Store, event: &web_sys::Event) -> Option<u8> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let plate = target.get_attribute("data-plate")?.parse().ok()?;
    let lead = store.view.with_untracked(|view| view.as_ref().and_then(|view| view.map.lead(plate)));
    Some(lead.unwrap_or(plate))
}

fn point(store: Store, plate: Option<u8>) {
    if store.hover.get_untracked() != plate {
        store.hover.set(plate);
    }
}

/// A second press of the same province takes the choice back.
fn choose(store: Store, plate: Option<u8>) {
    let Some(plate) = plate else { return };
    let now = store.view.with_untracked(|view| view.as_ref().and_then(|view| view.spec.province));
    store.send(Msg::Choose(Pick::Province(Some(plate).filter(|plate| now != Some(*plate)))));
}

/// With the shift key a province is highlighted; the second press of a double one comes closer and chooses nothing.
fn click(store: Store, canvas: NodeRef<html::Div>, event: &MouseEvent) {
    let plate = plate_at(store, event);
    if let Some(dragged) = canvas.get_untracked().and_then(|canvas| map_hands::let_go(&canvas)) {
        store.send(Msg::Choose(Pick::Zoom(dragged)));
    } else if event.shift_key() {
        highlight(store, plate);
    } else if event.detail() < 2 {
        choose(store, plate);
    }
}

fn highlight(store: Store, plate: Option<u8>) {
    if plate.is_some() {
        store.send(Msg::Choose(Pick::Highlight(plate)));
    }
}

/// A step closer to the province that an event happened on.
pub fn closer(store: Store, event: &web_sys::Event) {
    let around = plate_at(store, event).zip(control(event, ".canvas"));
    if let Some(around) = around.and_then(|(plate, canvas)| map_hands::around(&canvas, plate)) {
        store.send(Msg::Choose(Pick::Zoom(around + "+")));
    }
}

fn move_tooltip(canvas: NodeRef<html::Div>, event: &ev::PointerEvent) {
    if let Some(canvas) = canvas.get_untracked() {
        map_paint::move_tooltip(&canvas, event.client_x(), event.client_y());
    }
}

fn press_key(store: Store, canvas: NodeRef<html::Div>, event: &KeyboardEvent) {
    let Some(plate) = plate_at(store, event) else { return };
    let name = event.key();
    if let Some(direction) = Direction::from_key(&name) {
        event.prevent_default();
        let Some(canvas) = canvas.get_untracked() else { return };
        if let Some(next) = step(&map_paint::stops(&canvas), plate, direction) {
            map_paint::focus(&canvas, next);
            if let Some(around) =
                map_hands::around(&canvas, next).filter(|_| map_hands::is_out_of_sight(&canvas, next))
            {
                store.send(Msg::Choose(Pick::Zoom(around)));
            }
        }
    } else if name == "Enter" || name == " " {
        event.prevent_default();
        choose(store, Some(plate));
    } else if event.ctrl_key() || event.meta_key() || event.alt_key() {
        // The browser's own.
    } else if name == "h" {
        highlight(store, Some(plate));
    } else if name == "+" {
        closer(store, event);
    } else if name == "-" || name == "0" {
        store.send(Msg::Choose(Pick::Zoom(name)));
    } else if name == "Escape" {
        store.send(Msg::Choose(Pick::Province(None)));
    }
}
