//! What was repaired, with the way back, and apart from it what was noticed.

use crate::markup::Markup;
use crate::messages::{AccountText, Lang, repair_count, repair_example, repair_label, repair_meaning};
use crate::types::{LoadReport, Repair};

/// Repairs and notices.
pub fn repairs(out: &mut Markup, report: &LoadReport, lang: Lang) {
    let (repairs, notices): (Vec<&Repair>, Vec<&Repair>) =
        report.repairs.iter().partition(|repair| repair.kind.can_be_undone());
    let lead = Some(AccountText::RepairsLead);
    list(out, report, &repairs, ("repairs", AccountText::Repairs, lead), lang);
    list(out, report, &notices, ("notices", AccountText::Notices, None), lang);
}

fn list(
    out: &mut Markup,
    report: &LoadReport,
    repairs: &[&Repair],
    (testid, title, lead): (&'static str, AccountText, Option<AccountText>),
    lang: Lang,
) {
    if repairs.is_empty() {
        return;
    }
    out.raw("<div class=\"part\"")
        .attr("data-testid", testid)
        .raw("><h4>")
        .text(title.text(lang))
        .raw("</h4>");
    if let Some(lead) = lead {
        out.raw("<p class=\"quiet\">").text(lead.text(lang)).raw("</p>");
    }
    out.raw("<ul class=\"repairs\">");
    for repair in repairs {
        one(out, report, repair, lang);
    }
    out.raw("</ul></div>");
}

fn one(out: &mut Markup, report: &LoadReport, repair: &Repair, lang: Lang) {
    let (kind, label) = (repair.kind, repair_label(repair.kind, lang));
    out.raw("<li").attr("data-repair", kind.id());
    if repair.undone {
        out.raw(" data-undone=\"yes\"");
    }
    out.raw("><div><p><strong>").text(label).raw("</strong> <span class=\"quiet\">");
    out.text(&repair_count(repair, lang)).raw("</span></p><p class=\"quiet\">");
    out.text(repair_meaning(kind, lang)).raw("</p>");
    let examples: Vec<(u32, String)> = repair
        .examples
        .iter()
        .map(|example| (example.file, repair_example(kind, example, lang)))
        .filter(|(_, words)| !words.is_empty())
        .collect();
    if !examples.is_empty() {
        out.raw("<details").attr("data-keep", &format!("repair {}", kind.id())).raw("><summary>");
        out.text(AccountText::Examples.text(lang)).raw("</summary><ul class=\"places\">");
        for (file, words) in &examples {
            out.raw("<li>");
            if let Some(file) = report.files.get(*file as usize).filter(|_| report.files.len() > 1) {
                out.text(&file.name).raw(", ");
            }
            out.text(words).raw("</li>");
        }
        out.raw("</ul></details>");
    }
    out.raw("</div>");
    if kind.can_be_undone() {
        let (value, verb) =
            if repair.undone { ("redo", AccountText::Redo) } else { ("undo", AccountText::Undo) };
        out.raw("<button type=\"button\"").attr("value", value);
        out.attr("data-edit", &format!("repair {}", kind.id())).raw(" aria-label=\"").text(verb.text(lang));
        out.raw(": ").text(label).raw("\">").text(verb.text(lang)).raw("</button>");
    }
    out.raw("</li>");
}
