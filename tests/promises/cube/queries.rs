//! Slices against a count of our own over the rows.

use std::collections::BTreeMap;

use proptest::prelude::*;
use teknoharita::classify::{DefinitionId, Product};
use teknoharita::cube::{Dimension, Group, GroupKey, Query, annex};
use teknoharita::data::Tier;
use teknoharita::resolve::ProvinceText;
use teknoharita::types::{Flow, Period, Place};

use super::generated::{CODES, Form, MONTHS, PARTNERS, PROVINCES, Random, Row, detail, read, rows};

const DIMENSIONS: [Dimension; 8] = [
    Dimension::Period,
    Dimension::Flow,
    Dimension::Province,
    Dimension::ProvinceText,
    Dimension::Tier,
    Dimension::Product,
    Dimension::ProductText,
    Dimension::Partner,
];

/// What the texts mean, written down once more: the place's number, 100 for totals, 101 for no province.
fn province(text: &str) -> i32 {
    match text {
        "Ankara" | "ANKARA" | "06" => 6,
        "Eskişehir" => 26,
        "Şanlıurfa" => 63,
        "Belirsiz" => 0,
        "Gizli Veri" => -1,
        "Diğer" => -2,
        "Toplam" => 100,
        _ => 101,
    }
}

/// The place of the tier (9: none) and of the product, by kind and code.
fn product(text: &str) -> (usize, (u8, u16)) {
    match text {
        "3530" => (0, (0, 3530)),
        "2423" => (0, (0, 2423)),
        "3410" => (1, (0, 3410)),
        "200" | "0200" | "02.00" => (3, (0, 200)),
        "9999" => (4, (0, 9999)),
        "Gizli Veri" => (5, (2, 0)),
        "Toplam" => (9, (4, 0)),
        _ => (9, (5, 0)),
    }
}

/// A key that sorts as the answer does.
type Key = (
    Option<Period>,
    Option<Flow>,
    Option<i32>,
    Option<String>,
    Option<usize>,
    Option<(u8, u16)>,
    Option<String>,
    Option<String>,
);

fn period(row: &Row) -> Option<Period> {
    match MONTHS[row.month] {
        "" => Period::year(row.year),
        "1" => Period::month(row.year, 1),
        "Şubat" => Period::month(row.year, 2),
        "12" => Period::month(row.year, 12),
        _ => None,
    }
}

fn flow(row: &Row) -> Option<Flow> {
    match row.flow {
        "İhracat" | "export" => Some(Flow::Export),
        "ithalat" => Some(Flow::Import),
        _ => None,
    }
}

fn has<T: PartialEq>(list: &[T], value: &T) -> bool {
    list.is_empty() || list.contains(value)
}

/// The naive answer: every row by itself, into a tree.
fn count(rows: &[Row], query: &Query) -> BTreeMap<Key, (i128, u64)> {
    let mut groups: BTreeMap<Key, (i128, u64)> = BTreeMap::new();
    for row in rows.iter().filter(|row| !row.ragged) {
        let (Some(cents), Some(at), Some(flow)) = (row.cents, period(row), flow(row)) else { continue };
        let texts = [PROVINCES[row.province], CODES[row.code], PARTNERS[row.partner]].map(str::to_string);
        let place = province(&texts[0]);
        let (tier, code) = product(&texts[1]);
        let is_shown = place < 100 && code.0 < 4;
        let place_is_asked =
            query.places.is_empty() || query.places.iter().any(|asked| i32::from(asked.number()) == place);
        let product_is_asked = query.products.is_empty()
            || query.products.iter().any(|asked| match asked {
                Product::Code(_, asked) => code == (0, asked.to_string().parse().unwrap()),
                Product::Confidential => code.0 == 2,
                Product::Unknown => code.0 == 5,
                _ => false,
            });
        let asked = (is_shown || query.with_set_aside)
            && (query.periods.is_empty() || query.periods.iter().any(|period| period.contains(at)))
            && has(&query.flows, &flow)
            && place_is_asked
            && product_is_asked
            && (query.tiers.is_empty() || query.tiers.iter().any(|asked| asked.index() == tier))
            && has(&query.province_texts, &texts[0])
            && has(&query.product_texts, &texts[1])
            && has(&query.partners, &texts[2]);
        if !asked {
            continue;
        }
        let by = |dimension| query.by.contains(&dimension);
        let [province_text, product_text, partner] = texts;
        let key = (
            by(Dimension::Period).then_some(at),
            by(Dimension::Flow).then_some(flow),
            by(Dimension::Province).then_some(place),
            by(Dimension::ProvinceText).then_some(province_text),
            by(Dimension::Tier).then_some(tier),
            by(Dimension::Product).then_some(code),
            by(Dimension::ProductText).then_some(product_text),
            by(Dimension::Partner).then_some(partner),
        );
        let sum = groups.entry(key).or_default();
        *sum = (sum.0 + i128::from(cents) * 100, sum.1 + 1);
    }
    groups
}

