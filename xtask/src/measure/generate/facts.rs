//! What rows are about: period, flow, province, code, partner.

use super::random::{Random, Skewed};
use std::collections::HashSet;
use std::ops::Range;

/// The places of a row's texts in their tables.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Key {
    pub period: u16,
    pub code: u16,
    pub partner: u16,
    pub province: u8,
    pub flow: u8,
}

/// Draws keys: some provinces, codes and partners carry most rows.
pub struct Odds {
    provinces: Skewed,
    codes: Skewed,
    partners: Skewed,
}

impl Odds {
    pub fn new(provinces: usize, codes: usize, partners: usize, random: &mut Random) -> Self {
        let mut skewed = |count: usize| Skewed::new(u16::try_from(count).unwrap_or(u16::MAX), random);
        Self { provinces: skewed(provinces), codes: skewed(codes), partners: skewed(partners) }
    }

    /// A key within a period.
    pub fn key(&self, period: usize, random: &mut Random) -> Key {
        let bits = random.next();
        Key {
            period: period as u16,
            code: self.codes.of(bits >> 12),
            partner: self.partners.of(bits >> 24),
            // There are 81 provinces.
            province: self.provinces.of(bits) as u8,
            flow: (bits >> 63) as u8,
        }
    }
}

/// A given number of distinct keys, those of one period side by side.
pub struct Facts {
    keys: Vec<Key>,
    /// Where each period begins, and the end.
    begins: Vec<usize>,
}

impl Facts {
    /// As many as asked for, the same number in each period (but for one).
    pub fn draw(count: usize, periods: usize, odds: &Odds, random: &mut Random) -> Self {
        let mut facts = Self { keys: Vec::with_capacity(count), begins: vec![0] };
        let mut seen = HashSet::new();
        for period in 0..periods {
            seen.clear();
            let end = count * (period + 1) / periods;
            while facts.keys.len() < end {
                let key = odds.key(period, random);
                if seen.insert(key) {
                    facts.keys.push(key);
                }
            }
            facts.begins.push(end);
        }
        facts
    }

    /// Loses the order by periods: from here on only [`Facts::any`] makes sense.
    pub fn shuffle(&mut self, random: &mut Random) {
        random.shuffle(&mut self.keys);
    }

    /// The key of a row of this period: each one once, then some more often than others.
    pub fn within(&self, period: usize, row: u64, random: &mut Random) -> Option<Key> {
        self.nth(*self.begins.get(period)?..*self.begins.get(period + 1)?, row, random)
    }

    /// The key of a row of the file: each one once, then some more often than others.
    pub fn any(&self, row: u64, random: &mut Random) -> Option<Key> {
        self.nth(0..self.keys.len(), row, random)
    }

    fn nth(&self, range: Range<usize>, row: u64, random: &mut Random) -> Option<Key> {
        let at = usize::try_from(row).ok().filter(|row| *row < range.len());
        self.keys.get(range.start + at.unwrap_or_else(|| random.below_skewed(range.len()))).copied()
    }
}
