//! Every indicator over a million facts, as the page asks for it and over everything: under 50 ms each.

use std::cell::OnceCell;
use std::hint::black_box;

use criterion::Criterion;
use teknoharita::cube::{DataSet, Labelling, Rollup};
use teknoharita::indicators::{Ask, CATALOGUE, Choice, Facts, Need, Tables};

use super::data;

const FACTS: usize = 1_000_000;

/// One by one, the latest year added up; those that want a file beside are left out.
pub fn figures(criterion: &mut Criterion) {
    let choice = |tables: &Tables| {
        let flow = tables.flows().first().copied().expect("there are facts");
        Choice { flow: Some(flow), period: tables.default_period(flow), added_up: true, ..Choice::default() }
    };
    each(criterion, "figure of 1 million facts", || data::with_weights(data::data_set(FACTS)), choice);
}

/// The same without a choice: every province in all 48 tables of two years, both directions, month by month.
pub fn everything(criterion: &mut Criterion) {
    let choice = |_: &Tables| Choice::default();
    each(criterion, "everything of 1 million facts", || data::with_weights(data::two_years(FACTS)), choice);
}

fn each(
    criterion: &mut Criterion,
    name: &str,
    data_set: impl Fn() -> DataSet,
    choice: impl Fn(&Tables) -> Choice,
) {
    let made: OnceCell<(DataSet, Tables)> = OnceCell::new();
    let make = || {
        let data_set = data_set();
        let tables = Tables::new(Rollup::new(&data_set, &Labelling::default()).expect("sums fit"));
        (data_set, tables)
    };
    let mut group = criterion.benchmark_group(name);
    for entry in CATALOGUE.iter().filter(|entry| !entry.needs.contains(&Need::Index)) {
        group.bench_function(entry.id, |bench| {
            let (data_set, tables) = made.get_or_init(make);
            let choice = choice(tables);
            bench.iter(|| {
                let facts = Facts::new(data_set, Labelling::default());
                let ask = Ask { tables, facts: Some(&facts), choice: &choice };
                black_box((entry.answer)(&ask)).map_or(0, |answer| answer.rows.len())
            });
        });
    }
}
