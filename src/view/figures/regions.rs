//! Regions of the visitor's own: how they stand in an address, how they change, and their editor.

use std::fmt::Write;
use std::sync::Arc;

use crate::indicators::NamedRegion;
use crate::messages::{Lang, fold, place_name, region_places, sort_key};
use crate::types::{Level, Place, sort_few};

/// More regions than a reader compares.
const MOST_REGIONS: usize = 12;

/// Letters of a name.
const MOST_LETTERS: usize = 40;

/// The visitor's own regions, in their order; names are distinct.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct OwnRegions(Vec<NamedRegion>);

impl OwnRegions {
    /// Those of them that have places.
    pub fn filled(&self) -> Vec<NamedRegion> {
        self.0.iter().filter(|region| !region.places.is_empty()).cloned().collect()
    }

    /// All of them as an address has them.
    pub(super) fn words(&self) -> impl Iterator<Item = String> {
        self.0.iter().map(word)
    }

    /// Adds one as an address has it: its name in plain letters, then the codes of its places, with points
    /// between them. What is not understood is left out.
    pub(super) fn read(&mut self, word: &str) {
        let mut parts = word.split('.');
        let Some(name) = parts.next().and_then(decoded) else { return };
        let places = parts.filter_map(Place::from_id).filter(|place| place.is_on_map()).collect();
        self.push(&name, places);
    }

    /// Adds one without places, its name numbered.
    pub(super) fn add(&mut self, name: &str) {
        self.push(&format!("{name} {}", self.0.len() + 1), Vec::new());
    }

    fn push(&mut self, name: &str, mut places: Vec<Place>) {
        if let Some(name) = self.free(name, None).filter(|_| self.0.len() < MOST_REGIONS) {
            places.sort_unstable();
            places.dedup();
            self.0.push(NamedRegion { name, places });
        }
    }

    /// Removes one.
    pub(super) fn remove(&mut self, at: &str) {
        if let Some(at) = at.parse().ok().filter(|at: &usize| *at < self.0.len()) {
            self.0.remove(at);
        }
    }

    /// Gives one another name; a blank one changes nothing.
    pub(super) fn rename(&mut self, at: &str, name: &str) {
        let Ok(at) = at.parse::<usize>() else { return };
        if let (Some(name), Some(region)) = (self.free(name, Some(at)), self.0.get_mut(at)) {
            region.name = name;
        }
    }

    /// Puts a place into one, or takes it out where a minus stands before it.
    pub(super) fn toggle(&mut self, at: &str, place: &str) {
        let (out, id) = place.strip_prefix('-').map_or((false, place), |id| (true, id));
        let region = at.parse::<usize>().ok().and_then(|at| self.0.get_mut(at));
        let place = Place::from_id(id).filter(|place| place.is_on_map());
        if let (Some(region), Some(place)) = (region, place) {
            region.places.retain(|known| *known != place);
            if !out {
                region.places.push(place);
                region.places.sort_unstable();
            }
        }
    }

    /// A name that no other region has; `None` for a blank one.
    fn free(&self, name: &str, but: Option<usize>) -> Option<Arc<str>> {
        let kept: String = name.chars().filter(|letter| !letter.is_control()).take(MOST_LETTERS).collect();
        let name = kept.trim();
        let is_taken = |name: &str| {
            let others = self.0.iter().enumerate().filter(|(at, _)| Some(*at) != but);
            others.into_iter().any(|(_, region)| &*region.name == name)
        };
        let mut free = name.to_string();
        for number in 2..=MOST_REGIONS + 1 {
            if !is_taken(&free) {
                break;
            }
            free = format!("{name} ({number})");
        }
        (!name.is_empty()).then(|| free.into())
    }
}

/// A region in the plain letters of an address: `Ege.9.35.45`.
fn word(region: &NamedRegion) -> String {
    let mut word = String::new();
    for byte in region.name.bytes() {
        let _ = match byte {
            b' ' => write!(word, "_"),
            byte if byte.is_ascii_alphanumeric() => write!(word, "{}", char::from(byte)),
            byte => write!(word, "-{byte:02x}"),
        };
    }
    for place in &region.places {
        let _ = write!(word, ".{}", place.id());
    }
    word
}

fn decoded(word: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let mut rest = word.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'_' => b' ',
            b'-' => {
                let mut digit = || char::from(rest.next()?).to_digit(16);
                (digit()? * 16 + digit()?) as u8
            }
            byte => byte,
        });
    }
    String::from_utf8(bytes).ok()
}

/// One region in the editor.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RegionEdit {
    /// Its number among all.
    pub at: usize,
    /// Its name.
    pub name: String,
    /// How many places it has, and which.
    pub summary: String,
    /// All places that it can have.
    pub places: Vec<PlaceChoice>,
}

/// A place that a region can have.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PlaceChoice {
    /// Its code.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The name folded for searching.
    pub search: String,
    /// Whether the region has it.
    pub chosen: bool,
}

/// The editor of regions of a data set of some level, the latest first.
pub(super) fn region_edits(regions: &OwnRegions, level: Level, lang: Lang) -> Vec<RegionEdit> {
    let mut known: Vec<Place> = level.places().collect();
    sort_few(&mut known, |place| sort_key(place_name(*place, lang)));
    let edit = |(at, region): (usize, &NamedRegion)| {
        let has = |place: &&Place| region.places.contains(place);
        let names: Vec<&str> = known.iter().filter(has).map(|place| place_name(*place, lang)).collect();
        let choice = |place: &Place| PlaceChoice {
            id: place.id(),
            name: place_name(*place, lang).to_string(),
            search: fold(place_name(*place, lang)),
            chosen: region.places.contains(place),
        };
        RegionEdit {
            at,
            name: region.name.to_string(),
            summary: region_places(&names, level, lang),
            places: known.iter().map(choice).collect(),
        }
    };
    let mut edits: Vec<RegionEdit> = regions.0.iter().enumerate().map(edit).collect();
    edits.reverse();
    edits
}
