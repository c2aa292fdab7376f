use teknoharita::classify::{DefinitionId, Exclusions};
use teknoharita::data::Tier;
use teknoharita::error::{Error, Lacks};
use teknoharita::indicators::{Choice, Entry, Grouping, TierKey};
use teknoharita::messages::Lang;
use teknoharita::protocol::DataSetId;
use teknoharita::types::{Level, Period, Place};
use teknoharita::view::sheet::sheet;

use super::super::support::read;
use super::{ask, choice, engine, near, rows};

/// Ankara 100: Germany 60 under two names, Iraq 30, Italy 10; İzmir 100, all with Germany.
const ROWS: &str = "2024;ihracat;Ankara;3530;Almanya;40
2024;ihracat;Ankara;3220;Germany;20
2024;ihracat;Ankara;1721;Irak;30
2024;ihracat;Ankara;24;İtalya;10
2024;ihracat;İzmir;3530;Germany;100
";

#[test]
fn the_largest_partners_with_the_others_in_one_row() {
    let two = Choice { top: 2, place: Place::province(6), ..choice() };
    let table = ask(&engine(ROWS), "top-partners", &two).unwrap();
    assert_eq!(
        rows(&table, "province rank partner partner_name value share_pct marks"),
        [
            "Ankara|1|Almanya|Germany|60|60.000000|",
            "Ankara|2|Irak|Iraq|30|30.000000|",
            "Ankara||others|Others (1)|10|10.000000|",
        ]
    );
    let one = ask(&engine(ROWS), "top-partners", &Choice { top: 1, ..choice() }).unwrap();
    assert_eq!(
        rows(&one, "province partner value share_pct marks"),
        [
            "Ankara|Almanya|60|60.000000|",
            "Ankara|others|40|40.000000|",
            "İzmir|Almanya|100|100.000000|one_partner",
            "Türkiye|Almanya|160|80.000000|one_partner",
            "Türkiye|others|40|20.000000|",
        ]
    );
}

#[test]
fn partners_of_a_tier_are_bounded_where_goods_can_be_of_it() {
    // High: surely 40 + 20 with Germany; 24 with Italy can be of it.
    let high = Choice { tier: Some(TierKey::One(Tier::High)), place: Place::province(6), ..choice() };
    let table = ask(&engine(ROWS), "top-partners", &high).unwrap();
    assert_eq!(
        rows(&table, "rank partner value value_low value_high share_low_pct share_high_pct"),
        [
            // 60 of 70 at the least, 60 of 60 at the most.
            "1|Almanya|60|60|60|85.714286|100.000000",
            "2|İtalya||0|10|0.000000|14.285714",
        ]
    );
    assert_eq!(rows(&table, "marks"), ["one_partner", ""]);
}

#[test]
fn the_largest_products_and_what_a_tier_is_made_of() {
    let engine = engine(ROWS);
    let two = Choice { top: 2, place: Place::province(6), ..choice() };
    let table = ask(&engine, "top-products", &two).unwrap();
    assert_eq!(
        rows(&table, "rank product value share_pct"),
        ["1|3530|40|40.000000", "2|1721|30|30.000000", "|others|30|30.000000"]
    );
    let table = ask(&engine, "tier-structure", &Choice { place: Place::province(6), ..choice() }).unwrap();
    assert_eq!(
        rows(&table, "tier rank product value value_low value_high share_pct share_low_pct share_high_pct"),
        [
            "high|1|3530|40|40|40||57.142857|66.666667",
            "high|2|3220|20|20|20||28.571429|33.333333",
            "high|3|24||0|10||0.000000|14.285714",
        ]
    );
    let one = Choice { top: 1, place: Place::province(6), ..choice() };
    let table = ask(&engine, "tier-structure", &one).unwrap();
    assert_eq!(
        rows(&table, "product product_name value value_low value_high")[1],
        "others|Others (2)||20|30"
    );
}

