//! The other correspondences: sets of classes are those of the reference.

use std::collections::{BTreeMap, BTreeSet};

use teknoharita::classify::isic3_of;
use teknoharita::data::codes;
use teknoharita::types::{Code, HsVersions, Nomenclature};

use super::{code, reference_rows};

type Sets = BTreeMap<String, BTreeSet<String>>;

/// The targets of every code of a table, points taken out; sections, which are letters, are left out.
fn sets(name: &str, from: &str, to: &str) -> Option<Sets> {
    let mut sets = Sets::new();
    for row in reference_rows(&format!("concordance/{name}"))? {
        let [from, to] = [from, to].map(|column| row[column].replace('.', ""));
        if from.bytes().all(|byte| byte.is_ascii_digit()) {
            sets.entry(from).or_default().insert(to);
        }
    }
    Some(sets)
}

fn texts(codes: &[Code]) -> BTreeSet<String> {
    codes.iter().map(Code::to_string).collect()
}

#[test]
fn headings_of_the_sitc_lead_to_the_classes_of_the_reference() {
    for (nomenclature, name, column, headings) in [
        (Nomenclature::Sitc3, "sitc3_to_isic3.csv", "sitc3", 3_049),
        (Nomenclature::Sitc4, "sitc4_to_isic3.csv", "sitc4", 2_909),
    ] {
        let Some(said) = sets(name, column, "isic3") else { return };
        let mut finest = 0;
        for (heading, classes) in said {
            // Division 32 stands as a whole.
            let below = |class: &String| texts(codes::leaves(Nomenclature::Isic3, code(class)));
            let classes: BTreeSet<String> = classes.iter().flat_map(below).collect();
            let found = texts(&isic3_of(nomenclature, code(&heading), HsVersions::ALL));
            if codes::leaves(nomenclature, code(&heading)) == [code(&heading)] {
                finest += 1;
                assert_eq!(found, classes, "{heading}");
            } else {
                // A group that the reference lists beside its headings can be all that they are.
                assert!(classes.is_subset(&found), "{heading}");
            }
        }
        assert_eq!(finest, headings);
    }
}

#[test]
fn activity_classes_lead_to_the_classes_of_the_reference() {
    use Nomenclature::{Isic3, Isic4, Isic31, Nace2, Nace21};
    for (name, columns, from, to, count) in [
        ("isic3_to_isic31.csv", ["isic31", "isic3"], Isic31, Isic3, 159),
        ("isic4_to_isic3.csv", ["isic4", "isic3"], Isic4, Isic3, 223),
        ("isic4_to_isic3.csv", ["isic3", "isic4"], Isic3, Isic4, 158),
        ("isic31_to_isic4.csv", ["isic31", "isic4"], Isic31, Isic4, 159),
        ("nace2_to_isic4.csv", ["nace2", "isic4"], Nace2, Isic4, 333),
        ("nace21_to_nace2.csv", ["nace21", "nace2"], Nace21, Nace2, 352),
    ] {
        let Some(said) = sets(name, columns[0], columns[1]) else { return };
        let map = codes::map(from, to).unwrap();
        // Wholesale trade (of waste) has no tier in any definition and stands for itself.
        let wholesale = if matches!(from, Isic3 | Isic31) { "51" } else { "46" };
        let mut checked = 0;
        for (class, targets) in said {
            if class.len() == 4 && codes::is_goods(from, code(&class)) && !class.starts_with(wholesale) {
                checked += 1;
                assert_eq!(texts(&map.get(code(&class))), targets, "{name} {class}");
            }
        }
        assert_eq!(checked, count, "{name} {columns:?}");
    }
}
