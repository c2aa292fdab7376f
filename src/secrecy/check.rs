//! What of a publication is withheld.

use std::collections::BTreeSet;
use std::ops::Range;

use super::Rule;
use super::guard::Guard;
use super::mixed;
use super::publication::Publication;
use super::span::{Row, row, short_first};
use super::targets::{Sets, targets};
use super::unknowns::Unknowns;
use crate::cube::DataSet;
use crate::types::{Place, sort_few};

/// How far above a sensitive number the least public sum that holds it has to lie, in percent of the number: amounts are
/// not below zero, so a closer sum would nearly say it.
pub const PROTECTION_PERCENT: i128 = 10;

/// What a check found.
#[derive(Clone, PartialEq, Debug)]
pub struct Checked {
    /// The publication, with what is withheld.
    pub publication: Publication,
    /// Withheld places one of whose own sums could tell of a firm.
    pub sensitive: Vec<Place>,
    /// Withheld places without which another's would follow.
    pub companions: Vec<Place>,
    /// Sensitive sums that followed before already, and cannot be kept any more.
    pub known_before: usize,
}

/// Withholds of a publication what is sensitive, and so much beside it that nothing sensitive follows from it and from
/// all earlier publications together.
///
/// The country first and then place after place, the largest first, is made public if no sensitive sum follows then.
/// So the smallest are withheld, and the result depends on nothing but data and earlier publications. What is left of a
/// sum of several places after all known ones are taken away (of two withheld places in a country, their sum) may not be
/// sensitive either, and has to be more than a sensitive place by
/// [`PROTECTION_PERCENT`]; where it is not, the smallest place that is shown and mends it is withheld too. The same holds
/// where that sum is of other goods and periods in each place, if it is made of up to three rows of the reduced echelon form of
/// what is public.
pub fn check(data_set: &DataSet, rule: &Rule, earlier: &[Publication], publication: &Publication) -> Checked {
    let all: Vec<&Publication> = earlier.iter().chain([publication]).collect();
    let unknowns = Unknowns::new(data_set, &all);
    let sets = Sets::new(&unknowns, &all);
    let safe_first = unknowns.safe_first(rule);
    let check = Check {
        targets: targets(&unknowns, &sets, rule),
        rows: publication.units.iter().map(|unit| unknowns.rows(publication, unit)).collect(),
        order: order(publication),
        matters: safe_first.iter().map(|unknown| unknowns.is_sensitive(&[*unknown], rule)).collect(),
        safe_first,
        earlier: earlier_rows(&unknowns, earlier),
        unknowns,
        sets,
        rule,
        publication,
    };
    let mut before = Guard::new(check.unknowns.len(), &[]);
    before.add(&check.earlier);
    let rows = check.rows.iter();
    let is_new: Vec<bool> = rows.map(|rows| rows.iter().any(|row| !before.is_known(row))).collect();
    let mut forced: Vec<usize> = Vec::new();
    let mut pass = check.pass(&forced, &mut before);
    while let Some(next) = pass.left.as_ref().and_then(|left| check.next_forced(&pass, &is_new, left)) {
        forced.push(next);
        pass = check.pass(&forced, &mut before);
    }
    // What was withheld first may not be needed any more.
    for at in forced.clone() {
        if pass.left.is_some() {
            break;
        }
        let fewer: Vec<usize> = forced.iter().copied().filter(|other| *other != at).collect();
        let without = check.pass(&fewer, &mut before);
        if without.left.is_none() {
            (forced, pass) = (fewer, without);
        }
    }
    check.checked(pass)
}

/// Everything that a check needs over and over.
struct Check<'a> {
    unknowns: Unknowns,
    sets: Sets,
    targets: Vec<Vec<u32>>,
    /// The published sums of each unit.
    rows: Vec<Vec<Row>>,
    /// Units in the order in which they are made public.
    order: Vec<usize>,
    /// Unknowns in the order in which they are taken out of public sums.
    safe_first: Vec<u32>,
    /// In that order: whether an unknown alone could tell of one firm.
    matters: Vec<bool>,
    /// The sums that are public already.
    earlier: Vec<Row>,
    rule: &'a Rule,
    publication: &'a Publication,
}

/// What came of making public whatever can be.
struct Pass {
    publication: Publication,
    known_before: usize,
    left: Option<Left>,
}

