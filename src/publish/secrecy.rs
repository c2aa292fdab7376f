use crate::markup::Markup;
use crate::messages::{
    Lang, SecrecyText, place_name, proxy_line, secrecy_country, secrecy_known, secrecy_line, secrecy_places,
};
use crate::secrecy::{Rule, SecrecyReport};
use crate::types::Place;

/// Proxies that are named.
const MOST_NAMED: usize = 20;

/// What the rule of secrecy means for a view, before anything of it is public: markup in which every text is escaped.
pub fn secrecy_markup(report: &SecrecyReport, rule: &Rule, lang: Lang) -> String {
    let mut out = begun(state(report), &secrecy_words(report, rule, lang), lang);
    if !report.proxies.is_empty() {
        out.raw("<h4>").text(SecrecyText::ProxyTitle.text(lang)).raw("</h4><p>");
        out.text(SecrecyText::ProxyMeaning.text(lang)).raw("</p><ul>");
        for line in proxy_lines(report, lang) {
            out.raw("<li>").text(&line).raw("</li>");
        }
        out.raw("</ul>");
    }
    out.raw("</div>");
    out.done()
}

/// The same where data name firms and the rule is not applied.
pub fn secrecy_off_markup(lang: Lang) -> String {
    begun("off", &[SecrecyText::Off.text(lang).to_string()], lang).raw("</div>").done()
}

/// A head and lines; the end is the caller's.
fn begun(state: &str, lines: &[String], lang: Lang) -> Markup {
    let mut out = Markup::default();
    out.raw("<div class=\"secrecy\" data-testid=\"secrecy\"").attr("data-state", state).raw("><h3>");
    out.text(SecrecyText::Title.text(lang)).raw("</h3>");
    for line in lines {
        out.raw("<p>").text(line).raw("</p>");
    }
    out
}

/// What the rule means for a view in sentences, without the proxies.
pub fn secrecy_words(report: &SecrecyReport, rule: &Rule, lang: Lang) -> Vec<String> {
    let text = |text: SecrecyText| text.text(lang).to_string();
    if !report.has_firms {
        let none = report.proxies.is_empty().then(|| text(SecrecyText::NoProxies));
        return std::iter::once(text(SecrecyText::NoFirms)).chain(none).collect();
    }
    if report.uncounted {
        return vec![text(SecrecyText::Uncounted)];
    }
    let names = |places: &mut dyn Iterator<Item = Place>| -> Vec<&'static str> {
        places.map(|place| place_name(place, lang)).collect()
    };
    let is_companion = |place: &Place| report.companions.contains(place);
    let sensitive = names(&mut report.withheld.iter().copied().filter(|place| !is_companion(place)));
    let companions = names(&mut report.companions.iter().copied());
    let mut lines = vec![secrecy_line(rule, report.withheld.len(), lang)];
    lines.extend(secrecy_places(&sensitive, &companions, lang));
    lines.extend(report.country.then(|| secrecy_country(lang).to_string()));
    lines.extend((report.withheld.is_empty() && !report.country).then(|| text(SecrecyText::Safe)));
    lines.extend((report.known_before > 0).then(|| secrecy_known(report.known_before, lang)));
    lines
}

/// Proxies, a line each.
pub fn proxy_lines(report: &SecrecyReport, lang: Lang) -> Vec<String> {
    let line = |proxy: &crate::secrecy::Proxy| {
        proxy_line(place_name(proxy.place, lang), &proxy.name(lang), proxy.part_e4, lang)
    };
    report.proxies.iter().take(MOST_NAMED).map(line).collect()
}

/// For the page: what it is about.
fn state(report: &SecrecyReport) -> &'static str {
    match report {
        SecrecyReport { uncounted: true, .. } => "uncounted",
        SecrecyReport { has_firms: false, .. } => "no-firms",
        report if report.withheld.is_empty() && !report.country => "safe",
        _ => "withheld",
    }
}
