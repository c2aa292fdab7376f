//! The account of the visitor's files as markup, for the page to put in place. It has no component and no script:
//! what can be corrected says so in `data-edit`.

mod checks;
mod files;
mod lists;
mod passport;
mod problems;
mod repairs;
#[cfg(test)]
pub(crate) mod tests;
mod unmatched;

pub use lists::{repairs_csv, revisions_csv};

use crate::markup::Markup;
use crate::messages::{
    AccountText, Lang, bucket_label, currency_sign, firm_words, grouped, partner_words, percent_1,
};
use crate::types::{Bucket, Count, LoadReport, round_ratio};

/// The account of the visitor's files: how they were understood, where every row and every amount went, and the
/// controls to correct it.
pub fn account_markup(report: &LoadReport, lang: Lang) -> String {
    let mut out = Markup::default();
    out.raw("<h3 id=\"ledger-title\" tabindex=\"-1\">").text(AccountText::Title.text(lang)).raw("</h3>");
    unmatched::unmatched(&mut out, report, lang);
    out.raw("<div class=\"files\">");
    for at in 0..report.files.len() {
        files::file(&mut out, report, at, lang);
    }
    out.raw("</div>");
    if !report.files.is_empty() {
        passport::passport(&mut out, report, lang);
    }
    ledger(&mut out, report, lang);
    beside(&mut out, report, lang);
    checks::checks(&mut out, report, lang);
    repairs::repairs(&mut out, report, lang);
    checks::revisions(&mut out, report, lang);
    problems::problems(&mut out, report, lang);
    keep(&mut out, report, lang);
    out.done()
}

fn ledger(out: &mut Markup, report: &LoadReport, lang: Lang) {
    let sign = currency_sign(report.passport.currency);
    out.raw("<div class=\"part\"><h4>").text(AccountText::Ledger.text(lang)).raw("</h4><p class=\"quiet\">");
    out.text(AccountText::LedgerLead.text(lang));
    out.raw("</p><div class=\"wide\"><table class=\"buckets\"><thead><tr>");
    out.raw("<th scope=\"col\" class=\"words\">").text(AccountText::Bucket.text(lang)).raw("</th>");
    for head in [AccountText::Rows, AccountText::Amount, AccountText::ShareOfFile] {
        out.raw("<th scope=\"col\" class=\"number\">").text(head.text(lang));
        if head == AccountText::Amount {
            out.raw(" (").text(sign).raw(")");
        }
        out.raw("</th>");
    }
    out.raw("</tr></thead><tbody>");
    let total = report.ledger.total();
    for bucket in Bucket::ALL.into_iter().rev() {
        let count = report.ledger.get(bucket);
        if count.rows > 0 || bucket == Bucket::Mapped {
            line(out, bucket.id(), bucket_label(bucket, lang), count, total, lang);
        }
    }
    line(out, "total", AccountText::TotalName.text(lang), total, total, lang);
    out.raw("</tbody></table></div></div>");
}

fn line(out: &mut Markup, id: &str, label: &str, count: Count, total: Count, lang: Lang) {
    let share = percent_1(count.amount_e4, total.amount_e4, lang);
    out.raw("<tr").attr("data-bucket", id).raw("><th scope=\"row\" class=\"words\">").text(label);
    out.raw("</th><td class=\"number\">").text(&grouped(i128::from(count.rows), lang));
    out.raw("</td><td class=\"number\">").text(&whole(count.amount_e4, lang));
    out.raw("</td><td class=\"number\">").text(share.as_deref().unwrap_or("–")).raw("</td></tr>");
}

/// An amount in whole units of the currency.
fn whole(amount_e4: i128, lang: Lang) -> String {
    grouped(round_ratio(amount_e4, 10_000, 1).unwrap_or_default(), lang)
}

/// Partners and firms, where the files name them.
fn beside(out: &mut Markup, report: &LoadReport, lang: Lang) {
    let partners = partner_words(&report.partners, lang);
    let firms = report.firms.map(|firms| firm_words(&firms, lang));
    for (id, words) in [("partners", partners), ("firms", firms)] {
        if let Some(words) = words {
            out.raw("<p class=\"quiet\"").attr("data-testid", id).raw(">").text(&words).raw("</p>");
        }
    }
}

/// What the visitor can take along.
fn keep(out: &mut Markup, report: &LoadReport, lang: Lang) {
    let text = |text: AccountText| text.text(lang);
    out.raw("<div class=\"part keep\"><h4>").text(text(AccountText::Keep));
    out.raw("</h4><p class=\"quiet\">").text(text(AccountText::SavePlanNote));
    out.raw("</p><p class=\"form-foot\">");
    let mut button = |words: &'static str, testid: &'static str, label: AccountText| {
        out.raw("<button type=\"button\"").attr("data-edit", words).attr("data-testid", testid);
        out.raw(">").text(text(label)).raw("</button>");
    };
    button("save plan", "save-plan", AccountText::SavePlan);
    button("save repairs", "save-repairs", AccountText::SaveRepairs);
    if !report.revisions.is_empty() {
        button("save revisions", "save-revisions", AccountText::SaveRevisions);
    }
    out.raw("</p></div>");
}
