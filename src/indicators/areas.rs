//! Which places are added up to what is shown.

use std::sync::Arc;

use crate::data::regions;
use crate::types::{Level, Place};

use super::{PlaceTable, Slice};

/// What a row is about.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Area {
    /// A province, a region, or a bucket beside the map.
    Place(Place),
    /// A group of the visitor's, by its name.
    Named(Arc<str>),
    /// All places together.
    Country,
}

/// A named group of provinces.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NamedRegion {
    /// Its name.
    pub name: Arc<str>,
    /// Its provinces.
    pub places: Vec<Place>,
}

/// What places are grouped to.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum Grouping {
    /// Not at all: the places of the data set.
    #[default]
    Own,
    /// The 26 or the 12 regions that provinces lie in.
    Level(Level),
    /// Groups of the visitor's; what lies in none is in the country alone.
    Named(Vec<NamedRegion>),
}

/// One period and flow by area.
#[derive(Clone, PartialEq, Debug)]
pub struct AreaTable {
    /// Areas that have data, in order.
    pub areas: Vec<AreaSlice>,
    /// All places together.
    pub country: Slice,
    /// Months that the data cover.
    pub months: u8,
}

/// What one area traded.
#[derive(Clone, PartialEq, Debug)]
pub struct AreaSlice {
    /// Which.
    pub area: Area,
    /// Its sums.
    pub slice: Slice,
    /// Provinces of it that have data, and all of its provinces.
    pub provinces: (u8, u8),
}

impl AreaSlice {
    /// Whether provinces of a region are missing, so that it is more than its sums say.
    pub fn is_partial(&self) -> bool {
        self.provinces.0 < self.provinces.1
    }
}

impl Grouping {
    /// The areas that a place is counted in. A place that lies in no region stays what it is.
    pub fn areas_of(&self, place: Place) -> Vec<Area> {
        match self {
            Grouping::Own => vec![Area::Place(place)],
            Grouping::Level(level) => {
                let region = place.plate().and_then(|plate| regions::at(plate, *level));
                let within = || match (place.level(), level) {
                    // A region of level 2 lies in that of level 1 whose code begins its own.
                    (Some(Level::Nuts2), Level::Nuts1) => Place::from_nuts(place.nuts()?.get(..3)?),
                    _ => None,
                };
                vec![Area::Place(region.or_else(within).unwrap_or(place))]
            }
            Grouping::Named(named) => {
                let holds = |region: &&NamedRegion| region.places.contains(&place);
                named.iter().filter(holds).map(|region| Area::Named(Arc::clone(&region.name))).collect()
            }
        }
    }

    /// The places of an area, of those of a data set; none for the country, which is all.
    pub fn places(&self, area: &Area, level: Level) -> Vec<Place> {
        let own = |place: &Place| place.level().is_none_or(|known| known == level);
        match area {
            Area::Country => Vec::new(),
            Area::Place(place) if *self == Grouping::Own => std::iter::once(*place).filter(own).collect(),
            _ => Place::all().filter(own).filter(|place| self.areas_of(*place).contains(area)).collect(),
        }
    }

    /// A table by area.
    pub fn group(&self, table: &PlaceTable, level: Level) -> AreaTable {
        let mut areas: Vec<AreaSlice> = Vec::new();
        for (place, slice) in table.iter() {
            for area in self.areas_of(place) {
                let at = areas.iter().position(|known| known.area == area).unwrap_or_else(|| {
                    let of = self.places(&area, level).len() as u8;
                    areas.push(AreaSlice { area, slice: Slice::default(), provinces: (0, of) });
                    areas.len() - 1
                });
                areas[at].slice.merge(slice);
                areas[at].provinces.0 += 1;
            }
        }
        areas.sort_by(|a, b| a.area.cmp(&b.area));
        AreaTable { areas, country: table.national.clone(), months: table.months }
    }
}

impl AreaTable {
    /// Every area that has data here or in another table, in order, the country last.
    pub fn areas_with(&self, other: &AreaTable) -> Vec<Area> {
        let both = self.areas.iter().chain(&other.areas).map(|known| known.area.clone());
        let mut areas: Vec<Area> = both.collect();
        areas.sort();
        areas.dedup();
        areas.push(Area::Country);
        areas
    }

    /// One area's sums; the country's are there always.
    pub fn get(&self, area: &Area) -> Option<&Slice> {
        match area {
            Area::Country => Some(&self.country),
            _ => self.areas.iter().find(|known| known.area == *area).map(|known| &known.slice),
        }
    }

    /// Every area with data, the country last.
    pub fn all(&self) -> impl Iterator<Item = (Area, &Slice)> {
        let areas = self.areas.iter().map(|known| (known.area.clone(), &known.slice));
        areas.chain(std::iter::once((Area::Country, &self.country)))
    }

    /// Whether provinces of an area are missing.
    pub fn is_partial(&self, area: &Area) -> bool {
        self.areas.iter().any(|known| known.area == *area && known.is_partial())
    }
}

impl Area {
    /// Whether it can stand on a map: it is no bucket and not the country.
    pub fn is_ranked(&self) -> bool {
        match self {
            Area::Place(place) => place.is_on_map(),
            Area::Named(_) => true,
            Area::Country => false,
        }
    }

    /// The code in files: plate, NUTS code, or nothing.
    pub fn id(&self) -> String {
        match self {
            Area::Place(place) => place.id(),
            Area::Named(_) | Area::Country => String::new(),
        }
    }
}
