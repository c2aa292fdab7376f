//! From a code of any nomenclature to the classes in which definitions are stated.

use crate::data::codes::{self, Target};
use crate::types::{Code, HsVersions, Nomenclature};

/// What goods without an industry are: scrap and residues (the conventional class 9999).
const NO_INDUSTRY: &str = "9999";
const CLASS_DIGITS: usize = 4;
const HS_DIGITS: usize = 6;

/// The classes of ISIC Rev.3 that the goods of a code can be of, in order.
pub fn isic3_of(nomenclature: Nomenclature, code: Code, versions: HsVersions) -> Vec<Code> {
    let through =
        |class: Code, map: Option<&codes::ClassMap>| map.map_or_else(Vec::new, |map| map.get(class));
    let isic3 = Nomenclature::Isic3;
    distinct(match nomenclature {
        Nomenclature::Isic3 => classes(isic3, code),
        Nomenclature::Hs => by_rules(code, versions, codes::hs_to_isic3()),
        Nomenclature::Sitc3 | Nomenclature::Sitc4 => {
            let rules = codes::sitc_to_isic3(nomenclature);
            let target = |leaf: &Code| target_classes(isic3, rules.get(*leaf, HsVersions::ALL));
            known(nomenclature, code).iter().flat_map(target).collect()
        }
        Nomenclature::Isic31 | Nomenclature::Isic4 => {
            let map = codes::map(nomenclature, isic3);
            let all = classes(nomenclature, code).into_iter().flat_map(|class| through(class, map));
            all.flat_map(|class| classes(isic3, class)).collect()
        }
        Nomenclature::Nace2 | Nomenclature::Nace21 => {
            let map = codes::map(Nomenclature::Isic4, isic3);
            let all = isic4_of(nomenclature, code, versions).into_iter();
            all.flat_map(|class| through(class, map)).flat_map(|class| classes(isic3, class)).collect()
        }
        Nomenclature::Tim | Nomenclature::Tiers => Vec::new(),
    })
}

/// The classes of ISIC Rev.4 that the goods of a code can be of, in order.
pub fn isic4_of(nomenclature: Nomenclature, code: Code, versions: HsVersions) -> Vec<Code> {
    let isic4 = Nomenclature::Isic4;
    let through = |class: Code, from| codes::map(from, isic4).map_or_else(Vec::new, |map| map.get(class));
    let finest = |all: Vec<Code>| all.into_iter().flat_map(|class| classes(isic4, class)).collect();
    distinct(match nomenclature {
        Nomenclature::Isic4 => classes(isic4, code),
        Nomenclature::Hs => by_rules_of(code, versions, codes::hs_to_isic4(), isic4),
        Nomenclature::Isic31 | Nomenclature::Nace2 => {
            let all = classes(nomenclature, code).into_iter();
            finest(all.flat_map(|class| through(class, nomenclature)).collect())
        }
        Nomenclature::Nace21 => {
            let map = codes::map(Nomenclature::Nace21, Nomenclature::Nace2);
            let nace2 = classes(nomenclature, code).into_iter();
            let nace2 = nace2.flat_map(|class| map.map_or_else(Vec::new, |map| map.get(class)));
            let nace2 = nace2.flat_map(|class| classes(Nomenclature::Nace2, class));
            finest(nace2.flat_map(|class| through(class, Nomenclature::Nace2)).collect())
        }
        Nomenclature::Isic3 | Nomenclature::Sitc3 | Nomenclature::Sitc4 => {
            let isic3 = isic3_of(nomenclature, code, versions).into_iter();
            finest(isic3.flat_map(|class| through(class, Nomenclature::Isic3)).collect())
        }
        Nomenclature::Tim | Nomenclature::Tiers => Vec::new(),
    })
}

/// The groups of SITC Rev.3 (three digits) that the goods of a code can be of, in order; `None` where no
/// correspondence leads there: from the activity nomenclatures.
pub fn sitc3_of(nomenclature: Nomenclature, code: Code, versions: HsVersions) -> Option<Vec<Code>> {
    match nomenclature {
        // The groups of Rev.4 are those of Rev.3 but for 599.
        Nomenclature::Sitc3 | Nomenclature::Sitc4 => {
            Some(distinct(known(nomenclature, code).iter().map(|leaf| leaf.prefix(3)).collect()))
        }
        Nomenclature::Hs => {
            Some(distinct(by_rules_of(code, versions, codes::hs_to_sitc3(), Nomenclature::Sitc3)))
        }
        _ => None,
    }
}

/// The finest codes below a code, or the code itself where it is finer than what is known.
fn known(nomenclature: Nomenclature, code: Code) -> Vec<Code> {
    let leaves = codes::leaves(nomenclature, code);
    if leaves.is_empty() { vec![code] } else { leaves.to_vec() }
}

fn classes(nomenclature: Nomenclature, code: Code) -> Vec<Code> {
    if code.len() >= CLASS_DIGITS { vec![code] } else { known(nomenclature, code) }
}

fn target_classes(nomenclature: Nomenclature, target: Option<&Target>) -> Vec<Code> {
    match target {
        Some(Target::Classes(targets)) => {
            targets.iter().flat_map(|target| classes(nomenclature, *target)).collect()
        }
        Some(Target::NoIndustry) | None => Code::new(NO_INDUSTRY).into_iter().collect(),
    }
}

fn by_rules(code: Code, versions: HsVersions, rules: &codes::Rules) -> Vec<Code> {
    by_rules_of(code, versions, rules, Nomenclature::Isic3)
}

/// The codes of six digits below a customs code. A chapter holds codes of all versions; of other years none is
/// meant where some is of these.
pub(super) fn in_force(code: Code, versions: HsVersions) -> Vec<Code> {
    let six = codes::leaves(Nomenclature::Hs, code.prefix(HS_DIGITS));
    let in_force = |code: &Code| !codes::hs_versions(*code).both(versions).is_empty();
    let meant: Vec<Code> = six.iter().copied().filter(in_force).collect();
    if meant.is_empty() { six.to_vec() } else { meant }
}

/// Where every code of six digits below a customs code leads, in every version that comes into question: those
/// wanted that have it, else those that have it.
fn by_rules_of(code: Code, versions: HsVersions, rules: &codes::Rules, target: Nomenclature) -> Vec<Code> {
    let six = code.prefix(HS_DIGITS);
    let mut found = Vec::new();
    let mut add = |code: Code, versions: HsVersions| {
        rules.each(code, versions, |to| found.extend(target_classes(target, Some(to))));
    };
    if six.len() == HS_DIGITS {
        let all = codes::hs_versions(six);
        let wanted = all.both(versions);
        add(six, if wanted.is_empty() { all } else { wanted });
    } else {
        for leaf in in_force(six, versions) {
            let all = codes::hs_versions(leaf);
            let wanted = all.both(versions);
            add(leaf, if wanted.is_empty() { all } else { wanted });
        }
    }
    // The national chapters 98 and 99, and what no rule knows.
    if found.is_empty() { target_classes(target, None) } else { found }
}

fn distinct(mut codes: Vec<Code>) -> Vec<Code> {
    codes.sort_unstable();
    codes.dedup();
    codes
}
