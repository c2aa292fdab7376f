use crate::markup::Markup;
use crate::messages::{DATA_LABELS, DATA_SOURCES, DataText, Lang};

/// Where the visitor gets data that this page reads.
pub fn sources(lang: Lang) -> String {
    let mut out = Markup::default();
    for text in [DataText::Need, DataText::Dated] {
        out.raw("<p>").text(text.text(lang)).raw("</p>");
    }
    for source in &DATA_SOURCES {
        out.raw("<h3>").text(source.name.text(lang)).raw("</h3><dl>");
        for (label, line) in DATA_LABELS.iter().zip(source.lines) {
            out.raw("<div><dt>").text(label.text(lang)).raw("</dt><dd>").text(line.text(lang));
            out.raw("</dd></div>");
        }
        out.raw("</dl>");
    }
    out.done()
}
