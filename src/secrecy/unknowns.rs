//! The unknowns: sums of the finest groups of facts that the published sums tell apart.

use std::collections::BTreeMap;
use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use super::publication::{Products, Publication, Unit};
use super::span::{Row, row};
use crate::cube::{DataSet, Dominance, Key};
use crate::types::{SecrecyRule, merged};

/// A set of small numbers.
pub(super) type Set = Vec<bool>;

/// What a group of facts is of: classes of province texts, of blocks and of products. Those of a class are in the
/// same published sums.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
struct Group {
    province: u16,
    block: u16,
    product: u32,
}

/// Firms, each with the sum of its amounts without their signs in 1/10,000.
type Firms = Vec<(u64, i128)>;

/// What is found of a group: its sum in 1/10,000, and its firms.
#[derive(Default)]
struct Found {
    amount_e4: i128,
    firms: Firms,
}

/// The groups of facts behind some publications, and the firms behind each.
pub(super) struct Unknowns {
    /// In order, so that those of a province class stand together.
    groups: Vec<Group>,
    /// By group: firms and the sums of their amounts without signs.
    firms: Vec<Firms>,
    /// The firms of each group together.
    cells: Vec<Dominance>,
    /// The sum of each group in 1/10,000 of the currency.
    amounts_e4: Vec<i128>,
    provinces: Classes,
    blocks: Classes,
    products: Classes,
}

/// Numbers that are in the same sets.
struct Classes {
    /// By number, the class; `None` where it is in no set.
    of: Vec<Option<u32>>,
    /// Number of classes.
    count: usize,
}

impl Classes {
    /// Of so many numbers. Each set is given by its numbers.
    fn new<'a>(numbers: usize, sets: impl Iterator<Item = Box<dyn Iterator<Item = u32> + 'a>>) -> Classes {
        // What a set splits off a class gets a number of its own.
        let mut of: Vec<u32> = vec![0; numbers];
        let mut count = 1;
        for set in sets {
            let mut split: FxHashMap<u32, u32> = FxHashMap::default();
            for number in set {
                if let Some(class) = of.get_mut(number as usize) {
                    *class = *split.entry(*class).or_insert_with(|| {
                        count += 1;
                        count - 1
                    });
                }
            }
        }
        // Classes in the order in which they first occur, so that nothing depends on the order of sets.
        let mut names: BTreeMap<u32, u32> = BTreeMap::new();
        let of: Vec<Option<u32>> = of
            .into_iter()
            .map(|class| {
                let next = names.len() as u32;
                (class != 0).then(|| *names.entry(class).or_insert(next))
            })
            .collect();
        Classes { of, count: names.len() }
    }

    fn class(&self, number: u32) -> Option<u32> {
        self.of.get(number as usize).copied().flatten()
    }

    /// The classes of some numbers.
    fn set(&self, numbers: impl Iterator<Item = u32>) -> Set {
        let mut set = vec![false; self.count];
        for class in numbers.filter_map(|number| self.class(number)) {
            set[class as usize] = true;
        }
        set
    }
}

fn numbers(products: &Products) -> impl Iterator<Item = u32> {
    products.iter().zip(0u32..).filter(|(is_in, _)| **is_in).map(|(_, number)| number)
}

impl Unknowns {
    /// Those behind some publications.
    pub fn new(data_set: &DataSet, publications: &[&Publication]) -> Unknowns {
        let mut goods: FxHashSet<&[bool]> = FxHashSet::default();
        let goods = publications.iter().flat_map(|one| &one.goods).filter(|own| goods.insert(own));
        let goods: Vec<&Products> = goods.collect();
        let mut places: FxHashSet<&[u32]> = FxHashSet::default();
        let units = publications.iter().flat_map(|one| &one.units);
        let units: Vec<&Unit> = units.filter(|unit| places.insert(&unit.provinces)).collect();
        let products =
            Classes::new(data_set.products.len(), goods.into_iter().map(|own| Box::new(numbers(own)) as _));
        let provinces = Classes::new(
            data_set.provinces.len(),
            units.into_iter().map(|unit| Box::new(unit.provinces.iter().copied()) as _),
        );
        let blocks = Classes::new(
            data_set.periods.len() * 2,
            publications.iter().map(|one| Box::new(one.blocks.iter().copied()) as _),
        );
        let group = |(province, block, product): (u32, usize, u32)| {
            Some(Group {
                block: blocks.class(block as u32)? as u16,
                province: provinces.class(province)? as u16,
                product: products.class(product)?,
            })
        };
        let mut found: FxHashMap<Group, Found> = FxHashMap::default();
        for (flow, period, block) in data_set.cube.blocks() {
            let number = Key::block(flow, period);
            if blocks.class(number as u32).is_none() {
                continue;
            }
            let mut see = |province: u32, product: u32, amount_e4: i64| {
                if let Some(group) = group((province, number, product)) {
                    found.entry(group).or_default().amount_e4 += i128::from(amount_e4);
                }
            };
            block.cells().iter().for_each(|cell| see(cell.province(), cell.product(), cell.amount_e4));
            if block.cells().is_empty() {
                let facts = block.facts().flatten();
                facts.for_each(|fact| see(fact.province(), fact.product(), fact.amount_e4));
            }
        }
        for fact in data_set.firms.iter().flat_map(|firms| firms.facts()) {
            if let Some(group) = group((fact.province, fact.block as usize, fact.product)) {
                let amount_e4 = i128::from(fact.amount_e4.unsigned_abs());
                found.entry(group).or_default().firms.push((fact.firm, amount_e4));
            }
        }
        let mut all: Vec<(Group, Found)> = found.into_iter().collect();
        all.sort_unstable_by_key(|(group, _)| *group);
        let groups = all.iter().map(|(group, _)| *group).collect();
        let amounts_e4 = all.iter().map(|(_, found)| found.amount_e4).collect();
        let firms: Vec<Firms> = all.into_iter().map(|(_, found)| merged(found.firms)).collect();
        let cells =
            firms.iter().map(|firms| Dominance::of(firms.iter().map(|(_, amount)| *amount))).collect();
        Unknowns { groups, firms, cells, amounts_e4, provinces, blocks, products }
    }

