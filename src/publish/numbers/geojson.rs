//! The map with its numbers for geographical programs.

use serde_json::{Value, json};

use crate::data::boundaries;
use crate::types::{Level, Place};
use crate::view::outlines::region_rings;
use crate::view::{PageView, ViewNumbers};

use super::json::{members, passport, spec};
use super::{About, Row, rows};

/// A place on the earth in 1/100,000 of a degree, east and north.
type Spot = (i64, i64);

/// A ring of longitudes and latitudes, closed.
type Ring = Vec<(f64, f64)>;

/// Parts of a degree that coordinates are rounded to: 0.00001° is a metre, and a twentieth of the grid that the
/// boundaries were quantised to.
const PARTS: f64 = 100_000.0;

/// A FeatureCollection of RFC 7946 (<https://www.rfc-editor.org/rfc/rfc7946>): a feature for each place of the map,
/// longitude and latitude of WGS 84, outer rings counterclockwise. What the numbers are stands in the foreign member
/// `teknoharita`.
///
/// The shapes are the generalised boundaries that the map draws (`data/boundaries.txt`: Natural Earth 1:10m, on a
/// grid of 0.00064° by 0.00021°) before they are projected: good for pictures, not for areas or for asking where a
/// point lies. Regions are made of the borders that their provinces do not share.
pub fn geojson(view: &PageView, numbers: &ViewNumbers, card: &Value) -> Vec<u8> {
    let rows = rows(view, numbers);
    let of_map = rows.iter().filter(|row| matches!(row.about, About::Place(_)));
    let features: Vec<Value> = of_map.filter_map(feature).collect();
    let national = rows.iter().find(|row| row.about == About::Country).map(members);
    let file = json!({
        "type": "FeatureCollection",
        "teknoharita": {
            "schema": "teknoharita-geojson",
            "version": 1,
            "title": view.title,
            "headline": view.headline,
            "source": view.source,
            "notes": view.notes,
            "mark": view.mark,
            "boundaries": boundaries::NOTICE,
            "spec": spec(view, numbers),
            "passport": passport(view, numbers),
            "national": national,
            "card": card,
        },
        "features": features,
    });
    let mut bytes = serde_json::to_vec(&file).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

fn feature(row: &Row<'_>) -> Option<Value> {
    let place = Place::from_number(row.shown?.place)?;
    let rings: Vec<Ring> = match place.level()? {
        Level::Province => {
            let plate = place.plate()?;
            boundaries::shapes().iter().find(|shape| shape.plate == plate)?.rings.clone()
        }
        Level::Nuts2 | Level::Nuts1 => region_rings(place),
    };
    let id = if row.iso().is_empty() { row.nuts() } else { row.iso() };
    Some(json!({
        "type": "Feature",
        "id": id,
        "geometry": geometry(&rings),
        "properties": members(row),
    }))
}

/// A polygon, or several. No ring is a hole.
fn geometry(rings: &[Ring]) -> Value {
    let mut polygons: Vec<Value> = rings.iter().filter_map(|ring| polygon(ring)).collect();
    match polygons.len() {
        1 => json!({ "type": "Polygon", "coordinates": polygons.pop() }),
        _ => json!({ "type": "MultiPolygon", "coordinates": polygons }),
    }
}

/// The coordinates of a polygon of one ring; `None` where it shrinks to a line.
fn polygon(ring: &[(f64, f64)]) -> Option<Value> {
    let part = |degrees: f64| libm::round(degrees * PARTS) as i64;
    let mut spots: Vec<Spot> = ring.iter().map(|&(lon, lat)| (part(lon), part(lat))).collect();
    spots.dedup();
    if spots.first() != spots.last() {
        spots.extend(spots.first().copied());
    }
    let area = doubled_area(&spots);
    if spots.len() < 4 || area == 0 {
        return None;
    }
    // Seen from above, the inside of an outer ring is on the left.
    if area < 0 {
        spots.reverse();
    }
    let degrees = |parts: i64| parts as f64 / PARTS;
    let spots: Vec<[f64; 2]> = spots.iter().map(|&(lon, lat)| [degrees(lon), degrees(lat)]).collect();
    Some(json!([spots]))
}

/// Twice the area within a closed ring on the plane of degrees; above zero where it runs counterclockwise.
fn doubled_area(ring: &[Spot]) -> i64 {
    // Counted from the first spot, so that the products stay small.
    let Some(&(east, north)) = ring.first() else { return 0 };
    let cross = |pair: &[Spot]| match pair {
        [a, b] => (a.0 - east) * (b.1 - north) - (b.0 - east) * (a.1 - north),
        _ => 0,
    };
    ring.windows(2).map(cross).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ring_runs_counterclockwise_whichever_way_it_came() {
        let clockwise = [(30.0, 40.0), (30.0, 41.0), (31.0, 41.0), (31.0, 40.0), (30.0, 40.0)];
        let mut other = clockwise;
        other.reverse();
        for ring in [clockwise, other] {
            let expected = json!([[[30.0, 40.0], [31.0, 40.0], [31.0, 41.0], [30.0, 41.0], [30.0, 40.0]]]);
            assert_eq!(polygon(&ring), Some(expected));
        }
        assert_eq!(polygon(&[(30.0, 40.0), (30.0, 41.0), (30.0, 40.0)]), None);
        assert_eq!(polygon(&[]), None);
    }

    #[test]
    fn no_region_has_a_hole() {
        for level in [Level::Nuts2, Level::Nuts1] {
            for place in level.places() {
                let whole: f64 = region_rings(place).iter().map(|ring| area(ring)).sum();
                let signed: f64 = region_rings(place).iter().map(|ring| area(ring).abs()).sum();
                assert!((whole.abs() - signed).abs() < 1e-12, "{}", place.id());
            }
        }
    }

    fn area(ring: &[(f64, f64)]) -> f64 {
        let origin = ring[0];
        ring.windows(2)
            .map(|pair| {
                let at = |spot: (f64, f64)| (spot.0 - origin.0, spot.1 - origin.1);
                let (a, b) = (at(pair[0]), at(pair[1]));
                a.0 * b.1 - b.0 * a.1
            })
            .sum()
    }
}
