//! The outlines of regions, made of the borders that their provinces do not share.

use std::sync::OnceLock;

use super::projection::Projection;
use super::shapes::{self, Tenths, tenths, write_ring};
use crate::data::{boundaries, regions};
use crate::types::{Level, Place};

/// One region, ready to draw.
#[derive(Clone, PartialEq, Debug)]
pub struct RegionOutline {
    /// The region.
    pub place: Place,
    /// The province where its label stands and the keyboard stops: the one nearest to its middle.
    pub lead: u8,
    /// The `d` of an SVG path, as [`shapes::ProvincePath::d`].
    pub d: String,
}

/// The regions of a level, in the order of their codes; none at the level of provinces.
pub fn outlines(level: Level) -> impl Iterator<Item = &'static RegionOutline> {
    static TABLE: OnceLock<Vec<RegionOutline>> = OnceLock::new();
    let all = TABLE.get_or_init(|| regions::all().iter().filter_map(outline).collect());
    all.iter().filter(move |outline| outline.place.level() == Some(level) && level != Level::Province)
}

fn outline(region: &regions::Region) -> Option<RegionOutline> {
    let map = Projection::country();
    let mut d = String::new();
    for ring in rings(boundaries::outer_borders(&region.plates)) {
        let points: Vec<Tenths> = ring.iter().map(|&(lon, lat)| tenths(&map, lon, lat)).collect();
        write_ring(&mut d, &points);
    }
    Some(RegionOutline { place: Place::from_nuts(region.code)?, lead: lead(&region.plates)?, d })
}

/// The outer rings of a region in degrees of longitude and latitude, closed; empty where the place is no region.
///
/// ```
/// use teknoharita::{types::Place, view::outlines::region_rings};
/// let rings = region_rings(Place::from_nuts("TR51").unwrap());
/// assert_eq!(rings.len(), 1); // Ankara
/// assert_eq!(rings[0].first(), rings[0].last());
/// ```
pub fn region_rings(place: Place) -> Vec<Vec<(f64, f64)>> {
    let plates = regions::get(place).map_or(&[][..], |region| &region.plates);
    rings(boundaries::outer_borders(plates))
}

/// Puts lines together that end where another begins. A line that finds no other ends its ring, which the
/// picture closes.
fn rings(mut lines: Vec<Vec<(f64, f64)>>) -> Vec<Vec<(f64, f64)>> {
    let mut rings = Vec::new();
    while let Some(mut ring) = lines.pop() {
        while ring.first() != ring.last() {
            let Some(next) = lines.iter().position(|line| line.first() == ring.last()) else { break };
            ring.extend(lines.swap_remove(next).into_iter().skip(1));
        }
        rings.push(ring);
    }
    rings
}

/// The province whose label lies nearest to the mean of all labels.
fn lead(plates: &[u8]) -> Option<u8> {
    let labels = || {
        let paths = shapes::paths().iter().filter(|path| plates.contains(&path.plate));
        paths.map(|path| (path.plate, path.label_x, path.label_y))
    };
    let count = labels().count().max(1) as f32;
    let (x, y) = labels().fold((0.0, 0.0), |(x, y), (_, label_x, label_y)| (x + label_x, y + label_y));
    let apart = |label_x: f32, label_y: f32| {
        let (east, south) = (label_x - x / count, label_y - y / count);
        east * east + south * south
    };
    labels().min_by(|a, b| apart(a.1, a.2).total_cmp(&apart(b.1, b.2))).map(|(plate, ..)| plate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outlines_are_closed_and_hold_no_inner_border() {
        for region in regions::all() {
            let borders = boundaries::outer_borders(&region.plates);
            let points: usize = borders.iter().map(|line| line.len() - 1).sum();
            let rings = rings(borders);
            assert!(rings.iter().all(|ring| ring.first() == ring.last()), "{}", region.code);
            assert_eq!(rings.iter().map(|ring| ring.len() - 1).sum::<usize>(), points, "{}", region.code);
            let alone: usize =
                region.plates.iter().map(|plate| boundaries::outer_borders(&[*plate]).len()).sum();
            let together = boundaries::outer_borders(&region.plates).len();
            assert_eq!(together == alone, region.plates.len() == 1, "{}", region.code);
        }
        assert_eq!(Level::ALL.map(|level| outlines(level).count()), [0, 26, 12]);
        let of_one = outlines(Level::Nuts2).find(|outline| outline.place.id() == "TR51").unwrap();
        assert_eq!(of_one.lead, 6);
    }
}
