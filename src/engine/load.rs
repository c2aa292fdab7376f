//! One pass from bytes to cube over the visitor's files.

use crate::cube::{DataSet, PAGES_AT_EASE, Rollup};
use crate::error::Error;
use crate::ingest::{Encoding, Source};
use crate::plan::Plan;
use crate::protocol::{Answers, FileReport, LoadReport};
use crate::types::{Clock, Laps, Passport, now};

use super::conclude::{Read, conclude};
use super::loading::{FileReading, Loading, file_report};
use super::parts::{InOnePiece, Joined, Part, PartReading, PartTask, Stretch, join, stretches};
use super::problems::{ProblemList, Problems};
use super::units::{Unit, common_passport, make_units, read_samples};

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
    /// What takes the facts of the table that is read.
    loading: Option<Loading>,
    passport: Passport,
    answers: Answers,
    budget: u64,
    /// Names and lengths.
    files: Vec<(String, u64)>,
    /// Tables that are not begun, the last one first.
    units: Vec<Unit>,
    /// The file of the table that is read, and that table.
    current: Option<(usize, FileReading)>,
    /// Bytes of the current file that came.
    offset: u64,
    bytes_before: u64,
    rows_before: u64,
    /// Tables that were read.
    read: Vec<Read>,
    list: Option<ProblemList>,
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

/// Files up to this size are searched for rows that say the same as an earlier one.
const DUPLICATES_BYTES: u64 = 4 << 20;

impl Reading {
    /// Makes the plans from the beginnings of the files: [`crate::plan::SAMPLE_BYTES`] of each, or all of a
    /// shorter one.
    pub fn new(
        sources: &mut [Box<dyn Source>],
        samples: &[Vec<u8>],
        answers: &Answers,
        budget: u64,
        (mut problems, clock): (Problems, Option<Clock>),
    ) -> Result<Reading, Error> {
        let since = now(clock);
        let mut units = make_units(sources, samples, answers)?;
        let passport = common_passport(sources, &units)?;
        units.reverse();
        let files = sources.iter().map(|source| (source.name().to_string(), source.len())).collect();
        let mut reading = Reading {
            loading: None,
            passport,
            answers: answers.clone(),
            budget,
            files,
            units,
            current: None,
            offset: 0,
            bytes_before: 0,
            rows_before: 0,
            read: Vec::new(),
            list: problems.split_list(),
            since,
            clock,
        };
        reading.begin()?;
        Ok(reading)
    }

    /// Begins the next table whose bytes have to be brought; those that are there already are taken at once.
    fn begin(&mut self) -> Result<(), Error> {
        while let Some(Unit { file, plan, sheet }) = self.units.pop() {
            let Some((name, length)) = self.files.get(file).cloned() else { continue };
            let mut problems = Problems::default();
            if let Some(list) = self.list.take() {
                problems = Problems::listing(list);
            }
            let mut loading = Loading::new(problems, (self.budget, PAGES_AT_EASE), self.clock);
            if length <= DUPLICATES_BYTES && !plan.has_other_labels {
                loading.look_for_duplicates();
            }
            let mut current = FileReading::new(name, plan, file as u32);
            loading.begin(&mut current)?;
            self.offset = 0;
            let Some(sheet) = sheet else {
                (self.loading, self.current) = (Some(loading), Some((file, current)));
                return Ok(());
            };
            loading.add_repairs(sheet.repairs);
            current.of_sheets(vec![sheet.name], sheet.all);
            current.unfolded(&sheet.rows);
            loading.filled(&mut current, 0, true)?;
            current.set_records(sheet.records);
            let is_last = self.units.last().is_none_or(|next| next.file != file);
            self.bytes_before += if is_last { length } else { 0 };
            self.done(file, loading, &current, length);
        }
        self.current = None;
        Ok(())
    }

    /// Takes a table that was read to its end.
    fn done(&mut self, file: usize, loading: Loading, current: &FileReading, length: u64) {
        self.rows_before += current.records();
        let report = current.report(length);
        let mut finished = loading.finish(self.passport);
        self.list = finished.problems.split_list();
        self.read.push(Read { file, finished, report });
    }

