//! Definitions: named, versioned, ordered lists of tiers, and the rules that lead to them.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use crate::data::{Tier, TierSet, codes, isic3};
use crate::types::{Code, Nomenclature};

/// A definition that the program knows, or the visitor's own.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
pub enum DefinitionId {
    /// OECD on ISIC Rev.3 with the lists of the Ankara Chamber of Industry's report: 0200 (forestry) is low,
    /// and confidential data are counted with what is not classified.
    #[default]
    Report,
    /// OECD on ISIC Rev.3 to the letter: manufacturing alone has tiers.
    OecdIsic3,
    /// The groups of ISIC Rev.4 / NACE Rev.2 that TÜİK and Eurostat use; shares are of manufacturing.
    TuikNace2,
    /// OECD's R&D intensity of 2016: five groups of all activities.
    Oecd2016,
    /// Lall's categories of SITC groups.
    Lall2000,
    /// The visitor's own.
    Own,
}

/// What shares are shares of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Denominator {
    /// Everything, what is not classified and confidential included.
    Everything,
    /// What has a tier: manufacturing, where a definition knows nothing else.
    Classified,
}

impl DefinitionId {
    /// All of them, in the order in which they are offered.
    pub const ALL: [DefinitionId; 6] = [
        DefinitionId::Report,
        DefinitionId::OecdIsic3,
        DefinitionId::TuikNace2,
        DefinitionId::Oecd2016,
        DefinitionId::Lall2000,
        DefinitionId::Own,
    ];

    /// The word used in options, addresses and cards. It never changes.
    pub fn id(self) -> &'static str {
        match self {
            DefinitionId::Report => "oecd-isic3-report",
            DefinitionId::OecdIsic3 => "oecd-isic3",
            DefinitionId::TuikNace2 => "tuik-nace2",
            DefinitionId::Oecd2016 => "oecd2016-rd",
            DefinitionId::Lall2000 => "lall2000",
            DefinitionId::Own => "own",
        }
    }

    /// The definition of an [`id`](DefinitionId::id).
    pub fn from_id(id: &str) -> Option<DefinitionId> {
        DefinitionId::ALL.into_iter().find(|known| known.id() == id)
    }

    /// Goes up when a rule changes.
    pub fn version(self) -> u32 {
        1
    }

    /// The nomenclature in which the definition is stated; `None` for the visitor's own, which says it.
    pub fn basis(self) -> Option<Nomenclature> {
        match self {
            DefinitionId::Report | DefinitionId::OecdIsic3 => Some(Nomenclature::Isic3),
            DefinitionId::TuikNace2 | DefinitionId::Oecd2016 => Some(Nomenclature::Isic4),
            DefinitionId::Lall2000 => Some(Nomenclature::Sitc3),
            DefinitionId::Own => None,
        }
    }

    /// Its tiers, highest technology first, and last what it does not classify. The visitor's own may use
    /// the six that have a plain name.
    pub fn tiers(self) -> &'static [Tier] {
        use Tier::{
            High, Ht1, Ht2, Low, Lt1, Lt2, Medium, MediumHigh, MediumLow, Mt1, Mt2, Mt3, NotClassified, Pp,
            Rb1, Rb2,
        };
        match self {
            DefinitionId::Report | DefinitionId::OecdIsic3 | DefinitionId::TuikNace2 => &Tier::OECD,
            DefinitionId::Oecd2016 | DefinitionId::Own => {
                &[High, MediumHigh, Medium, MediumLow, Low, NotClassified]
            }
            DefinitionId::Lall2000 => &[Ht1, Ht2, Mt1, Mt2, Mt3, Lt1, Lt2, Rb1, Rb2, Pp, NotClassified],
        }
    }

    /// What its shares are shares of.
    pub fn denominator(self) -> Denominator {
        match self {
            DefinitionId::TuikNace2 => Denominator::Classified,
            _ => Denominator::Everything,
        }
    }

    /// Whether a way leads to it from the codes of a nomenclature: to Lall's groups from customs codes and the
    /// SITC alone.
    pub fn reaches(self, nomenclature: Nomenclature) -> bool {
        use Nomenclature::{Hs, Sitc3, Sitc4, Tiers, Tim};
        match (self, nomenclature) {
            (DefinitionId::Report, _) => true,
            (_, Tiers) => false,
            (DefinitionId::Lall2000, nomenclature) => matches!(nomenclature, Hs | Sitc3 | Sitc4 | Tim),
            _ => true,
        }
    }

    /// Whether confidential data are counted with what is not classified; otherwise they can be anything,
    /// and every tier becomes an interval.
    pub fn folds_confidential(self) -> bool {
        self == DefinitionId::Report
    }

    /// What goods of an unknown kind can be.
    pub fn anything(self) -> TierSet {
        self.tiers().iter().copied().collect()
    }

    /// The paper or manual that it comes from.
    pub fn source(self) -> &'static str {
        match self {
            DefinitionId::Report => {
                "Ankara Sanayi Odası, Ankara ve İllerin Dış Ticaretinin Teknolojik Analizi, Ek 1-2; OECD (2011), ISIC REV. 3 Technology Intensity Definition, https://www.oecd.org/sti/ind/48350231.pdf"
            }
            DefinitionId::OecdIsic3 => {
                "OECD (2011), ISIC REV. 3 Technology Intensity Definition, https://www.oecd.org/sti/ind/48350231.pdf"
            }
            DefinitionId::TuikNace2 => {
                "TÜİK, Yıllık Sanayi Ürün İstatistikleri, metaveri (2016); Eurostat, High-tech industry and knowledge-intensive services (htec), Annex 3"
            }
            DefinitionId::Oecd2016 => {
                "Galindo-Rueda, F. and F. Verger (2016), OECD Taxonomy of Economic Activities Based on R&D Intensity, doi:10.1787/5jlv73sqqp8r-en"
            }
            DefinitionId::Lall2000 => {
                "Lall, S. (2000), The Technological Structure and Performance of Developing Country Manufactured Exports, 1985-98, Oxford Development Studies 28(3), doi:10.1080/713688318; SITC Rev.3: UNCTAD"
            }
            DefinitionId::Own => "",
        }
    }
}

