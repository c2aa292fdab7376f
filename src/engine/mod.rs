//! Answers every [`Request`] without a browser: the worker, the command line and the tests call this.

mod background;
mod checks;
mod coarse;
mod conclude;
mod index;
mod keep;
mod load;
mod loading;
mod overlap;
mod paper;
mod partners;
mod parts;
mod problems;
mod publication;
mod repairs;
mod secrecy;
#[cfg(feature = "workbooks")]
mod sheets;
mod units;
mod views;

use std::borrow::Cow;
use std::cell::RefCell;
use std::rc::Rc;

use crate::classify::{DefinitionId, Exclusions, OwnDefinition};
use crate::cube::{self, DataSet, Labelling, Rollup};
use crate::error::{Error, Lacks};
use crate::indicators::{KnownKinds, Method, Tables};
use crate::ingest::Source;
use crate::messages::Lang;
use crate::protocol::{AccountFile, Answers, DataSetId, Event, LoadReport, MadeFile, Request, RequestId};
use crate::publish;
use crate::secrecy::Visit;
use crate::types::{Clock, CodeReport, Laps, Passport, SecrecySettings};

pub use crate::plan::SAMPLE_BYTES;

use load::Reading;
use problems::Problems;
use publication::Preparing;

pub use index::read_index;
pub use keep::read_plan;
pub use load::{BUDGET, Loaded, PIECE_BYTES, Split, Want, load};
pub use parts::{InOnePiece, PART_BYTES, Part, PartReading, PartTask, Stretch, stretches};
pub use problems::MOST_KEPT;
pub use publication::{CheckedCard, Difference, KeptPublication, SecrecyReport, read_card, read_publication};

fn fail(id: RequestId, error: Error, emit: &mut dyn FnMut(Event)) {
    match error {
        Error::NeedsAnswer { questions } => {
            let fields = Lang::ALL.map(|lang| publish::question_fields(&questions, lang));
            emit(Event::Asking { id, questions, fields });
        }
        error => emit(Event::failed(id, error)),
    }
}

/// Most problems that a [`Event::CubeReady`] carries; the page shows the first ones and offers all.
const MOST_TOLD: usize = 200;

/// A data set that is ready to answer, under one definition and with some goods left out.
pub struct Shelf {
    /// What it says about itself.
    pub passport: Passport,
    /// Its sums in its own grain.
    pub tables: Tables,
    /// How its products came to their tiers; `None` where the source gave tiers, or no products.
    pub method: Option<Method>,
    /// What its products come to, as far as anybody asked.
    known: KnownKinds,
}

impl Shelf {
    fn new(mut data_set: DataSet) -> Shelf {
        let tables = Tables::new(first(&mut data_set));
        Shelf { passport: data_set.passport, tables, method: None, known: KnownKinds::default() }
    }
}

/// The sums of a built-in data set, which a test holds to the published ones.
fn first(data_set: &mut DataSet) -> Rollup {
    Rollup::first(data_set).unwrap_or_else(|| Rollup::empty(data_set))
}

/// All data sets of one page or one run, and the visitor's files while they are needed.
pub struct Engine {
    annex: Rc<Shelf>,
    ministry: Rc<Shelf>,
    own: Option<Own>,
    definition: Option<OwnDefinition>,
    coming: Option<Coming>,
    hashing: Option<background::Hashing>,
    listing: Option<background::Listing>,
    warming: Option<background::Warming>,
    clock: Option<Clock>,
    /// The rule that was chosen for the files that are open; `None` is the one by default.
    secrecy: Option<SecrecySettings>,
}

struct Own {
    data_set: DataSet,
    shelves: RefCell<Shelves>,
    /// The reading that waits for [`Event::DetailReady`].
    detail_for: Option<RequestId>,
    laps: Laps,
    report: LoadReport,
    sources: Vec<Box<dyn Source>>,
    answers: Answers,
    /// What was made public of it.
    visit: RefCell<Visit>,
}

/// The latest labellings of the visitor's data set, the newest last.
type Shelves = Vec<((DefinitionId, Exclusions), Rc<Shelf>)>;

/// Labellings that are kept: a definition and one to compare it with, each with and without a list.
const MOST_SHELVES: usize = 6;

