//! Totals that the files state, held against their parts; and what a newer file changed.

use crate::markup::Markup;
use crate::messages::{
    AccountText, Lang, capital, check_label, checks_line, exact_amount, flow_label, percent_1, period_label,
    place_name, revisions_line,
};
use crate::types::{CheckExample, LoadReport, Place, Revision};

/// Revisions that are listed on the page; the download has all.
const LISTED: usize = 10;

/// How many totals hold, and those that do not.
pub fn checks(out: &mut Markup, report: &LoadReport, lang: Lang) {
    if report.checks.is_empty() {
        return;
    }
    let sum =
        report.checks.iter().fold((0, 0), |(held, failed), check| (held + check.held, failed + check.failed));
    out.raw("<div class=\"part\" data-testid=\"checks\"").number("data-held", sum.0 as i64);
    out.number("data-failed", sum.1 as i64).raw("><h4>").text(AccountText::Checks.text(lang));
    out.raw("</h4><ul class=\"check-kinds\">");
    for check in &report.checks {
        out.raw(if check.failed > 0 { "<li class=\"fails\">" } else { "<li>" });
        out.text(check_label(check.kind, lang)).raw(": ");
        out.text(&checks_line(check.held, check.failed, lang)).raw("</li>");
    }
    out.raw("</ul>");
    let failed: Vec<&CheckExample> =
        report.checks.iter().flat_map(|check| &check.examples).filter(|example| !example.holds).collect();
    if !failed.is_empty() {
        out.raw("<div class=\"wide\"><table class=\"amounts\"><thead><tr><th scope=\"col\">");
        out.text(AccountText::TotalName.text(lang)).raw("</th>");
        number_heads(out, &[AccountText::Stated, AccountText::Computed, AccountText::Difference], lang);
        out.raw("</tr></thead><tbody>");
        for example in failed {
            failed_total(out, example, lang);
        }
        out.raw("</tbody></table></div>");
    }
    out.raw("</div>");
}

fn number_heads(out: &mut Markup, heads: &[AccountText], lang: Lang) {
    for head in heads {
        out.raw("<th scope=\"col\" class=\"number\">").text(head.text(lang)).raw("</th>");
    }
}

fn number(out: &mut Markup, text: &str) {
    out.raw("<td class=\"number\">").text(text).raw("</td>");
}

fn failed_total(out: &mut Markup, example: &CheckExample, lang: Lang) {
    out.raw("<tr><th scope=\"row\">").text(&example.label).raw(" <span class=\"quiet\">");
    if let Some(period) = example.period {
        out.text(&period_label(period, lang)).raw(", ");
    }
    out.text(flow_label(example.flow, lang)).raw("</span></th>");
    for amount in [example.stated_e4, example.computed_e4, example.stated_e4 - example.computed_e4] {
        number(out, &exact_amount(amount, lang));
    }
    out.raw("</tr>");
}

/// The largest changes that a newer file made.
pub fn revisions(out: &mut Markup, report: &LoadReport, lang: Lang) {
    if report.revisions.is_empty() {
        return;
    }
    let size = |revision: &Revision| {
        (revision.new_e4.unwrap_or_default() - revision.old_e4.unwrap_or_default()).unsigned_abs()
    };
    // Where files are compared, figures that are equal are in the list too.
    let is_changed = |revision: &&Revision| revision.old_e4 != revision.new_e4;
    let mut largest: Vec<&Revision> = report.revisions.iter().filter(is_changed).collect();
    let changed = largest.len();
    largest.sort_by_key(|revision| std::cmp::Reverse(size(revision)));
    largest.truncate(LISTED);
    out.raw("<div class=\"part\" data-testid=\"revisions\"><h4>").text(AccountText::Revisions.text(lang));
    out.raw("</h4><p class=\"quiet\">");
    out.text(&revisions_line(report.revisions.len(), changed, largest.len(), lang)).raw("</p>");
    if largest.is_empty() {
        out.raw("</div>");
        return;
    }
    out.raw("<div class=\"wide\"><table class=\"amounts\"><thead><tr><th scope=\"col\">");
    out.text(AccountText::Place.text(lang))
        .raw("</th><th scope=\"col\">")
        .text(AccountText::Period.text(lang));
    out.raw("</th>");
    let heads = [AccountText::Old, AccountText::New, AccountText::Difference, AccountText::Percent];
    number_heads(out, &heads, lang);
    out.raw("</tr></thead><tbody>");
    for revision in largest {
        revised(out, revision, lang);
    }
    out.raw("</tbody></table></div></div>");
}

fn revised(out: &mut Markup, revision: &Revision, lang: Lang) {
    let place = Place::from_number(revision.place).map_or("", |place| place_name(place, lang));
    out.raw("<tr><th scope=\"row\">").text(place).raw("</th><td>");
    out.text(&period_label(revision.period, lang)).raw(" <span class=\"quiet\">");
    out.text(&capital(flow_label(revision.flow, lang), lang)).raw("</span></td>");
    let amount = |amount: Option<i128>| amount.map_or("–".to_owned(), |amount| exact_amount(amount, lang));
    number(out, &amount(revision.old_e4));
    number(out, &amount(revision.new_e4));
    let difference = revision.old_e4.zip(revision.new_e4).map(|(old, new)| new - old);
    number(out, &amount(difference));
    let share = difference.zip(revision.old_e4).filter(|(_, old)| *old > 0);
    let share = share.and_then(|(difference, old)| percent_1(difference, old, lang));
    number(out, share.as_deref().unwrap_or("–"));
    out.raw("</tr>");
}
