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
    /// 64 less the number of bits of a slot's number.
    shift: u32,
    limit: usize,
}

/// A text as far as two words and its length tell it: all of it up to sixteen bytes.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Brief {
    /// The first eight bytes; a shorter text is filled up with zeros.
    first: u64,
    /// The next eight bytes, likewise.
    second: u64,
    length: u32,
}

/// A place in the table; empty where `number` is 0.
#[derive(Clone, Copy, Default)]
struct Slot {
    first: u64,
    second: u64,
    length: u32,
    /// Number of the text and 1.
    number: u32,
}

impl Slot {
    fn new(brief: Brief, number: u32) -> Slot {
        Slot { first: brief.first, second: brief.second, length: brief.length, number }
    }

    #[inline(always)]
    fn brief(&self) -> Brief {
        Brief { first: self.first, second: self.second, length: self.length }
    }
}

/// What is kept of two words, by the number of bytes that belong to the text.
const KEPT: [[u64; 2]; 17] = {
    let mut kept = [[!0, !0]; 17];
    let mut length = 0;
    while length < 16 {
        let bits = 8 * (length % 8) as u32;
        let word = (1 << bits) - 1;
        kept[length] = if length < 8 { [word, 0] } else { [!0, word] };
        length += 1;
    }
    kept
};

impl Brief {
    /// Of a text.
    pub fn new(text: &[u8]) -> Brief {
        let mut words = [0; 16];
        let length = text.len().min(16);
        words[..length].copy_from_slice(&text[..length]);
        Brief::of(&words, text.len())
    }

    /// Of the text between two places of a buffer that goes on for sixteen bytes or more: the same, and
    /// faster, because no byte has to be taken alone.
    #[inline(always)]
    pub fn within(bytes: &[u8], start: usize, end: usize) -> Brief {
        match bytes.get(start..).and_then(<[u8]>::first_chunk) {
            Some(words) => Brief::of(words, end - start),
            None => Brief::new(&bytes[start..end]),
        }
    }

    /// Both words are always loaded and cut: a text's length is hard to foresee, and a wrong guess costs
    /// more.
    #[inline(always)]
    fn of(words: &[u8; 16], length: usize) -> Brief {
        let words = u128::from_le_bytes(*words);
        let kept = KEPT[length.min(16)];
        Brief { first: words as u64 & kept[0], second: (words >> 64) as u64 & kept[1], length: length as u32 }
    }

    /// Whether both are surely of the same text. One branch for three comparisons, since they hold or fail
    /// together.
    #[inline(always)]
    pub fn is(self, other: Brief) -> bool {
        let differs =
            (self.first ^ other.first) | (self.second ^ other.second) | u64::from(self.length ^ other.length);
        differs == 0 && self.is_whole()
    }

    /// Whether the brief is all of the text.
    #[inline(always)]
    pub fn is_whole(self) -> bool {
        self.length <= 16
    }

    /// The high bits of a product depend on every bit below them.
    #[inline(always)]
    fn hash(self) -> u64 {
        let first = self.first.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        (first ^ self.second).wrapping_mul(0xC2B2_AE3D_27D4_EB4F) ^ first
    }
}

impl Names {
    /// An empty column that may hold `limit` distinct texts.
    pub fn new(limit: usize) -> Names {
        const FIRST_BITS: u32 = 9;
        let slots = vec![Slot::default(); 1 << FIRST_BITS];
        Names { arena: Vec::new(), spans: Vec::new(), slots, shift: 64 - FIRST_BITS, limit }
    }

    /// Most distinct texts.
    pub fn limit(&self) -> usize {
        self.limit
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

    /// Bytes that are held in memory.
    pub fn memory(&self) -> usize {
        self.arena.capacity() + self.spans.capacity() * 8 + self.slots.len() * size_of::<Slot>()
    }

    /// The number of a text, and whether it is new.
    ///
    /// # Errors
    ///
    /// [`TooMany`] where a new text would pass the limit.
    pub fn id(&mut self, text: &[u8]) -> Result<(u32, bool), TooMany> {
        let brief = Brief::new(text);
        match self.known(brief, text, 0, text.len()) {
            Some(number) => Ok((number, false)),
            None => self.insert(brief, text),
        }
    }

    /// The number of the text between two places of a buffer, whose brief this is; `None` where it is new.
    #[inline(always)]
    pub fn known(&self, brief: Brief, bytes: &[u8], start: usize, end: usize) -> Option<u32> {
        let slots = &self.slots[..];
        let mask = slots.len() - 1;
        let mut at = (brief.hash() >> self.shift) as usize & mask;
        loop {
            let slot = &slots[at];
            // One branch for all three, since they hold or fail together.
            let other = (slot.first ^ brief.first)
                | (slot.second ^ brief.second)
                | u64::from(slot.length ^ brief.length);
            if other == 0 && slot.number > 0 && (brief.is_whole() || self.is(slot, bytes, start, end)) {
                return Some(slot.number - 1);
            }
            if slot.number == 0 {
                return None;
            }
            at = (at + 1) & mask;
        }
    }

    #[inline(never)]
    fn is(&self, slot: &Slot, bytes: &[u8], start: usize, end: usize) -> bool {
        self.get(slot.number - 1) == &bytes[start..end]
    }

    #[cold]
    fn insert(&mut self, brief: Brief, text: &[u8]) -> Result<(u32, bool), TooMany> {
        let id = self.spans.len();
        let start = self.arena.len();
        if id >= self.limit || start + text.len() > u32::MAX as usize {
            return Err(TooMany);
        }
        self.arena.extend_from_slice(text);
        self.spans.push((start as u32, self.arena.len() as u32));
        if (id + 1) * 4 > self.slots.len() {
            let old = std::mem::take(&mut self.slots);
            self.slots = vec![Slot::default(); old.len() * 2];
            self.shift -= 1;
            for slot in old.into_iter().filter(|slot| slot.number > 0) {
                self.place(slot);
            }
        }
        self.place(Slot::new(brief, id as u32 + 1));
        Ok((id as u32, true))
    }

    fn place(&mut self, slot: Slot) {
        let mask = self.slots.len() - 1;
        let mut at = (slot.brief().hash() >> self.shift) as usize & mask;
        while self.slots[at].number > 0 {
            at = (at + 1) & mask;
        }
        self.slots[at] = slot;
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
    fn a_brief_is_the_same_wherever_the_text_stands() {
        let buffer: Vec<u8> = (1..=60).collect();
        for start in 0..20 {
            for end in start..40 {
                assert_eq!(Brief::within(&buffer, start, end), Brief::new(&buffer[start..end]));
            }
        }
        assert_eq!(Brief::within(b"abc", 1, 3), Brief::new(b"bc"));
    }

    #[test]
    fn the_limit_holds() {
        let mut names = Names::new(1);
        assert!(names.id(b"a").is_ok());
        assert!(names.id(b"a").is_ok());
        assert_eq!(names.id(b"b"), Err(TooMany));
    }
}
