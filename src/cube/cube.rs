use std::borrow::Cow;

use rustc_hash::FxHashSet;

use crate::types::Flow;

use super::class::{Kinds, Sum};
use super::key::{Cell, Joint};
use super::sort::sort;

/// The facts of a data set, block by block, in two stages.
///
/// At first a block holds its sums by class and its facts as they were written; that answers everything.
/// [`Cube::detail`], done in pieces, sorts and merges them: cells by province and product, and the joint
/// with partners.
#[derive(Default)]
pub struct Cube {
    blocks: Vec<Block>,
    /// The columns of the sums.
    kinds: Kinds,
    spare: Vec<Joint>,
    /// Blocks whose detail is there.
    detailed: usize,
    /// Whether facts were taken out that the sums still hold.
    sums_are_old: bool,
}

/// A flow and a period.
#[derive(Default)]
pub struct Block {
    /// By class; empty where there is no fact, or after [`Cube::take_sums`].
    pub(super) sums: Vec<Sum>,
    /// The page that is written.
    pub(super) log: Vec<Joint>,
    /// Full pages.
    pub(super) pages: Vec<Vec<Joint>>,
    /// Pages that were merged already, sorted.
    pub(super) merged: Vec<Joint>,
    pub(super) cells: Vec<Cell>,
    /// As [`Block::below_zero`]; made with the cells.
    below: Vec<Joint>,
}

/// The flow and the number of the period of a block.
fn flow_and_period(block: usize) -> (Flow, u32) {
    (if block.is_multiple_of(2) { Flow::Export } else { Flow::Import }, (block / 2) as u32)
}

impl Cube {
    /// Of blocks in the order of [`Cube::blocks`].
    pub(crate) fn new(blocks: Vec<Block>, kinds: Kinds) -> Cube {
        Cube { blocks, kinds, ..Cube::default() }
    }

    /// The columns of the sums that were added up while the facts came.
    pub fn kinds(&self) -> &Kinds {
        &self.kinds
    }

    pub(super) fn kinds_mut(&mut self) -> &mut Kinds {
        &mut self.kinds
    }

    /// Every block with its flow and the number of its period.
    pub fn blocks(&self) -> impl Iterator<Item = (Flow, u32, &Block)> {
        self.blocks.iter().enumerate().map(|(number, block)| {
            let (flow, period) = flow_and_period(number);
            (flow, period, block)
        })
    }

    /// The sums by class as they were added up while the facts came, with flow and number of the period;
    /// once, afterwards they are gone.
    pub fn take_sums(&mut self) -> impl Iterator<Item = (Flow, u32, Vec<Sum>)> {
        self.blocks.iter_mut().enumerate().map(|(number, block)| {
            let (flow, period) = flow_and_period(number);
            (flow, period, std::mem::take(&mut block.sums))
        })
    }

    /// Whether the sums by class are those of the facts.
    pub(super) fn has_sums(&self) -> bool {
        !self.sums_are_old
    }

    pub(super) fn forget_sums(&mut self) {
        self.sums_are_old = true;
    }

    pub(super) fn into_blocks(self) -> Vec<Block> {
        self.blocks
    }

    /// A block, which is made where it is not there; its detail has to be made anew.
    pub(super) fn block_mut(&mut self, number: usize) -> &mut Block {
        if self.blocks.len() <= number {
            self.blocks.resize_with(number + 1, Block::default);
        }
        self.detailed = 0;
        &mut self.blocks[number]
    }

    /// Takes the facts of a block out.
    pub(super) fn clear_block(&mut self, number: usize) {
        if number < self.blocks.len() {
            *self.block_mut(number) = Block::default();
        }
    }

    /// Does a piece of the second stage, and says whether there is more.
    pub fn detail(&mut self) -> bool {
        /// Facts of a piece: some tens of milliseconds.
        const PIECE: usize = 400_000;
        let mut done = 0;
        while self.detailed < self.blocks.len() && done < PIECE {
            let block = &mut self.blocks[self.detailed];
            // Where memory does not suffice the facts stay as they were written, which is as right.
            done += block.merge(&mut self.spare).map_or(0, |(before, _)| before);
            block.make_cells();
            self.detailed += 1;
        }
        if self.is_detailed() {
            self.spare = Vec::new();
        }
        !self.is_detailed()
    }

