//! What the report states in its text, against what its own annexes allow. The claims are facts of the
//! report; bounds and status come from the built-in data here and are compared with the reference file.

use teknoharita::data::Tier;
use teknoharita::engine::Engine;
use teknoharita::indicators::{PlaceTable, Slice};
use teknoharita::protocol::DataSetId;
use teknoharita::resolve::{ProvinceText, resolve_province};
use teknoharita::types::{E4, Flow, Period, Place};

use super::support::{reference, shelf};

struct Claim<'a> {
    provinces: &'a str,
    year: u16,
    measure: &'a str,
    tier: &'a str,
    value: f64,
    unit: &'a str,
    places: i32,
}

fn tiers(text: &str) -> Vec<Tier> {
    text.split('+').filter_map(Tier::from_id).collect()
}

fn slice(table: &PlaceTable, provinces: &str) -> Slice {
    if provinces == "Türkiye" {
        return table.national.clone();
    }
    let mut sum = Slice::default();
    for name in provinces.split('+') {
        let ProvinceText::Place(place) = resolve_province(name) else { panic!("{name}") };
        sum.merge(table.get(place).unwrap());
    }
    sum
}

/// Least, point and most of the measure in the claim's unit.
fn measured(claim: &Claim) -> [f64; 3] {
    let engine = Engine::new();
    let shelf = shelf(&engine, DataSetId::Annex);
    let tables = &shelf.tables;
    let table = tables.at(Period::year(claim.year).unwrap(), Flow::Export).unwrap();
    let tiers = tiers(claim.tier);
    let own = slice(&table, claim.provinces);
    let (value, (low, high)) = (own.sum(&tiers), own.bounds(&tiers));
    let divisor = match claim.unit {
        "billion USD" => 1e9 * E4 as f64,
        "million USD" => 1e6 * E4 as f64,
        _ => E4 as f64,
    };
    match claim.measure {
        "total" => [own.total_e4 as f64 / divisor; 3],
        "tier_value" => [low, value, high].map(|amount| amount as f64 / divisor),
        "tier_share" => [low, value, high].map(|amount| amount as f64 * 100.0 / own.total_e4 as f64),
        "tier_contribution" => {
            let parts = teknoharita::indicators::contribution(&own, &table.national, &tiers[..1]).unwrap();
            [parts[1], parts[0], parts[2]].map(|(part, whole)| part as f64 * 100.0 / whole as f64)
        }
        "rank_contribution" => {
            let tier = tiers[0];
            let ProvinceText::Place(this) = resolve_province(claim.provinces) else { panic!() };
            let provinces = || table.iter().filter(|(place, _)| place.plate().is_some() && *place != this);
            let above = |amount: i128, bound: fn(&Slice, Tier) -> i128| {
                provinces().filter(|(_, other)| bound(other, tier) > amount).count() as f64 + 1.0
            };
            [
                above(high, |slice, tier| slice.bounds(&[tier]).0),
                above(value, Slice::tier),
                above(low, |slice, tier| slice.bounds(&[tier]).1),
            ]
        }
        other => panic!("unknown measure {other}"),
    }
}

/// Whether a number rounded as the claim is, could have been printed so.
fn status(claim: &Claim, [low, _, high]: [f64; 3]) -> &'static str {
    let unit = 10f64.powi(-claim.places);
    let reach = 1e-9 + unit / 2.0;
    if low <= claim.value + reach && high >= claim.value - reach {
        return "holds";
    }
    // Cut instead of rounded: the claim is the number's beginning.
    let cut = |number: f64| (number / unit).floor() * unit;
    if (cut(low) - claim.value).abs() < 1e-9 || (cut(high) - claim.value).abs() < 1e-9 {
        "truncated"
    } else {
        "contradicted"
    }
}

#[test]
fn the_reports_claims_stand_as_they_were_found() {
    let Some(path) = reference("claims.csv") else {
        return;
    };
    let mut seen = 0;
    for record in csv::Reader::from_path(path).unwrap().records() {
        let record = record.unwrap();
        let claim = Claim {
            provinces: &record[2],
            year: record[3].parse().unwrap(),
            measure: &record[5],
            tier: &record[6],
            value: record[7].parse().unwrap(),
            unit: &record[8],
            places: record[9].parse().unwrap(),
        };
        let found = measured(&claim);
        for (ours, column) in found.iter().zip(10..13) {
            let theirs: f64 = record[column].parse().unwrap();
            assert!((ours - theirs).abs() < 1e-4 * theirs.abs().max(1.0), "{record:?}: {found:?}");
        }
        assert_eq!(status(&claim, found), &record[13], "{record:?}: {found:?}");
        seen += 1;
    }
    assert_eq!(seen, 31);
}

#[test]
fn the_claims_that_everyone_quotes_hold_without_the_reference() {
    let claim = |provinces, measure, tier, value, unit, places| Claim {
        provinces,
        year: 2024,
        measure,
        tier,
        value,
        unit,
        places,
    };
    let claims = [
        (claim("Türkiye", "tier_share", "high", 3.6, "percent", 1), "holds"),
        (claim("Eskişehir", "tier_share", "high", 34.4, "percent", 1), "holds"),
        (claim("Ankara", "tier_share", "high", 12.1, "percent", 1), "holds"),
        (claim("Adıyaman", "tier_value", "high", 12.0, "million USD", 0), "holds"),
        (claim("Eskişehir", "tier_value", "high", 568.0, "million USD", 0), "truncated"),
        (claim("Bursa", "rank_contribution", "medium_high", 3.0, "rank", 0), "contradicted"),
        (claim("Yalova", "tier_share", "medium_low", 84.9, "percent", 1), "contradicted"),
    ];
    for (claim, expected) in claims {
        assert_eq!(status(&claim, measured(&claim)), expected, "{} {}", claim.provinces, claim.measure);
    }
    assert_eq!(Place::all().count(), Place::COUNT);
}
