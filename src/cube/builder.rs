use crate::types::Amount;

use super::class::{Kinds, Sum};
use super::cube::{Block, Cube};
use super::key::{Joint, Key};

/// Why a fact could not be added.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CubeError {
    /// A sum passes 64 bits of 1/10,000.
    Amount,
    /// The memory budget would be passed.
    Budget,
    /// The machine gives no more memory.
    Memory,
}

/// Takes facts as they come, in any order: adds them to the sums by class, and writes them down, both block
/// by block (a flow and a period). [`Cube::detail`] sorts and merges what was written.
///
/// Most files are sorted by time, and then the block in use stays in the processor's nearest cache.
pub struct Builder {
    blocks: Vec<Block>,
    /// Classes of the sums.
    classes: usize,
    budget: Budget,
}

/// Bytes that the facts may take and take.
#[derive(Clone, Copy, Debug)]
struct Budget {
    most: u64,
    used: u64,
    /// Bytes of pages that were not merged yet, and the number at which they are.
    pages: u64,
    ease: u64,
    merge_at: u64,
}

/// Facts of a page: the first one of a block and the largest.
const FIRST_PAGE: usize = 256;
const LARGEST_PAGE: usize = 4_096;

/// Bytes of pages that are never merged before the end, of all builders of a data set together.
pub const PAGES_AT_EASE: u64 = 24 << 20;

impl Builder {
    /// Room for facts in at most so many bytes; `ease` are those of pages that are not merged before the
    /// end ([`PAGES_AT_EASE`], or less where several builders work at once).
    pub fn new(budget: u64, ease: u64) -> Builder {
        let budget = Budget { most: budget, used: 0, pages: 0, ease, merge_at: ease };
        Builder { blocks: Vec::new(), classes: 0, budget }
    }

    /// Other bounds than at the beginning, before anything was added; as for [`Builder::new`].
    pub fn narrow(&mut self, budget: u64, ease: u64) {
        self.budget = Budget { most: budget, ease, merge_at: ease, ..self.budget };
    }

    /// Makes room for a number of periods.
    pub fn periods(&mut self, count: usize) {
        if self.blocks.len() < count * 2 {
            self.blocks.resize_with(count * 2, Block::default);
        }
    }

    /// Makes room for a number of classes; it never falls.
    ///
    /// # Errors
    ///
    /// [`CubeError::Budget`] where there is none.
    pub fn classes(&mut self, classes: usize) -> Result<(), CubeError> {
        if classes > self.classes {
            for block in self.blocks.iter_mut().filter(|block| !block.sums.is_empty()) {
                self.budget.take((classes - block.sums.len()) * size_of::<Sum>())?;
                block.sums.resize(classes, Sum::default());
            }
            self.classes = classes;
        }
        Ok(())
    }

    /// Adds one observation of a class by its number.
    ///
    /// # Errors
    ///
    /// [`CubeError`] where a bound is passed; the builder is then not to be used further.
    pub fn add(&mut self, key: Key, class: u16, amount_e4: Amount) -> Result<(), CubeError> {
        self.periods(key.period as usize + 1);
        self.classes(usize::from(class) + 1)?;
        let parts = Key::province_part(key.province)
            + Key::product_part(key.product)
            + Key::partner_part(key.partner)
            + u64::from(class);
        self.add_to(Key::block(key.flow, key.period), parts, amount_e4)
    }

    /// Adds one observation to a block that there is room for; `parts` is the sum of the three parts of the
    /// key and of the number of the class.
    ///
    /// # Errors
    ///
    /// As [`Builder::add`].
    #[inline(always)]
    pub fn add_to(&mut self, block: usize, parts: u64, amount_e4: Amount) -> Result<(), CubeError> {
        if !self.blocks[block].add(parts, amount_e4)? {
            self.turn(block)?;
            self.blocks[block].add(parts, amount_e4)?;
        }
        Ok(())
    }

    /// Takes a new page.
    #[cold]
    #[inline(never)]
    fn turn(&mut self, number: usize) -> Result<(), CubeError> {
        let block = &mut self.blocks[number];
        if block.sums.is_empty() {
            self.budget.take(self.classes * size_of::<Sum>())?;
            block.sums = vec![Sum::default(); self.classes];
        }
        let full = block.log.len();
        let count = (full * 2).clamp(FIRST_PAGE, LARGEST_PAGE);
        self.budget.take(count * size_of::<Joint>())?;
        let mut page = Vec::new();
        page.try_reserve_exact(count).map_err(|_| CubeError::Memory)?;
        let page = std::mem::replace(&mut block.log, page);
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
        let (mut before, mut after) = largest.merge(&mut spare).ok_or(CubeError::Memory)?;
        if after * 2 < before {
            for block in &mut self.blocks {
                let more = block.merge(&mut spare).ok_or(CubeError::Memory)?;
                (before, after) = (before + more.0, after + more.1);
            }
        }
        let bytes = |facts: usize| (facts * size_of::<Joint>()) as u64;
        self.budget.used = self.budget.used.saturating_sub(bytes(before - after));
        self.budget.pages = self.budget.pages.saturating_sub(bytes(before));
        self.budget.merge_at = self.budget.ease.max(self.budget.pages * 2).max(bytes(after) * 2);
        Ok(())
    }

    /// Gives back what memory it can, where rows repeat; for a builder that waits for others.
    ///
    /// # Errors
    ///
    /// [`CubeError::Memory`] where there is not enough for the work itself.
    pub fn settle(&mut self) -> Result<(), CubeError> {
        self.close_pages();
        self.merge_pages()
    }

    /// Makes full pages of those that are written.
    fn close_pages(&mut self) {
        for block in &mut self.blocks {
            let page = std::mem::take(&mut block.log);
            if !page.is_empty() {
                self.budget.pages += (page.len() * size_of::<Joint>()) as u64;
                block.pages.push(page);
            }
        }
    }

    /// Everything that was added; `kinds` are the columns of its sums.
    pub fn finish(mut self, kinds: Kinds) -> Cube {
        self.close_pages();
        Cube::new(self.blocks, kinds)
    }
}

impl Block {
    /// `false` where the page is full.
    #[inline(always)]
    fn add(&mut self, parts: u64, amount_e4: Amount) -> Result<bool, CubeError> {
        if self.log.len() == self.log.capacity() {
            return Ok(false);
        }
        let Some(sum) = self.sums.get_mut((parts & Key::FREE_BITS) as usize) else { return Ok(false) };
        sum.amount_e4 = sum.amount_e4.checked_add(amount_e4).ok_or(CubeError::Amount)?;
        sum.rows += 1;
        self.log.push(Joint { key: parts & !Key::FREE_BITS | 1, amount_e4 });
        Ok(true)
    }
}

impl Budget {
    fn take(&mut self, bytes: usize) -> Result<(), CubeError> {
        self.used += bytes as u64;
        if self.used > self.most { Err(CubeError::Budget) } else { Ok(()) }
    }
}
