//! Lists of goods that are left out of shares.

use serde::{Deserialize, Serialize};

use crate::data::codes::{self, CodeList, ListEntry};
use crate::types::{Code, HsVersions, Nomenclature};

use super::{Product, isic4_of};

/// Which named lists are left out, by their position in [`codes::lists`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
pub struct Exclusions(u8);

/// How a product stands to the lists.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Membership {
    /// Not among their goods.
    Outside,
    /// One of their goods.
    Inside,
    /// Its code holds such goods and others: they cannot be separated.
    Mixed(&'static ListEntry),
    /// Its code is coarser than an entry of the lists: they cannot be separated.
    Coarse,
}

impl Exclusions {
    /// None.
    pub const NONE: Exclusions = Exclusions(0);

    /// The same with one more list.
    pub fn with(self, list: &CodeList) -> Exclusions {
        let at = codes::lists().iter().position(|known| known.id == list.id);
        at.map_or(self, |at| Exclusions(self.0 | 1 << at))
    }

    /// The lists of these ids; `None` where one is not known.
    pub fn from_ids<'a>(ids: impl IntoIterator<Item = &'a str>) -> Option<Exclusions> {
        ids.into_iter().try_fold(Exclusions::NONE, |all, id| Some(all.with(codes::list(id)?)))
    }

    /// The lists.
    pub fn lists(self) -> impl Iterator<Item = &'static CodeList> {
        codes::lists().iter().enumerate().filter(move |(at, _)| self.0 >> at & 1 == 1).map(|(_, list)| list)
    }

    /// Whether there is none.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// How a product stands to these lists. A sector of the exporters' assembly is judged by the customs
    /// codes that its goods can have.
    pub fn of(self, product: Product) -> Membership {
        match product {
            Product::Code(nomenclature @ (Nomenclature::Nace2 | Nomenclature::Nace21), code) => {
                let classes = isic4_of(nomenclature, code, HsVersions::ALL);
                self.of_all(Nomenclature::Isic4, &classes)
            }
            Product::Code(Nomenclature::Isic31, code) => self.of_code(Nomenclature::Isic3, code),
            Product::Code(nomenclature, code) => self.of_code(nomenclature, code),
            Product::Sector(number) => match codes::sectors().get(usize::from(number)) {
                Some(sector) => self.of_all(Nomenclature::Hs, &sector.hs),
                None => Membership::Outside,
            },
            _ => Membership::Outside,
        }
    }

    /// How goods stand that can be of any of these codes.
    fn of_all(self, nomenclature: Nomenclature, codes: &[Code]) -> Membership {
        let each: Vec<Membership> = codes.iter().map(|code| self.of_code(nomenclature, *code)).collect();
        let (first, rest) = match each.split_first() {
            Some((first, rest)) => (*first, rest),
            None => return Membership::Outside,
        };
        if rest.iter().all(|other| *other == first) { first } else { Membership::Coarse }
    }

    fn of_code(self, nomenclature: Nomenclature, code: Code) -> Membership {
        let mut found = Membership::Outside;
        for entry in self.lists().flat_map(|list| &list.entries) {
            if entry.nomenclature != nomenclature {
                continue;
            }
            match (code.starts_with(entry.prefix), entry.prefix.starts_with(code), entry.is_mixed) {
                (true, _, false) => return Membership::Inside,
                (true, _, true) => found = Membership::Mixed(entry),
                (false, true, _) if found == Membership::Outside => found = Membership::Coarse,
                _ => {}
            }
        }
        found
    }
}
