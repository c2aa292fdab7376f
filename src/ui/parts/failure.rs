//! What failed, and what to do about it.

use leptos::prelude::*;

use crate::messages::{ErrorText, Lang, Ui, loss_text, refusal_text};
use crate::ui::shell::{Store, click_element, reload};
use crate::ui::state::{Cause, Failure, Msg, Retry};

/// The failure, while one stands.
#[component]
pub fn FailurePanel(store: Store) -> impl IntoView {
    let failure = Memo::new(move |_| store.model.with(|model| model.failure.clone()));
    move || failure.get().map(|failure| panel(store, &failure))
}

fn panel(store: Store, failure: &Failure) -> AnyView {
    let lang = store.lang.get();
    let said = words(failure, lang);
    let button = |testid: &'static str, text: Ui, press: fn(Store)| {
        view! { <button type="button" data-testid=testid on:click=move |_| press(store)>{text.text(lang)}</button> }.into_any()
    };
    let mut buttons = Vec::new();
    if let Some(Retry::Read(..)) = &failure.retry {
        buttons.push(button("other-file", Ui::OtherFile, |_| click_element("file-input")));
    }
    match &failure.retry {
        Some(Retry::Reload) | None => {}
        Some(_) => buttons.push(button("try-again", Ui::TryAgain, |store| store.send(Msg::Retry))),
    }
    if failure.fatal {
        buttons.push(button("reload", Ui::Reload, |_| reload()));
    }
    // The map stands below it; without one there is nothing to go back to.
    if !failure.fatal || store.view.with(Option::is_some) {
        buttons.push(button("dismiss", Ui::Close, |store| store.send(Msg::Dismiss)));
    }
    view! {
        <section class="failure" id="failure" tabindex="-1" data-testid="error" role="alert">
            <h2>{said.title}</h2>
            <p>{said.body}</p>
            <p class="todo">{said.todo}</p>
            <div class="form-foot">{buttons}</div>
        </section>
    }
    .into_any()
}

fn words(failure: &Failure, lang: Lang) -> ErrorText {
    match &failure.cause {
        Cause::Error(_, words) => words.text(lang).clone(),
        Cause::Lost { loss, work } => loss_text(*loss, *work, lang),
        Cause::Refused(refusal) => refusal_text(*refusal, lang),
    }
}
