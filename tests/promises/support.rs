//! What several promises need: the engine as a stranger calls it.

use std::ops::Deref;
use std::path::PathBuf;
use std::rc::Rc;

use teknoharita::classify::{DefinitionId, Exclusions};
use teknoharita::engine::{Engine, Shelf};
use teknoharita::error::Error;
use teknoharita::indicators::{Ask, Choice, Entry, Tables};
use teknoharita::ingest::{MemorySource, Source};
use teknoharita::messages::{Lang, Whole};
use teknoharita::protocol::{Answers, DataSetId, Event, FileInfo, LoadReport, Request};
use teknoharita::publish::sheet_csv;
use teknoharita::view::sheet::sheet_of;

/// Reads files through the protocol.
pub fn read_files(files: &[(&str, &[u8])], answers: Answers) -> Result<(Engine, LoadReport), Error> {
    let mut engine = Engine::new();
    let sources = files
        .iter()
        .map(|(name, bytes)| Box::new(MemorySource::new(*name, *bytes)) as Box<dyn Source>)
        .collect();
    let infos = files
        .iter()
        .map(|(name, bytes)| FileInfo { name: name.to_string(), bytes: bytes.len() as u64 })
        .collect();
    let mut answer = None;
    engine.handle(Request::Read { id: 7, files: infos, answers }, sources, &mut |event| match event {
        Event::Progress { id, bytes_read, bytes_total, .. } => {
            assert_eq!(id, 7);
            assert!(bytes_read <= bytes_total);
        }
        Event::CubeReady { id, report } => {
            assert_eq!(id, 7);
            answer = Some(Ok(*report));
        }
        Event::Asking { questions, .. } => answer = Some(Err(Error::NeedsAnswer { questions })),
        Event::Failed { error, .. } => answer = Some(Err(error)),
        other => panic!("unexpected {other:?}"),
    });
    answer.expect("every request has one answer").map(|report| (engine, report))
}

/// Reads one file that raises no question.
pub fn read(bytes: &[u8]) -> Result<(Engine, LoadReport), Error> {
    read_files(&[("file.csv", bytes)], Answers::default())
}

/// The tables of the visitor's data set.
pub fn own(engine: &Engine) -> Own {
    Own(shelf(engine, DataSetId::Own))
}

/// Tables that are held.
pub struct Own(Rc<Shelf>);

impl Deref for Own {
    type Target = Tables;

    fn deref(&self) -> &Tables {
        &self.0.tables
    }
}

/// A data set under the definition by default, nothing left out.
pub fn shelf(engine: &Engine, data_set: DataSetId) -> Rc<Shelf> {
    engine.shelf(data_set, DefinitionId::Report, Exclusions::NONE).expect("the data set is there")
}

/// The tier shares of the visitor's data set as the command line prints them.
pub fn tier_shares(engine: &Engine) -> String {
    let shelf = own(engine);
    table_of(&shelf, if shelf.has_tiers { "tier-shares" } else { "totals" })
}

/// A table of the catalogue that needs no facts, as the command line prints it of a file that names no producer.
pub fn table_of(tables: &Tables, id: &str) -> String {
    let ask = Ask { tables, facts: None, choice: &Choice::default() };
    let answer = Entry::from_id(id).map(|entry| (entry.answer)(&ask));
    sheet_csv(&sheet_of(&answer.unwrap().unwrap(), (Whole::Data, Lang::Tr)))
}

/// A folder of reference material beside the project, where it stands.
pub fn reference(file: &str) -> Option<PathBuf> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/reference").join(file);
    if path.exists() {
        return Some(path);
    }
    eprintln!("skipped: {file} does not stand beside the project");
    None
}
