use crate::markup::Markup;
use crate::messages::{Lang, Ui};
use crate::view::{Figure, PanelTable, ProvincePanel};

/// Periods that a trend can name below every bar; of a longer one it names the first and the last.
const NAMED: usize = 8;

/// Height of the trend in its own units, the same as a full bar's.
const FULL_E4: i64 = 10_000;

/// The country's figure.
pub fn figure(figure: &Figure) -> String {
    let mut out = Markup::default();
    out.raw("<p class=\"figure-label\">").text(&figure.label).raw("</p>");
    numbers(&mut out, figure);
    out.done()
}

fn numbers(out: &mut Markup, figure: &Figure) {
    // Where the volume is the figure there is nothing to put beside it.
    if figure.volume == figure.value {
        out.raw("<p class=\"figure-value alone\">").text(&figure.value).raw("</p>");
    } else {
        // A range takes more room than a number.
        let class = if figure.data_value.is_some() { "figure-value" } else { "figure-value range" };
        out.raw("<p").attr("class", class).raw(">").text(&figure.value);
        out.raw("</p><p class=\"figure-volume\">").text(&figure.volume);
        out.raw("</p><p class=\"figure-total\">").text(&figure.total).raw("</p>");
    }
    if let Some(whole) = &figure.whole {
        out.raw("<p class=\"figure-whole\">").text(whole).raw("</p>");
    }
}

/// The chosen province with what is said of it; or what is said of the country, and how to choose a province.
pub fn panel(panel: Option<&ProvincePanel>, summary: &[String], lang: Lang) -> String {
    let mut out = Markup::default();
    let Some(panel) = panel else {
        sentences(&mut out, summary);
        return out.raw("<p class=\"quiet\">").text(Ui::ChooseProvince.text(lang)).raw("</p>").done();
    };
    let clear = Ui::ClearProvince.text(lang);
    out.raw("<div class=\"panel-head\"><h2>").text(&panel.figure.label);
    out.raw("</h2><button type=\"button\" class=\"close\"").attr("aria-label", clear).attr("title", clear);
    out.raw("><svg viewBox=\"0 0 16 16\" aria-hidden=\"true\"><path d=\"M3 3l10 10M13 3L3 13\"/></svg>");
    out.raw("</button></div><div class=\"panel-figure\">");
    numbers(&mut out, &panel.figure);
    out.raw("</div><p class=\"rank\">").text(&panel.rank).raw("</p>");
    sentences(&mut out, summary);
    for fact in &panel.facts {
        out.raw("<p class=\"rank\">").text(fact).raw("</p>");
    }
    out.raw("<p class=\"panel-hands\">");
    for (hand, label) in ["highlight", "zoom"].into_iter().zip(&panel.buttons) {
        out.raw("<button type=\"button\"").attr("data-hand", hand).number("value", i64::from(panel.plate));
        out.raw(">").text(label).raw("</button>");
    }
    out.raw("</p>");
    if let Some(beside) = &panel.beside {
        out.raw("<p class=\"beside\">").text(beside).raw("</p>");
    }
    if !panel.tiers.is_empty() {
        tiers(&mut out, panel, lang);
    }
    if panel.trend.len() > 1 {
        trend(&mut out, panel, lang);
    }
    panel.tables.iter().for_each(|table| small_table(&mut out, table));
    for note in &panel.notes {
        out.raw("<p class=\"quiet\">").text(note).raw("</p>");
    }
    out.done()
}

fn sentences(out: &mut Markup, summary: &[String]) {
    if !summary.is_empty() {
        out.raw("<p class=\"summary\">").text(&summary.join(" ")).raw("</p>");
    }
}

fn tiers(out: &mut Markup, panel: &ProvincePanel, lang: Lang) {
    let parts = &panel.tiers;
    let title = Ui::TierBar.text(lang);
    out.raw("<h3>").text(title).raw(" · %, ").text(&panel.tiers_unit);
    out.raw("</h3><svg class=\"tier-bar\" viewBox=\"0 0 10000 10\"");
    out.raw(" preserveAspectRatio=\"none\" aria-hidden=\"true\">");
    let mut left = 0;
    for part in parts {
        let width = i64::from(part.width_e4);
        out.raw("<rect class=\"tier\" height=\"10\"").attr("data-tier", &part.tier);
        out.number("x", left).number("width", width).raw("/>");
        left += width;
    }
    out.raw("</svg><table class=\"tier-list\"><caption class=\"unseen\">").text(title);
    out.raw("</caption><tbody>");
    for part in parts {
        out.raw("<tr><th scope=\"row\" class=\"words\"><span class=\"swatch\"");
        out.attr("data-tier", &part.tier).raw("></span> ").text(&part.label);
        out.raw("</th><td class=\"number\">").text(&part.share);
        out.raw("</td><td class=\"number quiet\">").text(&part.volume).raw("</td></tr>");
    }
    out.raw("</tbody></table>");
}

fn small_table(out: &mut Markup, table: &PanelTable) {
    out.raw("<details><summary>")
        .text(&table.title)
        .raw("</summary><table class=\"panel-table\"><thead><tr>");
    for head in &table.columns {
        out.raw("<th scope=\"col\">").text(head).raw("</th>");
    }
    out.raw("</tr></thead><tbody>");
    for row in &table.rows {
        out.raw("<tr>");
        for cell in row {
            out.raw("<td>").text(cell).raw("</td>");
        }
        out.raw("</tr>");
    }
    out.raw("</tbody></table></details>");
}

/// Bars of the province with a tick for the country.
fn trend(out: &mut Markup, panel: &ProvincePanel, lang: Lang) {
    let points = &panel.trend;
    let width = points.len() * 100;
    out.raw("<h3>").text(Ui::Trend.text(lang)).raw("</h3><svg class=\"trend\" preserveAspectRatio=\"none\"");
    out.attr("viewBox", &format!("0 -300 {width} 10600")).raw(" aria-hidden=\"true\">");
    for (place, point) in points.iter().enumerate() {
        let x = place as i64 * 100;
        if let Some(height) = point.height_e4.map(i64::from) {
            out.raw("<rect width=\"70\"").number("x", x + 15).number("y", FULL_E4 - height);
            out.number("height", height).raw("/>");
        }
        if let Some(national) = point.national_e4.map(i64::from) {
            let line = format!("M{x} {}h100", FULL_E4 - national);
            out.raw("<path class=\"trend-national\"").attr("d", &line).raw("/>");
        }
    }
    out.raw("</svg><ol class=\"trend-names\">");
    for (place, point) in points.iter().enumerate() {
        if points.len() <= NAMED || place == 0 || place + 1 == points.len() {
            out.raw("<li><span class=\"trend-value\">").text(&point.value);
            out.raw("</span> <span class=\"trend-label\">").text(&point.label).raw("</span></li>");
        }
    }
    out.raw("</ol>");
    if let Some(note) = &panel.trend_note {
        out.raw("<p class=\"quiet trend-note\">").text(note).raw("</p>");
    }
}
