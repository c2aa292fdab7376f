//! Charts and tables of indicators: markup that the worker writes, and what its controls do.

use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement};

use super::redraw::{all, attribute, control, draw, find, sent, value_of};
use super::{linked, marks};
use crate::messages::{Ui, fold};
use crate::ui::shell::{Store, beside, copy_code, copy_text, print};
use crate::ui::state::{FigureEdit, Msg, Section};

/// A section below the map, for who unfolds it.
#[component]
pub fn Folded(store: Store, section: Section) -> impl IntoView {
    let (id, msg): (_, fn(FigureEdit) -> Msg) = match section {
        Section::Charts => ("charts", Msg::Chart),
        Section::Figures => ("figures", Msg::Figure),
        Section::Publish => ("publish", Msg::Step),
    };
    let frame: NodeRef<html::Div> = NodeRef::new();
    let figures = Memo::new(move |_| {
        store.model.with(|model| match section {
            Section::Charts => model.charts.clone(),
            Section::Figures => model.figures.clone(),
            Section::Publish => model.publishing.clone(),
        })
    });
    let said = RwSignal::new(String::new());
    let is_held = move || figures.with(|figures| figures.is_held(store.lock.get()));
    let status = move || if is_held() { store.text(Ui::Holding)().to_owned() } else { said.get() };
    Effect::new(move |drawn: Option<bool>| {
        let Some(frame) = frame.get() else { return false };
        figures.with(|figures| {
            // While an answer is awaited nothing is exchanged: a field that is left would take the keyboard with it.
            if figures.waits && drawn == Some(true) {
                return;
            }
            let sought: Vec<_> = searches(&frame).map(|field| (filtered(&field), field.value())).collect();
            draw(&frame, figures.markup.as_ref().map_or("", |markup| markup.as_str()));
            said.set(
                all(&frame, "[data-say]").pop().map(|part| attribute(&part, "data-say")).unwrap_or_default(),
            );
            for field in searches(&frame) {
                let known = sought.iter().find(|(rows, text)| *rows == filtered(&field) && !text.is_empty());
                if let Some((_, text)) = known {
                    field.set_value(text);
                    filter(&frame, &field);
                }
            }
        });
        true
    });
    let send = move |edit| store.send(msg(edit));
    let toggle = move |event: ev::Event| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let Some(details) = target.filter(|target| target.id() == id) else { return };
        send(if details.has_attribute("open") { FigureEdit::Open } else { FigureEdit::Close });
    };
    let press = move |event: ev::MouseEvent| {
        let Some(button) = control(&event, "button[data-figure]") else { return };
        match attribute(&button, "data-figure").as_str() {
            "copy" => {
                let Some(frame) = frame.get_untracked() else { return };
                let what = value_of(&button);
                let what = if what.is_empty() { "table" } else { &what };
                let part = find(&frame, what).and_then(|part| part.dyn_into::<HtmlElement>().ok());
                let (Some(part), Some(said)) = (part, all(&frame, "[data-said]").pop()) else { return };
                let lang = store.lang.get_untracked();
                let say = move |text: Ui| said.set_text_content(Some(text.text(lang)));
                match part.dyn_into() {
                    Ok(area) => copy_code(area, say),
                    // A spreadsheet knows the hyphen alone.
                    Err(part) => copy_text(part.inner_text().replace('−', "-"), say),
                }
            }
            form @ ("csv" | "svg") => send(FigureEdit::Make(form.to_owned())),
            "make" => send(FigureEdit::Make(value_of(&button))),
            "print" => print(),
            "index" => send(FigureEdit::Index(None)),
            name => send(FigureEdit::Choose(name.to_owned(), value_of(&button))),
        }
    };
    let change = move |event: ev::Event| {
        if let Some(field) = control(&event, "input[type=file]") {
            let field = field.unchecked_into::<HtmlInputElement>();
            beside(store, field.files(), msg);
            // The same file may be chosen again after it was changed.
            field.set_value("");
        } else if let Some(list) =
            control(&event, "select[data-figure], input[data-figure], textarea[data-figure]")
        {
            sent(&list, true);
            send(FigureEdit::Choose(attribute(&list, "data-figure"), value_of(&list)));
        }
    };
    let input = move |event: ev::Event| {
        if let Some(field) = control(&event, "input[type=number]") {
            sent(&field, false);
        }
        if let (Some(field), Some(frame)) = (control(&event, "input[type=search]"), frame.get_untracked()) {
            filter(&frame, &field.unchecked_into());
        }
    };
    let open = move || figures.with(|figures| figures.shown.is_some());
    let key = move |event: ev::KeyboardEvent| {
        marks::step(&event);
        linked::step(&event);
    };
    let look = move |event: &web_sys::Event| {
        marks::say(event);
        if let Some(frame) = frame.get_untracked() {
            linked::point(&frame, event);
        }
    };
    let busy = move || figures.with(|figures| figures.waits).then_some("true");
    let inner = view! {
        <p class:unseen=move || !is_held() role="status" data-testid=format!("{id}-status")>{status}</p>
        <div node_ref=frame aria-busy=busy on:click=press on:change=change on:input=input on:keydown=key
            on:focusin=move |event| look(&event) on:pointerover=move |event| look(&event)></div>
    };
    let [title, lead] = match section {
        Section::Charts => [Ui::Charts, Ui::ChartsLead],
        Section::Figures => [Ui::Figures, Ui::FiguresLead],
        Section::Publish => {
            return view! {
                <section class="publish" aria-labelledby="publish-title">
                    <h2 id="publish-title">{store.text(Ui::Publish)}</h2>
                    {inner}
                </section>
            }
            .into_any();
        }
    };
    view! {
        <details class="figures-section" id=id data-testid=format!("{id}-section") prop:open=open on:toggle=toggle>
            <summary><h2>{store.text(title)}</h2><span class="quiet">{store.text(lead)}</span></summary>
            {inner}
        </details>
    }
    .into_any()
}

fn searches(frame: &Element) -> impl Iterator<Item = HtmlInputElement> {
    all(frame, "input[type=search]").into_iter().map(|field| field.unchecked_into())
}

/// What a field searches.
fn filtered(field: &HtmlInputElement) -> String {
    attribute(field, "data-filter")
}

/// Hides what does not hold the text of a field in its names.
fn filter(frame: &Element, field: &HtmlInputElement) {
    let sought = fold(&field.value());
    for part in all(frame, &filtered(field)) {
        let _ = match attribute(&part, "data-search").contains(&sought) {
            true => part.remove_attribute("hidden"),
            false => part.set_attribute("hidden", ""),
        };
    }
}
