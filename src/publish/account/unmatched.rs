//! Province texts that are no province: what they could be, and where the visitor put them.

use super::whole;
use crate::data::provinces;
use crate::markup::Markup;
use crate::messages::{AccountText, AskText, Core, Lang, chosen_place, currency_sign, grouped};
use crate::types::{LoadReport, Place, Unmatched};

/// Texts without a place that are listed, the largest; each has a list of all provinces beside it.
const LISTED: usize = 25;

/// The texts, while there are any.
pub fn unmatched(out: &mut Markup, report: &LoadReport, lang: Lang) {
    if report.unmatched.is_empty() {
        return;
    }
    let text = |text: AccountText| text.text(lang);
    out.raw("<div class=\"part unmatched\" data-testid=\"unmatched\"><h4>")
        .text(text(AccountText::Unmatched));
    out.raw("</h4><p class=\"quiet\">").text(text(AccountText::UnmatchedLead));
    out.raw("</p><div class=\"wide\"><table class=\"unmatched-list\"><thead><tr><th scope=\"col\">");
    out.text(text(AccountText::InTheFile)).raw("</th><th scope=\"col\" class=\"number\">");
    out.text(AccountText::Rows.text(lang)).raw("</th><th scope=\"col\" class=\"number\">");
    out.text(AccountText::Amount.text(lang)).raw(" (").text(currency_sign(report.passport.currency));
    out.raw(")</th><th scope=\"col\">").text(text(AccountText::GoesTo)).raw("</th></tr></thead><tbody>");
    let names = provinces::by_name();
    let mut open = 0;
    for (at, entry) in report.unmatched.iter().enumerate() {
        open += usize::from(entry.assigned.is_none());
        if entry.assigned.is_some() || open <= LISTED {
            row(out, at, entry, &names, lang);
        }
    }
    out.raw("</tbody></table></div></div>");
}

fn options(out: &mut Markup, names: &[(&'static str, u8)], lang: Lang) {
    out.option("", AskText::OtherPlace.text(lang), true);
    for (name, plate) in names {
        out.option(&plate.to_string(), name, false);
    }
}

fn row(out: &mut Markup, at: usize, entry: &Unmatched, names: &[(&'static str, u8)], lang: Lang) {
    let words = format!("assign {at}");
    out.raw("<tr").attr("data-text", &entry.text).raw("><th scope=\"row\">");
    if entry.text.is_empty() {
        out.raw("–")
    } else {
        out.text(&entry.text)
    };
    out.raw("</th><td class=\"number\"").attr("data-label", AccountText::Rows.text(lang)).raw(">");
    out.text(&grouped(i128::from(entry.rows), lang)).raw("</td><td class=\"number\"");
    out.attr("data-label", AccountText::Amount.text(lang)).raw(">").text(&whole(entry.amount_e4, lang));
    out.raw("</td><td><div class=\"goes-to\">");
    if let Some(place) = entry.assigned {
        let back = AccountText::TakeBack.text(lang);
        out.raw("<strong data-testid=\"assigned\">").text(chosen_place(place, lang));
        out.raw("</strong> <button type=\"button\" value=\"\"").attr("data-edit", &words);
        out.raw(" aria-label=\"").text(back).raw(": ").text(&entry.text).raw("\">");
        out.text(back).raw("</button>");
    } else {
        for plate in &entry.candidates {
            let name = provinces::get(*plate).map_or("", |province| province.name);
            out.raw("<button type=\"button\"").attr("data-edit", &words).number("value", i64::from(*plate));
            out.raw(" aria-label=\"").text(&entry.text).raw(": ").text(name).raw("\">");
            out.text(name).raw("</button>");
        }
        out.raw("<select").attr("data-edit", &words).raw(" aria-label=\"").text(&entry.text).raw(": ");
        out.text(AccountText::GoesTo.text(lang)).raw("\">");
        options(out, names, lang);
        for (place, name) in [
            (Place::UNSPECIFIED, Core::Unspecified),
            (Place::CONFIDENTIAL, Core::Confidential),
            (Place::REMAINDER, Core::Remainder),
        ] {
            out.option(&place.number().to_string(), name.text(lang), false);
        }
        out.raw("</select>");
    }
    out.raw("</div></td></tr>");
}
