//! Keys of maps.

use std::fmt::Write;

use super::{class_attributes, takes_ink};
use crate::messages::{Lang, MapsText};
use crate::publish::escape::escape;
use crate::publish::svg::Face;
use crate::view::maps::{ClassColour, KeyAxes, KeyClass, KeyOther, MapKey, OtherKind};
use crate::view::palette::{self, Scheme};

/// The key as markup of the page.
pub(super) fn page(out: &mut String, key: &MapKey, prefix: &str, lang: Lang) {
    // Writing into a string cannot fail.
    let _ = write!(
        out,
        "<div class=\"legend maps-key\" role=\"group\" aria-label=\"{0}: {1}\"><p class=\"legend-title\">{1}</p>",
        escape(MapsText::Key.text(lang)),
        escape(&key.title)
    );
    match &key.axes {
        Some(axes) => square(out, axes, &key.classes),
        None => {
            out.push_str("<ul class=\"classes\">");
            for class in &key.classes {
                let _ = write!(
                    out,
                    "<li><span class=\"class\"><span class=\"swatch\" {}></span>\
                     <span class=\"class-range\">{}</span>{}</span></li>",
                    data(class.colour),
                    escape(&class.label),
                    counted(&class.count_text)
                );
            }
            out.push_str("</ul>");
        }
    }
    if !key.others.is_empty() {
        out.push_str("<ul class=\"maps-others\">");
        for other in &key.others {
            let _ = write!(
                out,
                "<li><svg class=\"maps-swatch\" width=\"28\" height=\"12\" viewBox=\"0 0 28 12\" \
                 aria-hidden=\"true\">{}</svg> <span class=\"class-range\">{}</span> {}</li>",
                other_swatch(other, prefix, (0.5, 0.5, 27.0, 11.0)),
                escape(&other.label),
                counted(&other.count_text)
            );
        }
        out.push_str("</ul>");
    }
    out.push_str("</div>");
}

/// A count, where there is one.
fn counted(count: &str) -> String {
    match count {
        "" => String::new(),
        count => format!("<span class=\"class-count\">{}</span>", escape(count)),
    }
}

/// The square of two numbers as a table: the highest share on top.
fn square(out: &mut String, axes: &KeyAxes, classes: &[KeyClass]) {
    let [across, upwards] = &axes.titles;
    let _ = write!(
        out,
        "<table class=\"pair-key\"><thead><tr><td></td><th scope=\"colgroup\" colspan=\"{}\">{} →</th></tr>\
         <tr><th scope=\"col\">↑ {}</th>",
        axes.columns.len(),
        escape(across),
        escape(upwards)
    );
    for column in &axes.columns {
        let _ = write!(out, "<th scope=\"col\" class=\"number\">{}</th>", escape(column));
    }
    out.push_str("</tr></thead><tbody>");
    for (at, row) in axes.rows.iter().enumerate().rev() {
        let _ = write!(out, "<tr><th scope=\"row\" class=\"number\">{}</th>", escape(row));
        let row = classes.iter().skip(at * axes.columns.len()).take(axes.columns.len());
        for class in row {
            let _ = write!(
                out,
                "<td title=\"{}\"><span class=\"swatch\" {}></span>{}</td>",
                escape(&class.label),
                data(class.colour),
                counted(&class.count_text)
            );
        }
        out.push_str("</tr>");
    }
    out.push_str("</tbody></table>");
}

/// The name of a colour for the style sheet.
fn data(colour: ClassColour) -> String {
    class_attributes(colour).split(" fill=").next().unwrap_or_default().to_string()
}

