//! Numbers with a formula, a unit and a denominator, from the cube.

mod catalogue;
mod contribution;
mod method;
mod ranking;
mod share;
mod slice;
mod slices;

pub use catalogue::{CATALOGUE, TableId, TableInfo};
pub use contribution::contribution;
pub use method::{Classified, Method, product_name};
pub use ranking::{Rank, compare, ranks};
pub use share::{Fraction, Interval, share};
pub use slice::{Bounds, Slice};
pub use slices::{PlaceTable, Tables};
