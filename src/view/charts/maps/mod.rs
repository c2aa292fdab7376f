//! Maps beside one another: small multiples, comparisons, two numbers on one map. Plain values that say all that a
//! picture needs.

mod both;
mod build;
pub mod colours;
mod compare;
mod model;
mod pair;
mod place;
mod scale;
mod side;
mod subtract;
mod table;
mod tiers;
mod with;
mod years;

pub use both::Other;
pub use model::{
    ClassColour, Hatch, KeyAxes, KeyClass, KeyOther, MapKey, MapLabel, MapPlace, MapsRow, MapsView,
    OtherKind, PlaceFill, SmallMap,
};
pub use place::{PlaceShape, shapes};
pub use subtract::{Difference, Turn};
pub use with::With;

pub(in crate::view::charts) use build::build;

use compare::maps_compare;
use pair::map_pair;
use tiers::maps_tiers;
use years::maps_years;
