//! When a worker is lost: who takes its place, what is asked again, and what the visitor is told.
//!
//! Nothing is done twice unasked that could break the next worker in the same way: a file is read
//! again by a press, and a view that took two workers with it is given up.

use super::workers::{Asked, Purpose, reload_kit, start};
use super::{Cause, DataSetId, Effect, Failure, Hint, Lock, Model, Own, Retry, Shared, Spot, WorkerId};
use super::{account, fail, kept, reading, views, workers};
use crate::error::Error;
use crate::messages::{ErrorWords, Loss, Refusal, Work};
use crate::protocol::{PROTOCOL_VERSION, Request};

/// Workers that may be lost in a row before the page stops starting new ones by itself.
const ATTEMPTS: u32 = 2;

/// A worker is lost: it is ended, and what it was there for goes on without it.
pub(super) fn lost(model: &mut Model, from: WorkerId, loss: Loss, out: &mut Vec<Effect>) {
    model.workers.end(from, out);
    if model.reading.as_ref().is_some_and(|reading| reading.worker == Some(from) && !reading.loaded) {
        return reading::lost(model, loss, out);
    }
    if model.workers.spare == Some(from) {
        model.workers.spare = None;
        model.workers.spare_ready = false;
        model.workers.broken_spares += 1;
        if model.workers.broken_spares <= ATTEMPTS {
            model.workers.refill(out);
        }
    } else if model.workers.next == Some(from) {
        model.workers.next = None;
        model.workers.broken += 1;
        match model.workers.broken > ATTEMPTS {
            true => give_up(model, loss, out),
            false => workers::armed(model, out),
        }
    } else if model.workers.current == Some(from) {
        lost_current(model, loss, out);
    }
}

fn lost_current(model: &mut Model, loss: Loss, out: &mut Vec<Effect>) {
    let spoke = std::mem::take(&mut model.workers.ready);
    model.workers.current = None;
    model.workers.detail_owed = None;
    model.workers.broken += 1;
    // The parts of its program may not fit together: an old one from a cache beside a new one.
    if !spoke && loss == Loss::Trapped && load_afresh(model, out) {
        return;
    }
    let asked = std::mem::take(&mut model.workers.asked);
    let gone = take_data(model, loss);
    let (again, failed) = sort(asked, model.gone.is_some());
    if failed.iter().any(|asked| asked.purpose == Purpose::Define) {
        model.definition.give_up();
    }
    if failed.iter().any(|asked| asked.purpose == Purpose::Plan) {
        kept::give_up(model, out);
    }
    model.workers.asked = again;
    let has_hash = |own: &Shared<Own>| own.report.files.iter().all(|file| file.sha256.is_some());
    if gone.is_some() && !model.own.as_ref().is_some_and(has_hash) {
        reading::hashed(model, Vec::new(), out);
    }
    if model.workers.broken > ATTEMPTS {
        return give_up(model, loss, out);
    }
    successor(model, out);
    if let Some(failure) = gone {
        views::keep_view(model);
        // A file that is being read takes the place of what was lost.
        if model.reading.is_none() {
            tell(model, failure, out);
        }
    } else if let Some(failure) = failed.iter().find_map(|asked| failed_request(asked, loss)) {
        if model.view.is_none() {
            return give_up(model, loss, out);
        }
        views::keep_view(model);
        tell(model, failure, out);
    } else if model.view.is_some() && spoke {
        // Beside the news that data was lost "nothing was lost" would be a riddle.
        if model.failure.is_none() {
            model.hint = Some(Hint::Restarted(loss));
        }
    }
}

/// The one in reserve answers views from now on, else a new one.
fn successor(model: &mut Model, out: &mut Vec<Effect>) {
    match model.workers.spare.take() {
        Some(spare) if std::mem::take(&mut model.workers.spare_ready) => model.workers.replace(spare, out),
        Some(spare) => model.workers.current = Some(spare),
        None => start(model, out),
    }
    if model.lock == Lock::Locked && model.reading.is_none() {
        model.workers.refill(out);
    }
}

/// The visitor's data went with the worker. What is on the screen stays there.
fn take_data(model: &mut Model, loss: Loss) -> Option<Failure> {
    if model.own.is_none() || model.gone.is_some() {
        return None;
    }
    if model.reading.as_ref().is_some_and(|reading| reading.loaded) {
        model.reading = None;
        model.runs += 1;
    }
    let id = model.own.as_ref().map(|own| own.files.id)?;
    let times = count(model, id);
    model.gone = Some((loss, times));
    model.detail = false;
    lost_data(model)
}

/// What is said while the visitor's data are gone, and how they come back.
pub(super) fn lost_data(model: &Model) -> Option<Failure> {
    let ((loss, times), own) = (model.gone?, model.own.as_ref()?);
    Some(Failure {
        cause: Cause::Lost { loss, work: Work::Holding { times } },
        retry: Some(Retry::Read(own.files.clone(), own.answers.clone())),
        fatal: false,
    })
}

/// How often a worker was lost over these files.
pub(super) fn count(model: &mut Model, id: super::FileSetId) -> u32 {
    let before = model.workers.losses.filter(|(other, _)| *other == id).map_or(0, |(_, times)| times);
    model.workers.losses = Some((id, before + 1));
    before + 1
}

