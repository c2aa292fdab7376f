//! What becomes of a record.

use crate::error::Problem;
use crate::types::{Amount, Flow, RepairExample, RepairKind};

/// What one record became.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RowOutcome {
    /// A fact, in the numbers of this file's own texts.
    Fact(Fact),
    /// No fact; booked as rejected with the amount, if that could be read.
    Rejected {
        /// The flow, if it could be read.
        flow: Option<Flow>,
        /// The amount, if it could be read.
        amount_e4: Amount,
    },
    /// A totals row over periods, set aside.
    Total {
        /// The flow.
        flow: Flow,
        /// The amount.
        amount_e4: Amount,
        /// The year whose periods it adds up, where it says so.
        year: Option<u16>,
        /// Number of the province text.
        province: u32,
        /// Number of the product text.
        product: u32,
    },
    /// An observation whose amount the producer withholds.
    Suppressed {
        /// The flow.
        flow: Option<Flow>,
    },
    /// No observation: a blank row, a note, heads that stand again, a figure that is not available.
    Nothing,
}

/// One observation in the numbers of its file's texts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Fact {
    /// Direction.
    pub flow: Flow,
    /// Number of the period, into [`super::RowResolver::periods`].
    pub period: u32,
    /// Number of the province text.
    pub province: u32,
    /// Number of the product text.
    pub product: u32,
    /// Number of the partner text; 0 where the file has no partners.
    pub partner: u32,
    /// Amount in 1/10,000 dollars.
    pub amount_e4: Amount,
}

/// Why a file cannot be read on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum RowError {
    /// More distinct texts than a column may have.
    TooManyTexts {
        /// The most it may have.
        most: usize,
    },
    /// Another currency or unit than the rows before say.
    OtherMoney {
        /// Header of the column that says it.
        header: String,
        /// What the rows before say, and the text that differs.
        texts: [String; 2],
    },
    /// A number that could be read both ways, in a file where nothing settles it.
    EitherMark {
        /// The text.
        example: String,
        /// Its line in the file.
        line: u64,
    },
}

/// The columns whose texts get numbers.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Texts {
    /// Provinces.
    Provinces,
    /// Products.
    Products,
    /// Partners.
    Partners,
}

/// A text that was met for the first time.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct NewText {
    /// Line of the record.
    pub line: u64,
    /// Which column.
    pub texts: Texts,
    /// Its number there.
    pub id: u32,
}

/// Most distinct texts a column may have.
#[derive(Clone, Copy, Debug)]
pub struct MostTexts {
    /// Provinces.
    pub provinces: usize,
    /// Products.
    pub products: usize,
    /// Partners.
    pub partners: usize,
    /// Texts of a period column.
    pub periods: usize,
}

/// What is told of a row beside what it became.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Told {
    /// Something is wrong with it.
    Problem(Problem),
    /// Something was repaired, or noticed.
    Repair(RepairKind, RepairExample),
}

/// Receives what is told, as it is found.
pub type Tell<'a> = &'a mut dyn FnMut(Told);

/// A text that was met for the first time, decoded and mended.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FreshText {
    /// Which column.
    pub texts: Texts,
    /// The text.
    pub text: String,
    /// Line in the file where it stands first.
    pub line: u64,
    /// Its column in the file, from 1.
    pub column: u32,
}