#[test]
fn equal_amounts_share_a_rank_and_stand_in_the_order_of_their_names() {
    let rows_ = "2024;x;Ankara;3530;Irak;30\n2024;x;Ankara;3530;Almanya;30\n2024;x;Ankara;3530;Narnia;30
2024;x;Ankara;3530;Fransa;20\n";
    let table =
        ask(&engine(rows_), "top-partners", &Choice { place: Place::province(6), ..choice() }).unwrap();
    assert_eq!(rows(&table, "rank partner"), ["1|Almanya", "1|Irak", "1|Narnia", "4|Fransa"]);
}

#[test]
fn concentration_by_hand() {
    let engine = engine(ROWS);
    let table = ask(&engine, "partner-concentration", &choice()).unwrap();
    assert_eq!(
        rows(&table, "province value partners top10_pct top20_pct marks"),
        [
            "Ankara|100|3|100.000000|100.000000|",
            "İzmir|100|1|100.000000|100.000000|one_partner",
            "Türkiye|200|3|100.000000|100.000000|one_partner",
        ]
    );
    // 0.6² + 0.3² + 0.1² = 0.46; (0.46 - 1/3) / (2/3) = 0.19; 1 / 0.46.
    let ankara: Vec<String> = rows(&table, "hhi hhi_normalised effective_number");
    let [hhi, normalised, effective] = ankara[0].split('|').collect::<Vec<_>>()[..] else { panic!() };
    near(hhi, 0.46);
    near(normalised, 0.19);
    near(effective, 1.0 / 0.46);
    // A single partner: 1, and no normalised form.
    assert_eq!(ankara[1], "1||1");
    let table = ask(&engine, "product-concentration", &choice()).unwrap();
    assert_eq!(rows(&table, "products"), ["4", "1", "4"]);
    // 0.4² + 0.3² + 0.2² + 0.1² = 0.3.
    near(&rows(&table, "hhi")[0], 0.3);
}

#[test]
fn twenty_and_more_partners() {
    let partners = [
        "Almanya",
        "Irak",
        "İtalya",
        "Fransa",
        "İspanya",
        "Hollanda",
        "Belçika",
        "Polonya",
        "Romanya",
        "Rusya",
        "Çin",
        "Japonya",
        "Hindistan",
        "Brezilya",
        "Kanada",
        "Meksika",
        "Mısır",
        "Libya",
        "Fas",
        "Tunus",
        "Cezayir",
        "Suriye",
    ];
    let rows_: String = partners.iter().map(|name| format!("2024;x;Ankara;3530;{name};10\n")).collect();
    let table = ask(&engine(&rows_), "partner-concentration", &choice()).unwrap();
    let found = rows(&table, "partners top10_pct top20_pct hhi_normalised")[0].clone();
    // 10 and 20 of 22 equal ones.
    assert!(found.starts_with("22|45.454545|90.909091|"), "{found}");
    near(&rows(&table, "effective_number")[0], 22.0);
}

#[test]
fn confidential_and_unspecified_partners_count_as_one_each() {
    let rows_ = "2024;x;Ankara;3530;Gizli Veri;50\n2024;x;Ankara;3530;Confidential;10\n2024;x;Ankara;3530;;20
2024;x;Ankara;3530;Belirsiz;10\n2024;x;Ankara;3530;Irak;10\n";
    let engine = engine(rows_);
    let table = ask(&engine, "top-partners", &Choice { place: Place::province(6), ..choice() }).unwrap();
    assert_eq!(
        rows(&table, "rank partner partner_name value"),
        ["1|Confidential|Confidential|60", "2||Not specified|30", "3|Irak|Iraq|10"]
    );
    let table = ask(&engine, "partner-concentration", &choice()).unwrap();
    assert_eq!(rows(&table, "partners")[0], "3");
}

