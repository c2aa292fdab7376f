//! GeoJSON as RFC 7946 wants it.

use std::collections::BTreeSet;

use serde_json::Value;
use teknoharita::protocol::PublishForm;
use teknoharita::types::{Level, Place};

use super::{made, views};

/// The polygons of a feature, each a list of rings.
fn polygons(geometry: &Value) -> Vec<Vec<Vec<[f64; 2]>>> {
    let coordinates = geometry["coordinates"].clone();
    match geometry["type"].as_str().unwrap() {
        "Polygon" => vec![serde_json::from_value(coordinates).unwrap()],
        "MultiPolygon" => serde_json::from_value(coordinates).unwrap(),
        other => panic!("{other}"),
    }
}

/// Twice the area on the plane of degrees, above zero counterclockwise.
fn doubled_area(ring: &[[f64; 2]]) -> f64 {
    ring.windows(2).map(|pair| pair[0][0] * pair[1][1] - pair[1][0] * pair[0][1]).sum()
}

/// Whether a spot lies in a ring: how often a ray to the east crosses it.
fn is_inside(ring: &[[f64; 2]], lon: f64, lat: f64) -> bool {
    let crosses = |pair: &[[f64; 2]]| {
        let ([x1, y1], [x2, y2]) = (pair[0], pair[1]);
        (y1 > lat) != (y2 > lat) && lon < x1 + (lat - y1) / (y2 - y1) * (x2 - x1)
    };
    ring.windows(2).filter(|pair| crosses(pair)).count() % 2 == 1
}

#[test]
fn every_place_has_a_shape_where_it_lies() {
    for (name, both) in views() {
        let level = both.0.map.legend.level;
        let file: Value = serde_json::from_slice(&made(&both, &PublishForm::GeoJson).bytes).unwrap();
        assert_eq!(file["type"], "FeatureCollection", "{name}");
        // RFC 7946, 4: other reference systems are gone from the format.
        assert!(file.get("crs").is_none());
        let features = file["features"].as_array().unwrap();
        assert_eq!(features.len(), level.count(), "{name}");
        let mut ids = BTreeSet::new();
        for feature in features {
            assert_eq!(feature["type"], "Feature");
            assert!(ids.insert(feature["id"].as_str().unwrap().to_string()));
            let place = Place::from_id(feature["properties"]["place"].as_str().unwrap()).unwrap();
            let polygons = polygons(&feature["geometry"]);
            assert!(!polygons.is_empty());
            for rings in &polygons {
                assert_eq!(rings.len(), 1, "no shape has a hole");
                for ring in rings {
                    assert!(ring.len() >= 4 && ring.first() == ring.last(), "{name}: {}", place.id());
                    assert!(doubled_area(ring) > 0.0, "{name}: {} runs clockwise", place.id());
                    assert!(ring.windows(2).all(|pair| pair[0] != pair[1]), "{}", place.id());
                    for [lon, lat] in ring {
                        assert!((25.6..=44.9).contains(lon) && (35.8..=42.2).contains(lat), "{lon} {lat}");
                        for degrees in [lon, lat] {
                            let parts = degrees * 100_000.0;
                            assert!(
                                (parts - parts.round()).abs() < 1e-6,
                                "{degrees} has more than five decimals"
                            );
                        }
                    }
                }
            }
            // The points that labels stand on lie in the shape, and in no other that is checked.
            let labels = teknoharita::data::provinces::all()
                .iter()
                .filter(|province| teknoharita::data::regions::at(province.plate, level) == Some(place));
            for province in labels {
                let holds =
                    |rings: &Vec<Vec<[f64; 2]>>| is_inside(&rings[0], province.label_lon, province.label_lat);
                assert!(polygons.iter().any(holds), "{name}: {} is not in {}", province.name, place.id());
            }
        }
        if level == Level::Province {
            let all: BTreeSet<String> = (1..=81).map(|plate| format!("TR-{plate:02}")).collect();
            assert_eq!(ids, all);
        }
    }
}

#[test]
fn neighbours_share_their_border_to_the_last_digit() {
    let (_, both) = views().remove(0);
    let file: Value = serde_json::from_slice(&made(&both, &PublishForm::GeoJson).bytes).unwrap();
    let points: Vec<BTreeSet<[i64; 2]>> = file["features"]
        .as_array()
        .unwrap()
        .iter()
        .map(|feature| {
            let rings = polygons(&feature["geometry"]).into_iter().flatten().flatten();
            rings.map(|spot| spot.map(|degrees| (degrees * 100_000.0).round() as i64)).collect()
        })
        .collect();
    for province in teknoharita::data::provinces::all() {
        for neighbour in &province.neighbours {
            let (here, there) =
                (&points[usize::from(province.plate) - 1], &points[usize::from(*neighbour) - 1]);
            assert!(here.intersection(there).count() >= 2, "{} and {neighbour}", province.name);
        }
    }
}
