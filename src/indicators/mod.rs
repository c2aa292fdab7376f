//! Numbers with a formula, a unit and a denominator, from the cube.

mod catalogue;
mod contribution;
mod ranking;
mod share;
mod slices;

pub use catalogue::{CATALOGUE, TableId, TableInfo};
pub use contribution::contribution;
pub use ranking::ranks;
pub use share::{Interval, share};
pub use slices::{PlaceTable, Slice, Tables};
