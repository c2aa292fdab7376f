//! Which workers there are and what they were asked.
//!
//! One worker answers views. A second one is started for every reading, so that the page stays
//! alive while a file is read, an ended reading frees its memory, and the earlier data set stands
//! until the new one is there. When a reading succeeds its worker takes over.

use super::pulse::Pulse;
use super::{Effect, Lock, Model, WorkerId, figures, kept, reading, recovery};
use crate::protocol::{Event, PROTOCOL_VERSION, Request, RequestId};

/// After a cancel the page has this long for itself.
const SPARE_AFTER_MS: f64 = 500.0;

/// Why a request was made.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Purpose {
    /// To draw it.
    View,
    /// To draw the table of an indicator.
    Figure,
    /// To draw the chart.
    Chart,
    /// To draw the step before something becomes public.
    Step,
    /// To give the visitor the file.
    Save,
    /// To show the fingerprints.
    Hash,
    /// To classify by it.
    Define,
    /// To draw the account.
    Account,
    /// To give what was read other meanings.
    Relabel,
    /// To know what a kept plan answers.
    Plan,
    /// To explain a term.
    Help,
}

/// A request without an answer yet.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Asked {
    pub request: Request,
    pub purpose: Purpose,
    /// A worker was lost over it already.
    pub again: bool,
}

/// All workers but their bodies.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct Workers {
    /// Answers views.
    pub current: Option<WorkerId>,
    /// It said Ready.
    pub ready: bool,
    /// It reads on after its tables are there: partners.
    pub detail_owed: Option<RequestId>,
    /// Started under the lock policy, to take the place of the current one.
    pub next: Option<WorkerId>,
    /// Waits for the next files, so that no reading waits for a worker to start.
    pub spare: Option<WorkerId>,
    pub spare_ready: bool,
    /// When one is to be started for want of a spare one.
    spare_due_ms: Option<f64>,
    pub asked: Vec<Asked>,
    /// The text of the visitor's own definition, which every worker for views has to know.
    pub definition: Option<String>,
    /// The visitor's number of every province, which goes with every table of an indicator.
    pub beside: Option<super::FileSetId>,
    /// A method card that is to be checked, which goes with every question about what becomes public.
    pub card: Option<super::FileSetId>,
    /// The policy was asked for: from now on nothing can be loaded.
    pub arming: bool,
    /// Their program is in memory; before that, silence is the network's.
    kit_ready: bool,
    /// Their program was loaded past the browser's cache.
    pub reloaded: bool,
    last_worker: WorkerId,
    last_request: RequestId,
    /// Workers for views that were lost without having answered anything since.
    pub broken: u32,
    /// Spare ones that were lost since a file was read.
    pub broken_spares: u32,
    /// How often a worker was lost over the same files.
    pub losses: Option<(super::FileSetId, u32)>,
    pub pulse: Pulse,
    /// The page's clock.
    pub now_ms: f64,
}

impl Workers {
    pub(super) fn new_request(&mut self) -> RequestId {
        self.last_request = self.last_request.wrapping_add(1);
        self.last_request
    }

    pub(super) fn spawn(&mut self, out: &mut Vec<Effect>) -> WorkerId {
        self.last_worker = self.last_worker.wrapping_add(1);
        self.pulse.born(self.last_worker, self.now_ms);
        out.push(Effect::Spawn(self.last_worker));
        self.last_worker
    }

    pub(super) fn end(&mut self, worker: WorkerId, out: &mut Vec<Effect>) {
        self.pulse.gone(worker);
        out.push(Effect::End(worker));
    }

    /// Keeps one worker waiting. Only for a locked page: a worker keeps the policy it was started under.
    pub(super) fn refill(&mut self, out: &mut Vec<Effect>) {
        self.spare_due_ms = None;
        if self.spare.is_none() {
            self.spare = Some(self.spawn(out));
            self.spare_ready = false;
        }
    }

    /// Does so soon: a worker that starts takes a core to itself, which the visitor's next press may need.
    pub(super) fn refill_soon(&mut self) {
        self.spare_due_ms = Some(self.now_ms + SPARE_AFTER_MS);
    }

    /// A worker for a reading, and whether it can be talked to already.
    pub(super) fn take_spare(&mut self, out: &mut Vec<Effect>) -> (WorkerId, bool) {
        let ready = std::mem::take(&mut self.spare_ready);
        (self.broken_spares, self.spare_due_ms) = (0, None);
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
        // Only the last view, its embed code, the last definition and so on are of interest.
        let only_last = [
            Purpose::View,
            Purpose::Figure,
            Purpose::Chart,
            Purpose::Step,
            Purpose::Define,
            Purpose::Account,
            Purpose::Relabel,
            Purpose::Plan,
            Purpose::Help,
        ];
        if only_last.contains(&purpose) {
            self.asked.retain(|asked| asked.purpose != purpose);
        }
        if let (Some(to), true) = (self.current, self.ready) {
            self.pulse.asked(to, self.now_ms);
            out.push(Effect::Send { to, request: request.clone(), files: self.files_of(&request) });
        }
        self.asked.push(Asked { request, purpose, again: false });
    }

    /// The purpose of a request that is still of interest; it is answered now.
    pub(super) fn answered(&mut self, id: RequestId) -> Option<Purpose> {
        self.take(id).map(|asked| asked.purpose)
    }

