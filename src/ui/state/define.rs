//! The visitor's own definition of tiers: a small text that the page keeps, because every worker that answers
//! views has to be told it.

use super::workers::Purpose;
use super::{DataSetId, Effect, Model, views};
use crate::error::Error;
use crate::messages::{ErrorWords, Lang, Ui};
use crate::protocol::{MadeFile, Request};
use crate::view::DefinitionId;

/// Why a file holds no text that could be a definition.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NoText {
    /// It has more bytes than a definition may have.
    TooLong,
    /// The browser could not read it, or its bytes are no text.
    Unreadable,
}

/// Why the last definition that was chosen does not hold.
#[derive(Clone, PartialEq, Debug)]
pub enum Undefined {
    /// Its file is no text.
    NoText(NoText),
    /// Its text is no definition.
    Error(Error, ErrorWords),
}

/// What is known of the visitor's own definition.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Defined {
    /// Name of its file and number of its rules; the last one that holds.
    pub known: Option<(String, u32)>,
    /// Name of the file that was chosen last, and why it does not hold.
    pub problem: Option<(String, Undefined)>,
    /// Name of the file that a worker is looking at.
    pending: String,
}

impl Defined {
    /// The one that was chosen last does not hold; an earlier one does.
    pub(super) fn refused(&mut self, error: Error, words: ErrorWords) {
        self.problem = Some((std::mem::take(&mut self.pending), Undefined::Error(error, words)));
    }

    /// Two workers were lost over it.
    pub(super) fn give_up(&mut self) {
        self.problem = Some((std::mem::take(&mut self.pending), Undefined::NoText(NoText::Unreadable)));
    }
}

/// A definition was chosen.
pub(super) fn chosen(model: &mut Model, name: String, text: Result<String, NoText>, out: &mut Vec<Effect>) {
    match text {
        Err(why) => model.definition.problem = Some((name, Undefined::NoText(why))),
        Ok(_) if model.dead.is_some() => views::say_dead(model, out),
        Ok(text) => {
            model.definition.problem = None;
            model.definition.pending = name;
            model.workers.ask(Purpose::Define, |id| Request::Define { id, text }, out);
        }
    }
}

/// A worker took it: the visitor's data are shown by it.
pub(super) fn known(model: &mut Model, request: Request, rules: u32, out: &mut Vec<Effect>) {
    let Request::Define { text, .. } = request else { return };
    model.workers.definition = Some(text);
    model.definition.known = Some((std::mem::take(&mut model.definition.pending), rules));
    if model.wanted.data_set == DataSetId::Own {
        model.chosen = true;
        model.wanted.definition = DefinitionId::Own;
        views::ask(model, out);
    }
}

/// Gives the visitor a small definition to go on from.
pub(super) fn template(model: &Model, out: &mut Vec<Effect>) {
    let name = model.lang.pick("teknoharita-tanim.csv", "teknoharita-definition.csv");
    let mut bytes = match model.lang {
        // By this mark a spreadsheet knows that the letters are Turkish.
        Lang::Tr => "\u{FEFF}".as_bytes().to_vec(),
        Lang::En => Vec::new(),
    };
    bytes.extend_from_slice(Ui::DefinitionTemplate.text(model.lang).as_bytes());
    bytes.extend_from_slice(b"\r\n");
    out.push(Effect::Save(MadeFile { name: name.into(), mime: "text/csv".into(), bytes }));
}
