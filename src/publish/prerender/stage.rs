//! Map, key, figures and table of the first screen.

use super::Both;
use crate::messages::{Lang, Ui};
use crate::publish::escape::escape;
use crate::publish::hands;
use crate::publish::svg::map;
use crate::view::shapes::{self, VIEW_HEIGHT, VIEW_WIDTH};
use crate::view::{Gap, MapProvince, PageView, TableRow, palette};

/// The map beside the figures.
pub fn stage(both: &Both<'_>) -> String {
    format!(
        "<div class=\"stage\" data-scheme=\"{}\">{}<div class=\"side\">{}<section class=\"panel\" id=\"panel\"><p class=\"summary\">{}</p><p class=\"quiet\">{}</p></section>{}</div></div>",
        both.any().map.legend.scheme.id(),
        picture(both),
        national(both),
        both.say(|view, _| view.summary.join(" ")),
        both.ui(Ui::ChooseProvince),
        list(both)
    )
}

fn picture(both: &Both<'_>) -> String {
    let view = both.any();
    let paths = map::paths(|path| {
        let province = view.map.provinces.iter().find(|province| province.plate == path.plate);
        let attributes = province.map(|province| province_attributes(view, province)).unwrap_or_default();
        // The living page takes these shapes over, and needs to know where their labels go.
        let place = format!("data-x=\"{}\" data-y=\"{}\" ", path.label_x, path.label_y);
        (place + &attributes, String::new())
    });
    let circles = view.map.circles.as_ref().map(|shown| map::circles(&shown.circles)).unwrap_or_default();
    let notes: String = (0..view.notes.len())
        .map(|at| format!("<p>{}</p>", both.say(|view, _| view.notes.get(at).cloned().unwrap_or_default())))
        .collect();
    format!(
        "<figure class=\"picture\" id=\"map\"><div class=\"canvas\" data-testid=\"map\">\
         <svg class=\"map\" viewBox=\"0 0 {VIEW_WIDTH} {VIEW_HEIGHT}\" role=\"img\" aria-labelledby=\"first-map-title\">\
         {}<g class=\"provinces\">{paths}</g><g class=\"circles\" aria-hidden=\"true\">{circles}</g><g class=\"labels\" aria-hidden=\"true\">{}</g></svg></div>\
         <p class=\"unseen\" id=\"first-map-title\">{}</p><p class=\"unseen\">{}</p>{}\
         <figcaption class=\"credit\">{notes}<p>{}</p></figcaption></figure>",
        hatches(),
        both.each(|view, _, at| labels(view, at)),
        both.say(|view, _| view.map.title.clone()),
        both.say(|view, _| view.map.description.clone()),
        legend(both),
        both.say(credit),
    )
}

/// Patterns for provinces whose range is wider than a class, one a step, and for those without a colour; the living
/// map takes them over. Their
/// colours are the style sheet's.
fn hatches() -> String {
    let steps = 0..palette::STEPS as u8;
    let patterns: String = steps.map(|step| map::pattern("hatch", step, "", "")).collect();
    let gaps = Gap::ALL.map(|gap| map::gap_pattern("gap", gap, "", "")).concat();
    format!("<defs>{patterns}{gaps}</defs>")
}

/// As the live page puts it together.
fn credit(view: &PageView, lang: Lang) -> String {
    format!("{} · {}", view.source, Ui::MapCredit.text(lang))
}

fn province_attributes(view: &PageView, province: &MapProvince) -> String {
    let value = province.data_value.as_deref().map(|value| format!("data-value=\"{}\" ", escape(value)));
    let value = value.unwrap_or_default();
    let step = view.map.legend.step_text(province.class);
    format!("{value}data-class=\"{}\" data-step=\"{step}\"", province.class_text())
}

fn labels(view: &PageView, at: &str) -> String {
    let labelled = view.map.provinces.iter().filter(|province| province.direct_label);
    labelled
        .filter_map(|province| {
            let path = shapes::paths().iter().find(|path| path.plate == province.plate)?;
            let (x, y) = (path.label_x, path.label_y);
            let moved = match province.label_down {
                0 => String::new(),
                down => format!(" transform=\"translate(0 {down})\""),
            };
            Some(format!(
                "<text class=\"label\" {at}{moved} x=\"{x}\" y=\"{y}\"><tspan class=\"label-name\" x=\"{x}\" dy=\"-0.2em\">{}</tspan>\
                 <tspan class=\"label-value\" x=\"{x}\" dy=\"1.1em\">{}</tspan></text>",
                escape(&province.label()),
                escape(&province.value)
            ))
        })
        .collect()
}

