//! Exports beside imports.

pub(super) mod balance;
pub(super) mod coverage;
mod sides;