    /// A request that is still of interest; it is answered now.
    pub(super) fn take(&mut self, id: RequestId) -> Option<Asked> {
        let place = self.asked.iter().position(|asked| asked.request.id() == id)?;
        Some(self.asked.remove(place))
    }

    /// Whether an answer is still to come.
    pub(super) fn owes(&self, purpose: Purpose) -> bool {
        self.asked.iter().any(|asked| asked.purpose == purpose)
    }

    /// Another worker takes over; it is told the visitor's definition, and asked all that the one before
    /// still owed.
    pub(super) fn replace(&mut self, by: WorkerId, out: &mut Vec<Effect>) {
        if let Some(old) = self.current.replace(by).filter(|old| *old != by) {
            self.end(old, out);
        }
        self.ready = true;
        if let Some(text) = self.definition.clone() {
            // Its answer is known.
            let request = Request::Define { id: self.new_request(), text };
            out.push(Effect::Send { to: by, request, files: None });
        }
        for asked in &self.asked {
            self.pulse.asked(by, self.now_ms);
            let files = self.files_of(&asked.request);
            out.push(Effect::Send { to: by, request: asked.request.clone(), files });
        }
    }

    /// The files that travel with a request.
    fn files_of(&self, request: &Request) -> Option<super::FileSetId> {
        match request {
            Request::Figure { .. } => self.beside,
            Request::Step { .. } => self.card,
            _ => None,
        }
    }

    /// The worker of a reading takes over: nobody waits any more for what the old one owed.
    pub(super) fn take_over(&mut self, reader: WorkerId, read: RequestId, out: &mut Vec<Effect>) {
        self.asked.retain(|asked| matches!(asked.purpose, Purpose::Define | Purpose::Plan));
        self.replace(reader, out);
        self.detail_owed = Some(read);
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
    model.workers.pulse.anew(model.now_ms);
}

/// The program is loaded once more; silence is the network's again.
pub(super) fn reload_kit(model: &mut Model, out: &mut Vec<Effect>) {
    model.workers.kit_ready = false;
    out.push(Effect::ReloadKit);
}

pub(super) fn intent(model: &mut Model, out: &mut Vec<Effect>) {
    if model.view.is_none() {
        model.intent = true;
    } else if model.dead.is_none() && model.lock == Lock::Open {
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
    model.workers.pulse.heard(from, matches!(event, Event::Ready { .. }));
    if let Event::Ready { version } = event {
        return ready(model, from, version, out);
    }
    if model.reading.as_ref().is_some_and(|reading| reading.worker == Some(from) && !reading.loaded) {
        return reading::heard(model, event, out);
    }
    // Words of a worker that was ended meanwhile mean nothing.
    if model.workers.current == Some(from) {
        if !matches!(event, Event::Pong { .. }) || model.workers.asked.is_empty() {
            model.workers.broken = 0;
        }
        super::views::heard(model, event, out);
    }
}

fn ready(model: &mut Model, from: WorkerId, version: u32, out: &mut Vec<Effect>) {
    if version != PROTOCOL_VERSION {
        return recovery::other_version(model, from, version, out);
    }
    if model.workers.current == Some(from) && !model.workers.ready {
        model.workers.replace(from, out);
        arm(model, out);
    } else if model.workers.next == Some(from) {
        model.workers.next = None;
        model.workers.replace(from, out);
        model.lock = Lock::Locked;
        kept::look(model, out);
        figures::locked(model, out);
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

/// A quarter of a second went by; `visible` says that the visitor can see the page.
pub(super) fn tick(model: &mut Model, visible: bool, out: &mut Vec<Effect>) {
    if !model.workers.kit_ready {
        return model.workers.pulse.anew(model.now_ms);
    }
    if model.workers.spare_due_ms.is_some_and(|due_ms| model.workers.now_ms >= due_ms) {
        model.workers.refill(out);
    }
    let busy = (!model.workers.asked.is_empty() || model.workers.detail_owed.is_some())
        .then_some(model.workers.current)
        .flatten();
    let reader = model
        .reading
        .as_ref()
        .filter(|reading| reading.sent && !reading.loaded && model.questions.is_empty())
        .and_then(|reading| reading.worker);
    let owes = |worker| Some(worker) == busy || Some(worker) == reader;
    // To open a workbook is one step of some seconds, in which nothing is answered.
    let opening = model
        .reading
        .as_ref()
        .filter(|reading| reading.sent && !reading.heard && reading.has_workbook())
        .and_then(|reading| reading.worker);
    let opens = |worker| Some(worker) == opening;
    let found = model.workers.pulse.tick(model.now_ms, visible, owes, opens);
    ping(model, found.ping, out);
    for worker in found.lost {
        recovery::lost(model, worker, super::Loss::Silent, out);
    }
}

/// The page was away: who is still there?
pub(super) fn woke(model: &mut Model, out: &mut Vec<Effect>) {
    model.workers.pulse.anew(model.now_ms);
    let ready = model.workers.pulse.all_ready();
    ping(model, ready, out);
}

fn ping(model: &mut Model, to: Vec<WorkerId>, out: &mut Vec<Effect>) {
    for to in to {
        let request = Request::Ping { id: model.workers.new_request() };
        model.workers.pulse.asked(to, model.now_ms);
        out.push(Effect::Send { to, request, files: None });
    }
}
