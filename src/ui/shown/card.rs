use crate::markup::Markup;
use crate::messages::{CardText, Lang, card_text, definition_note};
use crate::view::{CardLine, PageView};

/// How the numbers on the screen came about: what another person needs to get them again.
pub fn card(view: &PageView, lang: Lang) -> String {
    let card = &view.card;
    let mut out = Markup::default();
    out.raw("<p class=\"quiet\">").text(definition_note(view.spec.definition.id(), lang)).raw("</p>");
    lines(&mut out, "card-lines", &card.lines);
    if !card.open.is_empty() {
        out.raw("<h3>").text(card_text(CardText::Widest, lang)).raw("</h3>");
        lines(&mut out, "card-codes", &card.open);
    }
    if let Some(advice) = &card.advice {
        out.raw("<p class=\"advice\">").text(advice).raw("</p>");
    }
    if !card.mixed.is_empty() {
        out.raw("<h3>").text(card_text(CardText::Mixed, lang)).raw("</h3>");
        lines(&mut out, "card-codes", &card.mixed);
    }
    out.done()
}

fn lines(out: &mut Markup, class: &'static str, lines: &[CardLine]) {
    out.raw("<dl").attr("class", class).raw(">");
    for line in lines {
        out.raw("<div><dt>").text(&line.label).raw("</dt><dd>").text(&line.value).raw("</dd></div>");
    }
    out.raw("</dl>");
}
