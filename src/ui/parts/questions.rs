//! What the file does not say and the visitor has to.

use leptos::prelude::*;

use crate::data::provinces;
use crate::error::{Candidate, Coarse, Overlap, Question};
use crate::messages::{
    AskText, Lang, Ui, capital, currency_name, currency_sign, grouped, nomenclature_name, question_text,
};
use crate::protocol::Answers;
use crate::types::{Currency, Flow, UNITS, YearPart};
use crate::ui::shell::{Store, uncheck};
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
        Question::YearPart { .. } => answers.year_part.is_some(),
        Question::Sheet { candidates, .. } => candidates.iter().any(|name| answers.sheets.contains(name)),
        Question::Overlap { .. } => answers.overlap.is_some(),
        Question::Coarse { .. } => answers.coarse.is_some(),
        Question::Province { text, .. } => answers.assign.iter().any(|(known, _)| known == text),
    }
}

/// Options of one group, of which one is chosen.
struct Group {
    name: String,
    answers: RwSignal<Answers>,
    lang: Lang,
}

/// What a chosen option answers. Boxed, since each closure would be an element of its own to the page's program.
type Told = Box<dyn Fn(&mut Answers)>;

impl Group {
    /// One option; `told` is what it answers.
    fn option(&self, value: &str, label: AnyView, told: Told) -> AnyView {
        let answers = self.answers;
        let chosen = move |_| answers.update(|known| told(known));
        view! {
            <label class="option">
                <input type="radio" name=self.name.clone() value=value.to_owned() on:change=chosen/>
                <span>{label}</span>
            </label>
        }
        .into_any()
    }

    fn word(&self, value: &str, label: &str, told: Told) -> AnyView {
        self.option(value, label.to_owned().into_any(), told)
    }

    /// An option with a line that says what it does.
    fn noted(&self, value: &str, (label, note): (AskText, AskText), told: Told) -> AnyView {
        let lang = self.lang;
        let words = view! {
            <strong>{label.text(lang)}</strong>
            <span class="option-line quiet">{note.text(lang)}</span>
        };
        self.option(value, words.into_any(), told)
    }
}

fn ask(question: &Question, place: usize, answers: RwSignal<Answers>, lang: Lang) -> AnyView {
    let group = Group { name: format!("question-{place}"), answers, lang };
    let options: Vec<AnyView> = match question {
        Question::Flow { .. } => [(Flow::Export, Ui::Exports), (Flow::Import, Ui::Imports)]
            .into_iter()
            .map(|(flow, text)| {
                group.word(flow.id(), text.text(lang), Box::new(move |known| known.flow = Some(flow)))
            })
            .collect(),
        Question::DecimalMark { .. } => [(',', "comma", Ui::MarkComma), ('.', "point", Ui::MarkPoint)]
            .into_iter()
            .map(|(mark, id, text)| {
                group.word(id, text.text(lang), Box::new(move |known| known.decimal_mark = Some(mark)))
            })
            .collect(),
        Question::DateOrder { .. } => [(true, "dmy", AskText::DayFirst), (false, "mdy", AskText::MonthFirst)]
            .into_iter()
            .map(|(first, id, text)| {
                group.word(id, text.text(lang), Box::new(move |known| known.day_first = Some(first)))
            })
            .collect(),
        Question::YearPart { .. } => YearPart::ALL
            .into_iter()
            .zip([AskText::PartMonth, AskText::PartQuarter])
            .map(|(part, text)| {
                let told = move |known: &mut Answers| known.year_part = Some(part);
                group.word(part.id(), text.text(lang), Box::new(told))
            })
            .collect(),
        Question::Column { role, candidates, .. } => candidates
            .iter()
            .map(|header| {
                let (role, chosen) = (*role, header.clone());
                let told = move |known: &mut Answers| {
                    known.columns.retain(|(other, _)| *other != role);
                    known.columns.push((role, chosen.clone()));
                };
                group.word(header, header, Box::new(told))
            })
            .collect(),
        Question::Sheet { candidates, .. } => candidates
            .iter()
            .map(|name| {
                let (chosen, all) = (name.clone(), candidates.clone());
                let told = move |known: &mut Answers| {
                    known.sheets.retain(|other| !all.contains(other));
                    known.sheets.push(chosen.clone());
                };
                group.word(name, name, Box::new(told))
            })
            .collect(),
        Question::Nomenclature { candidates, example, distinct, .. } => candidates
            .iter()
            .map(|candidate| {
                let nomenclature = candidate.nomenclature;
                let words = candidate_words(candidate, example, *distinct, lang);
                let told = move |known: &mut Answers| known.nomenclature = Some(nomenclature);
                group.option(nomenclature.id(), words, Box::new(told))
            })
            .collect(),
        Question::Overlap { .. } => [
            (Overlap::Newer, "newer", (AskText::Newer, AskText::NewerNote)),
            (Overlap::First, "first", (AskText::First, AskText::FirstNote)),
            (Overlap::Compare, "compare", (AskText::Compare, AskText::CompareNote)),
            (Overlap::Add, "add", (AskText::Add, AskText::AddNote)),
        ]
        .into_iter()
        .map(|(overlap, id, texts)| {
            group.noted(id, texts, Box::new(move |known| known.overlap = Some(overlap)))
        })
        .collect(),
        Question::Coarse { .. } => Coarse::ALL
            .into_iter()
            .zip([AskText::Within, AskText::Apart])
            .map(|(coarse, text)| {
                let told = move |known: &mut Answers| known.coarse = Some(coarse);
                group.word(coarse.id(), text.text(lang), Box::new(told))
            })
            .collect(),
        Question::Money { .. } => return money(question, place, answers, lang),
        Question::Province { text, candidates, .. } => province(&group, text, candidates),
    };
    // What takes several lines stands below one another.
    let tall = matches!(question, Question::Nomenclature { .. } | Question::Overlap { .. });
    let class = if tall { "options tall" } else { "options" };
    fieldset(question, vec![view! { <div class=class>{options}</div> }.into_any()], lang)
}

