//! What holds of any data.

use std::collections::BTreeMap;

use proptest::prelude::*;
use teknoharita::classify::{DefinitionId, Exclusions};
use teknoharita::data::Tier;
use teknoharita::engine::Engine;
use teknoharita::error::{Answers, Coarse};
use teknoharita::indicators::{
    Area, CATALOGUE, Cell, Choice, Entry, Fraction, Grouping, Interval, Over, Row, TierKey,
};
use teknoharita::protocol::DataSetId;
use teknoharita::types::{Flow, Level, Place};
use teknoharita::view::sheet::Sheet;

use super::super::support::read_files;
use super::{HEADS, ask, choice, engine, rows};

const PROVINCES: [&str; 6] = ["Ankara", "İzmir", "Edirne", "Tekirdağ", "Van", "Belirsiz"];
const CODES: [&str; 7] = ["3530", "3220", "2911", "1711", "1721", "24", "Gizli Veri"];
const PARTNERS: [&str; 7] = ["Almanya", "Germany", "Irak", "İtalya", "Narnia", "Gizli Veri", ""];

/// Rows of one year, every amount above zero. The last two are there always, so that amounts have cents and 24
/// has no finer code beside it that it could be the sum of.
fn trade() -> impl Strategy<Value = Vec<String>> {
    let row = (0..PROVINCES.len(), 0..CODES.len(), 0..PARTNERS.len(), 1u32..100_000_000);
    let text = |(province, code, partner, cents): (usize, usize, usize, u32)| {
        let (province, code, partner) = (PROVINCES[province], CODES[code], PARTNERS[partner]);
        format!("2024;x;{province};{code};{partner};{}.{:02}", cents / 100, cents % 100)
    };
    prop::collection::vec(row.prop_map(text), 1..60).prop_map(|mut rows| {
        rows.extend(["Ankara;2911;Irak;7.01", "Van;1711;Almanya;3.07"].map(|row| format!("2024;x;{row}")));
        rows
    })
}

fn whole(rows: &[String]) -> String {
    rows.join("\n") + "\n"
}

/// Hundredths of a text with a point.
fn cents(text: &str) -> i128 {
    let (sign, digits) = text.strip_prefix('-').map_or((1, text), |digits| (-1, digits));
    let (units, rest) = digits.split_once('.').unwrap_or((digits, ""));
    sign * (units.parse::<i128>().unwrap() * 100 + format!("{rest:0<2}").parse::<i128>().unwrap())
}

/// The sums of a column by the area of the row.
fn by_area(sheet: &Sheet, column: &str) -> BTreeMap<String, i128> {
    sums_by("province", sheet, column)
}

/// The sums of a column by the text of another.
fn sums_by(key: &str, sheet: &Sheet, column: &str) -> BTreeMap<String, i128> {
    let mut sums = BTreeMap::new();
    for row in rows(sheet, &format!("{key} {column}")) {
        let (area, amount) = row.split_once('|').unwrap();
        *sums.entry(area.to_string()).or_default() += cents(amount);
    }
    sums
}

fn float(text: &str) -> f64 {
    text.parse().unwrap_or_else(|_| panic!("{text} is no number"))
}

/// A row of two years and both directions, in cents; what its goods are in one possible world.
#[derive(Clone, Debug)]
struct Goods {
    year: u16,
    flow: &'static str,
    province: &'static str,
    code: &'static str,
    really: &'static str,
    cents: i64,
}

/// Codes, and what goods under them can really be: 24 is high or medium-high, 27 medium-low or not classified, 35 high
/// to medium-low.
const OPEN: [(&str, &[&str]); 6] = [
    ("3530", &["3530"]),
    ("1711", &["1711"]),
    ("0111", &["0111"]),
    ("24", &["2423", "2411"]),
    ("27", OF_27),
    ("35", OF_35),
];
const OF_27: &[&str] = &["2710", "2731"];
const OF_35: &[&str] = &["3530", "3520", "3511"];

