//! A picture as plain values: shapes with the names of colours, not colours. The page gives them those of its
//! theme, a file those of light paper.

use crate::data::Tier;
use crate::view::letters::{clipped, em};

/// A picture for one width, in pixels of its own.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Scene {
    /// `wide`, `middle` or `narrow`.
    pub id: &'static str,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
    /// What lies below the marks: grids, axes.
    pub back: Vec<Shape>,
    /// What carries values, in the order of the keyboard.
    pub marks: Vec<Mark>,
    /// What lies above them: labels.
    pub front: Vec<Shape>,
}

/// What carries a value: it can be reached by keys and says what it is.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Mark {
    /// What it is, with its values.
    pub label: String,
    /// What it is of, for programs: a plate, a tier, a period.
    pub id: String,
    /// Whether it is the province that is chosen on the map.
    pub chosen: bool,
    /// Its shapes.
    pub shapes: Vec<Shape>,
}

/// A shape.
#[derive(Clone, PartialEq, Debug)]
pub enum Shape {
    /// A rectangle: left, top, width, height.
    Rect([f64; 4], Look),
    /// A path: the `d` of SVG.
    Path(String, Look),
    /// A circle: middle and radius.
    Circle([f64; 3], Look),
    /// A text.
    Text(Words),
}

/// How a shape looks.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Look {
    /// Its inside; without one it is empty.
    pub fill: Option<Paint>,
    /// Its outline.
    pub line: Option<Line>,
    /// Seen only when its mark is looked at.
    pub is_guide: bool,
    /// Never seen: it makes its mark easier to point at.
    pub is_unseen: bool,
}

/// An outline.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Line {
    /// Colour.
    pub paint: Paint,
    /// Width.
    pub width: f64,
    /// Whether it is broken.
    pub is_dashed: bool,
}

/// The name of a colour.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Paint {
    /// Text and what matters most.
    Ink,
    /// What is quiet.
    Muted,
    /// Grids.
    Hair,
    /// The outline of what is as pale as the ground.
    Edge,
    /// What lies back.
    Soft,
    /// The ground.
    Paper,
    /// What is pointed at.
    Accent,
    /// Below what it is measured by.
    Below,
    /// A tier.
    Tier(Tier),
    /// Goods that can be of several tiers.
    Open,
    /// A step of the sequential ramp, 0-6.
    Step(u8),
}

/// A text in a picture.
#[derive(Clone, PartialEq, Debug)]
pub struct Words {
    /// Where it begins, ends or has its middle.
    pub x: f64,
    /// Its base line.
    pub y: f64,
    /// Which of the three.
    pub anchor: Anchor,
    /// Size of its letters.
    pub size: f64,
    /// Whether it is bold.
    pub bold: bool,
    /// Colour: ink or muted; within a shape that of the shape, for a text that can be read on it.
    pub paint: Paint,
    /// Whether it stands on a shape of that colour.
    pub is_on: bool,
    /// Whether it has an edge of paper, because it stands on other shapes.
    pub halo: bool,
    /// The text.
    pub text: String,
}

/// Which point of a text its place is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Anchor {
    /// Where it begins.
    Start,
    /// Its middle.
    Middle,
    /// Where it ends.
    End,
}

/// Size of the letters of pictures.
pub const LETTER: f64 = 12.0;

impl Look {
    /// Filled.
    pub fn fill(paint: Paint) -> Look {
        Look { fill: Some(paint), ..Look::default() }
    }

    /// An outline alone.
    pub fn line(paint: Paint, width: f64) -> Look {
        Look { line: Some(Line { paint, width, is_dashed: false }), ..Look::default() }
    }

    /// The same with an outline.
    pub fn edge(self, paint: Paint, width: f64) -> Look {
        Look { line: Some(Line { paint, width, is_dashed: false }), ..self }
    }

    /// The same with a broken outline.
    pub fn dashed(self) -> Look {
        Look { line: self.line.map(|line| Line { is_dashed: true, ..line }), ..self }
    }

