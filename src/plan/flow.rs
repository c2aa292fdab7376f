use crate::messages::fold;
use crate::types::Flow;

use super::bilingual::both;

/// The flow that a text names.
pub fn parse_flow(text: &str) -> Option<Flow> {
    one(text).or_else(|| both(text, one))
}

fn one(text: &str) -> Option<Flow> {
    match fold(text).as_str() {
        "ihracat" | "export" | "exports" | "x" | "exp" | "dissatim" | "e" | "ihr" => Some(Flow::Export),
        "ithalat" | "import" | "imports" | "m" | "imp" | "disalim" | "i" | "ith" => Some(Flow::Import),
        _ => None,
    }
}
