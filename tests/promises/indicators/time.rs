use teknoharita::data::Tier;
use teknoharita::engine::Engine;
use teknoharita::error::{Error, Lacks};
use teknoharita::indicators::{Choice, Grouping, NamedRegion, Over, TierKey};
use teknoharita::types::{E4, Level, Period, Place};

use super::super::support::read;
use super::{ask, choice, engine, near, rows};

/// Ankara 100 to 121; İzmir 100 to 90; Van in 2023 alone, Bursa in 2024 alone; Konya from below zero, Rize from
/// zero.
const ROWS: &str = "2023;x;Ankara;3530;Irak;40\n2023;x;Ankara;1711;Irak;60
2024;x;Ankara;3530;Irak;61\n2024;x;Ankara;1711;Irak;60
2023;x;İzmir;1711;Irak;100\n2024;x;İzmir;1711;Irak;90
2023;x;Van;1711;Irak;20\n2024;x;Bursa;1711;Irak;30
2023;x;Konya;1711;Irak;-20\n2024;x;Konya;1711;Irak;7
2023;x;Rize;3220;Irak;0\n2024;x;Rize;3220;Irak;8
";

fn total() -> Choice {
    Choice { tier: Some(TierKey::Total), ..choice() }
}

fn high() -> Choice {
    Choice { tier: Some(TierKey::One(Tier::High)), ..choice() }
}

fn months(text: &str) -> Option<Period> {
    Some(text.parse().unwrap())
}

/// Ankara 10 a month in 2024, 11 a month in January-October 2025.
fn ten_months() -> Engine {
    let year = (1..=12).map(|month| format!("2024-{month:02};x;Ankara;3530;Irak;10\n"));
    let year: String =
        year.chain((1..=10).map(|month| format!("2025-{month:02};x;Ankara;3530;Irak;11\n"))).collect();
    read(format!("dönem;akış;il;isic_rev3;ülke;usd\n{year}").as_bytes()).unwrap().0
}

/// The same, but that of 2024 there is the whole year alone.
fn only_the_year() -> Engine {
    let months: String = (1..=10).map(|month| format!("2025;{month};x;Ankara;3530;Irak;11\n")).collect();
    let file = format!("yıl;ay;akış;il;isic_rev3;ülke;usd\n2024;;x;Ankara;3530;Irak;120\n{months}");
    read(file.as_bytes()).unwrap().0
}

#[test]
fn growth_by_hand() {
    let table = ask(&engine(ROWS), "growth", &total()).unwrap();
    assert_eq!(
        rows(&table, "period base_period province value base_value change growth_pct"),
        [
            "2024|2023|Ankara|121|100|21|21.000000",
            // Not there before is not zero before; nor is it gone to zero.
            "2024|2023|Bursa|30|||",
            "2024|2023|İzmir|90|100|-10|-10.000000",
            // From below zero and from zero there is a difference and no rate.
            "2024|2023|Konya|7|-20|27|",
            "2024|2023|Rize|8|0|8|",
            "2024|2023|Van||20||",
            "2024|2023|Türkiye|256|200|56|28.000000",
        ]
    );
    let ankara = Choice { place: Place::province(6), limit_e4: 50 * E4, ..choice() };
    let table = ask(&engine(ROWS), "growth", &ankara).unwrap();
    assert_eq!(
        rows(&table, "tier value base_value growth_pct marks"),
        [
            "high|61|40|52.500000|small_base",
            "medium_high|0|0||",
            "medium_low|0|0||",
            "low|60|60|0.000000|",
            "not_classified|0|0||",
            "total|121|100|21.000000|",
        ]
    );
}

