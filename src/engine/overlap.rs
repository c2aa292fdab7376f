//! Files of one data set that say the same period twice: which one counts, and what the newer one changed.

use rustc_hash::FxHashSet;

use crate::classify::Product;
use crate::cube::{DataSet, Labelling, Rollup};
use crate::error::{Answers, Error, Overlap, Question};
use crate::indicators::Tables;
use crate::resolve::ProvinceText;
use crate::types::{Bucket, Flow, Period, Place, Revision};

use super::loading::{Finished, too_large};

/// Keeps of each flow and period what one file says of it. Files that overlap are a question, unless the
/// visitor answered it.
///
/// # Errors
///
/// [`Error::NeedsAnswer`].
pub(super) fn settle(
    read: &mut [Finished],
    names: &[String],
    answers: &Answers,
) -> Result<Vec<Revision>, Error> {
    let data_sets: Vec<&DataSet> = read.iter().map(|finished| &finished.data_set).collect();
    let clashes = clashes(&data_sets);
    if clashes.is_empty() || answers.overlap == Some(Overlap::Add) {
        return Ok(Vec::new());
    }
    let held: Vec<Vec<(Flow, Period)>> = data_sets.iter().map(|data_set| periods(data_set)).collect();
    let order = order(&held, answers.overlap);
    let Some(chosen) = answers.overlap else {
        let mut periods: Vec<Period> = clashes.iter().map(|(_, (_, period))| *period).collect();
        periods.sort_unstable();
        periods.dedup();
        let mut files: Vec<usize> = clashes.iter().flat_map(|(files, _)| files.iter().copied()).collect();
        files.sort_unstable();
        files.dedup();
        // The older ones first.
        files.sort_by_key(|file| std::cmp::Reverse(order.iter().position(|known| known == file)));
        let files = files.into_iter().filter_map(|file| names.get(file).cloned()).collect();
        return Err(Error::NeedsAnswer { questions: vec![Question::Overlap { files, periods }] });
    };
    let mut revisions = Vec::new();
    let mut covered: Vec<(usize, Flow, Period)> = Vec::new();
    for &file in &order {
        let name = names.get(file).map_or("", String::as_str);
        let lost: Vec<(Flow, Period, usize)> = held[file]
            .iter()
            .filter_map(|(flow, period)| {
                let winner = covered
                    .iter()
                    .find(|(_, other_flow, other)| other_flow == flow && other.overlaps(*period))?;
                Some((*flow, *period, winner.0))
            })
            .collect();
        if !lost.is_empty() {
            let old = tables(&read[file].data_set, name)?;
            if chosen != Overlap::First {
                for (flow, period, winner) in &lost {
                    let new = tables(&read[*winner].data_set, name)?;
                    revisions.extend(revised(&old, &new, *flow, *period, chosen == Overlap::Compare));
                }
            }
            replace(&mut read[file].data_set, &lost, name)?;
        }
        let kept = held[file].iter().filter(|(flow, period)| {
            !lost.iter().any(|(lost_flow, lost, _)| lost_flow == flow && lost == period)
        });
        covered.extend(kept.map(|(flow, period)| (file, *flow, *period)));
    }
    Ok(revisions)
}

/// Whether two tables say the same thing twice.
pub(super) fn clash(a: &DataSet, b: &DataSet) -> bool {
    !clashes(&[a, b]).is_empty()
}

/// Flows and periods of which a data set has facts.
fn periods(data_set: &DataSet) -> Vec<(Flow, Period)> {
    let blocks = data_set.cube.blocks().filter(|(_, _, block)| block.facts().next().is_some());
    blocks.filter_map(|(flow, period, _)| Some((flow, *data_set.periods.get(period as usize)?))).collect()
}

/// Pairs of data sets, and a flow and period of the second one of which both say the same thing: the same
/// province and product, or the same province where one of them has no products. Two files of one month, one
/// for each half of the country, say nothing twice.
fn clashes(data_sets: &[&DataSet]) -> Vec<([usize; 2], (Flow, Period))> {
    let held: Vec<Vec<(Flow, Period)>> = data_sets.iter().map(|data_set| periods(data_set)).collect();
    let mut found = Vec::new();
    for second in 0..data_sets.len() {
        for first in 0..second {
            let overlapping: Vec<(Flow, Period)> = held[second]
                .iter()
                .copied()
                .filter(|(flow, period)| {
                    held[first].iter().any(|(other, known)| other == flow && known.overlaps(*period))
                })
                .collect();
            if overlapping.is_empty() {
                continue;
            }
            let by_product = has_products(data_sets[first]) && has_products(data_sets[second]);
            for (flow, period) in overlapping {
                let theirs = said(data_sets[second], flow, |other| other == period, by_product);
                let ours = said(data_sets[first], flow, |other| other.overlaps(period), by_product);
                if theirs.iter().any(|key| ours.contains(key)) {
                    found.push(([first, second], (flow, period)));
                }
            }
        }
    }
    found
}

