//! The only types that cross the worker's boundary: [`Request`] in, [`Event`] out, as bytes.

use serde::{Deserialize, Serialize};

use crate::error::{Error, Question};
use crate::messages::{ErrorWords, Lang};
use crate::view::{PageView, Stamp};

pub use crate::error::Answers;
pub use crate::types::{FileReport, Laps, LoadReport};
pub use crate::view::{ChartForm, DataSetId, MadeFile, PublishForm, ViewSpec};
pub use crate::wire::{decode, decode_text, encode, encode_text};

/// Goes up with every change of [`Request`] or [`Event`]; a page and a worker of different numbers
/// do not talk.
pub const PROTOCOL_VERSION: u32 = 12;

/// Chosen by the page; an answer carries the number of its question.
pub type RequestId = u32;

/// A file as the visitor chose it; its bytes travel beside the message.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct FileInfo {
    /// Name, for messages.
    pub name: String,
    /// Length in bytes when it was chosen.
    pub bytes: u64,
}

/// What the page asks.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Request {
    /// Read these files as one data set; it replaces the visitor's earlier one when it succeeds.
    Read {
        /// Number of the question.
        id: RequestId,
        /// The files, in the order of their bytes.
        files: Vec<FileInfo>,
        /// What is known beforehand.
        answers: Answers,
    },
    /// Say what to draw.
    View {
        /// Number of the question.
        id: RequestId,
        /// What to show.
        spec: ViewSpec,
    },
    /// Make the table of an indicator beside a view. The visitor's number of every province, where they gave
    /// one, travels beside the message as a file; nothing of it is kept.
    Figure {
        /// Number of the question.
        id: RequestId,
        /// What is shown above it: data set, definition, period and flow are the table's too.
        view: ViewSpec,
        /// Which indicator and how, as [`crate::view::FigureSpec`] writes it.
        figure: String,
        /// What is chosen anew, in order: names and values.
        changes: Vec<(String, String)>,
        /// As a file for programs and not as markup.
        file: bool,
    },
    /// Draw a chart of a view.
    Chart {
        /// Number of the question.
        id: RequestId,
        /// What is shown above it: data set, indicator, definition, period, flow and province are the chart's too.
        view: ViewSpec,
        /// Which chart and how, as [`crate::view::ChartSpec`] writes it.
        chart: String,
        /// What is chosen anew, in order: names and values.
        changes: Vec<(String, String)>,
        /// As a file and not as markup.
        form: Option<ChartForm>,
    },
    /// Make a file of a view.
    Publish {
        /// Number of the question.
        id: RequestId,
        /// What to show.
        spec: ViewSpec,
        /// In which form.
        form: PublishForm,
    },
    /// Prepare a view for publication. A method card to be checked travels beside the message as a file; nothing of
    /// it is kept.
    Step {
        /// Number of the question.
        id: RequestId,
        /// What is shown.
        view: ViewSpec,
        /// What the author decided so far, as [`crate::view::PublishSettings`] is written; nothing at first.
        settings: String,
        /// What is decided anew, in order: names and values.
        changes: Vec<(String, String)>,
        /// Address of the page, ending in `/`.
        base: String,
        /// When and by which build.
        stamp: Box<Stamp>,
        /// As a file, by its word, and not as markup.
        form: Option<String>,
    },
    /// All problems of the visitor's files as CSV, from a second reading.
    Problems {
        /// Number of the question.
        id: RequestId,
        /// Language of the texts.
        lang: Lang,
    },
    /// The SHA-256 of every file, from a second reading.
    Hash {
        /// Number of the question.
        id: RequestId,
    },
    /// Take the visitor's own definition of tiers.
    Define {
        /// Number of the question.
        id: RequestId,
        /// Its text: codes and tiers.
        text: String,
    },
    /// Give province texts and the passport of the visitor's data set other meanings; nothing is read again.
    /// Only `assign` and `passport` of the answers count.
    Relabel {
        /// Number of the question.
        id: RequestId,
        /// The answers as they are now.
        answers: Answers,
    },
    /// Write the account of the visitor's files as markup. What it says comes with the question and nothing of
    /// it is kept, so any worker can write it, also after the one that read the files was lost.
    AccountMarkup {
        /// Number of the question.
        id: RequestId,
        /// What became of the files.
        report: Box<LoadReport>,
        /// Language of the texts.
        lang: Lang,
    },
    /// Make a file of the account of the visitor's files.
    Account {
        /// Number of the question.
        id: RequestId,
        /// Which one.
        what: AccountFile,
        /// Language of the texts.
        lang: Lang,
    },
    /// Read a kept plan.
    Plan {
        /// Number of the question.
        id: RequestId,
        /// Its text.
        text: String,
    },
    /// Explain a term.
    Help {
        /// Number of the question.
        id: RequestId,
        /// Which, by its word.
        term: String,
        /// What is shown: definition, indicator, data set and language count.
        view: ViewSpec,
    },
    /// Are you there? Answered at once, between the pieces of any other work.
    Ping {
        /// Number of the question.
        id: RequestId,
    },
}