fn key(key: GroupKey<'_>, query: &Query) -> Key {
    (
        key.period,
        key.flow,
        key.province.map(|province| match province {
            ProvinceText::Place(place) => i32::from(place.number()),
            ProvinceText::Region(place) => 200 + i32::from(place.number()),
            ProvinceText::Total => 100,
            ProvinceText::Unknown => 101,
        }),
        key.province_text.map(str::to_string),
        query.by.contains(&Dimension::Tier).then(|| key.tier.map_or(9, Tier::index)),
        key.product.map(|product| match product {
            Product::Code(_, code) => (0, code.to_string().parse().unwrap()),
            Product::Sector(number) => (9, u16::from(number)),
            Product::Tier(tier) => (1, tier.index() as u16),
            Product::Confidential => (2, 0),
            Product::None => (3, 0),
            Product::Total => (4, 0),
            Product::Unknown => (5, 0),
        }),
        key.product_text.map(str::to_string),
        key.partner.map(str::to_string),
    )
}

/// Some of a list: usually none, which is all.
fn some<T: Clone>(random: &mut Random, list: &[T]) -> Vec<T> {
    let most = if random.chance(70) { 0 } else { 3 };
    (0..random.below(most + 1)).map(|_| list[random.below(list.len())].clone()).collect()
}

