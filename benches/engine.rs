//! What the engine's stages take, one by one, on data of a generator of its own.
//!
//! `cargo bench --bench engine` runs all; `cargo bench --bench engine -- slice` those with "slice" in their
//! name, and `-- --list` names them. Compare with an earlier run: `-- --save-baseline before`, then
//! `-- --baseline before`. The last column of a stage is its throughput.

mod engine {
    pub mod data;
    pub mod figures;
    pub mod reading;
    pub mod secrecy;
    pub mod slices;
    pub mod stages;
}

use std::time::Duration;

use criterion::Criterion;

use engine::{figures, reading, secrecy, slices, stages};

/// Long enough for figures that hold, short enough to be run.
fn settings() -> Criterion {
    Criterion::default()
        .sample_size(10)
        .warm_up_time(Duration::from_millis(300))
        .measurement_time(Duration::from_secs(2))
        .without_plots()
}

fn main() {
    let criterion = &mut settings().configure_from_args();
    reading::tokenise(criterion);
    reading::resolve(criterion);
    stages::accumulate(criterion);
    stages::detail(criterion);
    stages::relabel(criterion);
    stages::definition(criterion);
    stages::canonical(criterion);
    slices::slice(criterion);
    slices::built_in(criterion);
    figures::figures(criterion);
    figures::everything(criterion);
    figures::panel(criterion);
    secrecy::secrecy(criterion);
    criterion.final_summary();
}
