//! What codes are called.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::data::isic3;
use crate::types::{Code, Nomenclature};

type Labels = FxHashMap<Code, [&'static str; 2]>;

/// The Turkish and the English name of a code, or of the nearest shorter one that has a name, with the
/// code that it names.
pub fn label(nomenclature: Nomenclature, code: Code) -> Option<(Code, [&'static str; 2])> {
    (1..=code.len()).rev().find_map(|digits| {
        let prefix = code.prefix(digits);
        Some((prefix, exact(nomenclature, prefix)?))
    })
}

fn exact(nomenclature: Nomenclature, code: Code) -> Option<[&'static str; 2]> {
    macro_rules! table {
        ($file:literal, $revision:literal) => {{
            static TABLE: OnceLock<Labels> = OnceLock::new();
            TABLE.get_or_init(|| read(include_str!($file), $revision))
        }};
        ($file:literal) => {
            table!($file, "")
        };
    }
    let own = |table: &Labels| table.get(&code).copied();
    match nomenclature {
        Nomenclature::Hs => own(table!("hs_labels.tsv")),
        Nomenclature::Isic3 => {
            let class = || code.to_string().parse().ok().filter(|_| code.len() == 4).and_then(isic3::get);
            own(table!("isic3_labels.tsv")).or_else(|| class().map(|class| [class.label_tr, class.label_en]))
        }
        Nomenclature::Isic31 => own(table!("isic31_labels.tsv")).or_else(|| exact(Nomenclature::Isic3, code)),
        Nomenclature::Isic4 => own(table!("isic4_labels.tsv")),
        Nomenclature::Nace2 => own(table!("nace2_labels.tsv")).or_else(|| exact(Nomenclature::Isic4, code)),
        Nomenclature::Nace21 => own(table!("nace21_labels.tsv")).or_else(|| exact(Nomenclature::Nace2, code)),
        Nomenclature::Sitc3 => own(table!("sitc_labels.tsv", "3")),
        Nomenclature::Sitc4 => own(table!("sitc_labels.tsv", "4")),
        Nomenclature::Tim | Nomenclature::Tiers => None,
    }
}

/// The names of a table; a row that says its revision names the code in that one alone.
fn read(text: &'static str, revision: &str) -> Labels {
    let label = |fields: Vec<&'static str>| {
        let meant = fields.get(3).is_none_or(|only| *only == revision);
        Some((Code::new(fields.first()?)?, [*fields.get(1)?, *fields.get(2)?])).filter(|_| meant)
    };
    crate::data::records(text).filter_map(label).collect()
}
