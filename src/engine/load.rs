//! One pass from bytes to cube over the visitor's files.

use crate::cube::{DataSet, PAGES_AT_EASE, Rollup};
use crate::error::{Error, Limit, Question, Role};
use crate::ingest::{Encoding, MAX_RECORD_BYTES, Source};
use crate::plan::{Plan, SAMPLE_BYTES, make_plan, reconsider};
use crate::protocol::{Answers, FileReport, LoadReport};
use crate::types::{Clock, Laps, Passport, now};

use super::loading::{FileReading, Finished, Loading, too_large};
use super::parts::{InOnePiece, Joined, Part, PartReading, PartTask, Stretch, join, stretches};
use super::problems::{ProblemList, Problems};

/// The visitor's files, read.
pub struct Loaded {
    /// The facts.
    pub data_set: DataSet,
    /// Their sums under what their texts mean.
    pub rollup: Rollup,
    /// What became of the files; its problems are all that were kept.
    pub report: LoadReport,
    /// How long the steps took.
    pub laps: Laps,
}

/// Told after every piece: bytes and records so far, of all files.
pub type Progress<'a> = &'a mut dyn FnMut(u64, u64);

/// Bytes asked of a source at a time.
pub const PIECE_BYTES: usize = 2 << 20;

/// Bytes that the facts may take: what a 32-bit memory leaves beside everything else, and without bound
/// where memory is not addressed by 32 bits.
pub const BUDGET: u64 = if cfg!(target_pointer_width = "32") { 2_800 << 20 } else { u64::MAX };

/// Parts that are usually read at once.
const MOST_AT_ONCE: usize = 4;

/// Reads files as one data set.
///
/// # Errors
///
/// [`Error`] where a file cannot be used, a question is open, the facts pass `budget` bytes, or the
/// passports differ.
pub fn load(
    sources: &mut [Box<dyn Source>],
    answers: &Answers,
    budget: u64,
    progress: Progress<'_>,
) -> Result<Loaded, Error> {
    let samples = read_samples(sources)?;
    let mut reading = Reading::new(sources, &samples, answers, budget, (Problems::default(), None))?;
    while reading.read_piece(sources)? {
        progress(reading.bytes(), reading.rows());
    }
    reading.finish()
}

/// Files on their way into a data set. Whoever has their bytes asks what is wanted next and brings it, at
/// once or later, in pieces of any size.
pub(super) struct Reading {
    loading: Loading,
    passport: Passport,
    /// Names and lengths.
    files: Vec<(String, u64)>,
    /// Plans of the files that are not begun, the last one first.
    plans: Vec<Plan>,
    current: Option<FileReading>,
    /// Bytes of the current file that came.
    offset: u64,
    bytes_before: u64,
    rows_before: u64,
    done: Vec<FileReport>,
    since: f64,
    clock: Option<Clock>,
}

/// Bytes that are wanted next.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Want {
    /// Position of the file.
    pub file: usize,
    /// From which byte.
    pub offset: u64,
    /// How many, at most.
    pub bytes: usize,
}

impl Reading {
    /// Makes the plans from the beginnings of the files: [`SAMPLE_BYTES`] of each, or all of a shorter one.
    pub fn new(
        sources: &mut [Box<dyn Source>],
        samples: &[Vec<u8>],
        answers: &Answers,
        budget: u64,
        (problems, clock): (Problems, Option<Clock>),
    ) -> Result<Reading, Error> {
        let since = now(clock);
        let mut plans = make_plans(sources, samples, answers)?;
        let passport = common_passport(sources, &plans)?;
        let mut loading = Loading::new(problems, (budget, PAGES_AT_EASE), clock);
        if plans.iter().any(|plan| plan.columns.partner.is_none()) {
            loading.without_partners();
        }
        plans.reverse();
        let files = sources.iter().map(|source| (source.name().to_string(), source.len())).collect();
        let mut reading = Reading {
            loading,
            passport,
            files,
            plans,
            current: None,
            offset: 0,
            bytes_before: 0,
            rows_before: 0,
            done: Vec::new(),
            since,
            clock,
        };
        reading.begin();
        Ok(reading)
    }

    /// Begins the next file, if there is one.
    fn begin(&mut self) {
        let number = self.done.len();
        self.offset = 0;
        self.current = match (self.plans.pop(), self.files.get(number)) {
            (Some(plan), Some((name, _))) => Some(FileReading::new(name.clone(), plan, number as u32)),
            _ => None,
        };
    }

    /// What to bring; `None` when all is there.
    pub fn wants(&self) -> Option<Want> {
        self.current.as_ref()?;
        let file = self.done.len();
        let left = self.files.get(file)?.1.saturating_sub(self.offset);
        let bytes = PIECE_BYTES.min(usize::try_from(left).unwrap_or(PIECE_BYTES));
        Some(Want { file, offset: self.offset, bytes })
    }

