//! The account of the visitor's files: markup that a worker writes.
//!
//! What it says comes with the question, so whoever answers views can write it: in the other language, after a
//! correction, and also when the worker that read the files is lost.

use super::workers::Purpose;
use super::{Effect, FileSetId, Model, Shared};
use crate::protocol::{LoadReport, Request};

/// The account on the screen.
#[derive(Clone, PartialEq, Debug)]
pub struct Account {
    /// Its markup.
    pub markup: String,
    /// What it was written from: its controls speak of this.
    pub report: LoadReport,
    /// Of which files.
    pub(super) files: FileSetId,
}

/// Asks for the account as it is now. Where there is nobody to ask, whoever comes is asked.
pub(super) fn ask(model: &mut Model, out: &mut Vec<Effect>) {
    let Some(own) = model.own.clone() else { return };
    let (report, lang) = (Box::new(own.report.clone()), model.lang);
    model.workers.ask(Purpose::Account, |id| Request::AccountMarkup { id, report, lang }, out);
}

/// The account is here, as it was asked for.
pub(super) fn arrived(model: &mut Model, asked: Request, markup: String) {
    if let (Request::AccountMarkup { report, .. }, Some(own)) = (asked, &model.own) {
        model.account = Some(Shared::new(Account { markup, report: *report, files: own.files.id }));
    }
}

/// It is drawn again as it stands, since its controls were moved in vain.
pub(super) fn redraw(model: &mut Model) {
    if let Some(account) = &model.account {
        model.account = Some(Shared::new(Account::clone(account)));
    }
}
