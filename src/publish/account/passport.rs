//! What the figures are: as understood, and to be put right.

use crate::markup::Markup;
use crate::messages::{
    AccountText, AskText, Lang, basis_option, capital, currency_name, producer_option, status_option,
    system_option, valuation_option,
};
use crate::types::{BASES, Currency, LoadReport, PRODUCERS, STATUSES, SYSTEMS, UNITS, VALUATIONS};

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
    begin(out, "currency", AskText::Currency.text(lang), false);
    for (currency, id) in currencies {
        out.option(id, &capital(currency_name(currency, lang), lang), currency == known.currency);
    }
    end(out);
    // Files that are written in unlike units have no one unit to be changed.
    let unit = report.files.first().map_or(1, |file| file.unit);
    begin(out, "unit", AskText::Unit.text(lang), report.files.iter().any(|file| file.unit != unit));
    let names = [AskText::UnitOne, AskText::UnitThousand, AskText::UnitMillion];
    for (known, name) in UNITS.into_iter().zip(names) {
        out.option(&known.to_string(), name.text(lang), known == unit);
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
    begin(out, words, label.text(lang), false);
    for (value, id) in all {
        out.option(id, name(*value, lang), *value == known);
    }
    end(out);
}

fn begin(out: &mut Markup, words: &'static str, label: &str, disabled: bool) {
    out.raw("<label class=\"field\"><span class=\"field-label\">").text(label);
    out.raw("</span><select").attr("data-edit", words);
    out.raw(if disabled { " disabled>" } else { ">" });
}

fn end(out: &mut Markup) {
    out.raw("</select></label>");
}
