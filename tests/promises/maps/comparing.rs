//! A difference is the second less the first, its colours are the same on both sides of zero, and what cannot be
//! compared is refused.

use teknoharita::engine::Engine;
use teknoharita::messages::Lang;
use teknoharita::protocol::{DataSetId, ViewSpec};
use teknoharita::types::{Flow, Period};
use teknoharita::view::maps::{ClassColour, Hatch, MapsView, PlaceFill};
use teknoharita::view::palette::Scheme;
use teknoharita::view::{DefinitionId, Indicator};

use super::{chart, counted, maps, one_order, own, same_numbers, spec, views};

fn number(text: &Option<String>) -> Option<f64> {
    text.as_ref().map(|text| text.parse().unwrap())
}

/// Points, or both ends of ranges: what the third map says of the first two.
fn is_a_difference(found: &MapsView, step: f64) {
    let [first, second, difference] = &found.maps[..] else { panic!("three maps") };
    let (mut known, mut open) = (0, 0);
    for ((a, b), between) in first.places.iter().zip(&second.places).zip(&difference.places) {
        let ends = |place: &teknoharita::view::maps::MapPlace| match &place.bounds {
            Some([low, high]) => Some((low.parse().unwrap(), high.parse().unwrap())),
            None => number(&place.data).map(|data: f64| (data, data)),
        };
        let (Some((a_low, a_high)), Some((b_low, b_high))) = (ends(a), ends(b)) else {
            assert!(!matches!(between.fill, PlaceFill::Class(_)), "{}", between.name);
            continue;
        };
        let (low, high) = ends(between).unwrap();
        // Each of the three was rounded to the last printed digit by itself.
        assert!((low - (b_low - a_high)).abs() <= step, "{}: {low} is not {b_low} - {a_high}", between.name);
        assert!(
            (high - (b_high - a_low)).abs() <= step,
            "{}: {high} is not {b_high} - {a_low}",
            between.name
        );
        let PlaceFill::Class(ClassColour::Step(Scheme::Diverging, colour)) = between.fill else {
            panic!("{:?}", between.fill)
        };
        let middle = (low + high) / 2.0;
        assert!(
            (colour > 4) <= (middle > 0.0) && (colour < 4) <= (middle < 0.0),
            "{} {middle}",
            between.name
        );
        assert_eq!(
            between.hatch == Hatch::Open,
            !(low > 0.0 || high < 0.0 || low == high),
            "{}",
            between.name
        );
        (known, open) = (known + 1, open + usize::from(between.hatch == Hatch::Open));
    }
    assert!(known > 10);
    let said = format!("not settled in {open}");
    assert_eq!(open > 0, found.title.contains(&said), "{}", found.title);
}

/// The title counts the places where the number certainly rose.
fn counts_what_rose(found: &MapsView) {
    let differences =
        || found.maps[2].places.iter().filter(|place| matches!(place.fill, PlaceFill::Class(_)));
    let is_up = |place: &&teknoharita::view::maps::MapPlace| match &place.bounds {
        Some([low, _]) => low.parse::<f64>().unwrap() > 0.0,
        None => number(&place.data).unwrap() > 0.0,
    };
    let (up, of) = (differences().filter(is_up).count(), differences().count());
    let said = match up {
        0 => format!("in none of {of} provinces"),
        up if up == of => format!("in all {of} provinces"),
        up => format!("in {up} of {of} provinces"),
    };
    assert!(found.title.contains(&said), "{}: {said}", found.title);
}

#[test]
fn two_periods_and_their_difference() {
    for (engine, views) in views() {
        for view in views.iter().filter(|view| view.definition == DefinitionId::Report) {
            let years = if view.data_set == DataSetId::Annex { 2019..=2024 } else { 2022..=2024 };
            let shown = view.period.unwrap().calendar_year();
            for other in years.step_by(2).filter(|other| *other != shown) {
                let found = maps(&engine, view, &format!("compare;with=period.{other}"));
                let step = if view.indicator == Indicator::Total { 0.0 } else { 2e-6 };
                is_a_difference(&found, step);
                counts_what_rose(&found);
                counted(&found);
                one_order(&[&found.maps[0], &found.maps[1]]);
                for (small, year) in found.maps.iter().zip([other.min(shown), other.max(shown)]) {
                    let of_year = ViewSpec { period: Period::year(year), ..view.clone() };
                    same_numbers(small, &engine.view(&of_year).unwrap().map);
                }
                // From either side it is the same comparison.
                let back = ViewSpec { period: Period::year(other), ..view.clone() };
                let back = maps(&engine, &back, &format!("compare;with=period.{shown}"));
                assert_eq!((&back.maps[2], &back.title), (&found.maps[2], &found.title));
            }
        }
    }
}

#[test]
fn exports_less_imports_whichever_the_map_shows() {
    let engine = own();
    for indicator in Indicator::ALL {
        let of = |flow, with: &str| {
            let view = ViewSpec { flow: Some(flow), ..spec(DataSetId::Own, indicator) };
            maps(&engine, &view, &format!("compare;with=flow.{with}"))
        };
        let (found, back) = (of(Flow::Export, "import"), of(Flow::Import, "export"));
        assert_eq!((&found.maps[2], &found.title), (&back.maps[2], &back.title));
        assert_eq!((found.maps[0].title.as_str(), found.maps[1].title.as_str()), ("Imports", "Exports"));
        is_a_difference(&found, 2e-6);
        counts_what_rose(&found);
    }
}

