//! What the file does not say and the visitor has to.

use leptos::prelude::*;

use crate::data::provinces;
use crate::error::{Candidate, Overlap, Question};
use crate::messages::{
    AccountText, Lang, Ui, capital, currency_name, currency_sign, grouped, nomenclature_name, question_text,
};
use crate::protocol::Answers;
use crate::types::{Currency, Flow};
use crate::ui::shell::Store;
use crate::ui::shown;
use crate::ui::state::Msg;

/// In place of a province: the rows stay off the map. It is the number of no place.
const NOWHERE: i8 = i8::MIN;

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
        Question::Sheet { candidates, .. } => candidates.iter().any(|name| answers.sheets.contains(name)),
        Question::Overlap { .. } => answers.overlap.is_some(),
        Question::Province { text, .. } => answers.assign.iter().any(|(known, _)| known == text),
    }
}

/// Options of one group, of which one is chosen.
struct Group {
    name: String,
    answers: RwSignal<Answers>,
    lang: Lang,
}

impl Group {
    /// One option; `set` is what it answers.
    fn option(&self, value: &str, label: AnyView, set: impl Fn(&mut Answers) + 'static) -> AnyView {
        let answers = self.answers;
        let chosen = move |_| answers.update(|known| set(known));
        view! {
            <label class="option">
                <input type="radio" name=self.name.clone() value=value.to_owned() on:change=chosen/>
                <span>{label}</span>
            </label>
        }
        .into_any()
    }

    fn word(
        &self,
        value: &str,
        label: impl IntoView + 'static,
        set: impl Fn(&mut Answers) + 'static,
    ) -> AnyView {
        self.option(value, label.into_any(), set)
    }

    /// An option with a line that says what it does.
    fn noted(
        &self,
        value: &str,
        (label, note): (AccountText, AccountText),
        set: impl Fn(&mut Answers) + 'static,
    ) -> AnyView {
        let lang = self.lang;
        let words = view! {
            <strong>{label.text(lang)}</strong>
            <span class="option-line quiet">{note.text(lang)}</span>
        };
        self.option(value, words.into_any(), set)
    }
}

fn ask(question: &Question, place: usize, answers: RwSignal<Answers>, lang: Lang) -> AnyView {
    let group = Group { name: format!("question-{place}"), answers, lang };
    let options: AnyView = match question {
        Question::Flow { .. } => [(Flow::Export, Ui::Exports), (Flow::Import, Ui::Imports)]
            .map(|(flow, text)| group.word(flow.id(), text.text(lang), move |known| known.flow = Some(flow)))
            .to_vec_view(),
        Question::DecimalMark { .. } => [(',', "comma", Ui::MarkComma), ('.', "point", Ui::MarkPoint)]
            .map(|(mark, id, text)| {
                group.word(id, text.text(lang), move |known| known.decimal_mark = Some(mark))
            })
            .to_vec_view(),
        Question::DateOrder { .. } => {
            [(true, "dmy", AccountText::DayFirst), (false, "mdy", AccountText::MonthFirst)]
                .map(|(first, id, text)| {
                    group.word(id, text.text(lang), move |known| known.day_first = Some(first))
                })
                .to_vec_view()
        }
        Question::Column { role, candidates, .. } => candidates
            .iter()
            .map(|header| {
                let (role, chosen) = (*role, header.clone());
                group.word(header, header.clone(), move |known| {
                    known.columns.retain(|(other, _)| *other != role);
                    known.columns.push((role, chosen.clone()));
                })
            })
            .collect::<Vec<AnyView>>()
            .into_any(),
        Question::Sheet { candidates, .. } => candidates
            .iter()
            .map(|name| {
                let (chosen, all) = (name.clone(), candidates.clone());
                group.word(name, name.clone(), move |known| {
                    known.sheets.retain(|other| !all.contains(other));
                    known.sheets.push(chosen.clone());
                })
            })
            .collect::<Vec<AnyView>>()
            .into_any(),
        Question::Nomenclature { candidates, example, distinct, .. } => candidates
            .iter()
            .map(|candidate| {
                let nomenclature = candidate.nomenclature;
                let words = candidate_words(candidate, example, *distinct, lang);
                group.option(nomenclature.id(), words, move |known| known.nomenclature = Some(nomenclature))
            })
            .collect::<Vec<AnyView>>()
            .into_any(),
        Question::Overlap { .. } => [
            (Overlap::Newer, "newer", (AccountText::Newer, AccountText::NewerNote)),
            (Overlap::First, "first", (AccountText::First, AccountText::FirstNote)),
            (Overlap::Compare, "compare", (AccountText::Compare, AccountText::CompareNote)),
            (Overlap::Add, "add", (AccountText::Add, AccountText::AddNote)),
        ]
        .map(|(overlap, id, texts)| group.noted(id, texts, move |known| known.overlap = Some(overlap)))
        .to_vec_view(),
        Question::Money { .. } => return money(question, place, answers, lang),
        Question::Province { text, candidates, .. } => province(&group, text, candidates),
    };
    // What takes several lines stands below one another.
    let tall = matches!(question, Question::Nomenclature { .. } | Question::Overlap { .. });
    view! {
        <fieldset>
            <legend>{question_text(question, lang)}</legend>
            <div class="options" class:tall=tall>{options}</div>
        </fieldset>
    }
    .into_any()
}

