//! Every indicator over a million facts, as the page asks for it and over everything: under 50 ms each.

use std::cell::OnceCell;
use std::hint::black_box;

use criterion::Criterion;
use teknoharita::cube::{DataSet, Labelling, Rollup};
use teknoharita::data::Tier;
use teknoharita::indicators::{Ask, CATALOGUE, Choice, Facts, KnownKinds, Need, Tables};
use teknoharita::messages::Lang;
use teknoharita::protocol::DataSetId;
use teknoharita::view::{Indicator, ViewInput, ViewSpec, page_view};

use super::data;

const FACTS: usize = 1_000_000;
const HIGH: Indicator = Indicator::Share(Tier::High);

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

/// The page's view with the panel of a province: its largest products and partners, ranks, years.
pub fn panel(criterion: &mut Criterion) {
    view(criterion, "view of 1 million facts", || data::data_set(FACTS));
    view(criterion, "view of 1 million cells by customs codes", || data::customs(FACTS));
}

fn view(criterion: &mut Criterion, name: &str, data_set: impl Fn() -> DataSet) {
    let made: OnceCell<(DataSet, Tables)> = OnceCell::new();
    let make = || with_tables(data_set());
    let mut group = criterion.benchmark_group(name);
    for (what, province) in [("without a panel", None), ("with the panel of a province", Some(34))] {
        group.bench_function(what, |bench| {
            let (data_set, tables) = made.get_or_init(make);
            let spec = ViewSpec { province, ..ViewSpec::new(DataSetId::Own, HIGH, Lang::En) };
            // As the engine does, which keeps what is known of one labelling.
            let known = KnownKinds::default();
            bench.iter(|| {
                let facts = Facts::knowing(data_set, Labelling::default(), &known);
                let input = ViewInput {
                    spec: &spec,
                    passport: data_set.passport,
                    tables,
                    activity: None,
                    has_own: true,
                    is_own: true,
                    method: None,
                    withheld: None,
                    facts: Some(&facts),
                    codes: None,
                    compare: None,
                    has_definition: false,
                };
                black_box(page_view(&input)).expect("there are facts")
            });
        });
    }
}

fn with_tables(data_set: DataSet) -> (DataSet, Tables) {
    let tables = Tables::new(Rollup::new(&data_set, &Labelling::default()).expect("sums fit"));
    (data_set, tables)
}

fn each(
    criterion: &mut Criterion,
    name: &str,
    data_set: impl Fn() -> DataSet,
    choice: impl Fn(&Tables) -> Choice,
) {
    let made: OnceCell<(DataSet, Tables)> = OnceCell::new();
    let make = || with_tables(data_set());
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
