//! Labels that do not touch.

use super::scene::{LETTER, Words, width};

/// A rectangle: left, top, right, bottom.
pub type Rect = [f64; 4];

/// Moves the middles of labels that stand above one another apart, as little as it takes and in their order.
/// What does not fit between top and bottom leaves at the bottom.
///
/// Neighbours that are too close become a block around the middle of where they want to be, as in the regression
/// that keeps an order (pool adjacent violators; Barlow et al. 1972).
pub fn spread(wanted: &[f64], gap: f64, top: f64, bottom: f64) -> Vec<f64> {
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    order.sort_by(|a, b| wanted[*a].total_cmp(&wanted[*b]).then(a.cmp(b)));
    // Blocks: the sum of where their first label wants to be, and how many labels they hold.
    let mut blocks: Vec<(f64, usize)> = Vec::new();
    let start = |(sum, count): (f64, usize)| {
        let most = bottom - gap * (count as f64 - 1.0);
        (sum / count as f64).min(most).max(top)
    };
    for at in &order {
        let mut block = (wanted[*at], 1);
        while let Some(last) = blocks.last().copied() {
            if start(last) + gap * last.1 as f64 <= start(block) {
                break;
            }
            // Where the block's first label wants to be, as its later labels see it.
            block = (last.0 + block.0 - gap * (last.1 * block.1) as f64, last.1 + block.1);
            blocks.pop();
        }
        blocks.push(block);
    }
    let places = blocks.into_iter().flat_map(|block| {
        let first = start(block);
        (0..block.1).map(move |at| first + gap * at as f64)
    });
    let mut found = vec![0.0; wanted.len()];
    order.into_iter().zip(places).for_each(|(at, place)| found[at] = place);
    found
}

/// A point that wants a name.
pub struct Point {
    /// Where.
    pub x: f64,
    /// Where.
    pub y: f64,
    /// How far it reaches.
    pub reach: f64,
    /// Its name; none where it wants none.
    pub name: Option<String>,
    /// Whether its name is bold.
    pub bold: bool,
}

/// Names that touch neither one another, nor a point, nor what is taken already; the first points come first.
pub fn names(points: &[Point], field: Rect, taken: &[Rect]) -> Vec<Words> {
    let dot = |point: &Point| {
        [point.x - point.reach, point.y - point.reach, point.x + point.reach, point.y + point.reach]
    };
    let mut taken: Vec<Rect> = points.iter().map(dot).chain(taken.iter().copied()).collect();
    let mut found = Vec::new();
    for point in points {
        let Some(name) = &point.name else { continue };
        let (x, y, gap) = (point.x, point.y, point.reach + 2.0);
        let half = width(name, point.bold) / 2.0;
        let plain = |x, y| Words::new(x, y, name.as_str()).bold(point.bold).halo();
        let ways = [
            plain(x + gap, y + LETTER * 0.35),
            plain(x - gap, y + LETTER * 0.35).end(),
            plain(x.clamp(field[0] + half, (field[2] - half).max(field[0] + half)), y - gap - 1.0).middle(),
            plain(x.clamp(field[0] + half, (field[2] - half).max(field[0] + half)), y + gap + LETTER * 0.8)
                .middle(),
        ];
        let fits = |words: &Words| {
            let rect = words.rect();
            let inside =
                rect[0] >= field[0] && rect[1] >= field[1] && rect[2] <= field[2] && rect[3] <= field[3];
            inside && !taken.iter().any(|other| touch(rect, *other))
        };
        if let Some(words) = ways.into_iter().find(fits) {
            taken.push(words.rect());
            found.push(words);
        }
    }
    found
}

/// Whether two rectangles share more than an edge.
pub fn touch(a: Rect, b: Rect) -> bool {
    a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_move_as_little_as_it_takes() {
        assert_eq!(spread(&[10.0, 50.0], 10.0, 0.0, 100.0), [10.0, 50.0]);
        assert_eq!(spread(&[50.0, 50.0], 10.0, 0.0, 100.0), [45.0, 55.0]);
        assert_eq!(spread(&[52.0, 50.0, 99.0], 10.0, 0.0, 100.0), [56.0, 46.0, 99.0]);
        // A block that grows pushes the one before it.
        let found = spread(&[0.0, 30.0, 30.0, 30.0, 30.0], 10.0, 0.0, 100.0);
        assert_eq!(found, [0.0, 15.0, 25.0, 35.0, 45.0]);
        let found = spread(&[99.0; 4], 10.0, 0.0, 100.0);
        assert_eq!(found, [70.0, 80.0, 90.0, 100.0]);
        assert!(spread(&[], 10.0, 0.0, 100.0).is_empty());
    }
}
