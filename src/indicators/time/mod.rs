//! What changed.

pub(super) mod change_of_share;
pub(super) mod compound_growth;
pub(super) mod gains;
pub(super) mod growth;
pub(super) mod growth_contributions;
pub(super) mod index;
pub(super) mod ranks;
pub(super) mod thresholds;
