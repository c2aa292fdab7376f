//! Named lists of goods that are left out of shares.

use std::sync::OnceLock;

use crate::types::{Code, Nomenclature};

/// A named and versioned list of goods.
pub struct CodeList {
    /// Name in options and addresses.
    pub id: &'static str,
    /// Goes up when an entry changes.
    pub version: u32,
    /// Its entries, for every nomenclature that has some.
    pub entries: Vec<ListEntry>,
}

/// One code of a list.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ListEntry {
    /// In which nomenclature.
    pub nomenclature: Nomenclature,
    /// All codes that begin so.
    pub prefix: Code,
    /// Whether the code holds other goods too, so that the list cannot be separated from them.
    pub is_mixed: bool,
    /// What the code is.
    pub note_tr: &'static str,
    /// The same in English.
    pub note_en: &'static str,
}

/// The ids of all lists, in the order in which they are offered: that of the table.
pub const LIST_IDS: [&str; 5] = ["gold", "jewellery", "energy", "ships", "arms"];

/// All lists.
pub fn lists() -> &'static [CodeList] {
    static LISTS: OnceLock<Vec<CodeList>> = OnceLock::new();
    LISTS.get_or_init(|| {
        let mut lists: Vec<CodeList> = Vec::new();
        for fields in crate::data::records(include_str!("code_lists.tsv")) {
            let &[id, nomenclature, prefix, note_tr, note_en] = fields.as_slice() else { continue };
            let is_mixed = prefix.starts_with('~');
            let code = Code::new(prefix.trim_start_matches('~'));
            let (Some(nomenclature), Some(prefix)) = (Nomenclature::from_id(nomenclature), code) else {
                continue;
            };
            let entry = ListEntry { nomenclature, prefix, is_mixed, note_tr, note_en };
            match lists.iter_mut().find(|list| list.id == id) {
                Some(list) => list.entries.push(entry),
                None => lists.push(CodeList { id, version: 1, entries: vec![entry] }),
            }
        }
        lists
    })
}

/// The list of an id.
pub fn list(id: &str) -> Option<&'static CodeList> {
    lists().iter().find(|list| list.id == id)
}
