//! A number of the visitor's beside the data.

pub(super) mod correlation;
mod index;
pub(super) mod per_head;
mod points;
pub(super) mod residuals;
mod scatter;
mod statistics;

pub use index::Index;
pub use scatter::{Matched, Scatter, ScatterPoint};
pub use statistics::{Correlation, Line};
