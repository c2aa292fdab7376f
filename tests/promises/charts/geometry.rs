//! Shapes are as large as the numbers that they stand for.

use teknoharita::engine::Engine;
use teknoharita::messages::Lang;
use teknoharita::types::Place;
use teknoharita::view::{ChartView, Paint, Shape};

use super::data::{annex, chart, own, trade};
use super::scenes;

/// The numbers in the `d` of a path, two a point.
fn points(d: &str) -> Vec<(f64, f64)> {
    let numbers: Vec<f64> = d
        .split(['M', 'L', 'Z', ' '])
        .filter(|part| !part.is_empty())
        .map(|part| part.parse().unwrap())
        .collect();
    numbers.chunks(2).map(|pair| (pair[0], pair[1])).collect()
}

/// The exact numbers behind a chart, by the name of their column.
fn numbers(view: &ChartView, column: &str) -> Vec<f64> {
    let sheet = view.sheet.as_ref().unwrap();
    let at = sheet.columns.iter().position(|known| known == column).unwrap();
    sheet.rows.iter().map(|row| row[at].parse().unwrap_or(f64::NAN)).collect()
}

#[test]
fn areas_stand_on_one_another_and_make_up_the_whole() {
    let published = Engine::new();
    let file = trade();
    for (engine, spec) in [(&published, annex(Lang::En)), (&file, own(Lang::En))] {
        let view = chart(engine, &spec, "tiers");
        for scene in scenes(&view) {
            let bands: Vec<Vec<(f64, f64)>> = scene
                .back
                .iter()
                .filter_map(|shape| match shape {
                    Shape::Path(d, look) if look.fill.is_some() => Some(points(d)),
                    _ => None,
                })
                .collect();
            assert!(bands.len() >= 5);
            let periods = bands[0].len() / 2;
            let (ground, sky) = (bands[0][2 * periods - 1].1, bands[bands.len() - 1][0].1);
            let mut below = vec![ground; periods];
            for band in &bands {
                let (upper, lower) = band.split_at(periods);
                let lower: Vec<f64> = lower.iter().rev().map(|point| point.1).collect();
                assert_eq!(lower, below, "a band begins where the one below it ends");
                below = upper.iter().map(|point| point.1).collect();
            }
            assert!(below.iter().all(|y| *y == sky), "the whole is 100% in every period");
            // The least band is as high as its share says.
            let shares = numbers(&chart(engine, &spec, "tiers;form=areas"), "share_pct");
            if spec.data_set == annex(Lang::En).data_set {
                let high = (bands[0][periods].1 - bands[0][periods - 1].1) / (ground - sky) * 100.0;
                let last = shares[shares.len() - 5];
                assert!((high - last).abs() < 0.05, "{high} {last}");
            }
        }
    }
}

#[test]
fn tiles_are_proportional_and_within_the_picture() {
    let engine = trade();
    let view = chart(&engine, &own(Lang::Tr), "treemap;top=15");
    let values = numbers(&view, "value");
    let whole: f64 = values.iter().sum();
    for scene in scenes(&view) {
        let tiles: Vec<(&str, [f64; 4])> = scene
            .marks
            .iter()
            .filter_map(|mark| match mark.shapes.first() {
                Some(Shape::Rect(tile, _)) => Some((mark.label.as_str(), *tile)),
                _ => None,
            })
            .collect();
        assert_eq!(tiles.len(), values.len());
        let area = |tile: &[f64; 4]| tile[2] * tile[3];
        let all: f64 = tiles.iter().map(|(_, tile)| area(tile)).sum();
        let mut drawn: Vec<f64> = tiles.iter().map(|(_, tile)| area(tile) / all).collect();
        let mut told: Vec<f64> = values.iter().map(|value| value / whole).collect();
        drawn.sort_by(f64::total_cmp);
        told.sort_by(f64::total_cmp);
        for (drawn, told) in drawn.iter().zip(told) {
            assert!((drawn - told).abs() < 1e-9, "{drawn} {told}");
        }
        for (label, [x, y, width, height]) in tiles {
            assert!(
                x >= -1e-6
                    && y >= 0.0
                    && x + width <= scene.width + 1e-6
                    && y + height <= scene.height + 1e-6,
                "{label}"
            );
        }
    }
}

