use serde::{Deserialize, Serialize};

/// A list of product codes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Nomenclature {
    /// International Standard Industrial Classification, Rev.3 (1989).
    Isic3,
    /// ISIC Rev.3.1 (2002).
    Isic31,
    /// ISIC Rev.4 (2008).
    Isic4,
    /// Statistical classification of economic activities in the European Community, Rev.2 (2008).
    Nace2,
    /// NACE Rev.2.1 (2025).
    Nace21,
    /// Harmonized System, 2002 to 2022; also the Turkish customs code (GTİP) whose first six digits it is.
    Hs,
    /// Standard International Trade Classification, Rev.3 (1985).
    Sitc3,
    /// SITC Rev.4 (2006).
    Sitc4,
    /// The sectors of the exporters' assembly (Türkiye İhracatçılar Meclisi), by name.
    Tim,
    /// Names of technology tiers instead of codes.
    Tiers,
}

impl Nomenclature {
    /// All of them.
    pub const ALL: [Nomenclature; 10] = [
        Nomenclature::Isic3,
        Nomenclature::Isic31,
        Nomenclature::Isic4,
        Nomenclature::Nace2,
        Nomenclature::Nace21,
        Nomenclature::Hs,
        Nomenclature::Sitc3,
        Nomenclature::Sitc4,
        Nomenclature::Tim,
        Nomenclature::Tiers,
    ];

    /// The word used in options, files and cards.
    pub fn id(self) -> &'static str {
        match self {
            Nomenclature::Isic3 => "isic3",
            Nomenclature::Isic31 => "isic31",
            Nomenclature::Isic4 => "isic4",
            Nomenclature::Nace2 => "nace2",
            Nomenclature::Nace21 => "nace21",
            Nomenclature::Hs => "hs",
            Nomenclature::Sitc3 => "sitc3",
            Nomenclature::Sitc4 => "sitc4",
            Nomenclature::Tim => "tim",
            Nomenclature::Tiers => "tiers",
        }
    }

    /// The nomenclature of an [`id`](Nomenclature::id); `gtip` is another word for `hs`.
    pub fn from_id(id: &str) -> Option<Nomenclature> {
        if id == "gtip" {
            return Some(Nomenclature::Hs);
        }
        Nomenclature::ALL.into_iter().find(|known| known.id() == id)
    }

    /// Whether its codes are digits; the others are names.
    pub fn has_digits(self) -> bool {
        !matches!(self, Nomenclature::Tim | Nomenclature::Tiers)
    }

    /// Position in [`Nomenclature::ALL`].
    pub fn index(self) -> usize {
        self as usize
    }
}

/// By what a file's nomenclature was decided.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Decided {
    /// The header says it.
    Header,
    /// The codes fit no other.
    Codes,
    /// The names beside the codes are its names.
    Names,
    /// Others fit as well and give the same tiers.
    Equal,
    /// The visitor said it.
    Told,
}

/// How a file's nomenclature was decided.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct CodeReport {
    /// What was decided.
    pub nomenclature: Nomenclature,
    /// By what.
    pub decided: Decided,
    /// Distinct codes that were looked at.
    pub distinct: u32,
    /// How many of them each nomenclature has.
    pub fits: Vec<(Nomenclature, u32)>,
}

/// Versions of the Harmonized System, as a set.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub struct HsVersions(u8);

impl HsVersions {
    /// 2002, 2007, 2012, 2017, 2022.
    pub const ALL: HsVersions = HsVersions(0x1F);
    /// None.
    pub const NONE: HsVersions = HsVersions(0);
    /// The years in which the versions came into force; each was in force until the next one.
    pub const YEARS: [u16; 5] = [2002, 2007, 2012, 2017, 2022];

    /// The set of these bits: 1 is 2002, 2 is 2007 and so on.
    pub fn from_bits(bits: u8) -> HsVersions {
        HsVersions(bits & HsVersions::ALL.0)
    }

    /// The version in force in a year; the first one before.
    pub fn of_year(year: u16) -> HsVersions {
        let at = HsVersions::YEARS.iter().rposition(|from| *from <= year).unwrap_or(0);
        HsVersions(1 << at)
    }

    /// Those in both sets.
    pub fn both(self, other: HsVersions) -> HsVersions {
        HsVersions(self.0 & other.0)
    }

    /// Those in either set.
    pub fn either(self, other: HsVersions) -> HsVersions {
        HsVersions(self.0 | other.0)
    }

    /// Those that are not in another set.
    pub fn without(self, other: HsVersions) -> HsVersions {
        HsVersions(self.0 & !other.0)
    }

    /// Whether there is none.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Each version of the set by itself, the oldest first.
    pub fn each(self) -> impl Iterator<Item = HsVersions> {
        (0..5).map(|at| HsVersions(1 << at)).filter(move |one| self.0 & one.0 != 0)
    }

    /// The years of the versions.
    pub fn years(self) -> impl Iterator<Item = u16> {
        HsVersions::YEARS
            .into_iter()
            .enumerate()
            .filter(move |(at, _)| self.0 >> at & 1 == 1)
            .map(|(_, year)| year)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_lead_back_and_years_have_their_version() {
        for (at, nomenclature) in Nomenclature::ALL.into_iter().enumerate() {
            assert_eq!(Nomenclature::from_id(nomenclature.id()), Some(nomenclature));
            assert_eq!(nomenclature.index(), at);
        }
        assert_eq!(Nomenclature::from_id("gtip"), Some(Nomenclature::Hs));
        let versions = |year| HsVersions::of_year(year).years().collect::<Vec<_>>();
        assert_eq!(versions(2021), [2017]);
        assert_eq!(versions(2022), [2022]);
        assert_eq!(versions(1999), [2002]);
        let both = HsVersions::of_year(2021).either(HsVersions::of_year(2024));
        assert_eq!(both.each().count(), 2);
    }
}
