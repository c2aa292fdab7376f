use teknoharita::classify::{DefinitionId, Exclusions};
use teknoharita::data::Tier;
use teknoharita::indicators::{Choice, Entry, Grouping, NamedRegion, Over, TierKey};
use teknoharita::messages::Lang;
use teknoharita::protocol::DataSetId;
use teknoharita::types::{E4, Level, Place};
use teknoharita::view::sheet::sheet;

use super::{ask, choice, engine, rows};

/// Ankara 100: aircraft 40, chemicals that can be high and medium-high 10, yarn 30, cereals 20.
const ROWS: &str = "2024;x;Ankara;3530;Irak;40
2024;x;Ankara;24;Irak;10
2024;x;Ankara;1711;Irak;30
2024;x;Ankara;0111;Irak;20
";

fn ankara() -> Choice {
    Choice { place: Place::province(6), ..choice() }
}

fn thrace() -> Grouping {
    let places = ["22", "39", "59"].map(|plate| Place::province(plate.parse().unwrap()).unwrap());
    Grouping::Named(vec![NamedRegion { name: "Trakya".into(), places: places.to_vec() }])
}

#[test]
fn totals_and_their_part_of_the_country() {
    let rows_ = "2024;x;Ankara;3530;Irak;30\n2024;x;İzmir;1711;Irak;80\n2024;x;Belirsiz;1711;Irak;10\n";
    let table = ask(&engine(rows_), "totals", &choice()).unwrap();
    assert_eq!(
        rows(&table, "plate value value_low value_high share_pct share_low_pct share_high_pct"),
        [
            "0|10|10|10|8.333333|8.333333|8.333333",
            "6|30|30|30|25.000000|25.000000|25.000000",
            "35|80|80|80|66.666667|66.666667|66.666667",
            "|120|120|120|100.000000|100.000000|100.000000",
        ]
    );
    // A country that gave more back than it sold has no parts.
    let rows_ = "2024;x;Ankara;3530;Irak;30\n2024;x;İzmir;1711;Irak;-30\n2024;m;İzmir;1711;Irak;-5\n";
    let table = ask(&engine(rows_), "totals", &choice()).unwrap();
    assert_eq!(
        rows(&table, "flow plate value share_pct"),
        ["export|6|30|", "export|35|-30|", "export||0|", "import|35|-5|", "import||-5|"]
    );
}

#[test]
fn shares_of_tiers_over_each_denominator() {
    let engine = engine(ROWS);
    let columns = "tier value value_low value_high share_pct share_low_pct share_high_pct";
    let table = ask(&engine, "tier-shares", &ankara()).unwrap();
    assert_eq!(
        rows(&table, columns),
        [
            "high||40|50||40.000000|50.000000",
            "medium_high||0|10||0.000000|10.000000",
            "medium_low|0|0|0|0.000000|0.000000|0.000000",
            "low|30|30|30|30.000000|30.000000|30.000000",
            "not_classified|20|20|20|20.000000|20.000000|20.000000",
        ]
    );
    // Of the 80 of manufacturing; what is not classified is a part of everything.
    let over = Choice { over: Some(Over::Manufacturing), ..ankara() };
    let table = ask(&engine, "tier-shares", &over).unwrap();
    assert_eq!(
        rows(&table, "tier share_pct share_low_pct share_high_pct"),
        [
            "high||50.000000|62.500000",
            "medium_high||0.000000|12.500000",
            "medium_low|0.000000|0.000000|0.000000",
            "low|37.500000|37.500000|37.500000",
            "not_classified|20.000000|20.000000|20.000000",
        ]
    );
}

#[test]
fn shares_of_all_but_confidential_goods() {
    let engine = engine(&format!("{ROWS}2024;x;Ankara;Gizli Veri;Irak;25\n"));
    let of = |over| {
        let choice = Choice { over: Some(over), ..ankara() };
        rows(&ask(&engine, "tier-shares", &choice).unwrap(), "tier share_low_pct share_high_pct")
    };
    // Of 125 with what is confidential, of 100 without: no part of the tiers then either.
    let all = of(Over::All);
    assert_eq!([&all[0], &all[3]], ["high|32.000000|40.000000", "low|24.000000|24.000000"]);
    assert_eq!(all[4], "not_classified|36.000000|36.000000");
    let without = of(Over::WithoutConfidential);
    assert_eq!([&without[0], &without[3]], ["high|40.000000|50.000000", "low|30.000000|30.000000"]);
    assert_eq!(without[4], "not_classified|20.000000|20.000000");
    // And of the 80 of manufacturing.
    assert_eq!(of(Over::Manufacturing)[3], "low|37.500000|37.500000");
}

