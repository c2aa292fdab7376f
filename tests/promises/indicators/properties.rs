//! What holds of any data.

use std::collections::BTreeMap;

use proptest::prelude::*;
use teknoharita::classify::{DefinitionId, Exclusions};
use teknoharita::data::Tier;
use teknoharita::engine::Engine;
use teknoharita::indicators::{
    Area, CATALOGUE, Cell, Choice, Entry, Fraction, Grouping, Interval, Row, TierKey,
};
use teknoharita::protocol::DataSetId;
use teknoharita::types::{Flow, Level, Place};
use teknoharita::view::sheet::Sheet;

use super::worlds::{PROVINCES, traded, yearly};
use super::{ask, choice, engine, rows};

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
    fn contributions_to_growth_add_up_to_the_growth_of_the_country(goods in yearly()) {
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
    fn amounts_of_regions_are_those_of_their_provinces(goods in yearly()) {
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
            let of = |grouping| ask(&engine, id, &Choice { grouping, added_up: true, ..choice() }).unwrap();
            let [own, nuts2, nuts1] =
                [Grouping::Own, Grouping::Level(Level::Nuts2), Grouping::Level(Level::Nuts1)].map(of);
            for column in columns {
                let provinces = sums_by("plate", &own, column);
                // Edirne and Tekirdağ; the country has no code.
                let thrace = provinces["22"] + provinces["59"];
                for (table, code) in [(&nuts2, "TR21"), (&nuts1, "TR2")] {
                    let regions = sums_by("plate", table, column);
                    prop_assert_eq!(regions[""], provinces[""]);
                    prop_assert_eq!(regions[code], thrace, "{} {}", id, column);
                    let sum = |all: &BTreeMap<String, i128>| all.values().sum::<i128>();
                    prop_assert_eq!(sum(&regions), sum(&provinces));
                }
            }
        }
    }
}
