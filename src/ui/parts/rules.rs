//! By which rules the visitor's goods come to their tiers: definition, comparison, what is left out, and a
//! definition of their own.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement, KeyboardEvent};

use super::field::field;
use crate::messages::{Lang, Ui, grouped};
use crate::ui::shell::{Store, define};
use crate::ui::state::{Defined, Msg, NoText, Pick, Undefined};
use crate::view::{Choice, DefinitionId, PageView};

/// What is unfolded below the controls.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Fold {
    /// Lists of goods to leave out.
    LeaveOut,
    /// The visitor's own definition.
    Own,
}

/// The controls. Built-in data have none of them.
pub fn rules(store: Store, view: &PageView, unfolded: RwSignal<Option<Fold>>) -> AnyView {
    let lang = view.spec.lang;
    let text = |text: Ui| text.text(lang);
    let definition = move |id: String| {
        if let Some(definition) = DefinitionId::from_id(&id) {
            store.send(Msg::Choose(Pick::Definition(definition)));
        }
    };
    let compare = move |id: String| store.send(Msg::Choose(Pick::Compare(DefinitionId::from_id(&id))));
    let out: Vec<&str> =
        view.exclusions.iter().filter(|choice| choice.selected).map(|choice| choice.label.as_str()).collect();
    let leave_out = match out.is_empty() {
        true => text(Ui::LeaveOut).to_owned(),
        false => format!("{} {}", text(Ui::LeftOut), out.join(", ")),
    };
    let fold_up = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            unfolded.set(None);
        }
    };
    view! {
        <div class="rules" on:keydown=fold_up>
            {field(text(Ui::Definition), "definition", &view.definitions, definition)}
            {field(text(Ui::CompareWith), "compare", &view.comparisons, compare)}
            {unfold(unfolded, Fold::LeaveOut, "leave-out", leave_out)}
            {unfold(unfolded, Fold::Own, "own-definition", text(Ui::OwnDefinition).to_owned())}
            {lists(store, view, unfolded)}
            {own(store, unfolded)}
        </div>
    }
    .into_any()
}

/// A button that unfolds what stands below all of them, and folds it up again.
fn unfold(unfolded: RwSignal<Option<Fold>>, fold: Fold, id: &'static str, label: String) -> AnyView {
    let press = move |_| unfolded.update(|now| *now = Some(fold).filter(|fold| *now != Some(*fold)));
    view! {
        <button type="button" class="unfold" data-testid=id aria-controls=id
            aria-expanded=move || (unfolded.get() == Some(fold)).to_string() on:click=press>{label}</button>
    }
    .into_any()
}

/// Lists of goods to leave out.
fn lists(store: Store, view: &PageView, unfolded: RwSignal<Option<Fold>>) -> AnyView {
    let lang = view.spec.lang;
    let boxes: Vec<AnyView> = view.exclusions.iter().map(|choice| list(store, choice)).collect();
    view! {
        <div class="unfolded" id="leave-out" hidden=move || unfolded.get() != Some(Fold::LeaveOut)>
            <div class="options" role="group" aria-label=Ui::LeaveOut.text(lang)>{boxes}</div>
            <p class="quiet">{Ui::LeaveOutNote.text(lang)}</p>
        </div>
    }
    .into_any()
}

fn list(store: Store, choice: &Choice) -> AnyView {
    let id = choice.id.clone();
    let press = move |event: Event| {
        store.send(Msg::Choose(Pick::Exclude(id.clone(), event_target_checked(&event))));
    };
    view! {
        <label class="option">
            <input type="checkbox" value=choice.id.clone() prop:checked=choice.selected
                disabled=choice.disabled.is_some() on:change=press/>
            <span>{choice.label.clone()}</span>
        </label>
    }
    .into_any()
}

/// A definition of the visitor's own: what it looks like, a button to open one, and what became of it.
fn own(store: Store, unfolded: RwSignal<Option<Fold>>) -> AnyView {
    let defined = Memo::new(move |_| store.model.with(|model| model.definition.clone()));
    let changed = move |event: Event| {
        let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        if let Some(input) = input {
            define(store, input.files());
            // The same file may be chosen again after it was changed.
            input.set_value("");
        }
    };
    view! {
        <div class="unfolded" id="own-definition" hidden=move || unfolded.get() != Some(Fold::Own)>
            <p class="quiet">{store.text(Ui::OwnDefinitionNote)}</p>
            <div class="form-foot">
                <label class="button">
                    <input class="unseen" type="file" accept=".csv,.txt,text/csv,text/plain"
                        data-testid="definition-input" on:change=changed/>
                    <span>{store.text(Ui::OpenDefinition)}</span>
                </label>
                <button type="button" data-testid="definition-example"
                    on:click=move |_| store.send(Msg::Template)>{store.text(Ui::DefinitionExample)}</button>
            </div>
            <div role="status">{move || defined.with(|defined| said(defined, store.lang.get()))}</div>
        </div>
    }
    .into_any()
}

/// The definition that holds, and why the last one that was chosen does not.
fn said(defined: &Defined, lang: Lang) -> AnyView {
    let known = defined.known.as_ref().map(|(name, rules)| {
        let line = Ui::defined(name, &grouped(i128::from(*rules), lang), lang);
        view! { <p data-testid="definition-known">{line}</p> }
    });
    let problem = defined.problem.as_ref().map(|(name, why)| {
        let (title, todo) = match why {
            Undefined::NoText(NoText::TooLong) => {
                (String::new(), Ui::DefinitionTooLong.text(lang).to_owned())
            }
            Undefined::NoText(NoText::Unreadable) => {
                (String::new(), Ui::DefinitionNoText.text(lang).to_owned())
            }
            Undefined::Error(_, words) => {
                let said = words.text(lang);
                (format!("{}. {}", said.title, said.body), said.todo.clone())
            }
        };
        view! {
            <div class="definition-problem" data-testid="definition-problem">
                <p><strong>{format!("“{name}”: ")}</strong>{title}</p>
                <p class="quiet">{todo}</p>
            </div>
        }
    });
    (problem, known).into_any()
}
