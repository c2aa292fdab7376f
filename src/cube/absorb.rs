//! Two data sets of one passport into one: texts and periods get the numbers of the first.

use crate::resolve::number_of;

use super::class::{Class, Kinds, Sum};
use super::cube::{Block, Cube};
use super::data_set::DataSet;
use super::key::{Joint, Key};

impl DataSet {
    /// Adds the facts of another data set; `None` where a sum passes 64 bits of 1/10,000, or the texts
    /// their bounds; this one is then not to be used further.
    pub(crate) fn absorb(&mut self, other: DataSet) -> Option<()> {
        let provinces = self.provinces.absorb(&other.provinces);
        let products = self.products.absorb(&other.products);
        let partners = self.partners.absorb(&other.partners);
        let fits = self.provinces.len() <= Key::PROVINCES
            && self.products.len() <= Key::PRODUCTS
            && self.partners.len() <= Key::PARTNERS;
        if !fits {
            return None;
        }
        let periods: Vec<u32> =
            other.periods.iter().map(|period| number_of(&mut self.periods, *period)).collect();
        if let Some(firms) = other.firms {
            self.firms.get_or_insert_default().absorb(firms, &periods, &provinces, &products);
        }
        let numbers = |numbers: Vec<u32>, part: fn(u32) -> u64| numbers.into_iter().map(part).collect();
        let parts = Parts {
            provinces: numbers(provinces, Key::province_part),
            products: numbers(products, Key::product_part),
            partners: numbers(partners, Key::partner_part),
        };
        self.set_aside.merge(&other.set_aside);
        if let Some(theirs) = other.weights {
            let mine = self.weights.get_or_insert_default();
            mine.kilograms.absorb(theirs.kilograms, &periods, &parts)?;
            mine.weighed.absorb(theirs.weighed, &periods, &parts)?;
        }
        self.cube.absorb(other.cube, &periods, &parts)
    }
}

/// What the numbers of the other data set's texts bring to a key of this one.
struct Parts {
    provinces: Vec<u64>,
    products: Vec<u64>,
    partners: Vec<u64>,
}

impl Parts {
    fn renumber(&self, facts: &mut [Joint]) {
        for fact in facts {
            let key = self.provinces[fact.province() as usize]
                + self.products[fact.product() as usize]
                + self.partners[fact.partner() as usize];
            fact.key = key | u64::from(fact.rows());
        }
    }
}

impl Cube {
    fn absorb(&mut self, other: Cube, periods: &[u32], parts: &Parts) -> Option<()> {
        if !other.has_sums() {
            self.forget_sums();
        }
        let columns: Vec<u16> =
            other.kinds().all().iter().map(|kind| self.kinds_mut().number(*kind)).collect();
        let classes = self.kinds().classes();
        for (number, mut block) in other.into_blocks().into_iter().enumerate() {
            let Some(period) = periods.get(number / 2) else { continue };
            block.change(|facts| parts.renumber(facts));
            self.block_mut(*period as usize * 2 + number % 2).absorb(block, &columns, classes)?;
        }
        Some(())
    }
}

impl Block {
    /// `columns` are the numbers here of the other's kinds.
    fn absorb(&mut self, other: Block, columns: &[u16], classes: usize) -> Option<()> {
        self.forget_cells();
        if !other.sums.is_empty() && self.sums.len() < classes {
            self.sums.resize(classes, Sum::default());
        }
        for (theirs, column) in other.sums.chunks(Kinds::rows()).zip(columns) {
            let first = Class::product_part(*column) as usize;
            for (mine, theirs) in self.sums[first..].iter_mut().zip(theirs) {
                mine.amount_e4 = mine.amount_e4.checked_add(theirs.amount_e4)?;
                mine.rows += theirs.rows;
            }
        }
        self.pages.extend(other.pages);
        self.pages.extend([other.merged, other.log].into_iter().filter(|run| !run.is_empty()));
        Some(())
    }

    fn change(&mut self, mut change: impl FnMut(&mut [Joint])) {
        self.pages.iter_mut().for_each(|page| change(page));
        change(&mut self.merged);
        change(&mut self.log);
    }
}
