//! The table of an indicator: markup that the worker writes, and what its controls do.

use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement};

use super::redraw::{all, attribute, control, draw, value_of};
use crate::messages::{Ui, fold};
use crate::ui::shell::{Store, copy_text};
use crate::ui::state::{FigureEdit, Msg};

/// All indicators, for who unfolds them.
#[component]
pub fn Figures(store: Store) -> impl IntoView {
    let frame: NodeRef<html::Div> = NodeRef::new();
    let figures = Memo::new(move |_| store.model.with(|model| model.figures.clone()));
    Effect::new(move |_| {
        let Some(frame) = frame.get() else { return };
        figures.with(|figures| {
            let sought = search(&frame).map(|field| field.value()).unwrap_or_default();
            draw(&frame, figures.markup.as_ref().map_or("", |markup| markup.as_str()));
            if let Some(field) = search(&frame).filter(|_| !sought.is_empty()) {
                field.set_value(&sought);
                filter(&frame, &sought);
            }
        });
    });
    let send = move |edit| store.send(Msg::Figure(edit));
    let toggle = move |event: ev::Event| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let Some(details) = target.filter(|target| target.id() == "figures") else { return };
        send(if details.has_attribute("open") { FigureEdit::Open } else { FigureEdit::Close });
    };
    let press = move |event: ev::MouseEvent| {
        let Some(button) = control(&event, "button[data-figure]") else { return };
        match attribute(&button, "data-figure").as_str() {
            "copy" => {
                let Some(frame) = frame.get_untracked() else { return };
                let table =
                    all(&frame, "table").into_iter().find_map(|table| table.dyn_into::<HtmlElement>().ok());
                let (Some(table), Some(said)) = (table, all(&frame, "[data-said]").pop()) else { return };
                let lang = store.lang.get_untracked();
                copy_text(table.inner_text(), move |text| said.set_text_content(Some(text.text(lang))));
            }
            "csv" => send(FigureEdit::Save),
            name => send(FigureEdit::Choose(name.to_owned(), value_of(&button))),
        }
    };
    let change = move |event: ev::Event| {
        if let Some(list) = control(&event, "select[data-figure]") {
            send(FigureEdit::Choose(attribute(&list, "data-figure"), value_of(&list)));
        }
    };
    let input = move |event: ev::Event| {
        if let (Some(field), Some(frame)) = (control(&event, "input"), frame.get_untracked()) {
            let field = field.dyn_into::<HtmlInputElement>();
            filter(&frame, &field.map(|field| field.value()).unwrap_or_default());
        }
    };
    let open = move || figures.with(|figures| figures.shown.is_some());
    view! {
        <details class="figures-section" id="figures" data-testid="figures-section" prop:open=open on:toggle=toggle>
            <summary><h2>{store.text(Ui::Figures)}</h2><span class="quiet">{store.text(Ui::FiguresLead)}</span></summary>
            <div node_ref=frame on:click=press on:change=change on:input=input></div>
        </details>
    }
}

fn search(frame: &Element) -> Option<HtmlInputElement> {
    all(frame, "input").pop()?.dyn_into().ok()
}

/// Hides the rows whose names do not hold a text.
fn filter(frame: &Element, sought: &str) {
    let sought = fold(sought);
    for row in all(frame, "tbody tr") {
        let _ = match attribute(&row, "data-search").contains(&sought) {
            true => row.remove_attribute("hidden"),
            false => row.set_attribute("hidden", ""),
        };
    }
}
