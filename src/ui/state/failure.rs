//! What failed, and what the visitor should know.

use super::FileSet;
use crate::error::Error;
use crate::messages::{ErrorWords, Loss, Refusal, Work};
use crate::protocol::Answers;

/// Why something failed.
#[derive(Clone, PartialEq, Debug)]
pub enum Cause {
    /// The program says so.
    Error(Error, ErrorWords),
    /// A worker was lost.
    Lost {
        /// How.
        loss: Loss,
        /// Over what.
        work: Work,
    },
    /// No worker can be started.
    Refused(Refusal),
}

impl From<(Error, ErrorWords)> for Cause {
    fn from((error, words): (Error, ErrorWords)) -> Cause {
        Cause::Error(error, words)
    }
}

/// What another try would be.
#[derive(Clone, PartialEq, Debug)]
pub enum Retry {
    /// Read these files.
    Read(FileSet, Answers),
    /// Make a file of the view, by its word.
    Make(String),
    /// Start a worker.
    Restart,
    /// Load the page.
    Reload,
}

/// What failed.
#[derive(Clone, PartialEq, Debug)]
pub struct Failure {
    /// Why.
    pub cause: Cause,
    /// What another try would be.
    pub retry: Option<Retry>,
    /// Nothing can be computed any more, as long as it stands.
    pub fatal: bool,
}

/// Something the visitor should know that is no failure.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Hint {
    /// A link named a file that is on another computer.
    LinkOwn,
    /// The view that was asked for does not exist; another is shown.
    Adjusted,
    /// The worker was lost, and nothing with it.
    Restarted(Loss),
}
