//! Plain values that every room may use: no logic beyond their own arithmetic and spelling.

mod code;
mod flow;
mod laps;
mod ledger;
mod money;
mod nomenclature;
mod passport;
mod period;
mod place;
mod ratio;
mod report;
mod windows_1254;

pub use code::Code;
pub use flow::Flow;
pub use laps::{Clock, Laps, now};
pub use ledger::{Bucket, Count, Ledger};
pub use money::{Amount, E4, decimal_text};
pub use nomenclature::{CodeReport, Decided, HsVersions, Nomenclature};
pub use passport::{Basis, Passport, Producer, TradeSystem};
pub use period::Period;
pub use place::{Level, Place};
pub use ratio::{percent_text, round_ratio};
pub use report::{FileReport, LoadReport};
pub use windows_1254::windows_1254;
