//! The table of an indicator below the map.

use super::workers::Purpose;
use super::{Effect, FileSet, Lock, Model, Shared, views, workers};
use crate::protocol::Request;
use crate::ui::address::Address;

/// The table, while it is unfolded.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Figures {
    /// Which, as it stands in the address; `None` while it is folded.
    pub shown: Option<String>,
    /// Its markup, once it is there.
    pub markup: Option<Shared<String>>,
    /// The visitor's number of every province: a file that every table is asked for with, and that nobody
    /// keeps. It stays while the table is folded.
    pub index: Option<FileSet>,
    /// What was chosen and is not answered yet.
    changes: Vec<(String, String)>,
}

/// What the visitor does with the table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum FigureEdit {
    /// Unfolds it.
    Open,
    /// Folds it.
    Close,
    /// Chooses something: a name and its value.
    Choose(String, String),
    /// Wants it as a file.
    Save,
    /// Gives a number of every province to stand beside, or takes it away.
    Index(Option<FileSet>),
}

pub(super) fn edit(model: &mut Model, edit: FigureEdit, out: &mut Vec<Effect>) {
    match edit {
        FigureEdit::Open if model.figures.shown.is_none() => {
            model.figures.shown = Some(String::new());
            ask(model, false, out);
        }
        FigureEdit::Close if model.figures.shown.is_some() => {
            model.figures = Figures { index: model.figures.index.take(), ..Figures::default() };
            write_address(model, out);
        }
        FigureEdit::Choose(name, value) => {
            model.chosen = true;
            model.figures.changes.push((name, value));
            ask(model, false, out);
        }
        FigureEdit::Save => ask(model, true, out),
        FigureEdit::Index(index) => {
            model.figures.index = index;
            match model.lock {
                Lock::Locked => ask(model, false, out),
                // The file is the visitor's: it is opened when the page is locked.
                _ => workers::intent(model, out),
            }
        }
        FigureEdit::Open | FigureEdit::Close => {}
    }
}

impl Figures {
    /// A file waits until the page is locked.
    pub fn is_held(&self, lock: Lock) -> bool {
        self.index.is_some() && lock != Lock::Locked
    }
}

/// The page is locked: a file that waits is opened.
pub(super) fn locked(model: &mut Model, out: &mut Vec<Effect>) {
    if model.figures.index.is_some() {
        ask(model, false, out);
    }
}

/// Asks for the table of the view on the screen, where one is unfolded.
pub(super) fn ask(model: &mut Model, file: bool, out: &mut Vec<Effect>) {
    let (Some(figure), Some(view)) = (model.figures.shown.clone(), &model.view) else { return };
    if model.dead.is_some() {
        return views::say_dead(model, out);
    }
    let view = view.spec.clone();
    // Only the answer to the last question counts, so it holds everything that is not answered yet.
    let changes = model.figures.changes.clone();
    model.workers.beside =
        model.figures.index.as_ref().map(|files| files.id).filter(|_| model.lock == Lock::Locked);
    let purpose = if file { Purpose::Save } else { Purpose::Figure };
    model.workers.ask(purpose, |id| Request::Figure { id, view, figure, changes, file }, out);
}

/// The table is here.
pub(super) fn arrived(model: &mut Model, figure: String, markup: String, out: &mut Vec<Effect>) {
    model.figures.changes.clear();
    if model.figures.shown.is_some() {
        let same = model.figures.markup.as_ref().is_some_and(|known| **known == markup);
        model.figures.shown = Some(figure);
        if !same {
            model.figures.markup = Some(Shared::new(markup));
        }
        write_address(model, out);
    }
}

/// The table cannot be made.
pub(super) fn failed(model: &mut Model) {
    model.figures.changes.clear();
    model.figures.markup = None;
}

/// Shows what is looked at in the address, once the visitor chose anything.
pub(super) fn write_address(model: &Model, out: &mut Vec<Effect>) {
    let Some(view) = model.view.as_ref().filter(|_| model.chosen) else { return };
    let mut text = Address::of(&view.spec);
    if let Some(figure) = model.figures.shown.as_deref().filter(|figure| !figure.is_empty()) {
        text.push_str("&figure=");
        text.push_str(figure);
    }
    out.push(Effect::WriteAddress(text));
}
