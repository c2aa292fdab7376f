//! The sentence on top and the controls below it.

use leptos::prelude::*;

use super::field::field;
use super::hands::help;
use super::rules::{Fold, rules};
use crate::messages::{AboutText, Ui, grouped, restarted_text};
use crate::protocol::DataSetId;
use crate::types::{Bucket, Flow};
use crate::ui::shell::{Store, follow};
use crate::ui::state::{Hint, Msg, Pick};
use crate::view::reasons;
use crate::view::{Choice, Indicator, PageView};

/// Headline, passport, mark and hints.
#[component]
pub fn Lead(store: Store) -> impl IntoView {
    let hint = Memo::new(move |_| store.model.with(|model| model.hint));
    let gone = Memo::new(move |_| store.model.with(|model| model.has_lost_data() && model.failure.is_none()));
    view! {
        <div class="lead">
            <h1 class="headline" id="headline" tabindex="-1">{part(store, |view| view.headline.clone())}</h1>
            <p class="passport">
                <span data-testid="passport">{part(store, |view| view.passport.clone())}</span> " "
                <span inner_html=move || help("basis", AboutText::Basis, store.lang.get())></span>
            </p>
            {super::mark(store)}
            {move || next_line(store)}
            {move || hint.get().map(|hint| {
                let lang = store.lang.get();
                let text = match hint {
                    Hint::LinkOwn => Ui::LinkOwn.text(lang).to_owned(),
                    Hint::Adjusted => Ui::LinkAdjusted.text(lang).to_owned(),
                    Hint::Restarted(loss) => restarted_text(loss, lang),
                };
                view! { <p class="hint" role="status">{text}</p> }
            })}
            {move || gone.get().then(|| read_again(store))}
        </div>
    }
}

/// The visitor's data went with its worker: one press reads them again.
fn read_again(store: Store) -> AnyView {
    view! {
        <p class="hint" role="status">
            {store.text(Ui::OwnGone)} " "
            <button type="button" data-testid="read-again" on:click=move |_| store.send(Msg::Retry)>{store.text(Ui::ReadAgain)}</button>
        </p>
    }
    .into_any()
}

/// A text of the view, as it changes.
fn part(
    store: Store,
    text: fn(&PageView) -> String,
) -> impl Fn() -> Option<String> + Copy + Send + Sync + 'static {
    move || store.view.with(|view| view.as_ref().map(|view| text(view)))
}

/// What to do next; of the visitor's own data what became of them, with a way to the whole account.
fn next_line(store: Store) -> Option<AnyView> {
    let shows_own =
        store.view.with(|view| view.as_ref().is_some_and(|view| view.spec.data_set == DataSetId::Own));
    let lang = store.lang.get();
    if !shows_own {
        let [before, link, after] = [Ui::NextChoose, Ui::NextOpen, Ui::NextStays].map(|text| text.text(lang));
        return Some(line("next-step", before.to_owned(), ("yours", link), after));
    }
    let own = store.own.get()?;
    let rows = grouped(i128::from(own.report.ledger.total().rows), lang);
    let mapped = grouped(i128::from(own.report.ledger.get(Bucket::Mapped).rows), lang);
    Some(line("own-line", Ui::own_summary(&rows, &mapped, lang), ("ledger", Ui::SeeLedger.text(lang)), ""))
}

/// A line with a link in it to a part of the page.
fn line(
    class: &'static str,
    before: String,
    (id, link): (&'static str, &'static str),
    after: &'static str,
) -> AnyView {
    view! {
        <p class=class>
            {before} " " <a href=format!("#{id}") on:click=move |event| follow(&event, id)>{link}</a>{after}
        </p>
    }
    .into_any()
}

/// What can be chosen: chips for the indicators, and native selects for the rest.
#[component]
pub fn Controls(store: Store) -> impl IntoView {
    // What is unfolded stays so while the view changes.
    let unfolded = RwSignal::new(None);
    move || store.view.get().map(|view| controls(store, &view, unfolded))
}

fn controls(store: Store, view: &PageView, unfolded: RwSignal<Option<Fold>>) -> AnyView {
    let text = |text: Ui| text.text(view.spec.lang);
    let choose = move |pick: Option<Pick>| {
        if let Some(pick) = pick {
            store.send(Msg::Choose(pick));
        }
    };
    // That no file was chosen yet is said where files are chosen.
    let lists = [&view.indicators, &view.periods, &view.flows];
    // By which rules the built-in data came about was settled by their source.
    let is_own = view.spec.data_set == DataSetId::Own;
    let further = is_own.then_some([&view.definitions, &view.exclusions]);
    let why: Vec<AnyView> = lists
        .into_iter()
        .chain(further.into_iter().flatten())
        .flat_map(|choices| reasons(choices))
        .map(|reason| view! { <p class="reason">{reason}</p> }.into_any())
        .collect();
    let chips: Vec<AnyView> = view.indicators.iter().map(|choice| chip(store, choice)).collect();
    view! {
        <div class="controls" role="group" aria-label=text(Ui::Controls)>
            <div class="chips">{chips} <span class="help-at" inner_html=help("tier", AboutText::Indicator, view.spec.lang)></span></div>
            <div class="fields">
                {field(text(Ui::DataSet), "data-set", &view.data_sets, move |id| {
                    choose(DataSetId::from_id(&id).map(Pick::DataSet));
                })}
                {field(text(Ui::Period), "period", &view.periods, move |id| {
                    choose(id.parse().ok().map(Pick::Period));
                })}
                {field(text(Ui::Flow), "flow", &view.flows, move |id| choose(Flow::from_id(&id).map(Pick::Flow)))}
            </div>
            <div class="time"></div>
            {is_own.then(|| rules(store, view, unfolded))}
            <div class="reasons">{why}</div>
        </div>
    }
    .into_any()
}

fn chip(store: Store, choice: &Choice) -> AnyView {
    let id = Indicator::from_id(&choice.id);
    let press = move |_| {
        if let Some(indicator) = id {
            store.send(Msg::Choose(Pick::Indicator(indicator)));
        }
    };
    view! {
        <button
            type="button"
            class="chip"
            data-tier=choice.id.clone()
            aria-pressed=choice.selected.to_string()
            disabled=choice.disabled.is_some()
            on:click=press
        >
            {choice.label.clone()}
        </button>
    }
    .into_any()
}
