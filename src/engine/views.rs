//! Views, files and lists from the shelves.

use crate::error::{Error, Problem};
use crate::messages::{Lang, problem_kind_label};
use crate::protocol::{DataSetId, MadeFile, PublishForm, ViewSpec};
use crate::publish;
use crate::view::{PageView, ViewInput, page_view};

use super::Engine;
use super::load::{BUDGET, load_with};

impl Engine {
    /// What to draw.
    ///
    /// # Errors
    ///
    /// [`Error::NothingLoaded`] where the data set is not there.
    pub fn view(&self, spec: &ViewSpec) -> Result<PageView, Error> {
        let shelf = self.shelf(spec.data_set)?;
        page_view(&ViewInput {
            spec,
            passport: shelf.passport,
            tables: &shelf.tables,
            activity: Some(&self.shelf(DataSetId::Ministry)?.tables),
            has_own: self.own.is_some(),
        })
    }

    /// A view as a file.
    ///
    /// # Errors
    ///
    /// As [`Engine::view`].
    pub fn publish(&self, spec: &ViewSpec, form: &PublishForm) -> Result<MadeFile, Error> {
        let view = self.view(spec)?;
        Ok(publish::publish(&view, form))
    }

    /// Every problem of the visitor's files as CSV, read once more.
    pub(super) fn all_problems(&mut self, lang: Lang) -> Result<MadeFile, Error> {
        let own = self.own.as_mut().ok_or(Error::NothingLoaded)?;
        let names: Vec<String> = own.report.files.iter().map(|file| file.name.clone()).collect();
        let mut csv = publish::Csv::new(
            lang.pick("dosya;satır;sütun;tür;açıklama;metin", "file,line,column,kind,description,text"),
            lang,
        );
        let mut each = |problem: &Problem| {
            let name = names.get(problem.file as usize).map_or("", String::as_str);
            csv.text(name);
            csv.number(&problem.line.to_string());
            csv.number(&problem.column.to_string());
            csv.text(problem.kind.id());
            csv.text(problem_kind_label(problem.kind, lang));
            csv.text(&problem.text);
            csv.end_row();
        };
        load_with(&mut own.sources, &own.answers, BUDGET, &mut |_, _| {}, Some(&mut each))?;
        let name = lang.pick("teknoharita-sorunlar.csv", "teknoharita-problems.csv").to_string();
        Ok(MadeFile { name, mime: "text/csv;charset=utf-8".to_string(), bytes: csv.finish() })
    }
}