#[test]
fn what_nets_to_nothing_or_less() {
    let rows_ = "2024;x;Ankara;3530;Irak;30\n2024;x;Ankara;3530;Irak;-30\n2024;x;Ankara;3530;İtalya;50
2024;x;Ankara;3530;Fransa;-10\n2024;x;İzmir;3530;Fransa;-10\n";
    let engine = engine(rows_);
    let table = ask(&engine, "top-partners", &choice()).unwrap();
    assert_eq!(
        rows(&table, "province partner value share_pct"),
        [
            "Ankara|İtalya|50|125.000000",
            "Ankara|Fransa|-10|-25.000000",
            "İzmir|Fransa|-10|",
            "Türkiye|İtalya|50|166.666667",
            "Türkiye|Fransa|-20|-66.666667",
        ]
    );
    // No index of shares that are none.
    let table = ask(&engine, "partner-concentration", &choice()).unwrap();
    assert_eq!(
        rows(&table, "province partners top10_pct hhi effective_number"),
        ["Ankara|1|100.000000||", "İzmir|0|||", "Türkiye|1|100.000000||"]
    );
}

#[test]
fn new_and_lost_ones() {
    let rows_ = "2023;x;Ankara;1711;Almanya;50\n2023;x;Ankara;1721;Irak;50
2024;x;Ankara;1711;Germany;60\n2024;x;Ankara;3530;İtalya;20\n2024;x;Ankara;1721;Irak;0
2024;x;İzmir;1711;Irak;5\n";
    let engine = engine(rows_);
    let table = ask(&engine, "partner-changes", &choice()).unwrap();
    let columns =
        "province partners base_partners new new_value new_share_pct lost lost_value lost_share_pct";
    assert_eq!(
        rows(&table, columns),
        [
            "Ankara|2|2|1|20|25.000000|1|50|50.000000",
            // No data of 2023 is not zero.
            "İzmir|1|||||||",
            "Türkiye|3|2|1|20|23.529412|0|0|0.000000",
        ]
    );
    let table = ask(&engine, "product-changes", &Choice { place: Place::province(6), ..choice() }).unwrap();
    assert_eq!(rows(&table, "products base_products new new_value lost lost_value"), ["2|2|1|20|1|50"]);
    let wrong = ask(&engine, "product-changes", &Choice { period: Period::year(2023), ..choice() });
    assert!(matches!(wrong, Err(Error::NotInData { lacks: Lacks::Base { .. } })), "{wrong:?}");
}

#[test]
fn regions_are_sums_of_their_provinces() {
    let rows_ = "2024;x;Tekirdağ;3530;Irak;10\n2024;x;Edirne;3530;Irak;20\n2024;x;Edirne;1711;İtalya;5\n";
    let regions = Choice { grouping: Grouping::Level(Level::Nuts2), ..choice() };
    let table = ask(&engine(rows_), "top-products", &regions).unwrap();
    assert_eq!(
        rows(&table, "plate product value share_pct marks")[..2],
        [
            // Kırklareli is missing.
            "TR21|3530|30|85.714286|partial_region one_product",
            "TR21|1711|5|14.285714|partial_region",
        ]
    );
}

#[test]
fn what_the_data_lack_is_said() {
    let engine = read("yıl;akış;il;usd\n2024;x;Ankara;1\n".as_bytes()).unwrap().0;
    for id in ["top-partners", "partner-concentration"] {
        let lacks = ask(&engine, id, &choice());
        assert_eq!(lacks, Err(Error::NotInData { lacks: Lacks::Partner }));
    }
    for id in
        ["top-products", "product-concentration", "tier-structure", "location-quotient-products", "krugman"]
    {
        let lacks = ask(&engine, id, &choice());
        assert_eq!(lacks, Err(Error::NotInData { lacks: Lacks::Product }), "{id}");
    }
}

