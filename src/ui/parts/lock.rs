//! Why the visitor's file cannot get out, and how to check it.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::head::lock_text;
use crate::messages::Ui;
use crate::ui::shell::{POLICY, Store, try_request};
use crate::ui::state::Lock;

/// The section of the lock.
#[component]
pub fn LockSection(store: Store) -> impl IntoView {
    let said: RwSignal<Option<Ui>> = RwSignal::new(None);
    let attempt = move |_| {
        spawn_local(async move {
            let text = if try_request().await { Ui::LockTryPassed } else { Ui::LockTryRefused };
            said.try_set(Some(text));
        });
    };
    let state = move || {
        match store.lock.get() {
            Lock::Open => Ui::LockOpenText,
            Lock::Arming => Ui::LockArmingText,
            Lock::Locked => Ui::LockLockedText,
        }
        .text(store.lang.get())
    };
    view! {
        <section class="lock-section" id="lock" tabindex="-1" aria-labelledby="lock-title">
            <h2 id="lock-title">{store.text(Ui::LockTitle)}</h2>
            <p class="lock-state" role="status"><strong>{move || lock_text(store.lock.get()).text(store.lang.get())}"."</strong> " " {state}</p>
            <details>
                <summary>{store.text(Ui::LockCheck)}</summary>
                <ul>
                    <li>{store.text(Ui::LockCheckNetwork)}</li>
                    <li>{store.text(Ui::LockCheckOffline)}</li>
                    <li>{store.text(Ui::LockCheckPolicy)} <code class="policy">{POLICY}</code></li>
                </ul>
                <p class="lock-try">
                    <button type="button" data-testid="lock-try" on:click=attempt>{store.text(Ui::LockTry)}</button>
                    " " <span role="status" data-testid="lock-said">{move || said.get().map(|said| said.text(store.lang.get()))}</span>
                </p>
                <p class="quiet">{store.text(Ui::LockLimits)}</p>
            </details>
        </section>
    }
}
