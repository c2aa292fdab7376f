//! Opening a file: what it needs, the buttons, the sample.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, FileList, HtmlInputElement};

use crate::messages::{DataText, Ui, plan_held, plan_ready};
use crate::ui::shell::{Store, add, choose, sample_files, sample_url};
use crate::ui::shown;
use crate::ui::state::Msg;

/// What the window for files offers first; anything can be dropped.
const ACCEPTED: &str = ".csv,.tsv,.txt,.xlsx,.xlsm,.xls,.ods,.json,text/csv,text/plain";

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
            <div role="status" data-testid="plan">{move || plan_line(store)}</div>
        </div>
        <details class="data-sources" data-testid="data-sources">
            <summary>{move || DataText::Title.text(store.lang.get())}</summary>
            <div class="card-text" inner_html=move || shown::sources(store.lang.get())></div>
        </details>
    }
}

/// A kept plan that waits: for the page to be locked, or for its files.
fn plan_line(store: Store) -> Option<AnyView> {
    let plan = store.model.with(|model| model.plan.clone())?;
    let lang = store.lang.get();
    if !plan.is_ready() {
        return Some(view! { <p class="quiet">{plan_held(&plan.name, lang)}</p> }.into_any());
    }
    let button = |testid: &'static str, text: Ui, msg: Msg| {
        view! {
            <button type="button" data-testid=testid on:click=move |_| store.send(msg.clone())>{text.text(lang)}</button>
        }
    };
    let again = store.own.with(Option::is_some).then(|| button("use-plan", Ui::UsePlan, Msg::UsePlan));
    let line = view! {
        <p><strong>{plan_ready(&plan.name, lang)}</strong></p>
        <div class="form-foot">{again}{button("drop-plan", Ui::DropPlan, Msg::DropPlan)}</div>
    };
    Some(line.into_any())
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
            <input class="unseen" type="file" multiple accept=ACCEPTED id=testid data-testid=testid on:change=changed/>
            <span>{store.text(text)}</span>
        </label>
    }
    .into_any()
}
