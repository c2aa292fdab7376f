use crate::types::{Amount, Flow};

use super::cube::Cube;
use super::key::{Joint, Key};
use super::sort::sort;
use super::sums::Sums;

/// Why a fact could not be added.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CubeError {
    /// More rows under one key than can be counted.
    Rows,
    /// A sum passes 64 bits of 1/10,000.
    Amount,
    /// The memory budget would be passed, or the machine gives no more.
    Memory,
}

/// Adds facts up as they come, in any order.
///
/// Facts are first written down, block by block (a flow and a period), and a full page of them is then
/// added to the sums by province and product. With partners the pages are kept, and [`Cube::detail`]
/// sorts and merges them after the sums are there.
pub struct Builder {
    pub(super) blocks: Vec<Block>,
    pub(super) has_partners: bool,
    budget: Budget,
}

/// Bytes that the facts may take and take.
#[derive(Clone, Copy, Debug)]
pub(super) struct Budget {
    most: u64,
    used: u64,
    /// Bytes of pages that were not merged yet, and the number at which they are.
    pages: u64,
    merge_at: u64,
}

/// A flow and period.
#[derive(Default)]
pub(super) struct Block {
    /// The page that is written.
    pub log: Vec<Joint>,
    /// Full pages.
    pub pages: Vec<Vec<Joint>>,
    /// Pages that were merged already, sorted.
    pub merged: Vec<Joint>,
    pub sums: Sums,
}

/// Facts of a page: the first one of a block and the largest.
const FIRST_PAGE: usize = 256;
const LARGEST_PAGE: usize = 4_096;

/// Bytes of pages that are never merged before the end.
const PAGES_AT_EASE: u64 = 48 << 20;

impl Builder {
    /// Room for facts with or without partners, in at most so many bytes.
    pub fn new(has_partners: bool, budget: u64) -> Builder {
        let budget = Budget { most: budget, used: 0, pages: 0, merge_at: PAGES_AT_EASE };
        Builder { blocks: Vec::new(), has_partners, budget }
    }

    /// Says whether the facts to come have partners; may only change from no to yes.
    pub fn with_partners(&mut self) {
        self.has_partners = true;
    }

    /// Makes room for a number of periods.
    pub fn periods(&mut self, count: usize) {
        if self.blocks.len() < count * 2 {
            self.blocks.resize_with(count * 2, Block::default);
        }
    }

    /// Adds one observation.
    ///
    /// # Errors
    ///
    /// [`CubeError`] where a bound is passed; the builder is then not to be used further.
    pub fn add(&mut self, key: Key, amount_e4: Amount) -> Result<(), CubeError> {
        self.periods(key.period as usize + 1);
        let parts = Key::province_part(key.province)
            | Key::product_part(key.product)
            | Key::partner_part(key.partner);
        self.add_to(Key::block(key.flow, key.period), parts, amount_e4)
    }

    /// Adds one observation to a block that there is room for; `parts` are the three parts of the key.
    ///
    /// # Errors
    ///
    /// As [`Builder::add`].
    #[inline]
    pub fn add_to(&mut self, block: usize, parts: u64, amount_e4: Amount) -> Result<(), CubeError> {
        let log = &mut self.blocks[block].log;
        if log.len() == log.capacity() {
            self.turn(block)?;
        }
        self.blocks[block].log.push(Joint { key: parts | 1, amount_e4 });
        Ok(())
    }

    /// Adds a full page to the sums, and takes a new one.
    #[cold]
    #[inline(never)]
    fn turn(&mut self, number: usize) -> Result<(), CubeError> {
        let block = &mut self.blocks[number];
        let before = block.sums.memory();
        block.sums.fold(&block.log)?;
        let grown = block.sums.memory() - before;
        self.budget.take(grown)?;
        let block = &mut self.blocks[number];
        let full = block.log.len();
        if full > 0 && !self.has_partners {
            block.log.clear();
            return Ok(());
        }
        let count = (full * 2).clamp(FIRST_PAGE, LARGEST_PAGE);
        self.budget.take(count * size_of::<Joint>())?;
        let page = std::mem::replace(&mut block.log, page(count)?);
        if full > 0 {
            self.budget.pages += (full * size_of::<Joint>()) as u64;
            block.pages.push(page);
            if self.budget.pages > self.budget.merge_at {
                self.merge_pages()?;
            }
        }
        Ok(())
    }

