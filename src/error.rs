//! What can go wrong: [`Error`] for input that cannot be used at all, [`Problem`] for one bad row.
//!
//! Neither holds prose: [`crate::messages`] says them in the reader's language.

mod definition;
mod index;
mod plan;
mod question;
mod secrecy;
mod workbook;

use serde::{Deserialize, Serialize};

use crate::types::{Flow, Period};

pub use definition::DefinitionError;
pub use index::IndexError;
pub use plan::PlanError;
pub use question::{Answers, Candidate, Coarse, Overlap, Question};
pub use secrecy::SecrecyError;
pub use workbook::WorkbookError;

/// Input that cannot be used as it is. Every kind says what to do about it in [`crate::messages`].
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[non_exhaustive]
pub enum Error {
    /// The bytes are no readable text.
    Unreadable {
        /// Name of the file.
        file: String,
        /// Why.
        why: Unreadable,
    },
    /// Readable text, but no table of provincial trade.
    NotATable {
        /// Name of the file.
        file: String,
        /// Why.
        why: NotATable,
    },
    /// The program will not guess: the visitor answers, or the command line gets an option.
    NeedsAnswer {
        /// All that is open.
        questions: Vec<Question>,
    },
    /// A bound was passed.
    LimitExceeded {
        /// Name of the file.
        file: String,
        /// Which bound.
        which: Limit,
        /// The bound.
        limit: u64,
        /// What was found, as far as it was counted.
        found: u64,
        /// Line on which it was passed, from 1; 0 where no line applies.
        line: u64,
    },
    /// A workbook that cannot be read.
    Workbook {
        /// Name of the file.
        file: String,
        /// Why.
        why: WorkbookError,
    },
    /// A kind of file that is known and not read (yet).
    Unsupported {
        /// Name of the file.
        file: String,
        /// What it is.
        what: FileKind,
    },
    /// The file is no longer what was chosen: changed, moved or deleted.
    SourceChanged {
        /// Name of the file.
        file: String,
    },
    /// Files that may not be put together: their passports differ.
    PassportsDiffer {
        /// Two names.
        files: [String; 2],
    },
    /// The browser gave no more memory.
    OutOfMemory,
    /// Page and worker, or program and kept file, are of different versions.
    Version {
        /// What this program speaks.
        expected: u32,
        /// What it met.
        found: u32,
    },
    /// A question was asked of a data set that is not loaded.
    NothingLoaded,
    /// An indicator needs what the data set lacks.
    NotInData {
        /// What is lacking.
        lacks: Lacks,
    },
    /// The visitor's own definition cannot be used.
    BadDefinition {
        /// Why.
        why: DefinitionError,
    },
    /// What was asked for is under a definition of a user's own, which is not there.
    NeedsDefinition,
    /// A kept plan cannot be used.
    BadPlan {
        /// Why.
        why: PlanError,
    },
    /// A file that says how a map is published cannot be used.
    BadPublication {
        /// Why.
        why: PlanError,
    },
    /// A method card cannot be used.
    BadCard {
        /// Why.
        why: PlanError,
    },
    /// A period that the data set does not hold.
    NoSuchPeriod {
        /// As asked for.
        period: String,
    },
    /// The visitor's file of provinces and numbers cannot be used.
    BadIndex {
        /// Why.
        why: IndexError,
    },
    /// The code of an embed would be longer than what addresses can be trusted to carry.
    EmbedTooLong {
        /// Most letters of the fragment.
        limit: u64,
        /// Letters that it would have.
        found: u64,
    },
    /// The rule of secrecy forbids to make a file public.
    Secrecy {
        /// Why.
        why: SecrecyError,
    },
}

/// Why bytes are no readable text.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Unreadable {
    /// No byte, or nothing but blank lines.
    Empty,
    /// Bytes that no text has.
    Binary,
    /// A quote that never closes and swallows the lines after it.
    UnterminatedQuote {
        /// Line where it opens, from 1.
        line: u64,
        /// Field where it opens, from 1.
        column: u32,
    },
}

