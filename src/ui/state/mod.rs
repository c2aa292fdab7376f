//! The page's state and how it changes: plain values and plain functions, no browser in here.
//!
//! [`update`] takes a message and returns what is to be done outside: start a worker, send it a
//! request, save a file. `shell` does it. So all of the page's behaviour can be tested natively.

mod account;
mod define;
mod edit;
mod failure;
mod figures;
mod hands;
mod kept;
mod msg;
mod pulse;
mod reading;
mod recovery;
#[cfg(test)]
mod tests;
mod views;
mod workers;

use std::ops::Deref;
use std::sync::Arc;

use super::progress::Progress;
use crate::data::Tier;
use crate::error::Question;
use crate::messages::{Lang, Loss};
use crate::protocol::{Answers, DataSetId, FileInfo, LoadReport, RequestId, ViewSpec};
use crate::view::{Indicator, PageView, Stamp};

pub use account::Account;
pub use define::{Defined, NoText, Undefined};
pub use edit::Edit;
pub use failure::{Cause, Failure, Hint, Retry};
pub use figures::{FigureEdit, Figures, Section};
pub use hands::Hands;
pub use kept::{KeptPlan, is_plan};
pub use msg::{Effect, Msg, Pick, Spot};
pub use workers::Purpose;
use workers::Workers;

/// Number of a worker; never used twice.
pub type WorkerId = u32;

/// Number of a set of files that the shell keeps; the state knows names and lengths only.
pub type FileSetId = u32;

/// A value that is compared by identity: cheap to hand to every part of the page.
#[derive(Debug)]
pub struct Shared<T>(Arc<T>);

impl<T> Shared<T> {
    /// Shares a value.
    pub fn new(value: T) -> Shared<T> {
        Shared(Arc::new(value))
    }
}

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Shared<T> {
        Shared(self.0.clone())
    }
}

impl<T> PartialEq for Shared<T> {
    fn eq(&self, other: &Shared<T>) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl<T> Deref for Shared<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

/// What the page is doing, in one word: `data-state` of the document.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stage {
    /// Nothing can be done yet.
    Starting,
    /// The built-in data can be explored.
    Ready,
    /// A file is being read, or held until the page is locked.
    Reading,
    /// The visitor has to answer something.
    Asking,
    /// The visitor's file can be explored.
    Done,
    /// Something failed and stands on the screen.
    Failed,
}

impl Stage {
    /// The word in `data-state`.
    pub fn word(self) -> &'static str {
        match self {
            Stage::Starting => "starting",
            Stage::Ready => "ready",
            Stage::Reading => "reading",
            Stage::Asking => "asking",
            Stage::Done => "done",
            Stage::Failed => "failed",
        }
    }
}

/// Whether anything can still leave the page: `data-lock` of the document.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Lock {
    /// The page may load its own parts.
    Open,
    /// It takes into memory what it may need, and locks.
    Arming,
    /// No request can leave any more.
    Locked,
}

impl Lock {
    /// The word in `data-lock`.
    pub fn word(self) -> &'static str {
        match self {
            Lock::Open => "open",
            Lock::Arming => "arming",
            Lock::Locked => "locked",
        }
    }
}

/// Files that were chosen together.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FileSet {
    /// Under which the shell keeps them.
    pub id: FileSetId,
    /// Names and lengths, in order.
    pub files: Vec<FileInfo>,
}

/// The visitor's data set.
#[derive(Clone, PartialEq, Debug)]
pub struct Own {
    /// Its files.
    pub files: FileSet,
    /// What the visitor answered.
    pub answers: Answers,
    /// What became of the rows. An empty `sha256` means that it could not be computed.
    pub report: LoadReport,
}

/// A reading under way.
#[derive(Clone, PartialEq, Debug)]
pub struct Reading {
    /// What is read.
    pub files: FileSet,
    /// What is known beforehand.
    pub answers: Answers,
    /// Who reads; `None` while the files are held until the page is locked.
    pub worker: Option<WorkerId>,
    /// The worker has the files.
    pub sent: bool,
    /// Number of the request.
    pub request: RequestId,
    /// The page's clock when the worker got the files.
    pub started_ms: f64,
    /// How far it is.
    pub progress: Progress,
    /// The worker said something of it.
    pub heard: bool,
    /// The tables are there; only the map is still to be drawn.
    pub loaded: bool,
    /// The visitor's files as they are on the screen, under other answers.
    pub again: bool,
    /// Names of the files whose reading was given up for this one; empty where there were none.
    pub instead_of: String,
}

