use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::data::provinces;
use crate::messages::fold;
use crate::types::Place;

use super::bilingual::both;
use super::is_confidential;
use super::region::{by_code, regions_of};

/// What a province text is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ProvinceText {
    /// A province, or a bucket beside the map; a region where the data set has the level of regions.
    Place(Place),
    /// A region of which the data set has the parts: it repeats what other rows say. A text is taken for
    /// one until all texts are known.
    Region(Place),
    /// A totals row.
    Total,
    /// No province.
    Unknown,
}

/// Resolves a province text: names in any casing and with or without Turkish letters, old names and
/// common abbreviations, plates (`6`, `06`, `TR-06`), NUTS-3 codes (`TR510`), `Belirsiz`, `Gizli Veri`,
/// `Diğer`, regions by code and name (`TR51 Ankara`, `Batı Marmara`, `Konya, Karaman`), and totals. A name
/// that is a province's and a region's is the province's.
pub fn resolve_province(text: &str) -> ProvinceText {
    let known = |text: &str| Some(one(text)).filter(|found| *found != ProvinceText::Unknown);
    known(text).or_else(|| both(text, known)).unwrap_or(ProvinceText::Unknown)
}

fn one(text: &str) -> ProvinceText {
    let text = text.trim();
    if let Some(region) = by_code(text) {
        return region.map_or(ProvinceText::Unknown, ProvinceText::Region);
    }
    if let Some(place) = nuts3(text) {
        return place.map_or(ProvinceText::Unknown, ProvinceText::Place);
    }
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
        | "unknown"
        | "bilinmeyen" => {
            return ProvinceText::Place(Place::UNSPECIFIED);
        }
        "diger" | "digeriller" | "other" | "others" | "otherprovinces" => {
            return ProvinceText::Place(Place::REMAINDER);
        }
        "toplam" | "geneltoplam" | "total" | "grandtotal" | "turkiye" | "turkiyetoplami"
        | "turkiyetoplam" | "turkey" | "turkeytotal" | "tr" | "turkiyegeneli" | "ulketoplami"
        | "iltoplami" | "illertoplami" | "aratoplam" | "subtotal" => return ProvinceText::Total,
        _ => {}
    }
    // "Ankara Toplamı", "Adana Total": what a province comes to in all.
    if super::is_total_text(text) {
        return ProvinceText::Total;
    }
    let names = names();
    // "Ankara İli", "İzmir (Merkez)", "Bursa Valiliği": the name stands before the suffix.
    let suffixes = ["", "ili", "merkez", "ilmerkezi", "province", "iliprovince"];
    for suffix in suffixes {
        if let Some(plate) = folded.strip_suffix(suffix).and_then(|name| names.get(name)) {
            return Place::province(*plate).map_or(ProvinceText::Unknown, ProvinceText::Place);
        }
    }
    let region = regions_of(text).and_then(|regions| regions.any());
    region.map_or(ProvinceText::Unknown, ProvinceText::Region)
}

/// What a text is as a plate alone; `TR51` is the plate of Niğde where a file writes plates so.
pub fn resolve_plate(text: &str) -> Option<Place> {
    plate(text.trim())
}

/// The plate of a province's name, without anything beside it.
pub(super) fn plate_of_name(name: &str) -> Option<u8> {
    names().get(fold(name).as_str()).copied()
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

/// The province whose NUTS-3 code stands before its name: `TR510 Ankara`. `Some(None)` where the name is
/// another's.
fn nuts3(text: &str) -> Option<Option<Place>> {
    let code = text.split(|letter: char| !letter.is_alphanumeric()).next()?;
    let province = provinces::all().iter().find(|province| province.nuts3.eq_ignore_ascii_case(code))?;
    let name = text[code.len()..].trim_matches(|letter: char| !letter.is_alphanumeric());
    let agrees = name.is_empty() || plate_of_name(name) == Some(province.plate);
    Some(Place::province(province.plate).filter(|_| agrees))
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
