//! Bytes to records, and records to numbers.

use std::hint::black_box;
use std::time::{Duration, Instant};

use criterion::{Criterion, Throughput};
use teknoharita::cube::Key;
use teknoharita::engine::PIECE_BYTES;
use teknoharita::ingest::{Dialect, Reader, Taken};
use teknoharita::plan::{SAMPLE_BYTES, make_plan};
use teknoharita::protocol::Answers;
use teknoharita::resolve::{MostTexts, RowResolver, Run};

use super::data;

const BYTES: usize = 16 << 20;

/// Hands on all that a reader takes from a file in the engine's pieces.
fn take_all(file: &[u8], dialect: Dialect, each: &mut dyn FnMut(Taken<'_>)) {
    let mut reader = Reader::new(dialect);
    let mut pieces = file.chunks(PIECE_BYTES).peekable();
    while let Some(piece) = pieces.next() {
        reader.feed(piece);
        while let Some(taken) = reader.take(pieces.peek().is_none()).expect("the file is plain") {
            each(taken);
        }
    }
}

/// Where the fields of each record end.
pub fn tokenise(criterion: &mut Criterion) {
    let file = data::file(BYTES);
    let mut group = criterion.benchmark_group("tokenise");
    group.throughput(Throughput::Bytes(file.len() as u64));
    group.bench_function("16 MB", |bench| {
        bench.iter(|| {
            let mut records = 0;
            take_all(&file, Dialect { delimiter: b',' }, &mut |taken| match taken {
                Taken::Batch(batch) => records += batch.len(),
                Taken::Record(_) => records += 1,
            });
            black_box(records)
        });
    });
}

/// What each field says; the time of finding the fields is taken off.
pub fn resolve(criterion: &mut Criterion) {
    let file = data::file(BYTES);
    let plan = make_plan("file", &file[..SAMPLE_BYTES], false, &Answers::default()).expect("a plan");
    let mut group = criterion.benchmark_group("resolve");
    group.throughput(Throughput::Bytes(file.len() as u64));
    group.bench_function("16 MB", |bench| {
        bench.iter_custom(|times| {
            let mut spent = Duration::ZERO;
            for _ in 0..times {
                let most = MostTexts {
                    provinces: Key::PROVINCES,
                    products: Key::PRODUCTS,
                    partners: Key::PARTNERS,
                    periods: Key::PERIODS,
                };
                let (mut rows, mut run) = (RowResolver::new(plan.clone(), 0, most), Run::default());
                take_all(&file, plan.dialect, &mut |taken| {
                    if let Taken::Batch(batch) = taken {
                        let start = Instant::now();
                        rows.run(&batch, 0, batch.len(), &mut run).expect("few texts");
                        spent += start.elapsed();
                        black_box(&run);
                    }
                });
            }
            spent
        });
    });
}