#[test]
fn growth_of_open_goods_is_a_range() {
    // High: 40 and up to 10 more before; 60 and up to 20 more now. Then one that falls below zero.
    let rows_ = "2023;x;Ankara;3530;Irak;40\n2023;x;Ankara;24;Irak;10\n2024;x;Ankara;3530;Irak;60
2024;x;Ankara;24;Irak;20\n2023;x;Van;3530;Irak;40\n2023;x;Van;24;Irak;10\n2024;x;Van;3530;Irak;-20
2023;x;Rize;24;Irak;5\n2024;x;Rize;3530;Irak;5\n";
    let table = ask(&engine(rows_), "growth", &high()).unwrap();
    let columns = "province change_low change_high growth_pct growth_low_pct growth_high_pct";
    assert_eq!(
        rows(&table, columns)[..3],
        [
            // 60 / 50 and 80 / 40.
            "Ankara|10|40||20.000000|100.000000",
            // Before it may have been nothing.
            "Rize|0|5|||",
            // -20 / 40 and -20 / 50.
            "Van|-70|-60||-150.000000|-140.000000",
        ]
    );
    let table = ask(&engine(rows_), "index", &high()).unwrap();
    let found = rows(&table, "period province index_pct index_low_pct index_high_pct");
    assert_eq!(found[4], "2024|Ankara||120.000000|200.000000");
    assert_eq!(found[6], "2024|Van||-50.000000|-40.000000");
}

#[test]
fn ten_months_are_compared_with_ten() {
    let choice = Choice { period: Period::year(2025), ..total() };
    let columns = "period base_period province value base_value";
    for (id, of) in [("growth", "growth_pct"), ("gains", "growth_pct")] {
        let table = ask(&ten_months(), id, &choice).unwrap();
        assert_eq!(rows(&table, columns)[0], "2025-01..10|2024-01..10|Ankara|110|100", "{id}");
        assert_eq!(rows(&table, of)[0], "10.000000", "{id}");
    }
    for id in ["growth-contributions", "change-of-share", "ranks", "thresholds"] {
        let choice = Choice { tier: Some(TierKey::One(Tier::High)), ..choice.clone() };
        let table = ask(&ten_months(), id, &choice).unwrap();
        assert_eq!(rows(&table, "period base_period")[0], "2025-01..10|2024-01..10", "{id}");
    }
    // One quarter against the same.
    let quarter = Choice { period: months("2025-04..06"), ..choice.clone() };
    let table = ask(&ten_months(), "growth", &quarter).unwrap();
    assert_eq!(rows(&table, columns)[0], "2025-04..06|2024-04..06|Ankara|33|30");
    // A year that is over beside ten months of another: neither growth nor an index of it.
    let whole = Choice { base: Period::year(2024), ..choice };
    let lacks = Lacks::Base { period: months("2025-01..10").unwrap(), base: Period::year(2024).unwrap() };
    for id in ["growth", "growth-contributions", "change-of-share", "gains", "ranks", "thresholds"] {
        assert_eq!(ask(&ten_months(), id, &whole), Err(Error::NotInData { lacks }), "{id}");
    }
}

#[test]
fn ten_months_are_not_compared_with_a_year() {
    let engine = only_the_year();
    let choice = Choice { period: Period::year(2025), ..high() };
    let period = months("2025-01..10").unwrap();
    let lacks = Lacks::Base { period, base: months("2024-01..10").unwrap() };
    for id in ["growth", "growth-contributions", "change-of-share", "gains"] {
        assert_eq!(ask(&engine, id, &choice), Err(Error::NotInData { lacks }), "{id}");
    }
    // What does not need a base is said without one.
    let table = ask(&engine, "ranks", &choice).unwrap();
    assert_eq!(rows(&table, "period base_period rank rank_change"), ["2025-01..10||1|"]);
    let table = ask(&engine, "thresholds", &choice).unwrap();
    assert_eq!(rows(&table, "period base_period areas growing falling new value"), ["2025-01..10||1||||110"]);
    let lacks = Lacks::Base { period: Period::year(2025).unwrap(), base: Period::year(2024).unwrap() };
    assert_eq!(ask(&engine, "compound-growth", &choice), Err(Error::NotInData { lacks }));
    // The index has the year that is over.
    let table = ask(&engine, "index", &choice).unwrap();
    assert_eq!(rows(&table, "period base_period province index_pct")[0], "2024|2024|Ankara|100.000000");
}

