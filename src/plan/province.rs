use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::data::provinces;
use crate::messages::fold;
use crate::types::Place;

use super::is_confidential;

/// What a province text is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ProvinceText {
    /// A province, or a bucket beside the map.
    Place(Place),
    /// A totals row.
    Total,
    /// No province.
    Unknown,
}

/// Resolves a province text: names in any casing and with or without Turkish letters, old names and
/// common abbreviations, plates (`6`, `06`, `TR-06`), NUTS-3 codes (`TR510`), `Belirsiz`, `Gizli Veri`,
/// `Diğer`, and totals.
pub fn resolve_province(text: &str) -> ProvinceText {
    let text = text.trim();
    if let Some(place) = plate(text) {
        return ProvinceText::Place(place);
    }
    if is_confidential(text) {
        return ProvinceText::Place(Place::CONFIDENTIAL);
    }
    let folded = fold(text);
    match folded.as_str() {
        "" => return ProvinceText::Unknown,
        "belirsiz"
        | "belirsiznonspecified"
        | "nonspecified"
        | "unspecified"
        | "notspecified"
        | "bilinmeyen" => {
            return ProvinceText::Place(Place::UNSPECIFIED);
        }
        "diger" | "digeriller" | "other" | "others" | "otherprovinces" => {
            return ProvinceText::Place(Place::REMAINDER);
        }
        "toplam" | "geneltoplam" | "total" | "grandtotal" | "turkiye" | "turkiyetoplami"
        | "turkiyetoplam" | "turkey" | "turkeytotal" | "tr" => return ProvinceText::Total,
        _ => {}
    }
    let names = names();
    // "Ankara İli", "İzmir (Merkez)", "Bursa Valiliği": the name stands before the suffix.
    let suffixes = ["", "ili", "merkez", "ilmerkezi", "province", "iliprovince"];
    for suffix in suffixes {
        if let Some(plate) = folded.strip_suffix(suffix).and_then(|name| names.get(name)) {
            return Place::province(*plate).map_or(ProvinceText::Unknown, ProvinceText::Place);
        }
    }
    ProvinceText::Unknown
}

/// `6`, `06`, `006`, `TR-06`, `TR06`, `6.0`; 0 is unspecified.
fn plate(text: &str) -> Option<Place> {
    let text = text.strip_suffix(".0").unwrap_or(text);
    let iso = text.strip_prefix("TR-").or_else(|| text.strip_prefix("tr-"));
    let digits = iso.or_else(|| text.strip_prefix("TR").filter(|rest| rest.len() == 2)).unwrap_or(text);
    if digits.is_empty() || digits.len() > 3 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    match digits.parse::<u8>() {
        Ok(0) => Some(Place::UNSPECIFIED),
        Ok(number) => Place::province(number),
        Err(_) => None,
    }
}

fn names() -> &'static FxHashMap<String, u8> {
    static NAMES: OnceLock<FxHashMap<String, u8>> = OnceLock::new();
    NAMES.get_or_init(|| {
        let mut names = FxHashMap::default();
        for province in provinces::all() {
            let spellings = [province.name, province.name_ascii, province.nuts3];
            for spelling in spellings.iter().chain(&province.aliases) {
                names.insert(fold(spelling), province.plate);
            }
        }
        names
    })
}
