//! Maps beside one another in a file of their own.

use std::fmt::Write;

use super::draw::{Style, defs, map};
use super::{Skin, key};
use crate::publish::escape::escape;
use crate::publish::svg::{Face, wrap};
use crate::view::maps::{MapsView, SmallMap};
use crate::view::palette;
use crate::view::shapes::{VIEW_HEIGHT, VIEW_WIDTH};

/// Width of the picture.
pub const WIDTH: f32 = 960.0;
const GAP: f32 = 24.0;
const LEADING: f32 = 18.0;
const TITLE: Face = Face { size: 15.0, weight: 600, fill: palette::INK };
const QUIET: Face = Face { size: 13.0, weight: 400, fill: palette::MUTED };

/// Maps and keys without the `<svg>` around them, and how wide and high they are. Ids begin with the prefix.
pub fn maps_sheet(view: &MapsView, prefix: &str) -> (String, f32, f32) {
    let columns = columns(view);
    let mut out = String::with_capacity(120_000);
    out.push_str(&defs(view, style(prefix, room_of(columns))));
    let (mut y, mut maps) = (0.0, view.maps.iter().peekable());
    while maps.peek().is_some() {
        // What lies between two maps has a row of its own.
        let is_wide = |map: &&SmallMap| map.id == "difference";
        let columns = if maps.peek().is_some_and(is_wide) { 1 } else { columns };
        let row: Vec<&SmallMap> =
            std::iter::from_fn(|| maps.next_if(|map| columns == 1 || !is_wide(map))).take(columns).collect();
        y += draw_row(&mut out, &row, (prefix, view), (y, room_of(columns)));
    }
    for shown in &view.keys {
        y += key::sheet(&mut out, shown, prefix, (0.0, y, WIDTH)) + 12.0;
    }
    (out, WIDTH, y)
}

fn columns(view: &MapsView) -> usize {
    match view.maps.len() {
        0 | 1 => 1,
        2..=4 => 2,
        _ => 3,
    }
}

/// The room of a map in a row of so many.
fn room_of(columns: usize) -> f32 {
    (WIDTH - GAP * (columns as f32 - 1.0)) / columns as f32
}

fn style(prefix: &str, room: f32) -> Style<'_> {
    let scale = room / VIEW_WIDTH as f32;
    Style { prefix, skin: Skin::File, letter: 13.0 / scale, unit: 1.0 / scale }
}

/// Maps side by side below their heads; how high they are.
fn draw_row(
    out: &mut String,
    row: &[&SmallMap],
    (prefix, view): (&str, &MapsView),
    (y, room): (f32, f32),
) -> f32 {
    let scale = room / VIEW_WIDTH as f32;
    let heads: Vec<Vec<(String, Face)>> =
        row.iter().map(|map| head(map, room, view.maps.len() == 1)).collect();
    let lines = heads.iter().map(Vec::len).max().unwrap_or(0) as f32 * LEADING;
    for (at, (small, head)) in row.iter().zip(heads).enumerate() {
        let x = at as f32 * (room + GAP);
        for (line, (words, face)) in head.into_iter().enumerate() {
            // Writing into a string cannot fail.
            let _ = write!(
                out,
                "<text x=\"{x:.1}\" y=\"{:.1}\" font-size=\"{}\" font-weight=\"{}\" fill=\"{}\">{}</text>",
                y + 15.0 + line as f32 * LEADING,
                face.size,
                face.weight,
                face.fill,
                escape(&words)
            );
        }
        let _ = write!(
            out,
            "<g data-panel=\"{}\" transform=\"translate({x:.1} {:.1}) scale({scale:.5})\">{}</g>",
            escape(&small.id),
            y + lines + 6.0,
            map(small, style(prefix, room), view.level, None)
        );
    }
    lines + 6.0 + VIEW_HEIGHT as f32 * scale + 14.0
}

/// The lines above a map; what a map alone is of stands above it already.
fn head(map: &SmallMap, room: f32, is_alone: bool) -> Vec<(String, Face)> {
    let with = |words: &str, face: Face| wrap(words, face, room).into_iter().map(move |line| (line, face));
    let note = map.note.as_deref().unwrap_or_default();
    let title = if is_alone { "" } else { map.title.as_str() };
    with(title, TITLE).chain(with(&map.national, QUIET)).chain(with(note, QUIET)).collect()
}
