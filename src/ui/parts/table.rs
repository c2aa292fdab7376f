//! The table beside the map: the same figures, to sort and to search.

use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};

use super::swatch;
use crate::messages::{Lang, Ui, fold};
use crate::ui::order::{Sort, visible};
use crate::ui::shell::Store;
use crate::ui::state::{Msg, Pick};
use crate::view::{Column, Legend, ProvinceTable, TableRow};

/// The table with its search field.
#[component]
pub fn List(store: Store) -> impl IntoView {
    let sort: RwSignal<Option<Sort>> = RwSignal::new(None);
    let query = RwSignal::new(String::new());
    let frame: NodeRef<html::Div> = NodeRef::new();
    let table = Memo::new(move |_| {
        store.view.with(|view| view.as_ref().map(|view| (view.table.clone(), view.map.legend.clone())))
    });
    let chosen =
        Memo::new(move |_| store.view.with(|view| view.as_ref().and_then(|view| view.spec.province)));

    Effect::new(move |_| {
        // Drawn anew: the marks of the rows have to be set again.
        table.track();
        sort.track();
        query.track();
        if let Some(frame) = frame.get() {
            mark_row(&frame, "hovered", store.hover.get());
            mark_row(&frame, "chosen", chosen.get());
        }
    });
    Effect::new(move |_| {
        if let (Some(frame), Some(plate)) = (frame.get(), chosen.get()) {
            bring_into_view(&frame, plate);
        }
    });

    view! {
        <section class="list" id="list" tabindex="-1" aria-label=move || caption(table)>
            <input
                class="search"
                type="search"
                aria-label=store.text(Ui::Search)
                placeholder=store.text(Ui::Search)
                on:input=move |event| query.set(fold(&event_target_value(&event)))
            />
            <div class="scroll" node_ref=frame
                on:pointerover=move |event: ev::PointerEvent| store.hover.set(plate_at(&event))
                on:pointerleave=move |_| store.hover.set(None)
                on:click=move |event| choose(store, plate_at(&event))
                on:keydown=move |event| key(frame, &event)
            >
                {move || {
                    let (sort, query, lang) = (sort, query.get(), store.lang.get());
                    table.with(|table| table.as_ref().map(|(table, legend)| draw(table, legend, sort, &query, lang)))
                }}
            </div>
        </section>
    }
}

type Shown = Memo<Option<(ProvinceTable, Legend)>>;

fn caption(table: Shown) -> String {
    table.with(|table| table.as_ref().map(|(table, _)| table.caption.clone()).unwrap_or_default())
}

fn draw(
    table: &ProvinceTable,
    legend: &Legend,
    sort: RwSignal<Option<Sort>>,
    query: &str,
    lang: Lang,
) -> AnyView {
    let sorted = sort.get();
    let heads: Vec<AnyView> =
        table.columns.iter().enumerate().map(|(place, column)| head(column, place, sort, lang)).collect();
    let shown = visible(&table.rows, sorted, query);
    let rows: Vec<AnyView> =
        shown.iter().map(|&place| row(&table.rows[place], &table.columns, legend)).collect();
    let caption = match sorted.and_then(|sort| table.columns.get(sort.column).zip(Some(sort.falling))) {
        Some((column, falling)) => {
            format!("{}, {}", table.caption, Ui::sorted_by(&column.label, falling, lang))
        }
        None => table.caption.clone(),
    };
    view! {
        <table data-testid="table">
            <caption class="unseen">{caption}</caption>
            <thead><tr>{heads}</tr></thead>
            <tbody>{rows}</tbody>
            <tfoot>{row(&table.total, &table.columns, legend)}</tfoot>
        </table>
        {shown.is_empty().then(|| view! { <p class="nothing" role="status">{Ui::NoProvinceFound.text(lang)}</p> })}
    }
    .into_any()
}

fn head(column: &Column, place: usize, sort: RwSignal<Option<Sort>>, lang: Lang) -> AnyView {
    let now = sort.get_untracked().filter(|sort| sort.column == place);
    let order = match now {
        Some(Sort { falling: true, .. }) => "descending",
        Some(Sort { falling: false, .. }) => "ascending",
        None => "none",
    };
    let numeric = column.numeric;
    let label = format!("{} {}", Ui::SortBy.text(lang), column.label);
    view! {
        <th scope="col" class=class(numeric) data-column=column.id.clone() aria-sort=order>
            <button type="button" title=label on:click=move |_| {
                sort.update(|sort| *sort = Some(Sort::pressed(*sort, place, numeric)));
            }>
                {column.label.clone()} " " <span class="unit">{column.unit.clone()}</span>
            </button>
        </th>
    }
    .into_any()
}