#[test]
fn contributions_to_growth_by_hand() {
    let table = ask(&engine(ROWS), "growth-contributions", &total()).unwrap();
    assert_eq!(
        rows(&table, "province change country_points own_points"),
        [
            "Ankara|21|10.500000|21.000000",
            "Bursa|||",
            "İzmir|-10|-5.000000|-10.000000",
            "Konya|27|13.500000|",
            "Rize|8|4.000000|",
            "Van|||",
            "Türkiye|56|28.000000|28.000000",
        ]
    );
    // High: 40 to 69 in the country; of the province's own growth of 21 points all 21.
    let table = ask(&engine(ROWS), "growth-contributions", &high()).unwrap();
    assert_eq!(rows(&table, "province change country_points own_points")[0], "Ankara|21|52.500000|21.000000");
    // 40 and up to 10 more before, 60 now, and 100 in all: 10 to 20 over 40 to 50, and over 100.
    let rows_ = "2023;x;Ankara;3530;Irak;40\n2023;x;Ankara;24;Irak;10\n2023;x;Ankara;1711;Irak;50
2024;x;Ankara;3530;Irak;60\n";
    let table = ask(&engine(rows_), "growth-contributions", &high()).unwrap();
    let columns = "country_low_points country_high_points own_low_points own_high_points";
    assert_eq!(rows(&table, columns)[0], "20.000000|50.000000|10.000000|20.000000");
}

#[test]
fn change_of_shares_by_hand() {
    let rows_ = "2023;x;Ankara;3530;Irak;100\n2023;x;Ankara;1711;Irak;900\n2024;x;Ankara;3530;Irak;121
2024;x;Ankara;1711;Irak;579\n2024;x;Ankara;0111;Irak;300\n2024;x;Van;3530;Irak;10\n2023;x;Rize;3530;Irak;-1
2024;x;Rize;3530;Irak;1\n";
    let limited = Choice { limit_e4: 50 * E4, ..high() };
    let table = ask(&engine(rows_), "change-of-share", &limited).unwrap();
    assert_eq!(
        rows(&table, "province share_pct base_share_pct marks")[..3],
        ["Ankara|12.100000|10.000000|", "Rize|100.000000||small_volume", "Van|100.000000||small_volume"]
    );
    let points = rows(&table, "change_points");
    near(&points[0], 2.1);
    assert_eq!(points[1..3], ["", ""]);
    // Of manufacturing: 121 of 700 now.
    let over = Choice { over: Some(Over::Manufacturing), ..high() };
    let table = ask(&engine(rows_), "change-of-share", &over).unwrap();
    assert_eq!(rows(&table, "share_pct base_share_pct")[0], "17.285714|10.000000");
    near(&rows(&table, "change_points")[0], 100.0 * 121.0 / 700.0 - 10.0);
    // All but confidential ones: they were a tenth before.
    let rows_ = "2023;x;Ankara;3530;Irak;45\n2023;x;Ankara;1711;Irak;45\n2023;x;Ankara;Gizli Veri;Irak;10
2024;x;Ankara;3530;Irak;45\n2024;x;Ankara;1711;Irak;55\n";
    let over = Choice { over: Some(Over::WithoutConfidential), ..high() };
    let table = ask(&engine(rows_), "change-of-share", &over).unwrap();
    assert_eq!(rows(&table, "share_pct base_share_pct")[0], "45.000000|50.000000");
    near(&rows(&table, "change_points")[0], -5.0);
    // 40 to 50 of 100 before, 60 of 100 now.
    let rows_ = "2023;x;Ankara;3530;Irak;40\n2023;x;Ankara;24;Irak;10\n2023;x;Ankara;1711;Irak;50
2024;x;Ankara;3530;Irak;60\n2024;x;Ankara;1711;Irak;40\n";
    let table = ask(&engine(rows_), "change-of-share", &high()).unwrap();
    let found = rows(&table, "change_points change_low_points change_high_points")[0].clone();
    let cells: Vec<&str> = found.split('|').collect();
    assert_eq!(cells[0], "");
    near(cells[1], 10.0);
    near(cells[2], 20.0);
}

