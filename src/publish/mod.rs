//! View models to files: pictures, pages, embeds, tables. Nothing in here knows where it will be shown.

mod account;
mod card;
mod charts;
mod citation;
mod csv;
pub mod embed;
mod escape;
mod field;
mod figures;
mod hands;
mod help;
mod html;
mod ledger;
mod map_csv;
pub mod numbers;
pub mod prerender;
mod publication;
mod questions;
mod secrecy;
mod sheet;
mod step;
mod svg;

#[cfg(test)]
pub(crate) use account::tests as account_tests;
pub use account::{account_markup, repairs_csv, revisions_csv};
pub use card::{CARD_SCHEMA, CARD_VERSION, CardInput, card_sheet, card_text_of, card_value, method_words};
pub use charts::{ChartMethod, chart_file, chart_markup};
pub use csv::Csv;
pub use figures::figure_markup;
pub use hands::hands;
pub use help::help_markup;
pub use html::page as html_page;
pub use ledger::{ledger_csv, ledger_json};
pub use map_csv::map_csv;
pub use publication::Publication;
pub use questions::question_fields;
pub use secrecy::{proxy_lines, secrecy_markup, secrecy_off_markup, secrecy_words};
pub use sheet::{sheet_csv, sheet_json};
pub use step::{Checked, Difference, StepInput, step_markup};
pub use svg::map_svg;
