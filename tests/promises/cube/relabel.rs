//! A text that is given another meaning: as if the file had had it right, and back again.

use teknoharita::classify::Product;
use teknoharita::cube::{DataSet, Labelling, Rollup};
use teknoharita::indicators::Tables;
use teknoharita::resolve::ProvinceText;
use teknoharita::types::{Bucket, Ledger, Place};

use crate::promises::support::table_of;

use super::generated::{CODES, Form, PROVINCES, Random, Row, detail, read, rows};

/// The tables of a data set as the command line prints them, and its ledger.
fn tables(data_set: &DataSet) -> (Vec<String>, Ledger) {
    let rollup = Rollup::new(data_set, &Labelling::default()).unwrap();
    let ledger = rollup.ledger();
    let tables = Tables::new(rollup);
    (vec![table_of(&tables, "tier-shares"), format!("{:?}", tables.iter().collect::<Vec<_>>())], ledger)
}

fn number(texts: &[String], text: &str) -> u32 {
    texts.iter().position(|known| known == text).unwrap() as u32
}

fn file(rows: &[Row]) -> DataSet {
    read(vec![Form::PLAIN.write(rows)], usize::MAX, 1).data_set
}

/// The rows with a province put right.
fn with_province(rows: &[Row], wrong: &str, right: &str) -> Vec<Row> {
    let place = |text| PROVINCES.iter().position(|province| *province == text).unwrap();
    let mut rows = rows.to_vec();
    rows.iter_mut().filter(|row| row.province == place(wrong)).for_each(|row| row.province = place(right));
    rows
}

fn with_code(rows: &[Row], wrong: &str, right: &str) -> Vec<Row> {
    let place = |text| CODES.iter().position(|code| *code == text).unwrap();
    let mut rows = rows.to_vec();
    rows.iter_mut().filter(|row| row.code == place(wrong)).for_each(|row| row.code = place(right));
    rows
}

#[test]
fn a_province_that_is_assigned_counts_as_if_the_file_had_named_it() {
    let rows = rows(&mut Random(11), 600);
    let expected = tables(&file(&with_province(&rows, "Atlantis", "Eskişehir")));
    for is_detailed in [false, true] {
        let mut own = file(&rows);
        if is_detailed {
            detail(&mut own);
        }
        let (before, bytes) = (tables(&own), own.canonical_bytes());
        assert_ne!(before, expected);
        assert!(
            before.1.get(Bucket::UnmatchedProvince).rows > expected.1.get(Bucket::UnmatchedProvince).rows
        );
        let atlantis = number(own.provinces.texts(), "Atlantis");
        let eskisehir = ProvinceText::Place(Place::province(26).unwrap());
        let old = own.provinces.assign(atlantis, eskisehir);
        assert_eq!(old, Some(ProvinceText::Unknown));
        assert_eq!(tables(&own), expected);
        assert_ne!(own.canonical_bytes(), bytes);
        own.provinces.assign(atlantis, ProvinceText::Unknown);
        assert_eq!((tables(&own), own.canonical_bytes()), (before, bytes));
    }
}

#[test]
fn a_product_that_is_assigned_counts_as_if_the_file_had_named_it() {
    let rows = rows(&mut Random(12), 600);
    let expected = tables(&file(&with_code(&rows, "1234", "3530")));
    let mut own = file(&rows);
    detail(&mut own);
    let (before, bytes) = (tables(&own), own.canonical_bytes());
    let code = number(own.products.texts(), "1234");
    assert_eq!(own.products.assign(code, Product::isic3(3530)), Some(Product::Unknown));
    assert_eq!(tables(&own), expected);
    own.products.assign(code, Product::Unknown);
    assert_eq!((tables(&own), own.canonical_bytes()), (before, bytes));
}

#[test]
fn a_number_that_no_text_has_is_refused() {
    let mut own = file(&rows(&mut Random(13), 5));
    let bytes = own.canonical_bytes();
    assert_eq!(own.provinces.assign(u32::MAX, ProvinceText::Total), None);
    assert_eq!(own.canonical_bytes(), bytes);
}

#[test]
fn sums_anew_are_the_sums_of_the_reading() {
    let loaded = read(vec![Form::PLAIN.write(&rows(&mut Random(14), 900))], usize::MAX, 1);
    let first = (loaded.rollup.ledger(), Tables::new(loaded.rollup).iter().collect::<Vec<_>>());
    let anew = Rollup::new(&loaded.data_set, &Labelling::default()).unwrap();
    assert_eq!(first, (anew.ledger(), Tables::new(anew).iter().collect::<Vec<_>>()));
}
