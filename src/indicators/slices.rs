use std::collections::BTreeMap;

use crate::classify::DefinitionId;
use crate::cube::{Kinds, Rollup, RollupBlock};
use crate::types::{Flow, Level, Period, Place};

use super::Slice;

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

    /// The same without some places, and without the country's sums where they are not to be shown; the sums of the
    /// country stay those of all places.
    pub fn without(mut self, places: &[Place], country: bool) -> PlaceTable {
        for place in places {
            self.places[place.index()] = None;
        }
        if country {
            self.national = Slice::default();
        }
        self
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
            slice.print(half_width_ppm);
            self.national.merge(slice);
        }
    }
}

/// Every period and flow of a data set in its own grain: from here every question is answered.
pub struct Tables {
    blocks: BTreeMap<(Period, Flow), RollupBlock>,
    kinds: Kinds,
    half_width_ppm: i128,
    /// The definition of the tiers.
    pub definition: DefinitionId,
    /// Whether there are tiers at all.
    pub has_tiers: bool,
    /// What the places are.
    pub level: Level,
}

impl Tables {
    /// The sums of a data set under what its texts mean now.
    pub fn new(rollup: Rollup) -> Tables {
        let (half_width_ppm, has_tiers) = (rollup.half_width_ppm, rollup.has_products);
        let (definition, level) = (rollup.definition, rollup.level);
        let (kinds, blocks) = rollup.into_blocks();
        let shown = |block: &RollupBlock| block.sums(&kinds).any(|(class, _)| class.shown().is_some());
        let blocks = blocks.into_iter().filter(shown);
        let blocks = blocks.map(|block| ((block.period, block.flow), block)).collect();
        Tables { blocks, kinds, half_width_ppm, definition, has_tiers, level }
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
        for (class, sum, below_e4) in block.signed_sums(&self.kinds) {
            if let Some((place, kind)) = class.shown() {
                let slice = table.places[place.index()].get_or_insert_default();
                slice.add(kind, i128::from(sum.amount_e4) - below_e4, sum.rows);
                slice.add(kind, below_e4, 0);
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
    pub fn parts(&self, period: Period, flow: Flow) -> Vec<Period> {
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
        Some(PlaceTable { period, ..self.added_up(&parts, flow)? })
    }

    /// Some periods of the data set's own grain together, as far as they are there; `None` where none is.
    pub(super) fn added_up(&self, parts: &[Period], flow: Flow) -> Option<PlaceTable> {
        let mut known = parts.iter().filter_map(|part| self.blocks.get(&(*part, flow)));
        let mut table = self.table(known.next()?);
        for block in known {
            table.merge(&self.table(block));
        }
        table.months = months(parts);
        Some(table)
    }
}

fn months(parts: &[Period]) -> u8 {
    parts.iter().map(|part| part.length_months()).sum()
}
