//! Rectangles of given areas that fill a rectangle and are as square as can be.

/// A rectangle: left, top, width, height.
pub type Tile = [f64; 4];

/// Squarified treemap: `areas` fall, and each gets a part of the field that is proportional to it.
///
/// Rows are laid along the shorter side; an area joins a row as long as this makes the worst of its rectangles no
/// less square. Bruls, Huizing and van Wijk 2000, Squarified Treemaps,
/// <https://doi.org/10.1007/978-3-7091-6783-0_4>. An area that is not above zero gets an empty rectangle.
pub fn squarified(areas: &[f64], field: Tile) -> Vec<Tile> {
    let whole: f64 = areas.iter().copied().filter(|area| *area > 0.0).sum();
    let [mut left, mut top, mut width, mut height] = field;
    let scale = if whole > 0.0 { width * height / whole } else { 0.0 };
    let sizes: Vec<f64> = areas.iter().map(|area| area.max(0.0) * scale).collect();
    let mut tiles = Vec::with_capacity(areas.len());
    let mut at = 0;
    while at < sizes.len() {
        let side = width.min(height);
        let mut end = at + 1;
        while end < sizes.len() && worst(&sizes[at..=end], side) <= worst(&sizes[at..end], side) {
            end += 1;
        }
        let row: f64 = sizes[at..end].iter().sum();
        let depth = if side > 0.0 { row / side } else { 0.0 };
        let mut along = 0.0;
        for size in &sizes[at..end] {
            let length = if depth > 0.0 { size / depth } else { 0.0 };
            tiles.push(match width >= height {
                true => [left, top + along, depth, length],
                false => [left + along, top, length, depth],
            });
            along += length;
        }
        if width >= height {
            (left, width) = (left + depth, (width - depth).max(0.0));
        } else {
            (top, height) = (top + depth, (height - depth).max(0.0));
        }
        at = end;
    }
    tiles
}

/// The largest ratio of sides in a row of areas that is laid along a side.
fn worst(row: &[f64], side: f64) -> f64 {
    let sum: f64 = row.iter().sum();
    let (least, most) = row.iter().fold((f64::INFINITY, 0.0f64), |(a, b), area| (a.min(*area), b.max(*area)));
    if least <= 0.0 || side <= 0.0 {
        return f64::INFINITY;
    }
    (side * side * most / (sum * sum)).max(sum * sum / (side * side * least))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_example_of_the_paper() {
        // Areas 6, 6, 4, 3, 2, 2, 1 in a rectangle of 6 by 4: the first row is the two largest, 3 wide.
        let tiles = squarified(&[6.0, 6.0, 4.0, 3.0, 2.0, 2.0, 1.0], [0.0, 0.0, 6.0, 4.0]);
        assert_eq!(tiles[0], [0.0, 0.0, 3.0, 2.0]);
        assert_eq!(tiles[1], [0.0, 2.0, 3.0, 2.0]);
        // Then 4 and 3 side by side above the rest.
        let near = |a: f64, b: f64| (a - b).abs() < 1e-9;
        assert!(near(tiles[2][2], 12.0 / 7.0) && near(tiles[2][3], 7.0 / 3.0), "{tiles:?}");
    }

    proptest! {
        #[test]
        fn areas_are_proportional_inside_and_apart(
            mut areas in prop::collection::vec(0.0f64..1e9, 1..60),
            width in 10.0f64..900.0,
            height in 10.0f64..900.0,
        ) {
            areas.sort_by(|a, b| b.total_cmp(a));
            let tiles = squarified(&areas, [5.0, 7.0, width, height]);
            prop_assert_eq!(tiles.len(), areas.len());
            let whole: f64 = areas.iter().sum();
            prop_assume!(whole > 0.0);
            for (area, [left, top, w, h]) in areas.iter().zip(&tiles) {
                let share = w * h / (width * height);
                prop_assert!((share - area / whole).abs() < 1e-6, "{} {}", share, area / whole);
                prop_assert!(*left >= 5.0 - 1e-6 && *top >= 7.0 - 1e-6);
                prop_assert!(left + w <= 5.0 + width + 1e-6 && top + h <= 7.0 + height + 1e-6);
            }
            for (at, a) in tiles.iter().enumerate() {
                for b in &tiles[at + 1..] {
                    let over = |from: f64, length: f64, other: f64, others: f64| {
                        (from + length).min(other + others) - from.max(other)
                    };
                    let shared = over(a[0], a[2], b[0], b[2]).max(0.0) * over(a[1], a[3], b[1], b[3]).max(0.0);
                    prop_assert!(shared < 1e-3, "{:?} {:?}", a, b);
                }
            }
        }
    }
}