/// Why readable text is no table of provincial trade.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum NotATable {
    /// A column without which nothing can be said.
    NoColumn {
        /// Which one.
        role: Role,
        /// The headers that were found.
        headers: Vec<String>,
    },
    /// A header and nothing below it.
    NoRows,
    /// Not one product code is valid.
    OnlyUnknownCodes {
        /// The first few.
        examples: Vec<String>,
        /// Line of the first, from 1.
        line: u64,
    },
    /// Not one province text is a province.
    OnlyUnknownProvinces {
        /// The first few.
        examples: Vec<String>,
        /// Line of the first, from 1.
        line: u64,
    },
    /// Not one row could be read.
    OnlyBadRows {
        /// The first problem.
        first: Problem,
    },
    /// The header names a nomenclature that this version does not classify.
    OtherNomenclature {
        /// The header.
        header: String,
    },
    /// The amounts are in a currency that is not read.
    OtherCurrency {
        /// The header.
        header: String,
    },
    /// The first line is one of data: nothing says what the columns hold.
    NoHeads,
    /// Several tables below one another that say different things.
    SeveralTables {
        /// Line on which the second one begins, from 1.
        line: u64,
    },
    /// Amounts in several units or currencies.
    MixedMoney {
        /// The header of the column in whose rows they stand together; `None` where columns differ.
        column: Option<String>,
        /// The texts that say them.
        texts: Vec<String>,
    },
    /// Groups of countries that overlap, and nothing that says which of them count.
    Groups {
        /// Two of them.
        texts: Vec<String>,
    },
    /// Periods such as `2024.1`, of which a spreadsheet may have dropped a zero.
    DecimalPeriods {
        /// The first one.
        example: String,
        /// Its line, from 1.
        line: u64,
    },
    /// Amounts with words behind them: `1.5M`, `12 bin`.
    WordyAmounts {
        /// The first one.
        example: String,
        /// Its line, from 1.
        line: u64,
        /// Its column, from 1.
        column: u32,
    },
    /// Counts of firms and the like, and no amounts.
    Counts {
        /// The title that says so.
        title: String,
    },
    /// Every row is a total.
    OnlyTotals {
        /// The first few labels that say so.
        examples: Vec<String>,
        /// Line of the first, from 1.
        line: u64,
    },
    /// Shares without the totals that they are shares of.
    OnlyShares {
        /// The headers of the shares.
        headers: Vec<String>,
    },
}

/// Kinds of file that are recognised by their first bytes and not read.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum FileKind {
    /// PNG, JPEG, GIF, WebP, BMP, TIFF.
    Picture,
    /// PDF.
    Pdf,
    /// A workbook (`.xlsx`, `.xls`, `.ods`).
    Workbook,
    /// A compressed file.
    Archive,
    /// A web page.
    Html,
}

/// Bounds that keep the page alive.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Limit {
    /// Bytes of one record.
    RecordBytes,
    /// Fields of one record.
    Fields,
    /// Distinct texts of one column.
    DistinctTexts,
    /// An amount or a sum that passes 64 bits of 1/10,000.
    Amount,
    /// Bytes that the facts may take.
    Memory,
    /// Bytes of a workbook.
    WorkbookBytes,
    /// Bytes that a workbook comes to when it is unpacked.
    InflatedBytes,
    /// Parts inside a workbook.
    Entries,
    /// Rows of a sheet.
    SheetRows,
    /// Columns of a sheet.
    SheetColumns,
    /// Cells of a sheet that hold something.
    Cells,
    /// Bytes of text that a workbook keeps together.
    TextBytes,
}

/// What a data set may lack.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Lacks {
    /// Product codes, so no tiers.
    Product,
    /// The flow that was asked for.
    Flow(Flow),
    /// Codes to which the definition can be applied.
    Codes,
    /// Partners.
    Partner,
    /// Anything of a period.
    Period(Period),
    /// What is confidential, told apart.
    Confidential,
    /// A period of the same months with which another can be compared; where both are there, the months
    /// that they cover.
    Base {
        /// The period that is compared.
        period: Period,
        /// What it was to be compared with.
        base: Period,
    },
    /// A second period.
    Periods,
    /// Weights.
    Weight,
    /// A number of every province beside the data.
    Index,
    /// Enough memory for so many groups.
    Memory,
}

impl From<Lacks> for Error {
    fn from(lacks: Lacks) -> Error {
        match lacks {
            Lacks::Period(period) => Error::NoSuchPeriod { period: period.to_string() },
            Lacks::Memory => Error::OutOfMemory,
            lacks => Error::NotInData { lacks },
        }
    }
}