    /// The second stage of all blocks in so many shares, which may be done at the same time. When all are
    /// done the second stage is there.
    pub fn detail_shares(&mut self, shares: usize) -> Vec<DetailShare<'_>> {
        self.detailed = self.blocks.len();
        let mut all: Vec<DetailShare<'_>> =
            (0..shares.max(1)).map(|_| DetailShare { blocks: Vec::new(), facts: 0 }).collect();
        let mut blocks: Vec<(usize, &mut Block)> =
            self.blocks.iter_mut().map(|block| (block.facts().map(<[Joint]>::len).sum(), block)).collect();
        // The largest first, each to the share that has least.
        blocks.sort_by_key(|(facts, _)| std::cmp::Reverse(*facts));
        for (facts, block) in blocks {
            if let Some(share) = all.iter_mut().min_by_key(|share| share.facts) {
                share.facts += facts;
                share.blocks.push(block);
            }
        }
        all
    }

    /// Whether both stages are there.
    pub fn is_detailed(&self) -> bool {
        self.detailed == self.blocks.len()
    }

    /// Number of distinct facts with partners; of facts as they were written where a block is not detailed.
    pub fn fact_count(&self) -> usize {
        self.blocks.iter().map(|block| block.facts().map(<[Joint]>::len).sum::<usize>()).sum()
    }

    /// Number of cells, of the blocks that are detailed.
    pub fn cell_count(&self) -> usize {
        self.blocks.iter().map(|block| block.cells.len()).sum()
    }

    /// Bytes that the facts take.
    pub fn memory(&self) -> usize {
        self.blocks.iter().map(Block::memory).sum()
    }
}

/// Some blocks of a cube on the way to their second stage.
pub struct DetailShare<'a> {
    blocks: Vec<&'a mut Block>,
    facts: usize,
}

impl DetailShare<'_> {
    /// Does it.
    pub fn run(self) {
        let mut spare = Vec::new();
        for block in self.blocks {
            let _ = block.merge(&mut spare);
            block.make_cells();
        }
    }
}

impl Block {
    /// The facts with partners, in runs; one sorted run where the block is detailed.
    pub fn facts(&self) -> impl Iterator<Item = &[Joint]> {
        let runs = self.pages.iter().map(Vec::as_slice).chain([self.merged.as_slice(), self.log.as_slice()]);
        runs.filter(|run| !run.is_empty())
    }

    /// Cells by province and product, sorted; empty where the block is not detailed.
    pub fn cells(&self) -> &[Cell] {
        &self.cells
    }

    /// The facts whose sum is below zero, in order. What has more rows than one entry counts stands in several,
    /// whose sum is.
    pub fn below_zero(&self) -> Cow<'_, [Joint]> {
        if self.cells.is_empty() { Cow::Owned(self.find_below_zero()) } else { Cow::Borrowed(&self.below) }
    }

    fn find_below_zero(&self) -> Vec<Joint> {
        let below = self.facts().flatten().filter(|fact| fact.amount_e4 < 0);
        let ids: FxHashSet<u64> = below.map(|fact| fact.id()).collect();
        if ids.is_empty() {
            return Vec::new();
        }
        let mut facts: Vec<Joint> =
            self.facts().flatten().filter(|fact| ids.contains(&fact.id())).copied().collect();
        facts.sort_unstable_by_key(|fact| (fact.id(), fact.amount_e4));
        let sum = |same: &[Joint]| same.iter().map(|fact| i128::from(fact.amount_e4)).sum::<i128>();
        let fact = facts.chunk_by(|one, other| one.id() == other.id()).filter(|same| sum(same) < 0);
        fact.flatten().copied().collect()
    }

    /// Forgets the second stage, because facts changed; the next detail makes it anew.
    pub(super) fn forget_cells(&mut self) {
        self.cells.clear();
        self.below.clear();
    }

    fn memory(&self) -> usize {
        let page = |page: &Vec<Joint>| page.capacity() * size_of::<Joint>();
        page(&self.log)
            + page(&self.merged)
            + page(&self.below)
            + self.pages.iter().map(page).sum::<usize>()
            + self.cells.capacity() * size_of::<Cell>()
            + self.sums.capacity() * size_of::<Sum>()
    }

    /// Brings full pages into the sorted part; returns how many facts stood there before and stand after,
    /// or `None` where memory does not suffice.
    pub(super) fn merge(&mut self, spare: &mut Vec<Joint>) -> Option<(usize, usize)> {
        if self.pages.is_empty() {
            return Some((0, 0));
        }
        let more = self.pages.iter().map(Vec::len).sum::<usize>();
        self.merged.try_reserve_exact(more).ok()?;
        let mut facts = std::mem::take(&mut self.merged);
        for page in self.pages.drain(..) {
            facts.extend_from_slice(&page);
        }
        let before = facts.len();
        sort(&mut facts, spare);
        merge_equal(&mut facts);
        facts.shrink_to_fit();
        self.merged = facts;
        Some((before, self.merged.len()))
    }

    fn make_cells(&mut self) {
        let mut cells: Vec<Cell> = Vec::new();
        if !self.pages.is_empty() {
            return;
        }
        for fact in &self.merged {
            if !cells.last_mut().is_some_and(|cell| cell.add(fact.cell())) {
                cells.push(fact.cell());
            }
        }
        cells.shrink_to_fit();
        self.cells = cells;
        self.below = self.find_below_zero();
    }
}

/// Adds up neighbours of the same id, as far as one entry can hold them.
fn merge_equal(facts: &mut Vec<Joint>) {
    if facts.is_empty() {
        return;
    }
    let mut kept = 0;
    for at in 1..facts.len() {
        let (mut last, fact) = (facts[kept], facts[at]);
        if last.add(fact) {
            facts[kept] = last;
        } else {
            kept += 1;
            facts[kept] = fact;
        }
    }
    facts.truncate(kept + 1);
}
