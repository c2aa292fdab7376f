use crate::types::Period;

/// Why there are no maps beside one another.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum MapsRefusal {
    /// The data have no tiers.
    NoTiers,
    /// The data hold a single year.
    OneYear,
    /// A share is wanted beside the amount, and the map shows the amount.
    NoShare,
    /// There is nothing to compare with.
    Nothing,
    /// What is shown was to be compared with itself.
    Same,
    /// One of both lacks the period.
    NoPeriod {
        /// The period.
        period: Period,
        /// Periods that both have.
        both: Vec<Period>,
    },
    /// The two cover unlike months.
    Months,
    /// One of both lacks the flow.
    NoFlow,
    /// One of both definitions does not know the number.
    NoIndicator,
    /// The data set is not there.
    NoData,
    /// The tiers of published figures are what their source says.
    Fixed,
    /// One is of provinces, the other of regions.
    Levels,
    /// The amounts are in unlike currencies.
    Currencies,
}
