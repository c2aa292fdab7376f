//! Names of points where there is room for them.

use super::{Dot, DotLabel};

/// A rectangle: left, top, right, bottom.
type Rect = [f64; 4];

/// Radius that a point keeps free.
const REACH: f64 = 5.0;

/// The names that touch neither one another nor a point. The chosen one comes first, then the points that lie
/// farthest from the middle of all.
pub(super) fn placed(dots: &[Dot], names: &[String], field: Rect, letter: f64) -> Vec<DotLabel> {
    let count = dots.len().max(1) as f64;
    let middle = (
        dots.iter().map(|dot| dot.x).sum::<f64>() / count,
        dots.iter().map(|dot| dot.y).sum::<f64>() / count,
    );
    let far = |dot: &Dot| (dot.x - middle.0) * (dot.x - middle.0) + (dot.y - middle.1) * (dot.y - middle.1);
    let mut order: Vec<(&Dot, &String)> = dots.iter().zip(names).collect();
    order.sort_by(|(a, _), (b, _)| b.chosen.cmp(&a.chosen).then(far(b).total_cmp(&far(a))));
    let mut taken: Vec<Rect> =
        dots.iter().map(|dot| [dot.x - REACH, dot.y - REACH, dot.x + REACH, dot.y + REACH]).collect();
    let mut labels = Vec::new();
    for (dot, name) in order {
        let width = name.chars().count() as f64 * letter * 0.56 + 2.0;
        let found = sides(dot, width, letter).into_iter().find(|(rect, ..)| {
            let inside =
                rect[0] >= field[0] && rect[1] >= 0.0 && rect[2] <= field[2] + 12.0 && rect[3] <= field[3];
            inside && !taken.iter().any(|other| touch(rect, other))
        });
        if let Some((rect, x, y, anchor)) = found {
            taken.push(rect);
            labels.push(DotLabel { x, y, anchor, text: name.clone() });
        }
    }
    labels
}

/// Right of a point, left of it, above and below.
fn sides(dot: &Dot, width: f64, letter: f64) -> [(Rect, f64, f64, &'static str); 4] {
    let (x, y, gap, half) = (dot.x, dot.y, REACH + 1.5, letter / 2.0);
    [
        ([x + gap, y - half, x + gap + width, y + half], x + gap, y + letter * 0.35, "start"),
        ([x - gap - width, y - half, x - gap, y + half], x - gap, y + letter * 0.35, "end"),
        ([x - width / 2.0, y - gap - letter, x + width / 2.0, y - gap], x, y - gap - 1.0, "middle"),
        ([x - width / 2.0, y + gap, x + width / 2.0, y + gap + letter], x, y + gap + letter * 0.8, "middle"),
    ]
}

fn touch(a: &Rect, b: &Rect) -> bool {
    a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]
}
