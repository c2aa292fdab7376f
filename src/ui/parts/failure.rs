//! What failed, and what to do about it.

use leptos::prelude::*;

use crate::error::Error;
use crate::messages::{ErrorText, Lang, Ui, error_text};
use crate::ui::shell::{Store, click_element};
use crate::ui::state::{Failure, Msg};

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
    if failure.fatal {
        buttons.push(button("reload", Ui::Reload, |store| store.send(Msg::Retry)));
    } else {
        if failure.files.is_some() {
            buttons.push(button("other-file", Ui::OtherFile, |_| click_element("file-input")));
            buttons.push(button("try-again", Ui::TryAgain, |store| store.send(Msg::Retry)));
        }
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

/// A worker that is lost for good took no reading with it, so other words are needed.
fn words(failure: &Failure, lang: Lang) -> ErrorText {
    if failure.fatal && failure.error == Error::WorkerLost {
        let [title, body, todo] =
            [Ui::BootTitle, Ui::BootBody, Ui::BootTodo].map(|text| text.text(lang).to_owned());
        return ErrorText { title, body, todo };
    }
    error_text(&failure.error, lang)
}
