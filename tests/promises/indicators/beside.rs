use std::sync::Arc;

use teknoharita::data::Tier;
use teknoharita::error::{Error, IndexError, Lacks};
use teknoharita::indicators::{Choice, Index, TierKey};
use teknoharita::messages::{Lang, error_text};
use teknoharita::types::Place;

use super::{ask, choice, engine, near, rows};

const ROWS: &str = "2024;x;Ankara;3530;Irak;1\n2024;x;Ankara;1711;Irak;0
2024;x;Bursa;3530;Irak;1\n2024;x;Bursa;1711;Irak;2
2024;x;İzmir;3530;Irak;1\n2024;x;İzmir;1711;Irak;1
2024;x;Konya;3530;Irak;1\n2024;x;Konya;1711;Irak;3
2024;x;Belirsiz;3530;Irak;7\n";

fn with(text: &str) -> Choice {
    Choice { index: Some(Arc::new(Index::read(text).unwrap())), ..choice() }
}

/// Totals 1, 3, 2, 4 beside 1, 2, 3, 4.
const INDEX: &str = "il;Gelişmişlik\nAnkara;1\n16;2\nİZMİR;3,0\nKonya;4\nAğrı;9\n";

#[test]
fn correlation_by_hand() {
    let table = ask(&engine(ROWS), "index-correlation", &with(INDEX)).unwrap();
    assert_eq!(rows(&table, "index areas left_out"), ["Gelişmişlik|4|0"]);
    let found =
        rows(&table, "pearson pearson_low pearson_high spearman spearman_low spearman_high")[0].clone();
    let cells: Vec<&str> = found.split('|').collect();
    // r = 4 / 5; atanh 0.8 = ln 3, and 1.96 and 1.96 √1.32 beside it.
    let bound =
        |half: f64| ((2.0 * (3f64.ln() + half)).exp() - 1.0) / ((2.0 * (3f64.ln() + half)).exp() + 1.0);
    let z = 1.959_963_984_540_054;
    let half = z * 1.32f64.sqrt();
    for (cell, expected) in cells.iter().zip([0.8, bound(-z), bound(z), 0.8, bound(-half), bound(half)]) {
        near(cell, expected);
    }
}

#[test]
fn shares_of_a_tier_and_what_is_not_defined() {
    let high = Choice { tier: Some(TierKey::One(Tier::High)), ..with(INDEX) };
    let table = ask(&engine(ROWS), "index-correlation", &high).unwrap();
    // Shares 100, 33.3, 50, 25: the ranks run 4, 2, 3, 1 against 1, 2, 3, 4: 1 - 6 × 18 / 60 = -0.8.
    near(&rows(&table, "spearman")[0], -0.8);
    let few = with("il;endeks\nAnkara;1\nBursa;2\nİzmir;3\n");
    let table = ask(&engine(ROWS), "index-correlation", &few).unwrap();
    assert_eq!(rows(&table, "areas pearson pearson_low spearman"), ["3|||"]);
    let flat = with("il;endeks\nAnkara;1\nBursa;1\nİzmir;1\nKonya;1\n");
    let table = ask(&engine(ROWS), "index-correlation", &flat).unwrap();
    assert_eq!(rows(&table, "areas pearson spearman"), ["4||"]);
    let table = ask(&engine(ROWS), "index-residuals", &flat).unwrap();
    assert_eq!(rows(&table, "index expected residual")[0], "1||");
    for id in ["index-correlation", "index-residuals", "per-head"] {
        let lacks = ask(&engine(ROWS), id, &choice());
        assert_eq!(lacks, Err(Error::NotInData { lacks: Lacks::Index }));
        let lacks = ask(&engine(ROWS), id, &with("il;endeks\nVan;1\n"));
        assert_eq!(lacks, Err(Error::NotInData { lacks: Lacks::Index }));
    }
}

#[test]
fn residuals_by_hand() {
    // The line is 0.5 + 0.8 × index.
    let table = ask(&engine(ROWS), "index-residuals", &with(INDEX)).unwrap();
    assert_eq!(rows(&table, "province value index"), ["Ankara|1|1", "Bursa|3|2", "İzmir|2|3", "Konya|4|4"]);
    for (row, expected) in rows(&table, "residual").iter().zip([-0.3, 0.9, -0.9, 0.3]) {
        near(row, expected);
    }
    near(&rows(&table, "expected")[1], 2.1);
}

