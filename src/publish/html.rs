//! The map as one HTML file that needs nothing else: no network, no script to be right, its own policy.

pub mod frame;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use self::frame::{Document, Parts, document};
use super::card::card_in_markup;
use super::escape::escape;
use super::map_csv::map_csv;
use super::publication::Publication;
use super::svg::{self, map};
use crate::messages::{Core, PublishText, Ui};
use crate::view::{PageView, TableRow, Theme};

const STYLE: &str = include_str!("../../public/embed/embed.css");
const SCRIPT: &str = include_str!("../../public/embed/height.js");

/// The file, as its author wants it.
pub fn published(it: &Publication) -> String {
    let theme = match it.settings.theme {
        Theme::Both => String::new(),
        theme => format!(" data-theme=\"{}\"", theme.id()),
    };
    let card = format!(
        "<script type=\"application/json\" id=\"teknoharita-card\">{}</script>",
        card_in_markup(&it.card)
    );
    let wanted = it.settings.interactive;
    let mut parts = Parts { method: escape(&it.method()), without_table: !wanted.table, ..parts(&it.view) };
    if !wanted.tooltip {
        parts.map = without_titles(&parts.map);
    }
    if wanted.data {
        parts.credit = format!("{} · {}", parts.credit, data_link(it));
    }
    write(&it.view, &theme, parts, &card)
}

/// The numbers as a file within the file, in the form of the language's spreadsheets.
fn data_link(it: &Publication) -> String {
    format!(
        "<a id=\"data\" download=\"{}.csv\" href=\"data:text/csv;charset=utf-8;base64,{}\">{}</a>",
        escape(&it.name()),
        STANDARD.encode(map_csv(&it.view)),
        PublishText::GetData.text(it.view.spec.lang)
    )
}

/// A drawing that says nothing under the pointer.
fn without_titles(markup: &str) -> String {
    // What stands in a title is escaped, so it ends where its element does.
    let mut parts = markup.split("<title>");
    let first = parts.next().unwrap_or_default().to_string();
    parts.fold(first, |all, part| all + part.split_once("</title>").map_or(part, |(_, after)| after))
}

/// The file of a view.
pub fn page(view: &PageView) -> String {
    write(view, "", parts(view), "")
}

fn write(view: &PageView, theme: &str, parts: Parts, card: &str) -> String {
    let lang = view.spec.lang;
    // The file may hold this style and this script and nothing else that acts.
    let policy = format!(
        "default-src 'none'; style-src '{}'; script-src '{}'; base-uri 'none'; form-action 'none'",
        hash(STYLE),
        hash(SCRIPT)
    );
    let title = svg::spoken_title(view);
    document(&Document {
        lang: lang.tag(),
        root: &format!("data-state=\"shown\" data-scheme=\"{}\"{theme}", view.map.legend.scheme.id()),
        policy: &policy,
        head: &format!("<title>{}</title>\n<style>{STYLE}</style>", escape(&title)),
        body: &parts.body(),
        foot: &format!("{card}<script>{SCRIPT}</script>"),
    })
}

fn parts(view: &PageView) -> Parts {
    let lang = view.spec.lang;
    let mark = view.mark.as_deref();
    let map = &view.map;
    let columns = view.table.columns.iter().map(|column| {
        let unit = match column.unit.as_str() {
            "" => String::new(),
            unit => format!("<span class=\"unit\">{}</span>", escape(unit)),
        };
        format!("<th scope=\"col\">{} {unit}</th>", escape(&column.label))
    });
    Parts {
        mark: mark.map(escape),
        headline: escape(&view.headline),
        title: escape(&view.title),
        passport: escape(&view.passport),
        map_label: escape(&svg::spoken_title(view)),
        map: map::picture(map, mark),
        description: escape(&map.description),
        legend_title: escape(&map.legend.title),
        legend: legend(view),
        gradient: map::shades(&map.legend),
        circles: map::circle_key(map.circles.as_ref()),
        national: escape(&svg::national(view)),
        show_table: PublishText::ShowTable.text(lang).to_string(),
        caption: escape(&view.table.caption),
        heads: columns.collect(),
        rows: view.table.rows.iter().map(row).collect(),
        total: row(&view.table.total),
        notes: view.notes.iter().map(|note| format!("<p>{}</p>", escape(note))).collect(),
        source: escape(&view.source),
        credit: format!(
            "{} · {}",
            Core::BoundariesCredit.text(lang),
            escape(PublishText::MadeWith.text(lang))
        ),
        method: String::new(),
        without_table: false,
        notices: String::new(),
    }
}

fn legend(view: &PageView) -> String {
    let legend = &view.map.legend;
    let entry = |step: String, gap: &str, label: &str, count: u32| {
        format!(
            "<li><span class=\"swatch\" data-step=\"{step}\"{gap}></span><span>{}</span> <span class=\"count\">{}</span></li>",
            escape(label),
            escape(&Ui::places(count, legend.level, view.spec.lang))
        )
    };
    let classes =
        legend.classes.iter().map(|class| entry(class.step.to_string(), "", &class.label, class.provinces));
    let gaps = legend.gaps().map(|(gap, label, count)| {
        entry(String::new(), &format!(" data-gap=\"{}\"", gap.id()), label, count)
    });
    let hatched = legend.hatched.iter().map(|(label, count)| {
        let entry = entry(map::HATCH_STEP.to_string(), "", label, *count);
        entry.replacen("class=\"swatch\"", "class=\"swatch hatched\"", 1)
    });
    classes.chain(gaps).chain(hatched).collect()
}

fn row(row: &TableRow) -> String {
    let cells: String = row
        .cells
        .iter()
        .enumerate()
        .map(|(at, cell)| match at {
            0 => format!("<th scope=\"row\">{}</th>", escape(&cell.text)),
            _ => format!("<td>{}</td>", escape(&cell.text)),
        })
        .collect();
    format!("<tr>{cells}</tr>")
}

/// A hash as policies write it.
fn hash(text: &str) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(text.as_bytes())))
}
