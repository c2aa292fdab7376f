//! Text in pictures, where nothing wraps by itself: its width is estimated and its lines are broken here.

use std::fmt::Write;

use crate::publish::escape::escape;
use crate::view::letters::em;

/// How a text looks.
#[derive(Clone, Copy)]
pub struct Face {
    /// Size in units of the picture.
    pub size: f32,
    /// `400` or `600`.
    pub weight: u16,
    /// Colour.
    pub fill: &'static str,
}

impl Face {
    /// From one line to the next.
    pub fn leading(self) -> f32 {
        libm::roundf(self.size * 1.3)
    }

    /// Estimated width of a text: rather too wide than too narrow, for whatever sans serif is there.
    pub fn width(self, text: &str) -> f32 {
        let bold = if self.weight > 500 { 1.06 } else { 1.0 };
        em(text) * self.size * bold
    }
}

/// Breaks a text into lines between words; a word that is wider than a line is broken where it must be.
pub fn wrap(text: &str, face: Face, width: f32) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        let longer = if line.is_empty() { word.to_string() } else { format!("{line} {word}") };
        if face.width(&longer) <= width {
            line = longer;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        for letter in word.chars() {
            line.push(letter);
            if face.width(&line) > width {
                let last = line.pop();
                if !line.is_empty() {
                    lines.push(std::mem::take(&mut line));
                }
                line.extend(last);
            }
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// Lines below one another; `y` is the first base line.
pub fn text(lines: &[String], face: Face, x: f32, y: f32) -> String {
    let mut out = format!(
        "<text x=\"{x}\" y=\"{y}\" font-size=\"{}\" font-weight=\"{}\" fill=\"{}\">",
        face.size, face.weight, face.fill
    );
    match lines {
        [line] => out.push_str(&escape(line)),
        lines => {
            for (at, line) in lines.iter().enumerate() {
                let dy = if at == 0 { 0.0 } else { face.leading() };
                // A blank keeps words apart for who reads the text without its lines.
                let blank = if at + 1 < lines.len() { " " } else { "" };
                // Writing into a string cannot fail.
                let _ = write!(out, "<tspan x=\"{x}\" dy=\"{dy}\">{}{blank}</tspan>", escape(line));
            }
        }
    }
    out.push_str("</text>");
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const FACE: Face = Face { size: 10.0, weight: 400, fill: "#000" };

    #[test]
    fn lines_fit_and_hold_every_letter() {
        let text = "Bir iki üç dört beş altı yedi sekiz dokuz on onbirinciveonikinciveonüçüncükelime";
        let lines = wrap(text, FACE, 90.0);
        assert!(lines.len() > 4);
        assert!(lines.iter().all(|line| FACE.width(line) <= 90.0));
        assert_eq!(lines.concat().replace(' ', ""), text.replace(' ', ""));
    }

    #[test]
    fn a_line_narrower_than_a_letter_ends() {
        assert_eq!(wrap("abc", FACE, 1.0), ["a", "b", "c"]);
        assert!(wrap("  ", FACE, 90.0).is_empty());
    }
}
