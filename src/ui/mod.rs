//! The page: small parts that receive view models and draw them (Leptos, in the browser alone).
//!
//! - [`state`]: what the page knows and how it changes; plain functions, tested natively.
//! - `shell`: does what the state says in the browser: workers, lock, files, address.
//! - [`shown`]: the parts that only show something; plain functions to markup, tested natively.
//! - `parts`: the components: what can be pressed, and where what is shown stands.
//!
//! The markup of the first screen is described in `README.md` beside this file, because the build
//! writes the same markup into `index.html` before any of this runs.

pub mod act;
pub mod address;
pub mod compass;
pub mod definition_text;
pub mod order;
#[cfg(feature = "ui")]
mod parts;
pub mod progress;
#[cfg(feature = "ui")]
mod shell;
pub mod shown;
pub mod state;
pub mod told;

#[cfg(feature = "ui")]
pub use shell::start;

#[cfg(test)]
mod tests {
    use crate::view::palette;

    /// The style sheet cannot import the palette, so a test holds the two together.
    #[test]
    fn the_style_sheet_has_the_colours_of_the_palette() {
        let css = include_str!("style.css");
        let ramps = palette::RAMP_LIGHT.iter().chain(&palette::RAMP_DARK);
        let tiers = palette::TIERS_LIGHT.iter().chain(&palette::TIERS_DARK);
        for colour in ramps.chain(tiers).chain([&palette::PAPER, &palette::INK, &palette::MUTED]) {
            assert!(css.contains(colour), "{colour}");
        }
    }
}
