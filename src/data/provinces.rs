//! The 81 provinces of Türkiye.

use std::sync::OnceLock;

use crate::messages::sort_key;

/// One province, with its codes, names, and place on the map.
#[derive(Clone, PartialEq, Debug)]
pub struct Province {
    /// The number on the plates of its cars, 1 to 81.
    pub plate: u8,
    /// ISO 3166-2, `TR-06`.
    pub iso: &'static str,
    /// NUTS level 3, `TR510`: the province itself.
    pub nuts3: &'static str,
    /// NUTS level 2, `TR51`: its sub-region.
    pub nuts2: &'static str,
    /// NUTS level 1, `TR5`: its region.
    pub nuts1: &'static str,
    /// The Turkish name as TÜİK prints it: `Hakkari`, with `Hakkâri` among the aliases.
    pub name: &'static str,
    /// The name in ASCII letters.
    pub name_ascii: &'static str,
    /// Old names, abbreviations and spellings that mean this province and no other.
    pub aliases: Vec<&'static str>,
    /// Longitude of a point well inside, in degrees east, for a label.
    pub label_lon: f64,
    /// Latitude of that point, in degrees north.
    pub label_lat: f64,
    /// Plates of the provinces that share a land border on the generalised map, ascending.
    pub neighbours: Vec<u8>,
}

/// All provinces by plate: `all()[plate - 1]`.
pub fn all() -> &'static [Province] {
    static TABLE: OnceLock<Vec<Province>> = OnceLock::new();
    TABLE.get_or_init(|| {
        super::records(include_str!("provinces.tsv")).filter_map(|fields| parse(&fields)).collect()
    })
}

/// Names and plates in the order of the alphabet.
pub fn by_name() -> Vec<(&'static str, u8)> {
    let mut names: Vec<(&'static str, u8)> =
        all().iter().map(|province| (province.name, province.plate)).collect();
    names.sort_by_cached_key(|(name, _)| sort_key(name));
    names
}

/// The province with this plate.
pub fn get(plate: u8) -> Option<&'static Province> {
    all().get(usize::from(plate).checked_sub(1)?)
}

fn parse(fields: &[&'static str]) -> Option<Province> {
    let &[plate, iso, nuts3, name, name_ascii, lon, lat, neighbours, aliases] = fields else {
        return None;
    };
    Some(Province {
        plate: plate.parse().ok()?,
        iso,
        nuts3,
        // A NUTS code is its parent's code and one more character.
        nuts2: nuts3.get(..4)?,
        nuts1: nuts3.get(..3)?,
        name,
        name_ascii,
        aliases: aliases.split('|').filter(|alias| !alias.is_empty()).collect(),
        label_lon: degrees(lon)?,
        label_lat: degrees(lat)?,
        neighbours: neighbours.split(' ').filter_map(|n| n.parse().ok()).collect(),
    })
}

/// A short decimal such as `30.6053`, exactly as `str::parse` gives it. That one can read any number and brings
/// 10 kB of powers with it, which the page would have to carry.
fn degrees(text: &str) -> Option<f64> {
    let (whole, rest) = text.split_once('.').unwrap_or((text, ""));
    let digits: u32 = format!("{whole}{rest}").parse().ok()?;
    Some(f64::from(digits) / f64::from(10_u32.checked_pow(rest.len() as u32)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn degrees_are_what_parsing_gives() {
        for fields in crate::data::records(include_str!("provinces.tsv")) {
            for text in &fields[5..7] {
                assert_eq!(degrees(text), text.parse().ok(), "{text}");
            }
        }
    }
}