impl Reading {
    /// Whether one of the files is a workbook, by its name.
    pub fn has_workbook(&self) -> bool {
        let is_workbook = |name: &str| {
            let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
            ending.is_some_and(|ending| ["xlsx", "xlsm", "xls", "ods"].contains(&ending.as_str()))
        };
        self.files.files.iter().any(|file| is_workbook(&file.name))
    }
}

/// All that the page knows.
#[derive(Clone, PartialEq, Debug)]
pub struct Model {
    /// Language of the page.
    pub lang: Lang,
    /// What the visitor wants to see.
    pub wanted: ViewSpec,
    /// What is on the screen.
    pub view: Option<Shared<PageView>>,
    /// Whether anything can leave.
    pub lock: Lock,
    /// The visitor's data set.
    pub own: Option<Shared<Own>>,
    /// The account of its files, once it was written.
    pub account: Option<Shared<Account>>,
    /// Its partners are answerable.
    detail: bool,
    /// Its worker was lost, in this way and for the n-th time; what is on the screen is the last view.
    gone: Option<(Loss, u32)>,
    /// The visitor's own definition, and what became of the last one they chose.
    pub definition: Defined,
    /// A kept plan that was chosen and not used yet.
    pub plan: Option<KeptPlan>,
    /// A reading under way.
    pub reading: Option<Reading>,
    /// A correction of what was read that is on its way.
    editing: Option<Edit>,
    /// The last correction that holds.
    pub edited: Option<Edit>,
    /// What the visitor has to answer.
    pub questions: Vec<Question>,
    /// The same as fields of a form, in Turkish and in English.
    pub question_fields: Shared<[String; 2]>,
    /// What failed.
    pub failure: Option<Failure>,
    /// Why nothing can be computed, also when it was read.
    dead: Option<Failure>,
    /// What the visitor should know.
    pub hint: Option<Hint>,
    /// The table of an indicator below the map.
    pub figures: Figures,
    /// The chart below the map.
    pub charts: Figures,
    /// The step before something becomes public.
    pub publishing: Figures,
    /// What the hand does with the view: playing, sliding, going back.
    pub hands: Hands,
    /// Readings that ended, well or badly: `data-run` of the document.
    pub runs: u32,
    /// The page's clock, set before every message.
    pub now_ms: f64,
    /// Address of the page's folder, for embed codes.
    base: String,
    stamp: Stamp,
    /// The visitor chose something, so the address follows.
    chosen: bool,
    /// An intent was seen before the page was ready.
    intent: bool,
    workers: Workers,
}

impl Model {
    /// A page that has just begun.
    pub fn new(lang: Lang) -> Model {
        Model {
            lang,
            wanted: default_spec(DataSetId::Annex, lang),
            view: None,
            lock: Lock::Open,
            own: None,
            account: None,
            detail: false,
            gone: None,
            definition: Defined::default(),
            plan: None,
            reading: None,
            editing: None,
            edited: None,
            questions: Vec::new(),
            question_fields: Shared::new(Default::default()),
            failure: None,
            dead: None,
            hint: None,
            figures: Figures::default(),
            charts: Figures::default(),
            publishing: Figures::default(),
            stamp: Stamp::default(),
            hands: Hands::default(),
            runs: 0,
            now_ms: 0.0,
            base: String::new(),
            chosen: false,
            intent: false,
            workers: Workers::default(),
        }
    }

    /// The visitor's data went with its worker; they can be read again.
    pub fn has_lost_data(&self) -> bool {
        self.gone.is_some() && self.reading.is_none()
    }

    /// Partners of the visitor's data are answerable: `data-detail` of the document.
    pub fn has_detail(&self) -> bool {
        self.detail && self.reading.as_ref().is_none_or(|reading| reading.loaded)
    }

    /// Whether a set of files may still be needed.
    pub fn needs(&self, id: FileSetId) -> bool {
        let failed = match self.failure.as_ref().and_then(|failure| failure.retry.as_ref()) {
            Some(Retry::Read(files, _)) => Some(files.id),
            _ => None,
        };
        let read = self.reading.as_ref().map(|reading| reading.files.id);
        let own = self.own.as_ref().map(|own| own.files.id);
        let plan = self.plan.as_ref().map(|plan| plan.file);
        let beside = |part: &Figures| part.index.as_ref().map(|files| files.id);
        let (index, card) = (beside(&self.figures), beside(&self.publishing));
        [failed, read, own, plan, index, card].contains(&Some(id))
    }