#[test]
fn compound_growth_by_hand() {
    let rows_ = "2022;x;Ankara;3530;Irak;100\n2023;x;Ankara;3530;Irak;500\n2024;x;Ankara;3530;Irak;121
2024;x;Van;3530;Irak;5\n2022;x;Rize;3530;Irak;-5\n2024;x;Rize;3530;Irak;5\n2022;x;Konya;3530;Irak;0
2024;x;Konya;3530;Irak;5\n2022;x;Bursa;3530;Irak;5\n2024;x;Bursa;3530;Irak;-5\n2022;x;Adana;3530;Irak;9
";
    let limited = Choice { limit_e4: 50 * E4, ..high() };
    let table = ask(&engine(rows_), "compound-growth", &limited).unwrap();
    let of = |province: &str| {
        let all = rows(&table, "province period base_period years value base_value marks growth_pct");
        all.into_iter().find(|row| row.starts_with(province)).unwrap_or_default()
    };
    let (head, rate) = of("Ankara").rsplit_once('|').map(|(a, b)| (a.to_string(), b.to_string())).unwrap();
    assert_eq!(head, "Ankara|2024|2022|2|121|100|");
    near(&rate, 10.0);
    assert_eq!(of("Van"), "Van|2024|2022|2|5|||");
    assert_eq!(of("Rize"), "Rize|2024|2022|2|5|-5||");
    assert_eq!(of("Konya"), "Konya|2024|2022|2|5|0||");
    assert_eq!(of("Bursa"), "Bursa|2024|2022|2|-5|5|small_base|");
    // It traded in the first year alone.
    assert_eq!(of("Adana"), "");
    // Backwards and within one year there is none.
    for base in [2024, 2025] {
        let choice = Choice { base: Period::year(base), period: Period::year(2024), ..high() };
        assert_eq!(
            ask(&engine(rows_), "compound-growth", &choice),
            Err(Error::NotInData { lacks: Lacks::Periods })
        );
    }
    // 81 to 100 before and 100 to 121 now: nothing to 21 in one year.
    let rows_ = "2023;x;Ankara;3530;Irak;81\n2023;x;Ankara;24;Irak;19\n2024;x;Ankara;3530;Irak;100
2024;x;Ankara;24;Irak;21\n2023;x;Van;3530;Irak;4\n2024;x;Van;3530;Irak;4\n2024;x;Van;24;Irak;-5\n";
    let table = ask(&engine(rows_), "compound-growth", &high()).unwrap();
    let found = rows(&table, "growth_pct growth_low_pct growth_high_pct");
    let cells: Vec<&str> = found[0].split('|').collect();
    assert_eq!(cells[0], "");
    near(cells[1], 0.0);
    near(cells[2], 100.0 * 121.0 / 81.0 - 100.0);
    // It may be below zero now.
    assert_eq!(found[1], "||");
}

#[test]
fn an_index_by_hand() {
    let rows_ = "2022;x;Ankara;3530;Irak;80\n2023;x;Ankara;3530;Irak;60\n2024;x;Ankara;3530;Irak;100
2023;x;Van;3530;Irak;5\n2022;x;Rize;3530;Irak;-5\n2024;x;Rize;3530;Irak;5\n";
    let engine = engine(rows_);
    let table = ask(&engine, "index", &total()).unwrap();
    assert_eq!(
        rows(&table, "period base_period province value index_pct"),
        [
            "2022|2022|Ankara|80|100.000000",
            "2022|2022|Rize|-5|",
            "2022|2022|Türkiye|75|100.000000",
            "2023|2022|Ankara|60|75.000000",
            "2023|2022|Van|5|",
            "2023|2022|Türkiye|65|86.666667",
            "2024|2022|Ankara|100|125.000000",
            "2024|2022|Rize|5|",
            "2024|2022|Türkiye|105|140.000000",
        ]
    );
    // Another year is 100, and the last one is left out.
    let choice =
        Choice { base: Period::year(2023), period: Period::year(2023), place: Place::province(6), ..total() };
    let table = ask(&engine, "index", &choice).unwrap();
    assert_eq!(rows(&table, "period index_pct"), ["2022|133.333333", "2023|100.000000"]);
}