/// Rows that both years and both directions have of every province, so that all can be compared.
fn goods() -> impl Strategy<Value = Vec<Goods>> {
    let row = (0..4usize, 0..PROVINCES.len(), 0..OPEN.len(), any::<prop::sample::Index>(), 1i64..1_000_000);
    prop::collection::vec(row, 1..50).prop_map(|rows| {
        let goods = |place: usize, province, code: usize, really: prop::sample::Index, cents| {
            let (code, can_be) = OPEN[code];
            let (year, flow) = [(2023, "x"), (2023, "m"), (2024, "x"), (2024, "m")][place];
            Goods {
                year,
                flow,
                province: PROVINCES[province],
                code,
                really: can_be[really.index(can_be.len())],
                cents,
            }
        };
        let mut all: Vec<Goods> = rows
            .into_iter()
            .map(|(place, province, code, really, cents)| goods(place, province, code, really, cents))
            .collect();
        for province in PROVINCES {
            for (year, flow) in [(2023, "x"), (2023, "m"), (2024, "x"), (2024, "m")] {
                let (code, really, cents) = ("1711", "1711", 1_001);
                all.push(Goods { year, flow, province, code, really, cents });
            }
        }
        all
    })
}

/// Every third amount is a correction below zero, and goods of one cell are the same: what is corrected is what was
/// there.
fn corrected(mut goods: Vec<Goods>) -> Vec<Goods> {
    let mut really = BTreeMap::new();
    for (number, row) in goods.iter_mut().enumerate() {
        let cell = (row.year, row.flow, row.province, row.code);
        row.really = really.entry(cell).or_insert(row.really);
        if number % 3 == 0 && row.cents != 1_001 {
            row.cents = -row.cents;
        }
    }
    goods
}

fn traded(goods: &[Goods], is_real: bool) -> Engine {
    let line = |row: &Goods| {
        let Goods { year, flow, province, code, really, cents } = row;
        let sign = if *cents < 0 { "-" } else { "" };
        let (cents, code) = (cents.abs(), if is_real { really } else { code });
        format!("{year};{flow};{province};{code};Irak;{sign}{}.{:02}\n", cents / 100, cents % 100)
    };
    let file = format!("{HEADS}{}", goods.iter().map(line).collect::<String>());
    let answers = Answers { coarse: Some(Coarse::Apart), ..Answers::default() };
    read_files(&[("file.csv", file.as_bytes())], answers).unwrap().0
}

/// What is bounded, of which columns the bounds are, and by which the rows are known.
const BOUNDED: [(&str, &str, &str); 8] = [
    ("tier-shares", "share_low_pct share_high_pct", "period flow province tier"),
    ("tier-contributions", "share_low_pct share_high_pct", "period flow province tier"),
    ("growth", "growth_low_pct growth_high_pct", "flow province tier"),
    ("growth-contributions", "country_low_points country_high_points", "flow province tier"),
    ("change-of-share", "change_low_points change_high_points", "flow province tier"),
    ("compound-growth", "growth_low_pct growth_high_pct", "flow province tier"),
    ("index", "index_low_pct index_high_pct", "period flow province tier"),
    ("coverage", "coverage_low_pct coverage_high_pct", "period province tier"),
];

/// Every world lies within the bounds of what is known of it.
fn lies_within(
    goods: &[Goods],
    over: Over,
    is_wanted: impl Fn(&str, &str) -> bool,
) -> Result<(), TestCaseError> {
    let [known, world] = [false, true].map(|is_real| traded(goods, is_real));
    let choice = Choice { over: Some(over), ..choice() };
    for (id, columns, key) in BOUNDED {
        let of = |engine: &Engine| rows(&ask(engine, id, &choice).unwrap(), &format!("{columns} {key}"));
        let (known, world) = (of(&known), of(&world));
        prop_assert_eq!(known.len(), world.len());
        for (known, world) in known.iter().zip(&world) {
            let [known_cells, world_cells] = [known, world].map(|row| row.splitn(3, '|').collect::<Vec<_>>());
            prop_assert_eq!(known_cells[2], world_cells[2]);
            if known_cells[0].is_empty() || !is_wanted(id, known_cells[2]) {
                continue;
            }
            // Of manufacturing, a world in which there is none has no share.
            if world_cells[0].is_empty() && over == Over::Manufacturing {
                continue;
            }
            let [low, high, point, same] =
                [known_cells[0], known_cells[1], world_cells[0], world_cells[1]].map(float);
            let slack = 1e-6 * point.abs().max(1.0);
            prop_assert!((point - same).abs() <= slack, "{}: {}", id, world);
            prop_assert!(
                low - slack <= point && point <= high + slack,
                "{}: {} is not in {}",
                id,
                world,
                known
            );
        }
    }
    Ok(())
}