    /// Brings the next piece from the sources themselves; `false` where nothing is wanted any more.
    pub fn read_piece(&mut self, sources: &mut [Box<dyn Source>]) -> Result<bool, Error> {
        let Some(Want { file, offset, bytes }) = self.wants() else { return Ok(false) };
        let count = sources[file].read_at(offset, &mut self.space(bytes)[..bytes])?;
        self.filled(count)?;
        Ok(true)
    }

    /// Room for at least so many bytes; they are confirmed with [`Reading::filled`].
    pub fn space(&mut self, bytes: usize) -> &mut [u8] {
        self.current.as_mut().map_or(&mut [], |current| current.space(bytes))
    }

    /// Takes the bytes that were brought: those that follow the ones before.
    pub fn filled(&mut self, count: usize) -> Result<(), Error> {
        let (Some(current), Some((name, length))) = (&mut self.current, self.files.get(self.done.len()))
        else {
            return Ok(());
        };
        if count == 0 && self.offset < *length {
            return Err(Error::SourceChanged { file: name.clone() });
        }
        self.offset += count as u64;
        let last = self.offset >= *length;
        self.loading.filled(current, count, last)?;
        if last {
            self.done.push(current.report(*length));
            self.bytes_before += self.offset;
            self.rows_before += current.records();
            self.begin();
        }
        Ok(())
    }

    /// Bytes so far, of all files.
    pub fn bytes(&self) -> u64 {
        self.bytes_before + self.offset
    }

    /// Records so far, of all files.
    pub fn rows(&self) -> u64 {
        self.rows_before + self.current.as_ref().map_or(0, FileReading::records)
    }

    /// The list of all problems, where one was asked for, when nothing is wanted any more.
    pub fn into_list(self) -> Option<ProblemList> {
        self.loading.into_problems().into_list()
    }

    /// The data set, when nothing is wanted any more.
    pub fn finish(self) -> Result<Loaded, Error> {
        let file = self.files.first().map_or("", |(name, _)| name);
        let (clock, begin) = (self.clock, now(self.clock));
        let mut loaded = conclude(self.loading.finish(self.passport), self.done, file)?;
        loaded.laps.tables_ms = now(clock) - begin;
        loaded.laps.whole_ms = now(clock) - self.since;
        Ok(loaded)
    }
}

/// What was read, if anything of it can be shown.
fn conclude(mut finished: Finished, files: Vec<FileReport>, file: &str) -> Result<Loaded, Error> {
    let rollup = Rollup::first(&mut finished.data_set).ok_or_else(|| too_large(file))?;
    let ledger = rollup.ledger();
    finished.check(&ledger, file)?;
    let texts: Vec<&str> = finished.data_set.products.texts().iter().map(String::as_str).collect();
    for report in &files {
        let header = report.columns.iter().find(|(role, _)| *role == Role::Product);
        let header = header.map_or("", |(_, header)| header.as_str());
        if let Some(question) = reconsider(&report.codes, &report.name, header, &texts) {
            return Err(Error::NeedsAnswer { questions: vec![question] });
        }
    }
    let Finished { data_set, problems, laps, .. } = finished;
    let report = LoadReport {
        files,
        ledger,
        problem_counts: problems.counts(),
        problems: problems.kept,
        passport: data_set.passport,
    };
    Ok(Loaded { data_set, rollup, report, laps })
}

/// Files that are read in parts by several workers or threads, and joined exactly.
pub struct Split {
    plans: Vec<Plan>,
    passport: Passport,
    files: Vec<(String, u64)>,
    stretches: Vec<Stretch>,
    budget: u64,
}

impl Split {
    /// Makes the plans, and cuts each file into at most so many stretches, none shorter than `part_bytes`
    /// (usually [`super::PART_BYTES`]).
    ///
    /// # Errors
    ///
    /// As [`load`], where it shows before the files are read.
    pub fn new(
        sources: &mut [Box<dyn Source>],
        answers: &Answers,
        most: usize,
        part_bytes: u64,
    ) -> Result<Split, Error> {
        let samples = read_samples(sources)?;
        Split::with_samples(sources, &samples, answers, most, part_bytes)
    }

    /// As [`Split::new`], where the beginnings of the files are there already.
    ///
    /// # Errors
    ///
    /// As [`Split::new`].
    pub fn with_samples(
        sources: &mut [Box<dyn Source>],
        samples: &[Vec<u8>],
        answers: &Answers,
        most: usize,
        part_bytes: u64,
    ) -> Result<Split, Error> {
        let plans = make_plans(sources, samples, answers)?;
        let passport = common_passport(sources, &plans)?;
        let files: Vec<(String, u64)> =
            sources.iter().map(|source| (source.name().to_string(), source.len())).collect();
        let lengths: Vec<u64> = files.iter().map(|(_, length)| *length).collect();
        Ok(Split { plans, passport, files, stretches: stretches(&lengths, most, part_bytes), budget: BUDGET })
    }

