use serde::{Deserialize, Serialize};

/// What is wrong with a definition.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum DefinitionError {
    /// No line holds a code and a tier.
    Empty,
    /// More lines than a definition may have.
    TooLong {
        /// The most it may have.
        most: u32,
    },
    /// The nomenclature named in the first line is not known.
    Nomenclature {
        /// Line, from 1.
        line: u32,
        /// As found.
        text: String,
    },
    /// A line that is not a code and a tier.
    Line {
        /// Line, from 1.
        line: u32,
        /// As found.
        text: String,
    },
    /// A code that is no code of digits.
    Code {
        /// Line, from 1.
        line: u32,
        /// As found.
        text: String,
    },
    /// A code that the named nomenclature does not have.
    NoSuchCode {
        /// Line, from 1.
        line: u32,
        /// As found.
        text: String,
    },
    /// A tier that is none of those a definition may use.
    Tier {
        /// Line, from 1.
        line: u32,
        /// As found.
        text: String,
    },
    /// The same code twice, with different tiers.
    Twice {
        /// Line of the second, from 1.
        line: u32,
        /// The code.
        text: String,
    },
}
