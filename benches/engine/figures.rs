//! Every indicator over a million facts, as the page asks for it: under 50 ms each.

use std::cell::OnceCell;
use std::hint::black_box;

use criterion::Criterion;
use teknoharita::cube::{DataSet, Labelling, Rollup};
use teknoharita::indicators::{Ask, CATALOGUE, Choice, Facts, Need, Tables};

use super::data;

const FACTS: usize = 1_000_000;

/// One by one, the latest year added up; those that want a file beside are left out.
pub fn figures(criterion: &mut Criterion) {
    let made: OnceCell<(DataSet, Tables)> = OnceCell::new();
    let make = || {
        let mut data_set = data::data_set(FACTS);
        data_set.weights = Some(Box::new(data::weights(FACTS)));
        let tables = Tables::new(Rollup::new(&data_set, &Labelling::default()).expect("sums fit"));
        (data_set, tables)
    };
    let mut group = criterion.benchmark_group("figure of 1 million facts");
    for entry in CATALOGUE.iter().filter(|entry| !entry.needs.contains(&Need::Index)) {
        group.bench_function(entry.id, |bench| {
            let (data_set, tables) = made.get_or_init(make);
            let flow = tables.flows().first().copied().expect("there are facts");
            let period = tables.default_period(flow);
            let choice = Choice { flow: Some(flow), period, added_up: true, ..Choice::default() };
            bench.iter(|| {
                let facts = Facts::new(data_set, Labelling::default());
                let ask = Ask { tables, facts: Some(&facts), choice: &choice };
                black_box((entry.answer)(&ask)).map_or(0, |answer| answer.rows.len())
            });
        });
    }
}
