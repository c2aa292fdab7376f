//! Maps beside one another say what the map above says, in classes that can be compared, and their differences are
//! differences.

mod colours;
mod comparing;
mod drawn;

use std::collections::BTreeMap;

use teknoharita::engine::Engine;
use teknoharita::messages::Lang;
use teknoharita::protocol::{DataSetId, ViewSpec};
use teknoharita::types::{Flow, Period};
use teknoharita::view::maps::{ClassColour, Hatch, MapsView, OtherKind, PlaceFill, SmallMap};
use teknoharita::view::{ChartView, Choropleth, DefinitionId, Indicator, Picture};

use super::support;

const KINDS: [&str; 4] = ["maps-tiers", "maps-years", "compare", "bivariate"];

/// Three years of both flows, with codes that can be of several tiers, provinces that lack in some years, and one whose
/// goods add up to less than nothing.
fn ranges() -> Vec<u8> {
    let mut text = "yıl;akış;il;isic_rev3;değer_usd\n".to_string();
    let mut seed = 7u64;
    let mut draw = |most: u64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % most
    };
    for year in 2022..=2024 {
        for flow in ["ihracat", "ithalat"] {
            for plate in 1..=81 {
                if plate % 9 == year % 9 {
                    continue;
                }
                if plate == 13 {
                    text.push_str(&format!("{year};{flow};{plate};1810;-5000000\n"));
                    continue;
                }
                for (code, most) in
                    [("3530", 9_000_000), ("24", 4_000_000), ("2710", 30_000_000), ("1810", 60_000_000)]
                {
                    let amount = draw(most) + 1_000;
                    if code != "24" || plate % 3 == 0 {
                        text.push_str(&format!("{year};{flow};{plate};{code};{amount}\n"));
                    }
                }
            }
        }
    }
    text.into_bytes()
}

fn own() -> Engine {
    support::read(&ranges()).unwrap().0
}

fn spec(data_set: DataSetId, indicator: Indicator) -> ViewSpec {
    ViewSpec::new(data_set, indicator, Lang::En)
}

fn chart(engine: &Engine, view: &ViewSpec, chart: &str) -> ChartView {
    engine.chart(view, chart, &[]).unwrap()
}

fn maps(engine: &Engine, view: &ViewSpec, kind: &str) -> MapsView {
    let chart = chart(engine, view, kind);
    assert_eq!(chart.refusal, None, "{kind} {view:?}");
    match chart.picture {
        Some(Picture::Maps(maps)) => *maps,
        other => panic!("{kind} is no map: {other:?}"),
    }
}

/// Every view of both data sets that have tiers.
fn views() -> Vec<(Engine, Vec<ViewSpec>)> {
    let all = |engine: Engine, data_set: DataSetId, years: std::ops::RangeInclusive<u16>, definition| {
        let flows = Flow::ALL.into_iter();
        let of_flow = |flow| years.clone().map(move |year| (flow, Period::year(year)));
        let keys: Vec<(Flow, Option<Period>)> = flows.flat_map(of_flow).collect();
        let all = keys.into_iter().flat_map(|(flow, period)| {
            let indicators = Indicator::of(definition).into_iter();
            indicators.map(move |indicator| ViewSpec {
                flow: Some(flow),
                period,
                definition,
                ..spec(data_set, indicator)
            })
        });
        let all: Vec<ViewSpec> =
            all.filter(|view| engine.view(view).unwrap().spec.flow == view.flow).collect();
        assert!(all.len() >= 10);
        (engine, all)
    };
    vec![
        all(Engine::new(), DataSetId::Annex, 2019..=2024, DefinitionId::Report),
        all(own(), DataSetId::Own, 2022..=2024, DefinitionId::Report),
        all(own(), DataSetId::Own, 2024..=2024, DefinitionId::TuikNace2),
    ]
}

/// The numbers of a small map are those of the map above, place by place.
fn same_numbers(small: &SmallMap, map: &Choropleth) {
    assert_eq!(small.places.len(), 81);
    for (known, province) in small.places.iter().zip(&map.provinces) {
        let at = format!("{} {}", small.title, known.name);
        assert_eq!((known.place, &known.name), (province.place, &province.name));
        assert_eq!((&known.data, &known.bounds), (&province.data_value, &province.data_bounds), "{at}");
        let is_class = matches!(known.fill, PlaceFill::Class(_));
        assert_eq!(is_class, province.class.is_some(), "{at}");
        // On the main map totals are short, because they stand on it.
        if is_class {
            let text = if small.national.contains('%') { &province.value } else { &province.volume };
            assert_eq!(&known.value, text, "{at}");
        }
    }
}

