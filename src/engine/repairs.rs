//! Repairs as they are made: all counted, the first ones of each kind kept.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::error::Answers;
use crate::types::{Repair, RepairExample, RepairKind};

/// Examples that are kept of each kind.
const MOST_EXAMPLES: usize = 5;

/// What was repaired or noticed, by kind.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Repairs {
    counts: [u64; RepairKind::ALL.len()],
    examples: Vec<(RepairKind, RepairExample)>,
    /// Texts that were counted, of the kinds that count each text once.
    texts: BTreeSet<(RepairKind, String)>,
}

/// Texts that are remembered so that none is counted twice.
const MOST_TEXTS: usize = 200_000;

/// Whether a kind counts each text once, wherever it stands.
fn is_by_text(kind: RepairKind) -> bool {
    matches!(kind, RepairKind::Encoding | RepairKind::LostZeros)
}

impl Repairs {
    /// Counts one, and keeps it where it is one of the first.
    pub fn add(&mut self, kind: RepairKind, example: RepairExample) {
        if is_by_text(kind)
            && self.texts.len() < MOST_TEXTS
            && !self.texts.insert((kind, example.before.clone()))
        {
            return;
        }
        self.count(kind, 1);
        if self.examples.iter().filter(|(known, _)| *known == kind).count() < MOST_EXAMPLES {
            self.examples.push((kind, example));
        }
    }

    /// Counts some without a place.
    pub fn count(&mut self, kind: RepairKind, count: u64) {
        self.counts[kind as usize] += count;
    }

    /// Sets the number of a kind whose places are kept one a text.
    pub fn set(&mut self, kind: RepairKind, count: u64) {
        self.counts[kind as usize] = count;
    }

    /// How many of a kind there are.
    pub fn number(&self, kind: RepairKind) -> u64 {
        self.counts[kind as usize]
    }

    /// The first places of a kind.
    pub fn examples(&self, kind: RepairKind) -> impl Iterator<Item = &RepairExample> {
        self.examples.iter().filter(move |(known, _)| *known == kind).map(|(_, example)| example)
    }

    /// Adds those of a later part; `lines` go before it in its file.
    pub fn absorb(&mut self, other: Repairs, lines: u64) {
        for (mine, theirs) in self.counts.iter_mut().zip(other.counts) {
            *mine += theirs;
        }
        for (kind, text) in other.texts {
            if !self.texts.insert((kind, text)) {
                self.counts[kind as usize] -= 1;
            }
        }
        for (kind, example) in other.examples {
            let is_known = is_by_text(kind)
                && self.examples.iter().any(|(known, mine)| *known == kind && mine.before == example.before);
            if !is_known && self.examples.iter().filter(|(known, _)| *known == kind).count() < MOST_EXAMPLES {
                let line = if example.line == 0 { 0 } else { example.line + lines };
                self.examples.push((kind, RepairExample { line, ..example }));
            }
        }
    }

    /// The list for a report, with the kinds that the visitor took back.
    pub fn list(&self, answers: &Answers) -> Vec<Repair> {
        let repair = |kind: RepairKind| {
            let count = self.counts[kind as usize];
            let undone = !answers.repairs(kind);
            let examples = self.examples.iter().filter(|(known, _)| *known == kind);
            (count > 0 || undone).then(|| Repair {
                kind,
                count,
                examples: examples.map(|(_, example)| example.clone()).collect(),
                undone,
            })
        };
        RepairKind::ALL.into_iter().filter_map(repair).collect()
    }
}
