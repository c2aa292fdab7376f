//! Facts merged into columns, and the small tables that say what their texts mean.

mod builder;
mod builtin;
mod data_set;

pub use builder::{Builder, Cell, CubeError, Key, MAX_FACTS};
pub use builtin::{annex, ministry};
pub use data_set::{DataSet, Meaning, Slot};
