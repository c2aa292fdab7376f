//! The whole page takes a dropped file.

use leptos::{ev, prelude::*};

use super::redraw::control;
use crate::messages::Ui;
use crate::ui::shell::{Store, beside, choose};
use crate::ui::state::Msg;

/// What is shown while a file is held over the page.
#[component]
pub fn DropZone(store: Store) -> impl IntoView {
    // Entering a child comes before leaving its parent, so entries are counted.
    let depth = RwSignal::new(0_i32);
    let handles = [
        window_event_listener(ev::dragenter, move |event| {
            if carries_files(&event) {
                event.prevent_default();
                depth.update(|depth| *depth += 1);
                store.send(Msg::Intent);
            }
        }),
        window_event_listener(ev::dragleave, move |event| {
            if carries_files(&event) {
                depth.update(|depth| *depth = (*depth - 1).max(0));
            }
        }),
        window_event_listener(ev::dragover, move |event| {
            // Without this the browser would open the file in place of the page.
            if carries_files(&event) {
                event.prevent_default();
            }
        }),
        window_event_listener(ev::drop, move |event| {
            if carries_files(&event) {
                event.prevent_default();
                depth.set(0);
                let files = event.data_transfer().and_then(|data| data.files());
                match control(&event, "[data-drop]") {
                    Some(_) => beside(store, files, Msg::Figure),
                    None => choose(store, files),
                }
            }
        }),
    ];
    on_cleanup(move || handles.into_iter().for_each(|handle| handle.remove()));
    move || {
        (depth.get() > 0).then(|| {
            view! {
                <div class="drop-over" aria-hidden="true">
                    <p class="drop-words">{store.text(Ui::DropHere)}</p>
                    <p>{store.text(Ui::DropStays)}</p>
                </div>
            }
        })
    }
}

fn carries_files(event: &ev::DragEvent) -> bool {
    event.data_transfer().is_some_and(|data| data.types().includes(&"Files".into(), 0))
}
