//! The account of the visitor's file, once one was read, and the controls to correct it.

use leptos::{ev, html, prelude::*};
use web_sys::Element;

use super::redraw::{control, draw, value_of};
use crate::messages::{assigned_text, chosen_place, corrected_text};
use crate::ui::act::act;
use crate::ui::shell::Store;
use crate::ui::state::{Account as Written, Edit, Shared};

/// The account. It is markup that a worker writes; what its controls mean is read from their attributes.
#[component]
pub fn Account(store: Store) -> impl IntoView {
    let account = Memo::new(move |_| store.model.with(|model| model.account.clone()));
    let is_there = Memo::new(move |_| account.with(Option::is_some));
    let edited = Memo::new(move |_| store.model.with(|model| model.edited.clone()));
    // A screen reader is told what a press did; the account itself is drawn anew.
    let said = move || {
        let lang = store.lang.get();
        edited.get().map(|edit| match edit {
            Edit::Assign { text, place } => {
                assigned_text(&text, place.map(|place| chosen_place(place, lang)), lang)
            }
            _ => corrected_text(lang).to_owned(),
        })
    };
    move || {
        is_there.get().then(|| {
            view! {
                <p class="unseen" role="status" data-testid="edited">{said}</p>
                {section(store, account)}
            }
        })
    }
}

fn section(store: Store, account: Memo<Option<Shared<Written>>>) -> AnyView {
    let frame: NodeRef<html::Section> = NodeRef::new();
    Effect::new(move |_| {
        let (Some(account), Some(frame)) = (account.get(), frame.get()) else { return };
        draw(&frame, &account.markup);
    });
    let send = move |control: Element, value: String| {
        let words = control.get_attribute("data-edit").unwrap_or_default();
        let msg = account.with_untracked(|account| act(&words, &value, &account.as_ref()?.report));
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
