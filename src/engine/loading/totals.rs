//! Totals that were set aside and stand nowhere else: kept by their texts, for the check of the sums.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::types::{Flow, Period};

/// Totals over partners, and over periods, that are kept for the check.
pub(in crate::engine) const MOST_TOTALS: usize = 1 << 20;

/// Totals over partners and over periods.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(in crate::engine) struct Totals {
    pub partners: BTreeMap<PartnerTotal, Stated>,
    pub periods: BTreeMap<PeriodTotal, i128>,
}

/// What a total over partners is of.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub(in crate::engine) struct PartnerTotal {
    pub flow: Flow,
    pub period: Period,
    /// Province text and product text.
    pub texts: [String; 2],
    /// The partner text; empty where it stands for all partners.
    pub group: String,
}

/// A total over partners beside its parts.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub(in crate::engine) struct Stated {
    pub stated_e4: i128,
    pub parts_e4: i128,
    pub parts: u64,
}

/// What a total over periods is of.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub(in crate::engine) struct PeriodTotal {
    pub flow: Flow,
    /// The year whose periods it adds up; all of them where it does not say.
    pub year: Option<u16>,
    /// Province text and product text.
    pub texts: [String; 2],
}

impl Totals {
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.partners.is_empty() && self.periods.is_empty()
    }

    /// Adds those of another table.
    pub fn absorb(&mut self, other: Totals) {
        for (key, more) in other.partners {
            let stated = self.partners.entry(key).or_default();
            stated.stated_e4 += more.stated_e4;
            stated.parts_e4 += more.parts_e4;
            stated.parts += more.parts;
        }
        for (key, amount_e4) in other.periods {
            *self.periods.entry(key).or_default() += amount_e4;
        }
    }
}
