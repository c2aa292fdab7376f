use super::*;
use std::collections::HashSet;

fn file(order: &Order) -> Vec<u8> {
    let mut bytes = Vec::new();
    let written = write(&mut bytes, order).unwrap();
    assert_eq!(written.bytes, bytes.len() as u64);
    bytes
}

fn lines(order: &Order) -> Vec<String> {
    String::from_utf8(file(order)).unwrap().lines().skip(1).map(str::to_string).collect()
}

/// Year to partner.
fn keys(lines: &[String]) -> HashSet<String> {
    lines.iter().map(|line| line.rsplitn(3, ',').last().unwrap().to_string()).collect()
}

fn periods(lines: &[String]) -> Vec<(u16, u8)> {
    let period = |line: &String| {
        let mut fields = line.split(',');
        (fields.next().unwrap().parse().unwrap(), fields.next().unwrap().parse().unwrap())
    };
    lines.iter().map(period).collect()
}

#[test]
fn the_same_order_gives_the_same_bytes() {
    let order = Order { rich: true, ..Order::plain(Size::Rows(5_000)) };
    assert_eq!(file(&order), file(&order));
    assert_ne!(file(&order), file(&Order { seed: 2, ..order.clone() }));
}

#[test]
fn a_file_is_as_long_as_asked_for() {
    assert_eq!(lines(&Order::plain(Size::Rows(1_234))).len(), 1_234);
    let bytes = file(&Order::plain(Size::Bytes(3_000_000))).len();
    assert!((3_000_000..3_000_200).contains(&bytes), "{bytes}");
}

#[test]
fn rows_go_by_period_unless_shuffled() {
    let order = Order::plain(Size::Rows(3_000));
    let sorted = periods(&lines(&order));
    assert!(sorted.is_sorted());
    assert_eq!((sorted[0], sorted[2_999]), ((2002, 1), (2024, 12)));
    assert!(!periods(&lines(&Order { shuffled: true, ..order })).is_sorted());
}

#[test]
fn the_number_of_facts_is_met_and_not_passed() {
    for shuffled in [false, true] {
        for facts in [1, 100, 5_000] {
            let order = Order { facts: Some(facts), shuffled, ..Order::plain(Size::Rows(20_000)) };
            assert_eq!(keys(&lines(&order)).len(), facts, "{order:?}");
        }
    }
    // Fewer rows than facts: the bound still holds.
    let order = Order { facts: Some(5_000), ..Order::plain(Size::Rows(1_000)) };
    assert!(keys(&lines(&order)).len() <= 1_000);
}

#[test]
fn the_turkish_dialect_is_what_spreadsheets_write() {
    let bytes = file(&Order { dialect: Dialect::Turkish, ..Order::plain(Size::Rows(100)) });
    assert!(bytes.starts_with(b"\"y\xFDl\";\"ay\";\"ak\xFD\xFE\";\"il\";"));
    assert!(bytes.ends_with(b"\r\n"));
    assert!(std::str::from_utf8(&bytes).is_err());
    for line in bytes.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()) {
        assert_eq!(line.iter().filter(|byte| **byte == b';').count(), 7);
        assert_eq!(line.last(), Some(&b'\r'));
    }
}

#[test]
fn rich_amounts_have_signs_and_all_numbers_of_decimals() {
    let lines = lines(&Order { rich: true, ..Order::plain(Size::Rows(1_000)) });
    let amounts: Vec<&str> = lines.iter().filter_map(|line| line.split(',').nth(6)).collect();
    assert!(amounts.iter().any(|amount| amount.starts_with('-')));
    for decimals in 0..=4 {
        let has = |amount: &&str| amount.split_once('.').map_or(0, |(_, behind)| behind.len()) == decimals;
        assert!(amounts.iter().any(has), "{decimals}");
    }
}
