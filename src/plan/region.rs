//! Regions in texts: by code, by name, and by the names of their provinces.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::data::regions;
use crate::messages::fold;
use crate::types::{Level, Place};

use super::province::plate_of_name;

/// The regions that a text can mean; "İstanbul" is one of both levels.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Regions {
    /// Of level 2.
    pub nuts2: Option<Place>,
    /// Of level 1.
    pub nuts1: Option<Place>,
}

impl Regions {
    /// The region on maps of a level.
    pub fn at(self, level: Level) -> Option<Place> {
        match level {
            Level::Province => None,
            Level::Nuts2 => self.nuts2,
            Level::Nuts1 => self.nuts1,
        }
    }

    fn of(place: Place) -> Regions {
        match place.level() {
            Some(Level::Nuts2) => Regions { nuts2: Some(place), nuts1: None },
            Some(Level::Nuts1) => Regions { nuts2: None, nuts1: Some(place) },
            _ => Regions::default(),
        }
    }

    fn or(self, other: Regions) -> Regions {
        Regions { nuts2: self.nuts2.or(other.nuts2), nuts1: self.nuts1.or(other.nuts1) }
    }

    /// The finest one.
    pub fn any(self) -> Option<Place> {
        self.nuts2.or(self.nuts1)
    }
}

/// What stands between the names of provinces of one region.
const SEPARATORS: [char; 11] = [',', ';', '/', '-', '\u{2010}', '–', '—', '+', '&', '|', '\\'];

/// The regions that a text can mean by its code or its name. A name alone that is also a province's, as
/// Ankara's, is both.
pub fn regions_of(text: &str) -> Option<Regions> {
    match by_code(text) {
        Some(known) => known.map(Regions::of),
        None => by_name(text),
    }
}

/// The region whose code stands at the beginning or the end of a text: `TR51`, `TR51 Ankara`,
/// `Ankara (TR51)`. `Some(None)` where the name beside the code says otherwise, `None` where there is no
/// code.
pub(super) fn by_code(text: &str) -> Option<Option<Place>> {
    let text = text.trim();
    let is_odd = |letter: char| !letter.is_alphanumeric();
    let front = text.split(is_odd).next().unwrap_or_default();
    let (place, rest) = match Place::from_nuts(front) {
        Some(place) => (place, &text[front.len()..]),
        None => {
            let trimmed = text.trim_end_matches(is_odd);
            let back = trimmed.rsplit(is_odd).next().unwrap_or_default();
            (Place::from_nuts(back)?, &trimmed[..trimmed.len() - back.len()])
        }
    };
    let rest = rest.trim_matches(is_odd);
    let agrees = match (plates_of(rest), by_name(rest)) {
        (Some(plates), _) => {
            let within = &regions::get(place)?.plates;
            plates.iter().all(|plate| within.contains(plate))
        }
        (None, Some(named)) => place.level().and_then(|level| named.at(level)) == Some(place),
        // "TR51 toplamı"
        (None, None) => true,
    };
    Some(agrees.then_some(place))
}

/// The regions of a name: `Batı Marmara`, `Tekirdağ, Edirne, Kırklareli` in any order, `İzmir Alt Bölgesi`.
fn by_name(text: &str) -> Option<Regions> {
    let folded = fold(text);
    if folded.is_empty() {
        return None;
    }
    if let Some(known) = names().get(folded.as_str()) {
        return Some(*known);
    }
    let bare = without_kind(text);
    match names().get(fold(&bare).as_str()) {
        Some(known) => Some(*known),
        None => {
            let plates = plates_of(&bare).filter(|plates| plates.len() > 1)?;
            let same = regions::all().iter().filter(|region| region.plates == plates);
            same.filter_map(|region| Place::from_nuts(region.code)).map(Regions::of).reduce(Regions::or)
        }
    }
}

/// A text without the words that say that it is a region.
fn without_kind(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let says_kind = |word: &str| {
        ["bolgesi", "bolge", "region", "subregion", "duzey1", "duzey2", "alt"].contains(&fold(word).as_str())
    };
    let end = words.iter().rposition(|word| !says_kind(word)).map_or(0, |at| at + 1);
    words[..end].join(" ")
}

/// The plates of provinces named one after the other, ascending; `None` where one is no province.
fn plates_of(text: &str) -> Option<Vec<u8>> {
    let mut names: Vec<String> = Vec::new();
    for chunk in text.split(SEPARATORS) {
        let words: Vec<&str> = chunk.split_whitespace().collect();
        let between = |word: &&str| ["ve", "and"].contains(&fold(word).as_str());
        names.extend(words.split(between).map(|name| name.join(" ")).filter(|name| !name.is_empty()));
    }
    if let [only] = names.as_slice()
        && plate_of_name(only).is_none()
    {
        names = only.split_whitespace().map(str::to_string).collect();
    }
    let mut plates = names.iter().map(|name| plate_of_name(name)).collect::<Option<Vec<u8>>>()?;
    plates.sort_unstable();
    plates.dedup();
    (!plates.is_empty()).then_some(plates)
}

/// Names of regions, folded; several names of provinces are found by [`plates_of`].
fn names() -> &'static FxHashMap<String, Regions> {
    static NAMES: OnceLock<FxHashMap<String, Regions>> = OnceLock::new();
    NAMES.get_or_init(|| {
        let mut names: FxHashMap<String, Regions> = FxHashMap::default();
        for region in regions::all() {
            let Some(place) = Place::from_nuts(region.code) else { continue };
            for spelling in [region.name, region.name_en].iter().chain(&region.aliases) {
                let known = names.entry(fold(spelling)).or_default();
                *known = known.or(Regions::of(place));
            }
        }
        names
    })
}
