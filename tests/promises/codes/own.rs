//! The visitor's own definition: what is read, what is refused, and what it says of coarse codes.

use teknoharita::classify::{Classifier, DefinitionId, OwnDefinition, Product};
use teknoharita::data::{Tier, TierSet};
use teknoharita::error::DefinitionError;
use teknoharita::types::Nomenclature;

use super::code;

fn tiers(own: &OwnDefinition, nomenclature: Nomenclature, digits: &str) -> TierSet {
    let classifier = Classifier { own: Some(own), ..Classifier::new(DefinitionId::Own) };
    classifier.tiers(Product::Code(nomenclature, code(digits)))
}

fn only(own: &OwnDefinition, nomenclature: Nomenclature, digits: &str) -> Option<Tier> {
    tiers(own, nomenclature, digits).only()
}

#[test]
fn a_definition_is_read_with_its_mark_its_headers_and_its_remarks() {
    let text = "\u{FEFF}# nomenclature: hs\r\n# bizim tanım\r\nkod;düzey;not\r\n87;Orta-Yüksek Teknoloji;araç\r\n\r\n\
                8703.10,low\r\n\"8704\"\t\"Yüksek\"\r\n8705 ; Orta\r\n8706;Orta düşük\r\n8707;Sınıflandırılmamış\r\n8707;not classified";
    let own = OwnDefinition::read(text).unwrap();
    assert_eq!((own.nomenclature, own.len()), (Some(Nomenclature::Hs), 6));
    let hs = Nomenclature::Hs;
    assert_eq!(only(&own, hs, "870323"), Some(Tier::MediumHigh));
    assert_eq!(only(&own, hs, "870310"), Some(Tier::Low));
    assert_eq!(only(&own, hs, "870410101011"), Some(Tier::High));
    assert_eq!(only(&own, hs, "8705"), Some(Tier::Medium));
    assert_eq!(only(&own, hs, "8706"), Some(Tier::MediumLow));
    assert_eq!(only(&own, hs, "8707"), Some(Tier::NotClassified));
    assert_eq!(only(&own, hs, "8802"), Some(Tier::NotClassified), "what has no rule is not classified");
}

#[test]
fn coarse_codes_have_every_tier_that_is_below_them() {
    let own = OwnDefinition::read("# nomenclature: hs\n8703;low\n870323;high\n88;medium\n").unwrap();
    let heading: TierSet = [Tier::Low, Tier::High].into_iter().collect();
    assert_eq!(tiers(&own, Nomenclature::Hs, "8703"), heading);
    let chapter: TierSet = [Tier::Low, Tier::High, Tier::NotClassified].into_iter().collect();
    assert_eq!(tiers(&own, Nomenclature::Hs, "87"), chapter);
    assert_eq!(only(&own, Nomenclature::Hs, "8802"), Some(Tier::Medium));
    // Rules of the customs code say nothing of classes of activity.
    assert_eq!(tiers(&own, Nomenclature::Isic3, "3410"), DefinitionId::Own.anything());
}

#[test]
fn rules_that_leave_nothing_of_a_coarse_code_uncovered_decide_it() {
    let own = OwnDefinition::read("# nomenclature: isic3\n351;high\n352;high\n353;high\n359;high\n").unwrap();
    assert_eq!(only(&own, Nomenclature::Isic3, "35"), Some(Tier::High));
    let own = OwnDefinition::read("# nomenclature: isic3\n3511;low\n3512;low\n").unwrap();
    assert_eq!(only(&own, Nomenclature::Isic3, "351"), Some(Tier::Low));
}

#[test]
fn a_definition_on_isic_reaches_other_codes_through_their_classes() {
    let own = OwnDefinition::read("# nomenclature: isic3\n3410;high\n").unwrap();
    assert_eq!(only(&own, Nomenclature::Hs, "870323"), Some(Tier::High));
    let own = OwnDefinition::read("# nomenclature: isic4\n29;low\n").unwrap();
    assert_eq!(only(&own, Nomenclature::Nace2, "2910"), Some(Tier::Low));
    // Without a word the codes are those of the file.
    let own = OwnDefinition::read("29;low\n").unwrap();
    assert_eq!(own.nomenclature, None);
    assert_eq!(only(&own, Nomenclature::Nace2, "2910"), Some(Tier::Low));
    assert_eq!(only(&own, Nomenclature::Sitc3, "29"), Some(Tier::Low));
}

#[test]
fn every_mistake_is_named_with_its_line() {
    let text = |text: &str| text.to_string();
    for (definition, expected) in [
        ("", DefinitionError::Empty),
        ("# nothing but remarks\n\nkod;düzey\n", DefinitionError::Empty),
        ("# nomenclature: bec\n01;low\n", DefinitionError::Nomenclature { line: 1, text: text("bec") }),
        ("# nomenklatür: tim\n01;low\n", DefinitionError::Nomenclature { line: 1, text: text("tim") }),
        ("01;low\n02 low\n", DefinitionError::Line { line: 2, text: text("02 low") }),
        ("01;low\n\nA02;low\n", DefinitionError::Code { line: 3, text: text("A02") }),
        ("01;low\n1234567890123;low\n", DefinitionError::Code { line: 2, text: text("1234567890123") }),
        (
            "# nomenclature: hs\n8703;low\n8799;low\n",
            DefinitionError::NoSuchCode { line: 3, text: text("8799") },
        ),
        ("88;very high\n", DefinitionError::Tier { line: 1, text: text("very high") }),
        ("88;ht1\n", DefinitionError::Tier { line: 1, text: text("ht1") }),
        ("88;\n", DefinitionError::Tier { line: 1, text: text("") }),
        ("88;high\n8802;low\n88;low\n", DefinitionError::Twice { line: 3, text: text("88") }),
    ] {
        assert_eq!(OwnDefinition::read(definition), Err(expected), "{definition}");
    }
    let long = "01;low\n".repeat(20_001);
    assert_eq!(OwnDefinition::read(&long), Err(DefinitionError::TooLong { most: 20_000 }));
    assert!(OwnDefinition::read(&"01;low\n".repeat(20_000)).is_ok());
}
