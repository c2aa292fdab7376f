//! The 26 regions of NUTS level 2 and the 12 of level 1 (İBBS Düzey 2 and Düzey 1).

use std::sync::OnceLock;

use super::provinces;
use crate::types::{Level, Place};

/// One region, with its code, names and provinces.
#[derive(Clone, PartialEq, Debug)]
pub struct Region {
    /// `TR21` or `TR2`.
    pub code: &'static str,
    /// The Turkish name as TÜİK prints it: `Tekirdağ, Edirne, Kırklareli` or `Batı Marmara`.
    pub name: &'static str,
    /// The English name; that of level 2 is made of the same names of provinces.
    pub name_en: &'static str,
    /// Other names that mean this region and no other: `Tekirdağ Alt Bölgesi`.
    pub aliases: Vec<&'static str>,
    /// Plates of its provinces, ascending.
    pub plates: Vec<u8>,
}

/// All regions, level 2 before level 1, each in the order of the codes.
pub fn all() -> &'static [Region] {
    static TABLE: OnceLock<Vec<Region>> = OnceLock::new();
    TABLE.get_or_init(|| {
        super::records(include_str!("regions.tsv")).filter_map(|fields| parse(&fields)).collect()
    })
}

/// The region of a place; `None` where it is none.
pub fn get(place: Place) -> Option<&'static Region> {
    let code = place.nuts()?;
    all().iter().find(|region| region.code == code)
}

/// The place of a province on maps of a level: itself, or the region that it lies in.
pub fn at(plate: u8, level: Level) -> Option<Place> {
    let province = provinces::get(plate)?;
    match level {
        Level::Province => Place::province(plate),
        Level::Nuts2 => Place::from_nuts(province.nuts2),
        Level::Nuts1 => Place::from_nuts(province.nuts1),
    }
}

fn parse(fields: &[&'static str]) -> Option<Region> {
    let &[code, name, name_en, aliases] = fields else {
        return None;
    };
    // A NUTS code is its parent's code and more characters.
    let within = provinces::all().iter().filter(|province| province.nuts3.starts_with(code));
    Some(Region {
        code,
        name,
        name_en,
        aliases: aliases.split('|').filter(|alias| !alias.is_empty()).collect(),
        plates: within.map(|province| province.plate).collect(),
    })
}
