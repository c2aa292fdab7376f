//! Facts that are taken out again, when all of a file says that they repeat others.

use super::cube::{Block, Cube};
use super::key::Joint;

impl Cube {
    /// Takes facts of a block out, by its place among [`Cube::blocks`]. The sums by class that were added up
    /// while the facts came no longer hold then, and are made anew.
    pub(crate) fn take_out(&mut self, block: usize, is_out: impl Fn(&Joint) -> bool) {
        self.block_mut(block).retain(|fact| !is_out(fact));
        self.forget_sums();
    }
}

impl Block {
    fn retain(&mut self, is_kept: impl Fn(&Joint) -> bool) {
        self.forget_cells();
        for page in self.pages.iter_mut().chain([&mut self.merged, &mut self.log]) {
            page.retain(&is_kept);
        }
        self.pages.retain(|page| !page.is_empty());
    }
}
