//! From chosen files to the visitor's data set.

use super::{
    Cause, Effect, FigureEdit, FileSet, Lock, Model, Own, Reading, Retry, Section, Shared, Spot, WorkerId,
    default_spec, fail, figures,
};
use super::{account, edit, kept, recovery, views, workers};
use crate::error::Error;
use crate::messages::{Loss, Work};
use crate::protocol::{Answers, DataSetId, Event, LoadReport, Request};
use crate::ui::progress::Progress;

/// Files were chosen. They are held unread until the page is locked.
pub(super) fn files(model: &mut Model, files: FileSet, added: bool, out: &mut Vec<Effect>) {
    if files.files.is_empty() {
        return;
    }
    if model.dead.is_some() {
        return views::say_dead(model, out);
    }
    let mut answers = match &model.own {
        Some(own) if added => own.answers.clone(),
        _ => Answers::default(),
    };
    if let Some(plan) = model.plan.take_if(|plan| plan.is_ready()) {
        merge(&mut answers, plan.answers.unwrap_or_default());
    }
    begin(model, files, answers, out);
}

/// Begins to read, under what is known beforehand.
pub(super) fn begin(model: &mut Model, files: FileSet, answers: Answers, out: &mut Vec<Effect>) {
    // Whoever chooses a file wants that one: the reading under way is given up, and the page says so.
    let before = model.reading.as_ref().filter(|reading| !reading.loaded && reading.files.id != files.id);
    let instead_of = before.map(|reading| names(&reading.files)).unwrap_or_default();
    give_up(model, out);
    // One whose tables are there ended well, though its map was not drawn yet.
    if model.reading.take().is_some() {
        model.runs += 1;
        views::ask_hash(model, out);
    }
    model.failure = None;
    model.hint = None;
    (model.editing, model.edited) = (None, None);
    let again = model.gone.is_none() && model.own.as_ref().is_some_and(|own| own.files.id == files.id);
    out.push(Effect::MarkFileChosen);
    let bytes_total = files.files.iter().map(|file| file.bytes).sum();
    model.reading = Some(Reading {
        files,
        answers,
        worker: None,
        sent: false,
        request: model.workers.new_request(),
        started_ms: 0.0,
        progress: Progress { bytes_total, ..Progress::default() },
        heard: false,
        loaded: false,
        again,
        instead_of,
    });
    if model.lock == Lock::Locked {
        release(model, out);
    } else {
        workers::intent(model, out);
    }
}

fn names(files: &FileSet) -> String {
    files.files.iter().map(|file| file.name.as_str()).collect::<Vec<_>>().join(", ")
}

/// The page is locked: a worker may be started for the files that were held.
pub(super) fn release(model: &mut Model, out: &mut Vec<Effect>) {
    if kept::is_awaited(model) {
        return;
    }
    if let Some(reading) = model.reading.as_mut().filter(|reading| reading.worker.is_none()) {
        let (worker, ready) = model.workers.take_spare(out);
        reading.worker = Some(worker);
        if ready {
            worker_ready(model, worker, out);
        }
    }
}

/// A worker says that it can be talked to.
pub(super) fn worker_ready(model: &mut Model, from: WorkerId, out: &mut Vec<Effect>) {
    let Some(reading) = model.reading.as_mut() else {
        return;
    };
    if reading.worker == Some(from) && !reading.sent {
        reading.sent = true;
        reading.started_ms = model.now_ms;
        out.push(read(reading, from));
    }
}

fn read(reading: &Reading, to: WorkerId) -> Effect {
    let request = Request::Read {
        id: reading.request,
        files: reading.files.files.clone(),
        answers: reading.answers.clone(),
    };
    Effect::Send { to, request, files: Some(reading.files.id) }
}

/// The reading worker says something.
pub(super) fn heard(model: &mut Model, event: Event, out: &mut Vec<Effect>) {
    let Some(reading) = model.reading.as_mut() else {
        return;
    };
    let request = reading.request;
    reading.heard |= !matches!(event, Event::Pong { .. });
    match event {
        Event::Progress { id, bytes_read, bytes_total, rows } if id == request => {
            let elapsed_ms = model.now_ms - reading.started_ms;
            reading.progress = Progress { bytes_read, bytes_total, rows, elapsed_ms };
        }
        Event::Asking { id, questions, fields } if id == request => {
            (model.questions, model.question_fields) = (questions, Shared::new(fields));
            out.push(Effect::Show(Spot::Questions));
        }
        Event::CubeReady { id, report } if id == request => loaded(model, *report, out),
        Event::Failed { id, error, words } if id == request => match error {
            // The program said so in time, but the memory is gone all the same.
            Error::OutOfMemory => lost(model, Loss::Memory, out),
            error => failed(model, (error, words).into(), out),
        },
        _ => {}
    }
}

