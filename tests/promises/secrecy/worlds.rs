//! Random files of firms, random maps made of them one after another; a second solver looks for what follows.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use teknoharita::classify::{DefinitionId, Exclusions};
use teknoharita::cube::Labelling;
use teknoharita::data::{Tier, regions};
use teknoharita::engine::Engine;
use teknoharita::error::{Answers, Coarse};
use teknoharita::messages::Lang;
use teknoharita::protocol::{DataSetId, ViewSpec};
use teknoharita::secrecy::{Asked, Checked, Publication, Rule, Visit, check};
use teknoharita::types::{Flow, Level, Period, Place, SecrecySettings};
use teknoharita::view::Indicator;

use super::super::support::read_files;
use super::solver::{Solver, row};

const PROVINCES: [(u8, &str); 6] =
    [(6, "Ankara"), (35, "İzmir"), (22, "Edirne"), (59, "Tekirdağ"), (65, "Van"), (16, "Bursa")];
/// High, high or medium-high, medium-high, medium-low and energy, medium-low, low.
const CODES: [&str; 6] = ["3530", "24", "3410", "2320", "2710", "1711"];
const MONTHS: u8 = 3;

/// What firms traded in a month of 2024.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Cell {
    is_import: bool,
    month: u8,
    province: usize,
    code: usize,
    /// Firm and amount.
    firms: Vec<(u8, u32)>,
}

/// A map that is asked for.
#[derive(Clone, Debug)]
struct Map {
    is_import: bool,
    /// 0 is the year.
    month: u8,
    indicator: Indicator,
    without_energy: bool,
    level: Level,
}

fn cells() -> impl Strategy<Value = Vec<Cell>> {
    // Most cells are safe: many firms of about the same size.
    let many = (4..9u8).prop_flat_map(|count| prop::collection::vec(50..60u32, usize::from(count))).prop_map(
        |amounts| amounts.into_iter().zip(0u8..).map(|(amount, firm)| (firm, amount)).collect::<Vec<_>>(),
    );
    let few = prop::collection::vec((0..20u8, 1..100u32), 1..4);
    let firms = prop_oneof![6 => many, 1 => few];
    let key = (any::<bool>(), 1..=MONTHS, 0..PROVINCES.len(), 0..CODES.len());
    prop::collection::vec((key, firms), 10..90).prop_map(|cells| {
        let mut all: BTreeMap<_, Vec<(u8, u32)>> = BTreeMap::new();
        for (key, firms) in cells {
            all.entry(key).or_insert(firms);
        }
        let cell =
            |((is_import, month, province, code), firms)| Cell { is_import, month, province, code, firms };
        all.into_iter().map(cell).collect()
    })
}

fn maps(levels: &'static [Level]) -> impl Strategy<Value = Vec<Map>> {
    let indicator = prop::sample::select(vec![
        Indicator::Share(Tier::High),
        Indicator::Share(Tier::MediumHigh),
        Indicator::HighAndMediumHigh,
        Indicator::Share(Tier::MediumLow),
        Indicator::Share(Tier::Low),
        Indicator::Total,
    ]);
    let month = prop_oneof![2 => Just(0), 1 => 1..=MONTHS];
    let level = prop::sample::select(levels);
    let map = (prop::bool::weighted(0.2), month, indicator, prop::bool::weighted(0.2), level);
    let map = map.prop_map(|(is_import, month, indicator, without_energy, level)| Map {
        is_import,
        month,
        indicator,
        without_energy,
        level,
    });
    prop::collection::vec(map, 1..7)
}

fn read(cells: &[Cell]) -> Engine {
    let mut text = String::from("dönem;akış;il;isic_rev3;vergi no;usd\n");
    for Cell { is_import, month, province, code, firms } in cells {
        let (flow, province, code) =
            (if *is_import { "m" } else { "x" }, PROVINCES[*province].1, CODES[*code]);
        for (firm, amount) in firms {
            text += &format!("2024-{month:02};{flow};{province};{code};90000000{firm:02};{amount}\n");
        }
    }
    let answers = Answers { coarse: Some(Coarse::Apart), ..Answers::default() };
    read_files(&[("file.csv", text.as_bytes())], answers).unwrap().0
}

