use crate::types::Flow;

use super::builder::{Block, flow_and_period};
use super::key::{Cell, Joint};

/// The facts of a data set, block by block (a flow and a period), in two stages: sums by province and
/// product at once, and the joint with partners when [`Cube::detail`] has done its last piece.
#[derive(Default)]
pub struct Cube {
    blocks: Vec<Block>,
    cells: Vec<Vec<Cell>>,
    has_partners: bool,
    spare: Vec<Joint>,
    /// Blocks whose detail is there.
    detailed: usize,
}

/// The cells of one flow and period.
pub struct CellBlock<'a> {
    /// Direction.
    pub flow: Flow,
    /// Number of the period.
    pub period: u32,
    block: &'a Block,
    sorted: &'a [Cell],
}

/// The facts with partners of one flow and period.
pub struct JointBlock<'a> {
    /// Direction.
    pub flow: Flow,
    /// Number of the period.
    pub period: u32,
    /// Sorted by province, product and partner text.
    pub facts: &'a [Joint],
}

impl Cube {
    pub(super) fn new(blocks: Vec<Block>, has_partners: bool) -> Cube {
        let cells = blocks.iter().map(|_| Vec::new()).collect();
        Cube { blocks, cells, has_partners, spare: Vec::new(), detailed: 0 }
    }

    /// Whether the facts have partners.
    pub fn has_partners(&self) -> bool {
        self.has_partners
    }

    /// Sums by province and product. Within a block their order is that of the keys after
    /// [`Cube::detail`] has done its last piece, and none before.
    pub fn cells(&self) -> impl Iterator<Item = CellBlock<'_>> {
        self.blocks.iter().zip(&self.cells).enumerate().map(|(number, (block, sorted))| {
            let (flow, period) = flow_and_period(number);
            CellBlock { flow, period, block, sorted }
        })
    }

    /// Number of cells.
    pub fn cell_count(&self) -> usize {
        self.blocks.iter().zip(&self.cells).map(|(block, sorted)| block.sums.len() + sorted.len()).sum()
    }

    /// Does a piece of the second stage, and says whether there is more.
    pub fn detail(&mut self) -> bool {
        /// Rows of a piece: some tens of milliseconds.
        const PIECE: usize = 400_000;
        let mut done = 0;
        while self.detailed < self.blocks.len() && done < PIECE {
            let block = &mut self.blocks[self.detailed];
            self.cells[self.detailed] = std::mem::take(&mut block.sums).into_sorted();
            // Without memory for it the detail of a block stays as it is: pages, which can be read too.
            if let Ok((before, _)) = block.merge(&mut self.spare) {
                done += before;
            }
            done += self.cells[self.detailed].len();
            self.detailed += 1;
        }
        if self.is_detailed() {
            self.spare = Vec::new();
        }
        !self.is_detailed()
    }

    /// Whether both stages are there.
    pub fn is_detailed(&self) -> bool {
        self.detailed == self.blocks.len()
    }

    /// Facts with partners; empty where there are none. Complete after [`Cube::detail`] has done its last
    /// piece.
    pub fn joints(&self) -> impl Iterator<Item = JointBlock<'_>> {
        self.blocks.iter().enumerate().map(|(number, block)| {
            let (flow, period) = flow_and_period(number);
            JointBlock { flow, period, facts: &block.merged }
        })
    }

    /// Number of distinct facts: with partners where there are any.
    pub fn fact_count(&self) -> usize {
        match self.has_partners {
            true => self.blocks.iter().map(|block| block.merged.len()).sum(),
            false => self.cell_count(),
        }
    }

    /// Bytes that the facts take.
    pub fn memory(&self) -> usize {
        let page = |page: &Vec<Joint>| page.capacity() * size_of::<Joint>();
        let block = |block: &Block| {
            block.sums.memory() + page(&block.merged) + block.pages.iter().map(page).sum::<usize>()
        };
        let cells = self.cells.iter().map(|cells| cells.capacity() * size_of::<Cell>()).sum::<usize>();
        self.blocks.iter().map(block).sum::<usize>() + cells
    }
}

impl<'a> CellBlock<'a> {
    /// The cells.
    pub fn iter(&self) -> impl Iterator<Item = &'a Cell> {
        self.block.sums.iter().chain(self.sorted)
    }
}
