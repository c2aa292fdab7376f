//! The visitor's file of provinces and numbers: what it is for, a button to choose one, what became of it.

use std::fmt::Write;

use crate::messages::{BesideText, Lang};
use crate::publish::escape::escape;
use crate::view::BesideView;

/// What a window for files offers first.
const ACCEPTED: &str = ".csv,.tsv,.txt,text/csv,text/plain";

pub(super) fn beside(out: &mut String, view: &BesideView, lang: Lang) {
    let word = |text: BesideText| escape(text.text(lang));
    let _ = write!(
        out,
        "<div class=\"figure-beside\" data-drop=\"index\" data-testid=\"index\" role=\"group\" aria-label=\"{}\">",
        word(BesideText::Title)
    );
    if let Some(needed) = &view.needed {
        let _ = write!(out, "<p data-testid=\"index-needed\">{}</p>", escape(needed));
    }
    if let Some(file) = &view.file {
        let _ = write!(out, "<p><strong data-testid=\"index-name\">{}</strong></p>", escape(file));
    }
    for said in &view.said {
        let _ = write!(out, "<p class=\"quiet\" data-testid=\"index-said\">{}</p>", escape(said));
    }
    if let Some((what, todo)) = &view.problem {
        let _ = write!(
            out,
            "<p class=\"figure-refusal\" data-testid=\"index-problem\">{} {}</p>",
            escape(what),
            escape(todo)
        );
    }
    if view.said.is_empty() && (view.file.is_none() || view.problem.is_some()) {
        let _ = write!(out, "<p class=\"quiet\" id=\"index-format\">{}</p>", escape(&view.format));
    }
    let choose = if view.file.is_some() { BesideText::Another } else { BesideText::Choose };
    let _ = write!(
        out,
        "<div class=\"form-foot\"><label class=\"button\"><input class=\"unseen\" type=\"file\" \
         accept=\"{ACCEPTED}\" data-figure=\"index\" data-testid=\"index-input\"><span>{}</span></label>",
        word(choose)
    );
    if view.file.is_some() {
        let _ = write!(
            out,
            "<button type=\"button\" data-figure=\"index\" data-testid=\"index-remove\">{}</button>",
            word(BesideText::Remove)
        );
    }
    out.push_str("</div></div>");
}
