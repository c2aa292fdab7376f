//! Known goods under every definition, written down by hand from the texts of the definitions.

use teknoharita::classify::{DefinitionId, Product};
use teknoharita::data::{Tier, TierSet};
use teknoharita::plan::{Codes, resolve_product};
use teknoharita::types::Nomenclature;

use super::{DEFINITIONS, code, tiers, tiers_in};

/// Nomenclature, code, and its tiers by the report, the OECD's rule, TÜİK's groups, the OECD's taxonomy of
/// 2016 and Lall; `|` between several, `*` for anything.
const SPOTS: [(Nomenclature, &str, [&str; 5]); 35] = {
    use Nomenclature::{Hs, Isic3, Isic4, Isic31, Nace2, Sitc3, Sitc4};
    [
        // Passenger cars.
        (Hs, "8703", ["medium_high", "medium_high", "medium_high", "medium_high", "mt1"]),
        (Hs, "870323190011", ["medium_high", "medium_high", "medium_high", "medium_high", "mt1"]),
        (Sitc3, "78120", ["medium_high", "medium_high", "medium_high", "medium_high", "mt1"]),
        // 2710 is refined petroleum and waste oils here, iron and steel there, and electric motors there.
        (Hs, "2710", MIXED_OILS),
        (Hs, "271019", ["medium_low", "medium_low", "medium_low", "medium_low", "rb2"]),
        (Isic3, "2710", ["medium_low", "medium_low", "medium_low", "medium", "*"]),
        (Isic4, "2710", ["medium_high", "medium_high", "medium_high", "medium_high", "*"]),
        // Medicines.
        (Hs, "3004", ["high", "high", "high", "high", "ht2"]),
        (Isic3, "2423", ["high", "high", "high|medium_high", "high|medium_high", "*"]),
        // Aircraft, and unmanned ones, which were cameras before 2022 in part.
        (Hs, "8802", ["high", "high", "high", "high", "ht2"]),
        (Hs, "8806", ["high", "high", "high", "high", "ht2|mt3"]),
        (Isic3, "3530", ["high", "high", "high|medium_high|medium_low", "high|medium_high|medium", "*"]),
        (Isic31, "3530", ["high", "high", "high|medium_high|medium_low", "high|medium_high|medium", "*"]),
        // Turbojets and other gas turbines: aircraft engines are aircraft, stationary ones machinery.
        (Hs, "841112", ["high", "high", "high", "high", "mt3"]),
        (Hs, "841182", ["medium_high", "medium_high", "medium_high", "medium_high", "mt3"]),
        (Hs, "8411", ["high|medium_high", "high|medium_high", "high|medium_high", "high|medium_high", "mt3"]),
        // Ammunition.
        (Hs, "9306", ["medium_high", "medium_high", "medium_high", "medium_high", "mt3"]),
        // Gold, jewellery, and compounds of precious metals.
        (Hs, "7108", ["medium_low", "medium_low", "medium_low", "medium", "not_classified"]),
        (Hs, "7113", ["low", "low", "low", "medium", "lt2"]),
        (Hs, "2843", ["medium_high", "medium_high", "medium_high", "medium_high", "rb2"]),
        // Hazelnuts and other nuts in the shell, and shelled.
        (Hs, "080221", ["not_classified", "not_classified", "not_classified", "low", "pp"]),
        (Hs, "080222", ["not_classified", "not_classified", "low", "medium_low", "pp"]),
        (Hs, "0802", ["not_classified", "not_classified", "low|not_classified", "low|medium_low", "pp"]),
        // Computers, telephones, integrated circuits.
        (Hs, "8471", ["high", "high", "high", "high", "ht1"]),
        (Hs, "8517", ["high", "high", "high", "high", "ht1"]),
        (Hs, "8542", ["high", "high", "high", "high", "ht1"]),
        // Medical instruments: high by ISIC Rev.3, medium-high by the groups of Rev.4.
        (Hs, "901890", ["high", "high", "medium_high", "medium_high", "mt3"]),
        (Nace2, "3250", ["high|medium_high|low", "high|medium_high|low", "medium_high", "medium_high", "*"]),
        // Forestry is low in the report alone. By the correspondence it shares fruit, and so wine, with 0113.
        (Isic3, "0200", ["low", "not_classified", "low|not_classified", "low|medium_low", "*"]),
        // Weapons are class 25.40 of NACE and 2520 of ISIC Rev.4.
        (Nace2, "2540", ["medium_high", "medium_high", "medium_high", "medium_high", "*"]),
        (Isic4, "2520", ["medium_high", "medium_high", "medium_high", "medium_high", "*"]),
        // Ships with their seats, clothing, scrap.
        (Isic4, "3011", ["medium_low|low", "medium_low|low", "medium_low", "medium", "*"]),
        (Sitc4, "84140", ["low", "low", "low", "medium_low|medium", "lt1"]),
        (Hs, "7204", ["not_classified", "not_classified", "not_classified", "not_classified", "rb2"]),
        (Isic3, "9999", ["not_classified", "not_classified", "not_classified", "not_classified", "*"]),
    ]
};

