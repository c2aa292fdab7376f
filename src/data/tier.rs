//! The tiers of the OECD definition.

/// The tiers of the OECD technology definition on ISIC Rev.3, and the two places beside them.
///
/// The order is the order of technology, from high to low; `NotClassified` holds known goods
/// outside the definition's list and `Confidential` what the publisher withholds (`Gizli Veri`).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize)]
#[repr(u8)]
pub enum Tier {
    /// High technology: aircraft, pharmaceuticals, computers, electronics, instruments.
    High = 0,
    /// Medium-high technology: machinery, vehicles, chemicals, electrical equipment.
    MediumHigh = 1,
    /// Medium-low technology: metals, plastics, minerals, fuels, ships.
    MediumLow = 2,
    /// Low technology: food, textiles, clothing, wood, paper, furniture, jewellery.
    Low = 3,
    /// Goods that the definition does not list: crops, ores, scrap, electricity.
    NotClassified = 4,
    /// Goods whose kind is withheld.
    Confidential = 5,
}

impl Tier {
    /// Every tier, in order.
    pub const ALL: [Tier; 6] =
        [Tier::High, Tier::MediumHigh, Tier::MediumLow, Tier::Low, Tier::NotClassified, Tier::Confidential];

    /// Every tier that a code of goods can belong to: all but `Confidential`.
    pub const CLASSED: [Tier; 5] =
        [Tier::High, Tier::MediumHigh, Tier::MediumLow, Tier::Low, Tier::NotClassified];

    /// The name used in files, addresses and attributes. It never changes.
    pub fn id(self) -> &'static str {
        match self {
            Tier::High => "high",
            Tier::MediumHigh => "medium_high",
            Tier::MediumLow => "medium_low",
            Tier::Low => "low",
            Tier::NotClassified => "not_classified",
            Tier::Confidential => "confidential",
        }
    }

    /// The tier with this [`id`](Tier::id).
    pub fn from_id(id: &str) -> Option<Tier> {
        Tier::ALL.into_iter().find(|tier| tier.id() == id)
    }

    /// The place in [`Tier::ALL`].
    pub fn index(self) -> usize {
        self as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_and_places_lead_back() {
        for (place, tier) in Tier::ALL.into_iter().enumerate() {
            assert_eq!(tier.index(), place);
            assert_eq!(Tier::from_id(tier.id()), Some(tier));
        }
        assert_eq!(Tier::from_id("High"), None);
        assert_eq!(Tier::CLASSED, Tier::ALL[..5]);
    }
}