    /// The sum of some unknowns in 1/10,000 of the currency.
    pub fn amount_e4(&self, unknowns: impl IntoIterator<Item = u32>) -> i128 {
        unknowns.into_iter().map(|unknown| self.amounts_e4[unknown as usize]).sum()
    }

    /// Number of unknowns.
    pub fn len(&self) -> usize {
        self.groups.len()
    }

    /// The unknowns of each class of provinces.
    pub fn places(&self) -> Vec<Range<usize>> {
        let mut from = 0;
        let runs = self.groups.chunk_by(|one, other| one.province == other.province);
        runs.map(|run| {
            from += run.len();
            from - run.len()..from
        })
        .collect()
    }

    /// The classes of a publication's blocks.
    pub fn blocks_of(&self, publication: &Publication) -> Set {
        self.blocks.set(publication.blocks.iter().copied())
    }

    /// The classes of some goods.
    pub fn products_of(&self, goods: &Products) -> Set {
        self.products.set(numbers(goods))
    }

    /// The classes of a unit's provinces.
    pub fn provinces_of(&self, unit: &Unit) -> Set {
        self.provinces.set(unit.provinces.iter().copied())
    }

    /// The class of blocks of an unknown.
    pub fn block(&self, unknown: u32) -> u32 {
        u32::from(self.groups[unknown as usize].block)
    }

    /// The class of products of an unknown.
    pub fn product(&self, unknown: u32) -> u32 {
        self.groups[unknown as usize].product
    }

    /// Unknowns of some provinces, blocks and products.
    pub fn within(&self, provinces: &Set, blocks: &Set, products: &Set) -> Vec<u32> {
        let mut own = self.of_provinces(provinces);
        own.retain(|unknown| self.is_of(*unknown, blocks, products));
        own
    }

    /// Unknowns of some provinces.
    pub fn of_provinces(&self, provinces: &Set) -> Vec<u32> {
        let is_in = |group: &Group| provinces[group.province as usize];
        self.groups.iter().zip(0u32..).filter(|(group, _)| is_in(group)).map(|(_, number)| number).collect()
    }

    /// Whether an unknown is of some blocks and products.
    pub fn is_of(&self, unknown: u32, blocks: &Set, products: &Set) -> bool {
        blocks[self.block(unknown) as usize] && products[self.product(unknown) as usize]
    }

    /// All unknowns, those that alone could tell of one firm last, of each kind the largest first.
    pub fn safe_first(&self, rule: &SecrecyRule) -> Vec<u32> {
        let mut all: Vec<u32> = (0..self.len() as u32).collect();
        let key = |unknown: &u32| {
            let size_e4 = self.amounts_e4[*unknown as usize].unsigned_abs();
            (self.is_sensitive(&[*unknown], rule), std::cmp::Reverse(size_e4), *unknown)
        };
        all.sort_by_cached_key(key);
        all
    }

    /// Unknowns of the goods and blocks of some, in all places, rising.
    pub fn alike(&self, unknowns: &[u32]) -> Vec<u32> {
        let of = |unknown: u32| (self.block(unknown), self.product(unknown));
        let kinds: FxHashSet<(u32, u32)> = unknowns.iter().map(|unknown| of(*unknown)).collect();
        (0..self.len() as u32).filter(|unknown| kinds.contains(&of(*unknown))).collect()
    }

    /// The published sums of a unit.
    pub fn rows(&self, publication: &Publication, unit: &Unit) -> Vec<Row> {
        let (provinces, blocks) = (self.provinces_of(unit), self.blocks_of(publication));
        let goods = publication.goods.iter();
        let rows = goods.map(|goods| row(self.within(&provinces, &blocks, &self.products_of(goods))));
        rows.filter(|row| !row.is_empty()).collect()
    }

    /// Whether the sum of some unknowns could tell of one firm. What no unknown could tell, their sum cannot
    /// either: the part of the largest firms in it lies between those in the unknowns.
    pub fn is_sensitive(&self, unknowns: &[u32], rule: &SecrecyRule) -> bool {
        let cells = || unknowns.iter().map(|unknown| &self.cells[*unknown as usize]);
        let most = Dominance {
            firms: cells().map(|cell| cell.firms).max().unwrap_or(0),
            total_e4: cells().map(|cell| cell.total_e4).sum(),
            largest_e4: cells().map(|cell| cell.largest_e4).sum(),
            two_largest_e4: cells().map(|cell| cell.two_largest_e4).sum(),
        };
        if unknowns.is_empty() || !most.is_sensitive_under(rule) {
            return false;
        }
        let firms =
            unknowns.iter().flat_map(|unknown| self.firms[*unknown as usize].iter().copied()).collect();
        Dominance::of(merged(firms).into_iter().map(|(_, amount)| amount)).is_sensitive_under(rule)
    }
}
