//! Distinct texts of a column: each is resolved once, however many rows carry it.

/// More distinct texts than a column may have.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TooMany;

/// Texts to small numbers, in the order of their first appearance.
///
/// An open-addressing table over one arena of bytes: looking up a known text allocates nothing. Texts are
/// short, so hashing and comparing go by words of eight bytes; the general routines for slices cost more
/// in calls than in bytes, above all in WebAssembly.
pub struct Names {
    arena: Vec<u8>,
    /// Start and end in the arena.
    spans: Vec<(u32, u32)>,
    slots: Vec<Slot>,
    limit: usize,
    /// Number and hash of the text that was looked up last.
    last: (u32, u64),
}

/// A place in the table; empty where `number` is 0.
#[derive(Clone, Copy, Default)]
struct Slot {
    hash: u64,
    /// Number of the text and 1.
    number: u32,
}

impl Names {
    /// An empty column that may hold `limit` distinct texts.
    pub fn new(limit: usize) -> Names {
        Names { arena: Vec::new(), spans: Vec::new(), slots: vec![Slot::default(); 64], limit, last: (0, 0) }
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
        let hash = hash(text);
        // Neighbouring rows often carry the same text.
        if self.last.1 == hash && same(self.get(self.last.0), text) && !self.spans.is_empty() {
            return Ok((self.last.0, false));
        }
        let mask = self.slots.len() - 1;
        let mut at = first_place(hash) & mask;
        loop {
            let slot = self.slots[at];
            if slot.number == 0 {
                return self.insert(text, hash);
            }
            if slot.hash == hash && same(self.get(slot.number - 1), text) {
                self.last = (slot.number - 1, hash);
                return Ok((slot.number - 1, false));
            }
            at = (at + 1) & mask;
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
            let old = std::mem::take(&mut self.slots);
            self.slots = vec![Slot::default(); old.len() * 2];
            for slot in old.into_iter().filter(|slot| slot.number > 0) {
                place(&mut self.slots, slot);
            }
        }
        place(&mut self.slots, Slot { hash, number: id as u32 + 1 });
        self.last = (id as u32, hash);
        Ok((id as u32, true))
    }
}

fn place(slots: &mut [Slot], slot: Slot) {
    let mask = slots.len() - 1;
    let mut at = first_place(slot.hash) & mask;
    while slots[at].number > 0 {
        at = (at + 1) & mask;
    }
    slots[at] = slot;
}

/// The high half of a product depends on every bit below it.
#[inline]
fn first_place(hash: u64) -> usize {
    (hash >> 32) as usize
}

/// A text shorter than eight bytes as one number. Two texts of the same length give the same number only
/// if they are the same: the loads overlap, but no byte is left out.
#[inline]
fn short(text: &[u8]) -> u64 {
    match (text.first_chunk::<4>(), text.last_chunk::<4>()) {
        (Some(first), Some(last)) => {
            u64::from(u32::from_le_bytes(*first)) | u64::from(u32::from_le_bytes(*last)) << 32
        }
        _ => match text {
            [] => 0,
            [first, .., last] => u64::from(*first) | u64::from(text[1]) << 8 | u64::from(*last) << 16,
            [only] => u64::from(*only),
        },
    }
}

/// The words of a text of eight bytes or more; the last one overlaps the one before it.
#[inline]
fn words(text: &[u8]) -> impl Iterator<Item = u64> + '_ {
    let (whole, rest) = text.as_chunks::<8>();
    let last = text.last_chunk::<8>().filter(|_| !rest.is_empty());
    whole.iter().chain(last).map(|word| u64::from_le_bytes(*word))
}

/// Multiply and fold, a word at a time; the length keeps apart what the words alone would not.
#[inline]
fn hash(text: &[u8]) -> u64 {
    const FACTOR: u64 = 0x9E37_79B9_7F4A_7C15;
    let fold = |hash: u64, word: u64| {
        let product = (hash ^ word).wrapping_mul(FACTOR);
        product ^ product >> 29
    };
    let length = text.len() as u64;
    let hash = if text.len() < 8 { fold(length, short(text)) } else { words(text).fold(length, fold) };
    hash.wrapping_mul(FACTOR)
}

#[inline]
fn same(a: &[u8], b: &[u8]) -> bool {
    match (a.len() == b.len(), a.len() < 8) {
        (false, _) => false,
        (true, true) => short(a) == short(b),
        (true, false) => words(a).eq(words(b)),
    }
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
    fn texts_that_differ_in_one_byte_are_told_apart() {
        let mut names = Names::new(10_000);
        let mut expected = 0;
        for length in 0..40usize {
            for place in 0..length.max(1) {
                let mut text = vec![0u8; length];
                if let Some(byte) = text.get_mut(place) {
                    *byte = 1;
                }
                assert_eq!(names.id(&text), Ok((expected, true)), "{length} {place}");
                expected += 1;
            }
        }
    }

    #[test]
    fn the_limit_holds() {
        let mut names = Names::new(1);
        assert!(names.id(b"a").is_ok());
        assert!(names.id(b"a").is_ok());
        assert_eq!(names.id(b"b"), Err(TooMany));
    }
}
