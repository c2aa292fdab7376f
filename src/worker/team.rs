//! A large file read by several workers at once, on machines that have the cores.
//!
//! The worker that was asked starts helpers from the program it was started from itself, hands out parts,
//! takes parts too, and joins them. On a machine of two cores the browser's own reading needs the second
//! one, so nothing is handed out there.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Array, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::{DedicatedWorkerGlobalScope, File, MessageEvent, Worker};

use crate::engine::{Part, PartReading, PartTask, Split};
use crate::protocol;

use super::pieces::Pieces;
use super::reading::bytes_of;

/// Most workers that read one data set: more gain nothing beside the browser's own reading.
const MOST_WORKERS: usize = 4;

/// Cores that the browser and the page need for themselves.
const OTHER_CORES: usize = 2;

/// How many workers may read at once here.
pub fn size() -> usize {
    let cores = kit("cores").and_then(|cores| cores.as_f64()).unwrap_or(1.0) as usize;
    cores.saturating_sub(OTHER_CORES).clamp(1, MOST_WORKERS)
}

/// What the page gave this worker at its start.
fn kit(name: &str) -> Option<JsValue> {
    let kit = Reflect::get(&js_sys::global(), &"teknoharita".into()).ok()?;
    Reflect::get(&kit, &name.into()).ok()
}

/// The parts in their order; `Err` where one could not be read by itself. `tell` hears how many bytes of
/// all parts were read.
pub async fn read(
    split: &Split,
    files: &[File],
    tell: impl Fn(f64) + 'static,
    holds: impl Fn() -> bool + 'static,
) -> Result<Vec<Part>, JsValue> {
    let count = split.parts();
    let shared = Rc::new(Shared {
        tasks: (0..count).map(|number| split.task(number)).collect(),
        files: files.to_vec(),
        next: Cell::new(0),
        bytes: RefCell::new(vec![0.0; count]),
        parts: RefCell::new((0..count).map(|_| None).collect()),
        helpers: RefCell::new(Vec::new()),
        tell: Box::new(tell),
        holds: Box::new(holds),
    });
    let lanes = Array::new();
    lanes.push(&future_to_promise(own_lane(shared.clone())));
    for _ in 1..size().min(count) {
        lanes.push(&future_to_promise(helper_lane(shared.clone())));
    }
    let done = JsFuture::from(Promise::all(&lanes)).await;
    for helper in shared.helpers.take() {
        helper.terminate();
    }
    done?;
    shared.parts.take().into_iter().collect::<Option<Vec<Part>>>().ok_or(JsValue::NULL)
}

/// What the lanes have in common.
struct Shared {
    tasks: Vec<PartTask>,
    files: Vec<File>,
    next: Cell<usize>,
    /// Bytes read, by part.
    bytes: RefCell<Vec<f64>>,
    parts: RefCell<Vec<Option<Part>>>,
    helpers: RefCell<Vec<Worker>>,
    tell: Box<dyn Fn(f64)>,
    /// Whether the reading is still wanted.
    holds: Box<dyn Fn() -> bool>,
}

impl Shared {
    fn take(&self) -> Option<usize> {
        let number = self.next.get();
        self.next.set(number + 1);
        (number < self.tasks.len() && (self.holds)()).then_some(number)
    }

    fn file(&self, number: usize) -> Result<&File, JsValue> {
        self.files.get(self.tasks[number].stretch.file).ok_or(JsValue::NULL)
    }

    fn read(&self, number: usize, bytes: f64) {
        self.bytes.borrow_mut()[number] = bytes;
        (self.tell)(self.bytes.borrow().iter().sum());
    }

    fn done(&self, number: usize, part: Part) {
        self.parts.borrow_mut()[number] = Some(part);
    }
}

async fn own_lane(shared: Rc<Shared>) -> Result<JsValue, JsValue> {
    while let Some(number) = shared.take() {
        let task = shared.tasks[number].clone();
        let part = read_part(task, shared.file(number)?, |bytes| shared.read(number, bytes)).await?;
        shared.done(number, part);
    }
    Ok(JsValue::NULL)
}

