//! How each file was understood: its columns with the reasons, its first rows, its codes, its unit.

use crate::error::Role;
use crate::markup::Markup;
use crate::messages::{
    AccountText, Lang, Ui, amount_columns, capital, column_control, decided_text, grouped, money_line,
    nomenclature_name, role_label, why_text,
};
use crate::types::{ColumnReport, FileReport, LoadReport, PreviewRow};

/// Columns of amounts that are listed one by one; of more, the first and the last are named.
const AMOUNTS_LISTED: usize = 3;

/// Columns of the preview.
const PREVIEWED: usize = 40;

/// What the visitor may give a column.
const ROLES: [Role; 12] = [
    Role::Province,
    Role::Product,
    Role::ProductName,
    Role::Partner,
    Role::Period,
    Role::Year,
    Role::Month,
    Role::Flow,
    Role::Amount,
    Role::Weight,
    Role::Quantity,
    Role::Firm,
];

/// One file.
pub fn file(out: &mut Markup, report: &LoadReport, at: usize, lang: Lang) {
    let file = &report.files[at];
    let rows = grouped(i128::from(file.records), lang);
    out.raw("<div class=\"file\" data-testid=\"file\"><p><strong>").text(&file.name);
    out.raw("</strong> <span class=\"quiet\">").text(&Ui::size(file.bytes, lang)).raw(" · ");
    out.text(&Ui::file_facts(&file.encoding, file.delimiter, &rows, lang)).raw("</span></p>");
    out.raw("<dl class=\"facts\">");
    if !file.sheets.is_empty() {
        fact(out, AccountText::Sheets, "sheets", &file.sheets.join(", "), lang);
    }
    let money = money_line(file, report.passport.currency, lang);
    fact(out, AccountText::Amounts, "money", &money, lang);
    codes(out, file, lang);
    fingerprint(out, file, lang);
    out.raw("</dl>");
    columns(out, file, at, lang);
    preview(out, file, at, lang);
    out.raw("</div>");
}

fn fact(out: &mut Markup, label: AccountText, testid: &'static str, value: &str, lang: Lang) {
    out.raw("<div><dt>").text(label.text(lang)).raw("</dt><dd").attr("data-testid", testid).raw(">");
    out.text(value).raw("</dd></div>");
}

fn codes(out: &mut Markup, file: &FileReport, lang: Lang) {
    out.raw("<div><dt>")
        .text(AccountText::Nomenclature.text(lang))
        .raw("</dt><dd data-testid=\"nomenclature\"");
    if file.codes.distinct == 0 {
        out.raw(" data-nomenclature=\"none\">").text(AccountText::NoCodes.text(lang)).raw("</dd></div>");
        return;
    }
    out.attr("data-nomenclature", file.codes.nomenclature.id()).raw(">");
    out.text(nomenclature_name(file.codes.nomenclature, lang)).raw(" <span class=\"quiet\">");
    out.text(&decided_text(&file.codes, lang)).raw("</span></dd></div>");
}

fn fingerprint(out: &mut Markup, file: &FileReport, lang: Lang) {
    out.raw("<div class=\"fingerprint\"><dt>").text(AccountText::Fingerprint.text(lang));
    out.raw("</dt><dd><code data-testid=\"sha256\">");
    match file.sha256.as_deref() {
        None => out.raw("pending (").text(AccountText::Pending.text(lang)).raw(")"),
        Some("") => out.raw("–"),
        Some(sha256) => out.text(sha256),
    };
    out.raw("</code></dd></div>");
}

fn columns(out: &mut Markup, file: &FileReport, at: usize, lang: Lang) {
    let text = |text: AccountText| text.text(lang);
    out.raw("<h4>").text(text(AccountText::Columns)).raw("</h4><div class=\"roles-box\"");
    out.attr("data-scroll", &format!("columns {at}"));
    out.raw("><table class=\"roles\" data-testid=\"columns\"><thead><tr>");
    for head in [AccountText::Column, AccountText::Holds, AccountText::Why] {
        out.raw("<th scope=\"col\">").text(text(head)).raw("</th>");
    }
    out.raw("</tr></thead><tbody>");
    let amounts: Vec<&ColumnReport> =
        file.columns.iter().filter(|column| column.role == Some(Role::Amount)).collect();
    let is_wide = amounts.len() > AMOUNTS_LISTED;
    for (place, column) in file.columns.iter().enumerate() {
        if !(is_wide && column.role == Some(Role::Amount)) {
            one_column(out, file, (at, place), lang);
        }
    }
    if let (true, [first, .., last]) = (is_wide, amounts.as_slice()) {
        out.raw("<tr data-role=\"amount\"><th scope=\"row\">");
        out.text(&amount_columns(amounts.len(), &first.header, &last.header, lang)).raw("</th><td>");
        out.text(&capital(role_label(Role::Amount, lang), lang)).raw("</td><td class=\"quiet\">");
        out.text(why_text(first.why, lang)).raw("</td></tr>");
    }
    out.raw("</tbody></table></div>");
}

