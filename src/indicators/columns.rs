//! Columns that many indicators have.

use super::{Column, Kind, Text};

const fn key(id: &'static str, tr: &'static str, en: &'static str) -> Column {
    Column { id, kind: Kind::Key, is_bounded: false, label: Text(tr, en) }
}

/// A column of points.
pub(super) const fn column(id: &'static str, kind: Kind, tr: &'static str, en: &'static str) -> Column {
    Column { id, kind, is_bounded: false, label: Text(tr, en) }
}

/// A column of points with their least and most.
pub(super) const fn bounded(id: &'static str, kind: Kind, tr: &'static str, en: &'static str) -> Column {
    Column { id, kind, is_bounded: true, label: Text(tr, en) }
}

pub(super) const PERIOD: Column = key("period", "Dönem", "Period");
pub(super) const BASE: Column = key("base_period", "Önceki dönem", "Period before");
pub(super) const FLOW: Column = key("flow", "Yön", "Flow");
/// Code and name of an area: two columns in files.
pub(super) const AREA: Column = key("plate", "İl", "Province");
pub(super) const TIER: Column = key("tier", "Teknoloji düzeyi", "Technology tier");
pub(super) const PRODUCT: Column = key("product", "Ürün", "Product");
pub(super) const PARTNER: Column = key("partner", "Ülke", "Partner");

pub(super) const VALUE: Column = bounded("value", Kind::Money, "Tutar", "Amount");
pub(super) const SHARE: Column = bounded("share_pct", Kind::Percent, "Pay", "Share");
pub(super) const RANK: Column = column("rank", Kind::Rank, "Sıra", "Rank");
pub(super) const BASE_VALUE: Column = bounded("base_value", Kind::Money, "Önceki tutar", "Amount before");
pub(super) const CHANGE: Column = bounded("change", Kind::Money, "Fark", "Change");
pub(super) const GROWTH: Column = bounded("growth_pct", Kind::Percent, "Büyüme", "Growth");
pub(super) const EXPORTS: Column = bounded("exports", Kind::Money, "İhracat", "Exports");
pub(super) const IMPORTS: Column = bounded("imports", Kind::Money, "İthalat", "Imports");
