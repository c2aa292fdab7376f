//! From chosen files to the visitor's data set.

use super::{
    Effect, FileSet, Lock, Model, Own, Reading, Shared, Spot, WorkerId, default_spec, fail, views, workers,
};
use crate::error::Error;
use crate::protocol::{Answers, DataSetId, Event, LoadReport, Request};
use crate::ui::progress::Progress;

/// Files were chosen. They are held unread until the page is locked.
pub(super) fn files(model: &mut Model, files: FileSet, added: bool, out: &mut Vec<Effect>) {
    if files.files.is_empty() || model.failure.as_ref().is_some_and(|failure| failure.fatal) {
        return;
    }
    let answers = match &model.own {
        Some(own) if added => own.answers.clone(),
        _ => Answers::default(),
    };
    begin(model, files, answers, out);
}

fn begin(model: &mut Model, files: FileSet, answers: Answers, out: &mut Vec<Effect>) {
    cancel(model, out);
    model.failure = None;
    model.hint = None;
    let bytes_total = files.files.iter().map(|file| file.bytes).sum();
    model.reading = Some(Reading {
        files,
        answers,
        worker: None,
        sent: false,
        request: model.workers.new_request(),
        started_ms: 0.0,
        progress: Progress { bytes_total, ..Progress::default() },
        loaded: false,
    });
    if model.lock == Lock::Locked {
        release(model, out);
    } else {
        workers::intent(model, out);
    }
}

/// The page is locked: a worker may be started for the files that were held.
pub(super) fn release(model: &mut Model, out: &mut Vec<Effect>) {
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
    match event {
        Event::Progress { id, bytes_read, bytes_total, rows } if id == request => {
            let elapsed_ms = model.now_ms - reading.started_ms;
            reading.progress = Progress { bytes_read, bytes_total, rows, elapsed_ms };
        }
        Event::Asking { id, questions } if id == request => {
            model.questions = questions;
            out.push(Effect::Show(Spot::Questions));
        }
        Event::CubeReady { id, report } if id == request => loaded(model, *report, out),
        Event::Failed { id, error } if id == request => match error {
            Error::NeedsAnswer { questions } => {
                model.questions = questions;
                out.push(Effect::Show(Spot::Questions));
            }
            error => failed(model, error, out),
        },
        _ => {}
    }
}

fn loaded(model: &mut Model, report: LoadReport, out: &mut Vec<Effect>) {
    let Some(reading) = model.reading.as_mut() else {
        return;
    };
    reading.loaded = true;
    let own = Own { files: reading.files.clone(), answers: reading.answers.clone(), report };
    let worker = reading.worker;
    model.own = Some(Shared::new(own));
    out.push(Effect::MarkCubeReady);
    if let Some(worker) = worker {
        model.workers.take_over(worker, out);
    }
    model.chosen = true;
    model.wanted = default_spec(DataSetId::Own, model.lang);
    views::ask(model, out);
}

/// The files cannot be used. The earlier data set stands.
pub(super) fn failed(model: &mut Model, error: Error, out: &mut Vec<Effect>) {
    let Some(reading) = model.reading.take() else {
        return;
    };
    model.questions.clear();
    model.runs += 1;
    out.extend(reading.worker.map(Effect::End));
    model.workers.refill(out);
    fail(model, error, Some((reading.files, reading.answers)), false, out);
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
    reading.started_ms = model.now_ms;
    let bytes_total = reading.progress.bytes_total;
    reading.progress = Progress { bytes_total, ..Progress::default() };
    out.push(read(reading, worker));
}

fn merge(known: &mut Answers, new: Answers) {
    known.flow = new.flow.or(known.flow);
    known.decimal_mark = new.decimal_mark.or(known.decimal_mark);
    for (role, header) in new.columns {
        known.columns.retain(|(other, _)| *other != role);
        known.columns.push((role, header));
    }
}

/// Back to the state before. What is loaded already stays.
pub(super) fn cancel(model: &mut Model, out: &mut Vec<Effect>) {
    if model.reading.as_ref().is_some_and(|reading| !reading.loaded) {
        let worker = model.reading.take().and_then(|reading| reading.worker);
        model.questions.clear();
        if let Some(worker) = worker {
            out.push(Effect::End(worker));
            model.workers.refill(out);
        }
    }
}

/// Once more what failed.
pub(super) fn retry(model: &mut Model, out: &mut Vec<Effect>) {
    match model.failure.clone() {
        Some(failure) if failure.fatal => out.push(Effect::Reload),
        Some(super::Failure { files: Some((files, answers)), .. }) => begin(model, files, answers, out),
        _ => model.failure = None,
    }
}

/// The fingerprints of the visitor's files; what is missing could not be computed.
pub(super) fn hashed(model: &mut Model, sha256: Vec<String>) {
    let Some(own) = &model.own else { return };
    let mut own = Own::clone(own);
    let mut sha256 = sha256.into_iter();
    for file in &mut own.report.files {
        file.sha256 = Some(sha256.next().unwrap_or_default());
    }
    model.own = Some(Shared::new(own));
}
