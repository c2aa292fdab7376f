//! What makes the parts of an area fragile.

use crate::error::Lacks;
use crate::indicators::{Area, Ask, Mark, TierKey, is_most};
use crate::types::{Flow, Period};

use super::{AreaParts, Breakdown, By, Part};

impl Ask<'_> {
    /// The same with the areas of few firms: one more pass, over the facts of firms.
    ///
    /// # Errors
    ///
    /// As [`Ask::breakdown`].
    pub(in crate::indicators) fn breakdown_with_firms(
        &self,
        by: By,
        key: (Period, Flow),
        tier: TierKey,
    ) -> Result<Breakdown, Lacks> {
        let breakdown = self.breakdown(by, key, tier)?;
        let few_firms = self.facts.map(|facts| self.few_firms(facts, key, tier)).unwrap_or_default();
        Ok(Breakdown { few_firms, ..breakdown })
    }

    /// The marks of an area's parts: provinces that are missing, a whole that is small, few firms.
    pub(in crate::indicators) fn marks_of(&self, breakdown: &Breakdown, parts: &AreaParts) -> Vec<Mark> {
        let mut marks = self.partial(&breakdown.table, &parts.area);
        if breakdown.few_firms.contains(&parts.area) {
            marks.push(Mark::FewFirms);
        }
        if parts.area != Area::Country {
            marks.extend(self.small(Mark::SmallVolume, Some(parts.total)));
        }
        marks
    }
}

impl AreaParts {
    /// Whether the largest part is surely most of the whole.
    pub fn is_one(&self) -> bool {
        let most = |part: &Part| {
            let (low, high) = part.sum.shown();
            is_most(low, low + self.total.shown().1 - high)
        };
        self.parts.first().is_some_and(most)
    }
}
