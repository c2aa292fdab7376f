//! The table of an indicator as markup, for the page to put in place. It has no component and no script: what
//! can be chosen says so in `data-figure`.

mod beside;
mod regions;
mod scatter;

use std::fmt::Write;

use super::escape::escape;
use super::field;
use crate::messages::{FigureText, Lang};
use crate::view::{FigureView, Head};

/// The markup.
pub fn figure_markup(view: &FigureView, lang: Lang) -> String {
    let mut out = String::new();
    let word = |text: FigureText| escape(text.text(lang));
    let _ = write!(
        out,
        "<div class=\"figure-choose\"><label class=\"field-label\" for=\"figure-id\">{}</label>{}</div>\
         <p class=\"figure-meaning\">{}</p>",
        word(FigureText::Choose),
        field::select("figure", "id", &field::groups(&view.groups)),
        escape(&view.meaning)
    );
    let _ = write!(
        out,
        "<details class=\"figure-about\" data-keep=\"about\" data-testid=\"figure-about\"><summary>{}</summary><dl>",
        word(FigureText::About)
    );
    for (label, text) in &view.about {
        let _ = write!(out, "<dt>{}</dt><dd>{}</dd>", escape(label), linked(text));
    }
    out.push_str("</dl></details><div class=\"figure-controls\">");
    view.controls.iter().for_each(|control| out.push_str(&field::control("figure", control)));
    out.push_str("</div>");
    if let Some(edits) = &view.regions {
        regions::regions(&mut out, edits, lang);
    }
    if let Some(file) = &view.beside {
        beside::beside(&mut out, file, lang);
    }
    if let Some(points) = &view.scatter {
        scatter::scatter(&mut out, points);
    }
    match &view.refusal {
        // Without its file there is nothing to show.
        None if view.columns.is_empty() => {}
        Some((what, todo)) => {
            let _ = write!(
                out,
                "<p class=\"figure-refusal\" data-testid=\"figure-refusal\">{} {}</p>",
                escape(what),
                escape(todo)
            );
        }
        None => table(&mut out, view, lang),
    }
    let _ = write!(out, "<p hidden data-say=\"{}\"></p>", escape(&said(view, lang)));
    out
}

/// What a screen reader is told when the table is there.
fn said(view: &FigureView, lang: Lang) -> String {
    let beside = view.beside.as_ref();
    let problem = beside.and_then(|file| file.problem.as_ref()).or(view.refusal.as_ref());
    if let Some((what, todo)) = problem {
        return format!("{what} {todo}");
    }
    let needed = beside.and_then(|file| file.needed.clone());
    let regions = view.regions.iter().flatten();
    let regions: String = regions.map(|edit| format!(" {}: {}.", edit.name, edit.summary)).collect();
    let rows = || format!("{}: {}.{regions}", view.title, FigureText::rows(view.row_count, lang));
    let seen = view.scatter.as_ref().map(|points| points.title.clone());
    needed.or(seen).unwrap_or_else(rows)
}

/// A text whose addresses can be followed.
fn linked(text: &str) -> String {
    let link = |word: &str| {
        let bare = word.trim_end_matches([',', ';', '.']);
        if !bare.starts_with("https://") {
            return escape(word);
        }
        let rest = escape(&word[bare.len()..]);
        let bare = escape(bare);
        format!("<a href=\"{bare}\" rel=\"noreferrer\">{bare}</a>{rest}")
    };
    text.split(' ').map(link).collect::<Vec<_>>().join(" ")
}

