//! Bar, sentence and controls of the first screen, as long as they cannot react.

use super::Both;
use crate::messages::{AboutText, Lang, Ui};
use crate::publish::escape::escape;
use crate::publish::hands;
use crate::view::{Choice, PageView, reasons};

/// Skip links and the bar on top.
pub fn bar(both: &Both<'_>) -> String {
    let link = |class: &str, id: &str, text: Ui| format!("<a {class}href=\"#{id}\">{}</a>", both.ui(text));
    let nav = both.each(|_, lang, at| {
        let links: String = [("explore", Ui::Explore), ("yours", Ui::YourData), ("method", Ui::Method)]
            .into_iter()
            .map(|(id, text)| format!("<a href=\"#{id}\">{}</a>", escape(text.text(lang))))
            .collect();
        format!("<nav class=\"nav\" {at} aria-label=\"{}\">{links}</nav>", escape(Ui::Sections.text(lang)))
    });
    // Both names stand there, or the select would be narrower than the live one.
    let language = both.each(|_, lang, at| {
        let option = |tag: Lang, name: &str| {
            let selected = if tag == lang { " selected" } else { "" };
            format!("<option{selected}>{name}</option>")
        };
        format!(
            "<select class=\"language\" {at} data-testid=\"language\" aria-label=\"{}\" disabled>{}{}</select>",
            escape(Ui::Language.text(lang)),
            option(Lang::Tr, "Türkçe"),
            option(Lang::En, "English")
        )
    });
    let theme = |class: &str, text: Ui| {
        format!(
            "<button type=\"button\" class=\"theme {class}\" disabled><span class=\"unseen\">{}</span>\
             <svg viewBox=\"0 0 16 16\" aria-hidden=\"true\"><circle cx=\"8\" cy=\"8\" r=\"6.25\"></circle>\
             <path d=\"M8 1.75a6.25 6.25 0 0 1 0 12.5z\"></path></svg></button>",
            both.ui(text)
        )
    };
    format!(
        "{}{}<header class=\"bar\"><p class=\"brand\">Teknoharita</p>{nav}<div class=\"tools\">\
         <a class=\"lock\" href=\"#lock\"><svg class=\"lock-icon\" viewBox=\"0 0 16 16\" aria-hidden=\"true\">\
         <path class=\"shackle\" d=\"M5 7V4.5a3 3 0 0 1 6 0V7\"></path>\
         <rect x=\"3\" y=\"7\" width=\"10\" height=\"7\" rx=\"1\"></rect></svg><span>{}</span></a>\
         {language}{}{}</div></header>",
        link("class=\"skip\" ", "map", Ui::SkipToMap),
        link("class=\"skip\" ", "list", Ui::SkipToTable),
        both.ui(Ui::LockOpen),
        theme("to-dark", Ui::ToDark),
        theme("to-light", Ui::ToLight),
    )
}

/// Headline, passport and what to do next.
pub fn lead(both: &Both<'_>) -> String {
    format!(
        "<div class=\"lead\"><h1 class=\"headline\">{}</h1><p class=\"passport\"><span data-testid=\"passport\">{}</span> {}</p>\
         <p class=\"next-step\">{} <a href=\"#yours\">{}</a>{}</p></div>",
        both.say(|view, _| view.headline.clone()),
        both.say(|view, _| view.passport.clone()),
        both.each(|_, lang, at| help(at, AboutText::Basis.text(lang))),
        both.ui(Ui::NextChoose),
        both.ui(Ui::NextOpen),
        both.ui(Ui::NextStays)
    )
}

/// Chips, selects, and why some choices cannot be made; once a language, for most of it are attributes. What scrolls on
/// a phone can be scrolled by keyboard, though nothing in it reacts yet.
pub fn controls(both: &Both<'_>) -> String {
    both.each(|view, lang, at| {
        let chips: String = view.indicators.iter().map(chip).collect();
        let fields = [
            (Ui::DataSet, "data-set", &view.data_sets),
            (Ui::Period, "period", &view.periods),
            (Ui::Flow, "flow", &view.flows),
        ];
        let fields: String =
            fields.into_iter().map(|(label, id, choices)| field(label.text(lang), id, choices)).collect();
        let reasons: String = reasons_of(view)
            .iter()
            .map(|reason| format!("<p class=\"reason\">{}</p>", escape(reason)))
            .collect();
        format!(
            "<div class=\"controls\" {at} role=\"group\" aria-label=\"{}\"><div class=\"chips\" tabindex=\"0\">{chips}{}</div>\
             <div class=\"fields\" tabindex=\"0\">{fields}</div><div class=\"time\">{}</div><div class=\"reasons\">{reasons}</div></div>",
            escape(Ui::Controls.text(lang)),
            help("", AboutText::Indicator.text(lang)),
            hands::time(view, false)
        )
    })
}

/// A button that explains a term, as long as it cannot.
fn help(at: &str, label: &str) -> String {
    format!(
        "<button type=\"button\" class=\"help\" {at} aria-label=\"{}\" disabled>?</button>",
        escape(label)
    )
}

fn chip(choice: &Choice) -> String {
    format!(
        "<button type=\"button\" class=\"chip\" data-tier=\"{}\" aria-pressed=\"{}\" disabled>{}</button>",
        escape(&choice.id),
        choice.selected,
        escape(&choice.label)
    )
}

/// All options stand there, or the select would be narrower than the live one.
fn field(label: &str, id: &str, choices: &[Choice]) -> String {
    let options: String = choices
        .iter()
        .map(|choice| {
            let selected = if choice.selected { " selected" } else { "" };
            format!("<option value=\"{}\"{selected}>{}</option>", escape(&choice.id), escape(&choice.label))
        })
        .collect();
    format!(
        "<label class=\"field\"><span class=\"field-label\">{}</span><select data-testid=\"{id}\" disabled>{options}</select></label>",
        escape(label)
    )
}

/// As on the live page. That no file was chosen yet needs no saying.
fn reasons_of(view: &PageView) -> Vec<String> {
    [&view.indicators, &view.periods, &view.flows].into_iter().flat_map(|choices| reasons(choices)).collect()
}
