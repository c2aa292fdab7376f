//! The numbers of a view as files, one form a file. All of them are written from the same rows, so that a
//! number is the same wherever it stands; `map_csv` writes the same numbers for spreadsheets.

mod csv_plain;
mod datawrapper;
mod geojson;
mod json;
mod rows;
mod xlsx;

pub use csv_plain::csv_plain;
pub use datawrapper::datawrapper;
pub use geojson::geojson;
pub use json::json;
pub use xlsx::xlsx;

use rows::{About, Row, rows};