/// The fractions of a column, by direction and area.
fn fractions(engine: &Engine, id: &str, tier: TierKey, column: &str) -> Vec<(Flow, Area, Fraction)> {
    let choice = Choice { tier: Some(tier), ..choice() };
    let entry = Entry::from_id(id).unwrap();
    let answer =
        engine.answer(DataSetId::Own, (DefinitionId::Report, Exclusions::NONE), entry, &choice).unwrap();
    let at = answer.columns.iter().position(|known| known.id == column).unwrap();
    let row = |row: Row| {
        let flow =
            row.cells.iter().find_map(|cell| if let Cell::Flow(flow) = cell { Some(*flow) } else { None });
        let area = row
            .cells
            .iter()
            .find_map(|cell| if let Cell::Area(area) = cell { Some(area.clone()) } else { None });
        let Cell::Interval(Interval { value, .. }) = row.cells[at] else { return None };
        Some((flow.unwrap(), area.unwrap(), value))
    };
    answer.rows.into_iter().filter_map(row).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn the_largest_and_the_others_are_everything(rows_ in trade(), top in 0usize..5) {
        let engine = engine(&whole(&rows_));
        let totals = by_area(&ask(&engine, "totals", &choice()).unwrap(), "value");
        for id in ["top-partners", "top-products"] {
            let table = ask(&engine, id, &Choice { top, ..choice() }).unwrap();
            prop_assert_eq!(&by_area(&table, "value"), &totals);
            let mut shares: BTreeMap<String, f64> = BTreeMap::new();
            for row in rows(&table, "province share_pct") {
                let (area, share) = row.split_once('|').unwrap();
                *shares.entry(area.to_string()).or_default() += float(share);
            }
            prop_assert!(shares.values().all(|sum| (sum - 100.0).abs() < 1e-5), "{:?}", shares);
        }
    }

    #[test]
    fn what_a_tier_is_made_of_has_its_bounds(rows_ in trade(), top in 0usize..4) {
        let engine = engine(&whole(&rows_));
        for tier in [Tier::High, Tier::MediumHigh, Tier::NotClassified] {
            let chosen = Choice { tier: Some(TierKey::One(tier)), top, ..choice() };
            let parts = ask(&engine, "tier-structure", &chosen).unwrap();
            let tiers = ask(&engine, "tier-shares", &chosen).unwrap();
            for bound in ["value_low", "value_high"] {
                let mut expected = by_area(&tiers, bound);
                let found = by_area(&parts, bound);
                expected.retain(|area, amount| *amount != 0 || found.contains_key(area));
                prop_assert_eq!(found, expected);
            }
            // Partners of the tier add up to the same.
            let partners = ask(&engine, "top-partners", &chosen).unwrap();
            for bound in ["value_low", "value_high"] {
                prop_assert_eq!(by_area(&partners, bound), by_area(&parts, bound));
            }
        }
    }

    #[test]
    fn concentration_lies_between_equal_parts_and_one(rows_ in trade()) {
        let engine = engine(&whole(&rows_));
        for (id, count) in [("partner-concentration", "partners"), ("product-concentration", "products")] {
            let table = ask(&engine, id, &choice()).unwrap();
            for row in rows(&table, &format!("{count} hhi effective_number hhi_normalised top10_pct")) {
                let cells: Vec<&str> = row.split('|').collect();
                let (number, hhi, effective) = (float(cells[0]), float(cells[1]), float(cells[2]));
                prop_assert!(hhi >= 1.0 / number - 1e-12 && hhi <= 1.0 + 1e-12, "{}", row);
                prop_assert!(effective >= 1.0 - 1e-9 && effective <= number + 1e-9, "{}", row);
                prop_assert_eq!(cells[3].is_empty(), number == 1.0);
                prop_assert!(cells[3].is_empty() || (0.0..=1.0).contains(&float(cells[3])), "{}", row);
                prop_assert_eq!(cells[4], "100.000000");
            }
        }
    }

    #[test]
    fn location_quotients_are_one_on_average(rows_ in trade()) {
        let engine = engine(&whole(&rows_));
        let totals = by_area(&ask(&engine, "totals", &choice()).unwrap(), "value");
        let country = totals["Türkiye"] as f64;
        let table = ask(&engine, "location-quotient-products", &Choice { top: 99, ..choice() }).unwrap();
        let mut means: BTreeMap<String, f64> = BTreeMap::new();
        for row in rows(&table, "product province lq lq_symmetric") {
            let cells: Vec<&str> = row.split('|').collect();
            *means.entry(cells[0].to_string()).or_default() += totals[cells[1]] as f64 / country * float(cells[2]);
            prop_assert!((-1.0..=1.0).contains(&float(cells[3])));
        }
        prop_assert!(means.values().all(|mean| (mean - 1.0).abs() < 1e-9), "{:?}", means);
        // A product is a speciality of somebody, unless it is of the buckets beside the map alone.
        let ubiquity = ask(&engine, "ubiquity", &choice()).unwrap();
        for row in rows(&ubiquity, "areas ubiquity") {
            let (areas, special) = row.split_once('|').unwrap();
            prop_assert!(float(special) <= float(areas));
        }
        for index in rows(&ask(&engine, "krugman", &choice()).unwrap(), "krugman") {
            prop_assert!((0.0..=2.0 + 1e-12).contains(&float(&index)));
        }
    }

    #[test]
    fn regions_add_provinces_up_and_the_country_is_the_same(rows_ in trade()) {
        let engine = engine(&whole(&rows_));
        let regions = Choice { grouping: Grouping::Level(Level::Nuts2), top: 99, ..choice() };
        let provinces = Choice { grouping: Grouping::Own, ..regions.clone() };
        for id in ["top-partners", "top-products"] {
            let key = if id == "top-partners" { "partner" } else { "product" };
            let columns = format!("province {key} value");
            let [regions, provinces] =
                [&regions, &provinces].map(|choice| rows(&ask(&engine, id, choice).unwrap(), &columns));
            let of = |rows: &[String], areas: &[&str]| {
                let mut sums: BTreeMap<String, i128> = BTreeMap::new();
                for row in rows {
                    let cells: Vec<&str> = row.split('|').collect();
                    if areas.contains(&cells[0]) {
                        *sums.entry(cells[1].to_string()).or_default() += cents(cells[2]);
                    }
                }
                sums
            };
            let thrace = of(&regions, &["Tekirdağ, Edirne, Kırklareli"]);
            prop_assert_eq!(thrace, of(&provinces, &["Tekirdağ", "Edirne"]));
            prop_assert_eq!(of(&regions, &["Türkiye"]), of(&provinces, &["Türkiye"]));
        }
    }

    #[test]
    fn a_place_asked_for_alone_says_what_it_says_among_all(rows_ in trade()) {
        let engine = engine(&whole(&rows_));
        let ankara = Place::province(6);
        let is_of = |row: &&Row| row.cells.contains(&Cell::Area(Area::Place(ankara.unwrap())));
        let answer = |entry: &Entry, place| {
            let choice = Choice { place, ..choice() };
            let labels = (DefinitionId::Report, Exclusions::NONE);
            engine.answer(DataSetId::Own, labels, entry, &choice)
        };
        for entry in CATALOGUE {
            let (Ok(all), Ok(alone)) = (answer(entry, None), answer(entry, ankara)) else { continue };
            if !all.columns.iter().any(|column| column.id == "plate") {
                continue;
            }
            let among: Vec<&Row> = all.rows.iter().filter(is_of).collect();
            prop_assert_eq!(among, alone.rows.iter().collect::<Vec<_>>(), "{}", entry.id);
        }
    }

    #[test]
    fn the_order_of_rows_does_not_matter(rows_ in trade()) {
        let mut backwards = rows_.clone();
        backwards.reverse();
        let [one, other] = [&rows_, &backwards].map(|rows| engine(&whole(rows)));
        let high = Choice { tier: Some(TierKey::One(Tier::High)), ..choice() };
        for id in [
            "tier-structure", "top-partners", "top-products", "partner-concentration", "product-concentration",
            "location-quotient", "location-quotient-products", "krugman", "diversity", "ubiquity",
        ] {
            for choice in [&choice(), &high] {
                prop_assert_eq!(ask(&one, id, choice), ask(&other, id, choice));
            }
        }
    }

    #[test]
    fn contributions_to_growth_add_up_to_the_growth_of_the_country(goods in goods()) {
        let engine = traded(&goods, false);
        for tier in [TierKey::Total, TierKey::One(Tier::High), TierKey::HighAndMediumHigh, TierKey::One(Tier::Low)] {
            let parts = fractions(&engine, "growth-contributions", tier, "country_points");
            let growth = fractions(&engine, "growth", tier, "growth_pct");
            for flow in Flow::ALL {
                let of_country = |all: &[(Flow, Area, Fraction)]| {
                    let mut own = all.iter().filter(|(own, area, _)| *own == flow && *area == Area::Country);
                    own.next().map(|(_, _, fraction)| *fraction)
                };
                let Some((change, before)) = of_country(&growth) else { continue };
                prop_assert_eq!(of_country(&parts), Some((change, before)));
                let areas = parts.iter().filter(|(own, area, _)| *own == flow && *area != Area::Country);
                let areas: Vec<Fraction> = areas.map(|(_, _, fraction)| *fraction).collect();
                prop_assert_eq!(areas.len(), PROVINCES.len());
                prop_assert!(areas.iter().all(|(_, whole)| *whole == before));
                prop_assert_eq!(areas.iter().map(|(part, _)| part).sum::<i128>(), change);
            }
        }
    }

    #[test]
    fn amounts_of_regions_are_those_of_their_provinces(goods in goods()) {
        let engine = traded(&goods, false);
        for (id, columns) in [
            ("totals", &["value"][..]),
            ("tier-shares", &["value_low", "value_high"]),
            ("tier-contributions", &["value_low", "value_high"]),
            ("high-and-medium-high", &["value_low", "value_high"]),
            ("growth", &["value_low", "value_high", "base_value_low", "change_low", "change_high"]),
            ("growth-contributions", &["change_low", "change_high"]),
            ("index", &["value_low", "value_high"]),
            ("balance", &["exports_low", "imports_high", "balance_low", "balance_high"]),
        ] {
            for column in columns {
                let of = |grouping| {
                    let table = ask(&engine, id, &Choice { grouping, ..choice() }).unwrap();
                    sums_by("plate", &table, column)
                };
                let provinces = of(Grouping::Own);
                // Edirne and Tekirdağ; the country has no code.
                let thrace = provinces["22"] + provinces["59"];
                for (level, code) in [(Level::Nuts2, "TR21"), (Level::Nuts1, "TR2")] {
                    let regions = of(Grouping::Level(level));
                    prop_assert_eq!(regions[""], provinces[""]);
                    prop_assert_eq!(regions[code], thrace, "{} {}", id, column);
                    let sum = |all: &BTreeMap<String, i128>| all.values().sum::<i128>();
                    prop_assert_eq!(sum(&regions), sum(&provinces));
                }
            }
        }
    }
}

proptest! {
    // Each case reads files and answers eight questions of each, four times.
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn every_possible_world_lies_within_the_bounds(goods in goods()) {
        for over in [Over::All, Over::Manufacturing] {
            lies_within(&goods, over, |_, _| true)?;
        }
    }

    #[test]
    fn every_possible_world_of_a_province_lies_within_the_bounds_beside_corrections(goods in goods()) {
        // In the country open goods of one province can make up for those of another.
        let is_own = |id: &str| !["tier-contributions", "growth-contributions"].contains(&id);
        let goods = corrected(goods);
        for over in [Over::All, Over::Manufacturing] {
            lies_within(&goods, over, |id, key| is_own(id) && !key.contains("Türkiye"))?;
        }
    }
}
