//! Figures that the report prints, from the built-in data by the catalogue.

use std::collections::BTreeMap;
use std::path::PathBuf;

use teknoharita::classify::{DefinitionId, Exclusions};
use teknoharita::data::Tier;
use teknoharita::engine::Engine;
use teknoharita::indicators::{Choice, Entry, TierKey};
use teknoharita::messages::Lang;
use teknoharita::protocol::DataSetId;
use teknoharita::types::{Period, Place};
use teknoharita::view::sheet::{Sheet, sheet};

use super::rows;

fn ask(id: &str, choice: &Choice) -> Sheet {
    let entry = Entry::from_id(id).expect(id);
    let labels = (DefinitionId::Report, Exclusions::NONE);
    let answer = Engine::new().answer(DataSetId::Annex, labels, entry, choice).unwrap();
    sheet(&answer, Lang::Tr)
}

fn year(year: u16) -> Option<Period> {
    Period::year(year)
}

/// A percentage as it is printed, with one decimal.
fn tenths(percent: &str) -> String {
    format!("{:.1}", percent.parse::<f64>().unwrap())
}

/// The text that the report was made of, where it stands beside the project.
fn report() -> Option<String> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/seeds");
    let files = std::fs::read_dir(folder).ok()?;
    let texts = files.filter_map(|file| std::fs::read_to_string(file.ok()?.path()).ok());
    texts.into_iter().find(|text| text.contains("Tablo 4.1. 81 İlin"))
}

#[test]
fn table_4_1_comes_out_as_it_is_printed() {
    let Some(text) = report() else {
        eprintln!("skipped: the report does not stand beside the project");
        return;
    };
    let (_, text) = text.split_once("Tablo 4.1. 81 İlin").unwrap();
    let choice = Choice { period: year(2024), base: year(2019), ..Choice::default() };
    let table = ask("change-of-share", &choice);
    let mut ours: BTreeMap<(String, String), [String; 2]> = BTreeMap::new();
    for row in rows(&table, "province tier base_share_pct share_pct") {
        let [province, tier, before, now] = row.split('|').collect::<Vec<_>>()[..] else { panic!("{row}") };
        ours.insert((province.to_string(), tier.to_string()), [tenths(before), tenths(now)]);
    }
    let mut printed: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for line in text.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        if words.len() == 9 && words[1..].iter().all(|word| word.ends_with('%') && word.contains(',')) {
            let shares = words[1..].iter().map(|word| word.trim_end_matches('%').replace(',', "."));
            printed.insert(words[0], shares.collect());
        }
    }
    assert_eq!(printed.len(), 81);
    for (province, shares) in printed {
        for (at, tier) in ["high", "medium_high", "medium_low", "low"].into_iter().enumerate() {
            let own = &ours[&(province.to_string(), tier.to_string())];
            assert_eq!(*own, [shares[at].clone(), shares[at + 4].clone()], "{province} {tier}");
        }
    }
}

/// Tables 4.2 to 4.5 are pictures; what the report says of them stands in its text (Ankara Sanayi Odası).
#[test]
fn parts_of_the_country_are_those_of_the_text() {
    let part = |plate: u8, at: u16, tier: Tier| -> (f64, f64) {
        let choice = Choice {
            period: year(at),
            place: Place::province(plate),
            tier: Some(TierKey::One(tier)),
            ..Choice::default()
        };
        let table = ask("tier-contributions", &choice);
        let row = rows(&table, "share_low_pct share_high_pct")[0].clone();
        let (low, high) = row.split_once('|').unwrap();
        (low.parse().unwrap(), high.parse().unwrap())
    };
    // Within half of the last printed digit and the rounding of the shares that our figures come from.
    let holds = |found: (f64, f64), printed: f64, half: f64| {
        assert!(found.0 - half <= printed && printed <= found.1 + half, "{found:?} {printed}");
    };
    holds(part(34, 2021, Tier::High), 67.1, 0.05);
    holds(part(6, 2021, Tier::High), 14.0, 0.5);
    holds(part(6, 2024, Tier::High), 20.2, 0.05);
    holds(part(6, 2024, Tier::MediumHigh), 8.9, 0.05);
    holds(part(16, 2019, Tier::MediumHigh), 10.0, 0.5);
    holds(part(16, 2024, Tier::MediumHigh), 7.0, 0.5);
    holds(part(27, 2024, Tier::Low), 10.0, 0.5);
    holds(part(35, 2024, Tier::Low), 8.0, 0.5);
    holds(part(16, 2024, Tier::Low), 5.0, 0.5);
    let istanbul = part(34, 2024, Tier::Low);
    assert!(istanbul.1 < 50.0 && part(34, 2023, Tier::Low).0 > 49.5, "below half for the first time in 2024");
}

#[test]
fn a_difference_of_shares_is_printed_without_the_dust_of_its_subtraction() {
    let choice = Choice { period: year(2024), base: year(2019), ..Choice::default() };
    let table = ask("change-of-share", &choice);
    let found = rows(&table, "province tier change_points");
    // Shares of provinces are printed with one decimal, and so are their differences.
    let of_provinces = found.iter().filter(|row| !row.starts_with("Türkiye|"));
    assert!(of_provinces.clone().count() > 400);
    for row in of_provinces {
        let (_, points) = row.rsplit_once('|').unwrap();
        assert!(points.len() <= 5, "{row}");
    }
    assert!(found.contains(&"Ankara|high|-2.1".to_string()), "{found:?}");
}
