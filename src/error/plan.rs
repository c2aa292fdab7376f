use serde::{Deserialize, Serialize};

/// Why a kept plan cannot be used.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum PlanError {
    /// It is no JSON.
    NotJson {
        /// Line, from 1.
        line: u64,
        /// Column, from 1.
        column: u32,
    },
    /// It is something else than a plan of this program.
    OtherSchema,
    /// It is of a version that this program does not know.
    Version {
        /// Its version.
        found: u64,
        /// The one that is known.
        known: u64,
    },
    /// A key or a value is not known.
    BadValue {
        /// Which one.
        what: String,
    },
}