    /// The same, never seen.
    pub fn unseen(self) -> Look {
        Look { is_unseen: true, ..self }
    }

    /// The same, seen only when its mark is looked at.
    pub fn guide(self) -> Look {
        Look { is_guide: true, ..self }
    }
}

impl Words {
    /// A text that begins somewhere, in ink.
    pub fn new(x: f64, y: f64, text: impl Into<String>) -> Words {
        Words {
            x,
            y,
            anchor: Anchor::Start,
            size: LETTER,
            bold: false,
            paint: Paint::Ink,
            is_on: false,
            halo: false,
            text: text.into(),
        }
    }

    /// One that ends there.
    pub fn end(self) -> Words {
        Words { anchor: Anchor::End, ..self }
    }

    /// One that has its middle there.
    pub fn middle(self) -> Words {
        Words { anchor: Anchor::Middle, ..self }
    }

    /// A quiet one.
    pub fn muted(self) -> Words {
        Words { paint: Paint::Muted, ..self }
    }

    /// A bold one.
    pub fn bold(self, bold: bool) -> Words {
        Words { bold, ..self }
    }

    /// One with an edge of paper.
    pub fn halo(self) -> Words {
        Words { halo: true, ..self }
    }

    /// One that stands on a shape of a colour.
    pub fn on(self, paint: Paint) -> Words {
        Words { paint, is_on: true, ..self }
    }

    /// Its estimated width.
    pub fn width(&self) -> f64 {
        width(&self.text, self.bold) * self.size / LETTER
    }

    /// The rectangle that it takes, estimated: left, top, right, bottom.
    pub fn rect(&self) -> [f64; 4] {
        let width = self.width();
        let left = match self.anchor {
            Anchor::Start => self.x,
            Anchor::Middle => self.x - width / 2.0,
            Anchor::End => self.x - width,
        };
        [left, self.y - self.size * 0.78, left + width, self.y + self.size * 0.22]
    }
}

impl Shape {
    /// A straight line.
    pub fn line(from: (f64, f64), to: (f64, f64), look: Look) -> Shape {
        Shape::Path(format!("M{:.1} {:.1}L{:.1} {:.1}", from.0, from.1, to.0, to.1), look)
    }
}

impl Scene {
    /// An empty one.
    pub fn new(id: &'static str, width: f64) -> Scene {
        Scene { id, width, ..Scene::default() }
    }

    /// Whether it is the one for phones.
    pub fn is_narrow(&self) -> bool {
        self.id == NARROW
    }

    /// Every text in it.
    pub fn texts(&self) -> impl Iterator<Item = &Words> {
        let marks = self.marks.iter().flat_map(|mark| &mark.shapes);
        self.back.iter().chain(marks).chain(&self.front).filter_map(|shape| match shape {
            Shape::Text(words) => Some(words),
            _ => None,
        })
    }
}

/// The picture for phones.
const NARROW: &str = "narrow";

/// The widths in which every picture is drawn: for a desk, a tablet, and a phone of 390 pixels that has 358 for it.
pub const WIDTHS: [(&str, f64); 3] = [("wide", 860.0), ("middle", 660.0), (NARROW, 358.0)];

/// Estimated width of a text in letters of the usual size.
pub fn width(text: &str, bold: bool) -> f64 {
    f64::from(em(text)) * LETTER * if bold { WIDE_BOLD } else { WIDE }
}

/// A text in letters of the usual size that is no wider than so much: what is too long ends in `…`.
pub fn cut(text: &str, most: f64) -> String {
    clipped(text, (most / (LETTER * WIDE)) as f32)
}

/// How much wider than estimated the widest common fonts are, plain and bold.
const WIDE: f64 = 1.03;
const WIDE_BOLD: f64 = 1.13;

/// A line through points, as the `d` of a path.
pub fn through(points: impl IntoIterator<Item = (f64, f64)>) -> String {
    let step =
        |(at, (x, y)): (usize, (f64, f64))| format!("{}{x:.1} {y:.1}", if at == 0 { 'M' } else { 'L' });
    points.into_iter().enumerate().map(step).collect()
}
