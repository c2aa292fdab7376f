//! What holds for any trade: order and splitting change nothing, the ledger adds up, sums are exact.

use std::collections::BTreeMap;

use proptest::prelude::*;
use teknoharita::error::Overlap;
use teknoharita::protocol::Answers;
use teknoharita::types::{Bucket, Flow};

use super::support::{own, read, read_files, tier_shares};

#[derive(Clone, Debug)]
struct Row {
    year: u16,
    export: bool,
    province: &'static str,
    code: &'static str,
    cents: i64,
}

fn row() -> impl Strategy<Value = Row> {
    let provinces =
        ["Ankara", "ANKARA", "06", "Eskişehir", "Belirsiz", "Gizli Veri", "Atlantis", "Toplam", "Diğer"];
    let codes = ["3530", "2423", "3410", "111", "0111", "9999", "Gizli Veri", "1234", "1711", ""];
    let fields = (2019u16..2022, any::<bool>(), prop::sample::select(provinces.to_vec()));
    (fields, prop::sample::select(codes.to_vec()), -1_000_000_000i64..9_000_000_000)
        .prop_map(|((year, export, province), code, cents)| Row { year, export, province, code, cents })
}

fn write(rows: &[Row]) -> Vec<u8> {
    let mut text = String::from("yıl;akış;il;isic_rev3;değer usd\n");
    // Always one row that can be shown, so that a table comes out.
    text.push_str("2019;İhracat;Ankara;3530;0,01\n");
    for row in rows {
        let flow = if row.export { "İhracat" } else { "ithalat" };
        let sign = if row.cents < 0 { "-" } else { "" };
        let cents = row.cents.abs();
        text.push_str(&format!(
            "{};{flow};{};{};{sign}{},{:02}\n",
            row.year,
            row.province,
            row.code,
            cents / 100,
            cents % 100
        ));
    }
    text.into_bytes()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn any_order_of_rows_gives_the_same_bytes(rows in prop::collection::vec(row(), 0..60), seed in any::<u64>()) {
        let (engine, _) = read(&write(&rows)).unwrap();
        let mut shuffled = rows.clone();
        let mut state = seed;
        for at in (1..shuffled.len()).rev() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            shuffled.swap(at, (state >> 33) as usize % (at + 1));
        }
        let (again, _) = read(&write(&shuffled)).unwrap();
        prop_assert_eq!(tier_shares(&engine), tier_shares(&again));
    }

    #[test]
    fn any_split_into_files_gives_the_same_bytes(rows in prop::collection::vec(row(), 1..60), at in 0usize..60) {
        let at = at.min(rows.len());
        let (whole, _) = read(&write(&rows)).unwrap();
        let (first, second) = (write(&rows[..at]), write(&rows[at..]));
        // Both parts carry the row that is always there; the whole carries it once more for that.
        let answers = Answers { overlap: Some(Overlap::Add), ..Answers::default() };
        let (parts, _) = read_files(&[("a", &first), ("b", &second)], answers).unwrap();
        let extra = Row { year: 2019, export: true, province: "Ankara", code: "3530", cents: 1 };
        let with_extra: Vec<Row> = rows.iter().cloned().chain([extra]).collect();
        let (expected, _) = read(&write(&with_extra)).unwrap();
        prop_assert_eq!(tier_shares(&parts), tier_shares(&expected));
        prop_assert!(!tier_shares(&whole).is_empty());
    }

    #[test]
    fn the_ledger_adds_up_and_agrees_with_the_tables(rows in prop::collection::vec(row(), 0..80)) {
        let (engine, report) = read(&write(&rows)).unwrap();
        let ledger = &report.ledger;
        prop_assert_eq!(ledger.total().rows, rows.len() as u64 + 1);
        let cents: i128 = rows.iter().map(|row| i128::from(row.cents)).sum::<i128>() + 1;
        prop_assert_eq!(ledger.total().amount_e4, cents * 100);
        let parts: i128 = Bucket::ALL.iter().map(|bucket| ledger.get(*bucket).amount_e4).sum();
        prop_assert_eq!(parts, cents * 100);
        let shown: i128 = [Bucket::Mapped, Bucket::Confidential, Bucket::UnspecifiedProvince]
            .iter()
            .map(|bucket| ledger.get(*bucket).amount_e4)
            .sum();
        let tables: i128 = own(&engine).iter().map(|table| table.national.total_e4).sum();
        prop_assert_eq!(shown, tables);
    }

    #[test]
    fn sums_are_those_of_an_independent_count(rows in prop::collection::vec(row(), 0..80)) {
        let (engine, _) = read(&write(&rows)).unwrap();
        let mut expected: BTreeMap<(u16, bool), i128> = BTreeMap::new();
        *expected.entry((2019, true)).or_default() += 1;
        for row in &rows {
            let placed = !matches!(row.province, "Atlantis" | "Toplam");
            let coded = !matches!(row.code, "1234" | "");
            if placed && coded {
                *expected.entry((row.year, row.export)).or_default() += i128::from(row.cents);
            }
        }
        for table in own(&engine).iter() {
            let key = (table.period.calendar_year(), table.flow == Flow::Export);
            prop_assert_eq!(Some(table.national.total_e4), expected.get(&key).map(|cents| cents * 100));
        }
    }

    #[test]
    fn no_bytes_make_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = read(&bytes);
        let with_header = [b"yil,akis,il,isic_rev3,usd\n".as_slice(), &bytes].concat();
        let _ = read(&with_header);
    }
}
