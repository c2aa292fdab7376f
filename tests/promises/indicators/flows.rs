use teknoharita::data::Tier;
use teknoharita::error::{Error, Lacks};
use teknoharita::indicators::{Choice, Grouping, TierKey};
use teknoharita::types::{E4, Flow, Level, Period};

use super::super::support::read;
use super::{ask, choice, engine, rows};

/// Ankara sells 80 and buys 100; İzmir sells alone, Van buys alone; Rize bought nothing, Konya less.
const ROWS: &str = "2024;x;Ankara;3530;Irak;49\n2024;x;Ankara;1711;Irak;31\n2024;m;Ankara;3530;Irak;98
2024;m;Ankara;1711;Irak;2\n2024;x;İzmir;1711;Irak;10\n2024;m;Van;1711;Irak;10\n2024;x;Rize;1711;Irak;5
2024;m;Rize;1711;Irak;0\n2024;x;Konya;1711;Irak;5\n2024;m;Konya;1711;Irak;-10\n";

fn of(tier: TierKey) -> Choice {
    Choice { tier: Some(tier), ..choice() }
}

#[test]
fn balances_by_hand() {
    let table = ask(&engine(ROWS), "balance", &of(TierKey::Total)).unwrap();
    assert_eq!(
        rows(&table, "period province tier exports imports balance marks"),
        [
            "2024|Ankara|total|80|100|-20|",
            // What is not there is not zero.
            "2024|İzmir|total|10|||",
            "2024|Konya|total|5|-10|15|",
            "2024|Rize|total|5|0|5|",
            "2024|Van|total||10||",
            "2024|Türkiye|total|100|100|0|",
        ]
    );
    let table = ask(&engine(ROWS), "balance", &of(TierKey::One(Tier::High))).unwrap();
    assert_eq!(rows(&table, "province exports imports balance")[0], "Ankara|49|98|-49");
}

#[test]
fn coverage_by_hand() {
    let limited = Choice { limit_e4: 50 * E4, ..of(TierKey::Total) };
    let table = ask(&engine(ROWS), "coverage", &limited).unwrap();
    assert_eq!(
        rows(&table, "province exports imports coverage_pct marks"),
        [
            "Ankara|80|100|80.000000|",
            "İzmir|10|||",
            "Konya|5|-10||",
            "Rize|5|0||",
            "Van||10||small_denominator",
            "Türkiye|100|100|100.000000|",
        ]
    );
    let ankara = Choice { place: teknoharita::types::Place::province(6), ..choice() };
    let table = ask(&engine(ROWS), "coverage", &ankara).unwrap();
    assert_eq!(
        rows(&table, "tier coverage_pct"),
        [
            "high|50.000000",
            "medium_high|",
            "medium_low|",
            "low|1550.000000",
            "not_classified|",
            "total|80.000000"
        ]
    );
}

#[test]
fn open_goods_leave_ranges() {
    // High: 30 to 40 sold, 40 to 50 bought. Van: -10 sold, and perhaps nothing bought.
    let rows_ = "2024;x;Ankara;3530;Irak;30\n2024;x;Ankara;24;Irak;10\n2024;m;Ankara;3530;Irak;40
2024;m;Ankara;24;Irak;10\n2024;x;Van;3530;Irak;-10\n2024;m;Van;24;Irak;10\n2024;x;Rize;3530;Irak;-10
2024;m;Rize;3530;Irak;20\n2024;m;Rize;24;Irak;5\n";
    let engine = engine(rows_);
    let high = of(TierKey::One(Tier::High));
    let table = ask(&engine, "balance", &high).unwrap();
    assert_eq!(
        rows(&table, "province balance balance_low balance_high")[..3],
        ["Ankara||-20|0", "Rize||-35|-30", "Van||-20|-10"]
    );
    let table = ask(&engine, "coverage", &high).unwrap();
    assert_eq!(
        rows(&table, "province coverage_pct coverage_low_pct coverage_high_pct")[..3],
        ["Ankara||60.000000|100.000000", "Rize||-50.000000|-40.000000", "Van|||"]
    );
}

#[test]
fn regions_and_periods_of_both_directions() {
    let rows_ = "2024;x;Tekirdağ;3530;Irak;10\n2024;x;Edirne;1711;Irak;20\n2024;m;Tekirdağ;3530;Irak;40
2024;x;Kırklareli;1711;Irak;10\n2024;m;Edirne;1711;Irak;10\n2023;x;Edirne;1711;Irak;7\n";
    let engine = engine(rows_);
    let nuts2 = Choice { grouping: Grouping::Level(Level::Nuts2), ..of(TierKey::Total) };
    let table = ask(&engine, "coverage", &nuts2).unwrap();
    // Kırklareli bought nothing that the data know of; of 2023 there are no imports.
    assert_eq!(
        rows(&table, "period plate exports imports coverage_pct marks"),
        ["2024|TR21|40|50|80.000000|partial_region", "2024||40|50|80.000000|"]
    );
    for id in ["balance", "coverage"] {
        let lacks = ask(&engine, id, &Choice { period: Period::year(2023), ..choice() });
        assert_eq!(lacks, Err(Error::NoSuchPeriod { period: "2023".to_string() }));
        let lacks = ask(&super::engine("2024;x;Ankara;3530;Irak;1\n"), id, &choice());
        assert_eq!(lacks, Err(Error::NotInData { lacks: Lacks::Flow(Flow::Import) }));
    }
}

#[test]
fn months_that_only_one_direction_has_are_not_compared() {
    let rows_: String = (1..=12)
        .map(|month| format!("2024-{month:02};x;Ankara;3530;Irak;10\n"))
        .chain((1..=10).map(|month| format!("2024-{month:02};m;Ankara;3530;Irak;20\n")))
        .collect();
    let engine = read(format!("dönem;akış;il;isic_rev3;ülke;usd\n{rows_}").as_bytes()).unwrap().0;
    let of = |period: &str| {
        let choice = Choice { period: period.parse().ok(), ..of(TierKey::Total) };
        rows(&ask(&engine, "coverage", &choice).unwrap(), "period province exports imports coverage_pct")
    };
    // Of the year twelve and ten: month by month.
    assert_eq!(of("2024").len(), 20);
    assert_eq!(of("2024")[0], "2024-01|Ankara|10|20|50.000000");
    assert_eq!(of("2024-01..10")[0], "2024-01..10|Ankara|100|200|50.000000");
}
