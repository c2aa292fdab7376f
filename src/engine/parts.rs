//! A large file in stretches that are read by several workers or threads at once, and joined exactly.
//!
//! Where a record begins cannot be seen from the middle of a file: a line end may stand within quotes. So a
//! part begins behind the first line feed of its stretch, and says where; the part before it reads the
//! record that crosses into the stretch to its end, and says where that is. Only if both are the same place
//! was the guess right; if not, or if anything goes wrong in a part, the file is read in one piece.

mod bytes;

use serde::{Deserialize, Serialize};

use crate::error::ProblemKind;
use crate::ingest::Encoding;
use crate::plan::Plan;

use super::load::{PIECE_BYTES, Want};
use super::loading::{FileReading, Finished, Loading};
use super::problems::Problems;

/// Bytes that are worth a part of their own.
pub const PART_BYTES: u64 = 24 << 20;

/// Bytes brought at a time behind the end of a stretch, where only one record is wanted.
const TAIL_BYTES: usize = 64 << 10;

/// Bytes of a file: the records that begin in them are a part's.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Stretch {
    /// Position of the file.
    pub file: usize,
    /// First byte.
    pub from: u64,
    /// Byte after the last one.
    pub to: u64,
}

/// Cuts files into stretches, at most so many a file, and none shorter than `part_bytes` but a file that is.
///
/// ```
/// use teknoharita::engine::stretches;
/// assert_eq!(stretches(&[2_000, 10], 4, 1_000).len(), 3);
/// ```
pub fn stretches(lengths: &[u64], most: usize, part_bytes: u64) -> Vec<Stretch> {
    let mut all = Vec::new();
    for (file, length) in lengths.iter().enumerate() {
        let count = (length / part_bytes.max(1)).clamp(1, most.max(1) as u64);
        let cut = |number: u64| (u128::from(*length) * u128::from(number) / u128::from(count)) as u64;
        all.extend((0..count).map(|number| Stretch { file, from: cut(number), to: cut(number + 1) }));
    }
    all
}

/// What has to be known to read a part.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PartTask {
    /// How the file is read.
    pub plan: Plan,
    /// Name of the file, for messages.
    pub name: String,
    /// Length of the file in bytes.
    pub length: u64,
    /// The part of it.
    pub stretch: Stretch,
    /// Bytes that the facts may take.
    pub budget: u64,
    /// Bytes of facts that are written down before those that repeat are merged.
    pub ease: u64,
}

/// One part while it is read.
pub struct PartReading {
    loading: Loading,
    file: FileReading,
    stretch: Stretch,
    length: u64,
    /// Bytes of the file that came, from its beginning.
    offset: u64,
    stage: Stage,
    /// Where the first record begins.
    start: u64,
    end: u64,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Stage {
    /// Looks for the first line feed.
    Searching,
    Within,
    /// Reads the record that crosses the end.
    Behind,
    Done,
}

/// One part, read.
pub struct Part {
    pub(super) finished: Finished,
    pub(super) stretch: Stretch,
    pub(super) start: u64,
    pub(super) end: u64,
    /// Line ends in it.
    pub(super) lines: u64,
    pub(super) records: u64,
    pub(super) encoding: Option<Encoding>,
    pub(super) plan: Plan,
}

impl Part {
    /// Whether partners occur that may repeat what others say, which the others' names have to decide.
    pub fn has_sum_partners(&self) -> bool {
        !self.finished.sum_partners.is_empty()
    }
}

/// A part could not be read by itself; the files are to be read in one piece.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct InOnePiece;

impl PartReading {
    /// At the beginning of a part.
    pub fn new(task: PartTask) -> PartReading {
        let PartTask { plan, name, length, stretch, budget, ease } = task;
        let mut loading = Loading::new(Problems::default(), (budget, ease), None);
        let mut file = FileReading::new(name, plan, stretch.file as u32);
        // There is room for one text.
        let _ = loading.begin(&mut file);
        // The byte before the stretch may be the line feed that ends a record.
        let offset = stretch.from.saturating_sub(1);
        let stage = if stretch.from == 0 { Stage::Within } else { Stage::Searching };
        if stage == Stage::Searching {
            file.begin_within(offset);
        }
        PartReading { loading, file, stretch, length, offset, stage, start: stretch.from, end: stretch.to }
    }

    /// First and last byte (not included) that are surely wanted.
    pub fn bounds(&self) -> (u64, u64) {
        (self.offset, self.stretch.to.min(self.length))
    }

    /// What to bring; `None` when all is there.
    pub fn wants(&self) -> Option<Want> {
        let end = self.stretch.to.min(self.length);
        let (left, most) = match self.stage {
            Stage::Done => return None,
            Stage::Behind => (self.length.saturating_sub(self.offset), TAIL_BYTES),
            _ => (end.saturating_sub(self.offset), PIECE_BYTES),
        };
        let bytes = most.min(usize::try_from(left).unwrap_or(most));
        Some(Want { file: self.stretch.file, offset: self.offset, bytes })
    }

