use serde::{Deserialize, Serialize};

/// Why nothing is made public under the rule of secrecy.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum SecrecyError {
    /// A chart shows numbers of products, periods and places that are checked for maps alone.
    Chart,
    /// So does a table of an indicator.
    Table,
    /// There are more firms than are counted.
    TooManyFirms,
}
