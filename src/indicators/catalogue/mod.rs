//! All indicators, in the order in which they are offered. The page, the command line and
//! `docs/INDICATORS.md` are made of this list.

mod entry;

pub use entry::{Entry, Group, Need, Text};

use super::{beside, concentration, flows, levels, specialisation, time};

/// All indicators.
pub const CATALOGUE: &[&Entry] = &[
    &levels::totals::ENTRY,
    &levels::tier_shares::ENTRY,
    &levels::upper_tiers::ENTRY,
    &levels::tier_contributions::ENTRY,
    &levels::tier_structure::ENTRY,
    &time::ranks::ENTRY,
    &time::growth::ENTRY,
    &time::growth_contributions::ENTRY,
    &time::change_of_share::ENTRY,
    &time::compound_growth::ENTRY,
    &time::index::ENTRY,
    &time::gains::ENTRY,
    &time::thresholds::ENTRY,
    &flows::balance::ENTRY,
    &flows::coverage::ENTRY,
    &concentration::top_partners::ENTRY,
    &concentration::top_products::ENTRY,
    &concentration::partner_concentration::ENTRY,
    &concentration::product_concentration::ENTRY,
    &concentration::partner_changes::ENTRY,
    &concentration::product_changes::ENTRY,
    &concentration::unit_values::ENTRY,
    &specialisation::location_quotient::ENTRY,
    &specialisation::location_quotient_products::ENTRY,
    &specialisation::krugman::ENTRY,
    &specialisation::diversity::ENTRY,
    &specialisation::ubiquity::ENTRY,
    &beside::correlation::ENTRY,
    &beside::residuals::ENTRY,
    &beside::per_head::ENTRY,
];

impl Entry {
    /// The indicator of an id.
    pub fn from_id(id: &str) -> Option<&'static Entry> {
        CATALOGUE.iter().copied().find(|entry| entry.id == id)
    }
}
