//! The code that a newsroom pastes: an `<iframe>` of the hosted page, with the numbers in its fragment.

mod height;
mod packing;
mod payload;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

use super::escape::escape;
use super::svg::marked;
use crate::error::Error;
use crate::view::PageView;

use height::declared_height;
pub use packing::{MOST_INFLATED, MOST_LETTERS};
pub use payload::{
    EmbedTheme, Interactive, LegendEntry, MOST_BYTES, Payload, PayloadError, Province, SCHEMA, Shades,
    VERSION,
};

/// The `<iframe>` of a view; `base` is the address of the page's folder, ending in `/`.
///
/// # Errors
///
/// As [`encode`].
pub fn code(view: &PageView, base: &str) -> Result<String, Error> {
    code_of(&Payload::of(view), view, base)
}

/// The `<iframe>` of a view whose payload its author has changed.
///
/// The height is declared for a column of some 640 pixels, because many systems strip scripts, styles
/// and ids: without any message from the frame it must already look right. So is the width said twice, once for
/// those that strip or forbid styles.
///
/// # Errors
///
/// As [`encode`].
pub fn code_of(payload: &Payload, view: &PageView, base: &str) -> Result<String, Error> {
    let fragment = encode(payload)?;
    let id = id(&fragment);
    Ok(format!(
        "<iframe title=\"{title}\" aria-label=\"{label}\" id=\"teknoharita-{id}\" src=\"{base}embed/?id={id}#{fragment}\" \
         width=\"100%\" scrolling=\"no\" frameborder=\"0\" style=\"width:0;min-width:100%!important;border:none\" height=\"{height}\" \
         data-external=\"1\"></iframe>",
        title = escape(&marked(payload.mark.as_deref(), &payload.title)),
        label = escape(&payload.headline),
        base = escape(base),
        height = declared_height(view, payload),
    ))
}

/// The numbers of a view as they stand in the fragment.
///
/// # Errors
///
/// As [`encode`].
pub fn payload(view: &PageView) -> Result<String, Error> {
    encode(&Payload::of(view))
}

/// A payload as it stands in the fragment: a mark of the version, and base64url of deflated JSON. The same
/// payload gives the same letters on every machine.
///
/// # Errors
///
/// [`Error::EmbedTooLong`] where it would have more than [`MOST_LETTERS`].
pub fn encode(payload: &Payload) -> Result<String, Error> {
    let fragment = packing::packed(payload.to_json().as_bytes());
    match fragment.len() {
        found if found > MOST_LETTERS => {
            Err(Error::EmbedTooLong { limit: MOST_LETTERS as u64, found: found as u64 })
        }
        _ => Ok(fragment),
    }
}

/// The numbers of a fragment, of whichever version.
///
/// # Errors
///
/// [`PayloadError`] says what is wrong with it; whatever it holds, this neither panics nor reads on
/// past [`MOST_BYTES`], nor unpacks more than [`MOST_INFLATED`].
pub fn decode(fragment: &str) -> Result<Payload, PayloadError> {
    if fragment.len() > MOST_BYTES {
        return Err(PayloadError::TooLong { limit: MOST_BYTES, found: fragment.len() });
    }
    let bytes = match packing::marked(fragment) {
        Some((VERSION, rest)) => packing::unpacked(rest)?,
        Some((found, _)) => {
            return Err(PayloadError::UnknownVersion { found: u64::from(found), known: VERSION });
        }
        None => URL_SAFE_NO_PAD.decode(fragment).map_err(|_| PayloadError::NotBase64)?,
    };
    Payload::from_json(&bytes)
}

/// Eight hexadecimal digits that depend on the numbers alone.
fn id(fragment: &str) -> String {
    let hash = Sha256::digest(fragment.as_bytes());
    hash.iter().take(4).map(|byte| format!("{byte:02x}")).collect()
}
