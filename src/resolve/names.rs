//! Distinct texts of a column: each is resolved once, however many rows carry it.

use rustc_hash::FxHasher;
use std::hash::Hasher;

/// More distinct texts than a column may have.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TooMany;

/// Texts to small numbers, in the order of their first appearance.
///
/// An open-addressing table over one arena of bytes: looking up a known text allocates nothing.
pub struct Names {
    arena: Vec<u8>,
    /// Start and end in the arena.
    spans: Vec<(u32, u32)>,
    /// Hash (upper half) and number + 1 (lower half); 0 is empty.
    slots: Vec<u64>,
    limit: usize,
    last: u32,
}

impl Names {
    /// An empty column that may hold `limit` distinct texts.
    pub fn new(limit: usize) -> Names {
        Names {
            arena: Vec::new(),
            spans: Vec::new(),
            slots: vec![0; 64],
            limit,
            last: 0,
        }
    }

    /// Number of distinct texts.
    pub fn len(&self) -> usize {
        self.spans.len()
    }

    /// Whether no text was seen.
    pub fn is_empty(&self) -> bool {
        self.spans.is_empty()
    }

    /// The bytes of a text.
    pub fn get(&self, id: u32) -> &[u8] {
        match self.spans.get(id as usize) {
            Some(&(start, end)) => &self.arena[start as usize..end as usize],
            None => &[],
        }
    }

    /// The number of a text, and whether it is new.
    ///
    /// # Errors
    ///
    /// [`TooMany`] where a new text would pass the limit.
    #[inline]
    pub fn id(&mut self, text: &[u8]) -> Result<(u32, bool), TooMany> {
        // Neighbouring rows often carry the same text.
        if !self.spans.is_empty() && self.get(self.last) == text {
            return Ok((self.last, false));
        }
        let hash = hash(text);
        let mask = self.slots.len() - 1;
        let mut slot = hash as usize & mask;
        loop {
            let entry = self.slots[slot];
            if entry == 0 {
                return self.insert(text, hash);
            }
            if entry >> 32 == hash >> 32 {
                let id = entry as u32 - 1;
                if self.get(id) == text {
                    self.last = id;
                    return Ok((id, false));
                }
            }
            slot = (slot + 1) & mask;
        }
    }

    #[cold]
    fn insert(&mut self, text: &[u8], hash: u64) -> Result<(u32, bool), TooMany> {
        let id = self.spans.len();
        let start = self.arena.len();
        if id >= self.limit || start + text.len() > u32::MAX as usize {
            return Err(TooMany);
        }
        self.arena.extend_from_slice(text);
        self.spans.push((start as u32, self.arena.len() as u32));
        if (id + 1) * 2 > self.slots.len() {
            self.grow();
        } else {
            place(&mut self.slots, hash, id as u32);
        }
        self.last = id as u32;
        Ok((id as u32, true))
    }

    fn grow(&mut self) {
        let mut slots = vec![0; self.slots.len() * 2];
        for id in 0..self.spans.len() as u32 {
            place(&mut slots, hash(self.get(id)), id);
        }
        self.slots = slots;
    }
}

fn place(slots: &mut [u64], hash: u64, id: u32) {
    let mask = slots.len() - 1;
    let mut slot = hash as usize & mask;
    while slots[slot] != 0 {
        slot = (slot + 1) & mask;
    }
    slots[slot] = (hash >> 32 << 32) | u64::from(id + 1);
}

#[inline]
fn hash(text: &[u8]) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(text);
    let hash = hasher.finish();
    // The table uses the low bits for the place and the high ones for the tag.
    hash ^ hash.rotate_left(29)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_follow_the_first_appearance() {
        let mut names = Names::new(10_000);
        for round in 0..2 {
            for n in 0..5_000u32 {
                let (id, new) = names.id(format!("text {n}").as_bytes()).unwrap();
                assert_eq!((id, new), (n, round == 0));
            }
        }
        assert_eq!(names.get(4_321), b"text 4321");
    }

    #[test]
    fn the_limit_holds() {
        let mut names = Names::new(1);
        assert!(names.id(b"a").is_ok());
        assert!(names.id(b"a").is_ok());
        assert_eq!(names.id(b"b"), Err(TooMany));
    }
}