/// Oils are medium-low, waste oils are no industry's.
const MIXED_OILS: [&str; 5] = [
    "medium_low|not_classified",
    "medium_low|not_classified",
    "medium_low|not_classified",
    "medium_low|not_classified",
    "rb2",
];

fn set(definition: DefinitionId, text: &str) -> TierSet {
    match text {
        "*" => definition.anything(),
        text => text.split('|').map(|id| Tier::from_id(id).unwrap()).collect(),
    }
}

#[test]
fn known_goods_have_their_tiers_under_every_definition() {
    let mut wrong = Vec::new();
    for (nomenclature, digits, expected) in SPOTS {
        for (definition, expected) in DEFINITIONS.into_iter().zip(expected) {
            let found = tiers(definition, nomenclature, digits);
            if found != set(definition, expected) {
                let found: Vec<&str> = found.iter().map(Tier::id).collect();
                wrong.push(format!(
                    "{nomenclature:?} {digits} {}: {found:?}, not {expected}",
                    definition.id()
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn customs_codes_are_read_with_points_and_with_names() {
    let codes = Codes::new(Nomenclature::Hs, &["8703.23.19.00.11", "0802.22.00.00.00"]);
    for (text, digits) in [
        ("8703.23.19.00.11", "870323190011"),
        ("870323190011", "870323190011"),
        ("8703 23 19 00 11", "870323190011"),
        ("8703.23 - Otomobiller (1500-3000 cm3)", "870323"),
        ("8703.23", "870323"),
        ("870323 - 1500 cm3'ü geçen", "870323"),
        ("80222", "080222"),
        ("87 Motorlu kara taşıtları", "87"),
    ] {
        assert_eq!(resolve_product(text, &codes), Product::Code(Nomenclature::Hs, code(digits)), "{text}");
    }
    // A span of codes is none of them.
    for text in ["84-85", "01-24 Tarım", "8703/8704", "8703.23.19.00.11.1", "8703,23"] {
        assert_eq!(resolve_product(text, &codes), Product::Unknown, "{text}");
    }
}

#[test]
fn chapters_are_points_where_they_are_pure_and_sets_where_they_are_not() {
    for (chapter, tier) in
        [("61", "low"), ("64", "low"), ("69", "medium_low"), ("01", "not_classified"), ("33", "medium_high")]
    {
        let found = tiers_in(DefinitionId::OecdIsic3, 2022, chapter);
        assert_eq!(found.only().map(Tier::id).unwrap_or("several"), tier, "{chapter} {found:?}");
    }
    for (chapter, expected) in [
        ("84", "high|medium_high|medium_low"),
        ("85", "high|medium_high|not_classified"),
        ("87", "medium_high|low"),
        ("71", "not_classified|medium_low|low"),
        ("90", "high"),
    ] {
        let found = tiers_in(DefinitionId::Report, 2022, chapter);
        assert!(found.len() > 1, "{chapter}");
        assert!(set(DefinitionId::Report, expected).is_within(found), "{chapter} {found:?}");
    }
}
