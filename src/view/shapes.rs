//! The provinces as paths of an SVG picture.

use super::projection::{HEIGHT, Projection, WIDTH};
use crate::data::{boundaries, provinces};
use std::fmt::Write;
use std::sync::OnceLock;

/// Width of the view box that the paths are drawn for.
pub const VIEW_WIDTH: u32 = WIDTH;

/// Height of the view box that the paths are drawn for.
pub const VIEW_HEIGHT: u32 = HEIGHT;

/// One province, ready to draw.
#[derive(Clone, PartialEq, Debug)]
pub struct ProvincePath {
    /// Plate of the province.
    pub plate: u8,
    /// The `d` of an SVG path: one closed subpath a ring, relative, to a tenth of a unit.
    ///
    /// Points are rounded where they lie and only then subtracted, so neighbours keep a common
    /// border and nothing drifts along it.
    pub d: String,
    /// Where a label belongs, from the left.
    pub label_x: f32,
    /// Where a label belongs, from the top.
    pub label_y: f32,
}

/// All provinces, by plate.
pub fn paths() -> &'static [ProvincePath] {
    static TABLE: OnceLock<Vec<ProvincePath>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let map = Projection::country();
        boundaries::shapes()
            .iter()
            .filter_map(|shape| {
                let province = provinces::get(shape.plate)?;
                let mut d = String::new();
                for ring in &shape.rings {
                    let points: Vec<Tenths> = ring.iter().map(|&(lon, lat)| tenths(&map, lon, lat)).collect();
                    write_ring(&mut d, &points);
                }
                let label = tenths(&map, province.label_lon, province.label_lat);
                Some(ProvincePath {
                    plate: shape.plate,
                    d,
                    label_x: label.0 as f32 / 10.0,
                    label_y: label.1 as f32 / 10.0,
                })
            })
            .collect()
    })
}

/// A place in tenths of a unit.
pub(super) type Tenths = (i32, i32);

pub(super) fn tenths(map: &Projection, lon: f64, lat: f64) -> Tenths {
    let (x, y) = map.forward(lon, lat);
    (libm::round(x * 10.0) as i32, libm::round(y * 10.0) as i32)
}

pub(super) fn write_ring(d: &mut String, ring: &[Tenths]) {
    let mut points = ring.to_vec();
    points.dedup();
    // `z` draws the way back to the first point.
    if points.len() > 1 && points.first() == points.last() {
        points.pop();
    }
    // What has shrunk to a line has no area to colour.
    if points.len() < 3 {
        return;
    }
    let mut from = points[0];
    d.push('M');
    write_pair(d, from);
    d.push('l');
    for &to in &points[1..] {
        write_pair(d, (to.0 - from.0, to.1 - from.1));
        from = to;
    }
    d.push('z');
}

fn write_pair(d: &mut String, (x, y): Tenths) {
    write_number(d, x);
    write_number(d, y);
}

/// Writes tenths as a decimal number, with a blank before it only where it is needed.
fn write_number(d: &mut String, tenths: i32) {
    if tenths < 0 {
        d.push('-');
    } else if d.ends_with(|last: char| last.is_ascii_digit()) {
        d.push(' ');
    }
    let (whole, tenth) = (tenths.unsigned_abs() / 10, tenths.unsigned_abs() % 10);
    // Writing into a string cannot fail.
    let _ = match (whole, tenth) {
        (whole, 0) => write!(d, "{whole}"),
        (0, tenth) => write!(d, ".{tenth}"),
        (whole, tenth) => write!(d, "{whole}.{tenth}"),
    };
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    /// Reads a path back into rings of absolute tenths.
    fn read(d: &str) -> Vec<Vec<Tenths>> {
        d.split_terminator('z')
            .map(|ring| {
                let spaced = ring.replace('-', " -").replace(['M', 'l'], " ");
                let numbers: Vec<i32> = spaced
                    .split_whitespace()
                    .map(|n| libm::round(n.parse::<f64>().unwrap() * 10.0) as i32)
                    .collect();
                let mut at = (0, 0);
                numbers
                    .chunks(2)
                    .map(|pair| {
                        at = (at.0 + pair[0], at.1 + pair[1]);
                        at
                    })
                    .collect()
            })
            .collect()
    }

    #[test]
    fn a_ring_is_written_shortly() {
        let mut d = String::new();
        write_ring(&mut d, &[(123, 40), (118, 35), (118, 35), (118, 45), (123, 40)]);
        assert_eq!(d, "M12.3 4l-.5-.5 0 1z");
        assert_eq!(read(&d), [[(123, 40), (118, 35), (118, 45)]]);
    }

    #[test]
    fn all_provinces_fit_the_view_and_the_budget() {
        let bytes: usize = paths().iter().map(|path| path.d.len()).sum();
        assert_eq!(paths().len(), 81);
        assert!(bytes <= 70_000, "{bytes}");
        let (width, height) = (VIEW_WIDTH as i32 * 10, VIEW_HEIGHT as i32 * 10);
        for path in paths() {
            for (x, y) in read(&path.d).into_iter().flatten() {
                assert!((0..=width).contains(&x) && (0..=height).contains(&y), "{}", path.plate);
            }
        }
    }

    #[test]
    fn paths_are_the_projected_boundaries() {
        let map = Projection::country();
        for (path, shape) in paths().iter().zip(boundaries::shapes()) {
            let drawn: BTreeSet<Tenths> = read(&path.d).into_iter().flatten().collect();
            let meant: BTreeSet<Tenths> =
                shape.rings.iter().flatten().map(|&(lon, lat)| tenths(&map, lon, lat)).collect();
            assert!(drawn.is_subset(&meant), "{}", path.plate);
            assert!(drawn.len() + 4 >= meant.len(), "{}", path.plate);
        }
    }

    #[test]
    fn neighbours_draw_the_same_border() {
        let points: Vec<BTreeSet<Tenths>> =
            paths().iter().map(|path| read(&path.d).into_iter().flatten().collect()).collect();
        for province in provinces::all() {
            for &neighbour in &province.neighbours {
                let (here, there) = (&points[province.plate as usize - 1], &points[neighbour as usize - 1]);
                let common = here.intersection(there).count();
                assert!(common >= 2, "{} and {neighbour}", province.name);
            }
        }
    }
}
