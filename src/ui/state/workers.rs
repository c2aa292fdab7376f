//! Which workers there are and what they were asked.
//!
//! One worker answers views. A second one is started for every reading, so that the page stays
//! alive while a file is read, an ended reading frees its memory, and the earlier data set stands
//! until the new one is there. When a reading succeeds its worker takes over.

use super::{Effect, FileSet, Lock, Model, WorkerId, default_spec, fail, reading, views};
use crate::error::Error;
use crate::protocol::{Answers, DataSetId, Event, PROTOCOL_VERSION, Request, RequestId};

/// Five-second ticks without a word after which a worker that owes an answer counts as lost.
const PATIENCE_TICKS: u32 = 6;

/// Bytes that a second pass over the visitor's files surely reads in one tick.
const BYTES_PER_TICK: u64 = 100_000_000;

/// Workers that may break in a row before the page gives up.
const ATTEMPTS: u32 = 2;

/// Why a request was made.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Purpose {
    /// To draw it.
    View,
    /// To show the embed code.
    EmbedCode,
    /// To give the visitor the file.
    Save,
    /// To draw the file into pixels first.
    SavePng,
    /// To show the fingerprints.
    Hash,
}

/// A request without an answer yet.
#[derive(Clone, PartialEq, Debug)]
struct Asked {
    request: Request,
    purpose: Purpose,
}

/// All workers but their bodies.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct Workers {
    /// Answers views.
    current: Option<WorkerId>,
    /// It said Ready.
    ready: bool,
    /// Started under the lock policy, to take the place of the current one.
    next: Option<WorkerId>,
    /// Waits for the next files, so that no reading waits for a worker to start.
    spare: Option<WorkerId>,
    spare_ready: bool,
    asked: Vec<Asked>,
    /// The policy was asked for.
    arming: bool,
    /// Their program is in memory; before that, silence is the network's.
    kit_ready: bool,
    last_worker: WorkerId,
    last_request: RequestId,
    /// Workers that broke without having answered anything since.
    broken: u32,
    silent_ticks: u32,
    reader_silent_ticks: u32,
}

impl Workers {
    pub(super) fn new_request(&mut self) -> RequestId {
        self.last_request = self.last_request.wrapping_add(1);
        self.last_request
    }

    pub(super) fn spawn(&mut self, out: &mut Vec<Effect>) -> WorkerId {
        self.last_worker = self.last_worker.wrapping_add(1);
        out.push(Effect::Spawn(self.last_worker));
        self.last_worker
    }

    /// Keeps one worker waiting. Only for a locked page: a worker keeps the policy it was started under.
    pub(super) fn refill(&mut self, out: &mut Vec<Effect>) {
        if self.spare.is_none() {
            self.spare = Some(self.spawn(out));
            self.spare_ready = false;
        }
    }

    /// A worker for a reading, and whether it can be talked to already.
    pub(super) fn take_spare(&mut self, out: &mut Vec<Effect>) -> (WorkerId, bool) {
        let ready = std::mem::take(&mut self.spare_ready);
        match self.spare.take() {
            Some(spare) => (spare, ready),
            None => (self.spawn(out), false),
        }
    }

    /// Asks the current worker, at once or as soon as it is ready. `make` gets the request's number.
    pub(super) fn ask(
        &mut self,
        purpose: Purpose,
        make: impl FnOnce(RequestId) -> Request,
        out: &mut Vec<Effect>,
    ) {
        let request = make(self.new_request());
        // Only the last view and its embed code are of interest.
        if matches!(purpose, Purpose::View | Purpose::EmbedCode) {
            self.asked.retain(|asked| asked.purpose != purpose);
        }
        if let (Some(to), true) = (self.current, self.ready) {
            out.push(Effect::Send { to, request: request.clone(), files: None });
        }
        self.asked.push(Asked { request, purpose });
    }

    /// The purpose of a request that is still of interest; it is answered now.
    fn answered(&mut self, id: RequestId) -> Option<Purpose> {
        let place = self.asked.iter().position(|asked| asked.request.id() == id)?;
        Some(self.asked.remove(place).purpose)
    }

