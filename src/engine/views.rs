//! Views, files and lists from the shelves.

use crate::classify::{DefinitionId, Exclusions};
use crate::error::Error;
use crate::protocol::{DataSetId, MadeFile, PublishForm, ViewSpec};
use crate::publish;
use crate::view::{PageView, ViewInput, page_view};

use super::Engine;

impl Engine {
    /// What to draw. A definition or a list that is not there, or that the data lack codes for, becomes the
    /// default; the view says in its own spec what it shows.
    ///
    /// # Errors
    ///
    /// [`Error::NothingLoaded`] where the data set is not there.
    pub fn view(&self, spec: &ViewSpec) -> Result<PageView, Error> {
        let is_own = spec.data_set == DataSetId::Own;
        let exclude: Vec<String> = match is_own {
            true => {
                spec.exclude.iter().filter(|id| crate::data::codes::list(id).is_some()).cloned().collect()
            }
            false => Vec::new(),
        };
        let exclusions = Exclusions::from_ids(exclude.iter().map(String::as_str)).unwrap_or_default();
        let has = |definition: DefinitionId| {
            (self.definition.is_some() || definition != DefinitionId::Own)
                && self.reachable(spec.data_set, definition).is_ok()
        };
        let definition = if has(spec.definition) { spec.definition } else { Default::default() };
        let shelf = self.shelf(spec.data_set, definition, exclusions)?;
        let compare = match spec.compare.filter(|other| is_own && has(*other)) {
            Some(other) => Some(self.shelf(spec.data_set, other, exclusions)?),
            None => None,
        };
        let ministry = self.shelf(DataSetId::Ministry, definition, exclusions)?;
        let spec = ViewSpec { exclude, ..spec.clone() };
        page_view(&ViewInput {
            spec: &spec,
            passport: shelf.passport,
            tables: &shelf.tables,
            activity: Some(&ministry.tables),
            has_own: self.own.is_some(),
            method: shelf.method.as_ref(),
            is_own,
            codes: self.codes().filter(|_| is_own),
            compare: compare.as_ref().map(|shelf| &shelf.tables),
            has_definition: self.definition.is_some(),
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
