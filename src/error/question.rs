//! What has to be asked, and what was answered.

use serde::{Deserialize, Serialize};

use crate::types::{Currency, Flow, Nomenclature, PassportAnswers, Period, RepairKind, YearPart};

use super::Role;

/// What the program cannot know and will not guess.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Question {
    /// No column says whether these are exports or imports.
    Flow {
        /// Name of the file.
        file: String,
    },
    /// Several columns could hold the same thing.
    Column {
        /// Name of the file.
        file: String,
        /// What they could hold.
        role: Role,
        /// Their headers, in the order of the file.
        candidates: Vec<String>,
    },
    /// The codes can be those of several nomenclatures, and it matters which.
    Nomenclature {
        /// Name of the file.
        file: String,
        /// Header of the column of codes.
        header: String,
        /// A code that means different things.
        example: String,
        /// Number of distinct codes.
        distinct: u32,
        /// What they can be, the likeliest first.
        candidates: Vec<Candidate>,
    },
    /// `1.234` or `1,234`: a decimal mark, or thousands?
    DecimalMark {
        /// Name of the file.
        file: String,
        /// The text as found.
        example: String,
        /// Its line, from 1.
        line: u64,
    },
    /// In which currency and unit are the amounts?
    Money {
        /// Name of the file.
        file: String,
        /// Header of the amounts.
        header: String,
        /// An amount as found.
        example: String,
    },
    /// `03/04/2024`: the third of April, or the fourth of March?
    DateOrder {
        /// Name of the file.
        file: String,
        /// The text as found.
        example: String,
        /// Its line, from 1.
        line: u64,
    },
    /// `2024/1`: January, or the first quarter?
    YearPart {
        /// Name of the file.
        file: String,
        /// The text as found.
        example: String,
        /// Its line, from 1.
        line: u64,
    },
    /// Several sheets hold a table, and they are not of one kind.
    Sheet {
        /// Name of the file.
        file: String,
        /// Names of the sheets.
        candidates: Vec<String>,
    },
    /// Files say the same period twice.
    Overlap {
        /// Names of the files, the older one first.
        files: Vec<String>,
        /// The periods that both hold.
        periods: Vec<Period>,
    },
    /// Coarse codes stand beside finer ones that do not add up to them: are the finer rows parts of the coarse?
    Coarse {
        /// Name of the file.
        file: String,
        /// The coarse code with most below it.
        code: String,
        /// The first few finer codes below it.
        parts: Vec<String>,
        /// Number of such coarse codes.
        codes: u32,
        /// Rows of theirs that have finer rows beside them.
        places: u64,
        /// Sum of the rows of the coarse code, in 1/10,000.
        whole_e4: i128,
        /// Sum of the finer rows below it, in 1/10,000.
        parts_e4: i128,
        /// Sum of the finer rows below all such codes, by which the two readings differ.
        all_parts_e4: i128,
    },
    /// A province text that is several provinces joined, or half of one.
    Province {
        /// Name of the file.
        file: String,
        /// The text.
        text: String,
        /// Line where it stands first, from 1.
        line: u64,
        /// Plates of the provinces that it names.
        candidates: Vec<u8>,
    },
}

/// What counts where several files hold the same period.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Overlap {
    /// The file whose latest period is later, else the one chosen later.
    Newer,
    /// The file chosen first.
    First,
    /// The newer one, with a list of all that both say.
    Compare,
    /// All of them: they are parts of one table and are added up.
    Add,
}

impl Overlap {
    /// All of them.
    pub const ALL: [Overlap; 4] = [Overlap::Newer, Overlap::First, Overlap::Compare, Overlap::Add];

    /// The key in JSON and on the command line.
    pub fn id(self) -> &'static str {
        match self {
            Overlap::Newer => "newer",
            Overlap::First => "first",
            Overlap::Compare => "compare",
            Overlap::Add => "add",
        }
    }
}

/// What finer rows are to a coarse one that is more than their sum.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Coarse {
    /// Parts of it: only what they leave of it counts beside them.
    Within,
    /// Rows beside it: all are added.
    Apart,
}

impl Coarse {
    /// Both.
    pub const ALL: [Coarse; 2] = [Coarse::Within, Coarse::Apart];

    /// The key in JSON and on the command line.
    pub fn id(self) -> &'static str {
        match self {
            Coarse::Within => "within",
            Coarse::Apart => "apart",
        }
    }
}

/// A nomenclature that a column of codes can be written in.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Candidate {
    /// Which one.
    pub nomenclature: Nomenclature,
    /// How many of the distinct codes it has.
    pub valid: u32,
    /// What the example is called in it, in Turkish and in English.
    pub names: Option<[String; 2]>,
}

/// What the visitor answered, or the command line was told.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Answers {
    /// The flow of a file without a flow column.
    pub flow: Option<Flow>,
    /// Headers chosen for a role.
    pub columns: Vec<(Role, String)>,
    /// `.` or `,`.
    pub decimal_mark: Option<char>,
    /// The nomenclature of the product codes.
    pub nomenclature: Option<Nomenclature>,
    /// The currency of the amounts.
    pub currency: Option<Currency>,
    /// The unit of the amounts: 1, 1,000 or 1,000,000 of the currency.
    pub unit: Option<u32>,
    /// Whether the day comes first in dates with slashes.
    pub day_first: Option<bool>,
    /// What a bare number behind a year counts.
    pub year_part: Option<YearPart>,
    /// The sheets of a workbook that are read, by name.
    pub sheets: Vec<String>,
    /// What counts where several files hold the same period.
    pub overlap: Option<Overlap>,
    /// What finer rows are to a coarse one.
    pub coarse: Option<Coarse>,
    /// Province texts and the numbers of the places that the visitor gave them.
    pub assign: Vec<(String, i8)>,
    /// Repairs that are taken back.
    pub undo: Vec<RepairKind>,
    /// What the visitor says of the figures.
    pub passport: PassportAnswers,
}

impl Answers {
    /// In place of a header: the visitor says that no column has this role.
    pub const NO_COLUMN: &str = "∅";

    /// Whether a repair is to be done.
    pub fn repairs(&self, kind: RepairKind) -> bool {
        !self.undo.contains(&kind)
    }
}