/// Files that are being read.
struct Coming {
    id: RequestId,
    sources: Vec<Box<dyn Source>>,
    answers: Answers,
    bytes_total: u64,
    reading: Reading,
}

impl Default for Engine {
    fn default() -> Engine {
        Engine::new()
    }
}

impl Engine {
    /// An engine with the built-in data sets.
    pub fn new() -> Engine {
        let shelf = |data_set| Rc::new(Shelf::new(data_set));
        let (annex, ministry) = (shelf(cube::annex()), shelf(cube::ministry()));
        Engine {
            annex,
            ministry,
            own: None,
            definition: None,
            coming: None,
            hashing: None,
            listing: None,
            warming: None,
            clock: None,
            secrecy: None,
        }
    }

    /// Gives it a clock, by which it tells how long the steps of a reading take.
    pub fn with_clock(self, clock: Clock) -> Engine {
        Engine { clock: Some(clock), ..self }
    }

    /// Answers a request. `sources` are the files of a [`Request::Read`], in its order, the visitor's
    /// number of every province beside a [`Request::Figure`], and empty otherwise. Every request ends in exactly one of `Asking`, `CubeReady`, `View`, `Made`, `Hashed`, `Pong`
    /// and `Failed` with its number; a hash and a list of problems are worked on by
    /// [`Engine::step`].
    pub fn handle(&mut self, request: Request, sources: Vec<Box<dyn Source>>, emit: &mut dyn FnMut(Event)) {
        let id = request.id();
        let answer = match request {
            Request::Read { answers, .. } => {
                let mut sources = sources;
                match units::read_samples(&mut sources) {
                    Ok(samples) => self.begin(id, sources, &samples, answers, emit),
                    Err(error) => return fail(id, error, emit),
                }
                while self.wants().is_some() {
                    self.read_piece(emit);
                }
                return;
            }
            Request::View { spec, .. } => {
                self.view(&spec).map(|view| Event::View { id, view: Box::new(view) })
            }
            Request::Figure { view, figure, changes, file, .. } => {
                let mut sources = sources;
                let beside = sources.first_mut().map(|source| index::read_beside(&mut **source));
                let figure = self.figure(&view, &figure, &changes, beside);
                figure.and_then(|figure| match file {
                    true => {
                        self.may_be_table(view.data_set, figure.spec.entry, &self.rule())?;
                        Ok(Event::Made { id, file: figure.file()? })
                    }
                    false => {
                        Ok(Event::Figure { id, figure: figure.spec.to_string(), markup: figure.markup() })
                    }
                })
            }
            Request::Chart { view, chart, changes, form, .. } => {
                let chart = self.chart(&view, &chart, &changes);
                chart.and_then(|chart| match form {
                    Some(form) => {
                        Ok(Event::Made { id, file: self.chart_file(&view, &chart, form, &self.rule())? })
                    }
                    None => {
                        let markup = publish::chart_markup(&chart, view.lang);
                        Ok(Event::Chart { id, chart: chart.spec, markup })
                    }
                })
            }
            Request::Step { view, settings, changes, base, stamp, form, .. } => {
                let card = sources.into_iter().next();
                let stamp = *stamp;
                self.prepare(id, &Preparing { view, settings, changes, base, stamp, form }, card)
            }
            Request::Publish { spec, form, .. } => {
                self.publish(&spec, &form).map(|file| Event::Made { id, file })
            }
            Request::Problems { lang, .. } => return self.start_listing(id, lang, emit),
            Request::Hash { .. } => return self.start_hashing(id, emit),
            Request::Define { text, .. } => self.define(&text).map(|rules| Event::Defined { id, rules }),
            Request::Relabel { answers, .. } => {
                self.relabel(answers).map(|report| Event::Relabelled { id, report: Box::new(report) })
            }
            Request::AccountMarkup { report, lang, .. } => {
                Ok(Event::AccountMarkup { id, markup: publish::account_markup(&report, lang) })
            }
            Request::Account { what, lang, .. } => {
                self.account(what, lang).map(|file| Event::Made { id, file })
            }
            Request::Plan { text, .. } => read_plan(&text).map(|answers| Event::Planned { id, answers }),
            Request::Help { term, view, .. } => Ok(Event::Help { id, markup: self.help(&term, &view) }),
            Request::Ping { .. } => Ok(Event::Pong { id }),
        };
        match answer {
            Ok(event) => emit(event),
            Err(error) => fail(id, error, emit),
        }
    }

