//! Files for the visitor, made in memory.

use js_sys::Uint8Array;
use leptos::prelude::set_timeout;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, CanvasRenderingContext2d, HtmlAnchorElement, HtmlCanvasElement, HtmlImageElement, Url};

use super::{Store, kit};
use crate::messages::Ui;
use crate::protocol::MadeFile;

/// A browser may read a saved blob a while after the click; then its memory is given back.
const KEEP_URL: std::time::Duration = std::time::Duration::from_secs(60);

/// Gives the visitor a file.
pub fn save(name: &str, mime: &str, bytes: &[u8]) {
    if let Ok(url) = kit::blob_url(&Uint8Array::from(bytes), mime) {
        let _ = click(name, &url);
    }
}

fn click(name: &str, url: &str) -> Option<()> {
    let document = web_sys::window()?.document()?;
    let link: HtmlAnchorElement = document.create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(url);
    link.set_download(name);
    link.click();
    let url = url.to_owned();
    set_timeout(move || drop(Url::revoke_object_url(&url)), KEEP_URL);
    Some(())
}

/// Draws an SVG into as many pixels as it says and gives them to the visitor.
pub async fn save_png(store: Store, file: MadeFile) {
    if let Err(error) = try_save_png(&file).await {
        web_sys::console::error_1(&error);
        super::page::alert(store.text(Ui::PictureFailed)());
    }
}

async fn try_save_png(file: &MadeFile) -> Result<(), JsValue> {
    let missing = || JsValue::from_str("no canvas");
    let url = kit::blob_url(&Uint8Array::from(file.bytes.as_slice()), &file.mime)?;
    let image = HtmlImageElement::new()?;
    image.set_src(&url);
    JsFuture::from(image.decode()).await?;
    let (width, height) = (f64::from(image.natural_width()), f64::from(image.natural_height()));
    let document = web_sys::window().and_then(|window| window.document()).ok_or_else(missing)?;
    let canvas: HtmlCanvasElement = document.create_element("canvas")?.dyn_into().map_err(|_| missing())?;
    canvas.set_width(width as u32);
    canvas.set_height(height as u32);
    let context: CanvasRenderingContext2d =
        canvas.get_context("2d")?.ok_or_else(missing)?.dyn_into().map_err(|_| missing())?;
    context.draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, width, height)?;
    Url::revoke_object_url(&url)?;
    let name = file.name.clone();
    let done = Closure::once_into_js(move |blob: Option<Blob>| {
        if let Some(url) = blob.and_then(|blob| Url::create_object_url_with_blob(&blob).ok()) {
            let _ = click(&name, &url);
        }
    });
    canvas.to_blob(done.unchecked_ref())
}
