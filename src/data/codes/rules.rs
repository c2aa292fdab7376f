//! Rules by longest prefix: customs codes to classes of activity.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::types::{Code, HsVersions, Nomenclature};

use super::codes;

/// Where a rule leads.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Target {
    /// One of these classes, groups or divisions.
    Classes(Vec<Code>),
    /// To no industry: second-hand goods, waste, works of art, goods not specified.
    NoIndustry,
}

/// A table of rules.
pub struct Rules {
    longest: usize,
    rules: FxHashMap<Code, Vec<(HsVersions, Target)>>,
}

impl Rules {
    fn new(text: &'static str) -> Rules {
        let mut rules: FxHashMap<Code, Vec<(HsVersions, Target)>> = FxHashMap::default();
        for fields in crate::data::records(text) {
            let (Some(prefix), Some(target)) =
                (fields.first().and_then(|text| Code::new(text)), fields.get(1))
            else {
                continue;
            };
            let mask = fields.get(2).and_then(|mask| u8::from_str_radix(mask, 16).ok());
            let versions = mask.map_or(HsVersions::ALL, HsVersions::from_bits);
            let classes = codes(target);
            let target = if classes.is_empty() { Target::NoIndustry } else { Target::Classes(classes) };
            rules.entry(prefix).or_default().push((versions, target));
        }
        Rules { longest: rules.keys().map(|prefix| prefix.len()).max().unwrap_or(0), rules }
    }

    /// The target of a code in one version: that of the rule with the longest prefix.
    pub fn get(&self, code: Code, version: HsVersions) -> Option<&Target> {
        let mut found = None;
        self.each(code, version, |target| found = found.or(Some(target)));
        found
    }

    /// The targets of a code in each of some versions, each target of a rule once.
    pub fn each<'a>(&'a self, code: Code, versions: HsVersions, mut target: impl FnMut(&'a Target)) {
        let mut left = versions;
        for digits in (1..=self.longest.min(code.len())).rev() {
            for (valid, to) in self.rules.get(&code.prefix(digits)).into_iter().flatten() {
                if !left.both(*valid).is_empty() {
                    left = left.without(*valid);
                    target(to);
                }
            }
            if left.is_empty() {
                return;
            }
        }
    }

    /// Every prefix with a rule.
    pub fn prefixes(&self) -> impl Iterator<Item = Code> {
        self.rules.keys().copied()
    }
}

macro_rules! table {
    ($file:literal) => {{
        static TABLE: OnceLock<Rules> = OnceLock::new();
        TABLE.get_or_init(|| Rules::new(include_str!($file)))
    }};
}

/// The Harmonized System to ISIC Rev.3.
pub fn hs_to_isic3() -> &'static Rules {
    table!("hs_isic3.tsv")
}

/// The Harmonized System to ISIC Rev.4.
pub fn hs_to_isic4() -> &'static Rules {
    table!("hs_isic4.tsv")
}

/// The Harmonized System to groups of the SITC Rev.3.
pub fn hs_to_sitc3() -> &'static Rules {
    table!("hs_sitc3.tsv")
}

/// A revision of the SITC to ISIC Rev.3.
pub fn sitc_to_isic3(revision: Nomenclature) -> &'static Rules {
    match revision {
        Nomenclature::Sitc4 => table!("sitc4_isic3.tsv"),
        _ => table!("sitc3_isic3.tsv"),
    }
}
