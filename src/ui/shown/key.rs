use crate::markup::{Markup, key};
use crate::messages::{Lang, Ui};
use crate::types::Level;
use crate::view::palette::LEVELS;
use crate::view::shapes::VIEW_WIDTH;
use crate::view::{Circles, Legend, PageView};

/// The key to the colours, with the number of provinces of each class, and to the circles.
pub fn key(legend: &Legend, circles: Option<&Circles>, lang: Lang) -> String {
    let mut out = Markup::default();
    out.raw("<p class=\"legend-title\">").text(&legend.title).raw("</p>");
    if let Some(gradient) = &legend.gradient {
        let mark = gradient.mark.as_ref().map(|(words, shade)| (words.as_str(), *shade));
        out.part(key::shades(&gradient.low, &gradient.high, mark, LEVELS));
    }
    out.raw("<ul class=\"classes\">");
    for class in &legend.classes {
        let (id, step) = (class.class.to_string(), class.step.to_string());
        out.raw("<li>");
        entry(&mut out, &id, ("data-step", &step), &class.label, (class.provinces, legend.level), lang);
    }
    for (gap, label, count) in legend.gaps() {
        out.raw("<li>");
        entry(&mut out, gap.id(), ("data-gap", gap.id()), label, (count, legend.level), lang);
    }
    if let Some((label, count)) = &legend.hatched {
        out.raw("<li class=\"whole-row\">");
        entry(&mut out, "hatched", ("data-gap", "hatched"), label, (*count, legend.level), lang);
    }
    out.raw("</ul>");
    if let Some(circles) = circles {
        let entries = circles.key.iter().map(|entry| (entry.radius, entry.label.as_str()));
        out.raw("<div class=\"circle-key\">").part(key::circles(&circles.title, entries, VIEW_WIDTH));
        out.raw("</div>");
    }
    out.done()
}

fn entry(
    out: &mut Markup,
    class: &str,
    (name, look): (&'static str, &str),
    label: &str,
    count: (u32, Level),
    lang: Lang,
) {
    out.raw("<button type=\"button\" class=\"class\"").attr("data-class", class);
    out.raw("><span class=\"swatch\"").attr(name, look).raw("></span>");
    words(out, label, count, lang);
    out.raw("</button></li>");
}

fn words(out: &mut Markup, label: &str, (count, level): (u32, Level), lang: Lang) {
    out.raw("<span class=\"class-range\">").text(label);
    out.raw("</span><span class=\"class-count wide\">").text(&Ui::places(count, level, lang));
    out.raw("</span><span class=\"class-count narrow\" aria-hidden=\"true\">");
    out.text(&Ui::places_short(count, level, lang)).raw("</span>");
}

/// What stands below the map: notes and sources.
pub fn notes(view: &PageView, lang: Lang) -> String {
    let mut out = Markup::default();
    for note in &view.notes {
        out.raw("<p>").text(note).raw("</p>");
    }
    out.raw("<p>").text(&view.source).raw(" · ").text(Ui::MapCredit.text(lang)).raw("</p>").done()
}