/// The codes of each published sum of a map.
fn sums(map: &Map) -> Vec<Vec<usize>> {
    let (surely, maybe): (&[usize], &[usize]) = match map.indicator {
        Indicator::Share(Tier::High) => (&[0], &[1]),
        Indicator::Share(Tier::MediumHigh) => (&[2], &[1]),
        Indicator::HighAndMediumHigh => (&[0, 1, 2], &[]),
        Indicator::Share(Tier::MediumLow) => (&[3, 4], &[]),
        Indicator::Share(Tier::Low) => (&[5], &[]),
        _ => (&[], &[]),
    };
    let all: Vec<usize> = (0..CODES.len()).collect();
    let mut sums = vec![surely.to_vec(), [surely, maybe].concat(), all];
    if map.without_energy {
        // Both are shown, with it and without.
        let without: Vec<Vec<usize>> =
            sums.iter().map(|sum| sum.iter().copied().filter(|code| *code != 3).collect()).collect();
        sums.extend(without);
    }
    // What subtraction leaves of each is public too, so it need not be written down.
    sums.retain(|sum| !sum.is_empty());
    sums
}

struct World<'a> {
    cells: &'a [Cell],
    solver: Solver,
}

impl World<'_> {
    fn within(
        &self,
        (is_import, months): (bool, &BTreeSet<u8>),
        provinces: &[usize],
        codes: &[usize],
    ) -> Vec<usize> {
        let is_in = |cell: &Cell| {
            cell.is_import == is_import
                && months.contains(&cell.month)
                && provinces.contains(&cell.province)
                && codes.contains(&cell.code)
        };
        self.cells.iter().enumerate().filter(|(_, cell)| is_in(cell)).map(|(at, _)| at).collect()
    }

    /// Fewer than three firms, one with 80%, two with 90%.
    fn is_sensitive(&self, cells: &[usize]) -> bool {
        let mut firms: BTreeMap<u8, u64> = BTreeMap::new();
        for (firm, amount) in cells.iter().flat_map(|at| &self.cells[*at].firms) {
            *firms.entry(*firm).or_default() += u64::from(*amount);
        }
        let mut amounts: Vec<u64> = firms.into_values().collect();
        amounts.sort_unstable_by(|a, b| b.cmp(a));
        let whole: u64 = amounts.iter().sum();
        let part = |count: usize| amounts.iter().take(count).sum::<u64>() * 100;
        !cells.is_empty() && (amounts.len() < 3 || part(1) >= 80 * whole || part(2) >= 90 * whole)
    }

    fn knows(&self, cells: &[usize]) -> bool {
        self.solver.knows(&row(cells.iter().copied()))
    }
}

fn months_of(map: &Map) -> BTreeSet<u8> {
    if map.month == 0 { (1..=MONTHS).collect() } else { BTreeSet::from([map.month]) }
}

/// The places of a map and their provinces; the country is `None`.
fn places(level: Level) -> BTreeMap<Option<Place>, Vec<usize>> {
    let mut places: BTreeMap<Option<Place>, Vec<usize>> = BTreeMap::new();
    for (at, (plate, _)) in PROVINCES.iter().enumerate() {
        places.entry(regions::at(*plate, level)).or_default().push(at);
        places.entry(None).or_default().push(at);
    }
    places
}

/// Makes what a map shows public in the world of the test.
fn publish(world: &mut World<'_>, map: &Map, withheld: &[Place], country: bool) {
    for (place, provinces) in places(map.level) {
        if place.map_or(country, |place| withheld.contains(&place)) {
            continue;
        }
        for codes in sums(map) {
            let cells = world.within((map.is_import, &months_of(map)), &provinces, &codes);
            world.solver.add(&row(cells));
        }
    }
}

