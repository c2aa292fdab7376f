//! A picture of points, twice: for a wide page and for a phone; the style sheet shows one of them.

use std::fmt::Write;

use crate::publish::escape::escape;
use crate::view::{Plot, Points, ScatterView};

pub(super) fn scatter(out: &mut String, view: &ScatterView) {
    let [pearson, spearman] = view.correlations.map(|found| found.map(|r| r.to_string()).unwrap_or_default());
    let _ = write!(
        out,
        "<figure class=\"plot\" data-testid=\"scatter\" data-pearson=\"{pearson}\" data-spearman=\"{spearman}\">\
         <h3 id=\"scatter-title\">{}</h3><p class=\"plot-axis\">↑ {}</p>",
        escape(&view.title),
        escape(&view.y_title)
    );
    view.plots.iter().for_each(|plot| picture(out, plot, &view.alternative));
    let _ = write!(out, "<p class=\"plot-axis plot-x\">{} →</p><figcaption>", escape(&view.x_title));
    for words in &view.words {
        let _ = write!(out, "<p>{}</p>", escape(words));
    }
    out.push_str("</figcaption>");
    if let Some(points) = &view.values {
        values(out, points);
    }
    out.push_str("</figure>");
}

fn picture(out: &mut String, plot: &Plot, alternative: &str) {
    let [left, top, right, bottom] = plot.field;
    let _ = write!(
        out,
        "<svg class=\"plot-{0}\" viewBox=\"0 0 {1} {2}\" role=\"img\" \
         aria-labelledby=\"scatter-title scatter-{0}\"><desc id=\"scatter-{0}\">{3}</desc><g class=\"plot-grid\" \
         aria-hidden=\"true\">",
        plot.id,
        plot.width,
        plot.height,
        escape(alternative)
    );
    for (y, text) in &plot.y_ticks {
        let _ = write!(
            out,
            "<path d=\"M{left:.1} {y:.1}H{right:.1}\"/><text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"end\">{}</text>",
            left - 6.0,
            y + 4.0,
            escape(text)
        );
    }
    for (x, text) in &plot.x_ticks {
        let _ = write!(
            out,
            "<path d=\"M{x:.1} {top:.1}V{bottom:.1}\"/><text x=\"{x:.1}\" y=\"{:.1}\" text-anchor=\"middle\">{}</text>",
            bottom + 16.0,
            escape(text)
        );
    }
    out.push_str("</g>");
    if let Some([x1, y1, x2, y2]) = plot.line {
        let _ = write!(out, "<path class=\"plot-line\" d=\"M{x1:.1} {y1:.1}L{x2:.1} {y2:.1}\"/>");
    }
    out.push_str("<g class=\"plot-dots\">");
    for dot in &plot.dots {
        let chosen = if dot.chosen { " class=\"chosen\"" } else { "" };
        let _ = write!(
            out,
            "<circle cx=\"{:.1}\" cy=\"{:.1}\" r=\"4\" data-x=\"{}\" data-y=\"{}\"{chosen}><title>{}</title></circle>",
            dot.x,
            dot.y,
            dot.numbers.0,
            dot.numbers.1,
            escape(&dot.title)
        );
    }
    out.push_str("</g><g class=\"plot-labels\" aria-hidden=\"true\">");
    for label in &plot.labels {
        let _ = write!(
            out,
            "<text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"{}\">{}</text>",
            label.x,
            label.y,
            label.anchor,
            escape(&label.text)
        );
    }
    out.push_str("</g></svg>");
}

/// The points as a table, for who reads with the keyboard or by ear.
fn values(out: &mut String, points: &Points) {
    let label = escape(&points.label);
    let _ = write!(
        out,
        "<details data-keep=\"points\" data-testid=\"scatter-values\"><summary>{label}</summary>\
         <div class=\"figure-scroll\" data-scroll=\"points\" tabindex=\"0\" role=\"region\" aria-label=\"{label}\">\
         <table class=\"figures\"><thead><tr>"
    );
    for (at, head) in points.heads.iter().enumerate() {
        let class = if at == 0 { "words" } else { "number" };
        let _ = write!(out, "<th scope=\"col\" class=\"{class}\">{}</th>", escape(head));
    }
    out.push_str("</tr></thead><tbody>");
    for [name, index, value] in &points.rows {
        let _ = write!(
            out,
            "<tr><th scope=\"row\" class=\"words\">{}</th><td class=\"number\">{}</td><td class=\"number\">{}</td></tr>",
            escape(name),
            escape(index),
            escape(value)
        );
    }
    out.push_str("</tbody></table></div></details>");
}