/// The tier of a class of ISIC Rev.3 in the list of the Ankara Chamber of Industry's report; what the list
/// lacks is not classified.
pub(super) fn report(class: Code) -> Tier {
    let number = class.to_string().parse().ok().filter(|_| class.len() == 4);
    number.and_then(isic3::get).map_or(Tier::NotClassified, |class| class.tier)
}

/// The tier of a class of ISIC Rev.3 by the OECD's rule.
pub(super) fn oecd_isic3(class: Code) -> Tier {
    static RULES: OnceLock<Rules> = OnceLock::new();
    let stated = [
        (Tier::High, "353 2423 30 32 33"),
        (Tier::MediumHigh, "31 34 24 352 359 29"),
        (Tier::MediumLow, "351 25 23 26 27 28"),
        (Tier::Low, "36 37 20 21 22 15 16 17 18 19"),
    ];
    longest(RULES.get_or_init(|| rules(&stated)), class)
}

/// The tier of a class of ISIC Rev.4 by the groups of TÜİK and Eurostat.
pub(super) fn tuik_isic4(class: Code) -> Tier {
    static RULES: OnceLock<Rules> = OnceLock::new();
    let stated = [
        (Tier::High, "21 26 303"),
        (Tier::MediumHigh, "20 252 27 28 29 30 325"),
        (Tier::MediumLow, "182 19 22 23 24 25 301 33"),
        (Tier::Low, "10 11 12 13 14 15 16 17 18 31 32"),
    ];
    longest(RULES.get_or_init(|| rules(&stated)), class)
}

/// The group of a class of ISIC Rev.4 by R&D intensity (OECD 2016).
pub(super) fn oecd2016(class: Code) -> Tier {
    static RULES: OnceLock<Rules> = OnceLock::new();
    let stated = [
        (Tier::High, "303 21 26 72 582"),
        (Tier::MediumHigh, "252 29 325 28 20 27 30 62 63"),
        (Tier::Medium, "22 301 32 23 24 33"),
        (Tier::MediumLow, "13 15 17 10 11 12 14 25 19 31 16 18 69 7 61 05 06 07 08 09 581"),
        (Tier::Low, "64 65 66 35 36 37 38 39 59 60 4 01 02 03 77 78 79 9 5 68 80 81 82"),
        // Goods of no industry (scrap, residues, works of art) have a class of convention in division 99.
        (Tier::NotClassified, "9999"),
    ];
    // Divisions 84 to 88 are not in the taxonomy.
    longest(RULES.get_or_init(|| rules(&stated)), class)
}

/// The category of a group of SITC Rev.3 by Lall.
pub(super) fn lall(group: Code) -> Tier {
    match codes::lall(group.prefix(3)) {
        Some("HT1") => Tier::Ht1,
        Some("HT2") => Tier::Ht2,
        Some("MT1") => Tier::Mt1,
        Some("MT2") => Tier::Mt2,
        Some("MT3") => Tier::Mt3,
        Some("LT1") => Tier::Lt1,
        Some("LT2") => Tier::Lt2,
        Some("RB1") => Tier::Rb1,
        Some("RB2") => Tier::Rb2,
        Some("PP") => Tier::Pp,
        _ => Tier::NotClassified,
    }
}

/// Tiers by the beginnings of classes.
type Rules = FxHashMap<Code, Tier>;

/// Rules from the beginnings of each tier, blank between.
fn rules(stated: &[(Tier, &'static str)]) -> Rules {
    let prefixes = |(tier, prefixes): &(Tier, &'static str)| {
        let tier = *tier;
        prefixes.split(' ').filter_map(Code::new).map(move |prefix| (prefix, tier)).collect::<Vec<_>>()
    };
    stated.iter().flat_map(prefixes).collect()
}

/// The tier of the longest beginning of a class.
fn longest(rules: &Rules, class: Code) -> Tier {
    let rule = (1..=class.len()).rev().find_map(|digits| rules.get(&class.prefix(digits)));
    rule.copied().unwrap_or(Tier::NotClassified)
}
