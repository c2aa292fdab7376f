//! In what a province is special.

mod classes;
pub(super) mod diversity;
pub(super) mod krugman;
pub(super) mod location_quotient;
pub(super) mod location_quotient_products;
mod quotient;
pub(super) mod ubiquity;
