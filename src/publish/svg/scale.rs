//! The parts of a key beside its classes: shades and circles.

use std::fmt::Write;

use super::sheet::Sheet;
use super::{PLAIN, QUIET, map};
use crate::publish::escape::escape;
use crate::view::palette::{self, LEVELS};
use crate::view::{Circles, Legend, tenths_text};

/// Height of the shades.
const BAR: f32 = 22.0;

impl Sheet {
    /// The shades of a map without classes: a bar with its ends and the country's value.
    pub(super) fn gradient(&mut self, legend: &Legend) {
        let Some(gradient) = &legend.gradient else { return };
        let ramp = legend.scheme.light();
        let (y, last) = (self.y + 4.0, ramp.len() - 1);
        let (left, inner) = (self.left, self.inner);
        let stops = ramp.iter().enumerate().map(|(step, colour)| {
            format!("<stop offset=\"{}\" stop-color=\"{colour}\"/>", step as f32 / last as f32)
        });
        // Writing into a string cannot fail.
        let _ = write!(
            self.out,
            "<linearGradient id=\"teknoharita-shades\">{}</linearGradient>\
             <rect x=\"{left}\" y=\"{y}\" width=\"{inner}\" height=\"{BAR}\" fill=\"url(#teknoharita-shades)\" \
             stroke=\"{ink}\" stroke-opacity=\"0.25\"/>",
            stops.collect::<String>(),
            ink = palette::INK
        );
        let base = y + BAR + PLAIN.size + 2.0;
        let mut say = |x: f32, anchor: &str, words: &str| {
            let _ = write!(
                self.out,
                "<text x=\"{x}\" y=\"{base}\" text-anchor=\"{anchor}\" font-size=\"{}\" fill=\"{}\">{}</text>",
                PLAIN.size,
                PLAIN.fill,
                escape(words)
            );
        };
        say(left, "start", &gradient.low);
        say(left + inner, "end", &gradient.high);
        if let Some((words, shade)) = &gradient.mark {
            let x = left + inner * f32::from(*shade) / f32::from(LEVELS);
            // Beside the ends, and not over them.
            let half = PLAIN.width(words) / 2.0;
            let (from, to) = (left + PLAIN.width(&gradient.low), left + inner - PLAIN.width(&gradient.high));
            say(x.min(to - half - 12.0).max(from + half + 12.0), "middle", words);
            let _ = write!(
                self.out,
                "<path d=\"M{x} {}V{}\" stroke=\"{}\" stroke-width=\"2.5\"/>",
                y - 4.0,
                y + BAR + 4.0,
                palette::INK
            );
        }
        self.space(4.0 + BAR + PLAIN.leading() + 8.0);
    }

    /// Round amounts and their circles, in a row.
    pub(super) fn circles(&mut self, circles: &Circles) {
        let radius = |tenths: u16| f32::from(tenths) / 10.0;
        let highest = circles.key.iter().map(|entry| radius(entry.radius)).fold(14.0, f32::max);
        self.space(10.0);
        let entry = |it: &crate::view::CircleKey| 2.0 * radius(it.radius) + 25.0 + PLAIN.width(&it.label);
        let row = QUIET.width(&circles.title) + circles.key.iter().map(entry).sum::<f32>();
        // Where the row is too long, its title stands above it.
        let is_apart = row > self.inner;
        if is_apart {
            self.paragraph(&circles.title, QUIET);
        }
        let middle = self.y + highest;
        let base = middle + 7.0;
        let mut x = self.left;
        let _ = write!(
            self.out,
            "<text x=\"{x}\" y=\"{base}\" font-size=\"{}\" fill=\"{}\">{}</text><g class=\"circles\" {}>",
            QUIET.size,
            QUIET.fill,
            if is_apart { String::new() } else { escape(&circles.title) },
            map::circle_look()
        );
        x += if is_apart { 0.0 } else { QUIET.width(&circles.title) + 18.0 };
        let mut words = String::new();
        for entry in &circles.key {
            let r = radius(entry.radius);
            let _ = write!(
                self.out,
                "<circle cx=\"{}\" cy=\"{middle}\" r=\"{}\"/>",
                x + r,
                tenths_text(i32::from(entry.radius))
            );
            let _ = write!(
                words,
                "<text x=\"{}\" y=\"{base}\" font-size=\"{}\" fill=\"{}\">{}</text>",
                x + 2.0 * r + 7.0,
                PLAIN.size,
                PLAIN.fill,
                escape(&entry.label)
            );
            x += 2.0 * r + 7.0 + PLAIN.width(&entry.label) + 18.0;
        }
        self.out.push_str("</g>");
        self.out.push_str(&words);
        self.space(2.0 * highest + 4.0);
    }
}
