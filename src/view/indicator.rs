use serde::{Deserialize, Serialize};

use crate::classify::DefinitionId;
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
    /// What the page offers under the definition by default, in its order.
    pub const ALL: [Indicator; 7] = [
        Indicator::Share(Tier::High),
        Indicator::Share(Tier::MediumHigh),
        Indicator::HighAndMediumHigh,
        Indicator::Share(Tier::MediumLow),
        Indicator::Share(Tier::Low),
        Indicator::Share(Tier::NotClassified),
        Indicator::Total,
    ];

    /// What is offered under a definition: each of its tiers, the two highest of the OECD's together, and the
    /// total.
    pub fn of(definition: DefinitionId) -> Vec<Indicator> {
        let mut all = Vec::new();
        for tier in definition.tiers() {
            all.push(Indicator::Share(*tier));
            if *tier == Tier::MediumHigh {
                all.push(Indicator::HighAndMediumHigh);
            }
        }
        all.push(Indicator::Total);
        all
    }

    /// The word used in addresses and by the command line.
    pub fn id(self) -> &'static str {
        match self {
            Indicator::Share(tier) => tier.id(),
            Indicator::HighAndMediumHigh => "high_medium_high",
            Indicator::Total => "total",
        }
    }

    /// The indicator of an [`id`](Indicator::id), under whichever definition.
    pub fn from_id(id: &str) -> Option<Indicator> {
        match id {
            "high_medium_high" => Some(Indicator::HighAndMediumHigh),
            "total" => Some(Indicator::Total),
            _ => Tier::from_id(id).filter(|tier| *tier != Tier::Confidential).map(Indicator::Share),
        }
    }

    /// The tiers whose sum is the numerator; `None` where the indicator is no share.
    pub fn tiers(self) -> Option<&'static [Tier]> {
        match self {
            Indicator::Share(tier) => Tier::ALL.get(tier.index()..=tier.index()),
            Indicator::HighAndMediumHigh => Some(&[Tier::High, Tier::MediumHigh]),
            Indicator::Total => None,
        }
    }
}
