//! The visitor's file of provinces and numbers, as it stands above a table.

use std::sync::Arc;

use crate::error::Error;
use crate::indicators::{Index, Need};
use crate::messages::{BesideText, Lang, error_text, matched, place_name, unmatched};
use crate::types::Place;

use super::FigureInput;

/// Letters of a name that are shown.
const MOST_LETTERS: usize = 80;

/// A file of provinces and numbers as it was read.
#[derive(Clone, PartialEq, Debug)]
pub struct BesideFile {
    /// Its name.
    pub name: String,
    /// What it says.
    pub index: Result<Arc<Index>, Error>,
}

/// What the page says of it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct BesideView {
    /// That a file is needed, where none is there.
    pub needed: Option<String>,
    /// What such a file looks like.
    pub format: String,
    /// Its name, where one is there.
    pub file: Option<String>,
    /// What was understood of it.
    pub said: Vec<String>,
    /// What was not, and what to do.
    pub problem: Option<(String, String)>,
}

/// What is said of the file; nothing where none is there and none is needed.
pub(super) fn beside_view(input: &FigureInput<'_>) -> Option<BesideView> {
    let (lang, wanted) = (input.lang, input.spec.entry.needs.contains(&Need::Index));
    let word = |text: BesideText| text.text(lang).to_string();
    if input.beside.is_none() && !wanted {
        return None;
    }
    let mut view = BesideView { format: word(BesideText::Format), ..BesideView::default() };
    match &input.beside {
        None => view.needed = Some(word(BesideText::Needed)),
        Some(file) => {
            view.file = Some(short(&file.name));
            match &file.index {
                // Beside a table that does not need it, it is only named, and can be removed.
                Ok(_) if !wanted => {}
                Ok(index) => view.said = said(input, index),
                Err(error) => {
                    let words = error_text(error, lang);
                    view.problem = Some((format!("{}. {}", words.title, words.body), words.todo));
                }
            }
        }
    }
    Some(view)
}

fn said(input: &FigureInput<'_>, index: &Index) -> Vec<String> {
    let lang = input.lang;
    let Some(found) = &input.matched else { return Vec::new() };
    let mut said = vec![matched(&short(&index.name), index.values.len(), found.both, lang)];
    for (in_file, places) in [(true, &found.only_file), (false, &found.only_data)] {
        if found.both > 0 && !places.is_empty() {
            said.push(unmatched(in_file, &names(places, lang), lang));
        }
    }
    said
}

fn names(places: &[Place], lang: Lang) -> Vec<&'static str> {
    places.iter().map(|place| place_name(*place, lang)).collect()
}

/// The beginning of a name of the visitor's.
pub(super) fn short(name: &str) -> String {
    match name.chars().nth(MOST_LETTERS) {
        None => name.to_string(),
        Some(_) => format!("{}…", name.chars().take(MOST_LETTERS).collect::<String>()),
    }
}
