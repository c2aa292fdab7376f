use teknoharita::classify::{DefinitionId, Exclusions};
use teknoharita::data::Tier;
use teknoharita::engine::Engine;
use teknoharita::indicators::{Choice, Entry, TierKey};
use teknoharita::messages::Lang;
use teknoharita::protocol::DataSetId;
use teknoharita::types::{Period, Place};
use teknoharita::view::sheet::sheet;

use super::{ask, choice, engine, near, rows};

/// Ankara 100: aircraft 20, carpets 30, yarn 50. İzmir 900: aircraft 30, carpets 30, yarn 840.
const ROWS: &str = "2024;x;Ankara;3530;Irak;20
2024;x;Ankara;1721;Irak;30
2024;x;Ankara;1711;Irak;50
2024;x;İzmir;3530;Irak;30
2024;x;İzmir;1721;Irak;30
2024;x;İzmir;1711;Irak;840
";

#[test]
fn location_quotients_of_tiers() {
    let high = Choice { tier: Some(TierKey::One(Tier::High)), place: Place::province(6), ..choice() };
    let table = ask(&engine(ROWS), "location-quotient", &high).unwrap();
    let columns = "province tier value share_pct country_share_pct";
    assert_eq!(rows(&table, columns), ["Ankara|high|20|20.000000|5.000000"]);
    // 0.20 / 0.05 = 4; 3 / 5.
    near(&rows(&table, "lq")[0], 4.0);
    near(&rows(&table, "lq_symmetric")[0], 0.6);
}

#[test]
fn open_goods_leave_a_range() {
    // Ankara: high 20, and 10 that can be; İzmir: high 30 of 100.
    let rows_ = "2024;x;Ankara;3530;Irak;20\n2024;x;Ankara;24;Irak;10\n2024;x;Ankara;1711;Irak;70
2024;x;İzmir;3530;Irak;30\n2024;x;İzmir;1711;Irak;70\n";
    let high = Choice { tier: Some(TierKey::One(Tier::High)), ..choice() };
    let table = ask(&engine(rows_), "location-quotient", &high).unwrap();
    let found = rows(&table, "lq lq_low lq_high");
    // Ankara: 0.20 / (50 / 200) = 0.8 at the least, 0.30 / (60 / 200) = 1 at the most. İzmir: 1.2 to 1.
    for (row, [low, high]) in found.iter().zip([[0.8, 1.0], [1.0, 1.2]]) {
        let cells: Vec<&str> = row.split('|').collect();
        assert_eq!(cells[0], "");
        near(cells[1], low);
        near(cells[2], high);
    }
}

#[test]
fn location_quotients_of_products() {
    let ankara = Choice { place: Place::province(6), top: 2, ..choice() };
    let table = ask(&engine(ROWS), "location-quotient-products", &ankara).unwrap();
    assert_eq!(
        rows(&table, "rank product value share_pct country_share_pct"),
        ["1|1721|30|30.000000|6.000000", "2|3530|20|20.000000|5.000000"]
    );
    near(&rows(&table, "lq")[0], 5.0);
    near(&rows(&table, "lq_symmetric")[0], 4.0 / 6.0);
    near(&rows(&table, "lq")[1], 4.0);
    let low = Choice { tier: Some(TierKey::One(Tier::Low)), ..ankara };
    let table = ask(&engine(ROWS), "location-quotient-products", &low).unwrap();
    assert_eq!(rows(&table, "product"), ["1721", "1711"]);
}

#[test]
fn their_weighted_mean_is_one() {
    let engine = engine(ROWS);
    let table = ask(&engine, "location-quotient-products", &choice()).unwrap();
    for product in ["3530", "1721", "1711"] {
        let of = rows(&table, "product province lq").into_iter().filter_map(|row| {
            let cells: Vec<&str> = row.split('|').collect();
            let weight = if cells[1] == "Ankara" { 0.1 } else { 0.9 };
            (cells[0] == product).then(|| weight * cells[2].parse::<f64>().unwrap())
        });
        near(&of.sum::<f64>().to_string(), 1.0);
    }
}

#[test]
fn krugman_by_hand() {
    // Ankara: |0.20 - 0.05| + |0.30 - 0.06| + |0.50 - 0.89| = 0.78.
    let table = ask(&engine(ROWS), "krugman", &choice()).unwrap();
    assert_eq!(rows(&table, "province classes"), ["Ankara|3", "İzmir|3"]);
    near(&rows(&table, "krugman")[0], 0.78);
    // Nothing in common with nearly all of the country: close to 2, and never above.
    let apart = "2024;x;Ankara;3530;Irak;1\n2024;x;İzmir;1711;Irak;999999\n";
    let table = ask(&engine(apart), "krugman", &choice()).unwrap();
    near(&rows(&table, "krugman")[0], 2.0 * 0.999_999);
    // A correction that leaves a product below zero.
    let negative = "2024;x;Ankara;3530;Irak;-1\n2024;x;Ankara;1711;Irak;5\n2024;x;İzmir;3530;Irak;9\n";
    let table = ask(&engine(negative), "krugman", &choice()).unwrap();
    assert_eq!(rows(&table, "province krugman")[0], "Ankara|");
    assert!(rows(&table, "krugman")[1].parse::<f64>().is_ok());
}

#[test]
fn krugman_over_tiers_where_there_are_no_products() {
    let entry = Entry::from_id("krugman").unwrap();
    let year = Choice { period: Period::year(2024), ..choice() };
    let answer =
        Engine::new().answer(DataSetId::Annex, (DefinitionId::Report, Exclusions::NONE), entry, &year);
    let table = sheet(&answer.unwrap(), Lang::Tr);
    assert!(table.rows.len() > 80);
    for row in rows(&table, "krugman") {
        let index: f64 = row.parse().unwrap();
        assert!((0.0..=2.0).contains(&index));
    }
}

#[test]
fn diversity_and_ubiquity() {
    let engine = engine(ROWS);
    // Ankara: aircraft 4, carpets 5, yarn 50 / 89 < 1. İzmir: 0.67, 0.56, yarn 0.93 / 0.89 > 1.
    let table = ask(&engine, "diversity", &choice()).unwrap();
    assert_eq!(rows(&table, "province products diversity average_ubiquity"), ["Ankara|3|2|1", "İzmir|3|1|1"]);
    let table = ask(&engine, "ubiquity", &choice()).unwrap();
    assert_eq!(rows(&table, "product value areas ubiquity"), ["1711|890|2|1", "1721|60|2|1", "3530|50|2|1"]);
    // The same make-up everywhere: every quotient is exactly 1, also where thirds do not divide.
    let same = "2024;x;Ankara;3530;Irak;1\n2024;x;Ankara;1711;Irak;2\n2024;x;İzmir;3530;Irak;0.1
2024;x;İzmir;1711;Irak;0.2\n2024;x;Belirsiz;1711;Irak;0.02\n2024;x;Belirsiz;3530;Irak;0.01\n";
    let table = ask(&super::engine(same), "ubiquity", &choice()).unwrap();
    assert_eq!(rows(&table, "product areas ubiquity"), ["1711|2|2", "3530|2|2"]);
    let table = ask(&super::engine(same), "krugman", &choice()).unwrap();
    assert!(rows(&table, "krugman").iter().all(|row| row.parse::<f64>().unwrap() < 1e-15));
}
