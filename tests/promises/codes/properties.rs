//! What holds for any code: the coarse hold the fine, correspondences meet, and nothing panics.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use proptest::prelude::*;
use proptest::sample::Index;
use teknoharita::classify::{Classifier, DefinitionId, Product, isic3_of};
use teknoharita::data::{codes, isic3};
use teknoharita::plan::{Codes, resolve_product};
use teknoharita::types::{Code, HsVersions, Nomenclature};

use super::{DEFINITIONS, LEVELS, all_codes};

type WithClasses = (Code, Vec<Code>);

/// Every finest code of goods, by the nomenclature's place in [`LEVELS`], with its classes of ISIC Rev.3.
fn finest(at: usize) -> &'static [WithClasses] {
    static CODES: OnceLock<Vec<Vec<WithClasses>>> = OnceLock::new();
    &CODES.get_or_init(|| LEVELS.iter().map(|(nomenclature, _)| with_classes(*nomenclature)).collect())[at]
}

fn with_classes(nomenclature: Nomenclature) -> Vec<WithClasses> {
    let all = all_codes(nomenclature, 6).into_iter();
    all.map(|code| (code, isic3_of(nomenclature, code, HsVersions::ALL))).collect()
}

/// The place of a nomenclature in [`LEVELS`].
fn place(nomenclature: Nomenclature) -> usize {
    LEVELS.iter().position(|(known, _)| *known == nomenclature).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn headings_and_chapters_hold_the_tiers_of_their_codes(pick in any::<Index>(), national in 0u32..1_000_000) {
        let all = finest(place(Nomenclature::Hs));
        let (code, _) = all[pick.index(all.len())];
        for version in codes::hs_versions(code).each() {
            for definition in DEFINITIONS {
                let classifier = Classifier { versions: version, ..Classifier::new(definition) };
                let tiers = |code| classifier.tiers(Product::Code(Nomenclature::Hs, code));
                let own = tiers(code);
                prop_assert!(!own.is_empty());
                for digits in [4, 2] {
                    prop_assert!(own.is_within(tiers(code.prefix(digits))), "{} {} {:?}", code, digits, definition);
                }
                let finer = Code::new(&format!("{code}{national:06}")).unwrap();
                prop_assert_eq!(tiers(finer), own);
                // Every version by itself is in all of them together.
                let all = Classifier::new(definition).tiers(Product::Code(Nomenclature::Hs, code));
                prop_assert!(own.is_within(all));
            }
        }
    }

    #[test]
    fn shorter_codes_hold_the_tiers_of_longer_ones(at in 0usize..8, pick in any::<Index>()) {
        let (nomenclature, _) = LEVELS[at];
        let (code, _) = finest(at)[pick.index(finest(at).len())];
        for definition in DEFINITIONS {
            let tiers = |code| Classifier::new(definition).tiers(Product::Code(nomenclature, code));
            let mut inner = tiers(code);
            prop_assert!(!inner.is_empty());
            for digits in (2..code.len()).rev() {
                let outer = code.prefix(digits);
                if codes::is_valid(nomenclature, outer) {
                    prop_assert!(inner.is_within(tiers(outer)), "{:?} {} {:?}", nomenclature, outer, definition);
                    inner = tiers(outer);
                }
            }
        }
    }

    #[test]
    fn correspondences_of_one_class_meet_in_its_tier(pick in any::<[Index; 4]>()) {
        let classes: Vec<Code> = isic3::all().iter().filter(|class| class.code < 3_700)
            .map(|class| Code::new(&format!("{:04}", class.code)).unwrap()).collect();
        let class = classes[pick[0].index(classes.len())];
        let goes_there = |nomenclature: Nomenclature| -> Vec<Code> {
            let all = finest(place(nomenclature)).iter();
            all.filter(|(_, classes)| classes.contains(&class)).map(|(code, _)| *code).collect()
        };
        for definition in [DefinitionId::Report, DefinitionId::OecdIsic3] {
            let classifier = Classifier::new(definition);
            let own = classifier.tiers(Product::Code(Nomenclature::Isic3, class));
            prop_assert_eq!(own.len(), 1);
            let kinds = [Nomenclature::Hs, Nomenclature::Sitc3, Nomenclature::Isic4];
            for (nomenclature, pick) in kinds.into_iter().zip(&pick[1..]) {
                let all = goes_there(nomenclature);
                if all.is_empty() {
                    continue;
                }
                let code = all[pick.index(all.len())];
                let found = classifier.tiers(Product::Code(nomenclature, code));
                prop_assert!(found.meets(own), "{:?} {} {}", nomenclature, code, class);
            }
        }
    }

    #[test]
    fn any_text_is_resolved_or_refused(text in "\\PC{0,24}|[0-9 .\\-/(:]{0,20}", at in 0usize..10, digits in 0u8..=12, lost in any::<bool>()) {
        let nomenclature = Nomenclature::ALL[at];
        let _ = resolve_product(&text, &Codes { nomenclature, digits, zeros_lost: lost });
        let read = Codes::new(nomenclature, &[&text]);
        if let Product::Code(found, code) = resolve_product(&text, &read) {
            prop_assert_eq!(found, nomenclature);
            prop_assert!(codes::is_valid(nomenclature, code) && codes::is_goods(nomenclature, code));
            // A code resolves to itself.
            prop_assert_eq!(resolve_product(&code.to_string(), &read), Product::Code(nomenclature, code));
            for definition in DEFINITIONS {
                prop_assert!(!Classifier::new(definition).tiers(Product::Code(nomenclature, code)).is_empty());
            }
        }
    }

    #[test]
    fn codes_come_back_as_they_were(digits in "[0-9]{1,12}", cut in 1usize..12) {
        let code = Code::new(&digits).unwrap();
        prop_assert_eq!(code.to_string(), digits.clone());
        prop_assert_eq!(Code::new(&code.to_string()), Some(code));
        prop_assert!(code.starts_with(code.prefix(cut)));
        prop_assert_eq!(code.prefix(cut).to_string(), &digits[..cut.min(digits.len())]);
        let bytes = postcard::to_allocvec(&code).unwrap();
        prop_assert_eq!(postcard::from_bytes::<Code>(&bytes).unwrap(), code);
    }
}

#[test]
fn every_class_of_the_reports_lists_is_reached_from_customs_codes() {
    let all = finest(place(Nomenclature::Hs)).iter();
    let reached: BTreeSet<Code> = all.flat_map(|(_, classes)| classes.clone()).collect();
    for class in isic3::all().iter().filter(|class| isic3::listed(class.code)) {
        let code = Code::new(&format!("{:04}", class.code)).unwrap();
        assert!(reached.contains(&code), "{code}");
    }
}
