//! Sentences say only what the numbers bear, in both languages.

use std::path::PathBuf;

use teknoharita::data::Tier;
use teknoharita::engine::Engine;
use teknoharita::messages::Lang;
use teknoharita::protocol::{DataSetId, ViewSpec};
use teknoharita::types::{Flow, Period};
use teknoharita::view::{Indicator, PageView};

fn view(engine: &Engine, spec: ViewSpec) -> PageView {
    engine.view(&spec).expect("built-in data answer every view")
}

fn annex(indicator: Indicator, year: u16, province: Option<u8>, lang: Lang) -> ViewSpec {
    let plain = ViewSpec::new(DataSetId::Annex, indicator, lang);
    ViewSpec { period: Period::year(year), province, flow: Some(Flow::Export), ..plain }
}

/// Views of every kind with what is said of them, as one reads them.
fn told() -> String {
    let engine = Engine::new();
    let mut out = String::new();
    let high = Indicator::Share(Tier::High);
    let views = [
        (high, 2024, None),
        (high, 2024, Some(26)),
        (high, 2024, Some(2)),
        (high, 2024, Some(75)),
        (high, 2019, None),
        (Indicator::Share(Tier::MediumHigh), 2024, None),
        (Indicator::HighAndMediumHigh, 2023, Some(16)),
        (Indicator::Share(Tier::MediumLow), 2024, None),
        (Indicator::Share(Tier::Low), 2024, Some(31)),
        (Indicator::Share(Tier::NotClassified), 2024, None),
        (Indicator::Total, 2024, None),
        (Indicator::Total, 2022, Some(34)),
    ];
    for (indicator, year, province) in views {
        for lang in Lang::ALL {
            let view = view(&engine, annex(indicator, year, province, lang));
            let at = format!("{} {year} {}", indicator.id(), province.unwrap_or(0));
            out.push_str(&format!("[{at} {}]\n{}\n", lang.tag(), view.headline));
            view.summary.iter().for_each(|said| out.push_str(&format!("- {said}\n")));
            out.push_str(&format!("= {}\n\n", view.map.description));
        }
    }
    for lang in Lang::ALL {
        let view = view(&engine, ViewSpec::new(DataSetId::Ministry, Indicator::Total, lang));
        out.push_str(&format!("[ministry {}]\n{}\n", lang.tag(), view.headline));
        view.summary.iter().for_each(|said| out.push_str(&format!("- {said}\n")));
        out.push_str(&format!("= {}\n\n", view.map.description));
    }
    out
}

/// `UPDATE_GOLDEN=1` writes the file anew; it is read by a person then.
#[test]
fn sentences_read_as_they_were_read() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden/sentences.txt");
    let told = told();
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, &told).unwrap();
    }
    let known = std::fs::read_to_string(&path).unwrap();
    for (line, (told, known)) in told.lines().zip(known.lines()).enumerate() {
        assert_eq!(told, known, "line {}", line + 1);
    }
    assert_eq!(told.lines().count(), known.lines().count());
}

/// The numbers of an English sentence in tenths.
fn tenths(text: &str) -> Vec<i64> {
    let words = text.split([' ', '(', ')', ';']);
    let percents = words.filter_map(|word| word.trim_end_matches(['.', ',']).strip_suffix('%'));
    let digits = percents.map(|number| number.replace('.', ""));
    digits.filter_map(|digits| digits.parse().ok()).collect()
}

/// Printed shares lie within 0.05 points of what was printed, so a rise of a tenth may be none.
#[test]
fn what_rose_or_fell_did_so_beyond_its_rounding() {
    let engine = Engine::new();
    let (mut moved, mut steady) = (0, 0);
    for tier in Tier::OECD {
        for plate in (1..=81).step_by(2) {
            let view = view(&engine, annex(Indicator::Share(tier), 2024, Some(plate), Lang::En));
            for said in view.summary.iter().filter(|said| said.starts_with("From 2019")) {
                let numbers = tenths(said);
                let apart = match numbers[..] {
                    [from, to] => to - from,
                    [_] => 0,
                    _ => panic!("{said}"),
                };
                // What is not classified is what four printed shares leave, so it may be off by four roundings.
                let sure = if tier == Tier::NotClassified { 4 } else { 1 };
                let (rose, fell) = (said.contains(" rose "), said.contains(" fell "));
                assert_eq!(rose, apart > sure, "{plate} {said}");
                assert_eq!(fell, -apart > sure, "{plate} {said}");
                assert!(rose || fell || said.contains("stayed") || said.contains("hardly"), "{said}");
                if rose || fell { moved += 1 } else { steady += 1 }
            }
        }
    }
    assert!(moved > 60 && steady > 10, "{moved} {steady}");
}

/// The places that more than half comes from are as few as can be, and make more than half in the table too.
#[test]
fn those_who_lead_make_more_than_half() {
    let engine = Engine::new();
    let mut found = 0;
    for indicator in Indicator::ALL {
        for year in 2019..=2024 {
            let view = view(&engine, annex(indicator, year, None, Lang::En));
            let column = if indicator == Indicator::Total { "total" } else { "volume" };
            let column = view.table.columns.iter().position(|known| known.id == column).unwrap();
            let amount = |row: &teknoharita::view::TableRow| row.cells[column].order.unwrap();
            let country = amount(&view.table.total);
            let mut rows: Vec<_> = view.table.rows.iter().filter(|row| row.place > Some(0)).collect();
            rows.sort_by_key(|row| -amount(row));
            let said = view.summary.iter().find(|said| said.starts_with("More than half"));
            let named = |names: &str| names.replace(" and ", ", ").split(", ").count();
            let count = said.map(|said| match said.split_once(": ") {
                Some((_, names)) => named(names.trim_end_matches('.')),
                None => 1,
            });
            let fewest =
                (1..=5).find(|count| rows[..*count].iter().map(|row| amount(row)).sum::<i64>() * 2 > country);
            match (count, fewest) {
                (Some(count), Some(fewest)) => {
                    assert!(count >= fewest && count <= fewest + 1, "{year} {said:?} {fewest}");
                    found += 1;
                }
                (Some(_), None) => panic!("{year} {said:?}"),
                (None, _) => {}
            }
        }
    }
    assert!(found > 20, "{found}");
}

#[test]
fn those_above_the_country_are_counted() {
    let engine = Engine::new();
    for tier in Tier::OECD {
        let view = view(&engine, annex(Indicator::Share(tier), 2024, None, Lang::En));
        let said = view.summary.iter().find(|said| said.starts_with("The share is above")).unwrap();
        let numbers: Vec<usize> = said.split([' ', '.']).filter_map(|word| word.parse().ok()).collect();
        let column = view.table.columns.iter().position(|known| known.id == "share").unwrap();
        let share = |row: &teknoharita::view::TableRow| row.cells[column].order;
        let country = share(&view.table.total).unwrap();
        let rows = || view.table.rows.iter().filter(|row| row.place > Some(0)).filter_map(share);
        let (above, below) =
            (rows().filter(|x| *x > country).count(), rows().filter(|x| *x < country).count());
        // Those that rounding could bring to the other side are not counted.
        assert!(numbers[0] <= above && numbers[1] <= below, "{said} {above} {below}");
        assert!(numbers[0] + numbers[1] + 12 >= above + below, "{said} {above} {below}");
    }
}
