//! Indicators of the catalogue: examples that were computed by hand, and what holds of any data.

mod beside;
mod concentration;
mod docs;
mod flows;
mod levels;
mod oracle;
mod properties;
mod report;
mod specialisation;
mod time;
mod weights;
mod worlds;

use std::collections::BTreeSet;

use teknoharita::classify::{DefinitionId, Exclusions};
use teknoharita::engine::Engine;
use teknoharita::error::Error;
use teknoharita::indicators::{CATALOGUE, Choice, Entry};
use teknoharita::messages::Lang;
use teknoharita::protocol::DataSetId;
use teknoharita::view::sheet::{Sheet, sheet};

use super::support::read;

/// Under the definition of the report 3530 and 3220 are high, 1711 and 1721 low; 24 can be high and medium-high.
const HEADS: &str = "yıl;akış;il;isic_rev3;ülke;usd\n";

fn engine(rows: &str) -> Engine {
    read(format!("{HEADS}{rows}").as_bytes()).unwrap().0
}

fn ask(engine: &Engine, id: &str, choice: &Choice) -> Result<Sheet, Error> {
    let entry = Entry::from_id(id).expect(id);
    let answer = engine.answer(DataSetId::Own, (DefinitionId::Report, Exclusions::NONE), entry, choice);
    answer.map(|answer| sheet(&answer, Lang::En))
}

/// The rows of some columns, their cells parted by a blank line's worth of `|`.
fn rows(sheet: &Sheet, columns: &str) -> Vec<String> {
    let places: Vec<usize> = columns
        .split(' ')
        .map(|wanted| sheet.columns.iter().position(|known| known == wanted).expect(wanted))
        .collect();
    let row =
        |row: &Vec<String>| places.iter().map(|place| row[*place].as_str()).collect::<Vec<_>>().join("|");
    sheet.rows.iter().map(row).collect()
}

/// Nothing is small.
fn choice() -> Choice {
    Choice { limit_e4: 0, ..Choice::default() }
}

fn near(text: &str, expected: f64) {
    let found: f64 = text.parse().unwrap_or_else(|_| panic!("{text} is no number"));
    assert!((found - expected).abs() <= 1e-9 * expected.abs().max(1e-3), "{found} is not {expected}");
}

#[test]
fn everything_is_said_of_everything_in_both_languages() {
    let ids: BTreeSet<&str> = CATALOGUE.iter().map(|entry| entry.id).collect();
    assert_eq!(ids.len(), CATALOGUE.len(), "ids are distinct");
    for entry in CATALOGUE {
        let texts = [
            entry.title,
            entry.meaning,
            entry.formula,
            entry.unit,
            entry.denominator,
            entry.undefined,
            entry.intervals,
            entry.example,
        ];
        for text in texts {
            assert!(!text.0.is_empty() && !text.1.is_empty(), "{}", entry.id);
            for words in [text.0, text.1] {
                assert!(!words.contains("  ") && !words.ends_with(' '), "{}: {words}", entry.id);
            }
        }
        assert!(texts.iter().all(|text| text.0 != text.1), "{}: one language twice", entry.id);
        assert!(!entry.source.is_empty() && !entry.source.contains("  "), "{}", entry.id);
    }
}
