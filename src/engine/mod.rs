//! Answers every [`Request`] without a browser: the worker, the command line and the tests call this.

mod background;
mod load;
mod loading;
mod problems;
mod views;

use crate::cube::{self, DataSet, Rollup};
use crate::error::Error;
use crate::indicators::Tables;
use crate::ingest::Source;
use crate::protocol::{Answers, DataSetId, Event, LoadReport, Request, RequestId};
use crate::types::Passport;

pub use load::{BUDGET, Loaded, PIECE_BYTES, load};
pub use problems::MOST_KEPT;

/// Most problems that a [`Event::CubeReady`] carries; the page shows the first ones and offers all.
const MOST_TOLD: usize = 200;

/// A data set that is ready to answer.
pub struct Shelf {
    /// What it says about itself.
    pub passport: Passport,
    /// Its sums in its own grain.
    pub tables: Tables,
}

impl Shelf {
    fn new(data_set: &DataSet) -> Shelf {
        Shelf { passport: data_set.passport, tables: Tables::new(&Rollup::new(data_set)) }
    }
}

/// All data sets of one page or one run, and the visitor's files while they are needed.
pub struct Engine {
    annex: Shelf,
    ministry: Shelf,
    own: Option<Own>,
    hashing: Option<background::Hashing>,
    warming: u8,
}

struct Own {
    shelf: Shelf,
    data_set: DataSet,
    report: LoadReport,
    sources: Vec<Box<dyn Source>>,
    answers: Answers,
}

impl Default for Engine {
    fn default() -> Engine {
        Engine::new()
    }
}

impl Engine {
    /// An engine with the built-in data sets.
    pub fn new() -> Engine {
        let (annex, ministry) = (Shelf::new(&cube::annex()), Shelf::new(&cube::ministry()));
        Engine { annex, ministry, own: None, hashing: None, warming: 0 }
    }

    /// Answers a request. `sources` are the files of a [`Request::Read`], in its order, and empty
    /// otherwise. Every request ends in exactly one of `Asking`, `CubeReady`, `View`, `Made`, `Hashed`, `Pong`
    /// and `Failed` with its number; a hash is worked on by [`Engine::step`].
    pub fn handle(&mut self, request: Request, sources: Vec<Box<dyn Source>>, emit: &mut dyn FnMut(Event)) {
        let id = request.id();
        let answer = match request {
            Request::Read { answers, .. } => self.read(id, sources, answers, emit),
            Request::View { spec, .. } => {
                self.view(&spec).map(|view| Event::View { id, view: Box::new(view) })
            }
            Request::Publish { spec, form, .. } => {
                self.publish(&spec, &form).map(|file| Event::Made { id, file })
            }
            Request::Problems { lang, .. } => self.all_problems(lang).map(|file| Event::Made { id, file }),
            Request::Hash { .. } => return self.start_hashing(id, emit),
            Request::Ping { .. } => Ok(Event::Pong { id }),
        };
        match answer {
            Ok(event) => emit(event),
            Err(Error::NeedsAnswer { questions }) => emit(Event::Asking { id, questions }),
            Err(error) => emit(Event::Failed { id, error }),
        }
    }

    fn read(
        &mut self,
        id: RequestId,
        mut sources: Vec<Box<dyn Source>>,
        answers: Answers,
        emit: &mut dyn FnMut(Event),
    ) -> Result<Event, Error> {
        let bytes_total = sources.iter().map(|source| source.len()).sum();
        let mut progress = |bytes_read, rows| emit(Event::Progress { id, bytes_read, bytes_total, rows });
        let Loaded { data_set, rollup, report } = load(&mut sources, &answers, BUDGET, &mut progress)?;
        let shelf = Shelf { passport: data_set.passport, tables: Tables::new(&rollup) };
        let mut told = report.clone();
        told.problems.truncate(MOST_TOLD);
        self.hashing = None;
        self.own = Some(Own { shelf, data_set, report, sources, answers });
        Ok(Event::CubeReady { id, report: Box::new(told) })
    }

    /// A data set that is there.
    ///
    /// # Errors
    ///
    /// [`Error::NothingLoaded`] where the visitor's own is asked for and no file was read.
    pub fn shelf(&self, data_set: DataSetId) -> Result<&Shelf, Error> {
        match data_set {
            DataSetId::Annex => Ok(&self.annex),
            DataSetId::Ministry => Ok(&self.ministry),
            DataSetId::Own => self.own.as_ref().map(|own| &own.shelf).ok_or(Error::NothingLoaded),
        }
    }

    /// What became of the observations of a data set. The built-in ones come from no file.
    ///
    /// # Errors
    ///
    /// [`Error::NothingLoaded`] where the visitor's own is asked for and no file was read.
    pub fn report(&self, data_set: DataSetId) -> Result<LoadReport, Error> {
        let builtin = |data_set: DataSet| LoadReport {
            files: Vec::new(),
            ledger: Rollup::new(&data_set).ledger(),
            problem_counts: Vec::new(),
            problems: Vec::new(),
            passport: data_set.passport,
        };
        match data_set {
            DataSetId::Annex => Ok(builtin(cube::annex())),
            DataSetId::Ministry => Ok(builtin(cube::ministry())),
            DataSetId::Own => self.own.as_ref().map(|own| own.report.clone()).ok_or(Error::NothingLoaded),
        }
    }
}
