//! Codes of every nomenclature lead to the tiers that the public definitions and correspondences give.

mod asking;
mod deciding;
mod definitions;
mod detection;
mod hs_reference;
mod lists;
mod maps_reference;
mod own;
mod properties;
mod spots;

use std::collections::BTreeMap;
use std::path::Path;

use teknoharita::classify::{Classifier, DefinitionId, Product};
use teknoharita::data::{Tier, TierSet, codes};
use teknoharita::types::{Code, HsVersions, Nomenclature};

/// Those that the program knows, in the order of the columns of `spots`.
const DEFINITIONS: [DefinitionId; 5] = [
    DefinitionId::Report,
    DefinitionId::OecdIsic3,
    DefinitionId::TuikNace2,
    DefinitionId::Oecd2016,
    DefinitionId::Lall2000,
];

/// The records of a reference table by column name; `None`, and a line that says so, where the reference
/// folder does not stand beside the project.
fn reference_rows(name: &str) -> Option<Vec<BTreeMap<String, String>>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/reference").join(name);
    let Ok(mut reader) = csv::Reader::from_path(&path) else {
        eprintln!("skipped: {name} does not stand beside the project");
        return None;
    };
    Some(reader.deserialize().map(|row| row.unwrap()).collect())
}

fn code(digits: &str) -> Code {
    Code::new(digits).unwrap_or_else(|| panic!("{digits} is no code"))
}

/// The tiers of a code over all versions of the Harmonized System.
fn tiers(definition: DefinitionId, nomenclature: Nomenclature, digits: &str) -> TierSet {
    Classifier::new(definition).tiers(Product::Code(nomenclature, code(digits)))
}

/// The tiers of a customs code in the version of one year.
fn tiers_in(definition: DefinitionId, year: u16, digits: &str) -> TierSet {
    let classifier = Classifier { versions: HsVersions::of_year(year), ..Classifier::new(definition) };
    classifier.tiers(Product::Code(Nomenclature::Hs, code(digits)))
}

/// The nomenclatures of digits, with the digits of their levels.
const LEVELS: [(Nomenclature, &[usize]); 8] = [
    (Nomenclature::Isic3, &[2, 3, 4]),
    (Nomenclature::Isic31, &[2, 3, 4]),
    (Nomenclature::Isic4, &[2, 3, 4]),
    (Nomenclature::Nace2, &[2, 3, 4]),
    (Nomenclature::Nace21, &[2, 3, 4]),
    (Nomenclature::Hs, &[2, 4, 6]),
    (Nomenclature::Sitc3, &[2, 3, 5]),
    (Nomenclature::Sitc4, &[2, 3, 5]),
];

/// Every code of goods of at most so many digits, cut from the finest ones.
fn all_codes(nomenclature: Nomenclature, digits: usize) -> Vec<Code> {
    let divisions = (0..100).map(|division| code(&format!("{division:02}")));
    let leaves = divisions.flat_map(|division| codes::leaves(nomenclature, division));
    let mut all: Vec<Code> = leaves.map(|leaf| leaf.prefix(digits)).collect();
    all.retain(|code| codes::is_goods(nomenclature, *code));
    all.dedup();
    all
}

/// A tier as the reference writes it; nothing is what a taxonomy does not hold.
fn said_tier(text: &str) -> Tier {
    match text {
        "" => Tier::NotClassified,
        text => Tier::from_id(&text.replace('-', "_")).unwrap_or_else(|| panic!("{text} is no tier")),
    }
}
