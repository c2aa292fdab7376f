use rustc_hash::FxHashMap;

use crate::indicators::{Area, AreaTable, Ask, Signed, Sum};
use crate::types::Place;

use super::{AreaParts, Part};

/// Sums by area and item; the country's stand after all areas.
pub(super) struct Sums {
    /// The areas that a place is counted in, by [`Place::index`].
    rows: Vec<Vec<usize>>,
    items: usize,
    certain: Vec<i128>,
    /// Of goods that may count.
    open: FxHashMap<(usize, usize), Signed>,
}

impl Sums {
    pub fn new(ask: &Ask<'_>, table: &AreaTable, items: usize) -> Sums {
        let numbers: FxHashMap<&Area, usize> =
            table.areas.iter().enumerate().map(|(number, known)| (&known.area, number)).collect();
        let country = table.areas.len();
        let rows = |place: Place| {
            let areas = ask.choice.grouping.areas_of(place);
            let own = areas.iter().filter_map(|area| numbers.get(area).copied());
            own.chain(std::iter::once(country)).collect()
        };
        Sums {
            rows: Place::all().map(rows).collect(),
            items,
            certain: vec![0; (country + 1) * items],
            open: FxHashMap::default(),
        }
    }

    pub fn add(&mut self, place: Place, item: usize, amount_e4: i128) {
        let Sums { rows, items, certain, .. } = self;
        for row in rows.get(place.index()).into_iter().flatten() {
            if let Some(sum) = certain.get_mut(row * *items + item) {
                *sum += amount_e4;
            }
        }
    }

    pub fn maybe(&mut self, place: Place, item: usize, above_e4: i128) {
        self.signed(place, item, Signed { above_e4, below_e4: 0 });
    }

    /// Says that so much of what was added is below zero.
    pub fn below(&mut self, place: Place, item: usize, below_e4: i128) {
        self.signed(place, item, Signed { above_e4: -below_e4, below_e4 });
    }

    fn signed(&mut self, place: Place, item: usize, signed: Signed) {
        let Sums { rows, open, .. } = self;
        for row in rows.get(place.index()).into_iter().flatten() {
            open.entry((*row, item)).or_default().add(signed);
        }
    }

    pub fn areas(self, table: &AreaTable) -> Vec<AreaParts> {
        // Each row's parts in the order of their items.
        let mut parts: Vec<Vec<Part>> = vec![Vec::new(); table.areas.len() + 1];
        for (place, amount_e4) in self.certain.iter().enumerate().filter(|(_, amount_e4)| **amount_e4 != 0) {
            if let Some(row) = parts.get_mut(place / self.items) {
                row.push(Part { item: place % self.items, sum: Sum::certain(*amount_e4) });
            }
        }
        // What is added to least and most does not depend on the order.
        for ((row, item), signed) in self.open.into_iter().filter(|(_, signed)| *signed != Signed::default())
        {
            let Some(row) = parts.get_mut(row) else { continue };
            let at = row.partition_point(|part| part.item < item);
            if row.get(at).is_none_or(|part| part.item != item) {
                row.insert(at, Part { item, sum: Sum::certain(0) });
            }
            if let Some(part) = row.get_mut(at) {
                part.sum.low += signed.below_e4;
                part.sum.high += signed.above_e4;
                part.sum.is_open = true;
            }
        }
        let areas = table.areas.iter().map(|known| known.area.clone()).chain(std::iter::once(Area::Country));
        areas.zip(parts).map(|(area, parts)| AreaParts::new(area, parts)).collect()
    }
}
