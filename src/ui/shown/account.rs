use super::problems::problems;
use crate::messages::{
    Lang, Ui, bucket_label, decided_text, grouped, nomenclature_name, percent_1, role_label,
};
use crate::protocol::{FileReport, LoadReport};
use crate::types::{Bucket, Count, round_ratio};
use crate::ui::markup::Markup;

/// The account of the visitor's files: where every row and every dollar went.
pub fn account(report: &LoadReport, lang: Lang) -> String {
    let mut out = Markup::default();
    out.raw("<h3 id=\"ledger-title\">").text(Ui::LedgerTitle.text(lang)).raw("</h3><div class=\"files\">");
    for report in &report.files {
        file(&mut out, report, lang);
    }
    out.raw("</div><p class=\"quiet\">").text(Ui::LedgerLead.text(lang));
    out.raw("</p><div class=\"wide\"><table class=\"buckets\"><thead><tr>");
    out.raw("<th scope=\"col\" class=\"words\">").text(Ui::Bucket.text(lang)).raw("</th>");
    for head in [Ui::Rows, Ui::Amount, Ui::ShareOfFile] {
        out.raw("<th scope=\"col\" class=\"number\">").text(head.text(lang)).raw("</th>");
    }
    out.raw("</tr></thead><tbody>");
    let total = report.ledger.total();
    for bucket in Bucket::ALL.into_iter().rev() {
        let count = report.ledger.get(bucket);
        if count.rows > 0 || bucket == Bucket::Mapped {
            line(&mut out, bucket.id(), bucket_label(bucket, lang), count, total, lang);
        }
    }
    line(&mut out, "total", Ui::Total.text(lang), total, total, lang);
    out.raw("</tbody></table></div>");
    problems(&mut out, report, lang);
    out.done()
}

fn line(out: &mut Markup, id: &str, label: &str, count: Count, total: Count, lang: Lang) {
    let dollars = round_ratio(count.amount_e4, 10_000, 1).unwrap_or_default();
    let share = percent_1(count.amount_e4, total.amount_e4, lang);
    out.raw("<tr").attr("data-bucket", id).raw("><th scope=\"row\" class=\"words\">").text(label);
    out.raw("</th><td class=\"number\">").text(&grouped(i128::from(count.rows), lang));
    out.raw("</td><td class=\"number\">").text(&grouped(dollars, lang));
    out.raw("</td><td class=\"number\">").text(share.as_deref().unwrap_or("–")).raw("</td></tr>");
}

fn file(out: &mut Markup, file: &FileReport, lang: Lang) {
    let rows = grouped(i128::from(file.records), lang);
    let facts = Ui::file_facts(&file.encoding, file.delimiter, &rows, lang);
    out.raw("<div class=\"file\"><p><strong>").text(&file.name).raw("</strong> <span class=\"quiet\">");
    out.text(&Ui::size(file.bytes, lang)).raw(" · ").text(&facts).raw("</span></p>");
    out.raw("<p class=\"field-label\">").text(Ui::ColumnsUnderstood.text(lang));
    out.raw("</p><ul class=\"columns\">");
    for column in &file.columns {
        let Some(role) = column.role else { continue };
        out.raw("<li><span class=\"quiet\">").text(role_label(role, lang)).raw("</span> <span>");
        out.text(&column.header).raw("</span></li>");
    }
    out.raw("</ul><p class=\"field-label\">").text(Ui::Nomenclature.text(lang));
    out.raw("</p><p class=\"codes\" data-testid=\"nomenclature\"")
        .attr("data-nomenclature", file.codes.nomenclature.id());
    out.raw(">").text(nomenclature_name(file.codes.nomenclature, lang)).raw(" <span class=\"quiet\">");
    out.text(&decided_text(&file.codes, lang)).raw("</span></p>");
    let unit = match file.unit {
        1_000 => Some(Ui::UnitThousand),
        1_000_000 => Some(Ui::UnitMillion),
        _ => None,
    };
    if let Some(unit) = unit {
        out.raw("<p class=\"hint\">").text(unit.text(lang)).raw("</p>");
    }
    out.raw("<p class=\"fingerprint\"><span class=\"quiet\">").text(Ui::Fingerprint.text(lang));
    out.raw("</span> <code data-testid=\"sha256\">");
    match file.sha256.as_deref() {
        None => out.raw("pending (").text(Ui::Pending.text(lang)).raw(")"),
        Some("") => out.raw("–"),
        Some(sha256) => out.text(sha256),
    };
    out.raw("</code></p></div>");
}
