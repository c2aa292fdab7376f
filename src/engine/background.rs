//! Work that may wait: the hash of the files, in pieces between requests.

use sha2::{Digest, Sha256};

use crate::data::{isic3, provinces};
use crate::error::Error;
use crate::ingest::MemorySource;
use crate::messages::Lang;
use crate::protocol::{Answers, Event, RequestId};
use crate::types::now;

use super::load::Reading;
use super::problems::{ProblemList, Problems};
use super::units::read_samples;
use super::{BUDGET, Engine, load};

/// Times that [`warm_rows`] are read; more gained nothing.
const WARM_ROUNDS: u8 = 8;

const PIECE_BYTES: usize = 4 << 20;

pub(super) struct Hashing {
    id: RequestId,
    file: usize,
    offset: u64,
    hasher: Sha256,
    done: Vec<String>,
}

/// A list of all problems, from a second reading.
pub(super) struct Listing {
    id: RequestId,
    reading: Reading,
}

impl Engine {
    pub(super) fn start_listing(&mut self, id: RequestId, lang: Lang, emit: &mut dyn FnMut(Event)) {
        let Some(own) = self.own.as_mut() else {
            return emit(Event::failed(id, Error::NothingLoaded));
        };
        let names = own.report.files.iter().map(|file| file.name.clone()).collect();
        let problems = Problems::listing(ProblemList::new(names, lang));
        let reading = read_samples(&mut own.sources).and_then(|samples| {
            Reading::new(&mut own.sources, &samples, &own.answers, BUDGET, (problems, None))
        });
        match reading {
            Ok(reading) => self.listing = Some(Listing { id, reading }),
            Err(error) => emit(Event::failed(id, error)),
        }
    }

    /// Reads a piece for the list of problems.
    fn listing_step(&mut self, emit: &mut dyn FnMut(Event)) {
        let (Some(listing), Some(own)) = (self.listing.as_mut(), self.own.as_mut()) else { return };
        let id = listing.id;
        match listing.reading.read_piece(&mut own.sources) {
            Ok(true) => {}
            Ok(false) => {
                if let Some(list) = self.listing.take().and_then(|listing| listing.reading.into_list()) {
                    emit(Event::Made { id, file: list.finish() });
                }
            }
            Err(error) => {
                self.listing = None;
                emit(Event::failed(id, error));
            }
        }
    }

    pub(super) fn start_hashing(&mut self, id: RequestId, emit: &mut dyn FnMut(Event)) {
        if self.own.is_none() {
            return emit(Event::failed(id, Error::NothingLoaded));
        }
        self.hashing = Some(Hashing { id, file: 0, offset: 0, hasher: Sha256::new(), done: Vec::new() });
    }

    /// Asks for the reading code to be run on rows of no meaning before a file comes: an engine for
    /// WebAssembly makes fast code only of what has run. `bytes` of memory are written to, so that the
    /// system has given them before they are needed.
    pub fn warm_up(&mut self, bytes: usize) {
        self.warming = Some(Warming { rounds: WARM_ROUNDS, rows: warm_rows() });
        const PAGE: usize = 4_096;
        let mut memory = vec![0u8; bytes];
        memory.iter_mut().step_by(PAGE).for_each(|byte| *byte = 1);
        std::hint::black_box(&memory);
    }

    fn warm_step(&mut self) -> bool {
        if self.own.is_some() || self.coming.is_some() {
            self.warming = None;
        }
        let Some(warming) = self.warming.as_mut().filter(|warming| warming.rounds > 0) else {
            self.warming = None;
            return false;
        };
        warming.rounds -= 1;
        let source = MemorySource::new("warm-up", warming.rows.clone());
        if let Ok(mut loaded) = load(&mut [Box::new(source)], &Answers::default(), BUDGET, &mut |_, _| {}) {
            while loaded.data_set.detail() {}
        }
        true
    }

    /// Does a piece of the work that waits, and says whether there is more. To be called between
    /// requests, so that a view never waits for a hash.
    pub fn step(&mut self, emit: &mut dyn FnMut(Event)) -> bool {
        // The second stage of the cube comes before the fingerprint: figures wait for it.
        if let Some(own) = self.own.as_mut()
            && let Some(id) = own.detail_for
        {
            let begin = now(self.clock);
            let more = own.data_set.detail();
            own.laps.merge_ms += now(self.clock) - begin;
            if !more {
                own.detail_for = None;
                let facts = own.data_set.cube.fact_count() as u64;
                emit(Event::DetailReady { id, facts, laps: own.laps });
            }
            return true;
        }
        if self.listing.is_some() {
            self.listing_step(emit);
            return true;
        }
        let (Some(hashing), Some(own)) = (self.hashing.as_mut(), self.own.as_mut()) else {
            return self.warm_step();
        };
        let id = hashing.id;
        let outcome = match own.sources.get_mut(hashing.file) {
            Some(source) => hashing.piece(source.as_mut()).map(|()| None),
            None => Ok(Some(std::mem::take(&mut hashing.done))),
        };
        match outcome {
            Ok(None) => return true,
            Ok(Some(sha256)) => {
                for (file, hash) in own.report.files.iter_mut().zip(&sha256) {
                    file.sha256 = Some(hash.clone());
                }
                emit(Event::Hashed { id, sha256 });
            }
            Err(error) => emit(Event::failed(id, error)),
        }
        self.hashing = None;
        false
    }
}

/// Rounds of warming up that are left, and the rows that each of them reads.
pub(super) struct Warming {
    rounds: u8,
    rows: Vec<u8>,
}

/// Rows that take the ways most files take: two months, so that pages fill up as they do in large files.
fn warm_rows() -> Vec<u8> {
    const ROWS: usize = 20_000;
    let mut text = String::from("year,month,flow,province,isic,country,value_usd,quantity\n");
    let (provinces, classes) = (provinces::all(), isic3::all());
    for row in 0..ROWS {
        let flow = if row % 3 == 0 { "import" } else { "export" };
        let province = provinces[row * 7 % provinces.len()].name;
        let code = classes[row * 11 % classes.len()].code;
        let month = row * 2 / ROWS + 1;
        let partner = (row * 31) % 180;
        text.push_str(&format!("2024,{month},{flow},{province},{code},Country {partner},{row}.25,7\n"));
    }
    text.into_bytes()
}

/// Bytes as lower-case hexadecimal.
pub(super) fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

impl Hashing {
    fn piece(&mut self, source: &mut dyn crate::ingest::Source) -> Result<(), Error> {
        let left = source.len().saturating_sub(self.offset);
        if left == 0 {
            let digest = std::mem::replace(&mut self.hasher, Sha256::new()).finalize();
            self.done.push(hexadecimal(&digest));
            self.file += 1;
            self.offset = 0;
            return Ok(());
        }
        let mut buffer = vec![0; PIECE_BYTES.min(usize::try_from(left).unwrap_or(PIECE_BYTES))];
        let count = source.read_at(self.offset, &mut buffer)?;
        if count == 0 {
            return Err(Error::SourceChanged { file: source.name().to_string() });
        }
        self.hasher.update(&buffer[..count]);
        self.offset += count as u64;
        Ok(())
    }
}
