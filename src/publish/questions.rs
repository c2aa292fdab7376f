//! What the visitor has to answer, as the fields of a form: markup for the page to put in place. What can be chosen
//! says in `data-ask` which question it answers, by its place, and after it what the page needs beside the value.

use crate::data::provinces;
use crate::error::{Candidate, Coarse, Overlap, Question};
use crate::markup::Markup;
use crate::messages::{
    AskText, Lang, Ui, capital, currency_name, currency_sign, grouped, nomenclature_name, question_text,
};
use crate::types::{Currency, Flow, UNITS, YearPart};

/// In place of a province: the rows stay off the map. It is the number of no place.
const NOWHERE: i8 = i8::MIN;

/// One field for each question.
pub fn question_fields(questions: &[Question], lang: Lang) -> String {
    let mut out = Markup::default();
    for (place, question) in questions.iter().enumerate() {
        out.raw("<fieldset><legend>").text(&question_text(question, lang)).raw("</legend>");
        match question {
            Question::Money { .. } => money(&mut out, place, lang),
            // What takes several lines stands below one another.
            Question::Nomenclature { .. } | Question::Overlap { .. } => {
                out.raw("<div class=\"options tall\">");
                options(&mut out, question, place, lang);
                out.raw("</div>");
            }
            _ => {
                out.raw("<div class=\"options\">");
                options(&mut out, question, place, lang);
                out.raw("</div>");
            }
        }
        out.raw("</fieldset>");
    }
    out.done()
}

/// Begins an option of the group `name`; `words` say what it answers. What it is called follows.
fn begin<'a>(out: &'a mut Markup, name: &str, words: &str, value: &str) -> &'a mut Markup {
    out.raw("<label class=\"option\"><input type=\"radio\"").attr("name", name).attr("value", value);
    out.attr("data-ask", words).raw("><span>")
}

fn end(out: &mut Markup) {
    out.raw("</span></label>");
}

fn options(out: &mut Markup, question: &Question, place: usize, lang: Lang) {
    let (name, words) = (format!("question-{place}"), place.to_string());
    let mut word = |words: &str, value: &str, label: &str| {
        begin(out, &name, words, value).text(label);
        end(out);
    };
    match question {
        Question::Flow { .. } => {
            for (flow, text) in [(Flow::Export, AskText::Exports), (Flow::Import, AskText::Imports)] {
                word(&words, flow.id(), text.text(lang));
            }
        }
        Question::DecimalMark { .. } => {
            word(&words, "comma", AskText::MarkComma.text(lang));
            word(&words, "point", AskText::MarkPoint.text(lang));
        }
        Question::DateOrder { .. } => {
            word(&words, "dmy", AskText::DayFirst.text(lang));
            word(&words, "mdy", AskText::MonthFirst.text(lang));
        }
        Question::YearPart { .. } => {
            for (part, text) in YearPart::ALL.into_iter().zip([AskText::PartMonth, AskText::PartQuarter]) {
                word(&words, part.id(), text.text(lang));
            }
        }
        Question::Coarse { .. } => {
            for (coarse, text) in Coarse::ALL.into_iter().zip([AskText::Within, AskText::Apart]) {
                word(&words, coarse.id(), text.text(lang));
            }
        }
        // A name of the file is known again by its place: as an attribute its line ends would be others.
        Question::Column { candidates, .. } | Question::Sheet { candidates, .. } => {
            for (at, candidate) in candidates.iter().enumerate() {
                word(&format!("{place} {at}"), candidate, candidate);
            }
        }
        Question::Nomenclature { candidates, example, distinct, .. } => {
            for candidate in candidates {
                begin(out, &name, &words, candidate.nomenclature.id());
                candidate_words(out, candidate, example, *distinct, lang);
                end(out);
            }
        }
        Question::Overlap { .. } => {
            let texts = [
                (AskText::Newer, AskText::NewerNote),
                (AskText::First, AskText::FirstNote),
                (AskText::Compare, AskText::CompareNote),
                (AskText::Add, AskText::AddNote),
            ];
            for (overlap, (label, note)) in Overlap::ALL.into_iter().zip(texts) {
                begin(out, &name, &words, overlap.id()).raw("<strong>").text(label.text(lang));
                out.raw("</strong><span class=\"option-line quiet\">").text(note.text(lang)).raw("</span>");
                end(out);
            }
        }
        Question::Province { text, candidates, .. } => {
            for plate in candidates {
                let label = provinces::get(*plate).map_or("", |province| province.name);
                word(&words, &plate.to_string(), label);
            }
            word(&words, &NOWHERE.to_string(), AskText::LeaveOut.text(lang));
            others(out, &words, text, lang);
        }
        Question::Money { .. } => {}
    }
}

/// All provinces, in place of those that a name seems to mean.
fn others(out: &mut Markup, words: &str, text: &str, lang: Lang) {
    let other = AskText::OtherPlace.text(lang);
    out.raw("<select").attr("data-ask", words).raw(" aria-label=\"").text(text).raw(": ").text(other);
    out.raw("\">").option("", other, true);
    for (name, plate) in provinces::by_name() {
        out.option(&plate.to_string(), name, false);
    }
    out.raw("</select>");
}

/// Currency and unit: two answers to one question.
fn money(out: &mut Markup, place: usize, lang: Lang) {
    let currencies = Currency::ALL.map(|currency| {
        let name = capital(currency_name(currency, lang), lang);
        (currency.id().to_owned(), format!("{name} ({})", currency_sign(currency)))
    });
    part_of_two(out, (place, "currency"), AskText::Currency.text(lang), &currencies);
    let names = [AskText::UnitOne, AskText::UnitThousand, AskText::UnitMillion].into_iter();
    let units: Vec<_> =
        UNITS.iter().zip(names).map(|(unit, name)| (unit.to_string(), name.text(lang).to_owned())).collect();
    part_of_two(out, (place, "unit"), AskText::Unit.text(lang), &units);
}

fn part_of_two(out: &mut Markup, (place, what): (usize, &str), label: &str, options: &[(String, String)]) {
    let id = format!("money-{place}-{what}");
    out.raw("<p class=\"field-label\"").attr("id", &id).raw(">").text(label).raw("</p>");
    out.raw("<div class=\"options\" role=\"group\"").attr("aria-labelledby", &id).raw(">");
    for (value, label) in options {
        begin(out, &format!("question-{place}-{what}"), &format!("{place} {what}"), value).text(label);
        end(out);
    }
    out.raw("</div>");
}

/// A nomenclature, how well it fits, and what the example means in it.
fn candidate_words(out: &mut Markup, candidate: &Candidate, example: &str, distinct: u32, lang: Lang) {
    let count = |count: u32| grouped(i128::from(count), lang);
    out.raw("<strong>").text(nomenclature_name(candidate.nomenclature, lang)).raw("</strong> ");
    out.raw("<span class=\"quiet\">");
    out.text(&Ui::valid_codes(&count(candidate.valid), &count(distinct), lang)).raw("</span>");
    if let Some([turkish, english]) = &candidate.names {
        out.raw("<span class=\"option-line\">").text(example).raw(": ");
        out.text(lang.pick(turkish, english)).raw("</span>");
    }
}
