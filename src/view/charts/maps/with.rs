use std::fmt;
use std::str::FromStr;

use crate::classify::DefinitionId;
use crate::types::{Flow, Period};
use crate::view::DataSetId;

/// What a map is compared with; everything else stays as it is.
///
/// ```
/// use teknoharita::view::maps::With;
/// let with: With = "period.2019".parse().unwrap();
/// assert_eq!(with.to_string(), "period.2019");
/// assert!("period.".parse::<With>().is_err() && "king.1".parse::<With>().is_err());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum With {
    /// Another period.
    Period(Period),
    /// The other flow.
    Flow(Flow),
    /// Another definition of tiers.
    Definition(DefinitionId),
    /// Another data set.
    DataSet(DataSetId),
}

/// A text that says nothing to compare with.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NoWith;

impl FromStr for With {
    type Err = NoWith;

    fn from_str(text: &str) -> Result<With, NoWith> {
        let (kind, id) = text.split_once('.').ok_or(NoWith)?;
        let found = match kind {
            "period" => id.parse().ok().map(With::Period),
            "flow" => Flow::ALL.into_iter().find(|flow| flow.id() == id).map(With::Flow),
            "definition" => DefinitionId::from_id(id).map(With::Definition),
            "data" => DataSetId::from_id(id).map(With::DataSet),
            _ => None,
        };
        found.ok_or(NoWith)
    }
}

impl fmt::Display for With {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            With::Period(period) => write!(out, "period.{period}"),
            With::Flow(flow) => write!(out, "flow.{}", flow.id()),
            With::Definition(definition) => write!(out, "definition.{}", definition.id()),
            With::DataSet(data_set) => write!(out, "data.{}", data_set.id()),
        }
    }
}
