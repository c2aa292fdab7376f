//! The step before something becomes public: what it shows, and how it checks cards.

use teknoharita::data::sample;
use teknoharita::engine::Engine;
use teknoharita::ingest::{MemorySource, Source};
use teknoharita::messages::{Lang, StepText};
use teknoharita::protocol::{DataSetId, Event, Request, ViewSpec};
use teknoharita::view::{DefinitionId, PublishForm};

use super::publication::{hashed, made, set, stamp};
use super::{HIGH, spec};

/// The step of a view as markup, with a card to be checked.
fn ask(engine: &mut Engine, view: &ViewSpec, changes: &[(&str, &str)], card: Option<&str>) -> String {
    let sources =
        card.map(|card| Box::new(MemorySource::new("card.json", card.as_bytes())) as Box<dyn Source>);
    let request = Request::Step {
        id: 4,
        view: view.clone(),
        settings: String::new(),
        changes: changes.iter().map(|(name, value)| (name.to_string(), value.to_string())).collect(),
        base: "https://harita.example/".to_string(),
        stamp: Box::new(stamp()),
        form: None,
    };
    let mut found = None;
    engine.handle(request, sources.into_iter().collect(), &mut |event| {
        if let Event::Step { markup, .. } = event {
            found = Some(markup);
        }
    });
    found.unwrap()
}

#[test]
fn the_step_shows_what_becomes_public_and_checks_cards() {
    let engine = &mut hashed(&sample::csv());
    let [turkish, english] = [Lang::Tr, Lang::En].map(|lang| spec(DataSetId::Own, HIGH, lang));
    let card = made(engine, &english, &set(&[("card", "internal")]), &PublishForm::Card);
    let folded = ask(engine, &english, &[], None);
    assert!(folded.contains("&lt;iframe") && !folded.contains("step-preview"));
    let open = ask(engine, &english, &[("open", "on"), ("note", "<b>mine</b>")], Some(&card));
    assert!(open.contains("data:image/svg+xml;base64,") && open.contains("&lt;b&gt;mine&lt;/b&gt;"));
    assert!(open.contains("Same numbers"), "the card is of these data");
    let broken = card.replacen("\"exact\": \"", "\"exact\": \"0", 1);
    let differs = ask(engine, &turkish, &[("open", "on")], Some(&broken));
    assert!(differs.contains("Farklı:") && differs.contains("exact"));
    assert!(!differs.contains("--definition-file"), "its definition is built in");
    assert!(ask(engine, &turkish, &[("open", "on")], Some("{")).contains("1. satır"));
    assert!(!open.contains("gizli-ad"), "no file is named in what is shown to be public");
}

#[test]
fn the_step_says_where_a_definition_may_be_all_that_differs() {
    let data = b"year,flow,province,isic_rev3,usd\n2024,export,Ankara,3530,300\n2024,export,Ankara,1711,500\n2024,export,Bursa,1711,90\n";
    let engine = &mut hashed(data);
    for lang in Lang::ALL {
        let view = ViewSpec { definition: DefinitionId::Own, ..spec(DataSetId::Own, HIGH, lang) };
        engine.define("35;high\n17;low\n").unwrap();
        let card = made(engine, &view, &set(&[]), &PublishForm::Card);
        assert!(ask(engine, &view, &[("open", "on")], Some(&card)).contains(StepText::Same.text(lang)));
        engine.define("35;low\n17;high\n").unwrap();
        let found = ask(engine, &view, &[("open", "on")], Some(&card)).replace("&#39;", "'");
        let hint = lang.pick("kendi tanımıyla yapılmış", "under a definition of a user's own");
        assert!(found.contains(StepText::Differs.text(lang)) && found.contains(hint), "{found}");
    }
}
