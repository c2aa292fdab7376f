//! A kept plan: a small file with the answers to an earlier reading, dropped with the next files or before them.
//!
//! It is the visitor's, so it too is opened only when the page is locked. Files that came with it are held until
//! its answers are there.

use super::workers::Purpose;
use super::{Effect, FileSet, FileSetId, Lock, Model, NoText, fail, reading, views, workers};
use crate::error::{Error, PlanError};
use crate::messages::ErrorWords;
use crate::protocol::{Answers, Request};

/// A plan that the visitor chose.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct KeptPlan {
    /// Name of its file.
    pub name: String,
    /// Under which the shell keeps its file.
    pub(super) file: FileSetId,
    /// What it answers; `None` while it is looked at.
    pub(super) answers: Option<Answers>,
}

/// Whether a file is a plan, by its name; no table is kept as JSON.
pub fn is_plan(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, ending)| ending.eq_ignore_ascii_case("json"))
}

impl KeptPlan {
    /// It waits for files.
    pub fn is_ready(&self) -> bool {
        self.answers.is_some()
    }
}

/// A plan was chosen, alone or with files.
pub(super) fn chosen(
    model: &mut Model,
    plan: FileSet,
    files: Option<(FileSet, bool)>,
    out: &mut Vec<Effect>,
) {
    let Some(name) = plan.files.first().map(|file| file.name.clone()) else { return };
    if model.dead.is_some() {
        return views::say_dead(model, out);
    }
    model.failure = None;
    model.plan = Some(KeptPlan { name, file: plan.id, answers: None });
    if let Some((files, added)) = files {
        reading::files(model, files, added, out);
    }
    match model.lock {
        Lock::Locked => look(model, out),
        _ => workers::intent(model, out),
    }
}

/// The page is locked: a plan that waits is looked at.
pub(super) fn look(model: &mut Model, out: &mut Vec<Effect>) {
    if let Some(plan) = model.plan.as_ref().filter(|plan| plan.answers.is_none()) {
        out.push(Effect::ReadPlan(plan.file));
    }
}

/// Whether files have to wait for a plan.
pub(super) fn is_awaited(model: &Model) -> bool {
    model.plan.as_ref().is_some_and(|plan| plan.answers.is_none())
}

/// What the plan's file says.
pub(super) fn text(model: &mut Model, file: FileSetId, text: Result<String, NoText>, out: &mut Vec<Effect>) {
    if model.plan.as_ref().is_none_or(|plan| plan.file != file || plan.answers.is_some()) {
        return;
    }
    match text {
        Ok(text) => model.workers.ask(Purpose::Plan, |id| Request::Plan { id, text }, out),
        Err(_) => give_up(model, out),
    }
}

/// The plan's answers are there.
pub(super) fn planned(model: &mut Model, answers: Answers, out: &mut Vec<Effect>) {
    let reading = model.reading.as_mut().filter(|reading| !reading.loaded);
    match reading {
        None => {
            if let Some(plan) = &mut model.plan {
                plan.answers = Some(answers);
            }
        }
        Some(reading) if reading.worker.is_none() => {
            reading::merge(&mut reading.answers, answers);
            model.plan = None;
            if model.lock == Lock::Locked {
                reading::release(model, out);
            }
        }
        Some(_) if !model.questions.is_empty() => {
            model.plan = None;
            reading::answer(model, answers, out);
        }
        Some(reading) => {
            let (files, mut known) = (reading.files.clone(), reading.answers.clone());
            reading::merge(&mut known, answers);
            model.plan = None;
            reading::begin(model, files, known, out);
        }
    }
}

/// The plan is none. Files that wait for it wait no longer: they would be read under other answers than the
/// visitor meant.
pub(super) fn refused(model: &mut Model, error: Error, words: ErrorWords, out: &mut Vec<Effect>) {
    model.plan = None;
    if model.reading.as_ref().is_some_and(|reading| reading.worker.is_none()) {
        model.reading = None;
        model.runs += 1;
    }
    fail(model, (error, words).into(), None, false, out);
}

/// Two workers were lost over it.
pub(super) fn give_up(model: &mut Model, out: &mut Vec<Effect>) {
    let why = PlanError::OtherSchema;
    let words = ErrorWords::of_plan(&why);
    refused(model, Error::BadPlan { why }, words, out);
}

/// The visitor's files are read again by the plan.
pub(super) fn apply(model: &mut Model, out: &mut Vec<Effect>) {
    let (Some(own), None) = (model.own.clone(), &model.dead) else { return views::say_dead(model, out) };
    let Some(new) = model.plan.take().and_then(|plan| plan.answers) else { return };
    let mut answers = own.answers.clone();
    reading::merge(&mut answers, new);
    reading::begin(model, own.files.clone(), answers, out);
}