impl Check<'_> {
    /// Makes public whatever can be, but for some units.
    fn pass(&self, forced: &[usize], before: &mut Guard) -> Pass {
        let mut guard = Guard::new(self.unknowns.len(), &self.targets);
        guard.add(&self.earlier);
        let known_before = guard.give_up_known();
        let mut publication = self.publication.clone();
        for at in &self.order {
            publication.units[*at].is_shown = !forced.contains(at) && guard.try_add(&self.rows[*at]);
        }
        let left = left_over(&self.unknowns, &self.sets, self.rule, [&mut *before, &mut guard])
            .or_else(|| self.mixed_left_over([before, &mut guard]));
        Pass { publication, known_before, left }
    }

    /// What is left of public sums when others are taken out of them, whatever goods and blocks it is of in each place. The
    /// safe and large unknowns are taken out first, so what is left of the others is a row.
    fn mixed_left_over(&self, [before, guard]: [&mut Guard; 2]) -> Option<Left> {
        let (unknowns, order) = (&self.unknowns, &self.safe_first);
        // Sums of what is safe are safe.
        if !self.matters.contains(&true) {
            return None;
        }
        let places = unknowns.places();
        mixed::find(&guard.in_order(order), &self.matters, |sum| {
            let mut sum: Vec<u32> = sum.iter().map(|place| order[*place as usize]).collect();
            sum.sort_unstable();
            let missing_e4 = missing_e4(unknowns, self.rule, &sum, &places)?;
            let is_new = !before.is_known(&row(sum.iter().copied()));
            is_new.then(|| Left { alike: unknowns.alike(&sum), missing_e4 })
        })
    }

    /// What is withheld next: of the places that are shown and were not known before the smallest that is enough,
    /// else the largest; the country where all of them together are not.
    fn next_forced(&self, pass: &Pass, is_new: &[bool], left: &Left) -> Option<usize> {
        let units = pass.publication.units.iter().enumerate();
        let amount_e4 = |at: usize| {
            let own: BTreeSet<u32> = self.rows[at].iter().flatten().map(|(unknown, _)| *unknown).collect();
            let own = own.into_iter().filter(|unknown| left.alike.binary_search(unknown).is_ok());
            self.unknowns.amount_e4(own)
        };
        let mut country = None;
        let mut places: Vec<(i128, usize)> = Vec::new();
        for (at, unit) in units.filter(|(at, unit)| unit.is_shown && is_new[*at]) {
            match unit.place {
                Some(_) => places.push((amount_e4(at), at)),
                None => country = Some(at),
            }
        }
        sort_few(&mut places, |place| *place);
        let all_e4: i128 = places.iter().map(|(amount_e4, _)| *amount_e4).sum();
        let enough = places.iter().find(|(amount_e4, _)| *amount_e4 >= left.missing_e4.max(1));
        let place = enough.or(places.last()).map(|(_, at)| *at);
        if all_e4 < left.missing_e4 { country.or(place) } else { place.or(country) }
    }

    fn checked(&self, pass: Pass) -> Checked {
        let units = pass.publication.units.iter().zip(&self.rows);
        let sensitive = units
            .filter(|(unit, rows)| !unit.is_shown && is_sensitive_alone(&self.unknowns, &self.targets, rows))
            .filter_map(|(unit, _)| unit.place);
        let sensitive: Vec<Place> = sensitive.collect();
        let companions = pass.publication.withheld().filter(|place| !sensitive.contains(place)).collect();
        Checked { sensitive, companions, known_before: pass.known_before, publication: pass.publication }
    }
}

/// The country, then the places from the largest to the smallest.
fn order(publication: &Publication) -> Vec<usize> {
    let mut order: Vec<usize> = (0..publication.units.len()).collect();
    let key = |at: &usize| {
        let unit = &publication.units[*at];
        (unit.place.is_some(), std::cmp::Reverse(unit.size_e4), unit.place)
    };
    sort_few(&mut order, key);
    order
}

/// What is public already. Short rows first, so that long ones are reduced by them and few rows are long.
fn earlier_rows(unknowns: &Unknowns, earlier: &[Publication]) -> Vec<Row> {
    let shown = earlier
        .iter()
        .flat_map(|one| one.units.iter().filter(|unit| unit.is_shown).map(move |unit| (one, unit)));
    short_first(shown.flat_map(|(one, unit)| unknowns.rows(one, unit)).collect())
}