    /// Room for at least so many bytes; they are confirmed with [`PartReading::filled`].
    pub fn space(&mut self, bytes: usize) -> &mut [u8] {
        self.file.space(bytes)
    }

    /// Takes the bytes that were wanted.
    ///
    /// # Errors
    ///
    /// [`InOnePiece`] where something is wrong with the file, or with the guess where a record begins.
    pub fn filled(&mut self, count: usize) -> Result<(), InOnePiece> {
        self.offset += count as u64;
        let last = self.offset >= self.length;
        if count == 0 && !last {
            return Err(InOnePiece);
        }
        match self.stage {
            Stage::Searching => {
                self.file.add(count);
                if let Some(start) = self.file.skip_line() {
                    self.start = start;
                    self.stage = Stage::Within;
                    self.loading.filled(&mut self.file, 0, last).map_err(|_| InOnePiece)?;
                } else if self.offset >= self.stretch.to || last {
                    // No line ends in this stretch: whatever stands here belongs to the part before.
                    return Err(InOnePiece);
                }
            }
            Stage::Within => {
                self.loading.filled(&mut self.file, count, last).map_err(|_| InOnePiece)?;
            }
            Stage::Behind => {
                self.file.add(count);
            }
            Stage::Done => return Ok(()),
        }
        if self.stage == Stage::Behind {
            return self.finish_record(last);
        }
        if last {
            self.loading.filled(&mut self.file, 0, true).map_err(|_| InOnePiece)?;
            (self.stage, self.end) = (Stage::Done, self.length);
        } else if self.stage == Stage::Within && self.offset >= self.stretch.to {
            match self.file.boundary() {
                Some(end) if end == self.offset => (self.stage, self.end) = (Stage::Done, end),
                _ => self.stage = Stage::Behind,
            }
        }
        Ok(())
    }

    /// Behind the stretch: ends as soon as the record that crosses its end is complete.
    fn finish_record(&mut self, last: bool) -> Result<(), InOnePiece> {
        let boundary = |file: &mut FileReading| file.boundary().filter(|end| *end >= self.stretch.to);
        let mut end = boundary(&mut self.file);
        if end.is_none() {
            self.loading.one(&mut self.file, last).map_err(|_| InOnePiece)?;
            end = boundary(&mut self.file);
        }
        match end {
            Some(end) => (self.stage, self.end) = (Stage::Done, end),
            None if last => (self.stage, self.end) = (Stage::Done, self.length),
            None => {}
        }
        Ok(())
    }

    /// The part, when nothing is wanted any more.
    pub fn finish(mut self) -> Part {
        // Where memory does not suffice for merging the facts stay as they were written.
        let _ = self.loading.settle();
        let (records, lines) = (self.file.records(), self.file.lines());
        let (encoding, plan) = (self.file.decided_encoding(), self.file.plan().clone());
        let finished = self.loading.finish(crate::types::Passport::unknown());
        let PartReading { stretch, start, end, .. } = self;
        Part { finished, stretch, start, end, lines, records, encoding, plan }
    }
}

/// Puts parts together, in their order: the records of each file, and the data set of all.
pub(super) fn join(parts: Vec<Part>, plans: &[Plan]) -> Result<Joined, InOnePiece> {
    let mut joined: Option<Finished> = None;
    let mut files: Vec<JoinedFile> = Vec::new();
    let mut end = 0;
    for part in parts {
        let Stretch { file, from, .. } = part.stretch;
        if from == 0 {
            files.push(JoinedFile {
                records: 0,
                lines: 0,
                encoding: plans.get(file).and_then(|plan| plan.encoding),
            });
            end = 0;
        }
        let Some(known) = files.last_mut() else { return Err(InOnePiece) };
        let agree = known.encoding.is_none() || part.encoding.is_none() || known.encoding == part.encoding;
        // A text in another encoding is told once a file, which parts cannot know of each other.
        let mixed = part.finished.problems.count(ProblemKind::MixedEncoding) > 0;
        if part.start != end || !agree || (mixed && from > 0) {
            return Err(InOnePiece);
        }
        let lines = known.lines;
        end = part.end;
        known.records += part.records;
        known.lines += part.lines;
        known.encoding = known.encoding.or(part.encoding);
        match joined.as_mut() {
            None => joined = Some(part.finished),
            Some(joined) => joined.absorb(part.finished, lines).ok_or(InOnePiece)?,
        }
    }
    Ok(Joined { finished: joined.ok_or(InOnePiece)?, files })
}

/// All parts together.
pub(super) struct Joined {
    pub finished: Finished,
    pub files: Vec<JoinedFile>,
}

/// What the parts of one file say together.
pub(super) struct JoinedFile {
    pub records: u64,
    lines: u64,
    pub encoding: Option<Encoding>,
}