/// The codes that no published sum tells apart, together. A part of such a group is known only as the remainder of
/// several places whose products differ.
fn groups(maps: &[Map]) -> Vec<Vec<usize>> {
    let all: Vec<Vec<usize>> = maps.iter().flat_map(sums).collect();
    let mut groups: BTreeMap<Vec<bool>, Vec<usize>> = BTreeMap::new();
    for code in 0..CODES.len() {
        groups.entry(all.iter().map(|sum| sum.contains(&code)).collect()).or_default().push(code);
    }
    groups.into_values().collect()
}

/// Every sensitive sum of a place or the country, in every month and published period and what is between them, of every
/// union of groups of codes, is unknown; so is what is left of the country's when all known places are taken away, and
/// what is left of any public sum when all known cells are, and of all sums when they are taken out of each other.
fn nothing_is_given_away(world: &World<'_>, maps: &[Map]) -> Result<(), TestCaseError> {
    let mut periods: BTreeSet<(bool, BTreeSet<u8>)> = BTreeSet::new();
    for map in maps {
        periods.insert((map.is_import, months_of(map)));
        periods.extend((1..=MONTHS).map(|month| (map.is_import, BTreeSet::from([month]))));
    }
    let between: Vec<_> = periods
        .iter()
        .flat_map(|(flow, one)| {
            periods.iter().filter(move |(other, _)| other == flow).map(move |(_, other)| (*flow, one - other))
        })
        .collect();
    periods.extend(between);
    let groups = groups(maps);
    for (is_import, months) in &periods {
        let mut areas: BTreeSet<Vec<usize>> = BTreeSet::new();
        for level in Level::ALL {
            areas.extend(places(level).into_values());
        }
        for provinces in &areas {
            for bits in 1u32..1 << groups.len() {
                let chosen = groups.iter().enumerate().filter(|(at, _)| bits >> at & 1 == 1);
                let codes: Vec<usize> = chosen.flat_map(|(_, group)| group.iter().copied()).collect();
                let cells = world.within((*is_import, months), provinces, &codes);
                if world.is_sensitive(&cells) {
                    prop_assert!(!world.knows(&cells), "{is_import} {months:?} {provinces:?} {codes:?}");
                }
            }
        }
    }
    for (map, codes) in maps.iter().flat_map(|map| sums(map).into_iter().map(move |codes| (map, codes))) {
        let period = (map.is_import, &months_of(map));
        let open = (0..PROVINCES.len()).filter(|one| !world.knows(&world.within(period, &[*one], &codes)));
        let open: Vec<usize> = open.collect();
        let left = world.within(period, &open, &codes);
        prop_assert!(
            !world.is_sensitive(&left) || !world.knows(&left),
            "left of {map:?}: {open:?} {codes:?}"
        );
    }
    for (map, codes) in maps.iter().flat_map(|map| sums(map).into_iter().map(move |codes| (map, codes))) {
        for provinces in places(map.level).into_values() {
            let cells = world.within((map.is_import, &months_of(map)), &provinces, &codes);
            let left: Vec<usize> = cells.into_iter().filter(|cell| !world.knows(&[*cell])).collect();
            prop_assert!(
                !world.is_sensitive(&left) || !world.knows(&left),
                "but for known cells: {map:?} {provinces:?} {codes:?} {left:?}"
            );
        }
    }
    for rest in world.solver.reduced() {
        let sum: Vec<usize> = rest.keys().copied().collect();
        let is_sum = rest.values().all(|factor| *factor == (1, 1));
        prop_assert!(!is_sum || !world.is_sensitive(&sum), "what is left of all that is public: {sum:?}");
    }
    Ok(())
}

