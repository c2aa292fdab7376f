//! The page's state and how it changes: plain values and plain functions, no browser in here.
//!
//! [`update`] takes a message and returns what is to be done outside: start a worker, send it a
//! request, save a file. `shell` does it. So all of the page's behaviour can be tested natively.

mod msg;
mod reading;
#[cfg(test)]
mod tests;
mod views;
mod workers;

use std::ops::Deref;
use std::sync::Arc;

use super::progress::Progress;
use crate::data::Tier;
use crate::error::{Error, Question};
use crate::messages::Lang;
use crate::protocol::{Answers, DataSetId, FileInfo, LoadReport, RequestId, ViewSpec};
use crate::view::{Indicator, PageView};

pub use msg::{Effect, Form, Msg, Pick, Spot};
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
    /// The tables are there; only the map is still to be drawn.
    pub loaded: bool,
}

/// What failed.
#[derive(Clone, PartialEq, Debug)]
pub struct Failure {
    /// Why.
    pub error: Error,
    /// What was being read, for another try.
    pub files: Option<(FileSet, Answers)>,
    /// Nothing works any more; only loading the page again helps.
    pub fatal: bool,
}

/// Something the visitor should know that is no failure.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Hint {
    /// A link named a file that is on another computer.
    LinkOwn,
    /// The view that was asked for does not exist; another is shown.
    Adjusted,
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
    /// A reading under way.
    pub reading: Option<Reading>,
    /// What the visitor has to answer.
    pub questions: Vec<Question>,
    /// What failed.
    pub failure: Option<Failure>,
    /// What the visitor should know.
    pub hint: Option<Hint>,
    /// The embed code of the view on the screen.
    pub embed_code: String,
    /// Readings that ended, well or badly: `data-run` of the document.
    pub runs: u32,
    /// The page's clock, set before every message.
    pub now_ms: f64,
    /// Address of the page's folder, for embed codes.
    base: String,
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
            reading: None,
            questions: Vec::new(),
            failure: None,
            hint: None,
            embed_code: String::new(),
            runs: 0,
            now_ms: 0.0,
            base: String::new(),
            chosen: false,
            intent: false,
            workers: Workers::default(),
        }
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
    ViewSpec {
        data_set,
        indicator: Indicator::Share(Tier::High),
        period: None,
        flow: None,
        province: None,
        lang,
    }
}

/// Changes the state by a message, and says what is to be done outside.
pub fn update(model: &mut Model, msg: Msg) -> Vec<Effect> {
    let mut out = Vec::new();
    match msg {
        Msg::Start { address, base, first } => {
            model.base = base;
            views::begin(model, address, first, &mut out);
        }
        Msg::Drawn => workers::start_once(model, &mut out),
        Msg::KitReady => workers::kit_ready(model),
        Msg::BootFailed => workers::boot_failed(model, &mut out),
        Msg::Worker { from, event } => workers::heard(model, from, event, &mut out),
        Msg::Broke { from } => workers::broke(model, from, &mut out),
        Msg::Tick => workers::tick(model, &mut out),
        Msg::Intent => workers::intent(model, &mut out),
        Msg::Armed => workers::armed(model, &mut out),
        Msg::Go(address) if address.is_empty() => {}
        Msg::Go(address) => views::go(model, address, &mut out),
        Msg::Choose(pick) => views::choose(model, pick, &mut out),
        Msg::Files { files, added } => reading::files(model, files, added, &mut out),
        Msg::Answer(answers) => reading::answer(model, answers, &mut out),
        Msg::Cancel => reading::cancel(model, &mut out),
        Msg::Retry => reading::retry(model, &mut out),
        Msg::Dismiss => {
            if model.failure.as_ref().is_some_and(|failure| !failure.fatal) {
                model.failure = None;
            }
        }
        Msg::Publish(form) => views::publish(model, form, &mut out),
        Msg::Problems => views::problems(model, &mut out),
    }
    out
}

/// Puts a failure on the screen and leads the visitor to it.
fn fail(
    model: &mut Model,
    error: Error,
    files: Option<(FileSet, Answers)>,
    fatal: bool,
    out: &mut Vec<Effect>,
) {
    model.failure = Some(Failure { error, files, fatal });
    out.push(Effect::Show(Spot::Failure));
}
