//! Product codes to technology tiers, under a named and versioned definition.
//!
//! A code that is too coarse to decide, or that a correspondence divides among several classes, has a set of
//! tiers: everything that its goods can be, and nothing else. Shares then have bounds instead of points.

mod definition;
mod exclude;
mod own;
mod paths;

pub use definition::{DefinitionId, Denominator};
pub use exclude::{Exclusions, Membership};
pub use own::OwnDefinition;
pub use paths::{isic3_of, isic4_of, sitc3_of};

use crate::data::{Tier, TierSet, codes};
use crate::types::{Code, HsVersions, Nomenclature};

/// What the lookup tables of a data set know of a product text.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Product {
    /// A code of a nomenclature, at any of its levels.
    Code(Nomenclature, Code),
    /// A sector of the exporters' assembly, by its position in [`codes::sectors`].
    Sector(u8),
    /// A tier, where the source gives tiers instead of codes.
    Tier(Tier),
    /// Hidden by the producer.
    Confidential,
    /// A total over products.
    Total,
    /// The data set has no products.
    None,
    /// No valid code.
    Unknown,
}

impl Product {
    /// A class of ISIC Rev.3: 111 is 0111.
    pub fn isic3(class: u16) -> Product {
        Code::new(&format!("{class:04}"))
            .map_or(Product::Unknown, |code| Product::Code(Nomenclature::Isic3, code))
    }
}

/// How a product came to its tiers.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum How {
    /// Its own code stands in the definition.
    Direct,
    /// A correspondence leads from its code to one tier.
    Rule,
    /// It can be of several tiers.
    Bounds,
    /// It has no tier.
    Not,
}

/// A way from products to tiers: a definition, the visitor's own where that is meant, and the versions of
/// the Harmonized System that the data's years call for.
#[derive(Clone, Copy, Debug)]
pub struct Classifier<'a> {
    /// Which definition.
    pub definition: DefinitionId,
    /// The visitor's own, where it is that.
    pub own: Option<&'a OwnDefinition>,
    /// Versions in force in the data's years; where a code is in none of them, those that have it.
    pub versions: HsVersions,
}

impl<'a> Classifier<'a> {
    /// A definition over all versions of the Harmonized System.
    pub fn new(definition: DefinitionId) -> Classifier<'a> {
        Classifier { definition, own: None, versions: HsVersions::ALL }
    }

    /// The tiers that a product can be of; empty where it has none (unknown codes, totals, data without
    /// products).
    ///
    /// ```
    /// use teknoharita::{classify::{Classifier, DefinitionId, Product}, data::Tier};
    /// use teknoharita::types::{Code, Nomenclature};
    /// let report = Classifier::new(DefinitionId::Report);
    /// assert_eq!(report.tiers(Product::isic3(3530)).only(), Some(Tier::High)); // aircraft and spacecraft
    /// let car = Product::Code(Nomenclature::Hs, Code::new("870323190011").unwrap());
    /// assert_eq!(report.tiers(car).only(), Some(Tier::MediumHigh));
    /// let machinery = Product::Code(Nomenclature::Hs, Code::new("84").unwrap());
    /// assert!(report.tiers(machinery).len() > 1); // boilers, engines, computers
    /// assert!(report.tiers(Product::Unknown).is_empty());
    /// ```
    pub fn tiers(&self, product: Product) -> TierSet {
        match product {
            Product::Code(nomenclature, code) => self.code(nomenclature, code),
            Product::Sector(number) => self.sector(number),
            Product::Tier(tier) => tier.into(),
            Product::Confidential if self.definition.folds_confidential() => Tier::NotClassified.into(),
            Product::Confidential => self.definition.anything(),
            Product::Total | Product::None | Product::Unknown => TierSet::EMPTY,
        }
    }

    /// How a product came to its tiers, [`Classifier::tiers`].
    pub fn how(&self, product: Product, tiers: TierSet) -> How {
        let basis = self.definition.basis().or(self.own.and_then(|own| own.nomenclature));
        match (tiers.len(), product) {
            (0, _) => How::Not,
            (1, Product::Tier(_)) => How::Direct,
            (1, Product::Code(nomenclature, _)) => match basis {
                None => How::Direct,
                Some(basis) if is_like(nomenclature, basis) => How::Direct,
                Some(_) => How::Rule,
            },
            (1, _) => How::Rule,
            _ => How::Bounds,
        }
    }

    fn code(&self, nomenclature: Nomenclature, code: Code) -> TierSet {
        match self.definition {
            DefinitionId::Report => self.by_isic3(nomenclature, code, definition::report),
            DefinitionId::OecdIsic3 => self.by_isic3(nomenclature, code, definition::oecd_isic3),
            DefinitionId::TuikNace2 => self.by_isic4(nomenclature, code, definition::tuik_isic4),
            DefinitionId::Oecd2016 => self.by_isic4(nomenclature, code, definition::oecd2016),
            DefinitionId::Lall2000 => match sitc3_of(nomenclature, code, self.versions) {
                Some(groups) => groups.into_iter().map(definition::lall).collect(),
                None => self.definition.anything(),
            },
            DefinitionId::Own => match self.own {
                Some(own) => own.tiers(nomenclature, code, self.versions),
                None => self.definition.anything(),
            },
        }
    }

    fn by_isic3(&self, nomenclature: Nomenclature, code: Code, tier: fn(Code) -> Tier) -> TierSet {
        isic3_of(nomenclature, code, self.versions).into_iter().map(tier).collect()
    }

    fn by_isic4(&self, nomenclature: Nomenclature, code: Code, tier: fn(Code) -> Tier) -> TierSet {
        isic4_of(nomenclature, code, self.versions).into_iter().map(tier).collect()
    }

    fn sector(&self, number: u8) -> TierSet {
        let Some(sector) = codes::sectors().get(usize::from(number)) else { return TierSet::EMPTY };
        let (nomenclature, prefixes) = match self.definition {
            DefinitionId::Report | DefinitionId::OecdIsic3 => (Nomenclature::Isic3, &sector.isic3),
            DefinitionId::TuikNace2 | DefinitionId::Oecd2016 => (Nomenclature::Isic4, &sector.isic4),
            DefinitionId::Lall2000 | DefinitionId::Own => (Nomenclature::Hs, &sector.hs),
        };
        prefixes.iter().fold(TierSet::EMPTY, |set, prefix| set | self.code(nomenclature, *prefix))
    }
}

/// Whether a definition stated in one nomenclature can be read off the codes of another: Rev.3.1 keeps the
/// classes of Rev.3, NACE those of ISIC, Rev.4 of the SITC the groups of Rev.3.
fn is_like(nomenclature: Nomenclature, basis: Nomenclature) -> bool {
    use Nomenclature::{Isic3, Isic4, Isic31, Nace2, Nace21, Sitc3, Sitc4};
    nomenclature == basis
        || matches!(
            (nomenclature, basis),
            (Isic31, Isic3) | (Nace2, Isic4) | (Nace21, Isic4 | Nace2) | (Sitc4, Sitc3)
        )
}

/// The tier of a product under a definition, where it has exactly one; confidential goods have the tier of
/// that name, whatever a definition makes of them.
pub fn tier(product: Product, definition: DefinitionId) -> Option<Tier> {
    match product {
        Product::Confidential => Some(Tier::Confidential),
        product => Classifier::new(definition).tiers(product).only(),
    }
}
