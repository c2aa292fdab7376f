//! What stands under one flow, period, province and product: partners, and sums beside them.

use std::collections::BTreeMap;

use crate::cube::Block;
use crate::data::groups;

use super::super::checks::is_near;
use super::super::loading::Stated;
use super::{Partners, Role, Tally};

/// One place where a partner stands that may be a sum.
#[derive(Default)]
pub(super) struct Place {
    sums: Vec<Sum>,
    /// All partners by themselves.
    others: Count,
}

/// An amount, and of how many rows it is.
#[derive(Clone, Copy, Default)]
struct Count {
    amount_e4: i128,
    rows: u64,
}

/// A partner that may be a sum, and the partners beside it that are in it.
struct Sum {
    partner: u32,
    own: Count,
    parts: Count,
}

/// A partner that is set aside.
pub(super) struct Aside {
    pub partner: u32,
    pub rows: u64,
    pub stated: Stated,
}

/// By province and product.
pub(super) type Places = BTreeMap<(u32, u32), Place>;

/// The places of a block.
pub(super) fn places(block: &Block, partners: &Partners) -> Places {
    let mut places = Places::new();
    for fact in block.facts().flatten() {
        if partners.roles[fact.partner() as usize] != Role::One {
            let place = places.entry((fact.province(), fact.product())).or_default();
            place.sum(fact.partner()).own.add(i128::from(fact.amount_e4), u64::from(fact.rows()));
        }
    }
    if places.is_empty() {
        return places;
    }
    for fact in block.facts().flatten() {
        if partners.roles[fact.partner() as usize] == Role::One
            && let Some(place) = places.get_mut(&(fact.province(), fact.product()))
        {
            let (amount_e4, rows) = (i128::from(fact.amount_e4), u64::from(fact.rows()));
            place.others.add(amount_e4, rows);
            for sum in place.sums.iter_mut().filter(|sum| partners.has(sum.partner, fact.partner())) {
                sum.parts.add(amount_e4, rows);
            }
        }
    }
    places
}

impl Place {
    fn sum(&mut self, partner: u32) -> &mut Sum {
        let at = self.sums.iter().position(|sum| sum.partner == partner).unwrap_or_else(|| {
            self.sums.push(Sum { partner, own: Count::default(), parts: Count::default() });
            self.sums.len() - 1
        });
        &mut self.sums[at]
    }

    /// Compares the sums that figures have to judge with what stands beside them.
    pub fn compare(&self, partners: &Partners, step_e4: i128, tallies: &mut [Tally]) {
        for sum in &self.sums {
            let role = partners.roles[sum.partner as usize];
            let mut parts = sum.parts;
            if role == Role::Blank {
                // Groups that stand for their countries are in it as these would be.
                let is_alone = |sum: &&Sum| {
                    matches!(partners.roles[sum.partner as usize], Role::Group(_)) && sum.parts.rows == 0
                };
                self.sums.iter().filter(is_alone).for_each(|group| parts.add_count(group.own));
            }
            let says_something = sum.own.amount_e4 != 0 || parts.amount_e4 != 0;
            if role.is_judged() && parts.rows > 0 && says_something {
                let tally = &mut tallies[sum.partner as usize];
                let is_equal = sum.own.is_sum_of(parts, step_e4);
                tally.compared += u64::from(is_equal || !sum.own.is_near(parts, step_e4));
                tally.equal += u64::from(is_equal);
            }
        }
    }