    /// Begins to answer a [`Request::Read`] whose bytes come one piece after another: as long as
    /// [`Engine::wants`] says so, the bytes it names go into [`Engine::space`] and are confirmed with
    /// [`Engine::filled`]; or [`Engine::read_piece`] does all this. With the last piece comes the answer.
    /// `samples` are the beginnings of the files: [`SAMPLE_BYTES`] of each, or all of a shorter one.
    pub fn begin(
        &mut self,
        id: RequestId,
        mut sources: Vec<Box<dyn Source>>,
        samples: &[Vec<u8>],
        answers: Answers,
        emit: &mut dyn FnMut(Event),
    ) {
        self.coming = None;
        match Reading::new(&mut sources, samples, &answers, BUDGET, (Problems::default(), self.clock)) {
            Ok(reading) => {
                let bytes_total = sources.iter().map(|source| source.len()).sum();
                let (bytes_read, rows) = (reading.bytes(), reading.rows());
                let is_done = reading.wants().is_none();
                self.coming = Some(Coming { id, sources, answers, bytes_total, reading });
                // Workbooks are read as a whole, and may be all that there is.
                if is_done {
                    emit(Event::Progress { id, bytes_read, bytes_total, rows });
                    self.read_to_the_end(emit);
                }
            }
            Err(error) => fail(id, error, emit),
        }
    }

    /// The bytes that a reading needs next; `None` where nothing is being read.
    pub fn wants(&self) -> Option<Want> {
        self.coming.as_ref()?.reading.wants()
    }

    /// Room for at least so many bytes of a file that is being read.
    pub fn space(&mut self, bytes: usize) -> &mut [u8] {
        self.coming.as_mut().map_or(&mut [], |coming| coming.reading.space(bytes))
    }

    /// Takes `count` bytes of [`Engine::space`].
    pub fn filled(&mut self, count: usize, emit: &mut dyn FnMut(Event)) {
        let Some(coming) = self.coming.as_mut() else { return };
        let taken = coming.reading.filled(count);
        let (id, bytes_total) = (coming.id, coming.bytes_total);
        if let Err(error) = taken {
            return self.give_up(error, emit);
        }
        let (bytes_read, rows) = (coming.reading.bytes(), coming.reading.rows());
        emit(Event::Progress { id, bytes_read, bytes_total, rows });
        if coming.reading.wants().is_none() {
            self.read_to_the_end(emit);
        }
    }

    /// Reads the next piece from the source itself.
    pub fn read_piece(&mut self, emit: &mut dyn FnMut(Event)) {
        let Some(coming) = self.coming.as_mut() else { return };
        let Some(Want { file, offset, bytes }) = coming.reading.wants() else { return };
        match coming.sources[file].read_at(offset, &mut coming.reading.space(bytes)[..bytes]) {
            Ok(count) => self.filled(count, emit),
            Err(error) => self.give_up(error, emit),
        }
    }

    /// Ends a reading whose bytes do not come.
    pub fn give_up(&mut self, error: Error, emit: &mut dyn FnMut(Event)) {
        if let Some(coming) = self.coming.take() {
            fail(coming.id, error, emit);
        }
    }

    fn read_to_the_end(&mut self, emit: &mut dyn FnMut(Event)) {
        let Some(Coming { id, sources, answers, reading, .. }) = self.coming.take() else { return };
        match reading.finish() {
            Ok(loaded) => self.take(id, loaded, sources, answers, emit),
            Err(error) => fail(id, error, emit),
        }
    }

