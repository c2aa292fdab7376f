//! With whom, and what.

mod changes;
mod concentrations;
pub(super) mod partner_changes;
pub(super) mod partner_concentration;
pub(super) mod product_changes;
pub(super) mod product_concentration;
pub(super) mod top_partners;
pub(super) mod top_products;
pub(super) mod tops;
pub(super) mod unit_values;
