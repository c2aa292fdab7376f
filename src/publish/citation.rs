//! How a map is cited: in a line, and as BibTeX.

use super::card::program;
use super::publication::Publication;
use crate::messages::citation as words;

/// Who, what, of which source, made when and with what.
pub fn citation(it: &Publication) -> String {
    words(&it.view.title, &it.view.source, &it.stamp.day, &program(&it.stamp), it.view.spec.lang)
}

/// The same for bibliographies. Letters that are special to TeX are escaped.
pub fn bibtex(it: &Publication) -> String {
    let key: String = it.name().chars().filter(char::is_ascii_alphanumeric).collect();
    let year = it.stamp.day.get(..4).unwrap_or_default();
    let mut lines = vec![
        ("title", tex(&it.view.title)),
        ("author", "{Teknoharita}".to_string()),
        ("howpublished", tex(&program(&it.stamp))),
        ("note", tex(&it.view.source)),
    ];
    if !year.is_empty() {
        lines.push(("year", year.to_string()));
        lines.push(("urldate", it.stamp.day.clone()));
    }
    let lines: String = lines.into_iter().map(|(name, text)| format!("  {name} = {{{text}}},\n")).collect();
    format!("@misc{{{key},\n{lines}}}\n")
}

fn tex(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' | '%' | '$' | '#' | '_' | '{' | '}' => out.extend(['\\', letter]),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '\\' => out.push_str("\\textbackslash{}"),
            letter if letter.is_control() => out.push(' '),
            letter => out.push(letter),
        }
    }
    out
}