/// What the next worker is asked again: views, unless they took a worker with them before.
fn sort(asked: Vec<Asked>, gone: bool) -> (Vec<Asked>, Vec<Asked>) {
    let (mut again, failed): (Vec<Asked>, Vec<Asked>) = asked
        .into_iter()
        .filter(|asked| !gone || !about_own(&asked.request))
        .partition(|asked| repeatable(asked.purpose) && !asked.again);
    again.iter_mut().for_each(|asked| asked.again = true);
    (again, failed)
}

fn repeatable(purpose: Purpose) -> bool {
    matches!(
        purpose,
        Purpose::View
            | Purpose::Figure
            | Purpose::Chart
            | Purpose::Step
            | Purpose::Account
            | Purpose::Define
            | Purpose::Plan
            | Purpose::Help
    )
}

fn about_own(request: &Request) -> bool {
    match request {
        Request::View { spec, .. }
        | Request::Publish { spec, .. }
        | Request::Figure { view: spec, .. }
        | Request::Chart { view: spec, .. }
        | Request::Step { view: spec, .. } => spec.data_set == DataSetId::Own,
        Request::Read { .. }
        | Request::Problems { .. }
        | Request::Hash { .. }
        | Request::Relabel { .. }
        | Request::Account { .. } => true,
        // What it says travels with it.
        Request::AccountMarkup { .. } => false,
        Request::Define { .. } | Request::Plan { .. } | Request::Help { .. } | Request::Ping { .. } => false,
    }
}

fn failed_request(asked: &Asked, loss: Loss) -> Option<Failure> {
    let (work, retry) = match (asked.purpose, &asked.request) {
        (Purpose::View, _) => (Work::View, None),
        (Purpose::Figure | Purpose::Chart | Purpose::Step | Purpose::Account, _) => (Work::View, None),
        (Purpose::Save, Request::Step { form: Some(form), .. }) => {
            (Work::File, Some(Retry::Make(form.clone())))
        }
        _ => return None,
    };
    Some(Failure { cause: Cause::Lost { loss, work }, retry, fatal: false })
}

fn tell(model: &mut Model, failure: Failure, out: &mut Vec<Effect>) {
    model.failure = Some(failure);
    out.push(Effect::Show(Spot::Failure));
}

/// No more workers, until the visitor says so.
fn give_up(model: &mut Model, loss: Loss, out: &mut Vec<Effect>) {
    for worker in [model.workers.current.take(), model.workers.spare.take()].into_iter().flatten() {
        model.workers.end(worker, out);
    }
    (model.workers.ready, model.workers.spare_ready) = (false, false);
    let work = Work::Anything { times: model.workers.broken };
    die(model, Cause::Lost { loss, work }, Retry::Restart, out);
}

/// Nothing can be computed from now on, and the page does not pretend to be locking itself.
fn die(model: &mut Model, cause: Cause, retry: Retry, out: &mut Vec<Effect>) {
    if model.lock == Lock::Arming && !model.workers.arming {
        model.lock = Lock::Open;
    }
    views::keep_view(model);
    fail(model, cause, Some(retry), true, out);
    model.dead = model.failure.clone();
}

/// The visitor says so.
pub(super) fn restart(model: &mut Model, out: &mut Vec<Effect>) {
    model.failure = None;
    model.dead = None;
    model.workers.broken = 0;
    if model.workers.current.is_none() && model.workers.next.is_none() {
        start(model, out);
    }
    // One that took two workers with it was given up; the visitor's word is another try.
    account::ask(model, out);
    if model.reading.is_some() && model.lock == Lock::Open {
        workers::intent(model, out);
    }
    if model.workers.arming && model.lock == Lock::Arming && model.workers.next.is_none() {
        workers::armed(model, out);
    }
}

/// No worker can be started: its program cannot be had.
pub(super) fn refused(model: &mut Model, refusal: Refusal, out: &mut Vec<Effect>) {
    if let Some(worker) = model.workers.current.take() {
        model.workers.end(worker, out);
    }
    let retry = match refusal {
        Refusal::Unreachable => Retry::Restart,
        Refusal::OldBrowser | Refusal::Forbidden => Retry::Reload,
    };
    die(model, Cause::Refused(refusal), retry, out);
}

/// Page and worker are of different versions: a cache held an old file, so it is passed by once.
pub(super) fn other_version(model: &mut Model, from: WorkerId, found: u32, out: &mut Vec<Effect>) {
    model.workers.end(from, out);
    if model.workers.current == Some(from) && load_afresh(model, out) {
        return;
    }
    model.workers.current = model.workers.current.filter(|current| *current != from);
    let error = Error::Version { expected: PROTOCOL_VERSION, found };
    let words = ErrorWords::of_version(PROTOCOL_VERSION, found);
    die(model, (error, words).into(), Retry::Reload, out);
}

/// Loads the workers' program past the browser's cache and starts again; once, and not after the lock.
fn load_afresh(model: &mut Model, out: &mut Vec<Effect>) -> bool {
    if model.workers.reloaded || model.workers.arming {
        return false;
    }
    model.workers.reloaded = true;
    reload_kit(model, out);
    start(model, out);
    true
}
