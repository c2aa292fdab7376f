//! A chart as markup, for the page to put in place. It has no component and no script: what can be chosen says so in
//! `data-figure`, and what carries values in `data-mark`.

use std::fmt::Write;

use super::maps::maps_page;
use super::shapes::{Skin, scene};
use crate::messages::{ChartText, Lang};
use crate::publish::escape::escape;
use crate::publish::field;
use crate::view::{ChartView, Picture};

/// The markup.
pub fn chart_markup(view: &ChartView, lang: Lang) -> String {
    let mut out = String::with_capacity(60_000);
    out.push_str("<div class=\"figure-controls\">");
    let kinds = field::groups(&view.groups);
    out.push_str(&field::list("chart", "id", ChartText::Choose.text(lang), &kinds));
    view.controls.iter().for_each(|control| out.push_str(&field::control("chart", control)));
    out.push_str("</div>");
    // Writing into a string cannot fail.
    match &view.refusal {
        Some((what, todo)) => {
            let _ = write!(
                out,
                "<p class=\"figure-refusal\" data-testid=\"chart-refusal\">{} {}</p>",
                escape(what),
                escape(todo)
            );
        }
        None => figure(&mut out, view, lang),
    }
    let said = view.refusal.as_ref().map_or(view.title.clone(), |(what, todo)| format!("{what} {todo}"));
    let _ = write!(out, "<p hidden data-say=\"{}\"></p>", escape(&said));
    out
}

fn figure(out: &mut String, view: &ChartView, lang: Lang) {
    let word = |text: ChartText| escape(text.text(lang));
    let _ = write!(
        out,
        "<figure class=\"chart\" data-scheme=\"upper\" data-testid=\"chart\" data-kind=\"{}\"><h3 id=\"chart-title\">{}</h3>\
         <p class=\"chart-unit\">{}</p>",
        view.kind.id(),
        escape(&view.title),
        escape(&view.unit)
    );
    if let Some(mark) = &view.mark {
        let _ = write!(out, "<p class=\"mark\">{}</p>", escape(mark));
    }
    let _ = write!(out, "<p class=\"unseen\" id=\"chart-words\">{}</p>", escape(&view.alternative));
    if let Some(Picture::Maps(shown)) = &view.picture {
        out.push_str(&maps_page(shown, "chart-map", lang));
    }
    if let Some(Picture::Scenes(scenes)) = &view.picture {
        for part in scenes {
            let _ = write!(
                out,
                "<svg class=\"plot-{}\" viewBox=\"0 0 {} {:.1}\" role=\"group\" aria-labelledby=\"chart-title\" \
                 aria-describedby=\"chart-words\">",
                part.id, part.width, part.height
            );
            scene(out, part, Skin::Page);
            out.push_str("</svg>");
        }
        // What a mark says stands here while it is looked at.
        let _ = write!(
            out,
            "<p class=\"chart-tip\" data-tip data-testid=\"chart-tip\"><span class=\"quiet\">{}</span></p>",
            word(ChartText::Keys)
        );
    }
    out.push_str("<figcaption>");
    for note in &view.notes {
        let _ = write!(out, "<p>{}</p>", escape(note));
    }
    let _ = write!(
        out,
        "<p class=\"quiet\">{} · {}</p></figcaption>",
        escape(&view.source),
        escape(&view.passport)
    );
    let _ = write!(
        out,
        "<div class=\"figure-tools\"><button type=\"button\" data-figure=\"svg\" data-testid=\"chart-svg\">{}</button>\
         <button type=\"button\" data-figure=\"csv\" data-testid=\"chart-csv\">{}</button></div>",
        word(ChartText::Svg),
        word(ChartText::Csv)
    );
    values(out, view, lang);
    out.push_str("</figure>");
}

/// The numbers as a table, for who reads with the keyboard or by ear.
fn values(out: &mut String, view: &ChartView, lang: Lang) {
    let label = escape(ChartText::Values.text(lang));
    let _ = write!(
        out,
        "<details data-keep=\"chart-values\" data-testid=\"chart-values\"><summary>{label}</summary>\
         <div class=\"figure-scroll\" data-scroll=\"chart\" tabindex=\"0\" role=\"region\" aria-label=\"{label}\">\
         <table class=\"figures\"><caption>{}</caption><thead><tr>",
        escape(&view.title)
    );
    for head in &view.heads {
        let class = if head.numeric { "number" } else { "words" };
        let unit = match head.unit.as_str() {
            "" => String::new(),
            unit => format!(" <span class=\"unit\">{}</span>", escape(unit)),
        };
        let _ = write!(out, "<th scope=\"col\" class=\"{class}\">{}{unit}</th>", escape(&head.label));
    }
    out.push_str("</tr></thead><tbody>");
    for row in &view.rows {
        out.push_str("<tr>");
        for (at, (cell, head)) in row.iter().zip(&view.heads).enumerate() {
            let class = if head.numeric { "number" } else { "words" };
            let cell = escape(cell);
            let _ = match (at, head.numeric) {
                (0, false) => write!(out, "<th scope=\"row\" class=\"words\">{cell}</th>"),
                _ => write!(out, "<td class=\"{class}\">{cell}</td>"),
            };
        }
        out.push_str("</tr>");
    }
    out.push_str("</tbody></table></div></details>");
}