fn table(out: &mut String, view: &FigureView, lang: Lang) {
    let word = |text: FigureText| escape(text.text(lang));
    let _ = write!(
        out,
        "<div class=\"figure-tools\"><input type=\"search\" data-filter=\"tr[data-search]\" data-testid=\"figure-search\" placeholder=\"{0}\" \
         aria-label=\"{0}\"><button type=\"button\" data-figure=\"copy\" data-testid=\"figure-copy\">{1}</button>\
         <button type=\"button\" data-figure=\"csv\" data-testid=\"figure-csv\">{2}</button>\
         <span class=\"quiet\" role=\"status\" data-said></span></div>",
        word(FigureText::Search),
        word(FigureText::Copy),
        word(FigureText::Download)
    );
    let _ = write!(
        out,
        "<div class=\"figure-scroll\" data-scroll=\"figure\" tabindex=\"0\" role=\"region\" aria-label=\"{0}\">\
         <table class=\"figures\" data-testid=\"figures\"><caption>{0}<span class=\"quiet\"> · {1}</span></caption>\
         <thead><tr>",
        escape(&view.title),
        escape(&view.caption)
    );
    let has_marks = !view.marks.is_empty();
    view.columns.iter().for_each(|column| head(out, column, lang));
    if has_marks {
        let _ = write!(out, "<th scope=\"col\" class=\"marks\">{}</th>", word(FigureText::Marks));
    }
    out.push_str("</tr></thead><tbody>");
    for row in &view.rows {
        let total = if row.is_total { " class=\"total\"" } else { "" };
        let _ = write!(out, "<tr data-search=\"{}\"{total}>", escape(&row.search));
        for (at, (cell, column)) in row.cells.iter().zip(&view.columns).enumerate() {
            let class = if column.numeric { "number" } else { "words" };
            let cell = escape(cell);
            let _ = match at {
                0 if !column.numeric => write!(out, "<th scope=\"row\" class=\"words\">{cell}</th>"),
                _ => write!(out, "<td class=\"{class}\">{cell}</td>"),
            };
        }
        if has_marks {
            let reasons: Vec<&str> = view
                .marks
                .iter()
                .filter(|(sign, _)| row.marks.split(' ').any(|mark| mark == sign))
                .map(|(_, reason)| reason.as_str())
                .collect();
            let _ = write!(
                out,
                "<td class=\"marks\" title=\"{}\">{}</td>",
                escape(&reasons.join("; ")),
                escape(&row.marks)
            );
        }
        out.push_str("</tr>");
    }
    out.push_str("</tbody></table></div>");
    if view.rows.is_empty() {
        let _ = write!(out, "<p class=\"quiet\">{}</p>", word(FigureText::NoRows));
    }
    if (view.rows.len() as u32) < view.row_count {
        let _ = write!(
            out,
            "<p><button type=\"button\" data-figure=\"rows\" value=\"all\" data-testid=\"figure-rows\">{}</button></p>",
            escape(&FigureText::more(view.rows.len(), view.row_count, lang))
        );
    }
    if has_marks {
        let _ = write!(out, "<dl class=\"figure-marks quiet\" data-testid=\"figure-marks\">");
        for (sign, reason) in &view.marks {
            let _ = write!(out, "<dt>{}</dt><dd>{}</dd>", escape(sign), escape(reason));
        }
        out.push_str("</dl>");
    }
}

fn head(out: &mut String, column: &Head, lang: Lang) {
    let class = if column.numeric { "number" } else { "words" };
    // Figures fall at the first press, words rise.
    let falls = column.sorted.map_or(column.numeric, |falling| !falling);
    let sign = if falls { "-" } else { "" };
    let (order, arrow) = match column.sorted {
        Some(true) => (" aria-sort=\"descending\"", " ▾"),
        Some(false) => (" aria-sort=\"ascending\"", " ▴"),
        None => ("", ""),
    };
    let label = escape(&column.label);
    let unit = match column.unit.as_str() {
        "" => String::new(),
        unit => format!(" <span class=\"unit\">{}</span>", escape(unit)),
    };
    let _ = write!(
        out,
        "<th scope=\"col\" class=\"{class}\"{order}><button type=\"button\" class=\"sort\" data-figure=\"sort\" \
         value=\"{sign}{}\" title=\"{}: {label}\">{label}{unit}{arrow}</button></th>",
        escape(&column.id),
        escape(FigureText::SortBy.text(lang))
    );
}
