use serde::{Deserialize, Serialize};

/// Why a place of a map has no colour.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Gap {
    /// The data have no figure of it.
    Missing,
    /// What its share would be a share of is zero or less.
    Undefined,
    /// All of it is confidential goods, of whose tier nothing is known.
    Confidential,
}

impl Gap {
    /// All of them, in the order of the key.
    pub const ALL: [Gap; 3] = [Gap::Missing, Gap::Undefined, Gap::Confidential];

    /// The word in `data-class` and in embeds.
    pub fn id(self) -> &'static str {
        match self {
            Gap::Missing => "missing",
            Gap::Undefined => "undefined",
            Gap::Confidential => "confidential",
        }
    }
}
