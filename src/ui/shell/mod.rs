//! Does in the browser what the state says.

mod files;
mod history;
mod kit;
mod lock;
mod page;
mod save;
mod workers;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::address::Address;
use super::parts::App;
use super::state::{Effect, FileSet, Lock, Model, Msg, Own, Shared, Stage, update};
use crate::messages::{Lang, Ui};
use crate::view::PageView;

pub use files::{add, beside, choose, define, sample_files, sample_url};
pub use history::press;
pub use lock::{POLICY, try_request};
pub use page::{
    click_element, copy_code, copy_text, drawn, find, focus_map, follow, is_still, keep_map_in_sight, print,
    reload, switch_theme,
};

/// The page locks itself this long after it became ready, if nothing was touched before.
const LOCK_AFTER_MS: u64 = 2_000;

/// A period that is played stands this long.
const BEAT_MS: u64 = 900;

/// The pulse by which silent workers are found. Two seconds of silence begin on a tick and end on one, so
/// the shorter it is, the less they become.
const TICK_MS: u64 = 250;

/// The state and what every part reads of it. A handle: copying it copies nothing.
#[derive(Clone, Copy)]
pub struct Store {
    /// All of it.
    pub model: RwSignal<Model>,
    /// Language of the page.
    pub lang: Memo<Lang>,
    /// What is on the screen.
    pub view: Memo<Option<Shared<PageView>>>,
    /// What the page is doing.
    pub stage: Memo<Stage>,
    /// Whether anything can leave.
    pub lock: Memo<Lock>,
    /// The visitor's data set.
    pub own: Memo<Option<Shared<Own>>>,
    /// Plate of the province under the pointer or the keyboard.
    pub hover: RwSignal<Option<u8>>,
    /// The sample file is in memory.
    pub sample: RwSignal<bool>,
}

impl Store {
    fn new(lang: Lang) -> Store {
        let model = RwSignal::new(Model::new(lang));
        Store {
            model,
            lang: Memo::new(move |_| model.with(|model| model.lang)),
            view: Memo::new(move |_| model.with(|model| model.view.clone())),
            stage: Memo::new(move |_| model.with(Model::stage)),
            lock: Memo::new(move |_| model.with(|model| model.lock)),
            own: Memo::new(move |_| model.with(|model| model.own.clone())),
            hover: RwSignal::new(None),
            sample: RwSignal::new(false),
        }
    }

    /// Changes the state by a message and does what follows. The document's `data-state` is right
    /// before this returns.
    pub fn send(self, msg: Msg) {
        // What these are pressed at goes away with them.
        if matches!(
            msg,
            Msg::Answer(_) | Msg::Cancel | Msg::Retry | Msg::Dismiss | Msg::UsePlan | Msg::DropPlan
        ) {
            page::keep_focus();
        }
        let step = |model: &mut Model| {
            model.now_ms = page::now_ms();
            update(model, msg)
        };
        let Some(effects) = self.model.try_update(step) else {
            return;
        };
        self.model.with_untracked(|model| {
            page::reflect(self, model);
            files::forget(|id| !model.needs(id));
        });
        for effect in effects {
            self.carry_out(effect);
        }
    }

    /// A text of the page, in its language.
    pub fn text(self, text: Ui) -> impl Fn() -> &'static str + Copy + Send + Sync + 'static {
        move || text.text(self.lang.get())
    }

    fn carry_out(self, effect: Effect) {
        match effect {
            Effect::Spawn(id) => workers::spawn(self, id),
            Effect::ReloadKit => kit::reload(),
            Effect::End(id) => workers::end(id),
            Effect::Send { to, request, files } => workers::send(to, &request, files),
            Effect::ReadPlan(id) => files::read_plan(self, id),
            Effect::Arm => self.arm(),
            Effect::WriteAddress(fragment) if history::is_known() => page::write_address(&fragment),
            Effect::WriteAddress(_) => {}
            Effect::PushAddress { before, after, at } => history::push(&before, &after, at),
            Effect::Travel(by) => history::travel(by),
            Effect::Beat(run) => {
                let beat = move || self.send(Msg::Beat { run, visible: page::visible() });
                set_timeout(beat, std::time::Duration::from_millis(BEAT_MS));
            }
            Effect::ShowHelp => set_timeout(page::show_help, std::time::Duration::ZERO),
            Effect::MarkFileChosen => page::mark_anew("file-chosen"),
            Effect::MarkCubeReady => page::mark("cube-ready"),
            Effect::MarkDetailReady => page::mark("detail-ready"),
            Effect::MeasureLaps(laps) => page::measure_laps(&laps),
            Effect::MeasurePaint => page::measure_paint(),
            Effect::Save(file) => save::save(&file.name, &file.mime, &file.bytes),
            Effect::SavePng(file) => spawn_local(save::save_png(self, file)),
            Effect::Show(spot) => page::show(spot),
            Effect::Reload => page::reload(),
        }
    }

    /// All that may be needed after the lock comes into memory before it.
    fn arm(self) {
        spawn_local(async move {
            if files::fetch_sample().await {
                self.sample.try_set(true);
            }
            // An icon that could not be kept is only an icon.
            let _ = lock::keep_icon().await;
            lock::add();
            self.send(Msg::Armed);
        });
    }

    /// The page has drawn its first view and reacts.
    fn ready(self) {
        self.send(Msg::Drawn);
        set_timeout(move || self.send(Msg::Intent), std::time::Duration::from_millis(LOCK_AFTER_MS));
    }
}

/// Starts the page in the element `#app`.
pub fn start() {
    let Some(root) = page::element("app") else {
        return;
    };
    let lang = page::document_lang();
    let handle = leptos::mount::mount_to(root, move || {
        let store = Store::new(lang);
        boot(store);
        view! { <App store /> }
    });
    // The page stands as long as its document does.
    handle.forget();
}

fn boot(store: Store) {
    let ticks = move || store.send(Msg::Tick { visible: page::visible() });
    set_interval(ticks, std::time::Duration::from_millis(TICK_MS));
    let changed = window_event_listener(leptos::ev::hashchange, move |_| {
        let address = Address::parse(&page::fragment());
        store.send(match history::entered() {
            Some(at) => Msg::Travelled { at, address },
            None => Msg::Go(address),
        });
    });
    std::mem::forget(changed);
    // Shown again, or back from the browser's cache of pages: the event bubbles up to the window.
    for event in ["visibilitychange", "pageshow"] {
        let woke = window_event_listener_untyped(event, move |_| {
            if page::visible() {
                store.send(Msg::Woke);
            }
        });
        std::mem::forget(woke);
    }
    store.send(Msg::Start {
        address: Address::parse(&page::fragment()),
        base: page::base(),
        stamp: page::stamp(),
        first: page::first_view(store.lang.get_untracked()).map(Box::new),
    });
}

/// Files under a number, as the state knows them.
fn file_set(id: u32, files: &[web_sys::File]) -> FileSet {
    let info =
        |file: &web_sys::File| crate::protocol::FileInfo { name: file.name(), bytes: file.size() as u64 };
    FileSet { id, files: files.iter().map(info).collect() }
}