/// Larger numbers have darker steps on all maps of a key together, which they have not if each has classes of its own.
fn one_order(maps: &[&SmallMap]) {
    let mut steps: Vec<(f64, u8)> = Vec::new();
    for place in maps.iter().flat_map(|map| &map.places) {
        if let (PlaceFill::Class(ClassColour::Step(_, step)), Some(data)) = (place.fill, &place.data) {
            steps.push((data.parse().unwrap(), step));
        }
    }
    steps.sort_by(|a, b| a.0.total_cmp(&b.0));
    assert!(steps.len() > 20 && steps.is_sorted_by_key(|(_, step)| *step));
}

/// The counts of the keys are those of the places.
fn counted(view: &MapsView) {
    let groups: Vec<Vec<&SmallMap>> = match view.keys.len() {
        2 => vec![view.maps[..2].iter().collect(), vec![&view.maps[2]]],
        _ => vec![view.maps.iter().collect()],
    };
    for (key, maps) in view.keys.iter().zip(groups) {
        let places = || maps.iter().flat_map(|map| &map.places);
        for class in &key.classes {
            let is = |fill: PlaceFill| fill == PlaceFill::Class(class.colour);
            assert_eq!(
                class.count as usize,
                places().filter(|place| is(place.fill)).count(),
                "{}",
                class.label
            );
        }
        let coloured = key.classes.iter().map(|class| class.count as usize).sum::<usize>();
        assert_eq!(coloured, places().filter(|place| matches!(place.fill, PlaceFill::Class(_))).count());
        let other =
            |kind| key.others.iter().find(|other| other.kind == kind).map_or(0, |other| other.count as usize);
        let of = |fill| places().filter(|place| place.fill == fill).count();
        assert_eq!(other(OtherKind::Missing), of(PlaceFill::Missing));
        assert_eq!(other(OtherKind::Undefined), of(PlaceFill::Undefined));
        assert_eq!(other(OtherKind::Wide), places().filter(|place| place.hatch == Hatch::Wide).count());
        assert_eq!(other(OtherKind::Open), places().filter(|place| place.hatch == Hatch::Open).count());
        assert_eq!(coloured + other(OtherKind::Missing) + other(OtherKind::Undefined), 81 * maps.len());
    }
}

#[test]
fn maps_of_tiers_have_the_numbers_of_the_map_and_one_key() {
    for (engine, views) in views() {
        for view in views.iter().filter(|view| view.indicator == Indicator::Total) {
            let found = maps(&engine, view, "maps-tiers");
            let tiers = view.definition.tiers();
            assert_eq!(found.maps.len(), tiers.len());
            for (small, tier) in found.maps.iter().zip(tiers) {
                let of_tier = ViewSpec { indicator: Indicator::Share(*tier), ..view.clone() };
                let page = engine.view(&of_tier).unwrap();
                same_numbers(small, &page.map);
                assert_eq!(small.id, tier.id());
                assert_eq!(small.national, format!("{}: {}", page.national.label, page.national.value));
            }
            one_order(&found.maps.iter().collect::<Vec<_>>());
            counted(&found);
            assert_eq!(
                (found.keys.len(), found.columns.len(), found.heads.len()),
                (1, tiers.len(), tiers.len())
            );
        }
    }
}

#[test]
fn maps_of_years_are_the_map_of_each_year_in_its_colours() {
    for (engine, views) in views() {
        for view in &views {
            let chart = chart(&engine, view, "maps-years");
            if view.definition == DefinitionId::TuikNace2 {
                assert!(chart.refusal.is_none());
            }
            let found = maps(&engine, view, "maps-years");
            assert!(found.maps.len() >= 3);
            for small in &found.maps {
                let of_year = ViewSpec { period: small.id.parse().ok(), ..view.clone() };
                let page = engine.view(&of_year).unwrap();
                same_numbers(small, &page.map);
                for (known, province) in small.places.iter().zip(&page.map.provinces) {
                    let step = province.class.map(|class| {
                        let entry =
                            page.map.legend.classes.iter().find(|entry| entry.class == class).unwrap();
                        PlaceFill::Class(ClassColour::Step(page.map.legend.scheme, entry.step))
                    });
                    assert_eq!(step.unwrap_or(known.fill), known.fill, "{} {}", small.id, known.name);
                    assert_eq!(province.hatched, known.hatch == Hatch::Wide, "{} {}", small.id, known.name);
                }
            }
            let labels = |classes: Vec<&str>| classes.join(" | ");
            let main = engine.view(view).unwrap();
            let of_main = main.map.legend.classes.iter().map(|class| class.label.as_str()).collect();
            let of_key = found.keys[0].classes.iter().map(|class| class.label.as_str()).collect();
            assert_eq!(labels(of_key), labels(of_main));
            counted(&found);
        }
    }
}

