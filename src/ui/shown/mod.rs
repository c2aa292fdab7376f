//! The parts of the page that only show something: plain functions from a view model to markup.

mod account;
mod card;
mod key;
mod method;
mod panel;
mod problems;
mod rows;
mod swatch;

pub use account::account;
pub use card::card;
pub use key::{key, notes};
pub use method::method;
pub use panel::{figure, panel};
pub use rows::{Order, table};
pub use swatch::{class, step};

#[cfg(test)]
mod tests;
