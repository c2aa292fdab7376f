//! Facts merged into columns, and the small tables that say what their texts mean.

mod builder;
mod builtin;
mod class;
#[allow(clippy::module_inception)]
mod cube;
mod data_set;
mod key;
mod rollup;
mod sort;

pub use builder::{Builder, CubeError};
pub use builtin::{annex, ministry};
pub use class::{Class, Sum};
pub use cube::{Block, Cube};
pub use data_set::{DataSet, Dictionary};
pub use key::{Cell, Joint, Key};
pub use rollup::{Rollup, RollupBlock};
