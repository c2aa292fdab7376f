//! The code that a newsroom pastes: an `<iframe>` of the hosted page, with the numbers in its fragment.

mod height;
mod payload;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

use super::escape::escape;
use super::publication::Publication;
use super::svg::spoken_title;
use crate::view::PageView;

use height::declared_height;
pub use payload::{LegendEntry, MOST_BYTES, Payload, PayloadError, Province, SCHEMA, Shades, VERSION};

/// The `<iframe>` of a view; `base` is the address of the page's folder, ending in `/`.
///
/// The height is declared for a column of some 640 pixels, because many systems strip scripts, styles
/// and ids: without any message from the frame it must already look right.
pub fn code(view: &PageView, base: &str) -> String {
    let fragment = payload(view);
    let id = id(&fragment);
    format!(
        "<iframe title=\"{title}\" aria-label=\"{label}\" id=\"teknoharita-{id}\" src=\"{base}embed/?id={id}#{fragment}\" \
         scrolling=\"no\" frameborder=\"0\" style=\"width:0;min-width:100%!important;border:none\" height=\"{height}\" \
         data-external=\"1\"></iframe>",
        title = escape(&spoken_title(view)),
        label = escape(&view.headline),
        base = escape(base),
        height = declared_height(view),
    )
}

/// The same of a map with its author's texts.
pub fn code_of(it: &Publication, base: &str) -> String {
    code(&it.view, base)
}

/// The numbers of a view as they stand in the fragment: base64url of versioned JSON.
pub fn payload(view: &PageView) -> String {
    URL_SAFE_NO_PAD.encode(Payload::of(view).to_json())
}

/// The numbers of a fragment.
///
/// # Errors
///
/// [`PayloadError`] says what is wrong with it; whatever it holds, this neither panics nor reads on
/// past [`MOST_BYTES`].
pub fn decode(fragment: &str) -> Result<Payload, PayloadError> {
    if fragment.len() > MOST_BYTES {
        return Err(PayloadError::TooLong { limit: MOST_BYTES, found: fragment.len() });
    }
    let bytes = URL_SAFE_NO_PAD.decode(fragment).map_err(|_| PayloadError::NotBase64)?;
    Payload::from_json(&bytes)
}

/// Eight hexadecimal digits that depend on the numbers alone.
fn id(fragment: &str) -> String {
    let hash = Sha256::digest(fragment.as_bytes());
    hash.iter().take(4).map(|byte| format!("{byte:02x}")).collect()
}