fn one_column(out: &mut Markup, file: &FileReport, (at, place): (usize, usize), lang: Lang) {
    let column = &file.columns[place];
    let role = column.role.map_or("", Role::id);
    out.raw("<tr").attr("data-role", role).raw("><th scope=\"row\">").text(&column.header);
    out.raw("</th><td><select").attr("data-edit", &format!("column {at} {place}"));
    out.attr("aria-label", &column_control(&column.header, lang));
    // A column is told by its head: one that has none, or that of another, cannot be.
    let first = file.columns.iter().position(|other| other.header == column.header);
    if column.header.is_empty() || first != Some(place) {
        out.raw(" disabled");
    }
    out.raw(">");
    // A table without provinces or amounts is none.
    if !matches!(column.role, Some(Role::Province | Role::Amount)) {
        out.option("", AccountText::NotUsed.text(lang), column.role.is_none());
    }
    let known = column.role.filter(|role| !ROLES.contains(role));
    for role in ROLES.into_iter().chain(known) {
        out.option(role.id(), &capital(role_label(role, lang), lang), column.role == Some(role));
    }
    out.raw("</select></td><td class=\"quiet\">").text(why_text(column.why, lang)).raw("</td></tr>");
}

fn preview(out: &mut Markup, file: &FileReport, at: usize, lang: Lang) {
    if file.preview.is_empty() {
        return;
    }
    let title = AccountText::Preview.text(lang);
    out.raw("<details class=\"preview\"").attr("data-keep", &format!("preview {at}"));
    // One is looked at without asking for it.
    out.raw(if at == 0 { " open><summary>" } else { "><summary>" });
    out.text(title).raw("</summary><div class=\"sheet\" tabindex=\"0\" role=\"region\"");
    out.attr("aria-label", title).attr("data-scroll", &format!("preview {at}"));
    out.raw("><table data-testid=\"preview\"><thead><tr><th scope=\"col\" class=\"number\">");
    out.text(AccountText::Line.text(lang)).raw("</th>");
    let widest = file.preview.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    let count = widest.max(file.columns.len()).min(PREVIEWED);
    for place in 0..count {
        let role = file.columns.get(place).and_then(|column| column.role);
        out.raw("<th scope=\"col\"").attr("data-role", role.map_or("", Role::id)).raw(">");
        match role {
            Some(role) => out.text(&capital(role_label(role, lang), lang)),
            None => out.raw("–"),
        };
        out.raw("</th>");
    }
    out.raw("</tr></thead><tbody>");
    for row in &file.preview {
        preview_row(out, file, row, count, lang);
    }
    out.raw("</tbody></table></div></details>");
}

fn preview_row(out: &mut Markup, file: &FileReport, row: &PreviewRow, count: usize, lang: Lang) {
    out.raw(if row.is_head {
        "<tr class=\"above\"><th scope=\"row\" class=\"number\">"
    } else {
        "<tr><th scope=\"row\" class=\"number\">"
    });
    out.text(&grouped(i128::from(row.line), lang));
    if row.is_head {
        out.raw(" <span class=\"unseen\">").text(AccountText::HeadRow.text(lang)).raw("</span>");
    }
    out.raw("</th>");
    for place in 0..count {
        let role = file.columns.get(place).and_then(|column| column.role);
        let is_number = !row.is_head && matches!(role, Some(Role::Amount | Role::Weight | Role::Quantity));
        out.raw(if is_number { "<td class=\"number\">" } else { "<td>" });
        out.text(row.cells.get(place).map_or("", String::as_str)).raw("</td>");
    }
    out.raw("</tr>");
}