    /// Another worker takes over; it is asked all that the one before still owed.
    fn replace(&mut self, by: WorkerId, out: &mut Vec<Effect>) {
        if let Some(old) = self.current.replace(by) {
            out.push(Effect::End(old));
        }
        self.ready = true;
        self.silent_ticks = 0;
        for asked in &self.asked {
            out.push(Effect::Send { to: by, request: asked.request.clone(), files: None });
        }
    }

    /// The worker of a reading takes over: nobody waits any more for what the old one owed.
    pub(super) fn take_over(&mut self, reader: WorkerId, out: &mut Vec<Effect>) {
        self.asked.clear();
        self.replace(reader, out);
    }
}

pub(super) fn start(model: &mut Model, out: &mut Vec<Effect>) {
    model.workers.current = Some(model.workers.spawn(out));
    model.workers.ready = false;
}

/// Starts the first worker, unless it was started already.
pub(super) fn start_once(model: &mut Model, out: &mut Vec<Effect>) {
    if model.workers.last_worker == 0 {
        start(model, out);
    }
}

pub(super) fn kit_ready(model: &mut Model) {
    model.workers.kit_ready = true;
}

pub(super) fn boot_failed(model: &mut Model, out: &mut Vec<Effect>) {
    model.workers.current = None;
    fail(model, Error::WorkerLost, None, true, out);
}

pub(super) fn intent(model: &mut Model, out: &mut Vec<Effect>) {
    if model.view.is_none() {
        model.intent = true;
    } else if model.lock == Lock::Open {
        model.lock = Lock::Arming;
        start_once(model, out);
        arm(model, out);
    }
}

/// The lock cuts off the network, so the worker's parts have to be in memory before it.
fn arm(model: &mut Model, out: &mut Vec<Effect>) {
    if model.lock == Lock::Arming && model.workers.ready && !model.workers.arming {
        model.workers.arming = true;
        out.push(Effect::Arm);
    }
}

/// The policy holds for all workers that are started from now on; the first one is exchanged.
pub(super) fn armed(model: &mut Model, out: &mut Vec<Effect>) {
    model.workers.next = Some(model.workers.spawn(out));
}

pub(super) fn heard(model: &mut Model, from: WorkerId, event: Event, out: &mut Vec<Effect>) {
    if let Event::Ready { version } = event {
        return ready(model, from, version, out);
    }
    if model.reading.as_ref().is_some_and(|reading| reading.worker == Some(from) && !reading.loaded) {
        model.workers.reader_silent_ticks = 0;
        return reading::heard(model, event, out);
    }
    // Words of a worker that was ended meanwhile mean nothing.
    if model.workers.current != Some(from) {
        return;
    }
    model.workers.silent_ticks = 0;
    model.workers.broken = 0;
    match event {
        Event::View { id, view } => {
            if model.workers.answered(id).is_some() {
                views::arrived(model, *view, out);
            }
        }
        Event::Made { id, file } => match model.workers.answered(id) {
            Some(Purpose::EmbedCode) => {
                model.embed_code = String::from_utf8(file.bytes).unwrap_or_default();
            }
            Some(Purpose::SavePng) => out.push(Effect::SavePng(file)),
            Some(_) => out.push(Effect::Save(file)),
            None => {}
        },
        Event::Hashed { id, sha256 } => {
            if model.workers.answered(id).is_some() {
                reading::hashed(model, sha256);
            }
        }
        Event::Failed { id, error } => match model.workers.answered(id) {
            Some(Purpose::View) => views::failed(model, error, out),
            Some(Purpose::Hash) => reading::hashed(model, Vec::new()),
            Some(Purpose::EmbedCode) => model.embed_code.clear(),
            Some(Purpose::Save | Purpose::SavePng) => fail(model, error, None, false, out),
            None => {}
        },
        Event::Ready { .. }
        | Event::Progress { .. }
        | Event::Asking { .. }
        | Event::CubeReady { .. }
        | Event::DetailReady { .. }
        | Event::Pong { .. } => {}
    }
}

