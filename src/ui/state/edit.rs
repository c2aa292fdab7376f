//! Corrections of what was understood of the visitor's files. Each is an answer, like those to questions: the
//! files are read again under it, or, where that is enough, what was read gets another meaning.

use super::workers::Purpose;
use super::{DataSetId, Effect, Model, Own, Shared, account, reading, views};
use crate::error::Role;
use crate::protocol::{Answers, LoadReport, Request};
use crate::types::{Currency, FileReport, PassportAnswers, RepairKind};

/// A correction.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Edit {
    /// A column of a file holds something else, or nothing that is used.
    Column {
        /// Position of the file.
        file: usize,
        /// Position of the column.
        column: usize,
        /// What it holds.
        role: Option<Role>,
    },
    /// A repair is taken back, or done again.
    Repair {
        /// Which.
        kind: RepairKind,
        /// It is taken back.
        undo: bool,
    },
    /// A province text means a place.
    Assign {
        /// The text.
        text: String,
        /// Number of the place; `None` takes an earlier answer back.
        place: Option<i8>,
    },
    /// What the figures are; only what is given changes.
    Passport(PassportAnswers),
    /// Currency of the amounts.
    Currency(Currency),
    /// Unit of the amounts.
    Unit(u32),
}

impl Edit {
    /// Whether nothing has to be read again for it.
    fn relabels(&self) -> bool {
        matches!(self, Edit::Assign { .. } | Edit::Passport(_))
    }

    /// The answers with it. `report` is what the visitor corrects.
    pub(super) fn apply(&self, answers: &mut Answers, report: &LoadReport) {
        match self {
            Edit::Column { file, column, role } => {
                if let Some(file) = report.files.get(*file) {
                    change_column(answers, file, *column, *role);
                }
            }
            Edit::Repair { kind, undo } => {
                answers.undo.retain(|known| known != kind);
                answers.undo.extend(undo.then_some(*kind));
            }
            Edit::Assign { text, place } => {
                answers.assign.retain(|(known, _)| known != text);
                answers.assign.extend(place.map(|place| (text.clone(), place)));
            }
            Edit::Passport(new) => merge_passport(&mut answers.passport, new),
            // One goes with the other: told in part, the rest of the evidence would not count.
            Edit::Currency(currency) => {
                answers.currency = Some(*currency);
                answers.unit = answers.unit.or(report.files.first().map(|file| file.unit));
            }
            Edit::Unit(unit) => {
                answers.unit = Some(*unit);
                answers.currency = answers.currency.or(Some(report.passport.currency));
            }
        }
    }
}

/// A column gets a role; the column that had it is looked for anew among the others.
fn change_column(answers: &mut Answers, file: &FileReport, column: usize, role: Option<Role>) {
    let Some(changed) = file.columns.get(column) else { return };
    let tell = |answers: &mut Answers, role: Role, header: &str| {
        answers.columns.retain(|(known, _)| *known != role);
        answers.columns.push((role, header.to_owned()));
    };
    answers.columns.retain(|(_, header)| *header != changed.header);
    match (role, changed.role) {
        (Some(role), _) => {
            tell(answers, role, &changed.header);
            // A period in one column is looked for before one in two.
            let in_one = file.columns.iter().enumerate();
            let in_one =
                in_one.filter(|(at, other)| *at != column && other.role == Some(Role::Period)).count();
            match role {
                Role::Year | Role::Month if in_one > 0 => tell(answers, Role::Period, Answers::NO_COLUMN),
                Role::Period => {
                    answers.columns.retain(|(known, _)| !matches!(known, Role::Year | Role::Month));
                }
                _ => {}
            }
        }
        (None, Some(before)) => tell(answers, before, Answers::NO_COLUMN),
        (None, None) => {}
    }
}

pub(super) fn merge_passport(known: &mut PassportAnswers, new: &PassportAnswers) {
    known.producer = new.producer.or(known.producer);
    known.basis = new.basis.or(known.basis);
    known.system = new.system.or(known.system);
    known.valuation = new.valuation.or(known.valuation);
    known.status = new.status.or(known.status);
}

/// The visitor corrects something.
pub(super) fn edit(model: &mut Model, edit: Edit, out: &mut Vec<Effect>) {
    let Some(own) = model.own.clone() else { return };
    if model.dead.is_some() {
        redraw(model);
        return views::say_dead(model, out);
    }
    // What is read again goes on from what it was told.
    let again = model.reading.as_ref().filter(|reading| !reading.loaded && reading.files.id == own.files.id);
    let is_again = again.is_some();
    let mut answers = again.map_or_else(|| own.answers.clone(), |reading| reading.answers.clone());
    // What is corrected is what stands on the screen. The account of other files is none of these.
    let account = model.account.clone();
    match account.as_ref() {
        Some(account) if account.files != own.files.id => return,
        Some(account) => edit.apply(&mut answers, &account.report),
        None => edit.apply(&mut answers, &own.report),
    }
    if edit.relabels() && !is_again && model.gone.is_none() {
        model.own = Some(Shared::new(Own { answers: answers.clone(), ..Own::clone(&own) }));
        model.workers.ask(Purpose::Relabel, |id| Request::Relabel { id, answers }, out);
    } else {
        reading::begin(model, own.files.clone(), answers, out);
    }
    model.editing = Some(edit);
}

/// What was read has other meanings now: the account says so, and the view follows.
pub(super) fn relabelled(model: &mut Model, mut report: LoadReport, out: &mut Vec<Effect>) {
    let Some(own) = &model.own else { return };
    for (new, known) in report.files.iter_mut().zip(&own.report.files) {
        new.sha256 = new.sha256.take().or_else(|| known.sha256.clone());
    }
    model.own = Some(Shared::new(Own { report, ..Own::clone(own) }));
    model.edited = model.editing.take();
    account::ask(model, out);
    if model.wanted.data_set == DataSetId::Own {
        views::ask(model, out);
    }
}

/// The account is drawn again as it stands, since its controls were moved in vain.
pub(super) fn redraw(model: &mut Model) {
    model.editing = None;
    if let Some(own) = &model.own {
        model.own = Some(Shared::new(Own::clone(own)));
    }
    account::redraw(model);
}
