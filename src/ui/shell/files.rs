//! The visitor's files, kept as handles: their bytes never come into the page's own memory.

use std::cell::RefCell;

use js_sys::{Array, Uint8Array};
use leptos::prelude::GetUntracked;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, File, FileList, RequestInit, Url};

use super::{Store, file_set, kit, page};
use crate::ui::definition_text::{MOST_BYTES, text_of};
use crate::ui::state::{FigureEdit, FileSet, FileSetId, Msg, NoText, is_plan};

/// Where the sample file lies beside the page.
pub const SAMPLE: &str = "sample/teknoharita-sample.csv";

/// The longest that locking waits for the sample file.
const SAMPLE_WAIT_MS: i32 = 1_500;

#[derive(Default)]
struct Kept {
    sets: Vec<(FileSetId, Vec<File>)>,
    last: FileSetId,
    sample: Option<Uint8Array>,
}

thread_local! {
    static KEPT: RefCell<Kept> = RefCell::new(Kept::default());
}

/// The files of a set.
pub fn kept(id: FileSetId) -> Vec<File> {
    KEPT.with_borrow(|kept| {
        kept.sets.iter().find(|(other, _)| *other == id).map(|(_, files)| files.clone()).unwrap_or_default()
    })
}

fn keep(files: Vec<File>) -> FileSetId {
    KEPT.with_borrow_mut(|kept| {
        kept.last += 1;
        kept.sets.push((kept.last, files));
        kept.last
    })
}

/// Lets go of the files of sets that are not needed any more.
pub fn forget(not_needed: impl Fn(FileSetId) -> bool) {
    KEPT.with_borrow_mut(|kept| kept.sets.retain(|(id, _)| !not_needed(*id)));
}

/// The visitor chose files: they replace the earlier ones.
pub fn choose(store: Store, list: Option<FileList>) {
    let (plan, files) = apart(list);
    take(store, plan, files, false);
}

/// The visitor chose files to go with the earlier ones.
pub fn add(store: Store, list: Option<FileList>) {
    let (plan, new) = apart(list);
    if new.is_empty() {
        return take(store, plan, new, true);
    }
    let own = store.own.get_untracked();
    let mut files = own.map(|own| kept(own.files.id)).unwrap_or_default();
    files.extend(new);
    take(store, plan, files, true);
}

/// A plan among chosen files, the last one where there are several, and all others.
fn apart(list: Option<FileList>) -> (Option<File>, Vec<File>) {
    let (mut plans, files): (Vec<File>, Vec<File>) =
        to_vec(list).into_iter().partition(|file| is_plan(&file.name()));
    (plans.pop(), files)
}

fn take(store: Store, plan: Option<File>, files: Vec<File>, added: bool) {
    match plan {
        Some(plan) => {
            let files = (!files.is_empty()).then(|| (set_of(&files), added));
            store.send(Msg::Plan { plan: set_of(&[plan]), files });
        }
        None if files.is_empty() => {}
        None => store.send(Msg::Files { files: set_of(&files), added }),
    }
}

fn set_of(files: &[File]) -> FileSet {
    file_set(keep(files.to_vec()), files)
}

/// Reads the file of a plan. It is small, so the page itself reads it, once it is locked.
pub fn read_plan(store: Store, id: FileSetId) {
    let Some(file) = kept(id).into_iter().next() else { return };
    leptos::task::spawn_local(async move {
        let text = small_text(&file).await;
        store.send(Msg::PlanText { file: id, text });
    });
}

/// The visitor chose a definition. It is small, so the page itself reads it; that needs no network either.
pub fn define(store: Store, list: Option<FileList>) {
    let Some(file) = to_vec(list).into_iter().next() else { return };
    leptos::task::spawn_local(async move {
        let text = small_text(&file).await;
        store.send(Msg::Define { name: file.name(), text });
    });
}

/// The visitor chose a file to stand beside a section: a number of every province, or a method card. Its bytes go to
/// the worker alone.
pub fn beside(store: Store, list: Option<FileList>, section: fn(FigureEdit) -> Msg) {
    if let Some(file) = to_vec(list).into_iter().next() {
        store.send(section(FigureEdit::Index(Some(set_of(&[file])))));
    }
}

async fn small_text(file: &File) -> Result<String, NoText> {
    match file.size() > MOST_BYTES {
        true => Err(NoText::TooLong),
        false => read_text(file).await.ok_or(NoText::Unreadable),
    }
}

async fn read_text(file: &File) -> Option<String> {
    let bytes = JsFuture::from(file.array_buffer()).await.ok()?;
    text_of(Uint8Array::new(&bytes).to_vec())
}

fn to_vec(list: Option<FileList>) -> Vec<File> {
    let Some(list) = list else { return Vec::new() };
    (0..list.length()).filter_map(|place| list.get(place)).collect()
}

/// Takes the sample file into memory, since it cannot be fetched once the page is locked.
pub async fn fetch_sample() -> bool {
    let bytes = try_fetch_sample().await.ok();
    let found = bytes.is_some();
    KEPT.with_borrow_mut(|kept| kept.sample = bytes);
    found
}

async fn try_fetch_sample() -> Result<Uint8Array, JsValue> {
    // A dropped file waits for the lock, so a slow network must not hold it up.
    let abort = AbortController::new()?;
    let options = RequestInit::new();
    options.set_signal(Some(&abort.signal()));
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let give_up = wasm_bindgen::closure::Closure::once_into_js(move || abort.abort());
    window.set_timeout_with_callback_and_timeout_and_arguments_0(give_up.unchecked_ref(), SAMPLE_WAIT_MS)?;
    let url = Url::new_with_base(SAMPLE, &page::base())?.href();
    let answer = JsFuture::from(window.fetch_with_str_and_init(&url, &options)).await?;
    let buffer = JsFuture::from(kit::response(answer)?.array_buffer()?).await?;
    Ok(Uint8Array::new(&buffer))
}

/// Reads the sample file as if it were the visitor's.
pub fn sample_files(store: Store) {
    let Some(bytes) = KEPT.with_borrow(|kept| kept.sample.clone()) else {
        return;
    };
    let name = SAMPLE.rsplit('/').next().unwrap_or(SAMPLE);
    if let Ok(file) = File::new_with_u8_array_sequence(&Array::of1(&bytes), name) {
        take(store, None, vec![file], false);
    }
}

/// Address of the sample file: in memory once it is there.
pub fn sample_url(in_memory: bool) -> String {
    let bytes = KEPT.with_borrow(|kept| kept.sample.clone()).filter(|_| in_memory);
    bytes.and_then(|bytes| kit::blob_url(&bytes, "text/csv").ok()).unwrap_or_else(|| SAMPLE.to_owned())
}
