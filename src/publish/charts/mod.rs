//! A chart as markup for the page, and as files.

mod file;
mod maps;
mod page;
mod shapes;

pub use page::chart_markup;

use serde_json::Value;

use super::sheet::sheet_csv;
use crate::error::{Error, Lacks};
use crate::messages::Lang;
use crate::view::{ChartForm, ChartView, MadeFile};

/// How the numbers of a chart came about.
pub struct ChartMethod {
    /// In a line that stands below the chart.
    pub line: String,
    /// The method card for programs, where it has one.
    pub card: Option<Value>,
}

/// A chart as a file; a picture carries its method.
///
/// # Errors
///
/// [`Error::NotInData`] where the data lack what the chart needs.
pub fn chart_file(
    view: &ChartView,
    form: ChartForm,
    lang: Lang,
    method: Option<&ChartMethod>,
) -> Result<MadeFile, Error> {
    let lacks = || Error::NotInData { lacks: view.lacks.unwrap_or(Lacks::Product) };
    let (ending, mime, bytes) = match form {
        ChartForm::Svg => {
            let picture = view.picture.as_ref().ok_or_else(lacks)?;
            ("svg", "image/svg+xml", file::chart_svg(view, picture, lang, method).into_bytes())
        }
        ChartForm::Csv => ("csv", "text/csv", sheet_csv(view.sheet.as_ref().ok_or_else(lacks)?).into_bytes()),
    };
    let (name, mime) = (format!("{}.{ending}", view.file), format!("{mime};charset=utf-8"));
    Ok(MadeFile { name, mime, bytes })
}
