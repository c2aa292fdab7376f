//! Coarse codes beside finer ones that they begin (`84` beside `8471`) and that do not add up to them: the finer
//! rows may be parts of the coarse row, of which the others are not listed, or stand beside it.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::cube::{DataSet, Joint, Takes};
use crate::error::{Answers, Coarse, Error, Question};
use crate::types::{Bucket, Flow};

use super::checks::Families;
use super::loading::too_large;

/// Parts that a question names.
const MOST_NAMED: usize = 4;

/// The amounts of one coarse code in one flow, period, province and partner, and those of its finer codes.
#[derive(Clone, Copy, Default)]
struct Place {
    product: u32,
    whole_e4: i128,
    parts_e4: i128,
    parts: u32,
}

/// All places of a code.
#[derive(Clone, Copy, Default)]
struct Tally {
    places: u64,
    /// Places whose finer rows are more than the coarse one, which cannot hold them.
    smaller: u64,
    whole_e4: i128,
    parts_e4: i128,
}

/// Places by block and id of the coarse fact.
type Places = FxHashMap<(usize, u64), Place>;

/// Where finer rows may be parts of a coarse one, asks whether they are, or does what was answered; says whether
/// facts changed.
pub(super) fn settle(
    data_set: &mut DataSet,
    families: &Families,
    file: &str,
    answers: &Answers,
) -> Result<bool, Error> {
    if families.parts.is_empty() || answers.coarse == Some(Coarse::Apart) {
        return Ok(false);
    }
    let places = places(data_set, families);
    let mut tallies: BTreeMap<u32, Tally> = BTreeMap::new();
    for place in places.values() {
        let tally = tallies.entry(place.product).or_default();
        tally.places += 1;
        if !families.holds(place.whole_e4, place.parts_e4, place.parts) {
            tally.smaller += 1;
            continue;
        }
        tally.whole_e4 += place.whole_e4;
        tally.parts_e4 += place.parts_e4;
    }
    tallies.retain(|_, tally| tally.smaller * 10 <= tally.places && tally.parts_e4 > 0);
    let Some((first, tally)) =
        tallies.iter().max_by_key(|(number, tally)| (tally.parts_e4, std::cmp::Reverse(**number)))
    else {
        return Ok(false);
    };
    if answers.coarse.is_none() {
        let text = |number: &u32| data_set.products.text(*number).to_string();
        let parts = families.parts.get(first).map_or(&[][..], Vec::as_slice);
        return Err(Error::NeedsAnswer {
            questions: vec![Question::Coarse {
                file: file.to_string(),
                code: text(first),
                parts: parts.iter().take(MOST_NAMED).map(text).collect(),
                codes: tallies.len() as u32,
                places: tallies.values().map(|tally| tally.places).sum(),
                whole_e4: tally.whole_e4,
                parts_e4: tally.parts_e4,
                all_parts_e4: tallies.values().map(|tally| tally.parts_e4).sum(),
            }],
        });
    }
    let mut takes = Takes::default();
    for (key, place) in &places {
        let is_within = families.holds(place.whole_e4, place.parts_e4, place.parts);
        if tallies.contains_key(&place.product) && is_within {
            let take = i64::try_from(place.parts_e4).map_err(|_| too_large(file))?;
            takes.insert(*key, take);
        }
    }
    // What was taken off is in the finer rows, and is no money of its own.
    for ((block, _), take) in &takes {
        let flow = if block.is_multiple_of(2) { Flow::Export } else { Flow::Import };
        data_set.set_aside.add(Some(flow), Bucket::TotalsSetAside, 0, i128::from(*take));
    }
    let changed = !takes.is_empty();
    data_set.take_off(takes).ok_or_else(|| too_large(file))?;
    Ok(changed)
}

/// Every place where a coarse code and one of its finer ones both stand.
fn places(data_set: &DataSet, families: &Families) -> Places {
    let mut above: FxHashMap<u32, u32> = FxHashMap::default();
    for (coarse, parts) in &families.parts {
        above.extend(parts.iter().map(|part| (*part, *coarse)));
    }
    let mut places = Places::default();
    for (number, (.., block)) in data_set.cube.blocks().enumerate() {
        for fact in block.facts().flatten().filter(|fact| families.parts.contains_key(&fact.product())) {
            let place = places.entry((number, fact.id())).or_default();
            place.product = fact.product();
            place.whole_e4 += i128::from(fact.amount_e4);
        }
    }
    for (number, (.., block)) in data_set.cube.blocks().enumerate() {
        for fact in block.facts().flatten() {
            let Some(coarse) = above.get(&fact.product()) else { continue };
            let id = Joint::id_of(fact.province(), *coarse, fact.partner());
            if let Some(place) = places.get_mut(&(number, id)) {
                place.parts_e4 += i128::from(fact.amount_e4);
                place.parts += 1;
            }
        }
    }
    places.retain(|_, place| place.parts > 0);
    places
}
