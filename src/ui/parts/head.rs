//! The head of the page: name, sections, lock, language, theme.

use leptos::prelude::*;

use crate::messages::{Lang, Ui};
use crate::ui::shell::{Store, follow, switch_theme};
use crate::ui::state::{Lock, Msg, Pick};

/// Skip links and the bar on top.
#[component]
pub fn Head(store: Store) -> impl IntoView {
    let sections = [("explore", Ui::Explore), ("yours", Ui::YourData), ("method", Ui::Method)];
    let links: Vec<AnyView> = sections.into_iter().map(|(id, text)| link(store, "", id, text)).collect();
    view! {
        {link(store, "skip", "map", Ui::SkipToMap)}
        {link(store, "skip", "list", Ui::SkipToTable)}
        <header class="bar">
            <p class="brand">"Teknoharita"</p>
            <nav class="nav" aria-label=store.text(Ui::Sections)>{links}</nav>
            <div class="tools">
                {lock_chip(store)}
                {language(store)}
                {theme(store)}
            </div>
        </header>
    }
}

fn link(store: Store, class: &'static str, id: &'static str, text: Ui) -> AnyView {
    view! {
        <a class=class href=format!("#{id}") on:click=move |event| follow(&event, id)>{store.text(text)}</a>
    }
    .into_any()
}

/// The name of the lock's state.
pub fn lock_text(lock: Lock) -> Ui {
    match lock {
        Lock::Open => Ui::LockOpen,
        Lock::Arming => Ui::LockArming,
        Lock::Locked => Ui::LockLocked,
    }
}

fn lock_chip(store: Store) -> AnyView {
    view! {
        <a class="lock" href="#lock" on:click=move |event| follow(&event, "lock")>
            <svg class="lock-icon" viewBox="0 0 16 16" aria-hidden="true">
                <path class="shackle" d="M5 7V4.500a3 3 0 0 1 6 0V7"></path>
                <rect x="3" y="7" width="10" height="7" rx="1"></rect>
            </svg>
            <span>{move || lock_text(store.lock.get()).text(store.lang.get())}</span>
        </a>
    }
    .into_any()
}

fn language(store: Store) -> AnyView {
    let chosen = move |event| {
        if let Some(lang) = Lang::from_tag(&event_target_value(&event)) {
            store.send(Msg::Choose(Pick::Lang(lang)));
        }
    };
    let option = move |lang: Lang, name: &'static str| {
        view! { <option value=lang.tag() lang=lang.tag() prop:selected=move || store.lang.get() == lang>{name}</option> }
    };
    view! {
        <select class="language" data-testid="language" aria-label=store.text(Ui::Language) on:change=chosen>
            {option(Lang::Tr, "Türkçe")}
            {option(Lang::En, "English")}
        </select>
    }
    .into_any()
}

/// One button for each theme; the style sheet shows the one that leads away from what is.
fn theme(store: Store) -> AnyView {
    let button = move |class: &'static str, text: Ui| {
        view! {
            <button type="button" class=class aria-label=store.text(text) title=store.text(text) on:click=move |_| switch_theme()>
                <svg viewBox="0 0 16 16" aria-hidden="true">
                    <circle cx="8" cy="8" r="6.250"></circle>
                    <path d="M8 1.750a6.250 6.250 0 0 1 0 12.500z"></path>
                </svg>
            </button>
        }
    };
    view! { {button("theme to-dark", Ui::ToDark)} {button("theme to-light", Ui::ToLight)} }.into_any()
}
