//! The shapes of a level's places, and where their names stand.

use crate::types::{Level, Place};
use crate::view::outlines::outlines;
use crate::view::shapes;

/// One place, ready to draw.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct PlaceShape {
    /// Number of the place.
    pub place: i8,
    /// The `d` of an SVG path, in the view box of [`crate::view::shapes`].
    pub d: &'static str,
    /// Where a label belongs, from the left.
    pub x: f32,
    /// Where a label belongs, from the top.
    pub y: f32,
}

/// The shapes of all places of a level, in the order of their numbers.
pub fn shapes(level: Level) -> Vec<PlaceShape> {
    let path = |plate: u8| shapes::paths().iter().find(|path| path.plate == plate);
    if level == Level::Province {
        let shape = |path: &'static shapes::ProvincePath| PlaceShape {
            place: path.plate as i8,
            d: &path.d,
            x: path.label_x,
            y: path.label_y,
        };
        return shapes::paths().iter().map(shape).collect();
    }
    let shape = |outline: &'static crate::view::outlines::RegionOutline| {
        let lead = path(outline.lead)?;
        Some(PlaceShape { place: outline.place.number(), d: &outline.d, x: lead.label_x, y: lead.label_y })
    };
    outlines(level).filter_map(shape).collect()
}

/// Where the name of a place stands.
pub(super) fn label_at(place: Place, level: Level) -> Option<(f32, f32)> {
    shapes(level).into_iter().find(|shape| shape.place == place.number()).map(|shape| (shape.x, shape.y))
}
