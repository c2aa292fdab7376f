//! The visitor's files into the engine, piece by piece, with room for other messages between them.

use std::rc::Rc;

use js_sys::{Promise, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

use crate::engine::{Loaded, PART_BYTES, SAMPLE_BYTES, Split, Want};
use crate::error::Error;
use crate::ingest::Source;
use crate::protocol::{Answers, Event, RequestId};

use super::pieces::Pieces;
use super::{Transport, step_later, team};

/// What a [`crate::protocol::Request::Read`] asks for.
pub struct Read {
    pub id: RequestId,
    pub answers: Answers,
    pub files: Vec<File>,
    pub sources: Vec<Box<dyn Source>>,
}

/// Brings what the engine wants until it wants nothing more. A reading that begins later ends this one.
pub async fn bring(transport: Rc<Transport>, read: Read) {
    let turn = transport.next_turn();
    let Read { id, answers, files, sources } = read;
    let is_large = files.iter().any(|file| file.size() >= (2 * PART_BYTES) as f64);
    let in_parts = is_large && team::size() > 1;
    // The first file is on its way while the beginnings are looked at.
    let mut first = files.first().filter(|_| !in_parts).and_then(|file| Pieces::new(file));
    let mut sources = sources;
    match samples(&files).await {
        Ok(samples) if transport.is_turn(turn) => {
            if in_parts {
                match parts(&transport, (id, turn), &mut sources, &samples, &answers, &files).await {
                    Some(Ok(loaded)) => {
                        transport.with_engine(|engine, emit| engine.take(id, loaded, sources, answers, emit));
                        return step_later(&transport);
                    }
                    Some(Err(error)) => {
                        return transport.with_engine(|_, emit| emit(Event::failed(id, error)));
                    }
                    // They are read in one piece then.
                    None if transport.is_turn(turn) => {}
                    None => return,
                }
            }
            transport.with_engine(|engine, emit| engine.begin(id, sources, &samples, answers, emit));
        }
        Ok(_) => return,
        Err(name) => {
            let error = Error::SourceChanged { file: name };
            return transport.with_engine(|_, emit| emit(Event::failed(id, error)));
        }
    }
    for (number, file) in files.iter().enumerate() {
        if !wants(&transport, number, turn) {
            break;
        }
        let done = match first.take().or_else(|| Pieces::new(file)) {
            Some(pieces) => ahead(&transport, pieces, (file, number), turn).await,
            None => one_by_one(&transport, number, turn).await,
        };
        if done.is_err() && transport.is_turn(turn) {
            let error = Error::SourceChanged { file: file.name() };
            transport.with_engine(|engine, emit| engine.give_up(error, emit));
        }
    }
    if let Some(unused) = first {
        unused.cancel();
    }
    step_later(&transport);
}

/// The files read by several workers; `None` where that does not do.
async fn parts(
    transport: &Rc<Transport>,
    (id, turn): (RequestId, u32),
    sources: &mut [Box<dyn Source>],
    samples: &[Vec<u8>],
    answers: &Answers,
    files: &[File],
) -> Option<Result<Loaded, Error>> {
    // Questions and refusals come from the reading in one piece.
    let split = Split::with_samples(sources, samples, answers, team::size(), PART_BYTES).ok()?;
    let bytes_total = files.iter().map(|file| file.size() as u64).sum();
    let (hears, holds) = (transport.clone(), transport.clone());
    let tell = move |bytes: f64| {
        let bytes_read = (bytes as u64).min(bytes_total);
        hears.tell(&Event::Progress { id, bytes_read, bytes_total, rows: 0 });
    };
    let parts = team::read(&split, files, tell, move || holds.is_turn(turn)).await.ok()?;
    if !transport.is_turn(turn) {
        return None;
    }
    // As in a reading in one piece: a fresh look at the files tells whether they were changed.
    for file in files {
        if look(file).await.is_err() {
            return Some(Err(Error::SourceChanged { file: file.name() }));
        }
    }
    split.join(parts).ok()
}

/// A fresh look at a file, which fails where it was changed, moved or deleted.
async fn look(file: &File) -> Result<(), JsValue> {
    JsFuture::from(file.slice_with_f64_and_f64(0.0, 1.0)?.array_buffer()).await.map(|_| ())
}

/// The beginnings of the files, or the name of one that cannot be read.
async fn samples(files: &[File]) -> Result<Vec<Vec<u8>>, String> {
    let mut samples = Vec::new();
    for file in files {
        let end = file.size().min(SAMPLE_BYTES as f64);
        let sample = async {
            let buffer = file.slice_with_f64_and_f64(0.0, end)?.array_buffer();
            Ok::<_, JsValue>(bytes_of(&JsFuture::from(buffer).await?))
        };
        samples.push(sample.await.map_err(|_| file.name())?);
    }
    Ok(samples)
}

async fn ahead(
    transport: &Transport,
    mut pieces: Pieces,
    (file, number): (&File, usize),
    turn: u32,
) -> Result<(), JsValue> {
    let mut left = file.size();
    while let Some(piece) = pieces.next().await? {
        let length = piece.length() as usize;
        left -= length as f64;
        if left <= 0.0 {
            // Whoever reads ahead holds the file open and does not hear that it was changed or deleted; a
            // fresh look at it does.
            look(file).await?;
        }
        if !wants(transport, number, turn) {
            pieces.cancel();
            return Ok(());
        }
        transport.with_engine(|engine, emit| {
            piece.copy_to(&mut engine.space(length)[..length]);
            engine.filled(length, emit);
        });
    }
    // The engine knows how long the file was; a shorter one has changed.
    if wants(transport, number, turn) {
        transport.with_engine(|engine, emit| engine.filled(0, emit));
    }
    Ok(())
}

/// Where the browser has no reader of the kind above.
async fn one_by_one(transport: &Transport, file: usize, turn: u32) -> Result<(), JsValue> {
    while wants(transport, file, turn) {
        transport.with_engine(|engine, emit| engine.read_piece(emit));
        pause().await?;
    }
    Ok(())
}

/// Whether the engine still wants bytes of this file.
fn wants(transport: &Transport, file: usize, turn: u32) -> bool {
    let wanted = || transport.engine.borrow().wants();
    transport.is_turn(turn) && wanted().is_some_and(|want: Want| want.file == file)
}

/// Lets other messages come.
async fn pause() -> Result<(), JsValue> {
    let scope: web_sys::WorkerGlobalScope = js_sys::global().unchecked_into();
    let promise = Promise::new(&mut |resolve, _| {
        let _ = scope.set_timeout_with_callback(&resolve);
    });
    JsFuture::from(promise).await.map(|_| ())
}

/// The bytes of a view of a buffer.
pub fn bytes_of(value: &JsValue) -> Vec<u8> {
    Uint8Array::new(value).to_vec()
}
