//! A file, or a stretch of one, in pieces, in its order: read ahead where the browser can.

use js_sys::{ArrayBuffer, Object, Reflect, Uint8Array};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Blob;

use crate::engine::PIECE_BYTES;

// The reader that fills buffers of ours ("bring your own buffer"), by the Streams Standard
// (<https://streams.spec.whatwg.org/#byob-readers>).
#[wasm_bindgen]
extern "C" {
    type Stream;
    #[wasm_bindgen(method, catch, js_name = getReader)]
    fn get_reader(this: &Stream, options: &JsValue) -> Result<Reader, JsValue>;

    type Reader;
    #[wasm_bindgen(method, catch)]
    fn read(this: &Reader, view: &Uint8Array) -> Result<js_sys::Promise, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn cancel(this: &Reader) -> Result<js_sys::Promise, JsValue>;
}

/// Reads ahead with two buffers: while one piece is worked on, the browser fills the other.
pub struct Pieces {
    reader: Reader,
    pending: js_sys::Promise,
    spare: ArrayBuffer,
}

impl Pieces {
    /// `None` where the browser has no such reader.
    pub fn new(file: &Blob) -> Option<Pieces> {
        let stream = Reflect::get(file, &"stream".into()).ok()?.dyn_into::<js_sys::Function>().ok()?;
        let stream: Stream = stream.call0(file).ok()?.unchecked_into();
        let options = Object::new();
        Reflect::set(&options, &"mode".into(), &"byob".into()).ok()?;
        let reader = stream.get_reader(&options).ok()?;
        let [first, spare] = [(), ()].map(|()| ArrayBuffer::new(PIECE_BYTES as u32));
        let pending = reader.read(&Uint8Array::new(&first)).ok()?;
        Some(Pieces { reader, pending, spare })
    }

    /// The next piece; `None` at the end. The piece before may not be used any more.
    ///
    /// # Errors
    ///
    /// What the browser says where the file was changed, moved or deleted.
    pub async fn next(&mut self) -> Result<Option<Uint8Array>, JsValue> {
        let result = JsFuture::from(self.pending.clone()).await?;
        let value = Reflect::get(&result, &"value".into())?;
        if Reflect::get(&result, &"done".into())?.is_truthy() {
            return Ok(None);
        }
        let piece: Uint8Array = value.unchecked_into();
        // The buffer of this piece is the spare one of the next.
        let next = std::mem::replace(&mut self.spare, piece.buffer());
        self.pending = self.reader.read(&Uint8Array::new(&next))?;
        Ok(Some(piece))
    }

    /// Lets the file go.
    pub fn cancel(&self) {
        let _ = self.reader.cancel();
    }
}
