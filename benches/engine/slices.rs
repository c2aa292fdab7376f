//! Questions to a data set in memory: under 50 ms at ten million facts, under 4 ms for the built-in data.

use std::cell::OnceCell;
use std::hint::black_box;

use criterion::Criterion;
use teknoharita::cube::{DataSet, Dimension, Query, annex, ministry};
use teknoharita::types::{Flow, Period, Place};

use super::data;

/// The slices by name.
fn queries() -> Vec<(&'static str, Query)> {
    let by = |by: &[Dimension]| Query { by: by.to_vec(), ..Query::default() };
    let place = Place::province(34).into_iter().collect();
    vec![
        (
            "tier x province, one year",
            Query {
                periods: Period::year(2023).into_iter().collect(),
                flows: vec![Flow::Export],
                ..by(&[Dimension::Tier, Dimension::Province])
            },
        ),
        ("top 10 partners of a province", Query { places: place, ..by(&[Dimension::Partner]) }),
        ("all by product", by(&[Dimension::Product])),
        ("all by period and province", by(&[Dimension::Period, Dimension::Province])),
        ("all by partner", by(&[Dimension::Partner])),
        ("all by tier and partner", by(&[Dimension::Tier, Dimension::Partner])),
        ("all by product and partner", by(&[Dimension::Product, Dimension::Partner])),
        (
            "one product by province and partner",
            Query {
                product_texts: vec!["3410".to_string()],
                ..by(&[Dimension::Province, Dimension::Partner])
            },
        ),
        (
            "one partner by period and product",
            Query { partners: vec!["Country 3".to_string()], ..by(&[Dimension::Period, Dimension::Product]) },
        ),
    ]
}

/// Ten of the largest are taken of every answer.
fn ask(data_set: &DataSet, query: &Query) -> usize {
    let groups = query.run(data_set).expect("there is room");
    black_box(groups.top_n(10)).groups.len()
}

/// Slices by number of distinct facts, after the second stage; once before it.
pub fn slice(criterion: &mut Criterion) {
    for facts in [100_000, 1_000_000, 10_000_000] {
        questions(criterion, &format!("slice of {facts} facts"), || data::data_set(facts));
    }
    questions(criterion, "slice of 10000000 facts as written", || data::written(10_000_000));
}

fn questions(criterion: &mut Criterion, name: &str, make: impl Fn() -> DataSet) {
    // Made when it is needed, since a filter may leave all out.
    let data_set = OnceCell::new();
    let mut group = criterion.benchmark_group(name);
    for (name, query) in &queries() {
        group.bench_function(*name, |bench| {
            let data_set = data_set.get_or_init(&make);
            bench.iter(|| ask(data_set, query));
        });
    }
    // Millions of groups: not a slice that a person sees.
    group.bench_function("every province, product and partner", |bench| {
        let data_set = data_set.get_or_init(&make);
        let by = vec![Dimension::Province, Dimension::Product, Dimension::Partner];
        let query = Query { by, ..Query::default() };
        bench.iter(|| ask(data_set, &query));
    });
}

/// The same questions to the data that come along.
pub fn built_in(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("slice of the built-in data");
    for (name, data_set) in [("shares", annex()), ("ministry", ministry())] {
        let query = Query { by: vec![Dimension::Tier, Dimension::Province], ..Query::default() };
        group.bench_function(name, |bench| bench.iter(|| ask(&data_set, &query)));
        let all = queries();
        group.bench_function(format!("{name}, all questions"), |bench| {
            bench.iter(|| all.iter().map(|(_, query)| ask(&data_set, query)).sum::<usize>());
        });
    }
}
