//! Product codes: which ones there are, what they are called, and where one nomenclature leads in another.
//!
//! The tables stand in the compact form in which they are stated: rules by longest prefix, and classes
//! whose correspondence is not the class itself. `SOURCES.toml` says where each comes from;
//! `tests/promises/codes.rs` holds them to the public correspondences.

mod labels;
mod lists;
mod maps;
mod rules;
mod sectors;
mod valid;

pub use labels::label;
pub use lists::{CodeList, LIST_IDS, ListEntry, list, lists};
pub use maps::{ClassMap, map};
pub use rules::{Rules, Target, hs_to_isic3, hs_to_isic4, hs_to_sitc3, sitc_to_isic3};
pub use sectors::{Sector, sector, sectors};
pub use valid::{hs_versions, is_goods, is_valid, leaves};

use crate::types::Code;

/// Codes joined by `+`.
fn codes(text: &str) -> Vec<Code> {
    text.split('+').filter_map(Code::new).collect()
}

/// The category of a group of SITC Rev.3 by Lall (2000), as carried from Rev.2 by UNCTAD.
pub fn lall(group: Code) -> Option<&'static str> {
    use rustc_hash::FxHashMap;
    use std::sync::OnceLock;
    static TABLE: OnceLock<FxHashMap<Code, &'static str>> = OnceLock::new();
    let table = TABLE.get_or_init(|| {
        super::records(include_str!("lall2000.tsv"))
            .filter_map(|fields| Some((Code::new(fields.first()?)?, *fields.get(1)?)))
            .collect()
    });
    table.get(&group).copied()
}

/// Codes of the Harmonized System whose class is contested between sources.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Contested {
    /// Six digits, or a heading where it holds for all its codes.
    pub code: Code,
    /// Key of the reason, explained in the table's head.
    pub reason: &'static str,
}

/// Whether a code, or its heading as a whole, is contested.
pub fn is_contested(code: Code) -> bool {
    use rustc_hash::FxHashSet;
    use std::sync::OnceLock;
    static CODES: OnceLock<FxHashSet<Code>> = OnceLock::new();
    let codes = CODES.get_or_init(|| contested().iter().map(|contested| contested.code).collect());
    (4..=6).any(|digits| codes.contains(&code.prefix(digits)))
}

/// Every contested code, in order.
pub fn contested() -> &'static [Contested] {
    use std::sync::OnceLock;
    static TABLE: OnceLock<Vec<Contested>> = OnceLock::new();
    TABLE.get_or_init(|| {
        super::records(include_str!("hs_contested.tsv"))
            .filter_map(|fields| {
                Some(Contested { code: Code::new(fields.first()?)?, reason: fields.get(5)? })
            })
            .collect()
    })
}