    /// The partners that repeat others here; two groups with countries in common where nothing says which
    /// of them counts.
    pub fn aside(&self, partners: &Partners, step_e4: i128) -> Result<Vec<Aside>, [u32; 2]> {
        let mut aside: Vec<Aside> = Vec::new();
        let mut counted = self.others;
        let mut groups: Vec<&Sum> = Vec::new();
        let mut all: Vec<&Sum> = Vec::new();
        for sum in &self.sums {
            let is_sum = partners.is_sum[sum.partner as usize];
            match partners.roles[sum.partner as usize] {
                Role::Group(_) if is_sum && sum.parts.rows > 0 => aside.push(sum.aside(sum.parts)),
                Role::Group(_) => groups.push(sum),
                Role::Blank if !is_sum => counted.add_count(sum.own),
                _ => all.push(sum),
            }
        }
        // A group that is the sum of groups within it repeats these.
        let within = |outer: &Sum| {
            let mut parts = Count::default();
            let inner = groups.iter().filter(|inner| is_within(inner, outer, partners));
            inner.for_each(|inner| parts.add_count(inner.own));
            parts
        };
        let (repeating, mut groups): (Vec<&Sum>, Vec<&Sum>) = groups
            .iter()
            .partition(|group| within(group).rows > 0 && group.own.is_sum_of(within(group), step_e4));
        aside.extend(repeating.iter().map(|group| group.aside(within(group))));
        if let Some(pair) = common(&groups, partners) {
            // The whole says more than groups of which nobody knows how they lie.
            if all.is_empty() || counted.rows > 0 {
                return Err(pair);
            }
            aside.extend(groups.iter().map(|group| group.aside(Count::default())));
            groups.clear();
        }
        groups.iter().for_each(|group| counted.add_count(group.own));
        // One that the file names goes before a blank.
        all.sort_by_key(|sum| (partners.roles[sum.partner as usize] == Role::Blank, sum.partner));
        let kept = usize::from(counted.rows == 0);
        if let Some(first) = all.first().filter(|_| kept > 0) {
            counted = first.own;
        }
        aside.extend(all.iter().skip(kept).map(|sum| sum.aside(counted)));
        Ok(aside)
    }
}

/// Two groups that have a country in common, of those that both say something.
fn common(groups: &[&Sum], partners: &Partners) -> Option<[u32; 2]> {
    let bounded: Vec<(&Sum, &[&str])> = groups
        .iter()
        .filter(|sum| sum.own.amount_e4 != 0)
        .filter_map(|sum| match partners.roles[sum.partner as usize] {
            Role::Group(group) if !group.is_rest => {
                Some((*sum, groups::get(group.index)?.members.as_slice()))
            }
            _ => None,
        })
        .collect();
    bounded.iter().enumerate().find_map(|(at, (first, members))| {
        let meets = |others: &[&str]| others.iter().any(|country| members.contains(country));
        let (second, _) = bounded[at + 1..].iter().find(|(_, others)| meets(others))?;
        Some([first.partner, second.partner])
    })
}

/// Whether all countries of a group are in another one.
fn is_within(inner: &Sum, outer: &Sum, partners: &Partners) -> bool {
    let group = |sum: &Sum| match partners.roles[sum.partner as usize] {
        Role::Group(group) => Some((group, groups::get(group.index)?)),
        _ => None,
    };
    let (Some((inner, within)), Some((outer, whole))) = (group(inner), group(outer)) else { return false };
    if inner.index == outer.index {
        return inner.is_rest && !outer.is_rest;
    }
    !within.members.is_empty() && within.members.iter().all(|country| whole.has(country))
}

impl Sum {
    fn aside(&self, parts: Count) -> Aside {
        let stated = Stated { stated_e4: self.own.amount_e4, parts_e4: parts.amount_e4, parts: parts.rows };
        Aside { partner: self.partner, rows: self.own.rows, stated }
    }
}

impl Count {
    fn add(&mut self, amount_e4: i128, rows: u64) {
        self.amount_e4 += amount_e4;
        self.rows += rows;
    }

    fn add_count(&mut self, other: Count) {
        self.add(other.amount_e4, other.rows);
    }

    /// Whether it is within half of the last printed digit for each of its parts and itself. A single part is
    /// its sum to the digit.
    fn is_near(&self, parts: Count, step_e4: i128) -> bool {
        is_near(self.amount_e4, parts.amount_e4, parts.rows, step_e4)
    }

    /// Whether it is near the sum of others, and proves something by it: figures that are hardly more than
    /// their last digit are near each other anyway.
    fn is_sum_of(&self, parts: Count, step_e4: i128) -> bool {
        let room = step_e4 * i128::from(parts.rows + 1) / 2;
        let is_weak = room * 20 > self.amount_e4.abs() && self.amount_e4 != parts.amount_e4;
        self.is_near(parts, step_e4) && !is_weak
    }
}
