//! The only types that cross the worker's boundary: [`Request`] in, [`Event`] out, as bytes.

use serde::{Deserialize, Serialize, de::DeserializeOwned};

use crate::error::{Error, Problem, ProblemKind, Question, Role};
use crate::messages::Lang;
use crate::types::{Flow, Ledger, Passport, Period};
use crate::view::{Indicator, PageView};

/// Goes up with every change of [`Request`] or [`Event`]; a page and a worker of different numbers
/// do not talk.
pub const PROTOCOL_VERSION: u32 = 1;

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

/// What the visitor answered, or the command line was told.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Answers {
    /// The flow of a file without a flow column.
    pub flow: Option<Flow>,
    /// Headers chosen for a role.
    pub columns: Vec<(Role, String)>,
    /// `.` or `,`.
    pub decimal_mark: Option<char>,
}

/// A data set that can be shown.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub enum DataSetId {
    /// The published shares 2019-2024 by head office.
    Annex,
    /// The ministry's totals 2022-2023 by province of activity.
    Ministry,
    /// The visitor's files.
    Own,
}

impl DataSetId {
    /// All data sets.
    pub const ALL: [DataSetId; 3] = [DataSetId::Annex, DataSetId::Ministry, DataSetId::Own];

    /// The word used in addresses and by the command line (`builtin:annex`).
    pub fn id(self) -> &'static str {
        match self {
            DataSetId::Annex => "annex",
            DataSetId::Ministry => "ministry",
            DataSetId::Own => "own",
        }
    }

    /// The data set of an [`id`](DataSetId::id).
    pub fn from_id(id: &str) -> Option<DataSetId> {
        DataSetId::ALL.into_iter().find(|set| set.id() == id)
    }
}

/// What to show. `None` stands for the data set's own default: its latest complete year, exports
/// where it has them.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ViewSpec {
    /// Which data.
    pub data_set: DataSetId,
    /// Which number.
    pub indicator: Indicator,
    /// When.
    pub period: Option<Period>,
    /// Which direction.
    pub flow: Option<Flow>,
    /// Plate of the province in the panel.
    pub province: Option<u8>,
    /// Language of every text.
    pub lang: Lang,
}

/// What to make of a view.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum PublishForm {
    /// The text of an `<iframe>`; `base` is the address of the page, ending in `/`.
    EmbedCode {
        /// Address of the page's folder.
        base: String,
    },
    /// One self-contained HTML file.
    Html,
    /// The map with title, legend and source.
    Svg,
    /// The numbers behind the map.
    Csv,
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
    /// Make a file of a view.
    Publish {
        /// Number of the question.
        id: RequestId,
        /// What to show.
        spec: ViewSpec,
        /// In which form.
        form: PublishForm,
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
}

impl Request {
    /// The number of the question.
    pub fn id(&self) -> RequestId {
        match self {
            Request::Read { id, .. }
            | Request::View { id, .. }
            | Request::Publish { id, .. }
            | Request::Problems { id, .. }
            | Request::Hash { id } => *id,
        }
    }
}

/// How one file was read.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct FileReport {
    /// Name.
    pub name: String,
    /// Length in bytes.
    pub bytes: u64,
    /// Lower-case hexadecimal; `None` while it is not known yet.
    pub sha256: Option<String>,
    /// `utf-8` or `windows-1254`.
    pub encoding: String,
    /// `,`, `;`, a tab or `|`.
    pub delimiter: char,
    /// Records below the header, blank lines not counted.
    pub records: u64,
    /// Which header was taken for what.
    pub columns: Vec<(Role, String)>,
    /// Units in which the amounts are written: 1, 1,000 or 1,000,000 dollars.
    pub unit_usd: u32,
}

/// What became of the visitor's files.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct LoadReport {
    /// One entry a file.
    pub files: Vec<FileReport>,
    /// Where every row went.
    pub ledger: Ledger,
    /// Exact number of problems of each kind that occurs.
    pub problem_counts: Vec<(ProblemKind, u64)>,
    /// The first problems, at most 10,000 in the engine and 200 in this report.
    pub problems: Vec<Problem>,
    /// What the data set says about itself.
    pub passport: Passport,
}

/// A file made by [`Request::Publish`] or [`Request::Problems`].
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct MadeFile {
    /// Proposed file name.
    pub name: String,
    /// MIME type.
    pub mime: String,
    /// Content.
    pub bytes: Vec<u8>,
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
    },
    /// The tables of the visitor's files are answerable.
    CubeReady {
        /// Number of the question.
        id: RequestId,
        /// What became of them.
        report: Box<LoadReport>,
    },
    /// What to draw.
    View {
        /// Number of the question.
        id: RequestId,
        /// The view.
        view: Box<PageView>,
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
    },
}

/// A message as bytes.
pub fn encode<T: Serialize>(message: &T) -> Vec<u8> {
    // Writing to memory cannot fail for these types; an empty message would be refused by `decode`.
    postcard::to_stdvec(message).unwrap_or_default()
}

/// A message from bytes; `None` where they are none.
pub fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    postcard::from_bytes(bytes).ok()
}

/// A message as text that may stand in a page's attribute: UTF-8 as it is, and `%XX` for every byte that
/// is no text there (controls, `"`, `<`, `&`, `%`, and what is not UTF-8).
pub fn encode_text<T: Serialize>(message: &T) -> String {
    let bytes = encode(message);
    let mut text = String::with_capacity(bytes.len() * 5 / 4);
    let escape = |text: &mut String, byte: u8| text.push_str(&format!("%{byte:02X}"));
    for chunk in bytes.utf8_chunks() {
        for letter in chunk.valid().chars() {
            match letter {
                '%' | '"' | '<' | '&' => escape(&mut text, letter as u8),
                letter if letter.is_ascii_control() => escape(&mut text, letter as u8),
                letter => text.push(letter),
            }
        }
        for byte in chunk.invalid() {
            escape(&mut text, *byte);
        }
    }
    text
}

/// A message from the text of [`encode_text`]; `None` where it is none.
pub fn decode_text<T: DeserializeOwned>(text: &str) -> Option<T> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.trim().as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        if byte == b'%' {
            let digits = std::str::from_utf8(after.get(..2)?).ok()?;
            bytes.push(u8::from_str_radix(digits, 16).ok()?);
            rest = &after[2..];
        } else {
            bytes.push(byte);
            rest = after;
        }
    }
    decode(&bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_carries_every_byte_through_a_page() {
        let message = Request::Problems { id: u32::MAX, lang: Lang::En };
        assert_eq!(decode_text::<Request>(&encode_text(&message)), Some(message));
        let every_byte: Vec<u8> = (0..=255).chain(*b"<script>&%41 \r\n").collect();
        let text = encode_text(&every_byte);
        assert!(!text.contains(['"', '<', '&', '\r', '\n', '\0']));
        assert_eq!(decode_text::<Vec<u8>>(&text), Some(every_byte));
        assert_eq!(decode_text::<Request>("%4"), None);
    }
}
