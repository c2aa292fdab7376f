//! A number of the visitor's beside the data.

pub(super) mod correlation;
mod index;
pub(super) mod per_head;
mod points;
pub(super) mod residuals;
mod statistics;

pub use index::Index;
