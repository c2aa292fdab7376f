//! Which codes there are.

use std::sync::OnceLock;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::types::{Code, HsVersions, Nomenclature};

/// Digits of the classes of the activity nomenclatures, and of the codes of the Harmonized System.
const CLASS_DIGITS: usize = 4;
const HS_DIGITS: usize = 6;

/// The finest codes of a nomenclature, in order, and everything that begins one of them.
#[derive(Default)]
struct Codes {
    leaves: Vec<Code>,
    valid: FxHashSet<Code>,
    /// Groups whose basic headings are not known: whatever follows is valid.
    open: Vec<Code>,
}

impl Codes {
    fn of(mut leaves: Vec<Code>, shortest: usize) -> Codes {
        leaves.sort_unstable();
        leaves.dedup();
        let beginnings = |leaf: &Code| {
            let leaf = *leaf;
            (shortest..=leaf.len()).map(move |digits| leaf.prefix(digits))
        };
        Codes { valid: leaves.iter().flat_map(beginnings).collect(), leaves, open: Vec::new() }
    }

    fn is_valid(&self, code: Code) -> bool {
        self.valid.contains(&code)
            || code.len() <= 5 && self.open.iter().any(|group| code.starts_with(*group))
    }
}

/// Whether a code is one of the nomenclature, at any of its levels: divisions, groups and classes of the
/// activity nomenclatures; chapters, headings and subheadings of the Harmonized System, and the national
/// digits behind them; divisions, groups, subgroups and basic headings of the SITC.
pub fn is_valid(nomenclature: Nomenclature, code: Code) -> bool {
    match nomenclature {
        Nomenclature::Hs => {
            let even = code.len() >= 2 && code.len().is_multiple_of(2);
            even && (hs().is_valid(code.prefix(HS_DIGITS)) || is_special(code))
        }
        _ => table(nomenclature).is_some_and(|codes| codes.is_valid(code)),
    }
}

/// Whether a valid code names goods, or a service that occurs in statistics of goods (waste traded by
/// wholesalers, design plans, works of art).
pub fn is_goods(nomenclature: Nomenclature, code: Code) -> bool {
    let first = code.prefix(2).to_string();
    let division = first.parse::<u8>().unwrap_or(0);
    let alone = first.len() == 1;
    match nomenclature {
        Nomenclature::Isic3 if code.len() == CLASS_DIGITS => {
            let class = code.to_string().parse().ok().and_then(crate::data::isic3::get);
            class.is_some() || division == 51
        }
        // Rev.3.1 divides fishing in two; its other goods have the classes of Rev.3.
        Nomenclature::Isic31 if code.len() == CLASS_DIGITS => {
            division == 5 || is_goods(Nomenclature::Isic3, code)
        }
        Nomenclature::Isic3 | Nomenclature::Isic31 => {
            alone || matches!(division, 1..=41 | 51 | 74 | 92 | 93 | 99)
        }
        Nomenclature::Isic4 | Nomenclature::Nace2 | Nomenclature::Nace21 => {
            alone || matches!(division, 1..=39 | 46 | 58 | 59 | 71 | 74 | 90 | 91 | 96)
        }
        _ => true,
    }
}

/// Chapters 98 and 99 are each country's own: special cases and goods not told.
fn is_special(code: Code) -> bool {
    matches!(code.prefix(2).to_string().as_str(), "98" | "99")
}

/// The finest codes of the nomenclature that begin with a code, the code itself where it is one.
pub fn leaves(nomenclature: Nomenclature, code: Code) -> &'static [Code] {
    let Some(codes) = table(nomenclature) else { return &[] };
    let from = codes.leaves.partition_point(|leaf| *leaf < code);
    let rest = &codes.leaves[from..];
    &rest[..rest.iter().take_while(|leaf| leaf.starts_with(code)).count()]
}

/// The versions of the Harmonized System that have a code of six digits.
pub fn hs_versions(code: Code) -> HsVersions {
    hs_table().1.get(&code).copied().unwrap_or(HsVersions::NONE)
}

fn table(nomenclature: Nomenclature) -> Option<&'static Codes> {
    Some(match nomenclature {
        Nomenclature::Hs => hs(),
        Nomenclature::Sitc3 => {
            static TABLE: OnceLock<Codes> = OnceLock::new();
            TABLE.get_or_init(|| sitc(include_str!("sitc3_codes.txt")))
        }
        Nomenclature::Sitc4 => {
            static TABLE: OnceLock<Codes> = OnceLock::new();
            TABLE.get_or_init(|| sitc(include_str!("sitc4_codes.txt")))
        }
        Nomenclature::Tim | Nomenclature::Tiers => return None,
        activity => activities().get(activity.index())?,
    })
}

fn hs() -> &'static Codes {
    &hs_table().0
}

fn hs_table() -> &'static (Codes, FxHashMap<Code, HsVersions>) {
    static TABLE: OnceLock<(Codes, FxHashMap<Code, HsVersions>)> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut versions = FxHashMap::default();
        for fields in crate::data::records(include_str!("hs_codes.txt")) {
            let &[heading, suffixes] = fields.as_slice() else { continue };
            for suffix in suffixes.split(' ') {
                let (digits, mask) = suffix.split_once(':').unwrap_or((suffix, "1f"));
                let code = Code::new(&format!("{heading}{digits}"));
                if let (Some(code), Ok(mask)) = (code, u8::from_str_radix(mask, 16)) {
                    versions.insert(code, HsVersions::from_bits(mask));
                }
            }
        }
        (Codes::of(versions.keys().copied().collect(), 2), versions)
    })
}

fn sitc(text: &'static str) -> Codes {
    let (mut leaves, mut open) = (Vec::new(), Vec::new());
    for fields in crate::data::records(text) {
        let &[group, suffixes] = fields.as_slice() else { continue };
        if suffixes == "*" {
            open.extend(Code::new(group));
            leaves.extend(Code::new(group));
            continue;
        }
        leaves.extend(suffixes.split(' ').filter_map(|suffix| Code::new(&format!("{group}{suffix}"))));
    }
    Codes { open, ..Codes::of(leaves, 1) }
}

/// By [`Nomenclature::index`].
fn activities() -> &'static [Codes] {
    static TABLE: OnceLock<Vec<Codes>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut leaves: [Vec<Code>; 5] = Default::default();
        for fields in crate::data::records(include_str!("activity_codes.txt")) {
            let &[id, digits, codes] = fields.as_slice() else { continue };
            let nomenclature = Nomenclature::from_id(id).map(Nomenclature::index);
            let (Some(leaves), true) = (nomenclature.and_then(|at| leaves.get_mut(at)), digits == "4") else {
                continue;
            };
            for group in codes.split(' ') {
                let (group, lasts) = group.split_once(':').unwrap_or((group, ""));
                let class = |last: char| Code::new(&format!("{group}{last}"));
                leaves.extend(lasts.chars().filter_map(class).filter(|code| code.len() == CLASS_DIGITS));
            }
        }
        leaves.into_iter().map(|leaves| Codes::of(leaves, 2)).collect()
    })
}