    /// Makes files that were read elsewhere the visitor's data set.
    pub fn take(
        &mut self,
        id: RequestId,
        loaded: Loaded,
        sources: Vec<Box<dyn Source>>,
        answers: Answers,
        emit: &mut dyn FnMut(Event),
    ) {
        let Loaded { data_set, rollup, report, laps } = loaded;
        // How the products came to their tiers is found when the second stage is there.
        let shelf = Shelf {
            passport: data_set.passport,
            tables: Tables::new(rollup),
            method: None,
            known: KnownKinds::default(),
        };
        let first = (DefinitionId::default(), Exclusions::NONE);
        let shelves = RefCell::new(vec![(first, Rc::new(shelf))]);
        let mut told = report.clone();
        told.problems.truncate(MOST_TOLD);
        (self.hashing, self.listing) = (None, None);
        let of = |report: &LoadReport| -> Vec<(String, u64)> {
            report.files.iter().map(|file| (file.name.clone(), file.bytes)).collect()
        };
        let is_known = self.own.as_ref().is_some_and(|own| of(&own.report) == of(&report));
        self.secrecy = self.secrecy.filter(|_| is_known);
        let visit = RefCell::default();
        self.own =
            Some(Own { data_set, shelves, detail_for: Some(id), laps, report, sources, answers, visit });
        emit(Event::CubeReady { id, report: Box::new(told) });
    }

    /// The visitor's data set with all its facts; `None` where no file was read.
    pub fn data_set(&self) -> Option<&DataSet> {
        self.own.as_ref().map(|own| &own.data_set)
    }

    /// A data set under a definition and with some goods left out. The built-in ones are what their source
    /// says, whatever is asked for. Nothing is read again: the facts are added up under other meanings, and
    /// the latest few are kept.
    ///
    /// # Errors
    ///
    /// [`Error::NothingLoaded`] where the visitor's own is asked for and no file was read, or a definition of
    /// theirs that is not there; [`Error::NotInData`] where a definition cannot be applied to the codes.
    pub fn shelf(
        &self,
        data_set: DataSetId,
        definition: DefinitionId,
        exclusions: Exclusions,
    ) -> Result<Rc<Shelf>, Error> {
        match data_set {
            DataSetId::Annex => Ok(Rc::clone(&self.annex)),
            DataSetId::Ministry => Ok(Rc::clone(&self.ministry)),
            DataSetId::Own => self.own_shelf(definition, exclusions),
        }
    }

    fn own_shelf(&self, definition: DefinitionId, exclusions: Exclusions) -> Result<Rc<Shelf>, Error> {
        let own = self.own.as_ref().ok_or(Error::NothingLoaded)?;
        self.has_own(definition)?;
        let key = (definition, exclusions);
        let is_detailed = own.data_set.cube.is_detailed();
        let mut shelves = own.shelves.borrow_mut();
        if let Some((_, shelf)) = shelves.iter().find(|(known, _)| *known == key)
            && (shelf.method.is_some() || !is_detailed)
        {
            return Ok(Rc::clone(shelf));
        }
        let labelling = Labelling { definition, own: self.definition.as_ref(), exclusions };
        let kinds = labelling.kinds(&own.data_set);
        let known = shelves.iter().position(|(known, _)| *known == key).map(|at| shelves.remove(at).1);
        let tables = match known.map(Rc::try_unwrap) {
            // Only the way of the products was lacking.
            Some(Ok(shelf)) => shelf.tables,
            _ => {
                let rollup = Rollup::with(&own.data_set, &labelling, &kinds);
                Tables::new(rollup.ok_or_else(|| loading::too_large(""))?)
            }
        };
        let method = is_detailed.then(|| Method::new(&own.data_set, &labelling, &kinds));
        let known = KnownKinds::new(&own.data_set, &kinds);
        let shelf = Rc::new(Shelf { passport: own.data_set.passport, tables, method, known });
        shelves.push((key, Rc::clone(&shelf)));
        if shelves.len() > MOST_SHELVES {
            shelves.remove(0);
        }
        Ok(shelf)
    }

    /// The lists of these ids.
    ///
    /// # Errors
    ///
    /// [`Error::NothingLoaded`] where one is not known.
    pub fn exclusions(&self, ids: &[String]) -> Result<Exclusions, Error> {
        Exclusions::from_ids(ids.iter().map(String::as_str)).ok_or(Error::NothingLoaded)
    }

