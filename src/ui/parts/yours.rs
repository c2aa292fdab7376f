//! Opening a file: what it needs, the buttons, the sample.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, FileList, HtmlInputElement};

use crate::messages::Ui;
use crate::ui::shell::{Store, add, choose, sample_files, sample_url};
use crate::ui::state::Msg;

/// The section of the visitor's file.
#[component]
pub fn Yours(store: Store) -> impl IntoView {
    let has_own = Memo::new(move |_| store.own.with(Option::is_some));
    view! {
        <h2 id="yours-title">{store.text(Ui::YoursTitle)}</h2>
        <div class="drop" on:focusin=move |_| store.send(Msg::Intent)>
            <p class="drop-lead">{store.text(Ui::YoursLead)}</p>
            <p class="quiet">{store.text(Ui::YoursColumns)}</p>
            <div class="drop-actions">
                {file_button(store, "button main", "file-input", Ui::ChooseFile, choose)}
                {move || has_own.get().then(|| file_button(store, "button", "file-add", Ui::AddFile, add))}
                <button type="button" data-testid="sample-try" disabled=move || !store.sample.get()
                    on:click=move |_| sample_files(store)>{store.text(Ui::SampleTry)}</button>
                <a class="sample" data-testid="sample-link" download="teknoharita-sample.csv"
                    href=move || sample_url(store.sample.get())>{store.text(Ui::SampleLink)}</a>
            </div>
            <p class="quiet">{store.text(Ui::SampleNote)}</p>
        </div>
    }
}

/// A native file input under a label that looks like a button.
fn file_button(
    store: Store,
    class: &'static str,
    testid: &'static str,
    text: Ui,
    chosen: fn(Store, Option<FileList>),
) -> AnyView {
    let changed = move |event: Event| {
        let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        if let Some(input) = input {
            chosen(store, input.files());
            // The same file may be chosen again after it was changed.
            input.set_value("");
        }
    };
    view! {
        <label class=class on:pointerdown=move |_| store.send(Msg::Intent)>
            <input class="unseen" type="file" multiple id=testid data-testid=testid on:change=changed/>
            <span>{store.text(text)}</span>
        </label>
    }
    .into_any()
}
