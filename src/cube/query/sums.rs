//! One pass over the facts, with a sum for each group.

use crate::cube::{Block, Cell, Cube, CubeError, Joint};

use super::Query;
use super::groups::Group;
use super::hashed::hashed;
use super::sides::Sides;
use super::table::Table;

/// Most groups that have a place each in a table; beyond it a part of them is done at a time.
const MOST_PLACES: u64 = 1 << 20;

/// The sums of a query, by number of the group.
pub(super) fn add_up(query: &Query, sides: &Sides, cube: &Cube) -> Result<Vec<Group>, CubeError> {
    let (blocks, within) = (sides.blocks.len() as u64, sides.within_block());
    let all = blocks.checked_mul(within).ok_or(CubeError::Memory)?;
    let mut out = Vec::new();
    if all == 0 {
        return Ok(out);
    }
    let mut parts: Vec<Part<'_>> = (0..blocks).map(|_| Part::default()).collect();
    for ((_, _, block), group) in cube.blocks().zip(sides.blocks.groups()) {
        if let Some(part) = parts.get_mut(*group as usize) {
            part.push(block, query.needs_partners());
        }
    }
    if all <= MOST_PLACES {
        let mut table = Table::new(sides, all)?;
        for (number, part) in parts.iter().enumerate() {
            table.add(part, number as u64 * within);
        }
        table.take(0, &mut out)?;
    } else if within <= MOST_PLACES {
        let mut table = Table::new(sides, within)?;
        for (number, part) in parts.iter().enumerate() {
            table.add(part, 0);
            table.take(number as u64 * within, &mut out)?;
        }
    } else if sides.within_province() <= MOST_PLACES {
        let mut table = Table::new(sides, sides.within_province())?;
        for (number, part) in parts.iter().enumerate() {
            table.by_province(sides, part, number as u64 * within, &mut out)?;
        }
    } else {
        for (number, part) in parts.iter().enumerate() {
            hashed(sides, part, number as u64 * within, &mut out)?;
        }
    }
    Ok(out)
}

/// The facts of blocks that are not told apart.
#[derive(Default)]
pub(super) struct Part<'a> {
    /// Sorted by province, product and partner.
    pub facts: Vec<&'a [Joint]>,
    /// Sorted by province and product.
    pub cells: Vec<&'a [Cell]>,
    /// As they were written.
    pub unsorted: Vec<&'a [Joint]>,
}

impl<'a> Part<'a> {
    fn push(&mut self, block: &'a Block, needs_partners: bool) {
        let is_sorted = !block.cells().is_empty() && block.facts().count() == 1;
        match (is_sorted, needs_partners) {
            (false, _) => self.unsorted.extend(block.facts()),
            (true, true) => self.facts.extend(block.facts()),
            (true, false) => self.cells.push(block.cells()),
        }
    }
}