#[test]
fn shares_that_are_not_defined() {
    let rows_ = "2024;x;Ankara;0111;Irak;20\n2024;x;İzmir;3530;Irak;-20\n2024;x;Van;1711;Irak;0
2024;x;Bursa;1711;Irak;60\n";
    let engine = engine(rows_);
    let high = |over| {
        let choice = Choice { tier: Some(TierKey::One(Tier::High)), over, ..choice() };
        rows(&ask(&engine, "tier-shares", &choice).unwrap(), "province value share_pct")
    };
    assert_eq!(
        high(None),
        ["Ankara|0|0.000000", "Bursa|0|0.000000", "İzmir|-20|", "Van|0|", "Türkiye|-20|-33.333333"]
    );
    // Ankara has no manufacturing at all.
    assert_eq!(high(Some(Over::Manufacturing))[0], "Ankara|0|");
    assert_eq!(high(Some(Over::Manufacturing))[4], "Türkiye|-20|-50.000000");
}

#[test]
fn what_a_list_leaves_out_is_a_row_of_its_own() {
    let engine =
        engine("2024;x;Ankara;2320;Irak;60\n2024;x;Ankara;3530;Irak;10\n2024;x;Ankara;1711;Irak;30\n");
    let energy = Exclusions::from_ids(["energy"]).unwrap();
    let entry = Entry::from_id("tier-shares").unwrap();
    let answer = engine.answer(DataSetId::Own, (DefinitionId::Report, energy), entry, &ankara());
    let table = sheet(&answer.unwrap(), Lang::En);
    let found = rows(&table, "tier value share_pct");
    // 60 of everything; the others are parts of the 40 that are left.
    assert_eq!(found[..2], ["excluded|60|60.000000", "high|10|25.000000"]);
    assert_eq!(found[4], "low|30|75.000000");
}

#[test]
fn the_two_upper_tiers_together() {
    // 24 is of one of the two, whichever; 35 can be ships as well, which are lower.
    let rows_ = "2024;x;Ankara;3530;Irak;2\n2024;x;Ankara;24;Irak;10\n2024;x;Ankara;2911;Irak;38
2024;x;Ankara;1711;Irak;50\n2024;x;İzmir;3530;Irak;50\n2024;x;İzmir;35;Fas;10\n2024;x;İzmir;1711;Irak;40\n";
    let engine = engine(rows_);
    let limited = Choice { limit_e4: 55 * E4, ..choice() };
    let table = ask(&engine, "high-and-medium-high", &limited).unwrap();
    assert_eq!(
        rows(&table, "province value value_low value_high share_pct share_low_pct share_high_pct marks"),
        [
            "Ankara|50|50|50|50.000000|50.000000|50.000000|small_volume",
            "İzmir||50|60||50.000000|60.000000|",
            "Türkiye||100|110||50.000000|55.000000|",
        ]
    );
}

#[test]
fn parts_of_the_countrys_tier() {
    let rows_ = "2024;x;Ankara;3530;Irak;10\n2024;x;Ankara;24;Irak;10\n2024;x;Ankara;1711;Irak;30
2024;x;İzmir;3530;Irak;30\n2024;x;İzmir;1711;Irak;10\n";
    let engine = engine(rows_);
    let of = |tier| {
        let choice = Choice { tier: Some(tier), ..choice() };
        let columns = "province value_low value_high share_pct share_low_pct share_high_pct";
        rows(&ask(&engine, "tier-contributions", &choice).unwrap(), columns)
    };
    // Ankara: 10 of 40 at the least, 20 of 50 at the most. İzmir: 30 of 50 and of 40.
    assert_eq!(
        of(TierKey::One(Tier::High)),
        [
            "Ankara|10|20||25.000000|40.000000",
            "İzmir|30|30||60.000000|75.000000",
            "Türkiye|40|50||100.000000|100.000000",
        ]
    );
    assert_eq!(of(TierKey::One(Tier::Low))[0], "Ankara|30|30|75.000000|75.000000|75.000000");
    assert_eq!(of(TierKey::HighAndMediumHigh)[1], "İzmir|30|30|60.000000|60.000000|60.000000");
    assert_eq!(of(TierKey::One(Tier::MediumLow))[2], "Türkiye|0|0|||");
    // Of nothing that is certain there is no part.
    assert_eq!(of(TierKey::One(Tier::MediumHigh))[0], "Ankara|0|10|||");
    assert_eq!(of(TierKey::Total)[1], "İzmir|40|40|44.444444|44.444444|44.444444");
}

