//! Rows and a plan to facts: what each distinct text means, and what each amount is.

mod amount;
mod beside;
mod facts;
mod names;
mod period_columns;
mod rows;
mod runs;
mod told;
mod unfold;
mod unfolded;

pub use crate::plan::{
    PartnerText, ProvinceText, Regions, parse_flow, parse_part, parse_period, parse_period_of, parse_year,
    regions_of, resolve_iso_number, resolve_partner, resolve_plate, resolve_province,
};
pub use amount::{AmountError, parse_amount};
pub use facts::{Fact, FreshText, MostTexts, NewText, RowError, RowOutcome, Tell, Texts, Told};
pub use names::{Brief, Names, TooMany};
pub use period_columns::number_of;
pub use rows::{RowResolver, shorten};
pub use runs::Run;
pub use unfold::{RawCell, Unfolder};
