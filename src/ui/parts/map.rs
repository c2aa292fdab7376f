//! The map: shapes that never change, painted anew for every view.

use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent, MouseEvent};

use super::{legend::legend, map_paint};
use crate::messages::Ui;
use crate::ui::compass::{Direction, Stop, step};
use crate::ui::shell::{Store, keep_map_in_sight};
use crate::ui::state::{Msg, Pick};
use crate::view::shapes;

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
        }
    });
    Effect::new(move |_| {
        if let Some(canvas) = canvas.get() {
            map_paint::select(&canvas, selected.get());
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

    view! {
        <figure class="picture" id="map" tabindex="-1">
            <div class="canvas" data-testid="map" node_ref=canvas
                on:pointerover=move |event| point(store, plate_at(&event))
                on:pointermove=move |event: ev::PointerEvent| move_tooltip(canvas, &event)
                on:pointerleave=move |_| point(store, None)
                on:focusin=move |event| point(store, plate_at(&event))
                on:focusout=move |_| point(store, None)
                on:click=move |event: MouseEvent| choose(store, plate_at(&event))
                on:keydown=move |event| key(store, canvas, &event)
                inner_html=map_paint::skeleton()
            ></div>
            {move || map.with(|map| map.as_ref().map(|map| view! {
                <p class="unseen" id="map-description">
                    {map.description.clone()} " " {Ui::MapKeys.text(store.lang.get())}
                </p>
                {legend(store, &map.legend, lit)}
            }))}
            <figcaption class="credit">{move || credit(store)}</figcaption>
        </figure>
    }
}

fn credit(store: Store) -> Option<AnyView> {
    let view = store.view.get()?;
    let lang = store.lang.get();
    let notes: Vec<AnyView> =
        view.notes.iter().map(|note| view! { <p>{note.clone()}</p> }.into_any()).collect();
    Some(view! { {notes} <p>{view.source.clone()} " · " {Ui::MapCredit.text(lang)}</p> }.into_any())
}

/// The province that an event happened on.
fn plate_at(event: &web_sys::Event) -> Option<u8> {
    let target: Element = event.target()?.dyn_into().ok()?;
    target.get_attribute("data-plate")?.parse().ok()
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
    keep_map_in_sight();
}

fn move_tooltip(canvas: NodeRef<html::Div>, event: &ev::PointerEvent) {
    if let Some(canvas) = canvas.get_untracked() {
        map_paint::move_tooltip(&canvas, f64::from(event.client_x()), f64::from(event.client_y()));
    }
}

fn key(store: Store, canvas: NodeRef<html::Div>, event: &KeyboardEvent) {
    let Some(plate) = plate_at(event) else { return };
    let name = event.key();
    if let Some(direction) = Direction::from_key(&name) {
        event.prevent_default();
        let stops: Vec<Stop> = shapes::paths()
            .iter()
            .map(|path| Stop { plate: path.plate, x: path.label_x, y: path.label_y })
            .collect();
        if let (Some(canvas), Some(next)) = (canvas.get_untracked(), step(&stops, plate, direction)) {
            map_paint::focus(&canvas, next);
        }
    } else if name == "Enter" || name == " " {
        event.prevent_default();
        choose(store, Some(plate));
    } else if name == "Escape" {
        store.send(Msg::Choose(Pick::Province(None)));
    }
}
