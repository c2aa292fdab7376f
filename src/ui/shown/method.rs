use crate::markup::Markup;
use crate::messages::{Lang, Ui};

/// What the numbers mean, where they come from, and what happens to the visitor's data.
pub fn method(lang: Lang) -> String {
    let mut out = Markup::default();
    out.raw("<h2 id=\"method-title\">").text(Ui::Method.text(lang));
    out.raw("</h2><div class=\"columns-text\"><div>");
    for text in [Ui::MethodTiers, Ui::MethodIsNot, Ui::MethodRounding] {
        out.raw("<p>").text(text.text(lang)).raw("</p>");
    }
    out.raw("</div><div><h3>").text(Ui::MethodSources.text(lang)).raw("</h3><ul>");
    for text in [Ui::SourceAnnex, Ui::SourceMinistry, Ui::SourceShapes] {
        out.raw("<li>").text(text.text(lang)).raw("</li>");
    }
    out.raw("</ul><h3>").text(Ui::Privacy.text(lang)).raw("</h3>");
    for text in [Ui::PrivacyText, Ui::Licence] {
        out.raw("<p>").text(text.text(lang)).raw("</p>");
    }
    out.raw("</div></div>").done()
}
