//! The explanation of a term, as markup.

use crate::markup::Markup;
use crate::messages::{HandText, Lang};
use crate::view::Help;

/// What stands in the card of an explanation: a head with a button that closes it, text, lists, source.
pub fn help_markup(help: &Help, lang: Lang) -> String {
    let mut out = Markup::default();
    let close = HandText::CloseHelp.text(lang);
    out.raw("<div class=\"panel-head\"><h2 id=\"help-title\">").text(&help.title);
    out.raw(
        "</h2><button type=\"button\" class=\"close\" popovertarget=\"help\" popovertargetaction=\"hide\"",
    );
    out.attr("aria-label", close).attr("title", close);
    out.raw("><svg viewBox=\"0 0 16 16\" aria-hidden=\"true\"><path d=\"M3 3l10 10M13 3L3 13\"/></svg>");
    out.raw("</button></div>");
    for paragraph in &help.paragraphs {
        out.raw("<p>").text(paragraph).raw("</p>");
    }
    for list in &help.lists {
        out.raw("<h3>").text(&list.title).raw("</h3><ul class=\"help-list\">");
        for (code, name) in &list.entries {
            out.raw("<li><span class=\"number\">").text(code).raw("</span> ").text(name).raw("</li>");
        }
        out.raw("</ul>");
    }
    out.raw("<p class=\"quiet\">").text(HandText::Source.text(lang)).raw(": ").text(&help.source).raw("</p>");
    out.done()
}