#[test]
fn missing_undefined_and_uncertain_places_are_told_apart() {
    let engine = own();
    let view = ViewSpec { flow: Some(Flow::Export), ..spec(DataSetId::Own, Indicator::ALL[0]) };
    let found = maps(&engine, &view, "maps-years");
    let last = found.maps.last().unwrap();
    assert_eq!(last.place(13).unwrap().fill, PlaceFill::Undefined);
    assert_eq!(last.place(13).unwrap().value, "Share not defined");
    let missing: Vec<i8> = (1..=81).filter(|plate| plate % 9 == 2024 % 9).map(|plate| plate as i8).collect();
    for place in &last.places {
        assert_eq!(place.fill == PlaceFill::Missing, missing.contains(&place.place), "{}", place.name);
    }
    assert!(last.count(OtherKind::Wide) > 5 && last.count(OtherKind::Undefined) == 1);
    assert!(last.note.as_deref().is_some_and(|note| note.contains("no data for 9 provinces")));
}

#[test]
fn the_square_puts_every_place_where_both_its_numbers_lie() {
    for (engine, views) in views() {
        for view in views {
            let chart = chart(&engine, &view, "bivariate");
            if view.indicator == Indicator::Total {
                assert!(chart.refusal.is_some());
                continue;
            }
            let found = maps(&engine, &view, "bivariate");
            let main = engine.view(&view).unwrap();
            let total = engine.view(&ViewSpec { indicator: Indicator::Total, ..view.clone() }).unwrap();
            same_data(&found.maps[0], &main.map);
            // In each direction, larger numbers lie in higher classes.
            let mut sides: [Vec<(f64, u8)>; 2] = Default::default();
            for (known, province) in found.maps[0].places.iter().zip(&total.map.provinces) {
                let PlaceFill::Class(ClassColour::Pair(share, amount)) = known.fill else { continue };
                assert!(share < 3 && amount < 3);
                sides[1].push((province.data_value.as_ref().unwrap().parse().unwrap(), amount));
                sides[0].extend(known.data.as_ref().map(|data| (data.parse().unwrap(), share)));
            }
            for mut side in sides {
                side.sort_by(|a, b| a.0.total_cmp(&b.0));
                assert!(side.is_sorted_by_key(|(_, class)| *class));
            }
            let axes = found.keys[0].axes.as_ref().unwrap();
            assert_eq!(found.keys[0].classes.len(), axes.rows.len() * axes.columns.len());
            assert!(axes.columns.len() == 3 && !axes.rows.is_empty(), "{axes:?}");
            counted(&found);
        }
    }
}

fn same_data(small: &SmallMap, map: &Choropleth) {
    for (known, province) in small.places.iter().zip(&map.provinces) {
        assert_eq!(
            (&known.data, &known.bounds),
            (&province.data_value, &province.data_bounds),
            "{}",
            known.name
        );
    }
}

#[test]
fn tables_have_every_place_and_the_country_once() {
    for (engine, views) in views() {
        for view in views.iter().filter(|view| view.indicator != Indicator::Total).step_by(3) {
            for kind in KINDS {
                let chart = chart(&engine, view, kind);
                let Some(Picture::Maps(found)) = &chart.picture else { continue };
                let places: BTreeMap<Option<i8>, usize> =
                    found.rows.iter().enumerate().map(|(at, row)| (row.place, at)).collect();
                assert_eq!(places.len(), found.rows.len());
                assert_eq!(places.get(&None), Some(&(found.rows.len() - 1)));
                assert_eq!(chart.heads.len(), found.heads.len() + 1);
                assert!(chart.rows.iter().all(|row| row.len() == chart.heads.len()));
                let sheet = chart.sheet.as_ref().unwrap();
                assert!(sheet.rows.iter().all(|row| row.len() == sheet.columns.len()));
                for (at, map) in found.maps.iter().enumerate().filter(|_| kind != "bivariate") {
                    for row in found.rows.iter().filter(|row| row.place.is_some()) {
                        let place = map.place(row.place.unwrap()).unwrap();
                        assert_eq!(row.data[at][0], place.data.clone().unwrap_or_default());
                        if matches!(place.fill, PlaceFill::Class(_)) {
                            assert_eq!(row.cells[at], place.value);
                        }
                    }
                }
            }
        }
    }
}
