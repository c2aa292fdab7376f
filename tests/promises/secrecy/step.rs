//! What the step before publishing says of data with firms.

use teknoharita::messages::Lang;
use teknoharita::protocol::{Event, Request};
use teknoharita::view::{Indicator, Stamp};

use super::files::{HIGH, engine, spec, table};

/// The step's markup after these changes, unfolded.
fn step(lang: Lang, indicator: Indicator, changes: &[(&str, &str)]) -> String {
    let changes = [&[("open", "on")], changes].concat();
    let request = Request::Step {
        id: 4,
        view: spec(indicator, lang),
        settings: String::new(),
        changes: changes.iter().map(|(name, value)| (name.to_string(), value.to_string())).collect(),
        base: "https://a.example/".to_string(),
        stamp: Box::new(Stamp::default()),
        form: None,
    };
    let mut found = String::new();
    engine(&table(&[2024])).handle(request, Vec::new(), &mut |event| {
        if let Event::Step { markup, .. } = event {
            found = markup;
        }
    });
    assert!(found.contains("step-fewest"), "{found}");
    found
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
