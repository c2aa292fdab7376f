//! Firms behind the facts: counted, and held against the rules of statistical secrecy. Their names and
//! numbers are not kept, only whether two rows are of the same firm.

use std::hash::{DefaultHasher, Hasher};

use rustc_hash::FxHashSet;

use crate::classify::Product;
use crate::types::{Amount, Flow, Period, Place, SecrecyRule};

use super::data_set::DataSet;
use super::key::Key;
use crate::resolve::ProvinceText;

/// What one firm traded of one product in one province, in a block of a flow and period.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct FirmFact {
    /// Number of the block.
    pub block: u32,
    /// Number of the province text.
    pub province: u32,
    /// Number of the product text.
    pub product: u32,
    /// Tells firms apart; nothing leads from it to a name.
    pub firm: u64,
    /// Sum in 1/10,000 of the currency.
    pub amount_e4: Amount,
}

/// The firms of a data set.
#[derive(Clone, Debug, Default)]
pub struct Firms {
    facts: Vec<FirmFact>,
    /// Facts after which those of one firm are merged the next time.
    merge_at: usize,
    /// There were more facts than are kept: nothing is said of firms.
    overflowed: bool,
}

/// How many firms stand behind a cell, and how much of it the largest ones are.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Dominance {
    /// Firms.
    pub firms: u32,
    /// Sum of the amounts without their signs, in 1/10,000.
    pub total_e4: i128,
    /// That of the largest firm.
    pub largest_e4: i128,
    /// Those of the two largest.
    pub two_largest_e4: i128,
}

impl Dominance {
    /// Counts one firm.
    fn add(&mut self, amount_e4: i128) {
        self.firms += 1;
        self.total_e4 += amount_e4;
        // The second largest is what the two have more than the first.
        let second = self.two_largest_e4 - self.largest_e4;
        let (first, second) = match amount_e4 {
            amount if amount > self.largest_e4 => (amount, self.largest_e4),
            amount => (self.largest_e4, second.max(amount)),
        };
        (self.largest_e4, self.two_largest_e4) = (first, first + second);
    }

    /// The firms of a cell, each with the sum of its amounts without their signs, in 1/10,000.
    pub fn of(firms: impl IntoIterator<Item = i128>) -> Dominance {
        let mut cell = Dominance::default();
        firms.into_iter().for_each(|amount_e4| cell.add(amount_e4));
        cell
    }

    /// Whether the cell could tell of one firm under the rule by default: fewer than three of them, one that is
    /// 80% of it, or two that are 90%, the thresholds of TÜİK's rules on confidential data.
    pub fn is_sensitive(&self) -> bool {
        self.is_sensitive_under(&SecrecyRule::default())
    }

    /// The same under a rule that was chosen.
    pub fn is_sensitive_under(&self, rule: &SecrecyRule) -> bool {
        self.firms < rule.fewest_firms
            || self.largest_e4 * 100 >= self.total_e4 * i128::from(rule.one_percent)
            || self.two_largest_e4 * 100 >= self.total_e4 * i128::from(rule.two_percent)
    }
}

/// Facts of firms that are kept: a quarter of a gigabyte or so.
const MOST_FACTS: usize = 6_000_000;
const FIRST_MERGE: usize = 1 << 16;

/// A number for a firm's text, the same for the same text and for no other in all likelihood.
pub fn firm_number(text: &[u8]) -> u64 {
    // Without a secret, so that results do not change from run to run; it never leaves the memory.
    let mut hasher = DefaultHasher::new();
    hasher.write(text.trim_ascii());
    hasher.finish()
}

impl Firms {
    /// Books a row.
    pub fn add(&mut self, fact: FirmFact) {
        if self.overflowed {
            return;
        }
        self.facts.push(fact);
        if self.facts.len() >= self.merge_at.max(FIRST_MERGE) {
            self.merge();
            self.merge_at = self.facts.len() * 2;
            if self.facts.len() > MOST_FACTS {
                *self = Firms { overflowed: true, ..Firms::default() };
            }
        }
    }