#[test]
fn bars_are_the_maps_numbers_in_its_order() {
    let engine = Engine::new();
    let page = engine.view(&annex(Lang::Tr)).unwrap();
    let view = chart(&engine, &annex(Lang::Tr), "ranking;top=all");
    let scene = &scenes(&view)[0];
    assert_eq!(scene.marks.len(), 81);
    for mark in &scene.marks {
        let plate = Place::from_id(&mark.id).and_then(Place::plate).unwrap();
        let province = page.map.provinces.iter().find(|province| province.plate == plate).unwrap();
        assert!(
            mark.label.starts_with(&format!("{}: {} · {}", province.name, province.value, province.volume))
        );
        // As long as its number says: from nothing to 40.
        let bar = mark.shapes.iter().find_map(|shape| match shape {
            Shape::Rect(bar, look) if look.fill != Some(Paint::Soft) => Some(*bar),
            _ => None,
        });
        let value: f64 = province.data_value.as_ref().unwrap().parse().unwrap();
        let [_, _, width, _] = bar.unwrap();
        let longest = scene.marks[0].shapes.iter().find_map(|shape| match shape {
            Shape::Rect(bar, _) => Some(bar[2]),
            _ => None,
        });
        let first: f64 = page.map.provinces[25].data_value.as_ref().unwrap().parse().unwrap();
        assert!((width - (longest.unwrap() * value / first).max(0.5)).abs() < 0.05, "{}", mark.label);
    }
    let shares = numbers(&view, "share_pct");
    assert!(shares.windows(2).all(|pair| pair[0] >= pair[1]), "the table has the order of the bars");
}

#[test]
fn what_is_open_is_a_whisker_from_its_least_to_its_most_and_leads_nobody() {
    let text =
        "yıl;akış;il;isic_rev3;ülke;usd\n2024;x;Ankara;24;Irak;1000000\n2024;x;Ankara;1711;Irak;1000000
2024;x;İzmir;2423;Irak;400000\n2024;x;İzmir;1711;Irak;600000\n";
    let (engine, _) = crate::promises::support::read(text.as_bytes()).unwrap();
    let view = chart(&engine, &own(Lang::Tr), "ranking");
    let scene = &scenes(&view)[0];
    // Ankara can have nothing or a half, İzmir has two fifths: nobody surely leads.
    let ankara = scene.marks.iter().find(|mark| mark.id == "6").unwrap();
    assert!(ankara.label.contains("%0,0–50,0"), "{}", ankara.label);
    let whisker = ankara.shapes.iter().find_map(|shape| match shape {
        Shape::Path(d, _) => Some(d.clone()),
        _ => None,
    });
    let whisker = whisker.unwrap();
    let ends: Vec<f64> = whisker[1..].split(['M', 'H', 'V', ' ']).map(|part| part.parse().unwrap()).collect();
    let izmir = scene.marks.iter().find(|mark| mark.id == "35").unwrap();
    let bar = izmir.shapes.iter().find_map(|shape| match shape {
        Shape::Rect(bar, _) => Some(*bar),
        _ => None,
    });
    let [left, _, width, _] = bar.unwrap();
    assert!((ends[0] - left).abs() < 0.06 && ((ends[2] - ends[0]) / width - 50.0 / 40.0).abs() < 0.01);
    assert!(!view.title.contains("en çok"), "{}", view.title);
    assert!(view.notes.iter().any(|note| note.contains("aralıkta")));
}

#[test]
fn below_zero_there_is_no_area_of_a_whole() {
    let text = "yıl;akış;il;isic_rev3;ülke;usd\n2023;x;Ankara;2423;Irak;1000\n2024;x;Ankara;2423;Irak;-500
2023;x;Ankara;1711;Irak;5000\n2024;x;Ankara;1711;Irak;5000\n2024;x;Ankara;1810;Irak;-1\n";
    let (engine, _) = crate::promises::support::read(text.as_bytes()).unwrap();
    let refused = chart(&engine, &own(Lang::En), "tiers").refusal.unwrap();
    assert!(refused.0.contains("below zero") && refused.1.contains("lines"), "{refused:?}");
    assert!(chart(&engine, &own(Lang::En), "tiers;form=lines").refusal.is_none());
    // A product below zero has no tile, and this is said.
    let view = chart(&engine, &own(Lang::En), "treemap");
    assert_eq!(scenes(&view)[0].marks.len(), 1);
    assert_eq!(view.notes.len(), 1);
}
