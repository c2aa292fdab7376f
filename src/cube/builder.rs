use crate::types::{Amount, Flow};

/// Most distinct facts that are kept.
pub const MAX_FACTS: usize = 1 << 24;

/// Why a fact could not be added.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CubeError {
    /// More than [`MAX_FACTS`] distinct facts.
    Facts,
    /// A sum passes 64 bits of 1/10,000.
    Amount,
}

/// One distinct fact: what was summed under one key.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Cell {
    /// Flow, period, province text and product text, packed by [`Key::pack`].
    pub key: u64,
    /// Sum in 1/10,000 of the currency.
    pub amount_e4: Amount,
    /// Observations.
    pub rows: u32,
}

/// What a cell's key holds: numbers of texts, not what we think of them.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Key {
    /// Export or import.
    pub flow: Flow,
    /// Number of the period in the data set.
    pub period: u32,
    /// Number of the province text.
    pub province: u32,
    /// Number of the product text.
    pub product: u32,
}

impl Key {
    /// Most distinct periods.
    pub const PERIODS: usize = 1 << 15;
    /// Most distinct province texts.
    pub const PROVINCES: usize = 1 << 20;
    /// Most distinct product texts.
    pub const PRODUCTS: usize = 1 << 20;

    /// One number, ordered as flow, period, province, product. The numbers are within the bounds above
    /// because the tables that give them stop there.
    #[inline]
    pub fn pack(self) -> u64 {
        let flow = u64::from(self.flow == Flow::Import);
        (flow << 55)
            | (u64::from(self.period) << 40)
            | (u64::from(self.province) << 20)
            | u64::from(self.product)
    }

    /// The way back.
    pub fn unpack(key: u64) -> Key {
        Key {
            flow: if key >> 55 & 1 == 0 { Flow::Export } else { Flow::Import },
            period: (key >> 40 & 0x7FFF) as u32,
            province: (key >> 20 & 0xF_FFFF) as u32,
            product: (key & 0xF_FFFF) as u32,
        }
    }
}

/// Adds facts up as they come, in any order; [`Builder::finish`] gives them sorted.
///
/// One small table a flow and period: most files are sorted by time, and then the table in use stays in
/// the processor's cache, which one large table would not.
#[derive(Default)]
pub struct Builder {
    /// By flow and period.
    blocks: Vec<Block>,
    used: usize,
}

impl Builder {
    /// Adds one observation.
    ///
    /// # Errors
    ///
    /// [`CubeError`] where a bound is passed; the builder is then not to be used further.
    #[inline]
    pub fn add(&mut self, key: Key, amount_e4: Amount) -> Result<(), CubeError> {
        let at = key.period as usize * 2 + usize::from(key.flow == Flow::Import);
        if at >= self.blocks.len() {
            self.blocks.resize_with(at + 1, Block::default);
        }
        let is_new = self.blocks[at].add(key.pack(), amount_e4)?;
        self.used += usize::from(is_new);
        if self.used > MAX_FACTS { Err(CubeError::Facts) } else { Ok(()) }
    }

    /// All cells, sorted by key, so that the result does not depend on the order of the rows.
    pub fn finish(self) -> Vec<Cell> {
        let mut cells: Vec<Cell> = Vec::with_capacity(self.used);
        // A key begins with flow and period, so blocks in that order only need sorting within.
        for flow in 0..2 {
            for block in self.blocks.iter().skip(flow).step_by(2) {
                let from = cells.len();
                cells.extend(block.slots.iter().copied().filter(|cell| cell.rows > 0));
                cells[from..].sort_unstable_by_key(|cell| cell.key);
            }
        }
        cells
    }
}

/// Open addressing; a slot with no rows is empty.
#[derive(Default)]
struct Block {
    slots: Vec<Cell>,
    used: usize,
    /// 64 less the number of bits of a slot's number.
    shift: u32,
}

impl Block {
    /// Whether the key is new.
    #[inline]
    fn add(&mut self, key: u64, amount_e4: Amount) -> Result<bool, CubeError> {
        if self.used * 8 >= self.slots.len() * 5 {
            self.grow();
        }
        let mask = self.slots.len() - 1;
        let mut at = spread(key, self.shift) & mask;
        loop {
            let slot = &mut self.slots[at];
            if slot.rows == 0 {
                *slot = Cell { key, amount_e4, rows: 1 };
                self.used += 1;
                return Ok(true);
            }
            if slot.key == key {
                slot.amount_e4 = slot.amount_e4.checked_add(amount_e4).ok_or(CubeError::Amount)?;
                slot.rows = slot.rows.checked_add(1).ok_or(CubeError::Facts)?;
                return Ok(false);
            }
            at = (at + 1) & mask;
        }
    }

    #[cold]
    fn grow(&mut self) {
        const FIRST_BITS: u32 = 6;
        let bits = if self.slots.is_empty() { FIRST_BITS } else { 64 - self.shift + 1 };
        let mut slots = vec![Cell::default(); 1 << bits];
        let (mask, shift) = (slots.len() - 1, 64 - bits);
        for cell in self.slots.iter().filter(|cell| cell.rows > 0) {
            let mut at = spread(cell.key, shift) & mask;
            while slots[at].rows > 0 {
                at = (at + 1) & mask;
            }
            slots[at] = *cell;
        }
        (self.slots, self.shift) = (slots, shift);
    }
}

/// Fibonacci hashing: the highest bits of the product depend on every bit of the key. (Lower ones do
/// not: with them all periods of a province and product would share one slot.)
#[inline]
fn spread(key: u64, shift: u32) -> usize {
    (key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> shift) as usize
}
