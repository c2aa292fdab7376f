//! The bodies of the workers.

use std::cell::RefCell;

use js_sys::{Array, Object, Reflect, Uint8Array};
use leptos::task::spawn_local;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageEvent, Worker};

use super::{Store, files, kit};
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
            Err(error) => {
                web_sys::console::error_1(&error);
                store.send(Msg::BootFailed);
            }
        }
    });
}

fn start(store: Store, id: WorkerId, kit: &kit::Kit) {
    let Ok(worker) = Worker::new(&kit.url) else {
        // Told in a task of its own, so that no message is handled within another.
        return spawn_local(async move { store.send(Msg::Broke { from: id }) });
    };
    let heard = Closure::<dyn Fn(MessageEvent)>::new(move |message: MessageEvent| {
        let bytes = Uint8Array::new(&message.data()).to_vec();
        match protocol::decode(&bytes) {
            Some(event) => store.send(Msg::Worker { from: id, event }),
            None => store.send(Msg::Broke { from: id }),
        }
    });
    let broke = Closure::<dyn Fn()>::new(move || store.send(Msg::Broke { from: id }));
    let broke = broke.into_js_value();
    worker.set_onmessage(Some(heard.into_js_value().unchecked_ref()));
    worker.set_onerror(Some(broke.unchecked_ref()));
    worker.set_onmessageerror(Some(broke.unchecked_ref()));
    let _ = worker.post_message(&kit.module);
    WORKERS.with_borrow_mut(|workers| workers.push((id, worker)));
}

/// Ends a worker; nothing is heard of it any more.
pub fn end(id: WorkerId) {
    WORKERS.with_borrow_mut(|workers| {
        workers.retain(|(other, worker)| {
            if *other == id {
                worker.set_onmessage(None);
                worker.set_onerror(None);
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
