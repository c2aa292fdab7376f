//! Facts merged into columns, and the small tables that say what their texts mean.

mod absorb;
mod builder;
mod builtin;
mod bytes;
mod canonical;
mod class;
#[allow(clippy::module_inception)]
mod cube;
mod data_set;
mod firms;
mod key;
mod level;
mod query;
mod reduce;
mod rollup;
mod sort;
mod take_out;
mod weights;

pub use builder::{Builder, CubeError, PAGES_AT_EASE};
pub use builtin::{annex, ministry};
pub use class::{Class, Kind, Kinds, Sum};
pub use cube::{Block, Cube, DetailShare};
pub use data_set::{DataSet, Dictionary};
pub use firms::{Dominance, FirmFact, Firms, firm_number};
pub use key::{Cell, Joint, Key, Packed};
pub use query::{Dimension, Group, GroupKey, Groups, Query, Top};
pub(crate) use reduce::Takes;
pub use rollup::{Labelling, Rollup, RollupBlock};
pub use weights::{Weighing, Weights};
