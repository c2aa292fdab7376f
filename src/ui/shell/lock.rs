//! The lock: a policy without any network source, `'self'` included.

use js_sys::Uint8Array;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use super::kit;

/// The policy that is added before a file is read. Browsers only ever add policies: there is no way
/// to take it back but to load the page again.
pub const POLICY: &str = "default-src 'none'; script-src 'wasm-unsafe-eval'; worker-src blob:; style-src 'none'; img-src data: blob:; base-uri 'none'; form-action 'none'";

/// Adds the policy to the document.
pub fn add() {
    // A page without a head has no policy to add; the state would say `locked` in vain, so nothing
    // is swallowed here: the steps below can only fail where the document itself is gone.
    let Some(document) = web_sys::window().and_then(|window| window.document()) else {
        return;
    };
    let (Some(head), Ok(meta)) = (document.head(), document.create_element("meta")) else {
        return;
    };
    let _ = meta.set_attribute("http-equiv", "Content-Security-Policy");
    let _ = meta.set_attribute("content", POLICY);
    let _ = head.append_child(&meta);
}

/// Takes the page's icon into memory: browsers ask for it again when the address changes.
pub async fn keep_icon() -> Result<(), JsValue> {
    let found = web_sys::window().and_then(|window| window.document());
    let Some(document) = found else { return Ok(()) };
    let Some(link) = document.query_selector("link[rel=icon]")? else { return Ok(()) };
    let href = link.get_attribute("href").unwrap_or_default();
    if href.starts_with("data:") {
        return Ok(());
    }
    let answer = kit::response(JsFuture::from(kit::request(&href)?).await?)?;
    let bytes = Uint8Array::new(&JsFuture::from(answer.array_buffer()?).await?);
    link.set_attribute("href", &kit::blob_url(&bytes, "image/svg+xml")?)
}

/// Tries to send a request to the page's own server: whether it went out.
pub async fn try_request() -> bool {
    let sent: Result<JsValue, JsValue> = match kit::request("?lock-test") {
        Ok(promise) => JsFuture::from(promise).await,
        Err(error) => Err(error),
    };
    sent.is_ok()
}
