use serde::{Deserialize, Serialize};

use crate::data::Tier;

/// What a map shows.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub enum Indicator {
    /// Share of one tier in the province's trade of the flow, in percent.
    Share(Tier),
    /// Share of the high and medium-high tiers together.
    HighAndMediumHigh,
    /// The province's trade of the flow, in US dollars.
    Total,
}

impl Indicator {
    /// What the page offers, in its order.
    pub const ALL: [Indicator; 7] = [
        Indicator::Share(Tier::High),
        Indicator::Share(Tier::MediumHigh),
        Indicator::HighAndMediumHigh,
        Indicator::Share(Tier::MediumLow),
        Indicator::Share(Tier::Low),
        Indicator::Share(Tier::NotClassified),
        Indicator::Total,
    ];

    /// The word used in addresses and by the command line.
    pub fn id(self) -> &'static str {
        match self {
            Indicator::Share(tier) => tier.id(),
            Indicator::HighAndMediumHigh => "high_medium_high",
            Indicator::Total => "total",
        }
    }

    /// The indicator of an [`id`](Indicator::id).
    pub fn from_id(id: &str) -> Option<Indicator> {
        Indicator::ALL.into_iter().find(|indicator| indicator.id() == id)
    }

    /// The tiers whose sum is the numerator; `None` where the indicator is no share.
    pub fn tiers(self) -> Option<&'static [Tier]> {
        match self {
            Indicator::Share(Tier::High) => Some(&[Tier::High]),
            Indicator::Share(Tier::MediumHigh) => Some(&[Tier::MediumHigh]),
            Indicator::Share(Tier::MediumLow) => Some(&[Tier::MediumLow]),
            Indicator::Share(Tier::Low) => Some(&[Tier::Low]),
            Indicator::Share(Tier::NotClassified) => Some(&[Tier::NotClassified]),
            Indicator::Share(Tier::Confidential) => Some(&[Tier::Confidential]),
            Indicator::HighAndMediumHigh => Some(&[Tier::High, Tier::MediumHigh]),
            Indicator::Total => None,
        }
    }
}