fn loaded(model: &mut Model, report: LoadReport, out: &mut Vec<Effect>) {
    let Some(reading) = model.reading.as_mut() else {
        return;
    };
    reading.loaded = true;
    let (request, again) = (reading.request, reading.again);
    let own = Own { files: reading.files.clone(), answers: reading.answers.clone(), report };
    let worker = reading.worker;
    model.own = Some(Shared::new(own));
    (model.gone, model.detail, model.dead) = (None, false, None);
    // What the new data make good is no failure any more.
    model.failure = model.failure.take().filter(|failure| {
        let held = matches!(failure.cause, Cause::Lost { work: Work::Holding { .. }, .. });
        !failure.fatal && !held
    });
    out.push(Effect::MarkCubeReady);
    if let Some(worker) = worker {
        model.workers.take_over(worker, request, out);
    }
    model.chosen = true;
    model.edited = model.editing.take();
    // It is written before the view is, so it stands there when the view is drawn.
    account::ask(model, out);
    if !(again && model.wanted.data_set == DataSetId::Own) {
        model.wanted = default_spec(DataSetId::Own, model.lang);
    }
    views::ask(model, out);
}

/// The files cannot be used. The earlier data set stands.
fn failed(model: &mut Model, cause: Cause, out: &mut Vec<Effect>) {
    let Some(reading) = model.reading.take() else {
        return;
    };
    model.questions.clear();
    model.runs += 1;
    if let Some(worker) = reading.worker {
        model.workers.end(worker, out);
    }
    model.workers.refill(out);
    if reading.again {
        edit::redraw(model);
    }
    fail(model, cause, Some(Retry::Read(reading.files, reading.answers)), false, out);
}

/// The reading worker is lost.
pub(super) fn lost(model: &mut Model, loss: Loss, out: &mut Vec<Effect>) {
    if let Some(id) = model.reading.as_ref().map(|reading| reading.files.id) {
        let times = recovery::count(model, id);
        failed(model, Cause::Lost { loss, work: Work::Reading { times } }, out);
    }
}

/// The visitor answered: the same worker reads again, knowing more.
pub(super) fn answer(model: &mut Model, answers: Answers, out: &mut Vec<Effect>) {
    let request = model.workers.new_request();
    let Some(reading) = model.reading.as_mut() else {
        return;
    };
    let Some(worker) = reading.worker else { return };
    model.questions.clear();
    merge(&mut reading.answers, answers);
    reading.request = request;
    reading.heard = false;
    reading.started_ms = model.now_ms;
    let bytes_total = reading.progress.bytes_total;
    reading.progress = Progress { bytes_total, ..Progress::default() };
    out.push(read(reading, worker));
}

/// New answers beside those that are known; where both answer, the new ones count.
pub(super) fn merge(known: &mut Answers, new: Answers) {
    known.flow = new.flow.or(known.flow);
    known.decimal_mark = new.decimal_mark.or(known.decimal_mark);
    known.nomenclature = new.nomenclature.or(known.nomenclature);
    known.currency = new.currency.or(known.currency);
    known.unit = new.unit.or(known.unit);
    known.day_first = new.day_first.or(known.day_first);
    known.year_part = new.year_part.or(known.year_part);
    known.overlap = new.overlap.or(known.overlap);
    known.coarse = new.coarse.or(known.coarse);
    for (role, header) in new.columns {
        known.columns.retain(|(other, _)| *other != role);
        known.columns.push((role, header));
    }
    for (text, place) in new.assign {
        known.assign.retain(|(other, _)| *other != text);
        known.assign.push((text, place));
    }
    known.sheets.retain(|name| !new.sheets.contains(name));
    known.sheets.extend(new.sheets);
    known.undo.retain(|kind| !new.undo.contains(kind));
    known.undo.extend(new.undo);
    edit::merge_passport(&mut known.passport, &new.passport);
}

/// Back to the state before. What is loaded already stays.
pub(super) fn cancel(model: &mut Model, out: &mut Vec<Effect>) {
    if model.reading.as_ref().is_some_and(|reading| !reading.loaded) {
        give_up(model, out);
    }
}

/// Ends a reading; its worker goes with all its memory.
fn give_up(model: &mut Model, out: &mut Vec<Effect>) {
    if model.reading.as_ref().is_some_and(|reading| !reading.loaded) {
        let reading = model.reading.take();
        if reading.as_ref().is_some_and(|reading| reading.again) {
            edit::redraw(model);
        }
        let worker = reading.and_then(|reading| reading.worker);
        model.questions.clear();
        if let Some(worker) = worker {
            model.workers.end(worker, out);
            model.workers.refill_soon();
        }
    }
}

/// Once more what failed, or what was lost.
pub(super) fn retry(model: &mut Model, out: &mut Vec<Effect>) {
    let failure = model.failure.take().or_else(|| recovery::lost_data(model));
    match failure.and_then(|failure| failure.retry) {
        Some(Retry::Read(files, answers)) => begin(model, files, answers, out),
        Some(Retry::Make(form)) => figures::edit(model, Section::Publish, FigureEdit::Make(form), out),
        Some(Retry::Restart) => recovery::restart(model, out),
        Some(Retry::Reload) => out.push(Effect::Reload),
        None => {}
    }
}

/// The fingerprints of the visitor's files; what is missing could not be computed.
pub(super) fn hashed(model: &mut Model, sha256: Vec<String>, out: &mut Vec<Effect>) {
    let Some(own) = &model.own else { return };
    let mut own = Own::clone(own);
    let mut sha256 = sha256.into_iter();
    for file in &mut own.report.files {
        file.sha256 = Some(sha256.next().unwrap_or_default());
    }
    model.own = Some(Shared::new(own));
    account::ask(model, out);
}
