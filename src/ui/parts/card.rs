//! The method card of what is shown.

use leptos::prelude::*;

use crate::messages::{CardText, card_text};
use crate::ui::shell::Store;
use crate::ui::shown;

/// How the numbers on the screen came about, for who asks.
#[component]
pub fn Card(store: Store) -> impl IntoView {
    let markup = Memo::new(move |_| {
        let lang = store.lang.get();
        store.view.with(|view| view.as_ref().map(|view| shown::card(view, lang)))
    });
    view! {
        <details class="method-card" data-testid="method-card">
            <summary>{move || card_text(CardText::Title, store.lang.get())}</summary>
            <div class="card-text" inner_html=move || markup.get()></div>
        </details>
    }
}
