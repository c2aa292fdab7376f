//! What the file does not say and the visitor has to.

use leptos::prelude::*;

use crate::error::{Candidate, Question};
use crate::messages::{Lang, Ui, grouped, nomenclature_name, question_text};
use crate::protocol::Answers;
use crate::types::Flow;
use crate::ui::shell::Store;
use crate::ui::state::Msg;

/// The questions, while some are open.
#[component]
pub fn Questions(store: Store) -> impl IntoView {
    let open = Memo::new(move |_| store.model.with(|model| model.questions.clone()));
    move || {
        let questions = open.get();
        (!questions.is_empty()).then(|| form(store, questions))
    }
}

fn form(store: Store, questions: Vec<Question>) -> AnyView {
    let lang = store.lang.get();
    let answers = RwSignal::new(Answers::default());
    let fields: Vec<AnyView> =
        questions.iter().enumerate().map(|(place, question)| ask(question, place, answers, lang)).collect();
    let complete = {
        let questions = questions.clone();
        move || answers.with(|answers| questions.iter().all(|question| is_answered(question, answers)))
    };
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        store.send(Msg::Answer(answers.get_untracked()));
    };
    view! {
        <form class="questions" id="questions" tabindex="-1" data-testid="questions" aria-labelledby="questions-title" on:submit=submit>
            <h3 id="questions-title">{Ui::AskTitle.text(lang)}</h3>
            <p class="quiet">{Ui::AskLead.text(lang)}</p>
            {fields}
            <div class="form-foot">
                <button type="submit" class="main" data-testid="go-on" disabled=move || !complete()>{Ui::GoOn.text(lang)}</button>
                <button type="button" data-testid="ask-cancel" on:click=move |_| store.send(Msg::Cancel)>{Ui::Cancel.text(lang)}</button>
            </div>
        </form>
    }
    .into_any()
}

fn is_answered(question: &Question, answers: &Answers) -> bool {
    match question {
        Question::Flow { .. } => answers.flow.is_some(),
        Question::Column { role, .. } => answers.columns.iter().any(|(known, _)| known == role),
        Question::Nomenclature { .. } => answers.nomenclature.is_some(),
        Question::DecimalMark { .. } => answers.decimal_mark.is_some(),
        Question::Money { .. } => answers.currency.is_some() && answers.unit.is_some(),
        Question::DateOrder { .. } => answers.day_first.is_some(),
        Question::Sheet { .. } => !answers.sheets.is_empty(),
        Question::Overlap { .. } => answers.overlap.is_some(),
        Question::Province { text, .. } => answers.assign.iter().any(|(known, _)| known == text),
    }
}

fn ask(question: &Question, place: usize, answers: RwSignal<Answers>, lang: Lang) -> AnyView {
    let options: Vec<AnyView> = match question {
        Question::Flow { .. } => [(Flow::Export, Ui::Exports), (Flow::Import, Ui::Imports)]
            .map(|(flow, text)| {
                radio(place, flow.id(), text.text(lang).into_any(), move || {
                    answers.update(|known| known.flow = Some(flow))
                })
            })
            .into(),
        Question::DecimalMark { .. } => [(',', Ui::MarkComma), ('.', Ui::MarkPoint)]
            .map(|(mark, text)| {
                let id = if mark == ',' { "comma" } else { "point" };
                radio(place, id, text.text(lang).into_any(), move || {
                    answers.update(|known| known.decimal_mark = Some(mark));
                })
            })
            .into(),
        Question::Column { role, candidates, .. } => candidates
            .iter()
            .map(|header| {
                let (role, chosen) = (*role, header.clone());
                radio(place, header, header.clone().into_any(), move || {
                    answers.update(|known| {
                        known.columns.retain(|(other, _)| *other != role);
                        known.columns.push((role, chosen.clone()));
                    });
                })
            })
            .collect(),
        Question::Nomenclature { candidates, example, distinct, .. } => candidates
            .iter()
            .map(|candidate| {
                let nomenclature = candidate.nomenclature;
                let words = candidate_words(candidate, example, *distinct, lang);
                radio(place, nomenclature.id(), words, move || {
                    answers.update(|known| known.nomenclature = Some(nomenclature));
                })
            })
            .collect(),
        _ => Vec::new(),
    };
    // What takes several lines stands below one another.
    let tall = matches!(question, Question::Nomenclature { .. });
    view! {
        <fieldset>
            <legend>{question_text(question, lang)}</legend>
            <div class="options" class:tall=tall>{options}</div>
        </fieldset>
    }
    .into_any()
}

/// A nomenclature, how well it fits, and what the example means in it.
fn candidate_words(candidate: &Candidate, example: &str, distinct: u32, lang: Lang) -> AnyView {
    let count = |count: u32| grouped(i128::from(count), lang);
    let valid = Ui::valid_codes(&count(candidate.valid), &count(distinct), lang);
    let name = candidate.names.as_ref().map(|[turkish, english]| {
        let line = format!("{example}: {}", lang.pick(turkish, english));
        view! { <span class="option-line">{line}</span> }
    });
    view! {
        <strong>{nomenclature_name(candidate.nomenclature, lang)}</strong> " "
        <span class="quiet">{valid}</span>
        {name}
    }
    .into_any()
}

fn radio(place: usize, value: &str, label: AnyView, chosen: impl Fn() + 'static) -> AnyView {
    view! {
        <label class="option">
            <input type="radio" name=format!("question-{place}") value=value.to_owned() on:change=move |_| chosen()/>
            <span>{label}</span>
        </label>
    }
    .into_any()
}
