//! The map as a picture in a file of its own: presentation attributes only, so that it looks the same
//! in a browser, in a drawing program and in print.

pub mod labels;
pub mod map;
mod scale;
mod words;

use std::fmt::Write;

pub use self::words::{Face, text, wrap};
use crate::messages::{Core, Ui, level_note};
use crate::publish::escape::escape;
use crate::view::shapes::{VIEW_HEIGHT, VIEW_WIDTH};
use crate::view::{Legend, PageView, palette};

/// The fonts of pictures: those of the system.
pub const SANS: &str = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";
const MARGIN: f32 = 24.0;
const WIDTH: f32 = VIEW_WIDTH as f32;
const INNER: f32 = WIDTH - 2.0 * MARGIN;

// Sizes hold at a width of 400 pixels too, where they shrink to two fifths.
const TITLE: Face = Face { size: 25.0, weight: 600, fill: palette::INK };
const PLAIN: Face = Face { size: 22.0, weight: 400, fill: palette::INK };
const QUIET: Face = Face { size: 21.0, weight: 400, fill: palette::MUTED };
const BAND: Face = Face { size: 34.0, weight: 600, fill: "#ffffff" };

/// The whole picture.
pub fn map_svg(view: &PageView) -> String {
    let lang = view.spec.lang;
    let mut sheet = Sheet { out: String::with_capacity(120_000), y: 0.0 };
    if let Some(mark) = &view.mark {
        sheet.band(mark);
    }
    sheet.space(16.0);
    sheet.paragraph(&view.headline, headline_face(&view.headline));
    sheet.space(8.0);
    sheet.paragraph(&view.title, TITLE);
    sheet.paragraph(&view.passport, QUIET);
    if let Some(note) = level_note(view.map.legend.level, lang) {
        sheet.paragraph(note, QUIET);
    }
    sheet.space(10.0);
    sheet.map(view);
    sheet.space(6.0);
    sheet.legend(&view.map.legend, lang);
    if let Some(circles) = &view.map.circles {
        sheet.circles(circles);
    }
    sheet.space(12.0);
    sheet.paragraph(&national(view), PLAIN);
    sheet.space(8.0);
    sheet.paragraph(&view.source, QUIET);
    sheet.paragraph(Core::BoundariesCredit.text(lang), QUIET);
    sheet.space(20.0);
    finish(view, &sheet)
}

/// The largest size in which a headline takes two lines, or else the smallest.
fn headline_face(headline: &str) -> Face {
    let face = |size: f32| Face { size, weight: 600, fill: palette::INK };
    let fits = |face: &Face| wrap(headline, *face, INNER).len() <= 2;
    [36.0, 34.0, 32.0].map(face).into_iter().find(fits).unwrap_or(face(30.0))
}

/// "Türkiye: %3,6 · 8,61 milyar dolar · toplam ihracat: 238 milyar dolar"; nothing is said twice. Where goods are
/// left out, the number with everything follows.
pub fn national(view: &PageView) -> String {
    let figure = &view.national;
    let mut parts = vec![format!("{}: {}", figure.label, figure.value)];
    if figure.volume != figure.value {
        parts.push(figure.volume.clone());
        parts.push(figure.total.clone());
    }
    parts.extend(figure.whole.clone());
    parts.retain(|part| !part.is_empty());
    parts.join(" · ")
}

/// Title of the map for those who hear it; the mark comes first.
pub fn spoken_title(view: &PageView) -> String {
    marked(view.mark.as_deref(), &view.map.title)
}

/// A title behind the mark of a synthetic sample, where there is one.
pub fn marked(mark: Option<&str>, title: &str) -> String {
    mark.map_or_else(|| title.to_string(), |mark| format!("{mark} · {title}"))
}

fn finish(view: &PageView, sheet: &Sheet) -> String {
    let height = sheet.y;
    let description = format!("{} {} {} {}", view.headline, view.passport, view.map.description, view.source);
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" \
         width=\"{WIDTH}\" height=\"{height}\" viewBox=\"0 0 {WIDTH} {height}\" xml:lang=\"{lang}\" lang=\"{lang}\" \
         font-family=\"{}\" role=\"img\" aria-labelledby=\"teknoharita-title teknoharita-description\">\
         <title id=\"teknoharita-title\">{}</title><desc id=\"teknoharita-description\">{}</desc>\
         <rect width=\"{WIDTH}\" height=\"{height}\" fill=\"{}\"/>{}</svg>\n",
        escape(SANS),
        escape(&spoken_title(view)),
        escape(&description),
        palette::PAPER,
        sheet.out,
        lang = view.spec.lang.tag(),
    )
}

