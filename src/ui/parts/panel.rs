//! The country's figure, and the chosen province.

use std::fmt::Write;

use leptos::prelude::*;

use crate::messages::{Lang, Ui};
use crate::ui::shell::Store;
use crate::ui::state::{Msg, Pick};
use crate::view::{Figure, ProvincePanel, TierPart, TrendPoint};

/// Years that a trend can name below every bar; of a longer one it names the first and the last.
const NAMED: usize = 8;

/// Both figures.
#[component]
pub fn Side(store: Store) -> impl IntoView {
    let national =
        Memo::new(move |_| store.view.with(|view| view.as_ref().map(|view| view.national.clone())));
    let panel = Memo::new(move |_| store.view.with(|view| view.as_ref().map(|view| view.panel.clone())));
    view! {
        <div class="national" data-testid="national-figure" data-value=move || {
            national.with(|figure| figure.as_ref().and_then(|figure| figure.data_value.clone()))
        }>
            {move || national.with(|figure| figure.as_ref().map(|figure| numbers(figure, true)))}
        </div>
        <section class="panel" id="panel" aria-live="polite" data-open=move || {
            panel.with(|panel| matches!(panel, Some(Some(_)))).then_some("yes")
        }>
            {move || panel.with(|panel| panel.as_ref().map(|panel| match panel {
                Some(panel) => province(store, panel),
                None => view! { <p class="quiet">{Ui::ChooseProvince.text(store.lang.get())}</p> }.into_any(),
            }))}
        </section>
    }
}

fn numbers(figure: &Figure, named: bool) -> AnyView {
    view! {
        {named.then(|| view! { <p class="figure-label">{figure.label.clone()}</p> })}
        <p class="figure-value">{figure.value.clone()}</p>
        <p class="figure-volume">{figure.volume.clone()}</p>
        <p class="figure-total">{figure.total.clone()}</p>
    }
    .into_any()
}

fn province(store: Store, panel: &ProvincePanel) -> AnyView {
    let lang = store.lang.get();
    let notes: Vec<AnyView> =
        panel.notes.iter().map(|note| view! { <p class="quiet">{note.clone()}</p> }.into_any()).collect();
    view! {
        <div class="panel-head">
            <h2>{panel.figure.label.clone()}</h2>
            <button type="button" class="close" aria-label=Ui::ClearProvince.text(lang) title=Ui::ClearProvince.text(lang)
                on:click=move |_| store.send(Msg::Choose(Pick::Province(None)))>
                <svg viewBox="0 0 16 16" aria-hidden="true"><path d="M3 3l10 10M13 3L3 13"></path></svg>
            </button>
        </div>
        <div class="panel-figure">{numbers(&panel.figure, false)}</div>
        <p class="rank">{panel.rank.clone()}</p>
        {panel.beside.clone().map(|beside| view! { <p class="beside">{beside}</p> })}
        {(!panel.tiers.is_empty()).then(|| tiers(&panel.tiers, lang))}
        {(panel.trend.len() > 1).then(|| trend(&panel.trend, lang))}
        {notes}
    }
    .into_any()
}

fn tiers(parts: &[TierPart], lang: Lang) -> AnyView {
    let mut bar = String::new();
    let mut left = 0;
    for part in parts {
        // Writing into a string cannot fail. A tier is one of six known words.
        let tier = part.tier.replace(|letter: char| !(letter.is_ascii_lowercase() || letter == '_'), "-");
        let _ = write!(
            bar,
            "<rect class=\"tier\" data-tier=\"{tier}\" x=\"{left}\" y=\"0\" width=\"{}\" height=\"10\"/>",
            part.width_e4
        );
        left += part.width_e4;
    }
    let list: Vec<AnyView> = parts
        .iter()
        .map(|part| {
            view! {
                <tr>
                    <th scope="row" class="words"><span class="swatch" data-tier=part.tier.clone()></span> {part.label.clone()}</th>
                    <td class="number">{part.share.clone()}</td>
                    <td class="number quiet">{part.volume.clone()}</td>
                </tr>
            }
            .into_any()
        })
        .collect();
    view! {
        <h3>{Ui::TierBar.text(lang)}</h3>
        <svg class="tier-bar" viewBox="0 0 10000 10" preserveAspectRatio="none" aria-hidden="true" inner_html=bar></svg>
        <table class="tier-list"><caption class="unseen">{Ui::TierBar.text(lang)}</caption><tbody>{list}</tbody></table>
    }
    .into_any()
}

/// Bars of the province with a tick for the country: 100 units a point, 100 high.
fn trend(points: &[TrendPoint], lang: Lang) -> AnyView {
    let mut bars = String::new();
    for (place, point) in points.iter().enumerate() {
        let x = place * 100;
        if let Some(height_e4) = point.height_e4 {
            let height = f64::from(height_e4) / 100.0;
            // Writing into a string cannot fail.
            let _ = write!(
                bars,
                "<rect x=\"{}\" y=\"{}\" width=\"70\" height=\"{height}\"/>",
                x + 15,
                100.0 - height
            );
        }
        if let Some(national_e4) = point.national_e4 {
            let y = 100.0 - f64::from(national_e4) / 100.0;
            let _ = write!(bars, "<path class=\"trend-national\" d=\"M{} {y}h100\"/>", x);
        }
    }
    let width = points.len() * 100;
    let last = points.len() - 1;
    let names: Vec<AnyView> = points
        .iter()
        .enumerate()
        .filter(|(place, _)| points.len() <= NAMED || *place == 0 || *place == last)
        .map(|(_, point)| {
            view! { <li><span class="trend-value">{point.value.clone()}</span> <span class="trend-label">{point.label.clone()}</span></li> }
                .into_any()
        })
        .collect();
    let has_national = points.iter().any(|point| point.national_e4.is_some());
    view! {
        <h3>{Ui::Trend.text(lang)}</h3>
        <svg class="trend" viewBox=format!("0 -3 {width} 106") preserveAspectRatio="none" aria-hidden="true" inner_html=bars></svg>
        <ol class="trend-names">{names}</ol>
        {has_national.then(|| view! { <p class="quiet trend-note">{Ui::TrendNational.text(lang)}</p> })}
    }
    .into_any()
}
