//! The country's figure, and the chosen province.

use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::Element;

use crate::ui::shell::{Store, focus_map};
use crate::ui::shown;
use crate::ui::state::{Msg, Pick};

/// Both figures.
#[component]
pub fn Side(store: Store) -> impl IntoView {
    let national =
        Memo::new(move |_| store.view.with(|view| view.as_ref().map(|view| view.national.clone())));
    let panel = Memo::new(move |_| {
        store.view.with(|view| view.as_ref().map(|view| (view.panel.clone(), view.summary.clone())))
    });
    let data_value =
        move || national.with(|figure| figure.as_ref().and_then(|figure| figure.data_value.clone()));
    let figure = move || national.with(|figure| figure.as_ref().map(shown::figure));
    let open =
        move || panel.with(|known| known.as_ref().is_some_and(|(panel, _)| panel.is_some())).then_some("yes");
    let province = move || {
        let lang = store.lang.get();
        panel.with(|known| known.as_ref().map(|(panel, said)| shown::panel(panel.as_ref(), said, lang)))
    };
    let close = move |event: ev::MouseEvent| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let Some(button) = target.and_then(|target| target.closest(".close").ok().flatten()) else { return };
        // The button goes away; who pressed it by keyboard is back on the map.
        if button.matches(":focus-visible").unwrap_or(false) {
            focus_map();
        }
        store.send(Msg::Choose(Pick::Province(None)));
    };
    view! {
        <div class="national" data-testid="national-figure" data-value=data_value inner_html=figure></div>
        <section class="panel" id="panel" data-open=open on:click=close inner_html=province></section>
    }
}