    /// Merges the pages of all blocks, so that rows of the same fact take no memory each. Where most rows
    /// are facts of their own that gains nothing, and is tried later again.
    #[cold]
    fn merge_pages(&mut self) -> Result<(), CubeError> {
        let mut spare = Vec::new();
        let largest = self.blocks.iter_mut().max_by_key(|block| block.pages.len());
        let Some(largest) = largest else { return Ok(()) };
        let (before, after) = largest.merge(&mut spare)?;
        let (mut all_before, mut all_after) = (before as u64, after as u64);
        if after * 2 < before {
            for block in &mut self.blocks {
                let (before, after) = block.merge(&mut spare)?;
                all_before += before as u64;
                all_after += after as u64;
            }
        }
        let facts = |count: u64| count * size_of::<Joint>() as u64;
        self.budget.used = self.budget.used.saturating_sub(facts(all_before - all_after));
        self.budget.pages = self.budget.pages.saturating_sub(facts(all_before));
        self.budget.merge_at = PAGES_AT_EASE.max(self.budget.pages * 2).max(facts(all_after) * 2);
        Ok(())
    }

    /// Everything that was added, with the sums complete.
    ///
    /// # Errors
    ///
    /// As [`Builder::add`].
    pub fn finish(mut self) -> Result<Cube, CubeError> {
        for block in &mut self.blocks {
            block.sums.fold(&block.log)?;
            let page = std::mem::take(&mut block.log);
            if self.has_partners && !page.is_empty() {
                block.pages.push(page);
            }
        }
        Ok(Cube::new(self.blocks, self.has_partners))
    }
}

impl Budget {
    fn take(&mut self, bytes: usize) -> Result<(), CubeError> {
        self.used += bytes as u64;
        if self.used > self.most { Err(CubeError::Memory) } else { Ok(()) }
    }
}

fn page(count: usize) -> Result<Vec<Joint>, CubeError> {
    let mut page = Vec::new();
    page.try_reserve_exact(count).map_err(|_| CubeError::Memory)?;
    Ok(page)
}

impl Block {
    /// Brings full pages into the sorted part; returns how many facts stood there before and stand after.
    pub fn merge(&mut self, spare: &mut Vec<Joint>) -> Result<(usize, usize), CubeError> {
        if self.pages.is_empty() {
            return Ok((0, 0));
        }
        let before = self.merged.len() + self.pages.iter().map(Vec::len).sum::<usize>();
        let mut facts = std::mem::take(&mut self.merged);
        facts.try_reserve_exact(before - facts.len()).map_err(|_| CubeError::Memory)?;
        for page in self.pages.drain(..) {
            facts.extend_from_slice(&page);
        }
        sort(&mut facts, spare);
        merge_equal(&mut facts);
        facts.shrink_to_fit();
        self.merged = facts;
        Ok((before, self.merged.len()))
    }
}

/// Adds up neighbours of the same id, as far as one entry can hold them.
fn merge_equal(facts: &mut Vec<Joint>) {
    let mut kept = 0;
    for at in 1..facts.len() {
        let fact = facts[at];
        let last = facts[kept];
        let rows = u64::from(last.rows()) + u64::from(fact.rows());
        let sum = last.amount_e4.checked_add(fact.amount_e4);
        match sum {
            Some(amount_e4) if last.id() == fact.id() && rows <= Joint::MOST_ROWS => {
                facts[kept] = Joint { key: last.key + u64::from(fact.rows()), amount_e4 };
            }
            _ => {
                kept += 1;
                facts[kept] = fact;
            }
        }
    }
    facts.truncate(kept + 1);
}

/// The flow and the number of the period of a block.
pub(super) fn flow_and_period(block: usize) -> (Flow, u32) {
    (if block % 2 == 0 { Flow::Export } else { Flow::Import }, (block / 2) as u32)
}

