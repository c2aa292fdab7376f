//! What the file does not say and the visitor has to: fields that the worker wrote, and what they answer.

use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, HtmlSelectElement};

use super::redraw::{all, attribute, control, value_of};
use crate::error::Question;
use crate::messages::Ui;
use crate::protocol::Answers;
use crate::ui::shell::Store;
use crate::ui::state::{Msg, Shared};
use crate::ui::told::{is_answered, tell};

/// The questions, while some are open.
#[component]
pub fn Questions(store: Store) -> impl IntoView {
    let open = Memo::new(move |_| {
        store.model.with(|model| (model.questions.clone(), model.question_fields.clone()))
    });
    move || {
        let (questions, fields) = open.get();
        (!questions.is_empty()).then(|| form(store, questions, fields))
    }
}

fn form(store: Store, questions: Vec<Question>, fields: Shared<[String; 2]>) -> AnyView {
    let lang = store.lang.get();
    let [turkish, english] = &*fields;
    let answers = RwSignal::new(Answers::default());
    let fields = lang.pick(turkish, english).to_owned();
    let complete = {
        let questions = questions.clone();
        move || answers.with(|answers| questions.iter().all(|question| is_answered(question, answers)))
    };
    let change = move |event: ev::Event| {
        let Some(field) = control(&event, "[data-ask]") else { return };
        let (words, value) = (attribute(&field, "data-ask"), value_of(&field));
        let told = answers.try_update(|answers| tell(&questions, &words, &value, answers));
        if told.flatten().is_some() {
            be_the_only_one(&field);
        }
    };
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        store.send(Msg::Answer(answers.get_untracked()));
    };
    view! {
        <form class="questions" id="questions" tabindex="-1" data-testid="questions" aria-labelledby="questions-title"
            on:submit=submit on:change=change>
            <h3 id="questions-title">{Ui::AskTitle.text(lang)}</h3>
            <p class="quiet">{Ui::AskLead.text(lang)}</p>
            <div class="question-fields" inner_html=fields></div>
            <div class="form-foot">
                <button type="submit" class="main" data-testid="go-on" disabled=move || !complete()>{Ui::GoOn.text(lang)}</button>
                <button type="button" data-testid="ask-cancel" on:click=move |_| store.send(Msg::Cancel)>{Ui::Cancel.text(lang)}</button>
            </div>
        </form>
    }
    .into_any()
}

/// A list and the options beside it are one choice: what is chosen in one is none of the other.
fn be_the_only_one(field: &Element) {
    let Ok(Some(frame)) = field.closest("fieldset") else { return };
    if field.dyn_ref::<HtmlSelectElement>().is_some() {
        for radio in all(&frame, "input:checked") {
            radio.unchecked_into::<HtmlInputElement>().set_checked(false);
        }
    } else {
        for list in all(&frame, "select") {
            list.unchecked_into::<HtmlSelectElement>().set_value("");
        }
    }
}
