//! Maps beside one another as markup: the shapes stand there once, every map uses them.

mod draw;
mod key;
mod page;
mod sheet;

pub use page::maps_page;
pub use sheet::maps_sheet;

use crate::view::maps::{ClassColour, Hatch, PlaceFill, colours};
use crate::view::palette;

/// Where maps are shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Skin {
    /// On the page, whose style sheet knows the colours of both themes.
    Page,
    /// In a file of its own, on light paper.
    File,
}

/// The colour of a class on light paper.
fn colour(colour: ClassColour) -> &'static str {
    match colour {
        ClassColour::Step(scheme, step) => scheme.light()[usize::from(step).min(palette::STEPS - 1)],
        ClassColour::Pair(share, total) => {
            colours::PAIR_LIGHT[usize::from(share).min(2)][usize::from(total).min(2)]
        }
    }
}

/// The attributes of a class: its name for the style sheet, and its colour on light paper.
fn class_attributes(class: ClassColour) -> String {
    let fill = colour(class);
    match class {
        ClassColour::Step(scheme, step) => {
            format!("data-scheme=\"{}\" data-step=\"{step}\" fill=\"{fill}\"", scheme.id())
        }
        ClassColour::Pair(share, total) => format!("data-pair=\"{share}{total}\" fill=\"{fill}\""),
    }
}

/// Whether a colour is so near the ground that a line of ink shows on it; on the others it is one of paper.
fn takes_ink(class: ClassColour) -> bool {
    match class {
        ClassColour::Step(scheme, step) => palette::is_light(scheme, step),
        ClassColour::Pair(share, total) => share + total < 2,
    }
}

/// The pattern that lies over a place.
fn overlay(fill: PlaceFill, hatch: Hatch) -> Option<&'static str> {
    let PlaceFill::Class(class) = fill else { return None };
    match (hatch, takes_ink(class)) {
        (Hatch::None, _) => None,
        (Hatch::Wide, true) => Some("wide-ink"),
        (Hatch::Wide, false) => Some("wide-paper"),
        (Hatch::Open, true) => Some("open-ink"),
        (Hatch::Open, false) => Some("open-paper"),
    }
}
