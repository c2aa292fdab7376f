//! The sectors of the exporters' assembly.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::messages::fold;
use crate::types::Code;

/// A sector of the exporters' assembly (Türkiye İhracatçılar Meclisi), or a sum of several.
///
/// No public correspondence to product codes exists. The prefixes are our own cautious judgement of what
/// its goods can be, and serve as bounds.
pub struct Sector {
    /// Short name in files.
    pub id: &'static str,
    /// Turkish name.
    pub name_tr: &'static str,
    /// English name.
    pub name_en: &'static str,
    /// Whether it is a sum of sectors.
    pub is_sum: bool,
    /// Prefixes of ISIC Rev.3.
    pub isic3: Vec<Code>,
    /// Prefixes of ISIC Rev.4.
    pub isic4: Vec<Code>,
    /// Prefixes of the Harmonized System.
    pub hs: Vec<Code>,
}

type Table = (Vec<Sector>, FxHashMap<String, u8>);

/// All sectors and sums, in the order of the table.
pub fn sectors() -> &'static [Sector] {
    &table().0
}

/// The sector of a name, in any of its spellings: its position in [`sectors`].
pub fn sector(name: &str) -> Option<u8> {
    let folded = fold(name);
    let bare = folded.strip_suffix("sektoru").unwrap_or(&folded);
    table().1.get(bare).copied()
}

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        let (mut sectors, mut names) = (Vec::new(), FxHashMap::default());
        for fields in crate::data::records(include_str!("tim.tsv")) {
            let &[id, name_tr, name_en, aliases, kind, isic3, isic4, hs] = fields.as_slice() else {
                continue;
            };
            let number = sectors.len() as u8;
            for name in [name_tr, name_en].into_iter().chain(aliases.split('|')) {
                names.entry(fold(name)).or_insert(number);
            }
            let prefixes = |text: &'static str| text.split(' ').filter_map(Code::new).collect();
            sectors.push(Sector {
                id,
                name_tr,
                name_en,
                is_sum: kind != "sector",
                isic3: prefixes(isic3),
                isic4: prefixes(isic4),
                hs: prefixes(hs),
            });
        }
        names.remove("");
        (sectors, names)
    })
}
