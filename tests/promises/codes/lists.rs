//! Goods that can be left out of shares: inside, outside, or not to be separated.

use teknoharita::classify::{Exclusions, Membership, Product};
use teknoharita::types::Nomenclature;

use super::code;

fn place(lists: &[&str], nomenclature: Nomenclature, digits: &str) -> Membership {
    let lists = Exclusions::from_ids(lists.iter().copied()).unwrap();
    lists.of(Product::Code(nomenclature, code(digits)))
}

#[test]
fn gold_and_jewellery_are_told_from_each_other_and_from_chemicals() {
    use Membership::{Coarse, Inside, Outside};
    let hs = Nomenclature::Hs;
    for (digits, gold, jewellery, both) in [
        ("710812", Inside, Inside, Inside),
        ("7108", Inside, Inside, Inside),
        ("711319", Outside, Inside, Inside),
        ("284390", Outside, Inside, Inside),
        ("71", Coarse, Inside, Inside),
        ("28", Outside, Coarse, Coarse),
        ("870323", Outside, Outside, Outside),
    ] {
        assert_eq!(place(&["gold"], hs, digits), gold, "{digits}");
        assert_eq!(place(&["jewellery"], hs, digits), jewellery, "{digits}");
        assert_eq!(place(&["gold", "jewellery"], hs, digits), both, "{digits}");
    }
}

#[test]
fn classes_that_hold_gold_and_other_metals_cannot_be_separated() {
    for (nomenclature, digits) in [
        (Nomenclature::Isic3, "2720"),
        (Nomenclature::Isic31, "2720"),
        (Nomenclature::Isic4, "2420"),
        (Nomenclature::Nace2, "2441"),
    ] {
        let found = place(&["gold"], nomenclature, digits);
        assert!(matches!(found, Membership::Mixed(entry) if entry.is_mixed), "{nomenclature:?} {found:?}");
    }
    assert_eq!(place(&["gold"], Nomenclature::Isic3, "27"), Membership::Coarse);
    assert_eq!(place(&["gold"], Nomenclature::Isic3, "3410"), Membership::Outside);
    assert_eq!(place(&["gold"], Nomenclature::Sitc3, "97101"), Membership::Inside);
    assert_eq!(place(&["energy"], Nomenclature::Isic3, "2320"), Membership::Inside);
    assert_eq!(place(&["ships", "arms"], Nomenclature::Hs, "8906"), Membership::Inside);
}

#[test]
fn no_list_leaves_nothing_out_and_an_unknown_one_is_none() {
    assert_eq!(Exclusions::NONE.of(Product::Code(Nomenclature::Hs, code("7108"))), Membership::Outside);
    assert_eq!(Exclusions::from_ids(["gold", "silver"]), None);
    assert_eq!(Exclusions::from_ids([]), Some(Exclusions::NONE));
}
