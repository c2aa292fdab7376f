use std::collections::BTreeMap;

use crate::cube::{Rollup, RollupBlock};
use crate::data::Tier;
use crate::types::{Flow, Period, Place};

/// What one place traded in one period and flow, by tier, in 1/10,000 of the currency.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Slice {
    /// Sum of everything.
    pub total_e4: i128,
    /// Sum of each tier, by [`Tier::index`].
    pub tiers_e4: [i128; 6],
    /// The least it can be; equal to the sum where nothing is uncertain.
    pub low_e4: [i128; 6],
    /// The most it can be.
    pub high_e4: [i128; 6],
    /// Observations.
    pub rows: u64,
    /// Observations in the confidential tier.
    pub confidential_rows: u64,
}

impl Slice {
    fn add_cell(&mut self, tier: Option<Tier>, amount_e4: i128, rows: u64) {
        self.total_e4 += amount_e4;
        self.rows += rows;
        if let Some(tier) = tier {
            self.tiers_e4[tier.index()] += amount_e4;
            self.confidential_rows += if tier == Tier::Confidential { rows } else { 0 };
        }
    }

    /// Sets the bounds: exact, or a half-width in 1/1,000,000 of the total where shares were printed.
    /// What the printed tiers leave over carries all their half-widths.
    fn bound(&mut self, half_width_ppm: i128) {
        (self.low_e4, self.high_e4) = (self.tiers_e4, self.tiers_e4);
        if half_width_ppm == 0 || self.total_e4 <= 0 {
            return;
        }
        let width = self.total_e4 * half_width_ppm / 1_000_000;
        for tier in Tier::CLASSED {
            let width = if tier == Tier::NotClassified { 4 * width } else { width };
            let at = tier.index();
            self.low_e4[at] = (self.tiers_e4[at] - width).max(0);
            self.high_e4[at] = (self.tiers_e4[at] + width).min(self.total_e4);
        }
    }

    /// Adds another slice: sums add, and so do bounds.
    pub fn merge(&mut self, other: &Slice) {
        self.total_e4 += other.total_e4;
        self.rows += other.rows;
        self.confidential_rows += other.confidential_rows;
        for at in 0..6 {
            self.tiers_e4[at] += other.tiers_e4[at];
            self.low_e4[at] += other.low_e4[at];
            self.high_e4[at] += other.high_e4[at];
        }
    }

    /// Sum, least and most of several tiers together.
    pub fn sum(&self, tiers: &[Tier]) -> (i128, i128, i128) {
        let add = |values: &[i128; 6]| tiers.iter().map(|tier| values[tier.index()]).sum::<i128>();
        let (value, low, high) = (add(&self.tiers_e4), add(&self.low_e4), add(&self.high_e4));
        (value, low.min(value), high.max(value))
    }
}

/// One period and flow: every place with data, and the country.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PlaceTable {
    /// Period.
    pub period: Period,
    /// Direction.
    pub flow: Flow,
    /// By [`Place::index`]; `None` is missing, which is not zero.
    places: Vec<Option<Slice>>,
    /// The sum of all places.
    pub national: Slice,
    /// Months that the data cover, 1-12.
    pub months: u8,
}

impl PlaceTable {
    fn new(period: Period, flow: Flow) -> PlaceTable {
        let months = period.length_months();
        PlaceTable { period, flow, places: vec![None; Place::COUNT], national: Slice::default(), months }
    }

    /// One place; `None` where the data set has nothing of it.
    pub fn get(&self, place: Place) -> Option<&Slice> {
        self.places[place.index()].as_ref()
    }

    /// Places with data, in order.
    pub fn iter(&self) -> impl Iterator<Item = (Place, &Slice)> {
        Place::all().zip(&self.places).filter_map(|(place, slice)| Some((place, slice.as_ref()?)))
    }

    fn merge(&mut self, other: &PlaceTable) {
        for (mine, theirs) in self.places.iter_mut().zip(&other.places) {
            if let Some(theirs) = theirs {
                mine.get_or_insert_default().merge(theirs);
            }
        }
        self.national.merge(&other.national);
    }

    fn close(&mut self, half_width_ppm: i128) {
        for slice in self.places.iter_mut().flatten() {
            slice.bound(half_width_ppm);
            self.national.merge(slice);
        }
    }
}