/// Whether the published sums of a unit, without any others, give away what is sensitive.
fn is_sensitive_alone(unknowns: &Unknowns, targets: &[Vec<u32>], rows: &[Row]) -> bool {
    let own: BTreeSet<u32> = rows.iter().flatten().map(|(unknown, _)| *unknown).collect();
    let within = targets.iter().filter(|target| target.iter().all(|unknown| own.contains(unknown)));
    let within: Vec<Vec<u32>> = within.cloned().collect();
    !Guard::new(unknowns.len(), &within).try_add(rows)
}

/// A public sum that tells too much.
struct Left {
    /// The unknowns of the same goods and blocks in all places, rising.
    alike: Vec<u32>,
    /// How much more would have to be withheld beside it, in 1/10,000 of the currency.
    missing_e4: i128,
}

/// What is left of a public sum of several places after all that is known of it is taken away, and of what one such
/// sum has beyond another, where that was not known before and is sensitive, or hardly more than a sensitive part of it.
fn left_over(
    unknowns: &Unknowns,
    sets: &Sets,
    rule: &Rule,
    [before, guard]: [&mut Guard; 2],
) -> Option<Left> {
    let places = unknowns.places();
    let areas: Vec<Vec<u32>> = sets.areas.iter().map(|area| unknowns.of_provinces(area)).collect();
    let all: Vec<u32> = (0..unknowns.len() as u32).collect();
    let mut found = None;
    sets.unions(unknowns, &all, |blocks, goods| {
        if found.is_some() {
            return;
        }
        let is_in = |unknown: &u32| unknowns.is_of(*unknown, blocks, goods);
        let sums = areas.iter().map(|area| area.iter().copied().filter(is_in).collect::<Vec<u32>>());
        let is_known = |sum: &Vec<u32>| !sum.is_empty() && guard.is_known(&row(sum.iter().copied()));
        let sums: Vec<Vec<u32>> = sums.filter(is_known).collect();
        let own = |place: &Range<usize>| place.clone().map(|unknown| unknown as u32).filter(is_in);
        let is_open = |place: &&Range<usize>| !sums.is_empty() && !guard.is_known(&row(own(place)));
        let open: Vec<Range<usize>> = places.iter().filter(is_open).cloned().collect();
        for sum in remainders(&sums, &open) {
            let Some(missing_e4) = missing_e4(unknowns, rule, &sum, &open) else { continue };
            let sum = row(sum);
            if guard.is_known(&sum) && !before.is_known(&sum) {
                found = Some(Left { alike: places.iter().flat_map(own).collect(), missing_e4 });
                return;
            }
        }
    });
    found
}

/// What is left of sums when all places but some are taken away, and what one of these has beyond another.
fn remainders(sums: &[Vec<u32>], open: &[Range<usize>]) -> BTreeSet<Vec<u32>> {
    let is_open = |unknown: &u32| open.iter().any(|place| place.contains(&(*unknown as usize)));
    let rests: BTreeSet<Vec<u32>> =
        sums.iter().map(|sum| sum.iter().copied().filter(is_open).collect()).collect();
    let beyond = |rest: &Vec<u32>, other: &Vec<u32>| -> Vec<u32> {
        rest.iter().copied().filter(|unknown| other.binary_search(unknown).is_err()).collect()
    };
    let mut all: BTreeSet<Vec<u32>> =
        rests.iter().flat_map(|rest| rests.iter().map(move |other| beyond(rest, other))).collect();
    all.extend(rests);
    all.remove(&Vec::new());
    all
}

/// How much would have to be withheld beside a public sum; nothing where it tells too little.
fn missing_e4(unknowns: &Unknowns, rule: &Rule, sum: &[u32], open: &[Range<usize>]) -> Option<i128> {
    if unknowns.is_sensitive(sum, rule) {
        return Some(0);
    }
    let whole_e4 = unknowns.amount_e4(sum.iter().copied());
    let missing_e4 = |place: &Range<usize>| {
        let part: Vec<u32> =
            sum.iter().copied().filter(|unknown| place.contains(&(*unknown as usize))).collect();
        let part_e4 = unknowns.amount_e4(part.iter().copied());
        let missing_e4 = part_e4 + part_e4 * PROTECTION_PERCENT / 100 - whole_e4;
        (missing_e4 > 0 && unknowns.is_sensitive(&part, rule)).then_some(missing_e4)
    };
    open.iter().filter_map(missing_e4).max()
}
