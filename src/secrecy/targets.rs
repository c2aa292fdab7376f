//! Which sums nobody may work out.

use std::collections::BTreeSet;

use super::publication::Publication;
use super::unknowns::{Set, Unknowns};
use crate::types::SecrecyRule;

/// Of so many classes of blocks, or of products, all unions are looked at; of more, single classes, published sums and
/// what one published sum has beyond another.
const ALL_BLOCKS: usize = 4;
const ALL_PRODUCTS: usize = 6;

/// What published sums are of.
pub(super) struct Sets {
    blocks: Vec<Set>,
    goods: Vec<Set>,
    /// Blocks that are ever added up together, all of them.
    flows: Vec<Set>,
    /// Provinces of the country and of regions: of more than one place that is told apart.
    pub areas: Vec<Set>,
}

impl Sets {
    /// Those of some publications.
    pub fn new(unknowns: &Unknowns, publications: &[&Publication]) -> Sets {
        let blocks = published(publications.iter().map(|one| unknowns.blocks_of(one)));
        let goods = publications.iter().flat_map(|one| &one.goods);
        let units = publications.iter().flat_map(|one| &one.units);
        let areas = units.map(|unit| unknowns.provinces_of(unit));
        let is_of_several = |area: &Set| area.iter().filter(|is_in| **is_in).count() > 1;
        Sets {
            goods: published(goods.map(|goods| unknowns.products_of(goods))),
            flows: flows(&blocks),
            areas: published(areas.filter(is_of_several)),
            blocks,
        }
    }

    /// Unions of classes of blocks with unions of classes of products, as far as some unknowns have something of them.
    ///
    /// Nothing of export and import is ever added up together, and a union whose parts are known and safe is safe itself
    /// ([`Unknowns::is_sensitive`]), so the two are looked at apart.
    pub fn unions(&self, unknowns: &Unknowns, own: &[u32], mut each: impl FnMut(&Set, &Set)) {
        for flow in &self.flows {
            let own: Vec<u32> =
                own.iter().copied().filter(|unknown| flow[unknowns.block(*unknown) as usize]).collect();
            for blocks in unions(&own, |unknown| unknowns.block(unknown), &self.blocks, ALL_BLOCKS) {
                let own: Vec<u32> =
                    own.iter().copied().filter(|unknown| blocks[unknowns.block(*unknown) as usize]).collect();
                let product = |unknown| unknowns.product(unknown);
                unions(&own, product, &self.goods, ALL_PRODUCTS)
                    .iter()
                    .for_each(|goods| each(&blocks, goods));
            }
        }
    }
}

/// Sensitive sums, each as its unknowns, rising: all that adding and subtracting published sums can cut out of a place that
/// the publications tell apart, and out of the country and its regions.
pub(super) fn targets(unknowns: &Unknowns, sets: &Sets, rule: &SecrecyRule) -> Vec<Vec<u32>> {
    let mut found: BTreeSet<Vec<u32>> = BTreeSet::new();
    let mut look = |own: Vec<u32>| {
        sets.unions(unknowns, &own, |blocks, goods| {
            let both: Vec<u32> =
                own.iter().copied().filter(|unknown| unknowns.is_of(*unknown, blocks, goods)).collect();
            if unknowns.is_sensitive(&both, rule) {
                found.insert(both);
            }
        });
    };
    for place in unknowns.places() {
        look(place.map(|unknown| unknown as u32).collect());
    }
    sets.areas.iter().for_each(|area| look(unknowns.of_provinces(area)));
    found.into_iter().collect()
}

/// Each set once, in order.
fn published(sets: impl Iterator<Item = Set>) -> Vec<Set> {
    sets.collect::<BTreeSet<Set>>().into_iter().collect()
}

/// Sets that meet, put together.
fn flows(sets: &[Set]) -> Vec<Set> {
    let mut flows: Vec<Set> = Vec::new();
    for set in sets {
        let meets = |flow: &Set| flow.iter().zip(set).any(|(one, other)| *one && *other);
        let (meeting, mut apart): (Vec<Set>, Vec<Set>) = flows.into_iter().partition(meets);
        let together = meeting.into_iter().fold(set.clone(), |all, one| zip(&all, &one, |a, b| a || b));
        apart.push(together);
        flows = apart;
    }
    flows
}

fn zip(one: &Set, other: &Set, both: impl Fn(bool, bool) -> bool) -> Set {
    one.iter().zip(other).map(|(one, other)| both(*one, *other)).collect()
}

/// Sets of classes whose sums are looked at, each once as far as it has something of the unknowns.
fn unions(unknowns: &[u32], class: impl Fn(u32) -> u32, published: &[Set], all: usize) -> Vec<Set> {
    let Some(classes) = published.first().map(Vec::len) else { return Vec::new() };
    let mut there = vec![false; classes];
    unknowns.iter().for_each(|unknown| there[class(*unknown) as usize] = true);
    let own: Vec<usize> = (0..classes).filter(|class| there[*class]).collect();
    let of = |is_in: &dyn Fn(usize) -> bool| -> Set {
        (0..classes).map(|class| there[class] && is_in(class)).collect()
    };
    let mut sets: BTreeSet<Set> = BTreeSet::new();
    if own.len() <= all {
        for bits in 1u32..1 << own.len() {
            sets.insert(of(&|class| {
                own.iter().position(|known| *known == class).is_some_and(|at| bits >> at & 1 == 1)
            }));
        }
    } else {
        sets.extend(own.iter().map(|own| of(&|class| class == *own)));
        for one in published {
            sets.insert(of(&|class| one[class]));
            sets.insert(of(&|class| !one[class]));
            for other in published {
                sets.insert(of(&|class| one[class] && !other[class]));
                sets.insert(of(&|class| one[class] && other[class]));
            }
        }
    }
    sets.into_iter().filter(|set| set.contains(&true)).collect()
}
