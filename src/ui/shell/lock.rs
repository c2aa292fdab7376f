//! The lock: a policy without any network source, `'self'` included.

use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

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

/// Tries to send a request to the page's own server: whether it went out.
pub async fn try_request() -> bool {
    let sent: Result<JsValue, JsValue> = match super::kit::request("?lock-test") {
        Ok(promise) => JsFuture::from(promise).await,
        Err(error) => Err(error),
    };
    sent.is_ok()
}
