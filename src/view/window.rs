//! The part of the map that is looked at.

use serde::{Deserialize, Serialize};

use super::projection::Projection;
use super::shapes::{VIEW_HEIGHT, VIEW_WIDTH, tenths};
use crate::data::{boundaries, regions};
use crate::types::Place;

/// How much larger the map can be drawn. Each divides its width and its height.
const FACTORS: [i32; 4] = [1, 2, 5, 10];

/// Letters of a text at most; what is longer is no window.
const MOST_LETTERS: usize = 40;

const WIDTH: i32 = VIEW_WIDTH as i32;
const HEIGHT: i32 = VIEW_HEIGHT as i32;

/// A part of the map: how much larger than the whole it is drawn, and its middle in the units of the picture.
///
/// As text the factor and the middle, `5.310.140`, or a place, `TR51` or `6`: as large as all of it can be seen,
/// and twice at least.
/// A `+` or a `-` behind it is a step closer or further away.
///
/// ```
/// use teknoharita::view::window::Window;
/// assert_eq!(Window::parse("").view_box(), "0 0 960 430");
/// assert_eq!(Window::parse("+").view_box(), "240 107.5 480 215");
/// assert_eq!(Window::parse("++-"), Window::parse("+"));
/// assert!(Window::parse("TR51").factor() > 1);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Window {
    factor: i32,
    x: i32,
    y: i32,
}

impl Default for Window {
    fn default() -> Window {
        Window { factor: 1, x: WIDTH / 2, y: HEIGHT / 2 }
    }
}

impl Window {
    /// Reads a text; what is not understood is the whole map.
    pub fn parse(text: &str) -> Window {
        let named = text.trim_end_matches(['+', '-']);
        if text.len() > MOST_LETTERS {
            return Window::default();
        }
        let start = at(named).or_else(|| around(named)).unwrap_or_default();
        let steps = text[named.len()..].chars();
        steps.fold(start, |window, step| window.step(step == '+')).within()
    }

    /// As text: the place where one was named, nothing where it is the whole map.
    pub fn text(&self, asked: &str) -> String {
        match self.factor {
            1 => String::new(),
            _ if around(asked).is_some() => asked.to_ascii_uppercase(),
            factor => format!("{factor}.{}.{}", self.x, self.y),
        }
    }

    /// Whether it is not the whole map.
    pub fn is_part(&self) -> bool {
        self.factor > 1
    }

    /// How many times as large as on the whole map everything is.
    pub fn factor(&self) -> i32 {
        self.factor
    }

    /// The `viewBox` of the picture.
    pub fn view_box(&self) -> String {
        let (width, height) = (WIDTH * 10 / self.factor, HEIGHT * 10 / self.factor);
        let tenth = |at: i32| match at % 10 {
            0 => (at / 10).to_string(),
            rest => format!("{}.{rest}", at / 10),
        };
        let ends = [self.x * 10 - width / 2, self.y * 10 - height / 2, width, height];
        ends.map(tenth).join(" ")
    }

    /// Where a place of the picture lies on the screen, in the picture's own units.
    pub fn place(&self, x: f32, y: f32) -> (f32, f32) {
        let factor = self.factor as f32;
        (
            (x - self.x as f32) * factor + WIDTH as f32 / 2.0,
            (y - self.y as f32) * factor + HEIGHT as f32 / 2.0,
        )
    }

    fn step(self, closer: bool) -> Window {
        let at = FACTORS.iter().position(|factor| *factor == self.factor).unwrap_or(0);
        let at = if closer { at + 1 } else { at.saturating_sub(1) };
        Window { factor: FACTORS[at.min(FACTORS.len() - 1)], ..self }
    }

