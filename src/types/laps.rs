use serde::{Deserialize, Serialize};

/// How long the steps of a reading took, in milliseconds; all 0 where nobody had a clock, or where several
/// workers read. A measurement, and no part of any result.
#[derive(Clone, Copy, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Laps {
    /// From the first look at the file until its sums were there.
    pub whole_ms: f64,
    /// Bytes to records.
    pub tokenise_ms: f64,
    /// Records to numbers of texts, periods and amounts.
    pub resolve_ms: f64,
    /// Facts into the cube.
    pub accumulate_ms: f64,
    /// Sums to the tables that answer.
    pub tables_ms: f64,
    /// The cube's second stage: facts sorted and merged.
    pub merge_ms: f64,
}

impl Laps {
    /// What none of the steps took until the sums were there: waiting for the browser to bring the file, and
    /// copying it.
    pub fn read_ms(&self) -> f64 {
        (self.whole_ms - self.tokenise_ms - self.resolve_ms - self.accumulate_ms - self.tables_ms).max(0.0)
    }
}

/// A clock in milliseconds, of which only differences mean something.
pub type Clock = fn() -> f64;

/// What a clock says; 0 where there is none.
pub fn now(clock: Option<Clock>) -> f64 {
    clock.map_or(0.0, |clock| clock())
}
