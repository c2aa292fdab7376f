//! View models to files: pictures, pages, embeds, tables. Nothing in here knows where it will be shown.

mod account;
mod card;
mod charts;
mod csv;
pub mod embed;
mod escape;
mod figures;
mod hands;
mod help;
mod html;
mod ledger;
mod map_csv;
pub mod prerender;
mod questions;
mod sheet;
mod svg;

#[cfg(test)]
pub(crate) use account::tests as account_tests;
pub use account::{account_markup, repairs_csv, revisions_csv};
pub use card::{card_json, card_sheet};
pub use charts::{chart_file, chart_markup};
pub use csv::Csv;
pub use figures::figure_markup;
pub use hands::hands;
pub use help::help_markup;
pub use html::page as html_page;
pub use ledger::{ledger_csv, ledger_json};
pub use map_csv::map_csv;
pub use questions::question_fields;
pub use sheet::{sheet_csv, sheet_json};
pub use svg::map_svg;

use crate::view::{MadeFile, PageView, PublishForm};

/// Makes a file of a view.
pub fn publish(view: &PageView, form: &PublishForm) -> MadeFile {
    let name = file_name(view);
    let (extension, mime, bytes) = match form {
        PublishForm::EmbedCode { base } => ("txt", "text/plain", embed::code(view, base).into_bytes()),
        PublishForm::Html => ("html", "text/html", html::page(view).into_bytes()),
        PublishForm::Svg => ("svg", "image/svg+xml", svg::map_svg(view).into_bytes()),
        PublishForm::Csv => ("csv", "text/csv", map_csv(view)),
    };
    MadeFile { name: format!("{name}.{extension}"), mime: format!("{mime};charset=utf-8"), bytes }
}

/// `teknoharita-annex-high-export-2024`
fn file_name(view: &PageView) -> String {
    let spec = &view.spec;
    let flow = spec.flow.map(|flow| flow.id()).unwrap_or_default();
    let period = spec.period.map(|period| period.to_string()).unwrap_or_default();
    let sample = if view.mark.is_some() { "-synthetic-sample" } else { "" };
    format!("teknoharita-{}-{}-{flow}-{period}{sample}", spec.data_set.id(), spec.indicator.id())
}