/// The check of the room itself, for maps of any level.
fn checked(engine: &Engine, visit: &Visit, map: &Map) -> Option<Checked> {
    let ids = if map.without_energy { vec!["energy"] } else { Vec::new() };
    let exclusions = Exclusions::from_ids(ids.iter().copied()).unwrap();
    let shelf = engine.shelf(DataSetId::Own, DefinitionId::Report, exclusions).unwrap();
    let labelling = Labelling { exclusions, ..Labelling::default() };
    let data_set = engine.data_set().unwrap();
    let flow = if map.is_import { Flow::Import } else { Flow::Export };
    let period = period(map);
    shelf.tables.at(period, flow)?;
    let publication = Publication::new(&Asked {
        data_set,
        tables: &shelf.tables,
        kinds: &labelling.kinds(data_set),
        tiers: map.indicator.tiers(),
        definition: DefinitionId::Report,
        period,
        flow,
        with_excluded: map.without_energy,
        level: map.level,
    });
    Some(check(data_set, &Rule::default(), visit.publications(), &publication))
}

fn period(map: &Map) -> Period {
    match map.month {
        0 => Period::year(2024).unwrap(),
        month => Period::months(2024, month, month).unwrap(),
    }
}

fn spec(map: &Map) -> ViewSpec {
    ViewSpec {
        period: Some(period(map)),
        flow: Some(if map.is_import { Flow::Import } else { Flow::Export }),
        exclude: if map.without_energy { vec!["energy".to_string()] } else { Vec::new() },
        ..ViewSpec::new(DataSetId::Own, map.indicator, Lang::En)
    }
}

/// 48 of each, or as many as `PROPTEST_CASES` says.
fn visits() -> ProptestConfig {
    let asked = std::env::var_os("PROPTEST_CASES").is_some();
    if asked { ProptestConfig::default() } else { ProptestConfig::with_cases(48) }
}

proptest! {
    #![proptest_config(visits())]

    #[test]
    fn no_sequence_of_maps_gives_a_firm_away(cells in cells(), maps in maps(&Level::ALL)) {
        let engine = read(&cells);
        let (mut visit, mut world) = (Visit::default(), World { cells: &cells, solver: Solver::default() });
        let mut shown: Vec<Map> = Vec::new();
        for map in maps {
            let Some(checked) = checked(&engine, &visit, &map) else { continue };
            prop_assert_eq!(checked.known_before, 0);
            let withheld: Vec<Place> = checked.publication.withheld().collect();
            publish(&mut world, &map, &withheld, checked.publication.withholds_country());
            visit.record(&checked.publication);
            shown.push(map.clone());
            nothing_is_given_away(&world, &shown)?;
            // The same again is another map like any other.
            let again = self::checked(&engine, &visit, &map).unwrap();
            let withheld: Vec<Place> = again.publication.withheld().collect();
            publish(&mut world, &map, &withheld, again.publication.withholds_country());
            visit.record(&again.publication);
            nothing_is_given_away(&world, &shown)?;
        }
    }

    #[test]
    fn what_a_view_shows_is_what_was_checked(cells in cells(), maps in maps(&[Level::Province])) {
        let engine = read(&cells);
        let (mut visit, settings) = (Visit::default(), SecrecySettings::default());
        for map in maps {
            let Some(checked) = checked(&engine, &visit, &map) else { continue };
            let report = engine.secrecy(&spec(&map), &settings.rule).unwrap();
            let view = engine.public_view(&spec(&map), &settings).unwrap();
            visit.record(&checked.publication);
            let mut withheld: Vec<Place> = checked.publication.withheld().collect();
            withheld.sort_unstable();
            prop_assert_eq!(&report.withheld, &withheld);
            prop_assert_eq!(report.sensitive + report.companions.len(), withheld.len());
            let gaps = view.map.places().into_iter().filter(|place| place.value.starts_with("withheld"));
            prop_assert_eq!(gaps.map(|place| place.place).collect::<Vec<_>>(),
                withheld.iter().map(|place| place.number()).collect::<Vec<_>>());
            for row in view.table.rows.iter().chain([&view.table.total]) {
                let is_withheld = match row.place {
                    Some(number) => withheld.iter().any(|place| place.number() == number),
                    None => checked.publication.withholds_country(),
                };
                prop_assert_eq!(row.cells[1].text.starts_with("withheld"), is_withheld, "{:?}", row);
                prop_assert!(!is_withheld || row.cells[2..].iter().all(|cell| cell.text == "–" && cell.order.is_none()));
            }
        }
    }
}