fn has_products(data_set: &DataSet) -> bool {
    data_set.products.meanings().iter().any(|product| !matches!(product, Product::None | Product::Total))
}

/// Of what a data set speaks: place, and product where that matters.
fn said(
    data_set: &DataSet,
    flow: Flow,
    when: impl Fn(Period) -> bool,
    by_product: bool,
) -> FxHashSet<(String, String)> {
    let mut numbers: FxHashSet<(u32, u32)> = FxHashSet::default();
    for (known, period, block) in data_set.cube.blocks() {
        let is_meant = data_set.periods.get(period as usize).is_some_and(|period| when(*period));
        if known == flow && is_meant {
            numbers.extend(block.facts().flatten().map(|fact| (fact.province(), fact.product())));
        }
    }
    let place = |number: u32| match data_set.provinces.meaning(number) {
        Some(ProvinceText::Place(place)) => Some(place.id()),
        Some(ProvinceText::Unknown) => Some(data_set.provinces.text(number).to_string()),
        // Totals follow from what they add up.
        _ => None,
    };
    let product = |number: u32| match data_set.products.meaning(number) {
        Some(Product::Total) => None,
        _ if !by_product => Some(String::new()),
        _ => Some(data_set.products.text(number).to_string()),
    };
    numbers.into_iter().filter_map(|(p, q)| Some((place(p)?, product(q)?))).collect()
}

/// Positions of the files, the one that counts first.
fn order(held: &[Vec<(Flow, Period)>], overlap: Option<Overlap>) -> Vec<usize> {
    let mut order: Vec<usize> = (0..held.len()).collect();
    if overlap != Some(Overlap::First) {
        let latest = |file: &usize| {
            let ends = held[*file].iter().map(|(_, period)| (period.calendar_year(), period.last_month()));
            ends.max()
        };
        order.sort_by_key(|file| std::cmp::Reverse((latest(file), *file)));
    }
    order
}

fn tables(data_set: &DataSet, name: &str) -> Result<Tables, Error> {
    let rollup = Rollup::new(data_set, &Labelling::default()).ok_or_else(|| too_large(name))?;
    Ok(Tables::new(rollup))
}

/// What a newer file says of each place of a period, where it differs or all of it is wanted.
fn revised(old: &Tables, new: &Tables, flow: Flow, period: Period, all: bool) -> Vec<Revision> {
    let total = |tables: &Tables, place: Place| {
        let table = tables.at(period, flow)?;
        table.get(place).map(|slice| slice.total_e4)
    };
    Place::all()
        .filter_map(|place| {
            let (old_e4, new_e4) = (total(old, place), total(new, place));
            let differs = old_e4 != new_e4;
            let is_there = old_e4.is_some() || new_e4.is_some();
            (is_there && (differs || all)).then(|| Revision {
                flow,
                period,
                place: place.number(),
                old_e4,
                new_e4,
            })
        })
        .collect()
}

/// Takes the facts of these flows and periods out, and books them as replaced; totals stay set aside.
fn replace(data_set: &mut DataSet, lost: &[(Flow, Period, usize)], name: &str) -> Result<(), Error> {
    let rollup = Rollup::new(data_set, &Labelling::default()).ok_or_else(|| too_large(name))?;
    let (kinds, blocks) = rollup.into_blocks();
    for block in blocks {
        let is_lost = lost.iter().any(|(flow, period, _)| (*flow, *period) == (block.flow, block.period));
        if !is_lost {
            continue;
        }
        for (class, sum) in block.sums(&kinds) {
            let bucket = match class.bucket() {
                Bucket::TotalsSetAside => Bucket::TotalsSetAside,
                _ => Bucket::Replaced,
            };
            data_set.set_aside.add(Some(block.flow), bucket, sum.rows, i128::from(sum.amount_e4));
        }
        data_set.clear_block(block.flow, block.period);
    }
    Ok(())
}
