use crate::messages::fold;

/// What stands in the place of a figure.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Marker {
    /// `-`: nothing, which is zero.
    Nil,
    /// `..`: the figure is not available, or does not apply.
    NotAvailable,
    /// `*`, `c`: the producer withholds it.
    Suppressed,
}

/// The mark that a text is in the place of an amount, in the signs that statistical offices use (UN,
/// "Making Data Meaningful"; TÜİK prints them below its tables).
///
/// ```
/// use teknoharita::plan::{marker, Marker};
/// assert_eq!(marker("-"), Some(Marker::Nil));
/// assert_eq!(marker(".."), Some(Marker::NotAvailable));
/// assert_eq!(marker("(c)"), Some(Marker::Suppressed));
/// assert_eq!(marker("12"), None);
/// ```
pub fn marker(text: &str) -> Option<Marker> {
    match text.trim() {
        "-" | "–" | "—" | "\u{2212}" | "--" => Some(Marker::Nil),
        ".." | "..." | "…" | ":" | "n/a" | "N/A" | "na" | "NA" | "n.a." => Some(Marker::NotAvailable),
        "*" | "**" | "***" | "c" | "C" | "(c)" | "(C)" => Some(Marker::Suppressed),
        other => matches!(fold(other).as_str(), "gizli" | "gizliveri" | "confidential")
            .then_some(Marker::Suppressed),
    }
}
