//! The worker's program, kept in memory: no worker that is started later needs the network.
//!
//! A worker that is started from a `blob:` address inherits the page's policy, the lock included;
//! one that is started from its own address would not.

use std::cell::{Cell, RefCell};

use js_sys::{Array, Object, Promise, Reflect, Uint8Array, WebAssembly};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, RequestCache, RequestInit, Response, Url};

use crate::messages::Refusal;

/// The worker waits for the compiled module, then starts. It keeps what it was started from as
/// `self.teknoharita`, so that it can start workers of its own without the network. A trap within a
/// promise is no error event yet; thrown in a task of its own it is one, and the page hears it. Other
/// refused promises, as of a stream that is let go, break nothing.
const START: &str = ";self.addEventListener('unhandledrejection',({reason})=>{\
if(reason instanceof WebAssembly.RuntimeError||reason instanceof RangeError)setTimeout(()=>{throw reason})});\
self.onmessage=({data})=>{self.onmessage=null;self.teknoharita=data;\
wasm_bindgen({module_or_path:data.module}).catch((error)=>setTimeout(()=>{throw error}))};";

/// A module of one function that uses 128-bit vectors, as the worker does.
const SIMD_PROBE: [u8; 31] = [
    0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253,
    98, 11,
];

/// What a worker is started from.
#[derive(Clone)]
pub struct Kit {
    /// `blob:` address of the program text.
    pub url: String,
    /// The compiled module.
    pub module: JsValue,
}

impl Kit {
    /// The first message to a worker: `{ module, url, cores }`.
    pub fn message(&self) -> JsValue {
        let cores = web_sys::window().map_or(1.0, |window| window.navigator().hardware_concurrency());
        let message = Object::new();
        let _ = Reflect::set(&message, &"module".into(), &self.module);
        let _ = Reflect::set(&message, &"url".into(), &JsValue::from_str(&self.url));
        let _ = Reflect::set(&message, &"cores".into(), &JsValue::from_f64(cores));
        message.into()
    }
}

thread_local! {
    static KIT: RefCell<Option<Kit>> = const { RefCell::new(None) };
    /// Trunk does not hash the names of the two files, so they are asked for afresh; where that was in
    /// vain, as the version in `Ready` tells, they are loaded past all caches.
    static PAST_CACHES: Cell<bool> = const { Cell::new(false) };
}

/// Forgets the kit; the next one is loaded past all caches.
pub fn reload() {
    KIT.set(None);
    PAST_CACHES.set(true);
}

/// The kit, if it is in memory.
pub fn kept() -> Option<Kit> {
    KIT.with_borrow(Clone::clone)
}

/// The kit, loaded on the first call; or why it cannot be had.
pub async fn load() -> Result<Kit, Refusal> {
    if let Some(kit) = kept() {
        return Ok(kit);
    }
    let unreachable = |error: JsValue| {
        web_sys::console::error_1(&error);
        Refusal::Unreachable
    };
    let (text, answer) = fetch().await.map_err(unreachable)?;
    let module = compile(answer).await?;
    let url = blob_url(&JsValue::from_str(&(text + START)), "text/javascript").map_err(unreachable)?;
    let kit = Kit { url, module };
    KIT.set(Some(kit.clone()));
    Ok(kit)
}

async fn fetch() -> Result<(String, Response), JsValue> {
    // Both are under way before either is waited for.
    let (glue, wasm) = (request("worker.js"), request("worker_bg.wasm"));
    let text = response(JsFuture::from(glue?).await?)?.text()?;
    let text = JsFuture::from(text).await?.as_string().unwrap_or_default();
    Ok((text, response(JsFuture::from(wasm?).await?)?))
}

async fn compile(answer: Response) -> Result<JsValue, Refusal> {
    let copy = answer.clone().map_err(|_| Refusal::Unreachable)?;
    let streamed = WebAssembly::compile_streaming(&Promise::resolve(&JsValue::from(answer)));
    if let Ok(module) = JsFuture::from(streamed).await {
        return Ok(module);
    }
    // A host may serve the module under another type than application/wasm; then it goes by bytes.
    let bytes = copy.array_buffer().map_err(|_| Refusal::Unreachable)?;
    let bytes = JsFuture::from(bytes).await.map_err(|_| Refusal::Unreachable)?;
    JsFuture::from(WebAssembly::compile(&bytes)).await.map_err(|error| {
        web_sys::console::error_1(&error);
        why_not(&error)
    })
}

/// Why the program that came does not compile.
fn why_not(error: &JsValue) -> Refusal {
    let words =
        error.dyn_ref::<js_sys::Error>().map(|error| String::from(error.message())).unwrap_or_default();
    let probe = Uint8Array::from(SIMD_PROBE.as_slice());
    if ["Content Security Policy", "disallowed by embedder"].iter().any(|rule| words.contains(rule)) {
        Refusal::Forbidden
    } else if WebAssembly::validate(&probe).unwrap_or(false) {
        // What came is not the program.
        Refusal::Unreachable
    } else {
        Refusal::OldBrowser
    }
}

/// Asks for a file beside the page.
pub fn request(name: &str) -> Result<Promise, JsValue> {
    let options = RequestInit::new();
    options.set_cache(if PAST_CACHES.get() { RequestCache::Reload } else { RequestCache::NoCache });
    let url = Url::new_with_base(name, &super::page::base())?.href();
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    Ok(window.fetch_with_str_and_init(&url, &options))
}

/// An answer that is one.
pub fn response(value: JsValue) -> Result<Response, JsValue> {
    let response: Response = value.dyn_into()?;
    if response.ok() { Ok(response) } else { Err(JsValue::from_str(&response.url())) }
}

/// An address in memory of a text or of bytes.
pub fn blob_url(part: &JsValue, mime: &str) -> Result<String, JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(part), &options)?;
    Url::create_object_url_with_blob(&blob)
}