/// What is no class, as a rectangle.
fn other_swatch(other: &KeyOther, prefix: &str, (x, y, width, height): (f32, f32, f32, f32)) -> String {
    let rect = |attributes: &str| {
        format!("<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" {attributes}/>")
    };
    // Lines lie over a middle colour.
    let middle = match other.kind {
        OtherKind::Open => ClassColour::Step(Scheme::Diverging, 4),
        _ => ClassColour::Step(Scheme::Upper, 3),
    };
    let ink = if takes_ink(middle) { "ink" } else { "paper" };
    match other.kind {
        OtherKind::Wide => {
            let over = format!("fill=\"url(#{prefix}-wide-{ink})\"");
            rect(&class_attributes(middle)) + &rect(&over)
        }
        OtherKind::Open => {
            let over = format!("fill=\"url(#{prefix}-open-{ink})\"");
            rect(&class_attributes(middle)) + &rect(&over)
        }
        OtherKind::Undefined => rect(&format!(
            "data-class=\"undefined\" fill=\"url(#{prefix}-undefined)\" stroke=\"{}\" stroke-opacity=\"0.45\"",
            palette::MUTED
        )),
        OtherKind::Missing => rect(&format!(
            "data-class=\"missing\" fill=\"{}\" stroke=\"{}\" stroke-dasharray=\"1.5 2.5\"",
            palette::PAPER,
            palette::MUTED
        )),
    }
}

const PLAIN: Face = Face { size: 13.0, weight: 400, fill: palette::INK };
const QUIET: Face = Face { size: 12.0, weight: 400, fill: palette::MUTED };
const BOLD: Face = Face { size: 13.0, weight: 600, fill: palette::INK };

fn words(face: Face, x: f32, y: f32, words: &str) -> String {
    format!(
        "<text x=\"{x:.1}\" y=\"{y:.1}\" font-size=\"{}\" font-weight=\"{}\" fill=\"{}\">{}</text>",
        face.size,
        face.weight,
        face.fill,
        escape(words)
    )
}

/// A count, where there is one.
fn count(x: f32, y: f32, count: &str) -> String {
    if count.is_empty() { String::new() } else { words(QUIET, x, y, count) }
}

/// The key in a file, in a room so wide; how high it is.
pub(super) fn sheet(out: &mut String, key: &MapKey, prefix: &str, (left, top, room): (f32, f32, f32)) -> f32 {
    out.push_str(&words(BOLD, left, top + 13.0, &key.title));
    let mut y = top + 20.0;
    match &key.axes {
        Some(axes) => y += sheet_square(out, axes, &key.classes, (left, y)),
        None => {
            let step = room / key.classes.len().max(1) as f32;
            for (at, class) in key.classes.iter().enumerate() {
                let x = left + at as f32 * step;
                let _ = write!(
                    out,
                    "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{:.1}\" height=\"11\" {} stroke=\"{}\" \
                     stroke-opacity=\"0.25\"/>{}{}",
                    step - 6.0,
                    class_attributes(class.colour),
                    palette::INK,
                    words(PLAIN, x, y + 26.0, &class.label),
                    count(x, y + 41.0, &class.count_text)
                );
            }
            y += if key.classes.iter().any(|class| !class.count_text.is_empty()) { 48.0 } else { 34.0 };
        }
    }
    for other in &key.others {
        out.push_str(&other_swatch(other, prefix, (left, y, 28.0, 12.0)));
        let label = match other.count_text.as_str() {
            "" => other.label.clone(),
            count => format!("{} · {count}", other.label),
        };
        out.push_str(&words(PLAIN, left + 36.0, y + 11.0, &label));
        y += 19.0;
    }
    y - top
}

fn sheet_square(out: &mut String, axes: &KeyAxes, classes: &[KeyClass], (left, top): (f32, f32)) -> f32 {
    const CELL: (f32, f32) = (150.0, 34.0);
    let widest =
        axes.rows.iter().map(|row| PLAIN.width(row)).fold(PLAIN.width(&axes.titles[1]) + 20.0, f32::max);
    let field = left + widest + 10.0;
    out.push_str(&words(QUIET, field, top + 11.0, &format!("{} →", axes.titles[0])));
    out.push_str(&words(QUIET, left, top + 28.0, &format!("↑ {}", axes.titles[1])));
    for (at, column) in axes.columns.iter().enumerate() {
        out.push_str(&words(PLAIN, field + at as f32 * CELL.0, top + 28.0, column));
    }
    let across = axes.columns.len().max(1);
    for (from_top, (at, row)) in axes.rows.iter().enumerate().rev().enumerate() {
        let y = top + 36.0 + from_top as f32 * CELL.1;
        out.push_str(&words(PLAIN, left, y + 15.0, row));
        for (column, class) in classes.iter().skip(at * across).take(across).enumerate() {
            let x = field + column as f32 * CELL.0;
            let _ = write!(
                out,
                "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"40\" height=\"24\" {} stroke=\"{}\" stroke-opacity=\"0.25\"/>{}",
                class_attributes(class.colour),
                palette::INK,
                count(x + 46.0, y + 16.0, &class.count_text)
            );
        }
    }
    40.0 + axes.rows.len() as f32 * CELL.1
}