/// A file made of the account of the visitor's files.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum AccountFile {
    /// The answers, to be given to the next reading.
    Plan,
    /// What a newer file changed, as CSV.
    Revisions,
    /// What was repaired or noticed, and the checks of sums, as CSV.
    Repairs,
}

impl Request {
    /// The number of the question.
    pub fn id(&self) -> RequestId {
        match self {
            Request::Read { id, .. }
            | Request::View { id, .. }
            | Request::Publish { id, .. }
            | Request::Figure { id, .. }
            | Request::Chart { id, .. }
            | Request::Step { id, .. }
            | Request::Problems { id, .. }
            | Request::Define { id, .. }
            | Request::Relabel { id, .. }
            | Request::AccountMarkup { id, .. }
            | Request::Account { id, .. }
            | Request::Plan { id, .. }
            | Request::Help { id, .. }
            | Request::Hash { id }
            | Request::Ping { id } => *id,
        }
    }
}

/// What the worker says.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub enum Event {
    /// First word of a worker; nothing may be sent before it.
    Ready {
        /// Its [`PROTOCOL_VERSION`].
        version: u32,
    },
    /// How far a [`Request::Read`] has come.
    Progress {
        /// Number of the question.
        id: RequestId,
        /// Bytes read, of all files.
        bytes_read: u64,
        /// Bytes in all.
        bytes_total: u64,
        /// Records read.
        rows: u64,
    },
    /// The program will not guess; ask the visitor and send `Read` again.
    Asking {
        /// Number of the question.
        id: RequestId,
        /// All that is open.
        questions: Vec<Question>,
        /// The same as fields of a form, in Turkish and in English: markup in which every text is escaped.
        fields: [String; 2],
    },
    /// The tables of the visitor's files are answerable.
    CubeReady {
        /// Number of the question.
        id: RequestId,
        /// What became of them.
        report: Box<LoadReport>,
    },
    /// Partners too are answerable; follows [`Event::CubeReady`] and carries its number.
    DetailReady {
        /// Number of the question.
        id: RequestId,
        /// Distinct facts with partners.
        facts: u64,
        /// How long the steps took.
        laps: Laps,
    },
    /// The visitor's own definition is there.
    Defined {
        /// Number of the question.
        id: RequestId,
        /// Number of its rules.
        rules: u32,
    },
    /// Province texts and the passport have other meanings now.
    Relabelled {
        /// Number of the question.
        id: RequestId,
        /// What became of the files under them.
        report: Box<LoadReport>,
    },
    /// What a kept plan answers.
    Planned {
        /// Number of the question.
        id: RequestId,
        /// The answers.
        answers: Answers,
    },
    /// The answer to [`Request::Ping`].
    Pong {
        /// Number of the question.
        id: RequestId,
    },
    /// What to draw.
    View {
        /// Number of the question.
        id: RequestId,
        /// The view.
        view: Box<PageView>,
    },
    /// The table of an indicator.
    Figure {
        /// Number of the question.
        id: RequestId,
        /// Which, as it stands in the address.
        figure: String,
        /// Its markup, in which every text is escaped.
        markup: String,
    },
    /// A chart.
    Chart {
        /// Number of the question.
        id: RequestId,
        /// Which, as it stands in the address.
        chart: String,
        /// Its markup, in which every text is escaped.
        markup: String,
    },
    /// The step before something becomes public.
    Step {
        /// Number of the question.
        id: RequestId,
        /// What the author decided, to be given back with the next question.
        settings: String,
        /// Its markup, in which every text is escaped.
        markup: String,
    },
    /// The account of the visitor's files.
    AccountMarkup {
        /// Number of the question.
        id: RequestId,
        /// Its markup, in which every text is escaped.
        markup: String,
    },
    /// A term is explained.
    Help {
        /// Number of the question.
        id: RequestId,
        /// Markup, in which every text is escaped; empty where nobody knows the term.
        markup: String,
    },
    /// A file that was asked for.
    Made {
        /// Number of the question.
        id: RequestId,
        /// The file.
        file: MadeFile,
    },
    /// SHA-256 of each file, in order, lower-case hexadecimal.
    Hashed {
        /// Number of the question.
        id: RequestId,
        /// One a file.
        sha256: Vec<String>,
    },
    /// The question cannot be answered.
    Failed {
        /// Number of the question.
        id: RequestId,
        /// Why.
        error: Error,
        /// The same in words.
        words: ErrorWords,
    },
}

impl Event {
    /// The question cannot be answered.
    pub fn failed(id: RequestId, error: Error) -> Event {
        Event::Failed { id, words: ErrorWords::of(&error), error }
    }
}
