//! A block as bytes, from one worker to another of the same program.

use super::class::{Class, Sum};
use super::cube::Block;
use super::key::Joint;

/// Facts of a page that is read.
const PAGE: usize = 4_096;

impl Block {
    /// Appends the sums by class (their number, amounts and rows) and the facts (their number, keys and
    /// amounts), all little-endian.
    pub(crate) fn write(&self, bytes: &mut Vec<u8>) {
        bytes.extend_from_slice(&(self.sums.len() as u64).to_le_bytes());
        for sum in &self.sums {
            bytes.extend_from_slice(&sum.amount_e4.to_le_bytes());
            bytes.extend_from_slice(&sum.rows.to_le_bytes());
        }
        let count: usize = self.facts().map(<[Joint]>::len).sum();
        bytes.extend_from_slice(&(count as u64).to_le_bytes());
        for fact in self.facts().flatten() {
            bytes.extend_from_slice(&fact.key.to_le_bytes());
            bytes.extend_from_slice(&fact.amount_e4.to_le_bytes());
        }
    }

    /// Takes what [`Block::write`] wrote from the front; `None` where it is not there.
    pub(crate) fn read(bytes: &mut &[u8]) -> Option<Block> {
        let mut block = Block::default();
        let sums = pairs(bytes)?;
        if sums.len() > Class::MOST {
            return None;
        }
        block.sums = sums
            .iter()
            .map(|[amount, rows]| Sum {
                amount_e4: i64::from_le_bytes(*amount),
                rows: u64::from_le_bytes(*rows),
            })
            .collect();
        for page in pairs(bytes)?.chunks(PAGE) {
            let fact = |[key, amount]: &[[u8; 8]; 2]| Joint {
                key: u64::from_le_bytes(*key),
                amount_e4: i64::from_le_bytes(*amount),
            };
            block.pages.push(page.iter().map(fact).collect());
        }
        Some(block)
    }
}

/// A number, and so many pairs of words, from the front.
fn pairs<'a>(bytes: &mut &'a [u8]) -> Option<&'a [[[u8; 8]; 2]]> {
    let (count, rest) = bytes.split_first_chunk::<8>()?;
    let length = usize::try_from(u64::from_le_bytes(*count)).ok()?.checked_mul(16)?;
    let (pairs, rest) = rest.split_at_checked(length)?;
    *bytes = rest;
    let (words, _) = pairs.as_chunks::<8>();
    Some(words.as_chunks::<2>().0)
}
