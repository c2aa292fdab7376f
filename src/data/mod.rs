//! Embedded tables: provinces and regions, partners, classes of goods, published figures, boundaries.
//!
//! Nothing here computes. Each table is a small text file beside its module, read once on first
//! use; `SOURCES.toml` says where each came from, and `tests/promises/data.rs` holds every file
//! to that entry. A line that cannot be read is left out rather than guessed, and the same test
//! counts the lines, so a damaged table cannot pass unnoticed.

pub mod annex;
pub mod boundaries;
pub mod codes;
pub mod groups;
pub mod isic3;
pub mod ministry;
pub mod partners;
pub mod provinces;
pub mod regions;
pub mod sample;
mod tier;

pub use tier::{Tier, TierSet};

/// The records of a tab-separated table, without comments (`#`) and blank lines.
fn records(text: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    text.lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| line.split('\t').collect())
}