#[test]
fn what_few_firms_trade_is_marked() {
    // Ankara: three firms, none of them most. İzmir: two. Van: three, one of them 80%.
    let rows_ = "2024;x;Ankara;3530;Irak;A;40\n2024;x;Ankara;1711;Irak;B;30\n2024;x;Ankara;1711;Fas;C;30
2024;x;İzmir;3530;Irak;A;50\n2024;x;İzmir;1711;Fas;D;50
2024;x;Van;1721;Irak;E;80\n2024;x;Van;1711;Fas;A;10\n2024;x;Van;3530;Libya;D;10\n";
    let file = format!("yıl;akış;il;isic_rev3;ülke;vergi no;usd\n{rows_}");
    let engine = read(file.as_bytes()).unwrap().0;
    let table = ask(&engine, "product-concentration", &choice()).unwrap();
    assert_eq!(
        rows(&table, "province marks"),
        ["Ankara|", "İzmir|few_firms", "Van|few_firms one_product", "Türkiye|"]
    );
    // Of the low tier Ankara has two firms.
    let low = Choice { tier: Some(TierKey::One(Tier::Low)), place: Place::province(6), ..choice() };
    let table = ask(&engine, "top-partners", &low).unwrap();
    assert_eq!(rows(&table, "partner marks"), ["Fas|few_firms", "Irak|few_firms"]);
    // Firms of several provinces can be the same: nothing is said of regions.
    let regions = Choice { grouping: Grouping::Level(Level::Nuts2), ..choice() };
    let table = ask(&engine, "top-partners", &regions).unwrap();
    assert!(rows(&table, "marks").iter().all(|marks| !marks.contains("few_firms")));
}

#[test]
fn what_a_list_leaves_out_is_no_part_of_anything() {
    let rows_ = "2024;x;Ankara;2320;Irak;60\n2024;x;Ankara;3530;Irak;10\n2024;x;Ankara;1711;Almanya;30\n";
    let (engine, energy) = (engine(rows_), Exclusions::from_ids(["energy"]).unwrap());
    let of = |id: &str| {
        let entry = Entry::from_id(id).unwrap();
        let ankara = Choice { place: Place::province(6), ..choice() };
        let answer = engine.answer(DataSetId::Own, (DefinitionId::Report, energy), entry, &ankara);
        sheet(&answer.unwrap(), Lang::En)
    };
    assert_eq!(
        rows(&of("top-partners"), "partner value share_pct"),
        ["Almanya|30|75.000000", "Irak|10|25.000000"]
    );
    assert_eq!(rows(&of("top-products"), "product share_pct"), ["1711|75.000000", "3530|25.000000"]);
}

#[test]
fn a_correction_may_be_of_another_tier_than_the_goods_beside_it() {
    let text = "2024;x;Ankara;3530;Irak;60\n2024;x;Ankara;24;Irak;30\n2024;x;Ankara;24;İtalya;-20\n\
                2024;x;İzmir;24;Irak;7.01\n2024;x;İzmir;3530;Irak;60\n";
    let engine = engine(text);
    let high = Choice { tier: Some(TierKey::One(Tier::High)), ..choice() };
    // Irak 60 to 90, İtalya -20 to 0. Irak's share is largest where 24 is high for İtalya alone: 60 / 40.
    let partners = ask(&engine, "top-partners", &high).unwrap();
    assert_eq!(
        rows(&partners, "province partner value_low value_high share_low_pct share_high_pct")[..2],
        ["Ankara|Irak|60|90|100.000000|150.000000", "Ankara|İtalya|-20|0|-50.000000|0.000000"]
    );
    let products = ask(&engine, "top-products", &high).unwrap();
    assert_eq!(
        rows(&products, "province product value_low value_high")[..2],
        ["Ankara|3530|60|60", "Ankara|24|-20|30"]
    );
    // In the country nothing of one province makes up for another's.
    let tiers = rows(&ask(&engine, "tier-shares", &high).unwrap(), "province value_low value_high");
    assert_eq!(tiers, ["Ankara|40|90", "İzmir|60|67.01", "Türkiye|100|157.01"]);
    // What is not Ankara's is 60 to 67.01.
    let parts =
        rows(&ask(&engine, "tier-contributions", &high).unwrap(), "province share_low_pct share_high_pct");
    assert_eq!(parts[0], "Ankara|37.379684|60.000000");
}
