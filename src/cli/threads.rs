//! Files read by several threads at once; the engine itself has none.

use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use crate::cube::Cube;
use crate::engine::{InOnePiece, Loaded, PART_BYTES, Part, PartReading, Split};
use crate::error::Error;
use crate::ingest::Source;
use crate::protocol::Answers;

use super::source::FileSource;

/// Reads files with so many threads, with their partners or without. `None` where they are better read in one piece: they are short, cannot
/// be opened twice, or their parts do not fit together.
///
/// # Errors
///
/// As [`crate::engine::load`].
pub fn load(
    paths: &[Option<PathBuf>],
    sources: &mut [Box<dyn Source>],
    answers: &Answers,
    threads: usize,
    partners: bool,
) -> Result<Option<Loaded>, Error> {
    let known = paths;
    let Some(paths) = known.iter().cloned().collect::<Option<Vec<PathBuf>>>() else {
        return Ok(None);
    };
    // More parts than threads, so that one that is slow does not hold up all.
    let most = if threads > 1 { threads * 4 } else { 1 };
    let mut split = Split::new(sources, answers, most, PART_BYTES)?;
    if !partners {
        split.merge_partners();
    }
    match split_parts(&split, &paths, threads) {
        // Whether "Dünya" or "AB" repeats the countries beside it, these have to say.
        Ok(parts) if !partners && parts.iter().any(Part::has_sum_partners) => {
            drop(parts);
            load(known, sources, answers, threads, true)
        }
        Ok(parts) => match split.join(parts) {
            Ok(loaded) => loaded.map(Some),
            Err(InOnePiece) => Ok(None),
        },
        Err(InOnePiece) => Ok(None),
    }
}

fn split_parts(split: &Split, paths: &[PathBuf], threads: usize) -> Result<Vec<Part>, InOnePiece> {
    let next = AtomicUsize::new(0);
    let done: Mutex<Vec<(usize, Result<Part, InOnePiece>)>> = Mutex::new(Vec::new());
    let work = || {
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            if number >= split.parts() {
                break;
            }
            let part = read_part(split.part(number), paths);
            let failed = part.is_err();
            if let Ok(mut done) = done.lock() {
                done.push((number, part));
            }
            if failed {
                next.store(split.parts(), Ordering::Relaxed);
            }
        }
    };
    thread::scope(|scope| {
        for _ in 1..threads {
            scope.spawn(work);
        }
        work();
    });
    let mut done = done.into_inner().map_err(|_| InOnePiece)?;
    done.sort_by_key(|(number, _)| *number);
    let parts: Vec<Part> = done.into_iter().map(|(_, part)| part).collect::<Result<_, _>>()?;
    if parts.len() == split.parts() { Ok(parts) } else { Err(InOnePiece) }
}

fn read_part(mut part: PartReading, paths: &[PathBuf]) -> Result<Part, InOnePiece> {
    let mut source: Option<FileSource> = None;
    while let Some(want) = part.wants() {
        let source = match &mut source {
            Some(source) => source,
            None => source.insert(FileSource::open(&paths[want.file]).map_err(|_| InOnePiece)?),
        };
        let space = &mut part.space(want.bytes)[..want.bytes];
        let count = source.read_at(want.offset, space).map_err(|_| InOnePiece)?;
        part.filled(count)?;
    }
    Ok(part.finish())
}

/// Both stages of a cube.
pub fn detail(cube: &mut Cube, threads: usize) {
    thread::scope(|scope| {
        let mut shares = cube.detail_shares(threads);
        let own = shares.pop();
        for share in shares {
            scope.spawn(move || share.run());
        }
        if let Some(own) = own {
            own.run();
        }
    });
}