    fn has_own(&self, definition: DefinitionId) -> Result<(), Error> {
        let lacks = definition == DefinitionId::Own && self.definition.is_none();
        if lacks { Err(Error::NeedsDefinition) } else { Ok(()) }
    }

    /// How the nomenclature of the visitor's codes was decided.
    fn codes(&self) -> Option<&CodeReport> {
        Some(&self.own.as_ref()?.report.files.first()?.codes)
    }

    /// Whether a definition can be applied to a data set.
    ///
    /// # Errors
    ///
    /// [`Error::NotInData`] where no way leads from its codes to the definition; [`Error::NeedsDefinition`] where it is
    /// the visitor's own, which is not there.
    pub fn reachable(&self, data_set: DataSetId, definition: DefinitionId) -> Result<(), Error> {
        self.has_own(definition)?;
        let reached = match data_set {
            DataSetId::Own => self.codes().is_none_or(|codes| definition.reaches(codes.nomenclature)),
            _ => definition == DefinitionId::Report,
        };
        if reached { Ok(()) } else { Err(Error::NotInData { lacks: Lacks::Codes }) }
    }

    /// Takes the visitor's own definition; returns the number of its rules.
    ///
    /// # Errors
    ///
    /// [`Error::BadDefinition`] with the line.
    pub fn define(&mut self, text: &str) -> Result<u32, Error> {
        let definition = OwnDefinition::read(text).map_err(|why| Error::BadDefinition { why })?;
        let rules = definition.len() as u32;
        self.definition = Some(definition);
        if let Some(own) = &self.own {
            own.shelves.borrow_mut().retain(|((known, _), _)| *known != DefinitionId::Own);
        }
        Ok(rules)
    }

    /// Gives province texts and the passport other meanings: one pass over the facts, nothing is read again.
    ///
    /// # Errors
    ///
    /// [`Error::NothingLoaded`] where no file was read.
    pub fn relabel(&mut self, answers: Answers) -> Result<LoadReport, Error> {
        let own = self.own.as_mut().ok_or(Error::NothingLoaded)?;
        conclude::assign(&mut own.data_set, &own.answers, &answers);
        own.answers.assign = answers.assign;
        own.answers.passport = answers.passport;
        let said = own.report.files.first().map_or(own.data_set.passport, |file| file.passport);
        own.data_set.passport = said.corrected(&own.answers.passport);
        let rollup = Rollup::new(&own.data_set, &Labelling::default());
        let rollup = rollup.ok_or_else(|| loading::too_large(""))?;
        own.report.ledger = rollup.ledger();
        own.report.unmatched = conclude::unmatched(&own.data_set, &own.answers);
        own.report.passport = own.data_set.passport;
        own.shelves.borrow_mut().clear();
        let mut told = own.report.clone();
        told.problems.truncate(MOST_TOLD);
        Ok(told)
    }

    /// A file of the account of the visitor's files.
    ///
    /// # Errors
    ///
    /// [`Error::NothingLoaded`] where no file was read.
    pub fn account(&self, what: AccountFile, lang: Lang) -> Result<MadeFile, Error> {
        let own = self.own.as_ref().ok_or(Error::NothingLoaded)?;
        Ok(match what {
            AccountFile::Plan => keep::plan_file(&own.answers, &own.report),
            AccountFile::Revisions => publish::revisions_csv(&own.report, lang),
            AccountFile::Repairs => publish::repairs_csv(&own.report, lang),
        })
    }

    /// What became of the observations of a data set. The built-in ones come from no file.
    ///
    /// # Errors
    ///
    /// [`Error::NothingLoaded`] where the visitor's own is asked for and no file was read.
    pub fn report(&self, data_set: DataSetId) -> Result<Cow<'_, LoadReport>, Error> {
        let builtin = |mut data_set: DataSet| {
            Cow::Owned(LoadReport::bare(first(&mut data_set).ledger(), data_set.passport))
        };
        match data_set {
            DataSetId::Annex => Ok(builtin(cube::annex())),
            DataSetId::Ministry => Ok(builtin(cube::ministry())),
            DataSetId::Own => {
                let own = self.own.as_ref().ok_or(Error::NothingLoaded)?;
                Ok(Cow::Borrowed(&own.report))
            }
        }
    }
}
