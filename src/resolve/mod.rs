//! Rows and a plan to facts: what each distinct text means, and what each amount is.

mod amount;
mod facts;
mod names;
mod period_columns;
mod periods;
mod province;
mod region;
mod rows;
mod runs;

pub use amount::{AmountError, parse_amount};
pub use facts::{Fact, MostTexts, NewText, RowError, RowOutcome, Texts};
pub use names::{Brief, Names, TooMany};
pub use period_columns::number_of;
pub use periods::{parse_month, parse_period, parse_year};
pub use province::{ProvinceText, resolve_plate, resolve_province};
pub use region::{Regions, regions_of};
pub use rows::{ProblemSink, RowResolver, shorten};
pub use runs::Run;

use crate::messages::fold;
use crate::types::Flow;

/// The flow that a text names.
pub fn parse_flow(text: &str) -> Option<Flow> {
    match fold(text).as_str() {
        "ihracat" | "export" | "exports" | "x" | "exp" | "dissatim" | "e" | "ihr" => Some(Flow::Export),
        "ithalat" | "import" | "imports" | "m" | "imp" | "disalim" | "i" | "ith" => Some(Flow::Import),
        _ => None,
    }
}