#[test]
fn the_largest_gains_in_their_order() {
    let two = Choice { top: 3, limit_e4: 50 * E4, ..total() };
    let table = ask(&engine(ROWS), "gains", &two).unwrap();
    assert_eq!(
        rows(&table, "rank province value base_value change growth_pct marks"),
        ["1|Konya|7|-20|27||", "2|Ankara|121|100|21|21.000000|", "3|Rize|8|0|8||"]
    );
    // Equal gains share a rank; the last of them all fell.
    let rows_ = "2023;x;Ankara;3530;Irak;10\n2024;x;Ankara;3530;Irak;15\n2023;x;Van;3530;Irak;1
2024;x;Van;3530;Irak;6\n2023;x;Rize;3530;Irak;6\n2024;x;Rize;3530;Irak;4\n2023;x;Belirsiz;3530;Irak;1
2024;x;Belirsiz;3530;Irak;99\n";
    let table = ask(&engine(rows_), "gains", &choice()).unwrap();
    assert_eq!(rows(&table, "rank province change"), ["1|Ankara|5", "1|Van|5", "3|Rize|-2"]);
}

#[test]
fn ranks_by_amount_and_by_share() {
    // Totals 50, 30, 30 now; 20, 30, 10 before. What is unspecified has no rank.
    let rows_ = "2024;x;Ankara;1711;Irak;50\n2024;x;İzmir;1711;Irak;30\n2024;x;Van;3530;Irak;10
2024;x;Van;1711;Irak;20\n2024;x;Belirsiz;1711;Irak;900\n2023;x;Ankara;1711;Irak;20\n2023;x;İzmir;1711;Irak;30
2023;x;Van;1711;Irak;10\n";
    let engine = engine(rows_);
    let table = ask(&engine, "ranks", &total()).unwrap();
    assert_eq!(
        rows(&table, "plate value rank rank_change share_pct share_rank"),
        ["0|900||||", "6|50|1|1||", "35|30|2|-1||", "65|30|2|1||"]
    );
    let low = Choice { tier: Some(TierKey::One(Tier::Low)), ..choice() };
    let table = ask(&engine, "ranks", &low).unwrap();
    assert_eq!(
        rows(&table, "province value rank rank_change share_pct share_rank share_rank_change")[1..],
        ["Ankara|50|1|1|100.000000|1|0", "İzmir|30|2|-1|100.000000|1|0", "Van|20|3|0|66.666667|3|-2"]
    );
}

#[test]
fn ranks_without_confidential_goods_leave_them_out_of_the_amounts_too() {
    // Not classified: Ankara 5 and 100 that are confidential, İzmir 9, Van 7; before, Van 50 of them.
    let rows_ = "2024;x;Ankara;0111;Irak;5\n2024;x;Ankara;Gizli Veri;Irak;100\n2024;x;İzmir;0111;Irak;9
2024;x;Van;0111;Irak;7\n2023;x;Ankara;0111;Irak;3\n2023;x;İzmir;0111;Irak;2\n2023;x;Van;0111;Irak;1
2023;x;Van;Gizli Veri;Irak;50\n";
    let engine = engine(rows_);
    let tier = Some(TierKey::One(Tier::NotClassified));
    let columns = "province tier value rank rank_change share_pct";
    let all = rows(&ask(&engine, "ranks", &Choice { tier, ..choice() }).unwrap(), columns);
    assert_eq!(all[0], "Ankara|not_classified|105|1|1|100.000000");
    let over = Some(Over::WithoutConfidential);
    let without = rows(&ask(&engine, "ranks", &Choice { tier, over, ..choice() }).unwrap(), columns);
    assert_eq!(
        without,
        [
            "Ankara|not_classified|5|3|-2|100.000000",
            "İzmir|not_classified|9|1|1|100.000000",
            "Van|not_classified|7|2|1|100.000000"
        ]
    );
    // The total beside the tiers is of the same goods.
    let total = Choice { tier: Some(TierKey::Total), over, ..choice() };
    assert_eq!(rows(&ask(&engine, "ranks", &total).unwrap(), "value rank"), ["5|3", "9|1", "7|2"]);
}

