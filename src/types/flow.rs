use serde::{Deserialize, Serialize};

/// The direction of trade, seen from Türkiye.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Flow {
    /// Goods that leave the country.
    Export,
    /// Goods that come in.
    Import,
}

impl Flow {
    /// Both flows, in the order of every table.
    pub const ALL: [Flow; 2] = [Flow::Export, Flow::Import];

    /// The word used in tables, options and addresses.
    pub fn id(self) -> &'static str {
        match self {
            Flow::Export => "export",
            Flow::Import => "import",
        }
    }

    /// The flow of an [`id`](Flow::id).
    pub fn from_id(id: &str) -> Option<Flow> {
        Flow::ALL.into_iter().find(|flow| flow.id() == id)
    }
}