    /// Moved so that nothing beyond the picture is seen.
    fn within(self) -> Window {
        let middle = |at: i32, whole: i32| {
            // Half of a part, rounded up, so that its edge stays within.
            let half = (whole + 2 * self.factor - 1) / (2 * self.factor);
            at.clamp(half.min(whole / 2), (whole - half).max(whole / 2))
        };
        Window { factor: self.factor, x: middle(self.x, WIDTH), y: middle(self.y, HEIGHT) }
    }
}

/// `5.310.140`
fn at(text: &str) -> Option<Window> {
    let mut numbers = text.split('.').map(|word| word.parse::<u16>().ok().map(i32::from));
    let window = Window { factor: numbers.next()??, x: numbers.next()??, y: numbers.next()?? };
    (numbers.next().is_none() && FACTORS.contains(&window.factor)).then_some(window)
}

/// As close to a place as all of it can be seen.
fn around(id: &str) -> Option<Window> {
    let place = Place::from_id(id).filter(|place| place.is_on_map())?;
    let plates = match place.plate() {
        Some(plate) => vec![plate],
        None => regions::get(place)?.plates.clone(),
    };
    let map = Projection::country();
    let shapes = boundaries::shapes().iter().filter(|shape| plates.contains(&shape.plate));
    let points = shapes.flat_map(|shape| shape.rings.iter().flatten());
    let points: Vec<(i32, i32)> = points.map(|&(lon, lat)| tenths(&map, lon, lat)).collect();
    let xs = || points.iter().map(|(x, _)| *x);
    let ys = || points.iter().map(|(_, y)| *y);
    let (left, right) = (xs().min()?, xs().max()?);
    let (top, bottom) = (ys().min()?, ys().max()?);
    // A tenth of air around it.
    let fits = |factor: &i32| {
        (right - left) * 11 * factor <= WIDTH * 100 && (bottom - top) * 11 * factor <= HEIGHT * 100
    };
    // Of the largest regions an edge may lie outside, or to look at them would change nothing.
    let factor = FACTORS.iter().rev().copied().find(fits).unwrap_or(1).max(FACTORS[1]);
    Some(Window { factor, x: (left + right) / 20, y: (top + bottom) / 20 }.within())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::shapes;

    #[test]
    fn every_place_is_seen_whole_and_nothing_beyond_the_picture() {
        for place in Place::all().filter(|place| place.is_on_map()) {
            let window = Window::parse(&place.id());
            let box_of: Vec<f32> = window.view_box().split(' ').map(|at| at.parse().unwrap()).collect();
            assert!(box_of[0] >= 0.0 && box_of[0] + box_of[2] <= WIDTH as f32, "{} {box_of:?}", place.id());
            assert!(box_of[1] >= 0.0 && box_of[1] + box_of[3] <= HEIGHT as f32, "{} {box_of:?}", place.id());
            assert!(window.is_part(), "{}", place.id());
            let plates = match place.plate() {
                Some(plate) => vec![plate],
                None => regions::get(place).unwrap().plates.clone(),
            };
            for path in shapes::paths().iter().filter(|path| plates.contains(&path.plate)) {
                let (x, y) = window.place(path.label_x, path.label_y);
                assert!((0.0..=WIDTH as f32).contains(&x) && (0.0..=HEIGHT as f32).contains(&y));
            }
            assert_eq!(Window::parse(&window.text(&place.id())), window);
            assert_eq!(Window::parse(&window.text("")), window);
        }
    }

    #[test]
    fn steps_end_at_the_whole_map_and_at_the_closest() {
        assert_eq!(Window::parse("--"), Window::default());
        assert_eq!(Window::parse("+++++++").factor(), 10);
        assert_eq!(Window::parse("2.480.215").text("+"), "2.480.215");
        for hostile in ["2.99999.1", "3.1.1", "+<b>", "TR999", "0", "-1", "2.1", "2.1.1.1", "....", "é+"] {
            Window::parse(hostile).view_box();
        }
        assert_eq!(Window::parse("2.60000.60000").view_box(), "480 214.5 480 215");
        assert_eq!(Window::parse("3.1.1"), Window::default());
    }
}
