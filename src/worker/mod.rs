//! Transport only: messages in and out of the engine, and files in pieces.
//!
//! A message to the worker is an object `{ bytes, files }`: a [`Request`] as bytes, and the `File`s
//! that it reads. A message from it is an [`Event`] as bytes. A panic ends in a trap, which the page
//! hears as an error; it never talks to that worker again. Between workers of one reading the messages are
//! those of [`team`].

mod file_source;
mod pieces;
mod reading;
mod team;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Array, Reflect, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{DedicatedWorkerGlobalScope, File, MessageEvent};

use crate::engine::Engine;
use crate::ingest::Source;
use crate::protocol::{self, Event, PROTOCOL_VERSION, Request};
use file_source::FileSource;

/// A worker that reads at once is not held up by the warm-up; the compiled code is shared, so the first
/// worker of a page warms it for all.
const WARM_AFTER_MS: i32 = 250;

/// Milliseconds between two words about a reading's progress.
const PROGRESS_EVERY_MS: f64 = 100.0;

/// Memory that is asked for beforehand, where there is plenty.
const WARM_BYTES: usize = 32 << 20;

/// The worker's clock, in milliseconds.
fn now_ms() -> f64 {
    thread_local! {
        static CLOCK: Option<web_sys::Performance> =
            js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>().ok().and_then(|scope| scope.performance());
    }
    CLOCK.with(|clock| clock.as_ref().map_or(0.0, web_sys::Performance::now))
}

/// Whether the machine has 8 GB or more, as far as the browser tells.
fn is_roomy() -> bool {
    let navigator = Reflect::get(&js_sys::global(), &"navigator".into()).unwrap_or_default();
    let memory = Reflect::get(&navigator, &"deviceMemory".into()).unwrap_or_default();
    memory.as_f64().is_some_and(|gigabytes| gigabytes >= 8.0)
}

/// The engine and the way out.
struct Transport {
    engine: RefCell<Engine>,
    scope: DedicatedWorkerGlobalScope,
    /// A piece of waiting work is scheduled.
    stepping: Cell<bool>,
    /// Number of the last reading.
    turn: Cell<u32>,
    /// When the page was last told how far a reading has come.
    told_at: Cell<f64>,
}

impl Transport {
    /// The engine is never borrowed twice: nothing that runs inside it calls back.
    fn with_engine(&self, work: impl FnOnce(&mut Engine, &mut dyn FnMut(Event))) {
        if let Ok(mut engine) = self.engine.try_borrow_mut() {
            work(&mut engine, &mut |event| self.tell(&event));
        }
    }

    /// Says it to the page; how far a reading has come only as often as an eye can follow, because the page
    /// draws it, and the time it takes for that is lacking here.
    fn tell(&self, event: &Event) {
        if matches!(event, Event::Progress { .. }) {
            let now = js_sys::Date::now();
            if (now - self.told_at.get()).abs() < PROGRESS_EVERY_MS {
                return;
            }
            self.told_at.set(now);
        }
        post(&self.scope, event);
    }

    /// The number of a reading that begins.
    fn next_turn(&self) -> u32 {
        self.turn.set(self.turn.get().wrapping_add(1));
        self.turn.get()
    }

    /// Whether a reading is the last one that was asked for.
    fn is_turn(&self, turn: u32) -> bool {
        self.turn.get() == turn
    }
}

/// Listens for requests and says that it does.
pub fn start() {
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else {
        return;
    };
    let transport = Rc::new(Transport {
        engine: RefCell::new(Engine::new().with_clock(now_ms)),
        scope: scope.clone(),
        stepping: Cell::new(false),
        turn: Cell::new(0),
        told_at: Cell::new(0.0),
    });
    let idle = transport.clone();
    let handle = Closure::<dyn Fn(MessageEvent)>::new(move |message: MessageEvent| {
        if let Some((task, file)) = team::task_of(&message.data()) {
            return spawn_local(team::help(transport.scope.clone(), task, file));
        }
        let Some((request, files)) = read_message(&message.data()) else {
            return;
        };
        let sources = files
            .iter()
            .cloned()
            .filter_map(FileSource::new)
            .map(|source| Box::new(source) as Box<dyn Source>)
            .collect();
        match request {
            Request::Read { id, answers, .. } => {
                let read = reading::Read { id, answers, files, sources };
                spawn_local(reading::bring(transport.clone(), read));
            }
            request => {
                transport.with_engine(|engine, emit| engine.handle(request, sources, emit));
                step_later(&transport);
            }
        }
    });
    scope.set_onmessage(Some(handle.into_js_value().unchecked_ref()));
    post(&scope, &Event::Ready { version: PROTOCOL_VERSION });
    let warm = Closure::once_into_js(move || {
        idle.with_engine(|engine, _| engine.warm_up(if is_roomy() { WARM_BYTES } else { 0 }));
        step_later(&idle);
    });
    let _ = scope.set_timeout_with_callback_and_timeout_and_arguments_0(warm.unchecked_ref(), WARM_AFTER_MS);
}

/// Work that waits is done in pieces, each in a task of its own, so that requests come between.
fn step_later(transport: &Rc<Transport>) {
    if transport.stepping.replace(true) {
        return;
    }
    let next = transport.clone();
    let step = Closure::once_into_js(move || {
        next.stepping.set(false);
        let scope = &next.scope;
        let more = next
            .engine
            .try_borrow_mut()
            .is_ok_and(|mut engine| engine.step(&mut |event| post(scope, &event)));
        if more {
            step_later(&next);
        }
    });
    let _ = transport.scope.set_timeout_with_callback(step.unchecked_ref());
}

fn read_message(message: &JsValue) -> Option<(Request, Vec<File>)> {
    let bytes = Reflect::get(message, &"bytes".into()).ok()?;
    let files = Reflect::get(message, &"files".into()).ok()?;
    let request = protocol::decode(&reading::bytes_of(&bytes))?;
    let files = Array::from(&files).iter().filter_map(|file| file.dyn_into().ok()).collect();
    Some((request, files))
}

/// The bytes move to the page and are not copied a second time.
fn post(scope: &DedicatedWorkerGlobalScope, event: &Event) {
    let bytes = Uint8Array::from(protocol::encode(event).as_slice());
    let buffer = bytes.buffer();
    let _ = scope.post_message_with_transfer(&bytes, &Array::of1(&buffer));
}
