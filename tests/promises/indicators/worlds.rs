//! Codes that are too coarse leave many worlds open. Bounds hold every one of them, corrections below zero included.

use std::collections::BTreeMap;

use proptest::prelude::*;
use teknoharita::data::Tier;
use teknoharita::engine::Engine;
use teknoharita::error::{Answers, Coarse};
use teknoharita::indicators::{Choice, Over, TierKey};

use super::super::support::read_files;
use super::{ask, choice, rows};

pub(super) const PROVINCES: [&str; 6] = ["Ankara", "İzmir", "Edirne", "Tekirdağ", "Van", "Belirsiz"];
const PARTNERS: [&str; 2] = ["Irak", "İtalya"];
const SIDES: [(u16, &str); 4] = [(2023, "x"), (2023, "m"), (2024, "x"), (2024, "m")];

/// A row of two years and both directions, in cents; what its goods are in one possible world.
#[derive(Clone, Debug)]
pub(super) struct Goods {
    year: u16,
    /// 0 is the year.
    month: u16,
    flow: &'static str,
    province: &'static str,
    partner: &'static str,
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

fn tier_of(class: &str) -> Tier {
    match class {
        "3530" | "2423" => Tier::High,
        "2411" | "3520" => Tier::MediumHigh,
        "3511" | "2710" => Tier::MediumLow,
        "1711" => Tier::Low,
        _ => Tier::NotClassified,
    }
}

/// Rows that both years and both directions have of every province, so that all can be compared.
pub(super) fn goods() -> impl Strategy<Value = Vec<Goods>> {
    goods_of(1..1_000_000)
}

fn goods_of(cents: std::ops::Range<i64>) -> impl Strategy<Value = Vec<Goods>> {
    let place = (0..SIDES.len(), 1u16..3, 0..PROVINCES.len(), 0..PARTNERS.len());
    let row = (place, 0..OPEN.len(), any::<prop::sample::Index>(), cents);
    prop::collection::vec(row, 1..50).prop_map(|rows| {
        let mut all: Vec<Goods> = Vec::new();
        for ((side, month, province, partner), code, really, cents) in rows {
            let ((year, flow), (code, can_be)) = (SIDES[side], OPEN[code]);
            let (province, partner) = (PROVINCES[province], PARTNERS[partner]);
            let really = can_be[really.index(can_be.len())];
            all.push(Goods { year, month, flow, province, partner, code, really, cents });
        }
        all.extend(everywhere());
        all
    })
}

fn everywhere() -> impl Iterator<Item = Goods> {
    let months = |province| if province == "Ankara" { 1..13 } else { 1..2 };
    let (code, really, cents, partner) = ("1711", "1711", 1_001, "Irak");
    PROVINCES.into_iter().flat_map(move |province| {
        SIDES.into_iter().flat_map(move |(year, flow)| {
            let row = move |month| Goods { year, month, flow, province, partner, code, really, cents };
            months(province).map(row)
        })
    })
}

/// The same without months.
pub(super) fn yearly() -> impl Strategy<Value = Vec<Goods>> {
    goods().prop_map(|goods| goods.into_iter().map(|row| Goods { month: 0, ..row }).collect())
}

/// Some amounts are corrections below zero. The rows of a fact are of one kind; what two facts of the same code are
/// does not depend on each other.
fn corrected() -> impl Strategy<Value = Vec<Goods>> {
    goods_of(-400_000..1_000_000).prop_map(|mut goods| {
        let mut really = BTreeMap::new();
        for row in &mut goods {
            let fact = (row.year, row.month, row.flow, row.province, row.partner, row.code);
            row.really = really.entry(fact).or_insert(row.really);
        }
        goods
    })
}

pub(super) fn traded(goods: &[Goods], is_real: bool) -> Engine {
    let line = |row: &Goods| {
        let Goods { year, month, flow, province, partner, code, really, cents } = row;
        let sign = if *cents < 0 { "-" } else { "" };
        let (cents, code) = (cents.abs(), if is_real { really } else { code });
        let (units, rest) = (cents / 100, cents % 100);
        let period = if *month == 0 { year.to_string() } else { format!("{year}-{month:02}") };
        format!("{period};{flow};{province};{code};{partner};{sign}{units}.{rest:02}\n")
    };
    let file = format!("dönem;akış;il;isic_rev3;ülke;usd\n{}", goods.iter().map(line).collect::<String>());
    let answers = Answers { coarse: Some(Coarse::Apart), ..Answers::default() };
    read_files(&[("file.csv", file.as_bytes())], answers).unwrap().0
}

fn float(text: &str) -> f64 {
    text.parse().unwrap_or_else(|_| panic!("{text} is no number"))
}

/// What is bounded, of which columns the bounds are, and by which the rows are known.
const BOUNDED: [(&str, &str, &str); 16] = [
    ("tier-shares", "value_low value_high", "period flow province tier"),
    ("tier-shares", "share_low_pct share_high_pct", "period flow province tier"),
    ("high-and-medium-high", "value_low value_high", "period flow province"),
    ("high-and-medium-high", "share_low_pct share_high_pct", "period flow province"),
    ("tier-contributions", "share_low_pct share_high_pct", "period flow province tier"),
    ("growth", "change_low change_high", "flow province tier"),
    ("growth", "growth_low_pct growth_high_pct", "flow province tier"),
    ("growth-contributions", "country_low_points country_high_points", "flow province tier"),
    ("growth-contributions", "own_low_points own_high_points", "flow province tier"),
    ("change-of-share", "change_low_points change_high_points", "flow province tier"),
    ("compound-growth", "growth_low_pct growth_high_pct", "flow province tier"),
    ("index", "index_low_pct index_high_pct", "period flow province tier"),
    ("balance", "balance_low balance_high", "period province tier"),
    ("coverage", "coverage_low_pct coverage_high_pct", "period province tier"),
    ("location-quotient", "lq_low lq_high", "period flow province tier"),
    ("location-quotient", "country_share_low_pct country_share_high_pct", "period flow province tier"),
];

fn holds([low, high]: [f64; 2], point: f64) -> bool {
    let slack = 1e-6 * point.abs().max(1.0);
    low - slack <= point && point <= high + slack
}

/// Every world lies within the bounds of what is known of it.
fn lies_within(goods: &[Goods], over: Over) -> Result<(), TestCaseError> {
    let [known, world] = [false, true].map(|is_real| traded(goods, is_real));
    let choice = Choice { over: Some(over), added_up: true, ..choice() };
    for (id, columns, key) in BOUNDED {
        let of = |engine: &Engine| rows(&ask(engine, id, &choice).unwrap(), &format!("{columns} {key}"));
        let (known, world) = (of(&known), of(&world));
        prop_assert_eq!(known.len(), world.len());
        for (known, world) in known.iter().zip(&world) {
            let [known_cells, world_cells] = [known, world].map(|row| row.splitn(3, '|').collect::<Vec<_>>());
            prop_assert_eq!(known_cells[2], world_cells[2]);
            // A world in which there is none of what is divided by has no number.
            if known_cells[0].is_empty() || (world_cells[0].is_empty() && over == Over::Manufacturing) {
                continue;
            }
            let [low, high, point, same] =
                [known_cells[0], known_cells[1], world_cells[0], world_cells[1]].map(float);
            prop_assert!(holds([point, point], same), "{}: {}", id, world);
            prop_assert!(holds([low, high], point), "{}: {} is not in {}", id, world, known);
        }
    }
    Ok(())
}

/// What of a tier a part of an area's trade really is, in cents of 2024.
fn really(goods: &[Goods], tier: Tier, flow: &str, province: &str, part: Option<&str>) -> i64 {
    let is_of = |row: &&Goods| {
        let is_there = row.year == 2024 && (row.flow == "x") == (flow == "export");
        let own = if row.province == "Belirsiz" { "Unspecified" } else { row.province };
        let is_part = part.is_none_or(|part| part == row.code || part == row.partner);
        is_there && is_part && [own, "Türkiye"].contains(&province) && tier_of(row.really) == tier
    };
    goods.iter().filter(is_of).map(|row| row.cents).sum()
}

/// The same of products and partners of a tier.
fn parts_lie_within(goods: &[Goods]) -> Result<(), TestCaseError> {
    let engine = traded(goods, false);
    for (id, key) in [("tier-structure", "product"), ("top-products", "product"), ("top-partners", "partner")]
    {
        for tier in [Tier::High, Tier::MediumHigh, Tier::MediumLow, Tier::NotClassified] {
            let period = "2024".parse().ok();
            let choice =
                Choice { tier: Some(TierKey::One(tier)), added_up: true, period, top: 99, ..choice() };
            let columns = format!("flow province {key} value_low value_high share_low_pct share_high_pct");
            for row in rows(&ask(&engine, id, &choice).unwrap(), &columns) {
                let cells: Vec<&str> = row.split('|').collect();
                let of = |part| really(goods, tier, cells[0], cells[1], part) as f64;
                let (part, whole) = (of(Some(cells[2])), of(None));
                prop_assert!(
                    holds([3, 4].map(|at| float(cells[at])), part / 100.0),
                    "{} {}: {}",
                    id,
                    part,
                    row
                );
                if !cells[5].is_empty() && whole > 0.0 {
                    let share = part / whole * 100.0;
                    prop_assert!(
                        holds([5, 6].map(|at| float(cells[at])), share),
                        "{} {}: {}",
                        id,
                        share,
                        row
                    );
                }
            }
        }
    }
    Ok(())
}

proptest! {
    // Each case reads files and answers many questions of each.
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn every_possible_world_lies_within_the_bounds(goods in goods()) {
        for over in [Over::All, Over::Manufacturing] {
            lies_within(&goods, over)?;
        }
        parts_lie_within(&goods)?;
    }

    #[test]
    fn every_possible_world_lies_within_the_bounds_beside_corrections(goods in corrected()) {
        for over in [Over::All, Over::Manufacturing] {
            lies_within(&goods, over)?;
        }
        parts_lie_within(&goods)?;
    }
}
