use serde::{Deserialize, Serialize};

/// What is wrong with a file of provinces and numbers.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum IndexError {
    /// No line holds a province and a number.
    Empty,
    /// Its bytes are no text.
    NoText,
    /// More lines than there are provinces and regions.
    TooLong {
        /// The most it may have.
        most: u32,
    },
    /// The first line is one of data and not of heads.
    NoHeads {
        /// As found.
        text: String,
    },
    /// A line that is not a province and a number.
    Line {
        /// Line, from 1.
        line: u32,
        /// Field, from 1: the field that is missing, is one too many, or never closes.
        column: u32,
        /// As found.
        text: String,
    },
    /// A text that is no province.
    Province {
        /// Line, from 1.
        line: u32,
        /// Field, from 1.
        column: u32,
        /// As found.
        text: String,
    },
    /// A text that is no number.
    Number {
        /// Line, from 1.
        line: u32,
        /// Field, from 1.
        column: u32,
        /// As found.
        text: String,
    },
    /// Numbers such as 1.234, which can be thousands as well as decimals.
    Either {
        /// Line of the first, from 1.
        line: u32,
        /// Field, from 1.
        column: u32,
        /// As found.
        text: String,
    },
    /// A comma and a point as decimal marks of one file.
    BothMarks {
        /// Line of the first with the other mark, from 1.
        line: u32,
        /// Field, from 1.
        column: u32,
        /// As found.
        text: String,
    },
    /// The same province twice.
    Twice {
        /// Line of the second, from 1.
        line: u32,
        /// Field, from 1.
        column: u32,
        /// The province.
        text: String,
    },
}
