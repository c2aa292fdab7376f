//! What the figures are: as understood, and to be put right.

use super::files::option;
use crate::messages::{
    AccountText, Lang, basis_option, capital, currency_name, producer_option, status_option, system_option,
    valuation_option,
};
use crate::protocol::LoadReport;
use crate::types::Currency;
use crate::ui::act::{BASES, PRODUCERS, STATUSES, SYSTEMS, UNITS, VALUATIONS};
use crate::ui::markup::Markup;

/// The passport as a line of selects.
pub fn passport(out: &mut Markup, report: &LoadReport, lang: Lang) {
    let known = &report.passport;
    out.raw("<div class=\"part\"><h4 id=\"passport-title\">").text(AccountText::Passport.text(lang));
    out.raw("</h4><p class=\"quiet\">").text(AccountText::PassportLead.text(lang));
    out.raw("</p><div class=\"fields passport-fields\" data-testid=\"passport-fields\" role=\"group\"");
    out.raw(" aria-labelledby=\"passport-title\">");
    list(
        out,
        ("passport producer", AccountText::Producer),
        &PRODUCERS,
        known.producer,
        producer_option,
        lang,
    );
    list(out, ("passport basis", AccountText::Basis), &BASES, known.basis, basis_option, lang);
    list(out, ("passport system", AccountText::System), &SYSTEMS, known.system, system_option, lang);
    list(
        out,
        ("passport valuation", AccountText::Valuation),
        &VALUATIONS,
        known.valuation,
        valuation_option,
        lang,
    );
    list(out, ("passport status", AccountText::Status), &STATUSES, known.status, status_option, lang);
    let currencies = Currency::ALL.map(|currency| (currency, currency.id()));
    begin(out, "currency", AccountText::Currency, false, lang);
    for (currency, id) in currencies {
        option(out, id, &capital(currency_name(currency, lang), lang), currency == known.currency);
    }
    end(out);
    // Files that are written in unlike units have no one unit to be changed.
    let unit = report.files.first().map_or(1, |file| file.unit);
    begin(out, "unit", AccountText::Unit, report.files.iter().any(|file| file.unit != unit), lang);
    let names = [AccountText::UnitOne, AccountText::UnitThousand, AccountText::UnitMillion];
    for (known, name) in UNITS.into_iter().zip(names) {
        option(out, &known.to_string(), name.text(lang), known == unit);
    }
    end(out);
    out.raw("</div></div>");
}

fn list<T: Copy + PartialEq>(
    out: &mut Markup,
    (words, label): (&'static str, AccountText),
    all: &[(T, &'static str)],
    known: T,
    name: fn(T, Lang) -> &'static str,
    lang: Lang,
) {
    begin(out, words, label, false, lang);
    for (value, id) in all {
        option(out, id, name(*value, lang), *value == known);
    }
    end(out);
}

fn begin(out: &mut Markup, words: &'static str, label: AccountText, disabled: bool, lang: Lang) {
    out.raw("<label class=\"field\"><span class=\"field-label\">").text(label.text(lang));
    out.raw("</span><select").attr("data-edit", words);
    out.raw(if disabled { " disabled>" } else { ">" });
}

fn end(out: &mut Markup) {
    out.raw("</select></label>");
}