/// What was drawn so far, and how far down.
struct Sheet {
    out: String,
    y: f32,
}

impl Sheet {
    fn space(&mut self, height: f32) {
        self.y += height;
    }

    fn paragraph(&mut self, words: &str, face: Face) {
        let lines = wrap(words, face, INNER);
        if lines.is_empty() {
            return;
        }
        self.out.push_str(&text(&lines, face, MARGIN, self.y + face.size));
        self.y += face.leading() * lines.len() as f32;
    }

    fn band(&mut self, mark: &str) {
        let lines = wrap(mark, BAND, INNER);
        let height = BAND.leading() * lines.len() as f32 + 14.0;
        // Writing into a string cannot fail.
        let _ =
            write!(self.out, "<rect class=\"mark\" width=\"{WIDTH}\" height=\"{height}\" fill=\"#b42318\"/>");
        self.out.push_str(&text(&lines, BAND, MARGIN, self.y + BAND.size + 10.0));
        self.y += height;
    }

    fn map(&mut self, view: &PageView) {
        let _ = write!(
            self.out,
            "<g class=\"map\" transform=\"translate(0 {})\">{}</g>",
            self.y,
            map::picture(&view.map, view.mark.as_deref())
        );
        self.y += VIEW_HEIGHT as f32;
    }

    /// The key in as many columns as its longest entry leaves room for.
    fn legend(&mut self, legend: &Legend, lang: crate::messages::Lang) {
        const SWATCH: (f32, f32) = (30.0, 20.0);
        self.paragraph(&legend.title, TITLE);
        self.space(4.0);
        self.gradient(legend);
        let classes = legend
            .classes
            .iter()
            .map(|class| (map::fill(legend, class.class), class.label.as_str(), class.provinces));
        let gaps = legend.gaps().map(|(gap, label, count)| (map::gap_fill(gap), label, count));
        let hatched = legend.hatched.iter();
        let hatched = hatched.map(|(label, count)| (map::hatched(map::HATCH_STEP), label.as_str(), *count));
        let entries: Vec<(String, &str, String)> = classes
            .chain(gaps)
            .chain(hatched)
            .map(|(look, label, count)| (look, label, Ui::places(count, legend.level, lang)))
            .collect();
        let room = |(_, label, count): &(String, &str, String)| {
            SWATCH.0 + PLAIN.width(label) + QUIET.width(count) + 34.0
        };
        let widest = entries.iter().map(room).fold(120.0, f32::max).min(INNER);
        let columns = ((INNER + 24.0) / widest).max(1.0) as usize;
        let step = (INNER + 24.0) / columns as f32;
        let rows = entries.len().div_ceil(columns);
        for (at, (attributes, label, count)) in entries.iter().enumerate() {
            // Down the columns, so that the order of the classes is the order of reading.
            let x = MARGIN + (at / rows.max(1)) as f32 * step;
            let y = self.y + (at % rows.max(1)) as f32 * 31.0;
            let label_x = x + SWATCH.0 + 9.0;
            let _ = write!(
                self.out,
                "<rect {attributes} x=\"{x}\" y=\"{}\" width=\"{}\" height=\"{}\" {}/>",
                y + 4.0,
                SWATCH.0,
                SWATCH.1,
                if attributes.contains("stroke") { "" } else { "stroke=\"#1c2128\" stroke-opacity=\"0.25\"" },
            );
            let _ = write!(
                self.out,
                "<text x=\"{label_x}\" y=\"{}\" font-size=\"{}\" fill=\"{}\">{} <tspan dx=\"5\" fill=\"{}\">{}</tspan></text>",
                y + 22.0,
                PLAIN.size,
                PLAIN.fill,
                escape(label),
                QUIET.fill,
                escape(count)
            );
        }
        self.space(rows as f32 * 31.0);
    }
}
