//! The same tables from a second program: tests/oracle/indicators.py computes them with exact fractions from
//! the formulas alone, and `--check` proves that the files here are its own.

use std::path::PathBuf;
use std::sync::Arc;

use teknoharita::engine::Engine;
use teknoharita::error::{Answers, Coarse};
use teknoharita::indicators::{Choice, Entry, Group, Grouping, Index, Over, tier_key};
use teknoharita::types::{E4, Flow, Level, Period};

use super::super::support::read_files;
use super::ask;

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/oracle")
}

fn text(name: &str) -> String {
    std::fs::read_to_string(folder().join(name)).unwrap()
}

/// What a table is of: `id.tier.level.denominator`; without a level provinces, without a tier everything.
fn chosen(name: &str) -> (&str, Choice) {
    let mut words = name.split('.');
    let id = words.next().unwrap();
    let tier = words.next().filter(|tier| *tier != "total").map(|tier| tier_key(tier).expect(tier));
    let grouping = match words.next() {
        Some(id) => Grouping::Level(Level::ALL.into_iter().find(|level| level.id() == id).expect(id)),
        None => Grouping::Own,
    };
    let over = words.next().map(|id| Over::from_id(id).expect(id));
    let (period, top) = match id {
        "tier-structure" => ("2024-03", 3),
        // The year of which both directions have every month.
        "balance" | "coverage" => ("2023", 5),
        _ => ("2024", 5),
    };
    // Imports have no two years that are over and far enough apart.
    let (flow, base) = match id {
        "compound-growth" => (Some(Flow::Export), Period::year(2022)),
        _ => (None, None),
    };
    let group = Entry::from_id(id).expect(id).group;
    let is_limited = matches!(group, Group::Levels | Group::Time | Group::Flows) && id != "tier-structure"
        || id == "unit-values";
    let limit_e4 = if is_limited { 200_000 * E4 } else { 0 };
    let index = Some(Arc::new(Index::read(&text("index.csv")).unwrap()));
    let choice = Choice {
        country: false,
        flow,
        period: period.parse().ok(),
        added_up: true,
        base,
        place: None,
        grouping,
        over,
        tier,
        index,
        top,
        limit_e4,
        threshold_e4: 2_000_000 * E4,
    };
    (id, choice)
}

fn is_same(found: &str, expected: &str) -> bool {
    let is_float = |text: &str| text.contains(['.', 'e']) && text.parse::<f64>().is_ok();
    match (found.parse::<f64>(), expected.parse::<f64>()) {
        (Ok(a), Ok(b)) if is_float(found) || is_float(expected) => (a - b).abs() <= 1e-9 * b.abs().max(1e-6),
        _ => found == expected,
    }
}

/// The names of the tables in a folder, in order.
fn tables(name: &str) -> Vec<String> {
    let entries = std::fs::read_dir(folder().join(name)).unwrap();
    let mut names: Vec<String> = entries
        .filter_map(|entry| entry.unwrap().file_name().to_str()?.strip_suffix(".csv").map(str::to_string))
        .collect();
    names.sort();
    names
}

fn compare(engine: &Engine, folder: &str, name: &str) -> usize {
    let (id, choice) = chosen(name);
    let found = ask(engine, id, &choice).unwrap_or_else(|error| panic!("{name}: {error:?}"));
    let expected = text(&format!("{folder}/{name}.csv"));
    let mut expected = csv::ReaderBuilder::new().from_reader(expected.as_bytes());
    let heads: Vec<String> = expected.headers().unwrap().iter().map(str::to_string).collect();
    let place = |head: &String| found.columns.iter().position(|known| known == head);
    let places: Vec<usize> = heads.iter().map(|head| place(head).expect(head)).collect();
    let is_float = |head: &str| {
        // A root is no quotient, nor is the difference of two percentages as the program takes it.
        if (id == "compound-growth" && head.starts_with("growth"))
            || (id == "change-of-share" && head.starts_with("change"))
        {
            return true;
        }
        let words =
            ["hhi", "effective", "lq", "krugman", "average", "pearson", "spearman", "index", "expected"];
        words
            .into_iter()
            .chain(["residual", "per_head", "weight", "unit_value"])
            .any(|word| head.starts_with(word))
    };
    let records: Vec<csv::StringRecord> = expected.records().map(Result::unwrap).collect();
    for (number, (record, row)) in records.iter().zip(&found.rows).enumerate() {
        for ((head, place), expected) in heads.iter().zip(&places).zip(record) {
            let found = row[*place].as_str();
            // Money and percentages are equal to the letter; indices are floating numbers.
            let same = if is_float(head) { is_same(found, expected) } else { found == expected };
            assert!(
                same,
                "{name}, row {}, {head}: {found} is not {expected}\n{row:?}\n{record:?}",
                number + 2
            );
        }
    }
    assert_eq!(found.rows.len(), records.len(), "{name}");
    records.len()
}

#[test]
fn every_table_is_that_of_the_oracle() {
    // Coarse codes among fine ones are rows of their own here.
    let answers = Answers { coarse: Some(Coarse::Apart), ..Answers::default() };
    let bytes = std::fs::read(folder().join("trade.csv")).unwrap();
    let (engine, report) = read_files(&[("trade.csv", &bytes)], answers).unwrap();
    assert!(report.ledger.total().rows > 6_000);
    let names = tables("expected");
    assert!(names.len() >= 56, "{names:?}");
    let rows: usize = names.iter().map(|name| compare(&engine, "expected", name)).sum();
    assert!(rows > 3_500, "{rows}");
}

#[test]
fn unit_values_are_those_of_the_oracle() {
    let answers = Answers { coarse: Some(Coarse::Apart), ..Answers::default() };
    let bytes = std::fs::read(folder().join("weights.csv")).unwrap();
    let (engine, report) = read_files(&[("weights.csv", &bytes)], answers).unwrap();
    assert!(report.ledger.total().rows > 1_500);
    let names = tables("expected-weights");
    assert_eq!(names.len(), 3);
    let rows: usize = names.iter().map(|name| compare(&engine, "expected-weights", name)).sum();
    assert!(rows > 200, "{rows}");
}

#[test]
fn a_number_of_the_oracle_is_told_from_another() {
    assert!(is_same("0.30000000000000004", "0.3") && is_same("", "") && is_same("5", "5.0"));
    assert!(
        !is_same("0.3000001", "0.3") && !is_same("", "0.3") && !is_same("5", "6") && !is_same("NaN", "0.3")
    );
}
