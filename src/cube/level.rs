//! Whether the places of a data set are provinces or regions, which only all its texts together can say.

use crate::messages::fold;
use crate::resolve::{ProvinceText, Regions, regions_of, resolve_plate, resolve_province};
use crate::types::Level;

use super::data_set::DataSet;

/// Regions of the country as geographers divide it, some of which have the names of NUTS-1 regions and
/// other provinces.
const GEOGRAPHIC: [&str; 4] = ["marmara", "icanadolu", "karadeniz", "doguanadolu"];

/// What the texts of a data set can mean.
#[derive(Default)]
struct Found {
    /// A text that only a province can be.
    province: bool,
    /// The regions of texts that only a region can be.
    regions: Vec<Regions>,
    /// Those of names that are a province's and a region's.
    either: Vec<Regions>,
    /// A plate after the letters of the country, as `TR34`.
    plate_with_letters: bool,
    geographic: bool,
}

impl DataSet {
    /// What its places are: at the level of regions its texts mean regions.
    pub fn level(&self) -> Level {
        let shown = self.provinces.meanings().iter().filter_map(|meaning| match meaning {
            ProvinceText::Place(place) if place.is_region() => place.level(),
            _ => None,
        });
        shown.into_iter().next().unwrap_or_default()
    }

    /// Decides the level from all texts, and gives the texts the meanings that they have at it; says whether
    /// any changed.
    ///
    /// Where a text occurs that only a province can be, regions repeat what provinces say. Where there is
    /// none and all texts can be regions of level 2, or all of level 1, they are; a name such as Ankara then
    /// is the region's. Regions of level 1 beside those of level 2 repeat what these say.
    pub(crate) fn decide_level(&mut self) -> bool {
        let found = self.found();
        if found.regions.is_empty() {
            return false;
        }
        match found.level() {
            Level::Province if found.plate_with_letters => self.take_for_plates(),
            // "Ege" beside "Marmara" is no NUTS region, and no total of provinces either.
            Level::Province if found.geographic && !found.province => self.take_for_unknown(),
            Level::Province => false,
            level => self.take_for_regions(level),
        }
    }

    /// The level that its texts alone speak for.
    pub(crate) fn likely_level(&self) -> Level {
        let found = self.found();
        if found.regions.is_empty() { Level::Province } else { found.level() }
    }

    fn found(&self) -> Found {
        let mut found = Found::default();
        for (text, meaning) in self.provinces.texts().iter().zip(self.provinces.meanings()) {
            match meaning {
                ProvinceText::Region(_) => found.regions.extend(regions_of(text)),
                ProvinceText::Place(place) if place.plate().is_some() => match regions_of(text) {
                    Some(regions) => found.either.push(regions),
                    None => {
                        found.province = true;
                        found.plate_with_letters |= has_letters(text) && resolve_plate(text).is_some();
                    }
                },
                ProvinceText::Unknown => {
                    let folded = fold(text);
                    let name = folded.strip_suffix("bolgesi").unwrap_or(&folded);
                    found.geographic |= GEOGRAPHIC.contains(&name);
                }
                _ => {}
            }
        }
        found
    }

    fn take_for_regions(&mut self, level: Level) -> bool {
        self.assign_all(|text| Some(ProvinceText::Place(regions_of(text)?.at(level)?)))
    }

    fn take_for_unknown(&mut self) -> bool {
        self.assign_all(|text| match resolve_province(text) {
            ProvinceText::Region(_) => Some(ProvinceText::Unknown),
            _ => None,
        })
    }

    fn take_for_plates(&mut self) -> bool {
        self.assign_all(|text| resolve_plate(text).filter(|_| has_letters(text)).map(ProvinceText::Place))
    }

    /// Gives provinces and regions the meanings that are known; the others keep theirs.
    fn assign_all(&mut self, meaning: impl Fn(&str) -> Option<ProvinceText>) -> bool {
        let mut changed = false;
        for number in 0..self.provinces.len() as u32 {
            let now = self.provinces.meaning(number);
            let is_place = match now {
                Some(ProvinceText::Region(_)) => true,
                Some(ProvinceText::Place(place)) => place.is_on_map(),
                _ => false,
            };
            let new = is_place.then(|| meaning(self.provinces.text(number))).flatten();
            if let Some(new) = new.filter(|new| Some(*new) != now) {
                self.provinces.assign(number, new);
                changed = true;
            }
        }
        changed
    }
}

impl Found {
    fn level(&self) -> Level {
        let either_can_be = |level| self.either.iter().all(|regions| regions.at(level).is_some());
        let lacks = |level| self.regions.iter().any(|regions| regions.at(level).is_none());
        if self.province || self.geographic {
            Level::Province
        } else if lacks(Level::Nuts1) {
            // Some text is of level 2 alone.
            if either_can_be(Level::Nuts2) { Level::Nuts2 } else { Level::Province }
        } else if either_can_be(Level::Nuts1) {
            Level::Nuts1
        } else if !lacks(Level::Nuts2) && either_can_be(Level::Nuts2) {
            Level::Nuts2
        } else {
            Level::Province
        }
    }
}

/// `TR06`, and not `06` or `TR-06`.
fn has_letters(text: &str) -> bool {
    text.trim()
        .strip_prefix("TR")
        .is_some_and(|rest| rest.starts_with(|letter: char| letter.is_ascii_digit()))
}