#[test]
fn two_definitions_of_the_same_file() {
    let engine = own();
    let view = spec(DataSetId::Own, Indicator::ALL[0]);
    let found = maps(&engine, &view, "compare;with=definition.tuik-nace2");
    is_a_difference(&found, 2e-6);
    for (small, definition) in found.maps.iter().zip([DefinitionId::TuikNace2, DefinitionId::Report]) {
        let of = ViewSpec { definition, ..view.clone() };
        same_numbers(small, &engine.view(&of).unwrap().map);
    }
    assert!(found.notes.iter().any(|note| note.contains("unlike denominators")), "{:?}", found.notes);
}

#[test]
fn totals_by_head_office_beside_totals_by_activity() {
    let engine = Engine::new();
    let view = ViewSpec { period: Period::year(2023), ..spec(DataSetId::Annex, Indicator::ALL[0]) };
    let found = maps(&engine, &view, "compare;with=data.ministry");
    is_a_difference(&found, 0.0);
    let total = ViewSpec { indicator: Indicator::Total, ..view.clone() };
    same_numbers(&found.maps[1], &engine.view(&total).unwrap().map);
    let ministry = ViewSpec { data_set: DataSetId::Ministry, ..total };
    same_numbers(&found.maps[0], &engine.view(&ministry).unwrap().map);
    // The caption names both passports, and both sources are there.
    let notes: Vec<&str> = found.maps[..2].iter().filter_map(|map| map.note.as_deref()).collect();
    assert!(notes[0].contains("by province of activity") && notes[1].contains("by head office"), "{notes:?}");
    assert_eq!(found.sources.len(), 3);
    // Only what both have.
    for place in &found.maps[2].places {
        let both = found.maps[..2].iter().all(|map| map.place(place.place).unwrap().data.is_some());
        assert_eq!(place.data.is_some(), both, "{}", place.name);
    }
}

#[test]
fn what_cannot_be_compared_is_refused_with_a_reason() {
    let (engine, own) = (Engine::new(), own());
    let annex = spec(DataSetId::Annex, Indicator::ALL[0]);
    let mine = spec(DataSetId::Own, Indicator::ALL[0]);
    let ministry = spec(DataSetId::Ministry, Indicator::Total);
    let two_digits = super::support::read(
        b"yil;akis;il;isic_rev3;deger_try\n2023;ihracat;6;3530;5\n2023;ihracat;34;1810;7\n",
    );
    let lira = two_digits.unwrap().0;
    let lira_view = ViewSpec { period: Period::year(2023), ..mine.clone() };
    let cases: [(&Engine, &ViewSpec, &str, &str); 12] = [
        (&engine, &annex, "compare;with=period.2024", "itself"),
        (&engine, &annex, "compare;with=period.2010", "Not both have 2010"),
        (&engine, &annex, "compare;with=flow.export", "itself"),
        (&engine, &ministry, "compare;with=flow.import", "lacks this flow"),
        (&engine, &annex, "compare;with=definition.lall2000", "cannot be turned"),
        (&engine, &annex, "compare;with=data.own", "not there"),
        (&engine, &annex, "compare;with=data.ministry", "Not both have 2024"),
        (&engine, &ministry, "maps-tiers", "no product codes"),
        (&engine, &ministry, "bivariate", "no product codes"),
        (&own, &mine, "compare;with=definition.oecd-isic3-report", "itself"),
        (&lira, &lira_view, "maps-years", "no second year"),
        (&lira, &lira_view, "compare;with=data.ministry", "unlike currencies"),
    ];
    for (engine, view, kind, reason) in cases {
        for lang in Lang::ALL {
            let found = chart(engine, &ViewSpec { lang, ..view.clone() }, kind);
            let (what, todo) = found.refusal.unwrap_or_else(|| panic!("{kind} is drawn"));
            assert!(lang == Lang::Tr || what.contains(reason), "{kind}: {what}");
            assert!(!todo.is_empty() && found.picture.is_none());
            // What an address asks for stands in the list, so that the reader sees what was refused.
            if let Some(control) = found.controls.iter().find(|control| control.name == "with") {
                assert_eq!(control.choices.iter().filter(|choice| choice.selected).count(), 1, "{kind}");
            }
        }
    }
}

#[test]
fn a_comparison_has_a_default_and_offers_what_is_there() {
    let engine = Engine::new();
    let view = spec(DataSetId::Annex, Indicator::ALL[0]);
    let found = chart(&engine, &view, "compare");
    assert_eq!(found.spec, "compare;with=period.2019");
    let control = &found.controls[0];
    let ids: Vec<(&str, bool)> =
        control.choices.iter().map(|choice| (choice.id.as_str(), choice.disabled.is_some())).collect();
    assert!(ids.contains(&("period.2023", false)) && ids.contains(&("data.ministry", true)), "{ids:?}");
    for nonsense in ["compare;with=king.1", "compare;with=period.", "compare;with=period.99999"] {
        assert_eq!(chart(&engine, &view, nonsense).spec, "compare;with=period.2019", "{nonsense}");
    }
    // Every way that is offered is drawn.
    for choice in control.choices.iter().filter(|choice| choice.disabled.is_none()) {
        maps(&engine, &view, &format!("compare;with={}", choice.id));
    }
    let (engine, view) = (own(), spec(DataSetId::Own, Indicator::ALL[0]));
    for choice in &chart(&engine, &view, "compare").controls[0].choices {
        let found = chart(&engine, &view, &format!("compare;with={}", choice.id));
        assert_eq!(found.refusal.is_some(), choice.disabled.is_some(), "{}", choice.id);
    }
}
