//! What is wrong with rows of the visitor's file.

use leptos::prelude::*;

use crate::messages::{Lang, Ui, grouped, problem_kind_label, problem_text};
use crate::protocol::LoadReport;
use crate::ui::shell::Store;
use crate::ui::state::Msg;

/// Problems that are listed on the page; the download has all.
const LISTED: usize = 20;

/// Kinds with their counts, the first problems, and the download of all.
pub fn problems(store: Store, report: &LoadReport) -> AnyView {
    let lang = store.lang.get();
    let download = view! {
        <p><button type="button" data-testid="problems-download" on:click=move |_| store.send(Msg::Problems)>
            {Ui::AllProblems.text(lang)}
        </button></p>
    };
    if report.problem_counts.is_empty() {
        return view! { <p class="quiet">{Ui::NoProblems.text(lang)}</p> }.into_any();
    }
    let kinds: Vec<AnyView> = report
        .problem_counts
        .iter()
        .map(|(kind, count)| {
            view! {
                <tr data-problem=kind.id()>
                    <th scope="row" class="words">{problem_kind_label(*kind, lang)}</th>
                    <td class="number">{grouped(i128::from(*count), lang)}</td>
                </tr>
            }
            .into_any()
        })
        .collect();
    view! {
        <h4>{Ui::Problems.text(lang)}</h4>
        <table class="kinds">
            <thead class="unseen"><tr><th scope="col">{Ui::Kind.text(lang)}</th><th scope="col">{Ui::Rows.text(lang)}</th></tr></thead>
            <tbody>{kinds}</tbody>
        </table>
        {download}
        {first(report, lang)}
    }
    .into_any()
}

fn first(report: &LoadReport, lang: Lang) -> AnyView {
    let several_files = report.files.len() > 1;
    let listed = report.problems.len().min(LISTED);
    let rows: Vec<AnyView> = report.problems[..listed]
        .iter()
        .map(|problem| {
            let line = grouped(i128::from(problem.line), lang);
            let mut place = Ui::place(&line, problem.column, lang);
            if let Some(file) = report.files.get(problem.file as usize).filter(|_| several_files) {
                place = format!("{}, {place}", file.name);
            }
            view! { <tr><td class="quiet">{place}</td><td>{problem_text(problem, lang)}</td></tr> }.into_any()
        })
        .collect();
    view! {
        <details>
            <summary>{Ui::first_problems(listed, lang)}</summary>
            <div class="wide">
                <table class="first-problems">
                    <thead class="unseen"><tr><th scope="col">{Ui::Where.text(lang)}</th><th scope="col">{Ui::Kind.text(lang)}</th></tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </details>
    }
    .into_any()
}
