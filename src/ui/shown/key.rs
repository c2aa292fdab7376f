use super::swatch;
use crate::markup::Markup;
use crate::messages::{Lang, Ui};
use crate::types::Level;
use crate::view::{Legend, PageView};

/// The key to the colours, with the number of provinces of each class.
pub fn key(legend: &Legend, lang: Lang) -> String {
    let mut out = Markup::default();
    out.raw("<p class=\"legend-title\">").text(&legend.title).raw("</p><ul class=\"classes\">");
    for class in &legend.classes {
        let step = class.step.to_string();
        let count = (class.provinces, legend.level);
        entry(&mut out, &swatch::class(Some(class.class)), &step, &class.label, count, lang);
    }
    if let Some((label, count)) = &legend.missing {
        entry(&mut out, &swatch::class(None), "", label, (*count, legend.level), lang);
    }
    if let Some((label, count)) = &legend.hatched {
        out.raw("<li class=\"whole-row\"><button type=\"button\" class=\"class\" data-class=\"hatched\">");
        out.raw("<span class=\"swatch hatched\"></span>");
        words(&mut out, label, (*count, legend.level), lang);
        out.raw("</button></li>");
    }
    out.raw("</ul>").done()
}

fn entry(out: &mut Markup, class: &str, step: &str, label: &str, count: (u32, Level), lang: Lang) {
    out.raw("<li><button type=\"button\" class=\"class\"").attr("data-class", class);
    out.raw("><span class=\"swatch\"").attr("data-step", step);
    out.raw("></span>");
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
