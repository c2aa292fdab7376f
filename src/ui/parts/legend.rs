//! The key to the colours, with the number of provinces of each class.

use leptos::prelude::*;

use super::swatch;
use crate::messages::Ui;
use crate::ui::shell::Store;
use crate::view::Legend;

/// The key. A class under the pointer or the keyboard, or pressed, makes the others pale.
pub fn legend(store: Store, legend: &Legend, lit: RwSignal<Option<String>>) -> AnyView {
    let lang = store.lang.get_untracked();
    let mut entries: Vec<AnyView> = legend
        .classes
        .iter()
        .map(|class| {
            let step = class.step.to_string();
            entry(
                lit,
                swatch::class(Some(class.class)),
                step,
                &class.label,
                Ui::provinces(class.provinces, lang),
            )
        })
        .collect();
    if let Some((label, count)) = &legend.missing {
        entries.push(entry(lit, swatch::class(None), String::new(), label, Ui::provinces(*count, lang)));
    }
    view! {
        <div class="legend" role="group" aria-label=Ui::Legend.text(lang)>
            <p class="legend-title">{legend.title.clone()}</p>
            <ul class="classes">{entries}</ul>
        </div>
    }
    .into_any()
}

fn entry(lit: RwSignal<Option<String>>, class: String, step: String, label: &str, count: String) -> AnyView {
    let (on, pressed) = (class.clone(), class.clone());
    let light = move || lit.set(Some(on.clone()));
    let light_too = light.clone();
    view! {
        <li>
            <button
                type="button"
                class="class"
                data-class=class
                on:pointerenter=move |_| light()
                on:focus=move |_| light_too()
                on:click=move |_| lit.set(Some(pressed.clone()))
                on:pointerleave=move |_| lit.set(None)
                on:blur=move |_| lit.set(None)
            >
                <span class="swatch" data-step=step></span>
                <span class="class-range">{label.to_owned()}</span>
                <span class="class-count">{count}</span>
            </button>
        </li>
    }
    .into_any()
}
