//! Numbers to a cube, its second stage, and its sums anew.

use std::hint::black_box;

use criterion::{BatchSize, Criterion, Throughput};
use teknoharita::classify::DefinitionId;
use teknoharita::cube::{Labelling, Rollup};
use teknoharita::indicators::{Method, Tables};

use super::data;

const FACTS: usize = 2_000_000;
const CELLS: usize = 1_000_000;

/// Writing facts down and adding them to the sums by class.
pub fn accumulate(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("accumulate");
    group.throughput(Throughput::Elements(FACTS as u64));
    group.bench_function("2 million rows", |bench| {
        let facts = data::facts(FACTS);
        // What is made is dropped outside the measured time.
        bench.iter_batched(|| (), |()| data::cube(black_box(&facts)), BatchSize::PerIteration);
    });
}

/// Sorting and merging: facts with partners, and cells.
pub fn detail(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("detail");
    group.throughput(Throughput::Elements(FACTS as u64));
    group.bench_function("2 million facts", |bench| {
        let facts = data::facts(FACTS);
        let detail = |mut cube: teknoharita::cube::Cube| {
            while cube.detail() {}
            cube
        };
        bench.iter_batched(|| data::cube(&facts), detail, BatchSize::PerIteration);
    });
}

/// All sums anew, as after a province was assigned.
pub fn relabel(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("relabel");
    group.bench_function("1 million cells", |bench| {
        let data_set = data::data_set(CELLS);
        let cells = data_set.cube.cell_count();
        assert!(cells > CELLS * 9 / 10, "{cells} cells");
        bench.iter(|| black_box(Rollup::new(black_box(&data_set), &Labelling::default())).is_some());
    });
}

/// Another definition over customs codes: sums anew, and how every code came to its tiers.
pub fn definition(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("definition");
    let data_set = data::customs(CELLS);
    assert_eq!(data_set.cube.cell_count(), CELLS);
    for definition in [DefinitionId::Report, DefinitionId::TuikNace2, DefinitionId::Lall2000] {
        group.bench_function(format!("1 million cells to {}", definition.id()), |bench| {
            let labelling = Labelling { definition, ..Labelling::default() };
            bench.iter(|| {
                let kinds = labelling.kinds(black_box(&data_set));
                let tables = Tables::new(Rollup::with(&data_set, &labelling, &kinds)?);
                black_box((tables, Method::new(&data_set, &labelling, &kinds)));
                Some(())
            });
        });
    }
}

/// The bytes that depend on what the data set says alone.
pub fn canonical(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("canonical");
    group.throughput(Throughput::Elements(CELLS as u64));
    group.bench_function("1 million facts", |bench| {
        let data_set = data::data_set(CELLS);
        bench.iter(|| black_box(data_set.canonical_bytes()).len());
    });
}
