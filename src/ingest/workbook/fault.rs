use crate::error::{Error, Limit, WorkbookError};

/// What went wrong, before it is known in which file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Fault {
    Why(WorkbookError),
    Limit { which: Limit, limit: u64, found: u64, line: u64 },
}

/// Short for the most frequent one.
pub(super) const DAMAGED: Fault = Fault::Why(WorkbookError::Damaged);
/// Short for what ends early.
pub(super) const TRUNCATED: Fault = Fault::Why(WorkbookError::Truncated);

impl Fault {
    /// A passed bound that belongs to no row.
    pub(super) fn limit(which: Limit, limit: u64, found: u64) -> Fault {
        Fault::Limit { which, limit, found, line: 0 }
    }

    /// The error of a file.
    pub(super) fn of(self, file: &str) -> Error {
        let file = file.to_string();
        match self {
            Fault::Why(why) => Error::Workbook { file, why },
            Fault::Limit { which, limit, found, line } => {
                Error::LimitExceeded { file, which, limit, found, line }
            }
        }
    }
}

impl From<WorkbookError> for Fault {
    fn from(why: WorkbookError) -> Fault {
        Fault::Why(why)
    }
}