    /// Leaves the partners out: all facts have the partner "".
    pub fn without_partners(&mut self) {
        for plan in &mut self.plans {
            plan.columns.partner = None;
        }
    }

    /// Number of parts.
    pub fn parts(&self) -> usize {
        self.stretches.len()
    }

    /// A part to be read.
    pub fn part(&self, number: usize) -> PartReading {
        PartReading::new(self.task(number))
    }

    /// What a worker has to know to read a part.
    pub fn task(&self, number: usize) -> PartTask {
        let stretch = self.stretches[number];
        let (name, length) = &self.files[stretch.file];
        PartTask {
            plan: self.plans[stretch.file].clone(),
            name: name.clone(),
            length: *length,
            stretch,
            budget: self.budget / self.stretches.len() as u64,
            ease: PAGES_AT_EASE / self.stretches.len().min(MOST_AT_ONCE) as u64,
        }
    }

    /// The data set of all parts, in their order.
    ///
    /// # Errors
    ///
    /// [`InOnePiece`] where they do not fit together; the inner error as [`load`].
    pub fn join(&self, parts: Vec<Part>) -> Result<Result<Loaded, Error>, InOnePiece> {
        let Joined { mut finished, files } = join(parts, &self.plans)?;
        finished.data_set.passport = self.passport;
        let mut reports = Vec::new();
        for ((file, plan), (name, bytes)) in files.iter().zip(&self.plans).zip(&self.files) {
            reports.push(FileReport {
                name: name.clone(),
                bytes: *bytes,
                sha256: None,
                encoding: file.encoding.unwrap_or(Encoding::Utf8).id().to_string(),
                delimiter: char::from(plan.dialect.delimiter),
                records: file.records,
                columns: plan.column_names(),
                codes: plan.code_report.clone(),
                unit_usd: plan.unit_usd,
            });
        }
        let file = self.files.first().map_or("", |(name, _)| name);
        Ok(conclude(finished, reports, file))
    }
}

/// Plans of all files, or every question that any of them leaves open.
fn make_plans(
    sources: &mut [Box<dyn Source>],
    samples: &[Vec<u8>],
    answers: &Answers,
) -> Result<Vec<Plan>, Error> {
    let mut plans = Vec::new();
    let mut open: Vec<Question> = Vec::new();
    for (source, sample) in sources.iter_mut().zip(samples) {
        match plan_of(source.as_mut(), sample, answers) {
            Ok(plan) => plans.push(plan),
            Err(Error::NeedsAnswer { questions }) => open.extend(questions),
            Err(error) => return Err(error),
        }
    }
    if open.is_empty() { Ok(plans) } else { Err(Error::NeedsAnswer { questions: open }) }
}

fn plan_of(source: &mut dyn Source, sample: &[u8], answers: &Answers) -> Result<Plan, Error> {
    let name = source.name().to_string();
    let whole = |sample: &[u8]| sample.len() as u64 >= source.len();
    match make_plan(&name, sample, whole(sample), answers) {
        Err(Error::LimitExceeded { which: Limit::RecordBytes, .. }) if !whole(sample) => {
            // A header longer than the usual sample gets one as long as a record may be.
            let sample = read_sample(source, MAX_RECORD_BYTES + SAMPLE_BYTES)?;
            let whole = sample.len() as u64 >= source.len();
            make_plan(&name, &sample, whole, answers)
        }
        plan => plan,
    }
}

/// The beginnings of files, as [`Reading::new`] wants them.
pub(super) fn read_samples(sources: &mut [Box<dyn Source>]) -> Result<Vec<Vec<u8>>, Error> {
    sources.iter_mut().map(|source| read_sample(source.as_mut(), SAMPLE_BYTES)).collect()
}

fn read_sample(source: &mut dyn Source, bytes: usize) -> Result<Vec<u8>, Error> {
    let wanted = bytes.min(usize::try_from(source.len()).unwrap_or(usize::MAX));
    let mut sample = vec![0; wanted];
    let mut filled = 0;
    while filled < wanted {
        let count = source.read_at(filled as u64, &mut sample[filled..])?;
        if count == 0 {
            return Err(Error::SourceChanged { file: source.name().to_string() });
        }
        filled += count;
    }
    Ok(sample)
}

fn common_passport(sources: &[Box<dyn Source>], plans: &[Plan]) -> Result<Passport, Error> {
    let of = |plan: &Plan| Passport { synthetic: plan.columns.sample_mark.is_some(), ..Passport::unknown() };
    let Some((first, rest)) = plans.split_first() else {
        return Err(Error::NothingLoaded);
    };
    for (plan, source) in rest.iter().zip(&sources[1..]) {
        if of(plan) != of(first) || plan.codes.nomenclature != first.codes.nomenclature {
            let files = [sources[0].name().to_string(), source.name().to_string()];
            return Err(Error::PassportsDiffer { files });
        }
    }
    Ok(of(first))
}
