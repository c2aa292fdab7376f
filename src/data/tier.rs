//! The tiers of all definitions.

use std::ops::BitOr;

use serde::{Deserialize, Serialize};

/// A tier of a definition, or one of the two places beside them.
///
/// A definition (`classify::Definition`) uses some of them, in its own order; the first four are those of
/// the OECD's definition on ISIC Rev.3. `NotClassified` holds known goods outside a definition's list,
/// `Confidential` what the publisher withholds (`Gizli Veri`).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
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
    /// Medium R&D intensity (OECD 2016 only).
    Medium = 6,
    /// Lall's HT1: high technology, electronics and electrical.
    Ht1 = 7,
    /// Lall's HT2: high technology, other.
    Ht2 = 8,
    /// Lall's MT1: medium technology, automotive.
    Mt1 = 9,
    /// Lall's MT2: medium technology, process.
    Mt2 = 10,
    /// Lall's MT3: medium technology, engineering.
    Mt3 = 11,
    /// Lall's LT1: low technology, textile, garment and footwear.
    Lt1 = 12,
    /// Lall's LT2: low technology, other.
    Lt2 = 13,
    /// Lall's RB1: resource-based, agro-based.
    Rb1 = 14,
    /// Lall's RB2: resource-based, other.
    Rb2 = 15,
    /// Lall's PP: primary products.
    Pp = 16,
}

impl Tier {
    /// Number of tiers.
    pub const COUNT: usize = 17;

    /// Every tier, by number.
    pub const ALL: [Tier; Tier::COUNT] = [
        Tier::High,
        Tier::MediumHigh,
        Tier::MediumLow,
        Tier::Low,
        Tier::NotClassified,
        Tier::Confidential,
        Tier::Medium,
        Tier::Ht1,
        Tier::Ht2,
        Tier::Mt1,
        Tier::Mt2,
        Tier::Mt3,
        Tier::Lt1,
        Tier::Lt2,
        Tier::Rb1,
        Tier::Rb2,
        Tier::Pp,
    ];

    /// The tiers of the OECD's definition on ISIC Rev.3, highest technology first, and what it leaves out.
    pub const OECD: [Tier; 5] =
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
            Tier::Medium => "medium",
            Tier::Ht1 => "ht1",
            Tier::Ht2 => "ht2",
            Tier::Mt1 => "mt1",
            Tier::Mt2 => "mt2",
            Tier::Mt3 => "mt3",
            Tier::Lt1 => "lt1",
            Tier::Lt2 => "lt2",
            Tier::Rb1 => "rb1",
            Tier::Rb2 => "rb2",
            Tier::Pp => "pp",
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

/// A set of tiers: those that goods can belong to.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
pub struct TierSet(u32);

impl TierSet {
    /// No tier.
    pub const EMPTY: TierSet = TierSet(0);

    /// Whether a tier is in it.
    pub fn has(self, tier: Tier) -> bool {
        self.0 >> tier.index() & 1 == 1
    }

    /// Whether there is none.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Number of tiers.
    pub fn len(self) -> usize {
        self.0.count_ones() as usize
    }

    /// The only tier, where there is one.
    pub fn only(self) -> Option<Tier> {
        if self.len() == 1 { Tier::ALL.get(self.0.trailing_zeros() as usize).copied() } else { None }
    }

    /// Whether all its tiers are in another set.
    pub fn is_within(self, other: TierSet) -> bool {
        self.0 & !other.0 == 0
    }

    /// Whether a tier is in both.
    pub fn meets(self, other: TierSet) -> bool {
        self.0 & other.0 != 0
    }

    /// Its tiers, by number.
    pub fn iter(self) -> impl Iterator<Item = Tier> {
        Tier::ALL.into_iter().filter(move |tier| self.has(*tier))
    }
}

impl From<Tier> for TierSet {
    fn from(tier: Tier) -> TierSet {
        TierSet(1 << tier.index())
    }
}

impl BitOr for TierSet {
    type Output = TierSet;

    fn bitor(self, other: TierSet) -> TierSet {
        TierSet(self.0 | other.0)
    }
}

impl FromIterator<Tier> for TierSet {
    fn from_iter<I: IntoIterator<Item = Tier>>(tiers: I) -> TierSet {
        tiers.into_iter().fold(TierSet::EMPTY, |set, tier| set | tier.into())
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
            assert_eq!(TierSet::from(tier).only(), Some(tier));
        }
        assert_eq!(Tier::from_id("High"), None);
        assert_eq!(Tier::OECD, Tier::ALL[..5]);
    }

    #[test]
    fn sets_meet_and_lie_within() {
        let both: TierSet = [Tier::High, Tier::Low].into_iter().collect();
        assert!(both.meets(Tier::Low.into()) && !both.meets(Tier::MediumLow.into()));
        assert!(TierSet::from(Tier::High).is_within(both) && !both.is_within(Tier::High.into()));
        assert_eq!((both.len(), both.only()), (2, None));
        assert_eq!(both.iter().collect::<Vec<_>>(), [Tier::High, Tier::Low]);
    }
}
