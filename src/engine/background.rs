//! Work that may wait: the hash of the files, in pieces between requests.

use sha2::{Digest, Sha256};

use crate::error::Error;
use crate::protocol::{Event, RequestId};

use super::Engine;

const PIECE_BYTES: usize = 8 << 20;

pub(super) struct Hashing {
    id: RequestId,
    file: usize,
    offset: u64,
    hasher: Sha256,
    done: Vec<String>,
}

impl Engine {
    pub(super) fn start_hashing(&mut self, id: RequestId, emit: &mut dyn FnMut(Event)) {
        if self.own.is_none() {
            return emit(Event::Failed { id, error: Error::NothingLoaded });
        }
        self.hashing = Some(Hashing { id, file: 0, offset: 0, hasher: Sha256::new(), done: Vec::new() });
    }

    /// Does a piece of the work that waits, and says whether there is more. To be called between
    /// requests, so that a view never waits for a hash.
    pub fn step(&mut self, emit: &mut dyn FnMut(Event)) -> bool {
        let (Some(hashing), Some(own)) = (self.hashing.as_mut(), self.own.as_mut()) else {
            return false;
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
            Err(error) => emit(Event::Failed { id, error }),
        }
        self.hashing = None;
        false
    }
}

impl Hashing {
    fn piece(&mut self, source: &mut dyn crate::ingest::Source) -> Result<(), Error> {
        let left = source.len().saturating_sub(self.offset);
        if left == 0 {
            let digest = std::mem::replace(&mut self.hasher, Sha256::new()).finalize();
            self.done.push(digest.iter().map(|byte| format!("{byte:02x}")).collect());
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
