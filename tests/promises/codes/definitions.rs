//! The definitions themselves, code by code, as the reference has them.

use teknoharita::classify::DefinitionId;
use teknoharita::data::{Tier, codes};
use teknoharita::types::Nomenclature;

use super::{code, reference_rows, said_tier, tiers};

#[test]
fn the_report_has_the_tiers_of_its_lists() {
    let Some(rows) = reference_rows("isic3_tiers.csv") else { return };
    assert_eq!(rows.len(), 137);
    for row in rows {
        let found = tiers(DefinitionId::Report, Nomenclature::Isic3, &row["isic3"]);
        assert_eq!(found.only(), Some(said_tier(&row["tier"])), "{row:?}");
    }
}

#[test]
fn the_rule_of_the_oecd_gives_every_class_its_tier() {
    let Some(rows) = reference_rows("concordance/def_oecd_isic3_4digit.csv") else { return };
    assert_eq!(rows.len(), 292);
    let mut differs = Vec::new();
    for row in rows {
        let found = tiers(DefinitionId::OecdIsic3, Nomenclature::Isic3, &row["code"]);
        assert_eq!(found.only(), Some(said_tier(&row["tier"])), "{row:?}");
        let report = tiers(DefinitionId::Report, Nomenclature::Isic3, &row["code"]);
        if !row["seed_tier"].is_empty() && report.only() != found.only() {
            differs.push(row["code"].clone());
        }
    }
    assert_eq!(differs, ["0200"], "where the report's lists differ from the rule");
}

#[test]
fn the_groups_of_tuik_and_eurostat_are_those_of_the_reference() {
    let Some(rows) = reference_rows("concordance/def_tuik_eurostat_nace2_3digit.csv") else { return };
    assert_eq!(rows.len(), 41);
    for row in rows {
        let tier = Some(said_tier(&row["tier"]));
        for (nomenclature, digits) in [
            (Nomenclature::Nace2, row["code"].replace('.', "")),
            (Nomenclature::Isic4, row["isic4_equiv"].clone()),
        ] {
            assert!(codes::is_valid(nomenclature, code(&digits)), "{row:?}");
            let found = tiers(DefinitionId::TuikNace2, nomenclature, &digits);
            assert_eq!(found.only(), tier, "{nomenclature:?} {row:?}");
        }
    }
}

#[test]
fn the_taxonomy_of_2016_has_the_groups_of_the_reference() {
    let Some(rows) = reference_rows("concordance/def_oecd2016_isic4.csv") else { return };
    assert_eq!(rows.len(), 44);
    let mut divisions = 0;
    for row in rows {
        for digits in named(&row["code"]) {
            // 34, 40, 44, 48, 54, 57, 67, 76, 83 and 89 are no divisions.
            if !codes::is_valid(Nomenclature::Isic4, code(&digits)) {
                continue;
            }
            divisions += 1;
            let found = tiers(DefinitionId::Oecd2016, Nomenclature::Isic4, &digits);
            assert_eq!(found.only(), Some(said_tier(&row["tier"])), "{digits} {row:?}");
        }
    }
    assert_eq!(divisions, 95);
    for left_out in ["84", "85", "86", "87", "88"] {
        let found = tiers(DefinitionId::Oecd2016, Nomenclature::Isic4, left_out);
        assert_eq!(found.only(), Some(Tier::NotClassified), "{left_out}");
    }
}

/// The divisions and groups that a row of the taxonomy names.
fn named(text: &str) -> Vec<String> {
    let list = |codes: &str| codes.split(' ').map(str::to_string).collect();
    match text {
        "30X (302,304,309)" => list("302 304 309"),
        "32X (32 excl. 325)" => list("321 322 323 324 329"),
        "25X (25 excl. 252)" => list("251 259"),
        "69-75X (excl. 72)" => list("69 70 71 73 74 75"),
        span => match span.split_once('-') {
            None => list(span),
            Some((first, last)) => {
                let [first, last] = [first, last].map(|text| text.parse::<u8>().unwrap());
                (first..=last).map(|division| format!("{division:02}")).collect()
            }
        },
    }
}

#[test]
fn lalls_groups_are_those_of_the_reference() {
    let Some(rows) = reference_rows("concordance/def_lall2000_sitc3.csv") else { return };
    assert_eq!(rows.len(), 259);
    let categories = [
        ("LDC01", Tier::Pp),
        ("LDC02", Tier::Rb1),
        ("LDC03", Tier::Rb2),
        ("LDC04", Tier::Lt1),
        ("LDC05", Tier::Lt2),
        ("LDC06", Tier::Mt1),
        ("LDC07", Tier::Mt2),
        ("LDC08", Tier::Mt3),
        ("LDC09", Tier::Ht1),
        ("LDC10", Tier::Ht2),
        ("LDC99", Tier::NotClassified),
    ];
    for row in rows {
        let (_, tier) = categories.iter().find(|(id, _)| *id == row["tier"]).unwrap();
        let found = tiers(DefinitionId::Lall2000, Nomenclature::Sitc3, &row["code"]);
        assert_eq!(found.only(), Some(*tier), "{row:?}");
    }
}
