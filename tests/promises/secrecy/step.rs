//! What the step before publishing says of data with firms.

use teknoharita::engine::Engine;
use teknoharita::ingest::MemorySource;
use teknoharita::messages::Lang;
use teknoharita::protocol::{Answers, ChartForm, Event, FileInfo, Request};
use teknoharita::view::{Indicator, Stamp};

use super::files::{HIGH, engine, spec, table};

/// The step of an engine: the settings that the page keeps, and the markup.
fn asked(
    engine: &mut Engine,
    (lang, indicator): (Lang, Indicator),
    settings: &str,
    changes: &[(&str, &str)],
) -> (String, String) {
    let request = Request::Step {
        id: 4,
        view: spec(indicator, lang),
        settings: settings.to_string(),
        changes: changes.iter().map(|(name, value)| (name.to_string(), value.to_string())).collect(),
        base: "https://a.example/".to_string(),
        stamp: Box::new(Stamp::default()),
        form: None,
    };
    let mut found = None;
    engine.handle(request, Vec::new(), &mut |event| {
        if let Event::Step { settings, markup, .. } = event {
            found = Some((settings, markup));
        }
    });
    found.unwrap()
}

/// The step's markup after these changes, unfolded.
fn step(lang: Lang, indicator: Indicator, changes: &[(&str, &str)]) -> String {
    let changes = [&[("open", "on")], changes].concat();
    let (_, markup) = asked(&mut engine(&table(&[2024])), (lang, indicator), "", &changes);
    assert!(markup.contains("step-fewest"), "{markup}");
    markup
}

#[test]
fn a_rule_that_is_switched_off_is_told_also_where_it_is_folded() {
    for lang in Lang::ALL {
        let words = lang.pick("Gizlilik kuralı uygulanmadı", "The secrecy rule was not applied");
        let state = |markup: &str| markup.contains("data-testid=\"secrecy\" data-state=\"off\"");
        let on = step(lang, HIGH, &[]);
        assert!(!state(&on) && !on.contains(words));
        let off = step(lang, HIGH, &[("secrecy", "-on")]);
        // Before what is folded.
        let (before, _) = off.split_once("data-testid=\"prepare\"").unwrap();
        assert!(state(&off) && before.contains(words), "{before}");
    }
}

/// The settings that the page keeps after a step of an engine, beginning with some.
fn kept(engine: &mut Engine, settings: &str, changes: &[(&str, &str)]) -> String {
    asked(engine, (Lang::En, HIGH), settings, changes).0
}

/// Whether a chart and a table become files.
fn become_files(engine: &mut Engine) -> [bool; 2] {
    let view = spec(HIGH, Lang::En);
    let changes = Vec::new;
    let chart = Request::Chart {
        id: 5,
        view: view.clone(),
        chart: "ranking".into(),
        changes: changes(),
        form: Some(ChartForm::Svg),
    };
    let table = Request::Figure { id: 6, view, figure: "tier-shares".into(), changes: changes(), file: true };
    [chart, table].map(|request| {
        let mut is_made = false;
        engine.handle(request, Vec::new(), &mut |event| is_made |= matches!(event, Event::Made { .. }));
        is_made
    })
}

#[test]
fn the_rule_of_the_step_holds_for_charts_and_tables_and_for_the_files_that_are_open() {
    let mut engine = engine(&table(&[2024]));
    let first = kept(&mut engine, "", &[]);
    assert_eq!(become_files(&mut engine), [false; 2], "Van's aircraft are of few firms");
    let off = kept(&mut engine, &first, &[("secrecy", "-on")]);
    assert_eq!(become_files(&mut engine), [true; 2]);
    let on = kept(&mut engine, &off, &[("secrecy", "on")]);
    assert_eq!(become_files(&mut engine), [false; 2]);
    let read = |engine: &mut Engine, name: &str, text: &str| {
        let request = Request::Read {
            id: 9,
            files: vec![FileInfo { name: name.to_string(), bytes: text.len() as u64 }],
            answers: Answers::default(),
        };
        engine.handle(request, vec![Box::new(MemorySource::new(name, text.as_bytes()))], &mut |_| {});
    };
    let off = kept(&mut engine, &on, &[("secrecy", "-on")]);
    // Other files are under the rule by default, whatever the page keeps; the author can change it for them.
    read(&mut engine, "other.csv", &table(&[2023, 2024]));
    assert_eq!(become_files(&mut engine), [false; 2]);
    let reset = kept(&mut engine, &off, &[]);
    assert_eq!((reset.as_str(), become_files(&mut engine)), (first.as_str(), [false; 2]));
    let off = kept(&mut engine, &reset, &[("secrecy", "-on")]);
    assert_eq!(become_files(&mut engine), [true; 2]);
    // The same files once more, as after an answer, keep it.
    read(&mut engine, "other.csv", &table(&[2023, 2024]));
    assert_eq!(kept(&mut engine, &off, &[]), off);
    assert_eq!(become_files(&mut engine), [true; 2]);
}

#[test]
fn numbers_that_become_public_are_counted_without_those_that_are_withheld() {
    let counted = |markup: String| {
        let (_, after) = markup.split_once("data-testid=\"step-numbers\">").unwrap();
        after.split('<').next().unwrap().to_string()
    };
    let strict = [("fewest", "5")];
    let words = [
        (&[][..], Lang::Tr, "4 sayı: 3 ilin ve Türkiye'nin değeri, tutarı ve toplamı."),
        (&[], Lang::En, "4 numbers: value, amount and total of 3 provinces and the country."),
        (&strict, Lang::Tr, "Hiçbir sayı: hepsi gizli."),
        (&strict, Lang::En, "No number: all are withheld."),
    ];
    for (changes, lang, line) in words {
        assert_eq!(counted(step(lang, HIGH, changes)), line);
    }
}

#[test]
fn a_rule_that_is_no_rule_changes_nothing() {
    let shown = step(Lang::En, HIGH, &[]);
    for (name, value) in
        [("fewest", "0"), ("fewest", "21"), ("one", "101"), ("one", "-5"), ("two", ""), ("two", "abc")]
    {
        assert!(step(Lang::En, HIGH, &[(name, value)]) == shown, "{name} {value}");
    }
}