fn query(random: &mut Random) -> Query {
    let texts = |list: &[&str]| list.iter().map(|text| text.to_string()).collect::<Vec<_>>();
    let periods =
        [Period::year(2019), Period::year(2020), Period::month(2021, 1), Period::months(2020, 1, 2)];
    let places = [6, 26].map(Place::province).into_iter().flatten();
    let places: Vec<Place> = places.chain([Place::UNSPECIFIED, Place::CONFIDENTIAL]).collect();
    let products = [Product::isic3(3530), Product::isic3(200), Product::Confidential, Product::Unknown];
    let mut by = DIMENSIONS.to_vec();
    by.retain(|_| random.chance(40));
    random.shuffle(&mut by);
    Query {
        exact: false,
        by,
        periods: some(random, &periods.into_iter().flatten().collect::<Vec<_>>()),
        flows: some(random, &Flow::ALL),
        places: some(random, &places),
        province_texts: some(random, &texts(&PROVINCES)),
        products: some(random, &products),
        product_texts: some(random, &texts(&CODES)),
        tiers: some(random, &Tier::ALL[..6]),
        partners: some(random, &texts(&PARTNERS)),
        definition: DefinitionId::Report,
        with_set_aside: random.chance(40),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn every_slice_is_that_of_an_independent_count(seed in any::<u64>(), count_of_rows in 0usize..300) {
        let random = &mut Random(seed);
        let rows = rows(random, count_of_rows);
        let mut own = read(vec![Form::PLAIN.write(&rows)], usize::MAX, seed).data_set;
        let queries: Vec<Query> = (0..20).map(|_| query(random)).collect();
        for _ in 0..2 {
            for query in &queries {
                let groups = query.run(&own).unwrap();
                let found: Vec<(Key, (i128, u64))> =
                    groups.iter().map(|(k, sum)| (key(k, query), (sum.amount_e4, sum.rows))).collect();
                let expected: Vec<(Key, (i128, u64))> = count(&rows, query).into_iter().collect();
                prop_assert_eq!(found, expected, "{:?}", query);
            }
            detail(&mut own);
        }
    }

    #[test]
    fn the_largest_are_those_of_a_full_sort(seed in any::<u64>(), top in 0usize..40) {
        let random = &mut Random(seed);
        let mut rows = rows(random, 200);
        // Equal amounts, so that ties occur.
        rows.iter_mut().for_each(|row| row.cents = row.cents.map(|cents| cents % 3));
        let own = read(vec![Form::any(random).write(&rows)], 5_000, seed).data_set;
        let query = Query {
            by: vec![Dimension::ProvinceText, Dimension::ProductText, Dimension::Partner],
            with_set_aside: true,
            ..Query::default()
        };
        let groups = query.run(&own).unwrap();
        let mut sorted: Vec<Group> = groups.sums().to_vec();
        // A stable sort: equal ones stay in the order of their keys.
        sorted.sort_by_key(|group| std::cmp::Reverse(group.amount_e4));
        let found = groups.top_n(top);
        let (first, rest) = sorted.split_at(top.min(sorted.len()));
        prop_assert_eq!(&found.groups[..], first);
        prop_assert_eq!(found.other_groups, rest.len());
        prop_assert_eq!(found.other_e4, rest.iter().map(|group| group.amount_e4).sum::<i128>());
        prop_assert_eq!(found.other_rows, rest.iter().map(|group| group.rows).sum::<u64>());
        prop_assert_eq!(groups.total().0, sorted.iter().map(|group| group.amount_e4).sum::<i128>());
    }
}

/// Texts enough that a table for all groups would be too large: block by block, province by province, and
/// by hashing.
#[test]
fn slices_of_many_groups_are_exact() {
    let mut text = String::from("yil;ay;akis;il;isic_rev3;ulke;usd\n");
    let mut expected: BTreeMap<(u32, u32, u32, u32), (i128, u64)> = BTreeMap::new();
    let mut random = Random(8);
    for _ in 0..30_000 {
        let [month, province, code, partner] =
            [12, 500, 2_000, 2_500].map(|bound| random.below(bound) as u32);
        let cents = random.below(1_000_000) as i128;
        let amount = format!("{},{:02}", cents / 100, cents % 100);
        let row = format!("2024;{};export;p{province};c{code};u{partner};{amount}\n", month + 1);
        text.push_str(&row);
        let sum = expected.entry((month, province, code, partner)).or_default();
        *sum = (sum.0 + cents * 100, sum.1 + 1);
    }
    text.push_str("2024;1;export;Ankara;3530;u0;1,00\n");
    let mut own = read(vec![text.into_bytes()], usize::MAX, 1).data_set;
    // Set aside are all but one row: this asks for those alone.
    let numbered = |text: Option<&str>| text.map_or(0, |text| text[1..].parse::<u32>().unwrap());
    for _ in 0..2 {
        for mask in 0..16u32 {
            let dimensions =
                [Dimension::Period, Dimension::ProvinceText, Dimension::ProductText, Dimension::Partner];
            let by = |at: usize| mask >> at & 1 == 1;
            let query = Query {
                by: (0..4).filter(|at| by(*at)).map(|at| dimensions[at]).collect(),
                products: vec![Product::Unknown],
                with_set_aside: true,
                ..Query::default()
            };
            let mut sums: BTreeMap<[u32; 4], (i128, u64)> = BTreeMap::new();
            for ((month, province, code, partner), (amount_e4, rows)) in &expected {
                let all = [*month, *province, *code, *partner];
                let sum = sums.entry([0, 1, 2, 3].map(|at| if by(at) { all[at] } else { 0 })).or_default();
                *sum = (sum.0 + amount_e4, sum.1 + rows);
            }
            let groups = query.run(&own).unwrap();
            let mut found = BTreeMap::new();
            for (key, sum) in groups.iter() {
                let month = key.period.map_or(0, |period| u32::from(period.first_month()) - 1);
                let texts = [key.province_text, key.product_text, key.partner].map(numbered);
                found.insert([month, texts[0], texts[1], texts[2]], (sum.amount_e4, sum.rows));
            }
            assert_eq!(groups.len(), found.len());
            let keys =
                groups.iter().map(|(key, _)| (key.period, key.province_text, key.product_text, key.partner));
            assert!(keys.is_sorted(), "by {:?}", query.by);
            assert!(found == sums, "by {:?}", query.by);
        }
        detail(&mut own);
    }
}

#[test]
fn a_province_text_that_is_unknown_is_found_when_it_is_asked_for() {
    let file = "yil;akis;il;isic_rev3;usd\n2024;export;Atlantis;3530;5,00\n2024;export;Ankara;3530;7,00\n";
    let own = read(vec![file.as_bytes().to_vec()], usize::MAX, 1).data_set;
    let mut query = Query { province_texts: vec!["Atlantis".to_string()], ..Query::default() };
    assert!(query.run(&own).unwrap().is_empty());
    query.with_set_aside = true;
    assert_eq!(query.run(&own).unwrap().total(), (50_000, 1));
    query.province_texts = vec!["Mu".to_string()];
    assert!(query.run(&own).unwrap().is_empty());
}

#[test]
fn the_built_in_shares_are_sliced_like_any_data_set() {
    let mut shares = annex();
    for _ in 0..2 {
        let query = Query {
            by: vec![Dimension::Tier, Dimension::Partner],
            places: Place::province(6).into_iter().collect(),
            periods: Period::year(2024).into_iter().collect(),
            ..Query::default()
        };
        let groups = query.run(&shares).unwrap();
        let tiers: Vec<Option<Tier>> = groups.iter().map(|(key, _)| key.tier).collect();
        assert_eq!(tiers, Tier::OECD.map(Some));
        assert!(groups.iter().all(|(key, _)| key.partner == Some("")));
        detail(&mut shares);
    }
}