/// Every period and flow of a data set in its own grain: from here every question is answered.
pub struct Tables {
    blocks: BTreeMap<(Period, Flow), RollupBlock>,
    half_width_ppm: i128,
    /// Whether there are tiers at all.
    pub has_tiers: bool,
}

impl Tables {
    /// The sums of a data set under what its texts mean now.
    pub fn new(rollup: Rollup) -> Tables {
        let (half_width_ppm, has_tiers) = (rollup.half_width_ppm, rollup.has_products);
        let shown = |block: &RollupBlock| block.sums().any(|(class, _)| class.shown().is_some());
        let blocks = rollup.into_blocks().into_iter().filter(shown);
        let blocks = blocks.map(|block| ((block.period, block.flow), block)).collect();
        Tables { blocks, half_width_ppm, has_tiers }
    }

    /// Every table, ordered by period and flow.
    pub fn iter(&self) -> impl Iterator<Item = PlaceTable> {
        self.blocks.values().map(|block| self.table(block))
    }

    /// Period and flow of every table, in order.
    pub fn keys(&self) -> impl Iterator<Item = (Period, Flow)> {
        self.blocks.keys().copied()
    }

    fn table(&self, block: &RollupBlock) -> PlaceTable {
        let mut table = PlaceTable::new(block.period, block.flow);
        for (class, sum) in block.sums() {
            if let Some((place, tier)) = class.shown() {
                let slice = table.places[place.index()].get_or_insert_default();
                slice.add_cell(tier, i128::from(sum.amount_e4), sum.rows);
            }
        }
        table.close(self.half_width_ppm);
        table
    }

    /// Flows with data, in order.
    pub fn flows(&self) -> Vec<Flow> {
        Flow::ALL.into_iter().filter(|flow| self.blocks.keys().any(|(_, known)| known == flow)).collect()
    }

    /// Periods of a flow in the data set's own grain, in order.
    pub fn own_periods(&self, flow: Flow) -> Vec<Period> {
        self.blocks.keys().filter(|(_, known)| *known == flow).map(|(period, _)| *period).collect()
    }

    /// Years of a flow that the data set touches, in order, with the months each covers.
    pub fn years(&self, flow: Flow) -> Vec<(u16, u8)> {
        let mut years: Vec<u16> = self.own_periods(flow).into_iter().map(Period::calendar_year).collect();
        years.dedup();
        let covered = |year: u16| Period::year(year).map_or(0, |year| months(&self.parts(year, flow)));
        years.into_iter().map(|year| (year, covered(year))).collect()
    }

    /// The latest complete year of a flow; without one, the year with data that comes last.
    pub fn default_period(&self, flow: Flow) -> Option<Period> {
        let years = self.years(flow);
        let complete = years.iter().rev().find(|(_, months)| *months == 12);
        Period::year(complete.or(years.last())?.0)
    }

    /// The periods of the data set's own grain that make up a period without counting a month twice:
    /// the period itself where it is there, else the shortest ones within it.
    fn parts(&self, period: Period, flow: Flow) -> Vec<Period> {
        if self.blocks.contains_key(&(period, flow)) {
            return vec![period];
        }
        let mut within: Vec<Period> =
            self.own_periods(flow).into_iter().filter(|own| period.contains(*own)).collect();
        within.sort_by_key(|own| (own.length_months(), *own));
        let mut parts: Vec<Period> = Vec::new();
        for own in within {
            if !parts.iter().any(|part| part.overlaps(own)) {
                parts.push(own);
            }
        }
        parts.sort_unstable();
        parts
    }

    /// One period and flow, added up from its parts; `None` where there is nothing of it.
    pub fn at(&self, period: Period, flow: Flow) -> Option<PlaceTable> {
        let parts = self.parts(period, flow);
        let (first, rest) = parts.split_first()?;
        let mut table = self.table(self.blocks.get(&(*first, flow))?);
        for part in rest {
            table.merge(&self.table(self.blocks.get(&(*part, flow))?));
        }
        table.period = period;
        table.months = months(&parts);
        Some(table)
    }
}

fn months(parts: &[Period]) -> u8 {
    parts.iter().map(|part| part.length_months()).sum()
}