/// Two worlds that a random search found. In the first one firm sold high technology from İzmir in January and something
/// else from Tekirdağ in February, and the year's totals less those of January would say what it sold in all. In the
/// second it sold the same from İzmir and Bursa, which only two remainders together would say.
#[test]
fn what_is_left_of_other_goods_in_every_place_is_kept_too() {
    type Firms<'a> = &'a [(u8, u32)];
    let many: Firms = &[(0, 50), (1, 50), (2, 50), (3, 50)];
    let more: Firms = &[(0, 50), (1, 50), (2, 50), (3, 50), (4, 50)];
    let (one, other, two): (&[_], &[_], &[_]) = (&[(0, 1)], &[(0, 16)], &[(1, 3), (2, 3)]);
    let first: &[(u8, usize, usize, Firms)] =
        &[(1, 0, 0, many), (1, 1, 0, one), (1, 2, 0, more), (1, 3, 4, many), (2, 0, 2, many), (2, 3, 1, one)];
    let second: &[(u8, usize, usize, Firms)] = &[
        (1, 0, 0, many),
        (1, 0, 2, two),
        (1, 1, 3, other),
        (1, 2, 2, many),
        (1, 2, 3, many),
        (1, 5, 2, many),
        (1, 5, 3, other),
        (2, 1, 3, many),
        (2, 2, 2, many),
        (2, 2, 3, many),
    ];
    for (cells, tier, of_one) in [(first, Tier::Low, [1, 5]), (second, Tier::MediumHigh, [2, 6])] {
        let cell = |(month, province, code, firms): &(u8, usize, usize, Firms)| Cell {
            is_import: false,
            month: *month,
            province: *province,
            code: *code,
            firms: firms.to_vec(),
        };
        let cells: Vec<Cell> = cells.iter().map(cell).collect();
        let engine = read(&cells);
        let (mut visit, mut world) = (Visit::default(), World { cells: &cells, solver: Solver::default() });
        assert!(world.is_sensitive(&of_one));
        for (month, tier) in [(1, Tier::High), (0, tier)] {
            let indicator = Indicator::Share(tier);
            let map =
                Map { is_import: false, month, indicator, without_energy: false, level: Level::Province };
            let checked = checked(&engine, &visit, &map).unwrap();
            let withheld: Vec<Place> = checked.publication.withheld().collect();
            publish(&mut world, &map, &withheld, checked.publication.withholds_country());
            visit.record(&checked.publication);
            assert!(!world.knows(&of_one), "{map:?} {withheld:?}");
        }
        assert!(visit.publications().iter().all(|map| map.withheld().count() < 4), "something is shown");
    }
}

/// Where every cell of the file is safe, so is every sum, and nothing is withheld.
#[test]
fn where_nothing_is_sensitive_nothing_is_withheld() {
    let firms: Vec<(u8, u32)> = (0..5).map(|firm| (firm, 10 + u32::from(firm))).collect();
    let cells: Vec<Cell> = (1..=MONTHS)
        .flat_map(|month| (0..PROVINCES.len()).map(move |province| (month, province)))
        .flat_map(|(month, province)| (0..CODES.len()).map(move |code| (month, province, code)))
        .map(|(month, province, code)| Cell { is_import: false, month, province, code, firms: firms.clone() })
        .collect();
    let engine = read(&cells);
    for indicator in Indicator::of(DefinitionId::Report) {
        for month in 0..=MONTHS {
            for without_energy in [false, true] {
                let map = Map { is_import: false, month, indicator, without_energy, level: Level::Province };
                let report = engine.secrecy(&spec(&map), &Rule::default()).unwrap();
                assert!(
                    report.has_firms && report.withheld.is_empty() && !report.country,
                    "{map:?} {report:?}"
                );
                engine.public_view(&spec(&map), &SecrecySettings::default()).unwrap();
            }
        }
    }
}
