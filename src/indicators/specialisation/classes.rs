//! The product classes of every area beside the country's.

use crate::error::Lacks;
use crate::indicators::breakdown::{AreaParts, Breakdown, By, Item};
use crate::indicators::{Ask, Cell, TierKey, Within};
use crate::types::{Flow, Period};

use super::quotient::Quotient;

/// A period and flow by product class. Quotients are those of all goods; of the classes, those of the tier
/// that was chosen are looked at.
pub(super) struct Classes {
    pub breakdown: Breakdown,
    /// Sum of each item over the country.
    country: Vec<i128>,
    whole: i128,
    /// Whether each item is of the tier that was chosen.
    is_asked: Vec<bool>,
}

impl Classes {
    pub fn new(ask: &Ask<'_>, period: Period, flow: Flow) -> Result<Classes, Lacks> {
        let facts = ask.products()?;
        let breakdown = ask.parting_of(By::Product, TierKey::Total, Vec::new())?.of((period, flow))?;
        let mut country = vec![0; breakdown.items.len()];
        for part in breakdown.country() {
            if let Some(sum) = country.get_mut(part.item) {
                *sum = part.sum.value;
            }
        }
        let tier = ask.choice.tier.unwrap_or(TierKey::Total);
        let is_asked = |item: &Item| match item {
            Item::Product(product, _) => facts.within(*product, tier) == Within::Surely,
            Item::Partner(..) => false,
        };
        let is_asked = breakdown.items.iter().map(is_asked).collect();
        let whole = breakdown.areas.last().map_or(0, |country| country.total.value);
        Ok(Classes { breakdown, country, whole, is_asked })
    }

    /// What the country trades of an item.
    pub fn of_country(&self, item: usize) -> i128 {
        self.country.get(item).copied().unwrap_or_default()
    }

    /// The item as a cell.
    pub fn cell(&self, item: usize) -> Cell {
        self.breakdown.items.get(item).map_or(Cell::None, Item::cell)
    }

    /// The items of an area that are looked at: number, amount and quotient.
    pub fn quotients<'a>(
        &'a self,
        area: &'a AreaParts,
    ) -> impl Iterator<Item = (usize, i128, Quotient)> + 'a {
        let whole = (area.total.value, self.whole);
        let asked =
            area.parts.iter().filter(|part| self.is_asked.get(part.item).copied().unwrap_or_default());
        asked.map(move |part| {
            let class = (part.sum.value, self.of_country(part.item));
            (part.item, part.sum.value, Quotient { class, whole })
        })
    }

    /// For every item, how many areas of the map have a quotient of 1 or more in it; and the items that any
    /// of them trades.
    pub fn ubiquity(&self) -> Vec<u64> {
        let mut areas = vec![0; self.breakdown.items.len()];
        for area in self.breakdown.areas.iter().filter(|known| known.area.is_ranked()) {
            for (item, _, quotient) in self.quotients(area) {
                if let Some(count) = areas.get_mut(item) {
                    *count += u64::from(quotient.is_special());
                }
            }
        }
        areas
    }
}