fn ready(model: &mut Model, from: WorkerId, version: u32, out: &mut Vec<Effect>) {
    if version != PROTOCOL_VERSION {
        out.push(Effect::End(from));
        let error = Error::Version { expected: PROTOCOL_VERSION, found: version };
        return fail(model, error, None, true, out);
    }
    if model.workers.current == Some(from) && !model.workers.ready {
        model.workers.current = None;
        model.workers.replace(from, out);
        arm(model, out);
    } else if model.workers.next == Some(from) {
        model.workers.next = None;
        model.workers.replace(from, out);
        model.lock = Lock::Locked;
        if model.reading.is_some() {
            reading::release(model, out);
        } else {
            model.workers.refill(out);
        }
    } else if model.workers.spare == Some(from) {
        model.workers.spare_ready = true;
    } else {
        reading::worker_ready(model, from, out);
    }
}

pub(super) fn broke(model: &mut Model, from: WorkerId, out: &mut Vec<Effect>) {
    out.push(Effect::End(from));
    if model.reading.as_ref().is_some_and(|reading| reading.worker == Some(from) && !reading.loaded) {
        return reading::failed(model, Error::WorkerLost, out);
    }
    if model.workers.spare == Some(from) {
        model.workers.spare = None;
        model.workers.spare_ready = false;
        return;
    }
    let is_next = model.workers.next == Some(from);
    if !is_next && model.workers.current != Some(from) {
        return;
    }
    model.workers.broken += 1;
    if is_next {
        model.workers.next = None;
    } else {
        model.workers.current = None;
        model.workers.ready = false;
    }
    if model.workers.broken > ATTEMPTS {
        return fail(model, Error::WorkerLost, lost_files(model), true, out);
    }
    if is_next {
        return armed(model, out);
    }
    start(model, out);
    // The visitor's data went with the worker. The built-in data comes back by itself, the visitor's
    // by one press: reading it unasked could break the next worker just the same.
    if let Some(files) = lost_files(model) {
        model.own = None;
        model.reading = None;
        model.workers.asked.clear();
        if model.wanted.data_set == DataSetId::Own {
            model.wanted = default_spec(DataSetId::Annex, model.lang);
        }
        views::ask(model, out);
        fail(model, Error::WorkerLost, Some(files), false, out);
    }
}

fn lost_files(model: &Model) -> Option<(FileSet, Answers)> {
    model.own.as_ref().map(|own| (own.files.clone(), own.answers.clone()))
}

/// A worker that was killed fires no event, so silence counts.
pub(super) fn tick(model: &mut Model, out: &mut Vec<Effect>) {
    let workers = &mut model.workers;
    let owes = !workers.asked.is_empty() || !workers.ready || workers.next.is_some();
    if workers.kit_ready && owes {
        workers.silent_ticks += 1;
    } else {
        workers.silent_ticks = 0;
    }
    let own_bytes: u64 = model.own.iter().flat_map(|own| &own.files.files).map(|file| file.bytes).sum();
    let patience = PATIENCE_TICKS + u32::try_from(own_bytes / BYTES_PER_TICK).unwrap_or(PATIENCE_TICKS);
    if workers.silent_ticks > patience {
        workers.silent_ticks = 0;
        if let Some(lost) = workers.next.or(workers.current) {
            broke(model, lost, out);
        }
    }
    let reader = model.reading.as_ref().filter(|reading| !reading.loaded).and_then(|reading| reading.worker);
    if let (Some(reader), true) = (reader, model.questions.is_empty()) {
        model.workers.reader_silent_ticks += 1;
        if model.workers.reader_silent_ticks > PATIENCE_TICKS {
            model.workers.reader_silent_ticks = 0;
            broke(model, reader, out);
        }
    } else {
        model.workers.reader_silent_ticks = 0;
    }
}
