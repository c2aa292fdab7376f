//! A picture under construction: parts below one another in a column.

use std::fmt::Write;

use super::words::{Face, text, wrap};
use super::{BAND, MARGIN, PLAIN, QUIET, TITLE, map};
use crate::messages::{Lang, Ui};
use crate::publish::escape::escape;
use crate::view::shapes::{VIEW_HEIGHT, VIEW_WIDTH};
use crate::view::{Legend, PageView};

/// What was drawn so far, and how far down.
pub(super) struct Sheet {
    pub out: String,
    /// Where the next part begins.
    pub y: f32,
    /// Left edge of the column in which parts stand.
    pub left: f32,
    /// Its width.
    pub inner: f32,
}

impl Sheet {
    /// Goes down.
    pub fn space(&mut self, height: f32) {
        self.y += height;
    }

    /// A text, broken into lines.
    pub fn paragraph(&mut self, words: &str, face: Face) {
        let lines = wrap(words, face, self.inner);
        if lines.is_empty() {
            return;
        }
        self.out.push_str(&text(&lines, face, self.left, self.y + face.size));
        self.y += face.leading() * lines.len() as f32;
    }

    /// The mark, across the whole picture.
    pub fn band(&mut self, mark: &str, width: f32) {
        let lines = wrap(mark, BAND, width - 2.0 * MARGIN);
        let height = BAND.leading() * lines.len() as f32 + 14.0;
        // Writing into a string cannot fail.
        let _ =
            write!(self.out, "<rect class=\"mark\" width=\"{width}\" height=\"{height}\" fill=\"#b42318\"/>");
        self.out.push_str(&text(&lines, BAND, MARGIN, self.y + BAND.size + 10.0));
        self.y += height;
    }

    /// The map, as wide as it is told to be.
    pub fn map(&mut self, view: &PageView, left: f32, width: f32) {
        let scale = width / VIEW_WIDTH as f32;
        let scaled = if scale == 1.0 { String::new() } else { format!(" scale({scale:.4})") };
        // Writing into a string cannot fail.
        let _ = write!(
            self.out,
            "<g class=\"map\" transform=\"translate({left} {}){scaled}\">{}</g>",
            self.y,
            map::picture(&view.map, view.mark.as_deref())
        );
        self.y += VIEW_HEIGHT as f32 * scale;
    }

    /// The key in as many columns as its longest entry leaves room for.
    pub fn legend(&mut self, legend: &Legend, lang: Lang) {
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
        let widest = entries.iter().map(room).fold(120.0, f32::max).min(self.inner);
        let columns = ((self.inner + 24.0) / widest).max(1.0) as usize;
        let step = (self.inner + 24.0) / columns as f32;
        let rows = entries.len().div_ceil(columns);
        for (at, (attributes, label, count)) in entries.iter().enumerate() {
            // Down the columns, so that the order of the classes is the order of reading.
            let x = self.left + (at / rows.max(1)) as f32 * step;
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