/// What a column holds.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Role {
    /// Year, or year and month, or a date.
    Period,
    /// Year alone.
    Year,
    /// Month alone.
    Month,
    /// Export or import.
    Flow,
    /// Name, plate or NUTS-3 code of the province.
    Province,
    /// ISIC Rev.3 code.
    Product,
    /// Partner country.
    Partner,
    /// Amount in US dollars.
    Amount,
    /// Quantity in other units than of weight, which is not read.
    Quantity,
    /// Tax number or name of the firm.
    Firm,
    /// Name of the product beside its code.
    ProductName,
    /// The mark of the synthetic sample.
    SampleMark,
    /// Weight in kilograms or tonnes.
    Weight,
}

impl Role {
    /// The word used by the command line's `--column ROLE=HEADER`.
    pub fn id(self) -> &'static str {
        match self {
            Role::Period => "period",
            Role::Year => "year",
            Role::Month => "month",
            Role::Flow => "flow",
            Role::Province => "province",
            Role::Product => "product",
            Role::Partner => "partner",
            Role::Amount => "amount",
            Role::Quantity => "quantity",
            Role::Firm => "firm",
            Role::ProductName => "product_name",
            Role::SampleMark => "sample",
            Role::Weight => "weight",
        }
    }

    /// The role of an [`id`](Role::id).
    pub fn from_id(id: &str) -> Option<Role> {
        let all = [
            Role::Period,
            Role::Year,
            Role::Month,
            Role::Flow,
            Role::Province,
            Role::Product,
            Role::Partner,
            Role::Amount,
            Role::Quantity,
            Role::Firm,
            Role::ProductName,
            Role::Weight,
        ];
        all.into_iter().find(|role| role.id() == id)
    }
}

/// What is wrong with one row or field.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum ProblemKind {
    /// More or fewer fields than the header.
    Ragged,
    /// No amount, or none that is a number.
    BadAmount,
    /// No period, or none that can be read.
    BadPeriod,
    /// A flow that is neither export nor import.
    BadFlow,
    /// A province text that is no province.
    UnknownProvince,
    /// A product code that is not valid.
    UnknownProduct,
    /// More than four decimals, rounded half to even.
    RoundedAmount,
    /// A text in another encoding than the rest of the file.
    MixedEncoding,
    /// A quote that never closes, on the last line.
    OpenQuote,
    /// A weight that is no number: the row counts, without a weight.
    BadWeight,
}

impl ProblemKind {
    /// Every kind, in the order of lists.
    pub const ALL: [ProblemKind; 10] = [
        ProblemKind::Ragged,
        ProblemKind::BadAmount,
        ProblemKind::BadPeriod,
        ProblemKind::BadFlow,
        ProblemKind::UnknownProvince,
        ProblemKind::UnknownProduct,
        ProblemKind::RoundedAmount,
        ProblemKind::MixedEncoding,
        ProblemKind::OpenQuote,
        ProblemKind::BadWeight,
    ];

    /// The key in JSON and CSV.
    pub fn id(self) -> &'static str {
        match self {
            ProblemKind::Ragged => "ragged",
            ProblemKind::BadAmount => "bad_amount",
            ProblemKind::BadPeriod => "bad_period",
            ProblemKind::BadFlow => "bad_flow",
            ProblemKind::UnknownProvince => "unknown_province",
            ProblemKind::UnknownProduct => "unknown_product",
            ProblemKind::RoundedAmount => "rounded_amount",
            ProblemKind::MixedEncoding => "mixed_encoding",
            ProblemKind::OpenQuote => "open_quote",
            ProblemKind::BadWeight => "bad_weight",
        }
    }
}

/// One bad row or field, where it stands, and the text that stands there.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Problem {
    /// What is wrong.
    pub kind: ProblemKind,
    /// Position of the file in the data set, from 0.
    pub file: u32,
    /// Line on which the record starts, from 1.
    pub line: u64,
    /// Field, from 1; 0 where it is the whole row.
    pub column: u32,
    /// The text as found, cut after 80 characters; for a ragged row the two field counts.
    pub text: String,
}
