//! The worker's program, kept in memory: no worker that is started later needs the network.
//!
//! A worker that is started from a `blob:` address inherits the page's policy, the lock included;
//! one that is started from its own address would not.

use std::cell::RefCell;

use js_sys::{Array, Promise, WebAssembly};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, RequestCache, RequestInit, Response, Url};

/// The worker waits for the compiled module, then starts. Trunk does not hash the names of these
/// two files, so they are asked for afresh; the version in `Ready` tells if that was in vain.
const START: &str = ";self.onmessage=({data})=>{self.onmessage=null;\
wasm_bindgen({module_or_path:data}).catch((error)=>setTimeout(()=>{throw error}))};";

/// What a worker is started from.
#[derive(Clone)]
pub struct Kit {
    /// `blob:` address of the program text.
    pub url: String,
    /// The compiled module.
    pub module: JsValue,
}

thread_local! {
    static KIT: RefCell<Option<Kit>> = const { RefCell::new(None) };
}

/// The kit, if it is in memory.
pub fn kept() -> Option<Kit> {
    KIT.with_borrow(Clone::clone)
}

/// The kit, loaded on the first call.
pub async fn load() -> Result<Kit, JsValue> {
    if let Some(kit) = kept() {
        return Ok(kit);
    }
    // Both are under way before either is waited for.
    let (glue, wasm) = (request("worker.js"), request("worker_bg.wasm"));
    let text = response(JsFuture::from(glue?).await?)?.text()?;
    let text = JsFuture::from(text).await?.as_string().unwrap_or_default();
    let wasm = JsFuture::from(wasm?).await?;
    let copy = response(wasm.clone())?.clone()?;
    let streamed = WebAssembly::compile_streaming(&Promise::resolve(&wasm));
    let module = match JsFuture::from(streamed).await {
        Ok(module) => module,
        // A host may serve the module under another type than application/wasm; then it goes by bytes.
        Err(_) => {
            let bytes = JsFuture::from(copy.array_buffer()?).await?;
            JsFuture::from(WebAssembly::compile(&bytes)).await?
        }
    };
    let text = text + START;
    let kit = Kit { url: blob_url(&JsValue::from_str(&text), "text/javascript")?, module };
    KIT.set(Some(kit.clone()));
    Ok(kit)
}

/// Asks for a file beside the page.
pub fn request(name: &str) -> Result<Promise, JsValue> {
    let options = RequestInit::new();
    options.set_cache(RequestCache::NoCache);
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
