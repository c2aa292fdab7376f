//! Provincial exports by technology as the Ankara Chamber of Industry printed them, 2019-2024.
//!
//! Annexes 3-6 of the report: exports by province of head office. What the four shares leave to
//! 100 is not classified, confidential goods included.

use std::sync::OnceLock;

/// One province in one year.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Row {
    /// Plate of the province; 0 is `Belirsiz(Nonspecified)`.
    pub plate: u8,
    /// Calendar year.
    pub year: u16,
    /// Exports in US dollars.
    pub total_usd: u64,
    /// Printed shares of high, medium-high, medium-low and low, in tenths of a percent.
    pub share_tenths: [u16; 4],
}

/// All rows, by year and then plate: 81 provinces and plate 0 in each of six years.
pub fn rows() -> &'static [Row] {
    static TABLE: OnceLock<Vec<Row>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut year = 0;
        let mut rows = Vec::with_capacity(492);
        for fields in super::records(include_str!("annex.tsv")) {
            match fields.first().and_then(|first| first.strip_prefix('=')) {
                Some(digits) => year = digits.parse().unwrap_or(0),
                None => rows.extend(parse(year, &fields)),
            }
        }
        rows
    })
}

fn parse(year: u16, fields: &[&str]) -> Option<Row> {
    let &[plate, total_usd, high, medium_high, medium_low, low] = fields else {
        return None;
    };
    Some(Row {
        plate: plate.parse().ok()?,
        year,
        total_usd: total_usd.parse().ok()?,
        share_tenths: [
            high.parse().ok()?,
            medium_high.parse().ok()?,
            medium_low.parse().ok()?,
            low.parse().ok()?,
        ],
    })
}
