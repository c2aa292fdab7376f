//! Exports by province of activity as the Ministry of Trade printed them, 2022 and 2023.
//!
//! Table 1 of the ministry's bulletin: fifteen provinces, the other 66 as one sum, and the
//! country. Beside [`annex`](super::annex) it shows how far head office and activity lie apart.

use std::sync::OnceLock;

/// One province, or the 66 others together, in one year.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Row {
    /// Plate of the province; `None` is `Diğer`, the 66 provinces that are not listed.
    pub plate: Option<u8>,
    /// Calendar year.
    pub year: u16,
    /// Exports in millions of US dollars, as printed.
    pub million_usd: u32,
    /// Printed share of the country, in tenths of a percent.
    pub share_tenths: u16,
}

#[derive(Default)]
struct Table {
    rows: Vec<Row>,
    national: Vec<(u16, u32)>,
}

/// All rows by year, in the bulletin's order, `Diğer` last.
pub fn rows() -> &'static [Row] {
    &table().rows
}

/// The country's exports in millions of US dollars, as printed.
pub fn national_million_usd(year: u16) -> Option<u32> {
    let row = table().national.iter().find(|row| row.0 == year)?;
    Some(row.1)
}

/// The row of one listed province.
pub fn province(plate: u8, year: u16) -> Option<&'static Row> {
    rows().iter().find(|row| row.plate == Some(plate) && row.year == year)
}

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table = Table::default();
        for fields in super::records(include_str!("ministry.tsv")) {
            if let ["country", year, million_usd, _] = fields[..] {
                table.national.extend(year.parse().ok().zip(million_usd.parse().ok()));
            } else {
                table.rows.extend(parse(&fields));
            }
        }
        table
    })
}

fn parse(fields: &[&str]) -> Option<Row> {
    let &[plate, year, million_usd, share_tenths] = fields else {
        return None;
    };
    Some(Row {
        plate: match plate {
            "other" => None,
            digits => Some(digits.parse().ok()?),
        },
        year: year.parse().ok()?,
        million_usd: million_usd.parse().ok()?,
        share_tenths: share_tenths.parse().ok()?,
    })
}
