//! The account of the visitor's file, once one was read.

use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::Element;

use crate::ui::shell::Store;
use crate::ui::shown;
use crate::ui::state::Msg;

/// The account. Only its button for all problems can be pressed.
#[component]
pub fn Account(store: Store) -> impl IntoView {
    let has_own = Memo::new(move |_| store.own.with(Option::is_some));
    let markup = move || {
        let lang = store.lang.get();
        store.own.with(|own| own.as_ref().map(|own| shown::account(&own.report, lang)))
    };
    let press = move |event: ev::MouseEvent| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        if target.is_some_and(|target| target.has_attribute("data-testid") && target.tag_name() == "BUTTON") {
            store.send(Msg::Problems);
        }
    };
    let section = move || {
        view! {
            <section class="ledger" id="ledger" tabindex="-1" data-testid="ledger" aria-labelledby="ledger-title"
                on:click=press inner_html=markup></section>
        }
    };
    move || has_own.get().then(section)
}
