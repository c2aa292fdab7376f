//! Partner texts that name groups of countries, and those that name nobody at all.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::data::groups;
use crate::messages::fold;

use super::{PartnerText, resolve_partner};

/// A group of countries in a partner text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct PartnerGroup {
    /// Which one, by its place in `data::groups`.
    pub index: u16,
    /// Whether it is what is left of the group beside others: `Diğer Avrupa`.
    pub is_rest: bool,
}

/// The group that a partner text names: `AB (27)`, `EU27`, `Avrupa Birliği`, `Körfez Ülkeleri`, `Diğer Afrika`.
/// A text that is a partner of its own is no group.
pub fn partner_group(text: &str) -> Option<PartnerGroup> {
    if resolve_partner(text) != PartnerText::Unknown {
        return None;
    }
    let words = text.split(|letter: char| !letter.is_alphanumeric()).map(fold);
    let mut words: Vec<String> = words.filter(|word| is_weighty(word.as_str())).collect();
    let is_rest = words.first().is_some_and(|word| matches!(word.as_str(), "diger" | "other" | "oteki"));
    let whole = words.concat();
    if is_rest {
        words.remove(0);
    }
    let bare: String = words.iter().map(|word| without_count(word)).collect();
    let names = names();
    // "Diğer Avrupa (AB hariç)" has a name of its own.
    let own = names.get(whole.as_str()).map(|index| PartnerGroup { index: *index, is_rest: false });
    let of = |key: &str| names.get(key).map(|index| PartnerGroup { index: *index, is_rest });
    own.or_else(|| of(&words.concat())).or_else(|| of(&bare))
}

/// Whether a partner text names nobody: a blank cell, or a dash in it.
pub fn is_blank_partner(text: &str) -> bool {
    !text.chars().any(char::is_alphanumeric)
}

/// Whether a partner can repeat what others say: all of them, some of them, or nobody.
pub fn may_be_sum(text: &str) -> bool {
    is_blank_partner(text) || resolve_partner(text) == PartnerText::Total || partner_group(text).is_some()
}

/// Words that every group can have, and counts of members.
fn is_weighty(word: &str) -> bool {
    const LIGHT: [&str; 22] = [
        "ulke",
        "ulkeler",
        "ulkeleri",
        "ulkesi",
        "uye",
        "uyeler",
        "uyeleri",
        "grubu",
        "bolgesi",
        "toplam",
        "toplami",
        "kitasi",
        "countries",
        "country",
        "members",
        "member",
        "states",
        "group",
        "region",
        "total",
        "the",
        "of",
    ];
    !word.is_empty() && !word.bytes().all(|byte| byte.is_ascii_digit()) && !LIGHT.contains(&word)
}

/// `EU27` is the European Union of so many; `G20` is itself, and is looked up before.
fn without_count(word: &str) -> &str {
    word.trim_end_matches(|letter: char| letter.is_ascii_digit())
}

fn names() -> &'static FxHashMap<&'static str, u16> {
    static NAMES: OnceLock<FxHashMap<&'static str, u16>> = OnceLock::new();
    NAMES.get_or_init(|| {
        let groups = (0..).zip(groups::all());
        groups.flat_map(|(index, group)| group.names.iter().map(move |name| (*name, index))).collect()
    })
}
