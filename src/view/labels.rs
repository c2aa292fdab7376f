//! Which names stand on the map itself, and where, so that they cover neither one another nor circles.

use super::build::Context;
use super::{Circle, Circles, shapes};
use crate::messages::place_name;
use crate::types::{Level, Place};

/// Names on the whole map, and on a part of it.
const MOST: [usize; 2] = [4, 12];

/// Room between two labels of the whole map: of provinces and of regions, whose names are longer.
const APART: (f32, f32) = (130.0, 210.0);

/// Half the height of a label, with what keeps it apart from others.
const HALF: f32 = 17.0;

/// Width of a letter and height of a label in the largest type, which is a phone's.
const LETTER: (f32, f32) = (13.0, 54.0);

/// How far a highlighted place's label may be moved down where it would touch another.
const ASIDE: [i16; 5] = [0, 30, -30, 54, -54];

/// Its rim on both sides.
const RIM: f32 = 14.0;

/// Circles smaller than this, in tenths, may lie under a label: its rim of paper leaves them readable.
const IN_THE_WAY: u16 = 50;

/// A label under way: where it stands in the window, half its width, and how far it is moved down.
struct Placed {
    plate: u8,
    x: f32,
    y: f32,
    half: f32,
    down: i16,
}

/// Plates of the places that are labelled, and how far each label is moved down from where it belongs: the highlighted
/// places, or else the leading ones, the first first, none over another and, on a part of the map, none over its edge.
pub(super) fn placed(context: &Context<'_>, circles: Option<&Circles>) -> Vec<(u8, i16)> {
    let circles: &[Circle] = circles.map_or(&[], |circles| &circles.circles);
    let lit: Vec<Place> = context.highlighted().collect();
    let all =
        context.ranks.iter().map(|(place, _)| *place).filter(|place| lit.is_empty() || lit.contains(place));
    let most = MOST[usize::from(context.window.is_part())].max(context.spec.highlight.len().min(MOST[1]));
    let mut chosen: Vec<Placed> = Vec::new();
    // What was asked for by name may stand beside its place.
    let moves: &[i16] = if lit.is_empty() { &[0] } else { &ASIDE };
    for (plate, place) in all.filter_map(|place| Some((context.lead(place)?, place))) {
        if chosen.iter().any(|known| known.plate == plate) {
            continue;
        }
        let free = moves.iter().find_map(|aside| {
            let label = label(context, circles, plate, place)?;
            let label = Placed { y: label.y + f32::from(*aside), down: label.down + aside, ..label };
            (!chosen.iter().any(|other| collide(context, &label, other))).then_some(label)
        });
        chosen.extend(free);
        if chosen.len() == most {
            break;
        }
    }
    chosen.into_iter().map(|label| (label.plate, label.down)).collect()
}

/// Plates of provinces, each once and rising.
pub(super) fn highlighted(plates: &[u8]) -> Vec<u8> {
    let mut plates: Vec<u8> = plates.iter().copied().filter(|plate| (1..=81).contains(plate)).collect();
    plates.sort_unstable();
    plates.dedup();
    plates
}

/// Where a label would stand; `None` where it does not fit into the window.
fn label(context: &Context<'_>, circles: &[Circle], plate: u8, place: Place) -> Option<Placed> {
    let shape = shape(plate)?;
    let half = place_name(place, context.lang).chars().count().clamp(6, 24) as f32 * LETTER.0;
    let half = (half + RIM) / 2.0;
    if context.window.is_part() {
        let (x, y) = context.window.place(shape.label_x, shape.label_y);
        let (width, height) = (shapes::VIEW_WIDTH as f32, shapes::VIEW_HEIGHT as f32);
        let fits = half <= x && x <= width - half && LETTER.1 / 2.0 <= y && y <= height - LETTER.1 / 2.0;
        return fits.then_some(Placed { plate, x, y, half, down: 0 });
    }
    let down = down(circles, shape, apart(context.level));
    Some(Placed { plate, x: shape.label_x, y: shape.label_y + f32::from(down), half, down })
}

/// How far a label is moved down: not at all, above its own circle, or below it.
fn down(circles: &[Circle], own: &shapes::ProvincePath, apart: f32) -> i16 {
    let radius = circles.iter().find(|circle| circle.plate == own.plate).map_or(0, |circle| circle.radius);
    let beside = (f32::from(radius) / 10.0 + HALF) as i16;
    let ways: &[i16] = if radius < IN_THE_WAY { &[0] } else { &[-beside, beside] };
    let is_free = |down: &&i16| {
        let y = own.label_y + f32::from(**down);
        let is_beside = |circle: &Circle| {
            let radius = f32::from(circle.radius) / 10.0;
            circle.radius < IN_THE_WAY
                || shape(circle.plate).is_none_or(|other| {
                    (other.label_x - own.label_x).abs() > radius + apart / 3.0
                        || (other.label_y - y).abs() >= radius + HALF - 1.0
                })
        };
        circles.iter().all(is_beside)
    };
    ways.iter().find(is_free).or(ways.first()).copied().unwrap_or(0)
}

fn collide(context: &Context<'_>, one: &Placed, other: &Placed) -> bool {
    let (x, y) = ((one.x - other.x).abs(), (one.y - other.y).abs());
    if !context.window.is_part() && context.spec.highlight.is_empty() {
        return x < apart(context.level) && y < 2.0 * HALF;
    }
    x < one.half + other.half && y < LETTER.1
}

fn apart(level: Level) -> f32 {
    if level == Level::Province { APART.0 } else { APART.1 }
}

fn shape(plate: u8) -> Option<&'static shapes::ProvincePath> {
    shapes::paths().get(usize::from(plate).checked_sub(1)?)
}