/// Options in a row.
trait ToVecView {
    fn to_vec_view(self) -> AnyView;
}

impl<const N: usize> ToVecView for [AnyView; N] {
    fn to_vec_view(self) -> AnyView {
        Vec::from(self).into_any()
    }
}

/// Currency and unit: two answers to one question.
fn money(question: &Question, place: usize, answers: RwSignal<Answers>, lang: Lang) -> AnyView {
    let currencies = Group { name: format!("question-{place}-currency"), answers, lang };
    let units = Group { name: format!("question-{place}-unit"), answers, lang };
    let currency = Currency::ALL.map(|currency| {
        let label = format!("{} ({})", capital(currency_name(currency, lang), lang), currency_sign(currency));
        currencies.word(currency.id(), label, move |known| known.currency = Some(currency))
    });
    let unit = [
        (1, AccountText::UnitOne),
        (1_000, AccountText::UnitThousand),
        (1_000_000, AccountText::UnitMillion),
    ];
    let unit = unit.map(|(unit, text)| {
        units.word(&unit.to_string(), text.text(lang), move |known| known.unit = Some(unit))
    });
    view! {
        <fieldset>
            <legend>{question_text(question, lang)}</legend>
            <p class="field-label" id=format!("money-{place}-currency")>{AccountText::Currency.text(lang)}</p>
            <div class="options" role="group" aria-labelledby=format!("money-{place}-currency")>{currency.to_vec_view()}</div>
            <p class="field-label" id=format!("money-{place}-unit")>{AccountText::Unit.text(lang)}</p>
            <div class="options" role="group" aria-labelledby=format!("money-{place}-unit")>{unit.to_vec_view()}</div>
        </fieldset>
    }
    .into_any()
}

/// A name that is several provinces, or half of one: those it names, all others, or none.
fn province(group: &Group, text: &str, candidates: &[u8]) -> AnyView {
    let (answers, lang) = (group.answers, group.lang);
    let told = {
        let text = text.to_owned();
        move |place: i8| {
            answers.update(|known| {
                known.assign.retain(|(other, _)| *other != text);
                known.assign.push((text.clone(), place));
            });
        }
    };
    // The list and the buttons are one choice: what is chosen in one is none of the other.
    let chosen = {
        let text = text.to_owned();
        Memo::new(move |_| {
            answers
                .with(|known| known.assign.iter().find(|(other, _)| *other == text).map(|(_, place)| *place))
        })
    };
    let name = |plate: u8| provinces::get(plate).map_or("", |province| province.name);
    let buttons = candidates.iter().map(|plate| (*plate as i8, name(*plate)));
    let buttons: Vec<(i8, &str)> = buttons.chain([(NOWHERE, AccountText::LeaveOut.text(lang))]).collect();
    let is_button = {
        let buttons: Vec<i8> = buttons.iter().map(|(place, _)| *place).collect();
        move |place: i8| buttons.contains(&place)
    };
    let radios: Vec<AnyView> = buttons
        .into_iter()
        .map(|(place, label)| {
            let told = told.clone();
            view! {
                <label class="option">
                    <input type="radio" name=group.name.clone() value=place.to_string()
                        prop:checked=move || chosen.get() == Some(place) on:change=move |_| told(place)/>
                    <span>{label}</span>
                </label>
            }
            .into_any()
        })
        .collect();
    let options: Vec<AnyView> = shown::names()
        .into_iter()
        .map(|(name, plate)| view! { <option value=plate.to_string()>{name}</option> }.into_any())
        .collect();
    let listed = move || {
        let place = chosen.get().filter(|place| !is_button(*place));
        place.map_or(String::new(), |place| place.to_string())
    };
    let pick = move |event: web_sys::Event| {
        if let Ok(place) = event_target_value(&event).parse() {
            told(place);
        }
    };
    let label = format!("{text}: {}", AccountText::OtherPlace.text(lang));
    view! {
        {radios}
        <select aria-label=label prop:value=listed on:change=pick>
            <option value="">{AccountText::OtherPlace.text(lang)}</option>
            {options}
        </select>
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
