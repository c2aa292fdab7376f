//! What stands folded below the map and is written by the worker: charts, and tables of indicators.

use super::workers::Purpose;
use super::{DataSetId, Effect, FileSet, Lock, Model, Shared, hands, views, workers};
use crate::protocol::{ChartForm, Request};
use crate::ui::address::Address;

/// A section below the map.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Section {
    /// Tables of indicators.
    Figures,
    /// Charts.
    Charts,
    /// The step before something becomes public.
    Publish,
}

/// A section, while it is unfolded.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Figures {
    /// Which, as it stands in the address; `None` while it is folded.
    pub shown: Option<String>,
    /// Its markup, once it is there.
    pub markup: Option<Shared<String>>,
    /// The visitor's number of every province: a file that every table is asked for with, and that nobody
    /// keeps. It stays while the table is folded.
    pub index: Option<FileSet>,
    /// What is shown is not of the view on the screen, but of the one before.
    pub waits: bool,
    /// What was chosen and is not answered yet.
    changes: Vec<(String, String)>,
}

/// What the visitor does with a section.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum FigureEdit {
    /// Unfolds it.
    Open,
    /// Folds it.
    Close,
    /// Chooses something: a name and its value.
    Choose(String, String),
    /// Wants it as a file, by a word: `csv`, `svg`; before publication those of all forms.
    Make(String),
    /// Gives a number of every province to stand beside, or takes it away.
    Index(Option<FileSet>),
}

pub(super) fn edit(model: &mut Model, section: Section, edit: FigureEdit, out: &mut Vec<Effect>) {
    let part = section.of(model);
    match edit {
        FigureEdit::Open if part.shown.is_none() => {
            part.shown = Some(String::new());
            ask(model, section, None, out);
        }
        FigureEdit::Close if part.shown.is_some() => {
            *part = Figures { index: part.index.take(), ..Figures::default() };
            write_address(model, out);
        }
        FigureEdit::Choose(name, value) => {
            part.changes.push((name, value));
            model.chosen = true;
            ask(model, section, None, out);
        }
        FigureEdit::Make(form) => ask(model, section, Some(form), out),
        FigureEdit::Index(index) => {
            part.index = index;
            match model.lock {
                Lock::Locked => ask(model, section, None, out),
                // The file is the visitor's: it is opened when the page is locked.
                _ => workers::intent(model, out),
            }
        }
        FigureEdit::Open | FigureEdit::Close => {}
    }
}

impl Section {
    /// What the page knows of it.
    pub fn of(self, model: &mut Model) -> &mut Figures {
        match self {
            Section::Figures => &mut model.figures,
            Section::Charts => &mut model.charts,
            Section::Publish => &mut model.publishing,
        }
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
    for section in [Section::Figures, Section::Publish] {
        if section.of(model).index.is_some() {
            ask(model, section, None, out);
        }
    }
}

/// Asks for what is unfolded, of the view on the screen.
pub(super) fn ask_all(model: &mut Model, out: &mut Vec<Effect>) {
    ask(model, Section::Charts, None, out);
    ask(model, Section::Figures, None, out);
    // What becomes public is never folded as a whole.
    model.publishing.shown.get_or_insert_default();
    ask(model, Section::Publish, None, out);
}

/// Asks for a section of the view on the screen, where it is unfolded: for its markup, or for a file by its word.
fn ask(model: &mut Model, section: Section, form: Option<String>, out: &mut Vec<Effect>) {
    let part = section.of(model);
    // Only the answer to the last question counts, so it holds everything that is not answered yet.
    let (shown, changes) = (part.shown.clone(), part.changes.clone());
    let (Some(shown), Some(view)) = (shown, &model.view) else { return };
    if model.dead.is_some() {
        return views::say_dead(model, out);
    }
    let view = view.spec.clone();
    if view.data_set == DataSetId::Own && model.gone.is_some() && section == Section::Publish {
        // What stands there is of the last view of them, and stays.
        return if form.is_some() {
            views::say_gone(model, out)
        };
    }
    let is_locked = model.lock == Lock::Locked;
    let part = section.of(model);
    part.waits |= form.is_none();
    // The file beside it is the visitor's: it is opened when the page is locked.
    let beside = part.index.as_ref().map(|files| files.id).filter(|_| is_locked);
    let save = form.as_ref().map(|_| Purpose::Save);
    match section {
        Section::Figures => {
            model.workers.beside = beside;
            let (figure, file) = (shown, form.is_some());
            let make = |id| Request::Figure { id, view, figure, changes, file };
            model.workers.ask(save.unwrap_or(Purpose::Figure), make, out);
        }
        Section::Charts => {
            let chart = shown;
            let form = form.map(|form| if form == "svg" { ChartForm::Svg } else { ChartForm::Csv });
            let make = |id| Request::Chart { id, view, chart, changes, form };
            model.workers.ask(save.unwrap_or(Purpose::Chart), make, out);
        }
        Section::Publish => {
            model.workers.card = beside;
            let (base, stamp) = (model.base.clone(), Box::new(model.stamp.clone()));
            let make = |id| Request::Step { id, view, settings: shown, changes, base, stamp, form };
            model.workers.ask(save.unwrap_or(Purpose::Step), make, out);
        }
    }
}

/// A section is here.
pub(super) fn arrived(
    model: &mut Model,
    section: Section,
    shown: String,
    markup: String,
    out: &mut Vec<Effect>,
) {
    let part = section.of(model);
    part.changes.clear();
    part.waits = false;
    if part.shown.is_some() {
        let same = part.markup.as_ref().is_some_and(|known| **known == markup);
        part.shown = Some(shown);
        if !same {
            part.markup = Some(Shared::new(markup));
        }
        // What an author decides is nobody else's: it stands in no address.
        if section != Section::Publish {
            write_address(model, out);
        }
    }
}

/// A section cannot be made.
pub(super) fn failed(model: &mut Model, section: Section) {
    let part = section.of(model);
    part.changes.clear();
    part.waits = false;
    part.markup = None;
}

/// Shows what is looked at in the address, once the visitor chose anything.
pub(super) fn write_address(model: &mut Model, out: &mut Vec<Effect>) {
    let Some(view) = model.view.as_ref() else { return };
    let mut text = Address::of(&view.spec);
    for (name, part) in [("&chart=", &model.charts), ("&figure=", &model.figures)] {
        if let Some(shown) = part.shown.as_deref().filter(|shown| !shown.is_empty()) {
            text.push_str(name);
            text.push_str(shown);
        }
    }
    hands::note(model, text, out);
}
