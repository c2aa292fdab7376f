//! How far a reading has come: a bar at the foot of the window.

use leptos::prelude::*;

use crate::messages::{Ui, grouped};
use crate::ui::shell::Store;
use crate::ui::state::{Msg, Reading, Stage};

/// The bar, while a file is read.
#[component]
pub fn ProgressBar(store: Store) -> impl IntoView {
    let reading = Memo::new(move |_| {
        let shown = store.stage.get() == Stage::Reading;
        store.model.with(|model| model.reading.clone().filter(|_| shown))
    });
    let shown = Memo::new(move |_| reading.with(Option::is_some));
    let done =
        move || reading.with(|reading| reading.as_ref().map_or(0, |reading| reading.progress.done_e3()));
    let names = move || {
        reading.with(|reading| {
            let names =
                reading.iter().flat_map(|reading| &reading.files.files).map(|file| file.name.as_str());
            names.collect::<Vec<&str>>().join(", ")
        })
    };
    let instead_of = Memo::new(move |_| {
        reading.with(|reading| reading.as_ref().map(|reading| reading.instead_of.clone()))
    });
    let instead = move || {
        let names = instead_of.get().filter(|names| !names.is_empty());
        names.map(|names| view! { <p class="progress-words" data-testid="instead">{Ui::instead_of(&names, store.lang.get())}</p> })
    };
    let bar = move || {
        view! {
            <div class="progress" data-testid="progress" role="group" aria-label=store.text(Ui::ReadingTitle)>
                <p class="progress-title"><strong>{store.text(Ui::ReadingTitle)}</strong> " " <span class="quiet">{names}</span></p>
                <progress max="1000" prop:value=done aria-label=store.text(Ui::ReadingTitle)></progress>
                <p class="progress-words">{move || reading.with(|reading| reading.as_ref().map(|reading| words(store, reading)))}</p>
                {instead}
                <button type="button" data-testid="cancel" on:click=move |_| store.send(Msg::Cancel)>{store.text(Ui::Cancel)}</button>
            </div>
        }
    };
    move || shown.get().then(bar)
}

fn words(store: Store, reading: &Reading) -> String {
    let lang = store.lang.get();
    if reading.loaded {
        return Ui::Drawing.text(lang).to_owned();
    }
    if !reading.sent {
        return Ui::Holding.text(lang).to_owned();
    }
    let progress = &reading.progress;
    let rows = grouped(i128::from(progress.rows), lang);
    let rate = progress.bytes_per_second();
    let mut words = Ui::progress(progress.bytes_read, progress.bytes_total, &rows, rate, lang);
    if let Some(seconds) = progress.seconds_left() {
        words.push_str(" · ");
        words.push_str(&Ui::time_left(seconds, lang));
    }
    words
}
