//! What is seen: small parts that receive view models and draw them.

mod account;
mod card;
mod controls;
mod drop;
mod failure;
mod field;
mod figures;
mod hands;
mod head;
mod key_hands;
mod linked;
mod list;
mod lock;
mod map;
mod map_hands;
mod map_paint;
mod marks;
mod progress;
mod questions;
mod redraw;
mod rules;
mod side;
mod yours;

use leptos::prelude::*;

use super::shell::Store;
use super::shown;
use super::state::Section;
use crate::messages::Ui;

/// The whole page. Without a view it shows nothing but what failed: the prerendered page still stands.
#[component]
pub fn App(store: Store) -> impl IntoView {
    let drawn = Memo::new(move |_| store.view.with(Option::is_some));
    view! {
        <failure::FailurePanel store />
        {move || drawn.get().then(|| page(store))}
    }
}

fn page(store: Store) -> AnyView {
    hands::follow(store);
    view! {
        <head::Head store />
        <main>
            <section class="explore" id="explore" tabindex="-1">
                <controls::Lead store />
                <controls::Controls store />
                <div class="stage">
                    <map::Picture store />
                    <div class="side">
                        <side::Side store />
                        <list::List store />
                    </div>
                    <div class="below">
                        <card::Card store />
                        <figures::Folded store section=Section::Charts />
                        <figures::Folded store section=Section::Figures />
                        <figures::Folded store section=Section::Publish />
                    </div>
                </div>
            </section>
            <div class="lower">
                <section class="yours" id="yours" tabindex="-1" aria-labelledby="yours-title">
                    <yours::Yours store />
                    <questions::Questions store />
                    <account::Account store />
                </section>
                <lock::LockSection store />
            </div>
            <section class="method" id="method" tabindex="-1" aria-labelledby="method-title"
                inner_html=move || shown::method(store.lang.get())></section>
            <progress::ProgressBar store />
        </main>
        <div id="help" class="help-card" popover="auto" role="dialog" aria-labelledby="help-title" tabindex="-1"></div>
        <drop::DropZone store />
        <p class="unseen" role="status" aria-live="polite">{move || spoken(store)}</p>
    }
    .into_any()
}

/// The mark of a synthetic sample; it stands at the headline, the map and the table.
fn mark(store: Store) -> impl IntoView {
    let mark = Memo::new(move |_| store.view.with(|view| view.as_ref().and_then(|view| view.mark.clone())));
    move || mark.get().map(|mark| view! { <p class="mark">{mark}</p> })
}

/// What a screen reader is told when the state changes.
fn spoken(store: Store) -> String {
    use super::state::Stage;
    let lang = store.lang.get();
    match store.stage.get() {
        Stage::Reading => Ui::ReadingTitle.text(lang).to_owned(),
        Stage::Asking => Ui::AskTitle.text(lang).to_owned(),
        Stage::Starting | Stage::Failed => String::new(),
        Stage::Ready | Stage::Done => {
            store.view.with(|view| {
                let Some(view) = view else { return String::new() };
                // The province that is named first may be the chosen one; its rank tells that it is.
                match &view.panel {
                    Some(panel) => format!("{} {}", view.headline, panel.rank),
                    None => view.headline.clone(),
                }
            })
        }
    }
}