#[test]
fn per_head_by_hand() {
    let rows_ =
        "2024;x;Ankara;3530;Irak;60000000\n2024;x;Ankara;24;Irak;20000000\n2024;x;Bursa;3530;Irak;5\n";
    let people = "plaka,nüfus\n6,400000\n16,0\n";
    let table = ask(&engine(rows_), "per-head", &with(people)).unwrap();
    assert_eq!(rows(&table, "province value index per_head"), ["Ankara|80000000|400000|200", "Bursa|5|0|"]);
    let high = Choice { tier: Some(TierKey::One(Tier::High)), place: Place::province(6), ..with(people) };
    let table = ask(&engine(rows_), "per-head", &high).unwrap();
    assert_eq!(
        rows(&table, "value_low value_high per_head per_head_low per_head_high"),
        ["60000000|80000000||150|200"]
    );
}

#[test]
fn an_index_is_read_strictly() {
    let index =
        Index::read("\u{FEFF}İl,\"Endeks, 2024\"\r\n\r\n\"Ankara\",\"-12,5\"\r\nTR51,7\r\nafyon,0,5\r\n");
    assert!(matches!(index, Err(IndexError::Line { line: 5, column: 3, .. })), "{index:?}");
    let index = Index::read("İl,\"Endeks, 2024\"\r\n\r\n\"Ankara\",\"-12,5\"\r\nTR22,7\r\n").unwrap();
    assert_eq!(index.name, "Endeks, 2024");
    assert_eq!(index.get(Place::province(6).unwrap()), Some(-12.5));
    assert_eq!(index.get(Place::from_id("TR22").unwrap()), Some(7.0));
    assert_eq!(index.get(Place::province(1).unwrap()), None);
    // 5.803 is a decimal only where another number shows it.
    assert!(Index::read("il;x\nAnkara;5.803\nVan;1.25\n").is_ok());
    let wrong = |text: &str| Index::read(text).unwrap_err();
    let text = |text: &str| text.to_string();
    assert_eq!(wrong(""), IndexError::Empty);
    assert_eq!(wrong("il;x\n"), IndexError::Empty);
    assert_eq!(wrong("Ankara;5\n"), IndexError::NoHeads { text: text("Ankara;5") });
    assert_eq!(
        wrong("il;x\nAnkara;5;6\n"),
        IndexError::Line { line: 2, column: 3, text: text("Ankara;5;6") }
    );
    assert_eq!(
        wrong("il;x\nAnkara;5\nNarnia;6\n"),
        IndexError::Province { line: 3, column: 1, text: text("Narnia") }
    );
    assert_eq!(wrong("il;x\nToplam;6\n"), IndexError::Province { line: 2, column: 1, text: text("Toplam") });
    for number in ["", "-", "5,", ",5", "1.234.567", "1e5", "inf", "NaN", "5 000", "yok", "+5"] {
        let line = format!("il;x\nAnkara;{number}\n");
        assert_eq!(wrong(&line), IndexError::Number { line: 2, column: 2, text: text(number) }, "{number}");
    }
    assert_eq!(
        wrong("il;x\nAnkara;5.803\nVan;1\n"),
        IndexError::Either { line: 2, column: 2, text: text("5.803") }
    );
    assert_eq!(
        wrong("il;x\nAnkara;5.8\nVan;1,2\n"),
        IndexError::BothMarks { line: 3, column: 2, text: text("1,2") }
    );
    assert_eq!(wrong("il;x\nAnkara;5\n06;1\n"), IndexError::Twice { line: 3, column: 1, text: text("06") });
    assert!(matches!(wrong(&format!("il;x\nAnkara;{}\n", "9".repeat(400))), IndexError::Number { .. }));
    for why in [wrong("il;x\nAnkara;5.803\n"), wrong(""), wrong("il;x\nAnkara\n")] {
        let [tr, en] = Lang::ALL.map(|lang| error_text(&Error::BadIndex { why: why.clone() }, lang));
        assert!(tr.title != en.title && tr.body != en.body && tr.todo != en.todo);
    }
}
