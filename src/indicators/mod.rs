//! Numbers with a formula, a unit and a denominator, from the cube.
//!
//! [`CATALOGUE`] lists them. Each is a file: its [`Entry`] says everything about it and computes it from an
//! [`Ask`]; the [`Answer`] is typed and knows nothing of how it is printed.

mod answer;
mod areas;
mod ask;
mod beside;
mod breakdown;
mod catalogue;
mod columns;
mod concentration;
mod contribution;
mod facts;
mod flows;
mod levels;
mod marks;
mod method;
mod ranking;
mod share;
mod slice;
mod slices;
mod span;
mod specialisation;
mod time;

pub use answer::{Answer, Cell, Column, Kind, Row, TierKey};
pub use areas::{Area, AreaSlice, AreaTable, Grouping, NamedRegion};
pub use ask::{Ask, Choice, LIMIT_E4, Over, Sum, THRESHOLD_E4, tier_key};
pub use beside::{Correlation, Index, Line, Matched, Scatter, ScatterPoint};
pub use catalogue::{CATALOGUE, Entry, Group, Need, Text};
pub use contribution::contribution;
pub use facts::{FactSum, Facts, KnownKinds, WeightTables, Within, partner_of, place_of};
pub use marks::{MOST_OF, Mark, is_most};
pub use method::{Classified, Method, product_name};
pub use ranking::{Rank, compare, rank_areas, ranks};
pub use share::{Fraction, Interval, share, share_over};
pub use slice::{Bounds, Signed, Slice};
pub use slices::{PlaceTable, Tables};
pub use span::Pair;
