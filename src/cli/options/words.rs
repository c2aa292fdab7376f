//! The words of options: what each of them may say.

use crate::data::codes::LIST_IDS;
use crate::error::{Coarse, Overlap, Role};
use crate::indicators::{NamedRegion, Over, TierKey, tier_key};
use crate::messages::Lang;
use crate::types::{Currency, Flow, Level, Nomenclature, Period, Place, RepairKind, YearPart};
use crate::view::classes::{ClassMethod, Classing};
use crate::view::{DefinitionId, Indicator, ShowCircles};

pub fn lang(text: &str) -> Result<Lang, String> {
    match text {
        "tr" => Ok(Lang::Tr),
        "en" => Ok(Lang::En),
        _ => Err("tr / en".to_string()),
    }
}

pub fn flow(text: &str) -> Result<Flow, String> {
    Flow::from_id(text).ok_or_else(|| "export / import".to_string())
}

pub fn period(text: &str) -> Result<Period, String> {
    text.parse().map_err(|()| "2024 / 2024-03 / 2024-01..10".to_string())
}

pub fn classes(text: &str) -> Result<Classing, String> {
    let named = text.parse().ok().filter(|classing: &Classing| classing.method != ClassMethod::Custom);
    named.ok_or_else(|| "rounded.7 / quantile.5 / equal.5 / natural.5 / country.7 / continuous".to_string())
}

/// Whether circles show volumes.
pub fn circles(text: &str) -> Result<ShowCircles, String> {
    match text {
        "on" => Ok(ShowCircles::On),
        "off" => Ok(ShowCircles::Off),
        "auto" => Ok(ShowCircles::Auto),
        _ => Err("on / off / auto".to_string()),
    }
}

/// A bound of classes in 1/1,000,000 of its unit.
pub fn bound(text: &str) -> Result<i64, String> {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    let is_number = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let digits = whole.strip_prefix('-').unwrap_or(whole);
    let fits = !digits.is_empty() && is_number(digits) && is_number(decimals) && decimals.len() <= 6;
    let number = fits.then(|| format!("{whole}{decimals:0<6}").parse().ok()).flatten();
    number.ok_or_else(|| "0.5 / 10 / 25".to_string())
}

pub fn plate(text: &str) -> Result<Place, String> {
    Place::from_id(text).ok_or_else(|| "1-81 / TR21 / TR2 / 0 / -1 / -2".to_string())
}

pub fn level(text: &str) -> Result<Level, String> {
    let known = [Level::Nuts2, Level::Nuts1];
    known.into_iter().find(|level| level.id() == text).ok_or_else(|| known.map(Level::id).join(" / "))
}

pub fn over(text: &str) -> Result<Over, String> {
    Over::from_id(text).ok_or_else(|| Over::ALL.map(Over::id).join(" / "))
}

pub fn tier(text: &str) -> Result<TierKey, String> {
    tier_key(&text.replace(['-', '+'], "_")).ok_or_else(|| Indicator::ALL.map(Indicator::id).join(" / "))
}

/// `Ege=35,45,9`: every province once.
pub fn region(text: &str) -> Result<NamedRegion, String> {
    let wanted = || "NAME=PLATE,PLATE".to_string();
    let (name, plates) = text.split_once('=').ok_or_else(wanted)?;
    let place = |plate: &str| Place::from_id(plate.trim()).filter(|place| place.is_on_map());
    let mut places: Vec<Place> = plates.split(',').map(place).collect::<Option<_>>().ok_or_else(wanted)?;
    places.sort_unstable();
    places.dedup();
    if name.trim().is_empty() || places.is_empty() {
        return Err(wanted());
    }
    Ok(NamedRegion { name: name.trim().into(), places })
}

pub fn indicator(text: &str) -> Result<Indicator, String> {
    let spelled = text.replace(['-', '+'], "_");
    Indicator::from_id(&spelled).ok_or_else(|| Indicator::ALL.map(Indicator::id).join(" / "))
}

pub fn nomenclature(text: &str) -> Result<Nomenclature, String> {
    let known = || Nomenclature::ALL.map(Nomenclature::id).join(" / ");
    Nomenclature::from_id(text).ok_or_else(known)
}

pub fn definition(text: &str) -> Result<DefinitionId, String> {
    let known = DefinitionId::ALL.into_iter().filter(|known| *known != DefinitionId::Own);
    let ids: Vec<&str> = known.map(DefinitionId::id).collect();
    DefinitionId::from_id(text).filter(|known| *known != DefinitionId::Own).ok_or_else(|| ids.join(" / "))
}

pub fn exclusion(text: &str) -> Result<String, String> {
    let known = LIST_IDS.into_iter().find(|known| *known == text);
    known.map(str::to_string).ok_or_else(|| LIST_IDS.join(" / "))
}

pub fn currency(text: &str) -> Result<Currency, String> {
    Currency::from_id(text).ok_or_else(|| Currency::ALL.map(Currency::id).join(" / "))
}

pub fn unit(text: &str) -> Result<u32, String> {
    match text {
        "1" => Ok(1),
        "1000" | "thousand" => Ok(1_000),
        "1000000" | "million" => Ok(1_000_000),
        _ => Err("1 / 1000 / 1000000".to_string()),
    }
}

pub fn date_order(text: &str) -> Result<bool, String> {
    match text {
        "dmy" => Ok(true),
        "mdy" => Ok(false),
        _ => Err("dmy / mdy".to_string()),
    }
}

pub fn year_part(text: &str) -> Result<YearPart, String> {
    let known = YearPart::ALL.into_iter().find(|part| part.id() == text);
    known.ok_or_else(|| YearPart::ALL.map(YearPart::id).join(" / "))
}

pub fn overlap(text: &str) -> Result<Overlap, String> {
    match text {
        "newer" => Ok(Overlap::Newer),
        "first" => Ok(Overlap::First),
        "compare" => Ok(Overlap::Compare),
        "add" => Ok(Overlap::Add),
        _ => Err("newer / first / compare / add".to_string()),
    }
}

pub fn coarse(text: &str) -> Result<Coarse, String> {
    let known = Coarse::ALL.into_iter().find(|answer| answer.id() == text);
    known.ok_or_else(|| Coarse::ALL.map(Coarse::id).join(" / "))
}

pub fn assign(text: &str) -> Result<(String, i8), String> {
    let wanted = "TEXT=PLATE (1-81 / 0 / -1 / -2)";
    let (text, place) = text.rsplit_once('=').ok_or(wanted)?;
    let place = Place::from_id(place).ok_or(wanted)?;
    Ok((text.to_string(), place.number()))
}

pub fn repair(text: &str) -> Result<RepairKind, String> {
    let known = || RepairKind::ALL.into_iter().filter(|kind| kind.can_be_undone()).map(RepairKind::id);
    let found = RepairKind::from_id(text).filter(|kind| kind.can_be_undone());
    found.ok_or_else(|| known().collect::<Vec<_>>().join(" / "))
}

pub fn column(text: &str) -> Result<(Role, String), String> {
    let wanted = "province / product / amount / period / year / month / flow / partner / quantity = HEADER";
    let (role, header) = text.split_once('=').ok_or(wanted)?;
    Ok((Role::from_id(role).ok_or(wanted)?, header.to_string()))
}

pub fn decimal_mark(text: &str) -> Result<char, String> {
    match text {
        "point" | "." => Ok('.'),
        "comma" | "," => Ok(','),
        _ => Err("point / comma".to_string()),
    }
}
