//! The parts of the page that only show something: plain functions from a view model to markup.

mod account;
mod card;
mod checks;
mod files;
mod key;
mod method;
mod panel;
mod passport;
mod problems;
mod repairs;
mod rows;
mod sources;
mod swatch;
mod unmatched;

pub use account::account;
pub use card::card;
pub use key::{key, notes};
pub use method::method;
pub use panel::{figure, panel};
pub use rows::{Order, table};
pub use sources::sources;
pub use swatch::{class, step};
pub use unmatched::{chosen_place, place_options};

#[cfg(test)]
mod tests;