fn fieldset(question: &Question, parts: Vec<AnyView>, lang: Lang) -> AnyView {
    view! { <fieldset><legend>{question_text(question, lang)}</legend>{parts}</fieldset> }.into_any()
}

/// Currency and unit: two answers to one question.
fn money(question: &Question, place: usize, answers: RwSignal<Answers>, lang: Lang) -> AnyView {
    let currencies = Group { name: format!("question-{place}-currency"), answers, lang };
    let units = Group { name: format!("question-{place}-unit"), answers, lang };
    let currency = Currency::ALL.into_iter().map(|currency| {
        let label = format!("{} ({})", capital(currency_name(currency, lang), lang), currency_sign(currency));
        currencies.word(currency.id(), &label, Box::new(move |known| known.currency = Some(currency)))
    });
    let names = [AskText::UnitOne, AskText::UnitThousand, AskText::UnitMillion];
    let unit = UNITS.into_iter().zip(names).map(|(unit, text)| {
        units.word(&unit.to_string(), text.text(lang), Box::new(move |known| known.unit = Some(unit)))
    });
    let parts = vec![
        part_of_two(format!("money-{place}-currency"), AskText::Currency, currency.collect(), lang),
        part_of_two(format!("money-{place}-unit"), AskText::Unit, unit.collect(), lang),
    ];
    fieldset(question, parts, lang)
}

fn part_of_two(id: String, label: AskText, options: Vec<AnyView>, lang: Lang) -> AnyView {
    view! {
        <p class="field-label" id=id.clone()>{label.text(lang)}</p>
        <div class="options" role="group" aria-labelledby=id>{options}</div>
    }
    .into_any()
}

/// A name that is several provinces, or half of one: those it names, all others, or none.
fn province(group: &Group, text: &str, candidates: &[u8]) -> Vec<AnyView> {
    let (answers, lang) = (group.answers, group.lang);
    let tell = |place: i8| -> Told {
        let text = text.to_owned();
        Box::new(move |known| {
            known.assign.retain(|(other, _)| *other != text);
            known.assign.push((text.clone(), place));
        })
    };
    let name = |plate: u8| provinces::get(plate).map_or("", |province| province.name);
    let buttons: Vec<(i8, &str)> = candidates
        .iter()
        .map(|plate| (*plate as i8, name(*plate)))
        .chain([(NOWHERE, AskText::LeaveOut.text(lang))])
        .collect();
    let places: Vec<i8> = buttons.iter().map(|(place, _)| *place).collect();
    let mut parts: Vec<AnyView> = buttons
        .into_iter()
        .map(|(place, label)| group.word(&place.to_string(), label, tell(place)))
        .collect();
    // The list and the buttons are one choice: what is chosen in one is none of the other.
    let list = text.to_owned();
    let listed = move || {
        let known = answers
            .with(|known| known.assign.iter().find(|(other, _)| *other == list).map(|(_, place)| *place));
        known.filter(|place| !places.contains(place)).map_or(String::new(), |place| place.to_string())
    };
    let text = text.to_owned();
    let label = format!("{text}: {}", AskText::OtherPlace.text(lang));
    let radios = group.name.clone();
    let pick = move |event: web_sys::Event| {
        if let Ok(place) = event_target_value(&event).parse() {
            answers.update(|known| {
                known.assign.retain(|(other, _)| *other != text);
                known.assign.push((text.clone(), place));
            });
            uncheck(&radios);
        }
    };
    let options = shown::place_options(lang);
    parts.push(
        view! { <select aria-label=label prop:value=listed on:change=pick inner_html=options></select> }
            .into_any(),
    );
    parts
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