    /// What to bring; `None` when all is there.
    pub fn wants(&self) -> Option<Want> {
        let (file, _) = self.current.as_ref()?;
        let left = self.files.get(*file)?.1.saturating_sub(self.offset);
        let bytes = PIECE_BYTES.min(usize::try_from(left).unwrap_or(PIECE_BYTES));
        Some(Want { file: *file, offset: self.offset, bytes })
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
        self.current.as_mut().map_or(&mut [], |(_, current)| current.space(bytes))
    }

    /// Takes the bytes that were brought: those that follow the ones before.
    pub fn filled(&mut self, count: usize) -> Result<(), Error> {
        let (Some((file, current)), Some(loading)) = (&mut self.current, &mut self.loading) else {
            return Ok(());
        };
        let Some((name, length)) = self.files.get(*file) else { return Ok(()) };
        if count == 0 && self.offset < *length {
            return Err(Error::SourceChanged { file: name.clone() });
        }
        self.offset += count as u64;
        let (last, length) = (self.offset >= *length, *length);
        loading.filled(current, count, last)?;
        if last && let (Some((file, current)), Some(loading)) = (self.current.take(), self.loading.take()) {
            self.bytes_before += self.offset;
            self.done(file, loading, &current, length);
            self.begin()?;
        }
        Ok(())
    }

    /// Bytes so far, of all files.
    pub fn bytes(&self) -> u64 {
        match &self.current {
            Some(_) => self.bytes_before + self.offset,
            None => self.bytes_before,
        }
    }

    /// Records so far, of all files.
    pub fn rows(&self) -> u64 {
        self.rows_before + self.current.as_ref().map_or(0, |(_, current)| current.records())
    }

    /// The list of all problems, where one was asked for, when nothing is wanted any more.
    pub fn into_list(self) -> Option<ProblemList> {
        self.list
    }

    /// The data set, when nothing is wanted any more.
    pub fn finish(self) -> Result<Loaded, Error> {
        let (clock, begin) = (self.clock, now(self.clock));
        let names: Vec<String> = self.files.iter().map(|(name, _)| name.clone()).collect();
        let mut loaded = conclude(self.read, &names, &self.answers)?;
        loaded.laps.tables_ms = now(clock) - begin;
        loaded.laps.whole_ms = now(clock) - self.since;
        Ok(loaded)
    }
}

/// Files that are read in parts by several workers or threads, and joined exactly.
pub struct Split {
    answers: Answers,
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
        let units = make_units(sources, samples, answers)?;
        let passport = common_passport(sources, &units)?;
        // Tables whose rows are not plainly observations are read in one piece.
        let is_plain = units.iter().all(|unit| {
            unit.plan.layout.is_none() && unit.sheet.is_none() && unit.plan.columns.firm.is_none()
        });
        // Whether several files say the same thing twice shows only when each is read by itself.
        let most = if is_plain && sources.len() == 1 { most } else { 0 };
        let plans: Vec<Plan> = units.into_iter().map(|unit| unit.plan).collect();
        let files: Vec<(String, u64)> =
            sources.iter().map(|source| (source.name().to_string(), source.len())).collect();
        let lengths: Vec<u64> = files.iter().map(|(_, length)| *length).collect();
        let stretches = if most == 0 { Vec::new() } else { stretches(&lengths, most, part_bytes) };
        let answers = answers.clone();
        Ok(Split { answers, plans, passport, files, stretches, budget: BUDGET })
    }

    /// Reads all partners as one, but for those that may repeat what others say.
    pub fn merge_partners(&mut self) {
        for plan in &mut self.plans {
            plan.merges_partners = true;
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
        let mut reports: Vec<FileReport> = Vec::new();
        for ((file, plan), (name, bytes)) in files.iter().zip(&self.plans).zip(&self.files) {
            let encoding = file.encoding.unwrap_or(Encoding::Utf8);
            reports.push(file_report(name, plan, encoding, *bytes, file.records));
        }
        let names: Vec<String> = self.files.iter().map(|(name, _)| name.clone()).collect();
        Ok(super::conclude::conclude_joined(finished, reports, &names, &self.answers))
    }
}
