//! Partners that repeat what others beside them say: the world, a group of countries, a blank that means all.
//!
//! Each is judged where it stands, under one flow, period, province and product: where nothing stands beside
//! it, it is the only figure there is, and counts.

mod place;

use crate::classify::Product;
use crate::cube::{DataSet, Joint};
use crate::data::{groups, partners};
use crate::error::{Answers, Error, NotATable};
use crate::plan::{PartnerGroup, is_blank_partner, partner_group};
use crate::resolve::{PartnerText, ProvinceText};
use crate::types::{Bucket, Flow, Period, RepairKind};

use super::loading::{Finished, MOST_TOTALS, PartnerTotal};
use place::{Aside, places};

/// What the partner texts of a file can be, by number.
struct Partners {
    roles: Vec<Role>,
    /// Codes of countries; empty for everybody else.
    countries: Vec<&'static str>,
    /// Whether a text repeats others where these stand beside it.
    is_sum: Vec<bool>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Role {
    /// A partner by itself.
    One,
    /// A blank: nobody, or all.
    Blank,
    Group(PartnerGroup),
    All,
}

/// How often a text was compared with what stands beside it, and how often it was the sum.
#[derive(Clone, Copy, Default)]
struct Tally {
    compared: u64,
    equal: u64,
}

/// Sets partners aside that repeat what others beside them say, and keeps them for the check of the sums.
///
/// The world and a group with a known name are sums by their names. A blank, and a group whose name does
/// not bound it, are sums where they equal what stands beside them in nine of ten places.
///
/// # Errors
///
/// [`NotATable::Groups`] where groups have countries in common and nothing says which of them count.
pub(super) fn settle(finished: &mut Finished, file: &str, answers: &Answers) -> Result<(), Error> {
    if finished.sum_partners.is_empty() || !answers.repairs(RepairKind::Totals) {
        return Ok(());
    }
    let mut partners = Partners::new(&finished.data_set);
    if partners.roles.iter().all(|role| *role == Role::One) {
        return Ok(());
    }
    let step_e4 = step(&finished.data_set);
    let told = judge(&mut partners, &finished.data_set, step_e4);
    let mut is_aside = vec![false; partners.roles.len()];
    let blocks: Vec<(Flow, u32)> =
        finished.data_set.cube.blocks().map(|(flow, period, _)| (flow, period)).collect();
    for (number, (flow, period)) in blocks.into_iter().enumerate() {
        let Some(period) = finished.data_set.periods.get(period as usize).copied() else { continue };
        let found = {
            let Some((_, _, block)) = finished.data_set.cube.blocks().nth(number) else { continue };
            places(block, &partners)
        };
        let mut out = std::collections::BTreeSet::new();
        for (key, place) in &found {
            let aside = place.aside(&partners, step_e4).map_err(|groups| {
                let texts = groups.map(|number| finished.data_set.partners.text(number).to_string());
                Error::NotATable { file: file.to_string(), why: NotATable::Groups { texts: texts.to_vec() } }
            })?;
            for one in aside {
                is_aside[one.partner as usize] = true;
                out.insert((key.0, key.1, one.partner));
                book(finished, (flow, period), *key, &one, &partners);
            }
        }
        if !out.is_empty() {
            let is_out = |fact: &Joint| out.contains(&(fact.province(), fact.product(), fact.partner()));
            finished.data_set.take_out(number, is_out);
        }
    }
    tell(finished, &is_aside, &told);
    Ok(())
}

/// Books a row that is set aside.
fn book(
    finished: &mut Finished,
    (flow, period): (Flow, Period),
    (province, product): (u32, u32),
    one: &Aside,
    partners: &Partners,
) {
    let data_set = &mut finished.data_set;
    data_set.set_aside.add(Some(flow), Bucket::TotalsSetAside, one.rows, one.stated.stated_e4);
    if one.stated.parts == 0 || finished.totals.partners.len() >= MOST_TOTALS {
        return;
    }
    let group = match partners.roles[one.partner as usize] {
        Role::Group(_) => data_set.partners.text(one.partner).to_string(),
        _ => String::new(),
    };
    let texts = [data_set.provinces.text(province).to_string(), data_set.products.text(product).to_string()];
    finished.totals.partners.insert(PartnerTotal { flow, period, texts, group }, one.stated);
}

/// Notes where the texts stand first that were set aside, and those that count although they may repeat
/// others.
fn tell(finished: &mut Finished, is_aside: &[bool], told: &[bool]) {
    for number in 0..finished.data_set.partners.len() {
        let text = finished.data_set.partners.text(number as u32);
        let Some(place) = finished.sum_partners.iter().find(|place| place.before == text) else { continue };
        let mut place = place.clone();
        place.before = crate::resolve::shorten(&place.before);
        let repairs = &mut finished.problems.repairs;
        if is_aside[number] {
            repairs.add(RepairKind::Totals, place.clone());
        }
        if told[number] {
            repairs.add(RepairKind::PartnerGroups, place);
        }
    }
}

/// Decides of every text whether it is a sum; says which ones count although they may repeat others.
fn judge(partners: &mut Partners, data_set: &DataSet, step_e4: i128) -> Vec<bool> {
    let mut tallies = vec![Tally::default(); partners.roles.len()];
    if partners.roles.iter().any(Role::is_judged) {
        for (_, _, block) in data_set.cube.blocks() {
            let found = places(block, partners);
            // What is a total anyway often lists its partners in part.
            let counts = |(province, product): (u32, u32)| {
                data_set.provinces.meaning(province) != Some(ProvinceText::Total)
                    && data_set.products.meaning(product) != Some(Product::Total)
            };
            for (_, place) in found.iter().filter(|(key, _)| counts(**key)) {
                place.compare(partners, step_e4, &mut tallies);
            }
        }
    }
    let mut told = vec![false; tallies.len()];
    for (number, Tally { compared, equal }) in tallies.into_iter().enumerate() {
        let role = partners.roles[number];
        let is_sum = compared > 0 && equal * 10 >= compared * 9;
        partners.is_sum[number] = is_sum || !role.is_judged();
        // A blank that is never the sum is nobody in particular.
        let is_doubtful = match role {
            Role::Blank => equal > 0,
            _ => compared > 0,
        };
        told[number] = role.is_judged() && !is_sum && is_doubtful;
    }
    told
}

impl Role {
    /// Whether its name does not say that it is a sum, and figures have to.
    fn is_judged(&self) -> bool {
        match self {
            Role::One | Role::All => false,
            Role::Blank => true,
            Role::Group(group) => {
                group.is_rest || groups::get(group.index).is_none_or(|group| group.is_vague)
            }
        }
    }
}

impl Partners {
    fn new(data_set: &DataSet) -> Partners {
        let texts = data_set.partners.texts().iter().zip(data_set.partners.meanings());
        let role = |text: &str, meaning: PartnerText| match meaning {
            PartnerText::Total => Role::All,
            PartnerText::Unknown if is_blank_partner(text) => Role::Blank,
            PartnerText::Unknown => partner_group(text).map_or(Role::One, Role::Group),
            _ => Role::One,
        };
        let country = |meaning: &PartnerText| match meaning {
            PartnerText::Country(index) => partners::get(*index).map_or("", |partner| partner.alpha_2),
            _ => "",
        };
        Partners {
            roles: texts.map(|(text, meaning)| role(text, *meaning)).collect(),
            countries: data_set.partners.meanings().iter().map(country).collect(),
            is_sum: vec![false; data_set.partners.len()],
        }
    }

    /// Whether a partner by itself is surely in a sum.
    fn has(&self, sum: u32, part: u32) -> bool {
        let country = self.countries[part as usize];
        match self.roles[sum as usize] {
            Role::Group(group) => {
                !country.is_empty() && groups::get(group.index).is_some_and(|group| group.has(country))
            }
            _ => true,
        }
    }
}

/// The last digit that the amounts print, as a power of ten in 1/10,000.
fn step(data_set: &DataSet) -> i128 {
    let mut step = 1_000_000_000_000i64;
    for fact in data_set.cube.blocks().flat_map(|(_, _, block)| block.facts()).flatten() {
        while step > 1 && fact.amount_e4 % step != 0 {
            step /= 10;
        }
    }
    i128::from(step)
}
