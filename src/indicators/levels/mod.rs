//! How much, and of which tiers.

pub(super) mod tier_contributions;
pub(super) mod tier_shares;
pub(super) mod tier_structure;
pub(super) mod totals;
pub(super) mod upper_tiers;
