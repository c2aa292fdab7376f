//! The heartbeat: which workers are asked whether they are there, and which of them are lost.
//!
//! A worker that the browser ended, or that hangs, fires no event; so silence counts. Only silence that
//! the page itself witnessed counts: after a gap between two ticks (a throttled tab, a laptop that
//! slept, a page that came back from the browser's cache) every count starts anew.

use super::WorkerId;

/// Ticks in a row that a worker may let a ping wait for.
const PATIENCE_TICKS: u32 = 4;

/// And what it may take by the clock: two seconds, less what timers may be off.
const PATIENCE_MS: f64 = 1_900.0;

/// A worker that opens a workbook answers nothing meanwhile.
const OPENING_MS: f64 = 60_000.0;

/// A worker that starts cannot be pinged; it may take this long, on a machine that does other things.
const START_TICKS: u32 = 20;
const START_MS: f64 = 10_000.0;

/// Two ticks that lie further apart say nothing about the time between them.
const GAP_MS: f64 = 1_500.0;

/// A worker that owes nothing is pinged on every so many ticks, five seconds.
const IDLE_TICKS: u32 = 20;

/// A silence that began.
#[derive(Clone, Copy, PartialEq, Debug)]
struct Silence {
    since_ms: f64,
    ticks: u32,
}

#[derive(Clone, PartialEq, Debug)]
struct Beat {
    worker: WorkerId,
    /// It said Ready, so it can be pinged.
    ready: bool,
    /// Since something was asked of it without a word from it.
    silence: Option<Silence>,
}

/// What a tick found.
#[derive(Default, PartialEq, Debug)]
pub(super) struct Found {
    /// To be asked whether they are there.
    pub ping: Vec<WorkerId>,
    /// Lost.
    pub lost: Vec<WorkerId>,
}

/// All workers' signs of life.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct Pulse {
    beats: Vec<Beat>,
    last_tick_ms: f64,
    ticks: u32,
}

impl Pulse {
    /// A worker was started; it owes its first word.
    pub fn born(&mut self, worker: WorkerId, now_ms: f64) {
        let silence = Some(Silence { since_ms: now_ms, ticks: 0 });
        self.beats.push(Beat { worker, ready: false, silence });
    }

    /// A worker was ended.
    pub fn gone(&mut self, worker: WorkerId) {
        self.beats.retain(|beat| beat.worker != worker);
    }

    /// A worker said something; any word will do.
    pub fn heard(&mut self, worker: WorkerId, ready: bool) {
        if let Some(beat) = self.beats.iter_mut().find(|beat| beat.worker == worker) {
            beat.ready |= ready;
            beat.silence = None;
        }
    }

    /// A worker was asked something.
    pub fn asked(&mut self, worker: WorkerId, now_ms: f64) {
        if let Some(beat) = self.beats.iter_mut().find(|beat| beat.worker == worker) {
            beat.silence.get_or_insert(Silence { since_ms: now_ms, ticks: 0 });
        }
    }

    /// What was not seen does not count.
    pub fn anew(&mut self, now_ms: f64) {
        self.last_tick_ms = now_ms;
        for silence in self.beats.iter_mut().filter_map(|beat| beat.silence.as_mut()) {
            *silence = Silence { since_ms: now_ms, ticks: 0 };
        }
    }

    /// Time went by. `owes` says of whom an answer is expected, `opens` who may be opening a workbook; `watch`
    /// that idle ones are of interest.
    pub fn tick(
        &mut self,
        now_ms: f64,
        watch: bool,
        owes: impl Fn(WorkerId) -> bool,
        opens: impl Fn(WorkerId) -> bool,
    ) -> Found {
        let seen = now_ms - self.last_tick_ms <= GAP_MS;
        if !seen {
            self.anew(now_ms);
        }
        self.last_tick_ms = now_ms;
        self.ticks = self.ticks.wrapping_add(1);
        let idle_turn = watch && self.ticks.is_multiple_of(IDLE_TICKS);
        let mut found = Found::default();
        for beat in &mut self.beats {
            let (ticks_max, ms_max) = match beat.ready {
                true if opens(beat.worker) => (PATIENCE_TICKS, OPENING_MS),
                true => (PATIENCE_TICKS, PATIENCE_MS),
                false => (START_TICKS, START_MS),
            };
            if let Some(silence) = beat.silence.as_mut().filter(|_| seen) {
                silence.ticks += 1;
                if silence.ticks >= ticks_max && now_ms - silence.since_ms >= ms_max {
                    found.lost.push(beat.worker);
                    continue;
                }
            }
            if beat.ready && (beat.silence.is_some() || idle_turn || owes(beat.worker)) {
                beat.silence.get_or_insert(Silence { since_ms: now_ms, ticks: 0 });
                found.ping.push(beat.worker);
            }
        }
        found
    }

    /// Everybody who can be asked; the page was away and wants to know who is still there.
    pub fn all_ready(&self) -> Vec<WorkerId> {
        self.beats.iter().filter(|beat| beat.ready).map(|beat| beat.worker).collect()
    }
}