    /// Adds up the rows of each firm.
    pub fn merge(&mut self) {
        self.facts.sort_unstable();
        self.facts.dedup_by(|next, kept| {
            let key = |fact: &FirmFact| (fact.block, fact.province, fact.product, fact.firm);
            let same = key(next) == key(kept);
            if same {
                kept.amount_e4 = kept.amount_e4.saturating_add(next.amount_e4);
            }
            same
        });
    }

    /// Takes over those of another data set, whose numbers are these here.
    pub(super) fn absorb(&mut self, other: Firms, periods: &[u32], provinces: &[u32], products: &[u32]) {
        self.overflowed |= other.overflowed;
        for fact in other.facts {
            let block = periods.get(fact.block as usize / 2).map(|period| period * 2 + fact.block % 2);
            let place = provinces.get(fact.province as usize).zip(products.get(fact.product as usize));
            if let (Some(block), Some((province, product))) = (block, place) {
                self.add(FirmFact { block, province: *province, product: *product, ..fact });
            }
        }
        self.merge();
    }

    /// Whether more was to be counted than is kept.
    pub fn overflowed(&self) -> bool {
        self.overflowed
    }

    /// What each firm traded, by block, province, product and firm, in order once [`Firms::merge`] was called.
    pub fn facts(&self) -> &[FirmFact] {
        &self.facts
    }

    /// Forgets those of a block, whose facts give way to others.
    pub(super) fn clear_block(&mut self, block: usize) {
        self.facts.retain(|fact| fact.block as usize != block);
    }

    /// Distinct firms.
    pub fn count(&self) -> u64 {
        let mut firms: Vec<u64> = self.facts.iter().map(|fact| fact.firm).collect();
        firms.sort_unstable();
        firms.dedup();
        firms.len() as u64
    }
}

impl DataSet {
    /// The firms behind each place of a flow and period, of the products that are asked for. `None` where
    /// the data set knows of no firms.
    pub fn dominance(
        &self,
        flow: Flow,
        period: Period,
        is_asked: impl Fn(Product) -> bool,
    ) -> Option<Vec<(Place, Dominance)>> {
        let firms = self.firms.as_ref().filter(|firms| !firms.overflowed)?;
        let numbers = self.periods.iter().zip(0u32..).filter(|(known, _)| period.contains(**known));
        let blocks: FxHashSet<u32> = numbers.map(|(_, number)| Key::block(flow, number) as u32).collect();
        let products: Vec<bool> = self.products.meanings().iter().map(|product| is_asked(*product)).collect();
        let places: Vec<Option<usize>> = self.provinces.meanings().iter().map(row).collect();
        let mut rows: Vec<Vec<(u64, u64)>> = vec![Vec::new(); Place::COUNT];
        for fact in firms.facts.iter().filter(|fact| blocks.contains(&fact.block)) {
            let is_asked = products.get(fact.product as usize).is_some_and(|is_asked| *is_asked);
            let place = places.get(fact.province as usize).copied().flatten().filter(|_| is_asked);
            if let Some(row) = place.and_then(|place| rows.get_mut(place)) {
                row.push((fact.firm, fact.amount_e4.unsigned_abs()));
            }
        }
        let mut places = Vec::new();
        for (place, mut row) in Place::all().zip(rows).filter(|(_, row)| !row.is_empty()) {
            // Sorted, the facts of a firm stand together: less work than a table of all firms of all places.
            row.sort_unstable();
            let firms = row.chunk_by(|(one, _), (other, _)| one == other);
            let sum = |firm: &[(u64, u64)]| firm.iter().map(|(_, amount_e4)| i128::from(*amount_e4)).sum();
            places.push((place, Dominance::of(firms.map(sum))));
        }
        Some(places)
    }
}

/// The row of a place.
fn row(province: &ProvinceText) -> Option<usize> {
    match province {
        ProvinceText::Place(place) => Some(place.index()),
        _ => None,
    }
}
