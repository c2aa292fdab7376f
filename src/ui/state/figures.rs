//! The table of an indicator below the map.

use super::workers::Purpose;
use super::{Effect, Model, Shared, views};
use crate::protocol::Request;
use crate::ui::address::Address;

/// The table, while it is unfolded.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Figures {
    /// Which, as it stands in the address; `None` while it is folded.
    pub shown: Option<String>,
    /// Its markup, once it is there.
    pub markup: Option<Shared<String>>,
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
}

pub(super) fn edit(model: &mut Model, edit: FigureEdit, out: &mut Vec<Effect>) {
    match edit {
        FigureEdit::Open if model.figures.shown.is_none() => {
            model.figures.shown = Some(String::new());
            ask(model, None, false, out);
        }
        FigureEdit::Close if model.figures.shown.is_some() => {
            model.figures = Figures::default();
            write_address(model, out);
        }
        FigureEdit::Choose(name, value) => {
            model.chosen = true;
            ask(model, Some((name, value)), false, out);
        }
        FigureEdit::Save => ask(model, None, true, out),
        FigureEdit::Open | FigureEdit::Close => {}
    }
}

/// Asks for the table of the view on the screen, where one is unfolded.
pub(super) fn ask(model: &mut Model, change: Option<(String, String)>, file: bool, out: &mut Vec<Effect>) {
    let (Some(figure), Some(view)) = (model.figures.shown.clone(), &model.view) else { return };
    if model.dead.is_some() {
        return views::say_dead(model, out);
    }
    let view = view.spec.clone();
    let purpose = if file { Purpose::Save } else { Purpose::Figure };
    model.workers.ask(purpose, |id| Request::Figure { id, view, figure, change, file }, out);
}

/// The table is here.
pub(super) fn arrived(model: &mut Model, figure: String, markup: String, out: &mut Vec<Effect>) {
    if model.figures.shown.is_some() {
        let same = model.figures.markup.as_ref().is_some_and(|known| **known == markup);
        model.figures.shown = Some(figure);
        if !same {
            model.figures.markup = Some(Shared::new(markup));
        }
        write_address(model, out);
    }
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
