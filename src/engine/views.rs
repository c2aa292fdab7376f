//! Views, files and lists from the shelves.

use crate::error::Error;
use crate::protocol::{DataSetId, MadeFile, PublishForm, ViewSpec};
use crate::publish;
use crate::view::{PageView, ViewInput, page_view};

use super::Engine;

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
}
