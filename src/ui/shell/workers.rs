//! The bodies of the workers.

use std::cell::RefCell;

use js_sys::{Array, Object, Reflect, Uint8Array};
use leptos::task::spawn_local;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{ErrorEvent, Event, MessageEvent, Worker, WorkerOptions};

use super::{Store, files, kit};
use crate::messages::Loss;
use crate::protocol::{self, Request};
use crate::ui::state::{FileSetId, Msg, WorkerId};

thread_local! {
    static WORKERS: RefCell<Vec<(WorkerId, Worker)>> = const { RefCell::new(Vec::new()) };
}

/// Starts a worker; it will say Ready, or be reported as broken.
pub fn spawn(store: Store, id: WorkerId) {
    if let Some(kit) = kit::kept() {
        return start(store, id, &kit);
    }
    spawn_local(async move {
        match kit::load().await {
            Ok(kit) => {
                store.send(Msg::KitReady);
                start(store, id, &kit);
            }
            Err(refusal) => store.send(Msg::Refused(refusal)),
        }
    });
}

fn start(store: Store, id: WorkerId, kit: &kit::Kit) {
    let options = WorkerOptions::new();
    // Seen in the developer tools.
    options.set_name(&format!("teknoharita {id}"));
    let Ok(worker) = Worker::new_with_options(&kit.url, &options) else {
        // Told in a task of its own, so that no message is handled within another.
        return spawn_local(async move { store.send(Msg::Broke { from: id, loss: Loss::Trapped }) });
    };
    let heard = Closure::<dyn Fn(MessageEvent)>::new(move |message: MessageEvent| {
        let bytes = Uint8Array::new(&message.data()).to_vec();
        match protocol::decode(&bytes) {
            Some(event) => store.send(Msg::Worker { from: id, event }),
            None => store.send(Msg::Broke { from: id, loss: Loss::Trapped }),
        }
    });
    let broke = Closure::<dyn Fn(Event)>::new(move |event: Event| {
        store.send(Msg::Broke { from: id, loss: how(&event) })
    });
    let broke = broke.into_js_value();
    worker.set_onmessage(Some(heard.into_js_value().unchecked_ref()));
    worker.set_onerror(Some(broke.unchecked_ref()));
    worker.set_onmessageerror(Some(broke.unchecked_ref()));
    let _ = worker.post_message(&kit.message());
    WORKERS.with_borrow_mut(|workers| workers.push((id, worker)));
}

/// What an error event tells of the end of a worker. Browsers word it differently.
fn how(event: &Event) -> Loss {
    let words = event.dyn_ref::<ErrorEvent>().map(|event| event.message().to_lowercase()).unwrap_or_default();
    let memory =
        ["out of memory", "outofmemory", "allocat", "rangeerror"].iter().any(|word| words.contains(word));
    // A stack that is too deep is a RangeError too, and an error of the program.
    if memory && !words.contains("call stack") { Loss::Memory } else { Loss::Trapped }
}

/// Ends a worker; nothing is heard of it any more.
pub fn end(id: WorkerId) {
    WORKERS.with_borrow_mut(|workers| {
        workers.retain(|(other, worker)| {
            if *other == id {
                worker.set_onmessage(None);
                worker.set_onerror(None);
                worker.set_onmessageerror(None);
                worker.terminate();
            }
            *other != id
        });
    });
}

/// Sends a request, with files where it reads some.
pub fn send(to: WorkerId, request: &Request, file_set: Option<FileSetId>) {
    let message = Object::new();
    let bytes = Uint8Array::from(protocol::encode(request).as_slice());
    let list: Array = file_set.map(files::kept).unwrap_or_default().into_iter().map(JsValue::from).collect();
    let _ = Reflect::set(&message, &"bytes".into(), &bytes);
    let _ = Reflect::set(&message, &"files".into(), &list);
    WORKERS.with_borrow(|workers| {
        if let Some((_, worker)) = workers.iter().find(|(other, _)| *other == to) {
            let _ = worker.post_message(&message);
        }
    });
}