async fn helper_lane(shared: Rc<Shared>) -> Result<JsValue, JsValue> {
    let url = kit("url").and_then(|url| url.as_string()).ok_or(JsValue::NULL)?;
    let helper = Worker::new(&url)?;
    shared.helpers.borrow_mut().push(helper.clone());
    let ready = next_message(&helper, |_| {})?;
    let message = Object::new();
    for name in ["module", "url"] {
        Reflect::set(&message, &name.into(), &kit(name).unwrap_or_default())?;
    }
    helper.post_message(&message)?;
    JsFuture::from(ready).await?;
    while let Some(number) = shared.take() {
        let hears = shared.clone();
        let answer = next_message(&helper, move |bytes| hears.read(number, bytes))?;
        let message = Object::new();
        let task = Uint8Array::from(protocol::encode(&shared.tasks[number]).as_slice());
        Reflect::set(&message, &"part".into(), &task)?;
        Reflect::set(&message, &"file".into(), shared.file(number)?)?;
        helper.post_message(&message)?;
        let bytes = JsFuture::from(answer).await?;
        let part = Part::from_bytes(&bytes_of(&bytes)).ok_or(JsValue::NULL)?;
        shared.done(number, part);
    }
    Ok(JsValue::NULL)
}

/// The next word of a helper that is no number; numbers are bytes that it has read. Refused where the
/// helper broke or could not do it.
fn next_message(helper: &Worker, read: impl Fn(f64) + 'static) -> Result<Promise, JsValue> {
    let read = Rc::new(read);
    Ok(Promise::new(&mut |resolve, reject| {
        let (read, refuse) = (read.clone(), reject.clone());
        let heard = Closure::<dyn Fn(MessageEvent)>::new(move |message: MessageEvent| {
            let data = message.data();
            let _ = match data.as_f64() {
                Some(bytes) => return read(bytes),
                None if data.is_null() => refuse.call1(&JsValue::NULL, &JsValue::NULL),
                None => resolve.call1(&JsValue::NULL, &data),
            };
        });
        helper.set_onmessage(Some(heard.into_js_value().unchecked_ref()));
        helper.set_onerror(Some(&reject));
    }))
}

/// The helper's side: reads a part and answers with its bytes, or with `null`.
pub async fn help(scope: DedicatedWorkerGlobalScope, task: PartTask, file: File) {
    const EVERY_BYTES: f64 = (16 << 20) as f64;
    let told = Cell::new(0.0);
    let tell = |bytes: f64| {
        if bytes - told.get() >= EVERY_BYTES {
            told.set(bytes);
            let _ = scope.post_message(&JsValue::from_f64(bytes));
        }
    };
    let _ = match read_part(task, &file, tell).await {
        Ok(part) => {
            let bytes = Uint8Array::from(part.to_bytes().as_slice());
            let buffer = bytes.buffer();
            scope.post_message_with_transfer(&bytes, &Array::of1(&buffer))
        }
        Err(_) => scope.post_message(&JsValue::NULL),
    };
}

async fn read_part(task: PartTask, file: &File, tell: impl Fn(f64)) -> Result<Part, JsValue> {
    let mut part = PartReading::new(task);
    let mut read = 0.0;
    let mut brought = |part: &mut PartReading, piece: &Uint8Array| {
        let length = piece.length() as usize;
        piece.copy_to(&mut part.space(length)[..length]);
        part.filled(length).map_err(|_| JsValue::NULL)?;
        read += length as f64;
        tell(read);
        Ok::<(), JsValue>(())
    };
    let (from, to) = part.bounds();
    let stretch = file.slice_with_f64_and_f64(from as f64, to as f64)?;
    if let Some(mut pieces) = Pieces::new(&stretch) {
        while let Some(piece) = pieces.next().await? {
            brought(&mut part, &piece)?;
        }
    }
    // What is behind the stretch, or all of it where the browser has no reader that reads ahead.
    while let Some(want) = part.wants() {
        let end = want.offset + want.bytes as u64;
        let piece = file.slice_with_f64_and_f64(want.offset as f64, end as f64)?.array_buffer();
        brought(&mut part, &Uint8Array::new(&JsFuture::from(piece).await?))?;
    }
    Ok(part.finish())
}

/// The task and the file of a message to a helper.
pub fn task_of(message: &JsValue) -> Option<(PartTask, File)> {
    let task = Reflect::get(message, &"part".into()).ok().filter(|task| !task.is_undefined())?;
    let file = Reflect::get(message, &"file".into()).ok()?.dyn_into().ok()?;
    Some((protocol::decode(&bytes_of(&task))?, file))
}
