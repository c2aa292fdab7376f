//! Classes of one activity nomenclature in another.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::types::{Code, Nomenclature};

use super::codes;

/// Where the classes of one nomenclature lead in another. A class may be divided among several, and no
/// weights are known.
pub struct ClassMap(FxHashMap<Code, Vec<Code>>);

impl ClassMap {
    fn new(text: &'static str) -> ClassMap {
        let line = |fields: Vec<&'static str>| Some((Code::new(fields.first()?)?, codes(fields.get(1)?)));
        ClassMap(crate::data::records(text).filter_map(line).collect())
    }

    /// The targets of a class; a class that is not in the table is its own.
    pub fn get(&self, class: Code) -> Vec<Code> {
        self.0.get(&class).cloned().unwrap_or_else(|| vec![class])
    }
}

/// The table from one nomenclature to another; `None` where there is none.
pub fn map(from: Nomenclature, to: Nomenclature) -> Option<&'static ClassMap> {
    macro_rules! table {
        ($file:literal) => {{
            static TABLE: OnceLock<ClassMap> = OnceLock::new();
            Some(TABLE.get_or_init(|| ClassMap::new(include_str!($file))))
        }};
    }
    use Nomenclature::{Isic3, Isic4, Isic31, Nace2, Nace21};
    match (from, to) {
        (Isic31, Isic3) => table!("isic31_isic3.tsv"),
        (Isic4, Isic3) => table!("isic4_isic3.tsv"),
        (Isic3, Isic4) => table!("isic3_isic4.tsv"),
        (Isic31, Isic4) => table!("isic31_isic4.tsv"),
        (Nace2, Isic4) => table!("nace2_isic4.tsv"),
        (Nace21, Nace2) => table!("nace21_nace2.tsv"),
        _ => None,
    }
}
