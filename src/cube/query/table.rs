//! Sums in a table that has a place for every group.

use crate::cube::CubeError;

use super::entry::{ByProvince, Entry, of_province};
use super::groups::Group;
use super::hashed::hashed;
use super::sides::{Side, Sides};
use super::sums::Part;

/// One in so many is few: then looking each up is faster than going over all.
const FEW: usize = 8;

/// The facts of a group.
#[derive(Clone, Copy, Default)]
pub(super) struct Total {
    pub amount_e4: i128,
    pub rows: u64,
}

impl Total {
    #[inline(always)]
    pub fn add(&mut self, entry: impl Entry) {
        self.amount_e4 += i128::from(entry.amount_e4());
        self.rows += u64::from(entry.rows());
    }

    pub fn group(self, id: u64) -> Group {
        Group { amount_e4: self.amount_e4, rows: self.rows, id }
    }
}

/// A place for each of some groups.
pub(super) struct Table {
    totals: Vec<Total>,
    /// Places in use, in the order of their first use.
    used: Vec<u32>,
    steps: Steps,
    /// The provinces that are asked for, where they are so few that the facts of each are looked up.
    few_provinces: Option<Vec<u32>>,
}

/// What each text brings to the place of a group: the three add up. What is left out brings
/// [`Steps::OUT`], which is beyond every table however many are added.
struct Steps {
    provinces: Vec<u32>,
    products: Vec<u32>,
    partners: Vec<u32>,
}

impl Steps {
    const OUT: u32 = 1 << 28;

    fn new(sides: &Sides) -> Steps {
        let step = |side: &Side, width: u64| {
            // Provinces that are done one by one have steps beyond the table, which nobody takes.
            let step = |group: u64| group.saturating_mul(width).min(u64::from(Steps::OUT)) as u32;
            let steps = side.groups().iter();
            steps
                .map(|group| if *group == Side::OUT { Steps::OUT } else { step(u64::from(*group)) })
                .collect()
        };
        Steps {
            provinces: step(&sides.provinces, sides.within_province()),
            products: step(&sides.products, sides.partners.len() as u64),
            partners: step(&sides.partners, 1),
        }
    }
}

#[inline(always)]
fn step(steps: &[u32], number: u32) -> u32 {
    steps.get(number as usize).copied().unwrap_or(Steps::OUT)
}

impl Table {
    pub fn new(sides: &Sides, places: u64) -> Result<Table, CubeError> {
        let mut totals = Vec::new();
        totals.try_reserve_exact(places as usize).map_err(|_| CubeError::Memory)?;
        totals.resize(places as usize, Total::default());
        let provinces = sides.provinces.groups();
        let asked = provinces.iter().zip(0u32..).filter(|(group, _)| **group != Side::OUT);
        let asked: Vec<u32> = asked.map(|(_, number)| number).collect();
        let few_provinces = (asked.len() * FEW <= provinces.len()).then_some(asked);
        Ok(Table { totals, used: Vec::new(), steps: Steps::new(sides), few_provinces })
    }

    /// Adds the facts of a part; the places of its groups begin at `from`.
    pub fn add(&mut self, part: &Part<'_>, from: u64) {
        let from = from as u32;
        part.unsorted.iter().for_each(|facts| self.run(facts, from));
        part.facts.iter().for_each(|facts| self.sorted(facts, from));
        part.cells.iter().for_each(|cells| self.sorted(cells, from));
    }

    fn sorted<E: Entry>(&mut self, entries: &[E], from: u32) {
        let Some(provinces) = self.few_provinces.take() else {
            return self.run(entries, from);
        };
        for province in &provinces {
            self.run(of_province(entries, *province), from);
        }
        self.few_provinces = Some(provinces);
    }

    /// What is left out comes to a place beyond the table.
    fn run<E: Entry>(&mut self, entries: &[E], from: u32) {
        let Table { totals, used, steps, .. } = self;
        add_run(totals, used, entries, |entry| {
            from + step(&steps.provinces, entry.province())
                + step(&steps.products, entry.product())
                + step(&steps.partners, entry.partner())
        });
    }

    /// Province by province, so that the table needs places for products and partners alone.
    pub fn by_province(
        &mut self,
        sides: &Sides,
        part: &Part<'_>,
        from: u64,
        out: &mut Vec<Group>,
    ) -> Result<(), CubeError> {
        if !part.unsorted.is_empty() {
            return hashed(sides, part, from, out);
        }
        let count = sides.provinces.groups().len();
        let facts: Vec<_> = part.facts.iter().map(|facts| ByProvince::new(facts, count)).collect();
        let cells: Vec<_> = part.cells.iter().map(|cells| ByProvince::new(cells, count)).collect();
        let numbered = sides.provinces.groups().iter().zip(0u32..);
        let mut provinces: Vec<(u32, u32)> = numbered.map(|(group, number)| (*group, number)).collect();
        provinces.retain(|(group, _)| *group != Side::OUT);
        provinces.sort_unstable();
        for same in provinces.chunk_by(|(one, _), (other, _)| one == other) {
            for (_, number) in same {
                facts.iter().for_each(|facts| self.run_within_province(facts.get(*number)));
                cells.iter().for_each(|cells| self.run_within_province(cells.get(*number)));
            }
            self.take(from + u64::from(same[0].0) * sides.within_province(), out)?;
        }
        Ok(())
    }

    fn run_within_province<E: Entry>(&mut self, entries: &[E]) {
        let Table { totals, used, steps, .. } = self;
        add_run(totals, used, entries, |entry| {
            step(&steps.products, entry.product()) + step(&steps.partners, entry.partner())
        });
    }

    /// Moves the sums out, in the order of their groups, and makes the table ready for the next part.
    pub fn take(&mut self, from: u64, out: &mut Vec<Group>) -> Result<(), CubeError> {
        out.try_reserve(self.used.len()).map_err(|_| CubeError::Memory)?;
        if self.used.len() * FEW <= self.totals.len() {
            self.used.sort_unstable();
            for place in &self.used {
                let total = std::mem::take(&mut self.totals[*place as usize]);
                out.push(total.group(from + u64::from(*place)));
            }
        } else {
            for (place, total) in (0u64..).zip(&mut self.totals).filter(|(_, total)| total.rows > 0) {
                out.push(std::mem::take(total).group(from + place));
            }
        }
        self.used.clear();
        Ok(())
    }
}

/// The loop over the facts: some look-ups and one addition, without a branch that is hard to foresee.
#[inline(always)]
fn add_run<E: Entry>(totals: &mut [Total], used: &mut Vec<u32>, entries: &[E], place: impl Fn(E) -> u32) {
    for entry in entries {
        let place = place(*entry);
        if let Some(total) = totals.get_mut(place as usize) {
            if total.rows == 0 {
                used.push(place);
            }
            total.add(*entry);
        }
    }
}