    /// What the page is doing.
    pub fn stage(&self) -> Stage {
        if self.failure.is_some() {
            Stage::Failed
        } else if !self.questions.is_empty() {
            Stage::Asking
        } else if self.reading.is_some() {
            Stage::Reading
        } else if self.own.is_some() {
            Stage::Done
        } else if self.view.is_some() {
            Stage::Ready
        } else {
            Stage::Starting
        }
    }
}

/// What is shown of a data set when nothing was chosen: high technology, and its own latest year.
fn default_spec(data_set: DataSetId, lang: Lang) -> ViewSpec {
    ViewSpec::new(data_set, Indicator::Share(Tier::High), lang)
}

/// Changes the state by a message, and says what is to be done outside.
pub fn update(model: &mut Model, msg: Msg) -> Vec<Effect> {
    let mut out = Vec::new();
    model.workers.now_ms = model.now_ms;
    match msg {
        Msg::Start { address, base, stamp, first } => {
            (model.base, model.stamp) = (base, stamp);
            views::begin(model, address, first, &mut out);
        }
        Msg::Drawn => {
            workers::start_once(model, &mut out);
            hands::complete(model, &mut out);
        }
        Msg::KitReady => workers::kit_ready(model),
        Msg::Refused(refusal) => recovery::refused(model, refusal, &mut out),
        Msg::Worker { from, event } => workers::heard(model, from, event, &mut out),
        Msg::Broke { from, loss } => recovery::lost(model, from, loss, &mut out),
        Msg::Tick { visible } => {
            hands::seen(model, visible);
            workers::tick(model, visible, &mut out);
        }
        Msg::Woke => workers::woke(model, &mut out),
        Msg::Intent => workers::intent(model, &mut out),
        Msg::Armed => workers::armed(model, &mut out),
        Msg::Go(address) if address.is_empty() => {}
        Msg::Go(address) => hands::go(model, address, &mut out),
        Msg::Choose(pick) => hands::choose(model, pick, &mut out),
        Msg::Slide { pick, begins } => hands::slide(model, pick, begins, &mut out),
        Msg::Play { still } => hands::play(model, still, &mut out),
        Msg::Beat { run, visible } => hands::beat(model, run, visible, &mut out),
        Msg::Travel(by) => hands::travel(model, by, &mut out),
        Msg::Travelled { at, address } => hands::travelled(model, at, address, &mut out),
        Msg::Help(term) => hands::ask_help(model, term, &mut out),
        Msg::Files { files, added } => reading::files(model, files, added, &mut out),
        Msg::Plan { plan, files } => kept::chosen(model, plan, files, &mut out),
        Msg::PlanText { file, text } => kept::text(model, file, text, &mut out),
        Msg::UsePlan => kept::apply(model, &mut out),
        Msg::DropPlan => model.plan = None,
        Msg::Answer(answers) => reading::answer(model, answers, &mut out),
        Msg::Edit(edit) => edit::edit(model, edit, &mut out),
        Msg::Figure(edit) => figures::edit(model, Section::Figures, edit, &mut out),
        Msg::Chart(edit) => figures::edit(model, Section::Charts, edit, &mut out),
        Msg::Step(edit) => figures::edit(model, Section::Publish, edit, &mut out),
        Msg::Define { name, text } => define::chosen(model, name, text, &mut out),
        Msg::Template => define::template(model, &mut out),
        Msg::Cancel => reading::cancel(model, &mut out),
        Msg::Retry => reading::retry(model, &mut out),
        Msg::Dismiss => dismiss(model),
        Msg::Problems => views::problems(model, &mut out),
        Msg::Account(what) => views::account(model, what, &mut out),
    }
    out
}

/// Puts a failure on the screen and leads the visitor to it.
fn fail(model: &mut Model, cause: Cause, retry: Option<Retry>, fatal: bool, out: &mut Vec<Effect>) {
    model.failure = Some(Failure { cause, retry, fatal });
    out.push(Effect::Show(Spot::Failure));
}

/// The failure was read. A page that shows nothing has nothing to go back to.
fn dismiss(model: &mut Model) {
    if model.view.is_some() || model.failure.as_ref().is_some_and(|failure| !failure.fatal) {
        model.failure = None;
        // Files that wait for a lock which will not come wait no longer.
        if model.dead.is_some() && model.reading.as_ref().is_some_and(|reading| reading.worker.is_none()) {
            model.reading = None;
        }
    }
}