fn class(numeric: bool) -> &'static str {
    if numeric { "number" } else { "words" }
}

fn row(row: &TableRow, columns: &[Column], legend: &Legend) -> AnyView {
    let province = row.place.filter(|&place| place > 0);
    let mut cells = row.cells.iter().zip(columns);
    let name = cells.next().map(|(cell, _)| cell.text.clone()).unwrap_or_default();
    let name = match province {
        Some(_) => view! { <button type="button" class="place" tabindex="-1">{name}</button> }.into_any(),
        None => view! { <span class="place">{name}</span> }.into_any(),
    };
    let swatch = province.map(|_| {
        let step = swatch::step(legend, row.class);
        view! { <span class="swatch" data-step=step></span> }
    });
    let cells: Vec<AnyView> = cells
        .map(|(cell, column)| view! { <td class=class(column.numeric)>{cell.text.clone()}</td> }.into_any())
        .collect();
    view! {
        <tr data-place=row.place.map(|place| place.to_string()).unwrap_or_default() data-class=swatch::class(row.class)>
            <th scope="row" class="words">{swatch} {name}</th>
            {cells}
        </tr>
    }
    .into_any()
}

/// The province of the row that an event happened on.
fn plate_at(event: &web_sys::Event) -> Option<u8> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let row = target.closest("tr").ok().flatten()?;
    row.get_attribute("data-place")?.parse().ok().filter(|plate| (1..=81).contains(plate))
}

fn choose(store: Store, plate: Option<u8>) {
    if plate.is_some() {
        store.send(Msg::Choose(Pick::Province(plate)));
    }
}

fn find(frame: &Element, selector: &str) -> Option<HtmlElement> {
    frame.query_selector(selector).ok().flatten()?.dyn_into().ok()
}

fn mark_row(frame: &Element, class: &str, plate: Option<u8>) {
    if let Some(before) = find(frame, &format!("tr.{class}")) {
        let _ = before.class_list().remove_1(class);
    }
    if let Some(now) = plate.and_then(|plate| find(frame, &format!("tr[data-place=\"{plate}\"]"))) {
        let _ = now.class_list().add_1(class);
    }
    // The tab key enters the table at one row: the chosen one, or else the first.
    if let Some(before) = find(frame, ".place[tabindex=\"0\"]") {
        let _ = before.set_attribute("tabindex", "-1");
    }
    if let Some(stop) = find(frame, "tr.chosen button.place").or_else(|| find(frame, "tbody button.place")) {
        let _ = stop.set_attribute("tabindex", "0");
    }
}

/// Scrolls the table, never the page.
fn bring_into_view(frame: &Element, plate: u8) {
    let Some(row) = find(frame, &format!("tr[data-place=\"{plate}\"]")) else {
        return;
    };
    let (top, height) = (row.offset_top(), frame.client_height());
    let hidden = top < frame.scroll_top() + height / 6 || top > frame.scroll_top() + height * 5 / 6;
    if hidden {
        frame.set_scroll_top(top - height / 2);
    }
}

/// Up and down go from row to row; the rows' buttons are one stop of the tab key.
fn key(frame: NodeRef<html::Div>, event: &KeyboardEvent) {
    let Some(frame) = frame.get_untracked() else {
        return;
    };
    let Some(target) = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok()) else {
        return;
    };
    if !target.class_list().contains("place") {
        return;
    }
    let row = target.closest("tr").ok().flatten();
    let next = match event.key().as_str() {
        "ArrowDown" => row.and_then(|row| row.next_element_sibling()),
        "ArrowUp" => row.and_then(|row| row.previous_element_sibling()),
        "Home" => find(&frame, "tbody tr:first-child").map(Element::from),
        "End" => find(&frame, "tbody tr:last-child").map(Element::from),
        _ => return,
    };
    event.prevent_default();
    if let Some(next) = next.and_then(|row| find(&row, "button.place")) {
        let _ = target.set_attribute("tabindex", "-1");
        let _ = next.set_attribute("tabindex", "0");
        let _ = next.focus();
    }
}