#[test]
fn ranks_of_open_goods_are_ranges() {
    // High 20 to 30, 25, 10; shares 20% to 30%, 50%, 10%.
    let rows_ = "2024;x;Ankara;3530;Irak;20\n2024;x;Ankara;24;Irak;10\n2024;x;Ankara;1711;Irak;70
2024;x;İzmir;3530;Irak;25\n2024;x;İzmir;1711;Irak;25\n2024;x;Van;3530;Irak;10\n2024;x;Van;1711;Irak;90
2023;x;Ankara;3530;Irak;1\n2023;x;İzmir;3530;Irak;2\n2023;x;Van;3530;Irak;3\n";
    let table = ask(&engine(rows_), "ranks", &high()).unwrap();
    assert_eq!(
        rows(&table, "province value_low value_high rank rank_change share_rank"),
        ["Ankara|20|30|1-2||2", "İzmir|25|25|1-2||1", "Van|10|10|3|-2|3"]
    );
}

#[test]
fn how_many_are_above_a_threshold_and_how_many_grow() {
    let choice = Choice { threshold_e4: 30 * E4, ..total() };
    let table = ask(&engine(ROWS), "thresholds", &choice).unwrap();
    let columns =
        "period base_period tier threshold areas above maybe_above growing falling unchanged unsure new";
    // Ankara and İzmir; 30 is not above 30. Van is gone and Bursa is new.
    assert_eq!(rows(&table, columns), ["2024|2023|total|30|5|2|0|3|1|0|0|1"]);
    assert_eq!(rows(&table, "value"), ["256"]);
    // High: 20 to 30 after 25; 40 after 40; what is unspecified is no province.
    let rows_ = "2023;x;Ankara;3530;Irak;25\n2024;x;Ankara;3530;Irak;20\n2024;x;Ankara;24;Irak;10
2023;x;Van;3530;Irak;40\n2024;x;Van;3530;Irak;40\n2023;x;Belirsiz;3530;Irak;1\n2024;x;Belirsiz;3530;Irak;99\n";
    let choice = Choice { threshold_e4: 25 * E4, ..high() };
    let table = ask(&engine(rows_), "thresholds", &choice).unwrap();
    assert_eq!(rows(&table, columns), ["2024|2023|high|25|2|1|1|0|0|1|1|0"]);
    assert_eq!(rows(&table, "value value_low value_high"), ["|159|169"]);
}

#[test]
fn regions_through_time() {
    let rows_ = "2023;x;Tekirdağ;3530;Irak;10\n2024;x;Tekirdağ;3530;Irak;20\n2023;x;Edirne;1711;Irak;10
2024;x;Edirne;1711;Irak;10\n2024;x;Kırklareli;1711;Irak;10\n2023;x;Ankara;1711;Irak;5\n2024;x;Ankara;1711;Irak;5\n";
    let engine = engine(rows_);
    let nuts2 = Choice { grouping: Grouping::Level(Level::Nuts2), ..total() };
    let table = ask(&engine, "growth", &nuts2).unwrap();
    // Of Kırklareli there is nothing of 2023: the region is marked, and grew by more than it seems to or less.
    assert_eq!(
        rows(&table, "plate value base_value growth_pct marks"),
        ["TR21|40|20|100.000000|partial_region", "TR51|5|5|0.000000|", "|45|25|80.000000|"]
    );
    let places = [22, 59].map(|plate| Place::province(plate).unwrap());
    let named = NamedRegion { name: "İki il".into(), places: places.to_vec() };
    let choice = Choice { grouping: Grouping::Named(vec![named]), ..total() };
    let table = ask(&engine, "growth", &choice).unwrap();
    assert_eq!(rows(&table, "province growth_pct marks"), ["İki il|50.000000|", "Türkiye|80.000000|"]);
    for (id, column) in [("gains", "change"), ("ranks", "rank"), ("growth-contributions", "country_points")] {
        let table = ask(&engine, id, &choice).unwrap();
        let expected = match id {
            "gains" => "İki il|10|",
            "ranks" => "İki il|1|",
            _ => "İki il|40.000000|",
        };
        assert_eq!(rows(&table, &format!("province {column} marks"))[0], expected, "{id}");
    }
}
