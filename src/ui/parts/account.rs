//! The account of the visitor's file, once one was read, and the controls to correct it.

use leptos::{ev, html, prelude::*};
use web_sys::Element;

use super::redraw::{control, draw, value_of};

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
            let value = value_of(&button);
            send(button, value);
        }
    };
    let change = move |event: ev::Event| {
        if let Some(select) = control(&event, "select[data-edit]") {
            let value = value_of(&select);
            send(select, value);
        }
    };
    view! {
        <section class="ledger" id="ledger" tabindex="-1" data-testid="ledger" aria-labelledby="ledger-title"
            node_ref=frame on:click=press on:change=change></section>
    }
    .into_any()
}
