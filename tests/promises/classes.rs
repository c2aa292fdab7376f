//! Class methods against a public implementation: tests/oracle/classes.py wrote the classes that mapclassify finds.

use std::collections::BTreeSet;

use teknoharita::data::Tier;
use teknoharita::engine::Engine;
use teknoharita::messages::Lang;
use teknoharita::protocol::{DataSetId, ViewSpec};
use teknoharita::types::Period;
use teknoharita::view::classes::{Classing, equal, natural, quantiles};
use teknoharita::view::{Indicator, PageView};

fn numbers(text: &str) -> Vec<i64> {
    text.split(' ').map(|number| number.parse().unwrap()).collect()
}

/// How many cuts a value reaches.
fn class(value: i64, cuts: &[i64]) -> i64 {
    cuts.iter().filter(|cut| value >= **cut).count() as i64
}

/// The same parting, its classes counted without those that hold no value.
fn dense(classes: &[i64]) -> Vec<usize> {
    let used: BTreeSet<i64> = classes.iter().copied().collect();
    classes.iter().map(|class| used.range(..class).count()).collect()
}

/// The sum of squared distances from the means of classes.
fn spread(values: &[i64], classes: &[i64]) -> f64 {
    let mut sum = 0.0;
    for class in 0..10 {
        let own: Vec<f64> = values
            .iter()
            .zip(classes)
            .filter(|(_, own)| **own == class)
            .map(|(value, _)| *value as f64)
            .collect();
        let mean = own.iter().sum::<f64>() / own.len().max(1) as f64;
        sum += own.iter().map(|value| (value - mean).powi(2)).sum::<f64>();
    }
    sum
}

#[test]
fn methods_agree_with_mapclassify() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/oracle/expected-classes.tsv");
    let text = std::fs::read_to_string(path).unwrap();
    let mut counts = [0; 3];
    for line in text.lines() {
        let [method, classes, values, expected] = line.split('\t').collect::<Vec<_>>()[..] else { panic!() };
        let (values, expected) = (numbers(values), numbers(expected));
        let mut sorted = values.clone();
        sorted.sort_unstable();
        let classes: usize = classes.parse().unwrap();
        let (at, cuts) = match method {
            "quantile" => (0, quantiles(&sorted, classes)),
            "equal" => (1, equal(&sorted, classes)),
            "natural" => (2, natural(&sorted, classes)),
            other => panic!("{other}"),
        };
        counts[at] += 1;
        assert!(cuts.windows(2).all(|two| two[0] < two[1]) && cuts.len() < classes, "{cuts:?}");
        let found: Vec<i64> = values.iter().map(|value| class(*value, &cuts)).collect();
        // Where two partings are equally good, either is right.
        let alike = at == 2 && {
            let (ours, theirs) = (spread(&values, &found), spread(&values, &expected));
            (ours - theirs).abs() <= 1e-9 * theirs.max(1.0)
        };
        // Cuts are whole numbers: of two within one unit there is one, and no class without a value between them.
        let is_fine = at == 1 && sorted[sorted.len() - 1] - sorted[0] >= 100;
        let same = if is_fine { found == expected } else { dense(&found) == dense(&expected) };
        assert!(same || alike, "{method} {classes} {values:?}\n{found:?}\n{expected:?}");
    }
    assert_eq!(counts, [200; 3]);
}

fn view(indicator: Indicator, year: u16, classes: &str, lang: Lang) -> PageView {
    let spec = ViewSpec {
        period: Period::year(year),
        classes: classes.to_string(),
        ..ViewSpec::new(DataSetId::Annex, indicator, lang)
    };
    Engine::new().view(&spec).unwrap()
}

/// The bounds that a key prints, in the unit of the map's numbers.
fn printed(view: &PageView) -> Vec<f64> {
    let number = |label: &str| label.trim_start_matches("≥ ").replace(',', "").parse::<f64>().ok();
    let lower = view.map.legend.classes.iter().skip(1).map(|class| {
        let text = class.label.split('–').next().unwrap_or_default();
        number(text).unwrap_or_else(|| panic!("{}", class.label))
    });
    lower.collect()
}

