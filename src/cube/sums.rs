//! Sums by province and product within a block: a small table with open addressing.
//!
//! One table a flow and period: most files are sorted by time, and then the table in use stays in the
//! processor's cache, which one large table would not.

use crate::types::Amount;

use super::builder::CubeError;
use super::key::{Cell, Joint};

#[derive(Default)]
pub(super) struct Sums {
    /// A power of two, or nothing yet; a cell without rows is free.
    slots: Vec<Cell>,
    used: usize,
    /// 64 less the number of bits of a slot's number.
    shift: u32,
}

impl Sums {
    /// Bytes that the table holds.
    pub fn memory(&self) -> usize {
        self.slots.capacity() * size_of::<Cell>()
    }

    /// Number of cells.
    pub fn len(&self) -> usize {
        self.used
    }

    /// The cells, in no order.
    pub fn iter(&self) -> impl Iterator<Item = &Cell> {
        self.slots.iter().filter(|cell| cell.rows() > 0)
    }

    /// The cells sorted, in a table of just their size.
    pub fn into_sorted(self) -> Vec<Cell> {
        let mut cells = Vec::with_capacity(self.used);
        cells.extend(self.slots.iter().copied().filter(|cell| cell.rows() > 0));
        cells.sort_unstable_by_key(|cell| cell.key);
        cells
    }

    /// Adds observations of one row each.
    #[inline(never)]
    pub fn fold(&mut self, log: &[Joint]) -> Result<(), CubeError> {
        // Room for all of them at once, so that the loop need not ask.
        let mut from = 0;
        while from < log.len() {
            if self.free() == 0 {
                self.grow()?;
            }
            let to = log.len().min(from + self.free());
            for joint in &log[from..to] {
                self.put(joint.cell_id(), 1, joint.amount_e4)?;
            }
            from = to;
        }
        Ok(())
    }

    /// Adds some rows of one province and product.
    pub fn add(&mut self, id: u64, rows: u64, amount_e4: Amount) -> Result<(), CubeError> {
        if self.free() == 0 {
            self.grow()?;
        }
        self.put(id, rows, amount_e4)
    }

    /// Cells that fit before the table must grow.
    fn free(&self) -> usize {
        (self.slots.len() / 8 * 5).saturating_sub(self.used)
    }

    #[inline]
    fn put(&mut self, id: u64, rows: u64, amount_e4: Amount) -> Result<(), CubeError> {
        let mask = self.slots.len() - 1;
        let mut at = spread(id, self.shift) & mask;
        loop {
            let slot = &mut self.slots[at];
            if slot.rows() == 0 {
                *slot = Cell::new(id, rows, amount_e4);
                self.used += 1;
                return Ok(());
            }
            if slot.id() == id {
                if u64::from(slot.rows()) + rows > Cell::MOST_ROWS {
                    return Err(CubeError::Rows);
                }
                slot.key += rows;
                slot.amount_e4 = slot.amount_e4.checked_add(amount_e4).ok_or(CubeError::Amount)?;
                return Ok(());
            }
            at = (at + 1) & mask;
        }
    }

    #[cold]
    fn grow(&mut self) -> Result<(), CubeError> {
        const FIRST_BITS: u32 = 6;
        let bits = if self.slots.is_empty() { FIRST_BITS } else { 64 - self.shift + 1 };
        let mut slots = Vec::new();
        slots.try_reserve_exact(1 << bits).map_err(|_| CubeError::Memory)?;
        slots.resize(1 << bits, Cell::default());
        let (mask, shift) = (slots.len() - 1, 64 - bits);
        for cell in self.iter() {
            let mut at = spread(cell.id(), shift) & mask;
            while slots[at].rows() > 0 {
                at = (at + 1) & mask;
            }
            slots[at] = *cell;
        }
        (self.slots, self.shift) = (slots, shift);
        Ok(())
    }
}

/// Fibonacci hashing: the highest bits of the product depend on every bit of the key.
#[inline]
fn spread(id: u64, shift: u32) -> usize {
    (id.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> shift) as usize
}