fn legend(both: &Both<'_>) -> String {
    both.each(|view, lang, at| {
        let legend = &view.map.legend;
        let entry = |class: &str, look: String, label: &str, count: u32| {
            format!(
                "<li><button type=\"button\" class=\"class\" data-class=\"{class}\" disabled>\
                 <span class=\"swatch\" {look}></span><span class=\"class-range\">{}</span>\
                 <span class=\"class-count wide\">{}</span>\
                 <span class=\"class-count narrow\" aria-hidden=\"true\">{}</span></button></li>",
                escape(label),
                escape(&Ui::places(count, legend.level, lang)),
                escape(&Ui::places_short(count, legend.level, lang))
            )
        };
        let classes = legend.classes.iter().map(|class| {
            let step = format!("data-step=\"{}\"", class.step);
            entry(&class.class.to_string(), step, &class.label, class.provinces)
        });
        let gaps = legend
            .gaps()
            .map(|(gap, label, count)| entry(gap.id(), format!("data-gap=\"{}\"", gap.id()), label, count));
        let entries: String = classes.chain(gaps).collect();
        let circles = match map::circle_key(view.map.circles.as_ref()) {
            key if key.is_empty() => key,
            key => format!("<div class=\"circle-key\">{key}</div>"),
        };
        format!(
            "<div class=\"legend\" {at} role=\"group\" aria-label=\"{}\"><p class=\"legend-title\">{}</p>\
             <ul class=\"classes\">{entries}</ul>{circles}</div><div class=\"map-tools\" {at}>{}</div>\
             <div class=\"key-hands\" {at}>{}</div>",
            escape(Ui::Legend.text(lang)),
            escape(&legend.title),
            hands::tools(view, false),
            hands::histogram(view, false)
        )
    })
}

fn national(both: &Both<'_>) -> String {
    let line = |class: &str, text: String| format!("<p class=\"{class}\">{text}</p>");
    format!(
        "<div class=\"national\" data-testid=\"national-figure\" data-value=\"{}\">{}{}{}{}</div>",
        escape(both.any().national.data_value.as_deref().unwrap_or_default()),
        line("figure-label", both.say(|view, _| view.national.label.clone())),
        line("figure-value", both.say(|view, _| view.national.value.clone())),
        line("figure-volume", both.say(|view, _| view.national.volume.clone())),
        line("figure-total", both.say(|view, _| view.national.total.clone())),
    )
}

fn list(both: &Both<'_>) -> String {
    let search = both.each(|_, lang, at| {
        let text = escape(Ui::Search.text(lang));
        format!("<input class=\"search\" {at} type=\"search\" placeholder=\"{text}\" aria-label=\"{text}\" disabled>")
    });
    let columns = &both.any().table.columns;
    let heads: String = (0..columns.len())
        .map(|at| {
            format!(
                "<th scope=\"col\" class=\"{}\" data-column=\"{}\" aria-sort=\"none\"><button type=\"button\" disabled>{} \
                 <span class=\"unit\">{}</span></button></th>",
                class(columns[at].numeric),
                escape(&columns[at].id),
                both.say(|view, _| view.table.columns.get(at).map(|column| column.label.clone()).unwrap_or_default()),
                both.say(|view, _| view.table.columns.get(at).map(|column| column.unit.clone()).unwrap_or_default()),
            )
        })
        .collect();
    // The rows are the same places in the same order: values decide it, names only among equals, and
    // names of provinces are the same in both languages.
    let rows: String = (0..both.any().table.rows.len())
        .map(|at| row(both, |view| view.table.rows.get(at).unwrap_or(&view.table.total)))
        .collect();
    format!(
        "<section class=\"list\" id=\"list\">{search}<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-labelledby=\"first-table-caption\">\
         <table data-testid=\"table\"><caption class=\"unseen\" id=\"first-table-caption\">{}</caption><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody>\
         <tfoot>{}</tfoot></table></div></section>",
        both.say(|view, _| view.table.caption.clone()),
        row(both, |view| &view.table.total)
    )
}

fn class(numeric: bool) -> &'static str {
    if numeric { "number" } else { "words" }
}

fn row<'a>(both: &Both<'a>, pick: impl Fn(&'a PageView) -> &'a TableRow) -> String {
    let view = both.any();
    let shown = pick(view);
    let text = |at: usize| {
        both.say(|view, _| pick(view).cells.get(at).map(|cell| cell.text.clone()).unwrap_or_default())
    };
    let swatch = shown.place.filter(|place| *place > 0).map(|_| {
        let step = view.map.legend.step_text(shown.class);
        format!("<span class=\"swatch\" data-step=\"{step}\"></span>")
    });
    let cells: String = (1..shown.cells.len())
        .map(|at| {
            let numeric = view.table.columns.get(at).is_some_and(|column| column.numeric);
            format!("<td class=\"{}\">{}</td>", class(numeric), text(at))
        })
        .collect();
    format!(
        "<tr data-place=\"{}\" data-class=\"{}\"><th scope=\"row\" class=\"words\">{}<span class=\"place\">{}</span></th>{cells}</tr>",
        shown.place.map(|place| place.to_string()).unwrap_or_default(),
        shown.class.map_or("missing".to_string(), |class| class.to_string()),
        swatch.unwrap_or_default(),
        text(0)
    )
}