#[test]
fn a_key_says_what_the_colours_are() {
    let shares = [Tier::High, Tier::MediumHigh, Tier::MediumLow, Tier::Low].map(Indicator::Share);
    for indicator in shares {
        for year in 2019..=2024 {
            for classes in
                ["rounded.7", "rounded.3", "quantile.5", "equal.5", "equal.7", "natural.4", "natural.7"]
            {
                let view = view(indicator, year, classes, Lang::En);
                let bounds = printed(&view);
                assert!(bounds.windows(2).all(|two| two[0] < two[1]), "{classes}: {bounds:?}");
                let legend = &view.map.legend.classes;
                let asked: usize = classes.rsplit('.').next().unwrap().parse().unwrap();
                assert!(legend.len() <= asked && legend.len() >= 2, "{classes}: {}", legend.len());
                let steps: Vec<u8> = legend.iter().map(|class| class.step).collect();
                assert!(steps.windows(2).all(|two| two[0] < two[1]), "{classes}: {steps:?}");
                let mut counts = vec![0; legend.len()];
                for province in &view.map.provinces {
                    let (Some(class), Some(value)) = (province.class, &province.data_value) else { continue };
                    let value: f64 = value.parse().unwrap();
                    let own = bounds.iter().filter(|bound| value >= **bound).count();
                    assert_eq!(usize::from(class), own, "{classes} {} {value} {bounds:?}", province.name);
                    counts[own] += 1;
                }
                let told: Vec<u32> = legend.iter().map(|class| class.provinces).collect();
                assert_eq!(told, counts, "{classes}");
            }
        }
    }
}

#[test]
fn a_colour_says_the_same_in_every_year() {
    for classes in ["rounded.7", "quantile.5", "equal.5", "natural.5"] {
        let years: Vec<PageView> = (2019..=2024)
            .map(|year| view(Indicator::Share(Tier::MediumHigh), year, classes, Lang::En))
            .collect();
        let bounds: Vec<Vec<f64>> = years.iter().map(printed).collect();
        assert!(bounds.iter().all(|own| *own == bounds[0]), "{classes}: {bounds:?}");
        let counts =
            |class: usize| years.iter().map(|view| view.map.legend.classes[class].provinces).sum::<u32>();
        let all: Vec<u32> = (0..years[0].map.legend.classes.len()).map(counts).collect();
        assert_eq!(all.iter().sum::<u32>(), 6 * 81, "{classes}");
        if classes == "quantile.5" {
            // About a fifth of the values of all years in each.
            assert!(all.iter().all(|count| (94..=100).contains(count)), "{all:?}");
        }
    }
}

#[test]
fn the_readers_own_bounds_are_taken_as_they_are() {
    let view = view(Indicator::Share(Tier::High), 2024, "custom.1000000.5000000.12100000", Lang::Tr);
    let labels: Vec<&str> = view.map.legend.classes.iter().map(|class| class.label.as_str()).collect();
    assert_eq!(labels, ["< 1", "1–5", "5–12,1", "≥ 12,1"]);
    // 12.1 of Ankara is on a bound, and so in the upper class.
    assert_eq!(view.map.province(6).unwrap().class, Some(3));
    assert_eq!(view.spec.classes, "custom.1000000.5000000.12100000");
}

#[test]
fn no_text_makes_classes_that_a_map_cannot_show() {
    for text in [
        "",
        "natural",
        "natural.2",
        "natural.10",
        "country.2",
        "continuous.5",
        "natural.5.1",
        "jenks.5",
        "custom",
        "custom.x",
        "custom.1.2.3.4.5.6.7.8.9",
    ] {
        let found = text.parse::<Classing>();
        assert!(found.is_err() || text == "natural", "{text}");
    }
    let one = "custom.5.5.3".parse::<Classing>().unwrap();
    assert_eq!((one.bounds, one.classes), (vec![3, 5], 3));
}
