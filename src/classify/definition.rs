//! Definitions: named, versioned, ordered lists of tiers, and the rules that lead to them.

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
    const RULES: [(&str, Tier); 27] = [
        ("353", Tier::High),
        ("2423", Tier::High),
        ("30", Tier::High),
        ("32", Tier::High),
        ("33", Tier::High),
        ("31", Tier::MediumHigh),
        ("34", Tier::MediumHigh),
        ("24", Tier::MediumHigh),
        ("352", Tier::MediumHigh),
        ("359", Tier::MediumHigh),
        ("29", Tier::MediumHigh),
        ("351", Tier::MediumLow),
        ("25", Tier::MediumLow),
        ("23", Tier::MediumLow),
        ("26", Tier::MediumLow),
        ("27", Tier::MediumLow),
        ("28", Tier::MediumLow),
        ("36", Tier::Low),
        ("37", Tier::Low),
        ("20", Tier::Low),
        ("21", Tier::Low),
        ("22", Tier::Low),
        ("15", Tier::Low),
        ("16", Tier::Low),
        ("17", Tier::Low),
        ("18", Tier::Low),
        ("19", Tier::Low),
    ];
    longest(&RULES, class)
}

/// The tier of a class of ISIC Rev.4 by the groups of TÜİK and Eurostat.
pub(super) fn tuik_isic4(class: Code) -> Tier {
    const RULES: [(&str, Tier); 29] = [
        ("21", Tier::High),
        ("26", Tier::High),
        ("303", Tier::High),
        ("20", Tier::MediumHigh),
        ("252", Tier::MediumHigh),
        ("27", Tier::MediumHigh),
        ("28", Tier::MediumHigh),
        ("29", Tier::MediumHigh),
        ("30", Tier::MediumHigh),
        ("325", Tier::MediumHigh),
        ("182", Tier::MediumLow),
        ("19", Tier::MediumLow),
        ("22", Tier::MediumLow),
        ("23", Tier::MediumLow),
        ("24", Tier::MediumLow),
        ("25", Tier::MediumLow),
        ("301", Tier::MediumLow),
        ("33", Tier::MediumLow),
        ("10", Tier::Low),
        ("11", Tier::Low),
        ("12", Tier::Low),
        ("13", Tier::Low),
        ("14", Tier::Low),
        ("15", Tier::Low),
        ("16", Tier::Low),
        ("17", Tier::Low),
        ("18", Tier::Low),
        ("31", Tier::Low),
        ("32", Tier::Low),
    ];
    longest(&RULES, class)
}

/// The group of a class of ISIC Rev.4 by R&D intensity (OECD 2016).
pub(super) fn oecd2016(class: Code) -> Tier {
    const RULES: [(&str, Tier); 65] = [
        ("303", Tier::High),
        ("21", Tier::High),
        ("26", Tier::High),
        ("72", Tier::High),
        ("582", Tier::High),
        ("252", Tier::MediumHigh),
        ("29", Tier::MediumHigh),
        ("325", Tier::MediumHigh),
        ("28", Tier::MediumHigh),
        ("20", Tier::MediumHigh),
        ("27", Tier::MediumHigh),
        ("30", Tier::MediumHigh),
        ("62", Tier::MediumHigh),
        ("63", Tier::MediumHigh),
        ("22", Tier::Medium),
        ("301", Tier::Medium),
        ("32", Tier::Medium),
        ("23", Tier::Medium),
        ("24", Tier::Medium),
        ("33", Tier::Medium),
        ("13", Tier::MediumLow),
        ("15", Tier::MediumLow),
        ("17", Tier::MediumLow),
        ("10", Tier::MediumLow),
        ("11", Tier::MediumLow),
        ("12", Tier::MediumLow),
        ("14", Tier::MediumLow),
        ("25", Tier::MediumLow),
        ("19", Tier::MediumLow),
        ("31", Tier::MediumLow),
        ("16", Tier::MediumLow),
        ("18", Tier::MediumLow),
        ("69", Tier::MediumLow),
        ("7", Tier::MediumLow),
        ("61", Tier::MediumLow),
        ("05", Tier::MediumLow),
        ("06", Tier::MediumLow),
        ("07", Tier::MediumLow),
        ("08", Tier::MediumLow),
        ("09", Tier::MediumLow),
        ("581", Tier::MediumLow),
        ("64", Tier::Low),
        ("65", Tier::Low),
        ("66", Tier::Low),
        ("35", Tier::Low),
        ("36", Tier::Low),
        ("37", Tier::Low),
        ("38", Tier::Low),
        ("39", Tier::Low),
        ("59", Tier::Low),
        ("60", Tier::Low),
        ("4", Tier::Low),
        ("01", Tier::Low),
        ("02", Tier::Low),
        ("03", Tier::Low),
        ("77", Tier::Low),
        ("78", Tier::Low),
        ("79", Tier::Low),
        ("9", Tier::Low),
        ("5", Tier::Low),
        ("68", Tier::Low),
        ("80", Tier::Low),
        ("81", Tier::Low),
        ("82", Tier::Low),
        // Goods of no industry (scrap, residues, works of art) have a class of convention in division 99.
        ("9999", Tier::NotClassified),
    ];
    // Divisions 84 to 88 are not in the taxonomy.
    longest(&RULES, class)
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

fn longest(rules: &[(&str, Tier)], class: Code) -> Tier {
    let digits = class.to_string();
    let fits = rules.iter().filter(|(prefix, _)| digits.starts_with(prefix));
    fits.max_by_key(|(prefix, _)| prefix.len()).map_or(Tier::NotClassified, |(_, tier)| *tier)
}
