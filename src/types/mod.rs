//! Plain values that every room may use: no logic beyond their own arithmetic and spelling.

mod code;
mod few;
mod flow;
mod laps;
mod ledger;
mod mended;
mod merged;
mod money;
mod nomenclature;
mod passport;
mod period;
mod place;
mod ratio;
mod repair;
mod report;
mod secrecy;
mod windows_1254;
mod year_part;

pub use code::Code;
pub use few::sort_few;
pub use flow::Flow;
pub use laps::{Clock, Laps, now};
pub use ledger::{Bucket, Count, Ledger};
pub use mended::mended;
pub use merged::merged;
pub use money::{Amount, Currency, E4, UNITS, decimal_text};
pub use nomenclature::{CodeReport, Decided, HsVersions, Nomenclature};
pub use passport::{
    BASES, Basis, Day, PRODUCERS, Passport, PassportAnswers, Producer, STATUSES, SYSTEMS, Status,
    TradeSystem, VALUATIONS, Valuation,
};
pub use period::Period;
pub use place::{Level, Place};
pub use ratio::{percent_text, round_ratio};
pub use repair::{Repair, RepairExample, RepairKind};
pub use report::{
    Check, CheckExample, CheckKind, ColumnReport, FileReport, FirmReport, LoadReport, PartnerReport,
    PreviewRow, Revision, Unmatched, Why,
};
pub use secrecy::{SecrecyRule, SecrecySettings};
pub use windows_1254::windows_1254;
pub use year_part::YearPart;
