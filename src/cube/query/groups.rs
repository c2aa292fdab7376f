use std::collections::BinaryHeap;

use crate::classify::{DefinitionId, Product, tier};
use crate::cube::DataSet;
use crate::data::Tier;
use crate::resolve::ProvinceText;
use crate::types::{Flow, Period};

use super::sides::Sides;
use super::{Dimension, Query};

/// The answer to a [`super::Query`]: sums by group, in the order of their keys.
pub struct Groups<'a> {
    data_set: &'a DataSet,
    by: Vec<Dimension>,
    definition: DefinitionId,
    sides: Sides,
    /// Flow and number of the period of every block.
    blocks: Vec<(Flow, u32)>,
    groups: Vec<Group>,
}

/// The facts of one key together.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Group {
    /// Sum in 1/10,000 of the currency.
    pub amount_e4: i128,
    /// Observations, at least 1.
    pub rows: u64,
    /// Number of the key; keys and numbers have the same order.
    pub(super) id: u64,
}

/// What a group is about. A dimension that was not asked for is `None`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct GroupKey<'a> {
    /// Period.
    pub period: Option<Period>,
    /// Direction.
    pub flow: Option<Flow>,
    /// What the province text stands for; a place unless set-aside facts were asked for.
    pub province: Option<ProvinceText>,
    /// Province text.
    pub province_text: Option<&'a str>,
    /// Tier; `None` also where the product has none.
    pub tier: Option<Tier>,
    /// What the product text stands for.
    pub product: Option<Product>,
    /// Product text.
    pub product_text: Option<&'a str>,
    /// Partner text.
    pub partner: Option<&'a str>,
}

/// The largest groups, and what the others come to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Top {
    /// The largest first; equal ones in the order of their keys.
    pub groups: Vec<Group>,
    /// How many groups are not among them.
    pub other_groups: usize,
    /// Their sum in 1/10,000 of the currency.
    pub other_e4: i128,
    /// Their observations.
    pub other_rows: u64,
}

impl<'a> Groups<'a> {
    pub(super) fn new(data_set: &'a DataSet, query: &Query, sides: Sides, groups: Vec<Group>) -> Groups<'a> {
        let blocks = data_set.cube.blocks().map(|(flow, period, _)| (flow, period)).collect();
        Groups { data_set, by: query.by.clone(), definition: query.definition, sides, blocks, groups }
    }

    /// Number of groups.
    pub fn len(&self) -> usize {
        self.groups.len()
    }

    /// Whether no fact was found.
    pub fn is_empty(&self) -> bool {
        self.groups.is_empty()
    }

    /// The sums in the order of their keys: period, flow, province, province text, tier, product, product
    /// text, partner; texts by their bytes.
    pub fn sums(&self) -> &[Group] {
        &self.groups
    }

    /// Keys and sums, in order.
    pub fn iter(&self) -> impl Iterator<Item = (GroupKey<'a>, Group)> {
        self.groups.iter().map(|group| (self.key(*group), *group))
    }

    /// What one of these groups is about.
    pub fn key(&self, group: Group) -> GroupKey<'a> {
        let data_set = self.data_set;
        let [block, province, product, partner] = self.sides.members(group.id);
        let has = |dimension| self.by.contains(&dimension);
        let block = self.blocks.get(block as usize);
        let period = block.and_then(|(_, period)| data_set.periods.get(*period as usize).copied());
        let meaning = data_set.products.meaning(product);
        GroupKey {
            period: period.filter(|_| has(Dimension::Period)),
            flow: block.map(|(flow, _)| *flow).filter(|_| has(Dimension::Flow)),
            province: data_set.provinces.meaning(province).filter(|_| has(Dimension::Province)),
            province_text: has(Dimension::ProvinceText).then(|| data_set.provinces.text(province)),
            tier: meaning.filter(|_| has(Dimension::Tier)).and_then(|product| tier(product, self.definition)),
            product: meaning.filter(|_| has(Dimension::Product)),
            product_text: has(Dimension::ProductText).then(|| data_set.products.text(product)),
            partner: has(Dimension::Partner).then(|| data_set.partners.text(partner)),
        }
    }

    /// The numbers of a province, a product and a partner text that fall in one of these groups.
    pub fn texts(&self, group: Group) -> [u32; 3] {
        let [_, province, product, partner] = self.sides.members(group.id);
        [province, product, partner]
    }

    /// The sum of all groups in 1/10,000 of the currency, and their observations.
    pub fn total(&self) -> (i128, u64) {
        let add = |(amount_e4, rows), group: &Group| (amount_e4 + group.amount_e4, rows + group.rows);
        self.groups.iter().fold((0, 0), add)
    }

    /// The `count` largest groups by amount. The groups are not sorted for it: a heap of `count` is kept.
    pub fn top_n(&self, count: usize) -> Top {
        let mut heap: BinaryHeap<Smallest> = BinaryHeap::with_capacity(count.min(self.len()));
        let (mut other_e4, mut other_rows) = (0, 0);
        for group in &self.groups {
            other_e4 += group.amount_e4;
            other_rows += group.rows;
            if heap.len() < count {
                heap.push(Smallest(*group));
            } else if let Some(mut smallest) = heap.peek_mut()
                && Smallest(*group) < *smallest
            {
                *smallest = Smallest(*group);
            }
        }
        let groups: Vec<Group> = heap.into_sorted_vec().into_iter().map(|Smallest(group)| group).collect();
        for group in &groups {
            other_e4 -= group.amount_e4;
            other_rows -= group.rows;
        }
        Top { other_groups: self.len() - groups.len(), groups, other_e4, other_rows }
    }
}

/// A group that is the greater the smaller its amount is; of equal ones the later key is.
#[derive(PartialEq, Eq)]
struct Smallest(Group);

impl Ord for Smallest {
    fn cmp(&self, other: &Smallest) -> std::cmp::Ordering {
        (other.0.amount_e4, self.0.id).cmp(&(self.0.amount_e4, other.0.id))
    }
}

impl PartialOrd for Smallest {
    fn partial_cmp(&self, other: &Smallest) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