#[test]
fn parts_beside_corrections_below_zero() {
    // Van: -5 and up to 5 more; all others 25.
    let rows_ = "2024;x;Ankara;3530;Irak;25\n2024;x;Van;3530;Irak;-5\n2024;x;Van;24;Irak;5\n";
    let high = Choice { tier: Some(TierKey::One(Tier::High)), ..choice() };
    let table = ask(&engine(rows_), "tier-contributions", &high).unwrap();
    assert_eq!(
        rows(&table, "province share_low_pct share_high_pct"),
        // -5 of 20 and 0 of 25; Ankara: 25 of 25 and of 20.
        ["Ankara|100.000000|125.000000", "Van|-25.000000|0.000000", "Türkiye|100.000000|100.000000"]
    );
    // The country's high technology may be below zero.
    let rows_ = "2024;x;Ankara;3530;Irak;25\n2024;x;Van;24;Irak;-30\n";
    let table = ask(&engine(rows_), "tier-contributions", &high).unwrap();
    assert_eq!(rows(&table, "value_low share_low_pct share_high_pct"), ["25||", "-30||", "-5||"]);
}

#[test]
fn regions_by_name_and_by_level_say_what_they_lack() {
    let rows_ = "2024;x;Tekirdağ;3530;Irak;10\n2024;x;Edirne;24;Irak;20\n2024;x;Edirne;1711;Irak;10
2024;x;Ankara;1711;Irak;60\n";
    let complete = engine(&format!("{rows_}2024;x;Kırklareli;1711;Irak;20\n"));
    let partial = engine(rows_);
    let named = Choice { grouping: thrace(), ..choice() };
    let table = ask(&complete, "totals", &named).unwrap();
    // Ankara lies in no region, and in the country all the same.
    assert_eq!(
        rows(&table, "plate province value share_pct marks"),
        ["|Trakya|60|50.000000|", "|Türkiye|120|100.000000|"]
    );
    let table = ask(&partial, "totals", &named).unwrap();
    assert_eq!(rows(&table, "province value share_pct marks")[0], "Trakya|40|40.000000|partial_region");
    let high = Choice { tier: Some(TierKey::One(Tier::High)), ..named };
    for id in ["tier-shares", "tier-contributions"] {
        let table = ask(&partial, id, &high).unwrap();
        assert_eq!(rows(&table, "value_low value_high marks"), ["10|30|partial_region", "10|30|"], "{id}");
    }
    let nuts1 = Choice { grouping: Grouping::Level(Level::Nuts1), ..high };
    let table = ask(&partial, "tier-shares", &nuts1).unwrap();
    assert_eq!(
        rows(&table, "plate share_low_pct share_high_pct marks")[0],
        "TR2|25.000000|75.000000|partial_region"
    );
    let table = ask(&partial, "high-and-medium-high", &nuts1).unwrap();
    assert_eq!(rows(&table, "plate value share_pct marks")[0], "TR2|30|75.000000|partial_region");
}

#[test]
fn a_small_amount_behind_a_share_is_marked() {
    let limited = Choice { limit_e4: 45 * E4, ..choice() };
    let table = ask(&engine(ROWS), "tier-shares", &limited).unwrap();
    assert_eq!(
        rows(&table, "province tier marks"),
        [
            // High can be 50; nothing is not small, and the country never is.
            "Ankara|high|",
            "Ankara|medium_high|small_volume",
            "Ankara|medium_low|",
            "Ankara|low|small_volume",
            "Ankara|not_classified|small_volume",
            "Türkiye|high|",
            "Türkiye|medium_high|",
            "Türkiye|medium_low|",
            "Türkiye|low|",
            "Türkiye|not_classified|",
        ]
    );
}
