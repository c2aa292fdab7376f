//! Weights beside amounts: facts of their own under the same keys.

use crate::types::Amount;

use super::builder::{Builder, CubeError};
use super::class::Kinds;
use super::cube::Cube;
use super::key::{Joint, Key};

/// What the rows that have a weight weigh, and what they are worth.
///
/// Their keys are those of the data set's cube, so that what its texts mean holds for them too. Rows without a
/// weight are in neither: how much they are worth is what the data set's own sums are more.
#[derive(Default)]
pub struct Weights {
    /// Weight in 1/10,000 kilograms.
    pub kilograms: Cube,
    /// Amount in 1/10,000 of the currency.
    pub weighed: Cube,
}

/// Takes weights as they come, as a [`Builder`] takes amounts.
pub struct Weighing {
    kilograms: Builder,
    weighed: Builder,
}

impl Weighing {
    /// As [`Builder::new`], for each of the two.
    pub fn new(budget: u64, ease: u64) -> Weighing {
        let mut weighing =
            Weighing { kilograms: Builder::new(budget, ease), weighed: Builder::new(budget, ease) };
        // Sums by class are made of the facts when they are asked for.
        let _ = weighing.kilograms.classes(1).and_then(|()| weighing.weighed.classes(1));
        weighing
    }

    /// Makes room for a number of periods.
    pub fn periods(&mut self, count: usize) {
        self.kilograms.periods(count);
        self.weighed.periods(count);
    }

    /// Adds one observation that has a weight; as [`Builder::add_to`].
    ///
    /// # Errors
    ///
    /// As [`Builder::add`].
    #[inline]
    pub fn add(
        &mut self,
        block: usize,
        parts: u64,
        weight_e4: i64,
        amount_e4: Amount,
    ) -> Result<(), CubeError> {
        let parts = parts & !Key::FREE_BITS;
        self.kilograms.add_to(block, parts, weight_e4)?;
        self.weighed.add_to(block, parts, amount_e4)
    }

    /// As [`Builder::settle`].
    ///
    /// # Errors
    ///
    /// As [`Builder::settle`].
    pub fn settle(&mut self) -> Result<(), CubeError> {
        self.kilograms.settle()?;
        self.weighed.settle()
    }

    /// Everything that was added.
    pub fn finish(self) -> Weights {
        let [kilograms, weighed] =
            [self.kilograms, self.weighed].map(|builder| builder.finish(Kinds::default()));
        Weights { kilograms, weighed }
    }
}

impl Weights {
    /// Both cubes.
    pub(super) fn cubes_mut(&mut self) -> [&mut Cube; 2] {
        [&mut self.kilograms, &mut self.weighed]
    }

    /// Does a piece of the second stage, and says whether there is more.
    pub fn detail(&mut self) -> bool {
        self.kilograms.detail() || self.weighed.detail()
    }

    /// As [`Cube::take_out`], of both.
    pub(crate) fn take_out(&mut self, block: usize, is_out: impl Fn(&Joint) -> bool) {
        for cube in self.cubes_mut() {
            if cube.blocks().count() > block {
                cube.take_out(block, &is_out);
            }
        }
    }
}
