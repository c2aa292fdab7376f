use rustc_hash::FxHashSet;

use crate::classify::{Product, tier};
use crate::cube::{Class, DataSet, Kinds};
use crate::resolve::ProvinceText;
use crate::types::{Code, Nomenclature};

use super::{Dimension, Query};

/// The groups of a query side by side: blocks (flow and period), provinces, products and partners. A
/// group of the whole has a number of each, and its own number is made of them in this order.
pub(super) struct Sides {
    pub blocks: Side,
    pub provinces: Side,
    pub products: Side,
    pub partners: Side,
}

/// Which group each number of a small table falls in. What it cost to find out is paid once a query.
pub(super) struct Side {
    /// By number: the group, or [`Side::OUT`].
    groups: Vec<u32>,
    /// A number of each group.
    members: Vec<u32>,
}

impl Side {
    /// Stands for a number that the query leaves out.
    pub const OUT: u32 = u32::MAX;

    /// Groups numbers below `count` by their keys, in the order of the keys; those without a key are left
    /// out.
    fn new<K: Ord>(count: usize, key: impl Fn(u32) -> Option<K>) -> Side {
        let keyed = (0..count as u32).filter_map(|number| Some((key(number)?, number)));
        let mut keyed: Vec<(K, u32)> = keyed.collect();
        keyed.sort_unstable();
        let mut side = Side { groups: vec![Side::OUT; count], members: Vec::new() };
        let mut last = None;
        for (key, number) in keyed {
            if last.as_ref() != Some(&key) {
                side.members.push(number);
                last = Some(key);
            }
            side.groups[number as usize] = side.members.len() as u32 - 1;
        }
        side
    }

    /// Number of groups.
    pub fn len(&self) -> usize {
        self.members.len()
    }

    /// The group of each number, or [`Side::OUT`].
    pub fn groups(&self) -> &[u32] {
        &self.groups
    }

    /// A number that falls in a group.
    pub fn member(&self, group: u64) -> u32 {
        self.members.get(group as usize).copied().unwrap_or(Side::OUT)
    }
}

impl Sides {
    pub fn new(query: &Query, data_set: &DataSet) -> Sides {
        Sides {
            blocks: blocks(query, data_set),
            provinces: provinces(query, data_set),
            products: products(query, data_set),
            partners: partners(query, data_set),
        }
    }

    /// Groups of provinces, products and partners together.
    pub fn within_block(&self) -> u64 {
        // 14, 20 and 16 bits at most: the bounds of a key.
        self.provinces.len() as u64 * self.within_province()
    }

    /// Groups of products and partners together.
    pub fn within_province(&self) -> u64 {
        self.products.len() as u64 * self.partners.len() as u64
    }

    /// A number of each side that falls in a group of the whole: block, province, product and partner.
    pub fn members(&self, group: u64) -> [u32; 4] {
        let rest =
            |group: u64, side: &Side| (group / side.len().max(1) as u64, group % side.len().max(1) as u64);
        let (left, partner) = rest(group, &self.partners);
        let (left, product) = rest(left, &self.products);
        let (block, province) = rest(left, &self.provinces);
        [
            self.blocks.member(block),
            self.provinces.member(province),
            self.products.member(product),
            self.partners.member(partner),
        ]
    }
}

fn blocks(query: &Query, data_set: &DataSet) -> Side {
    let blocks: Vec<_> = data_set.cube.blocks().collect();
    let (by_period, by_flow) = (query.has(Dimension::Period), query.has(Dimension::Flow));
    Side::new(blocks.len(), |number| {
        let (flow, period, block) = blocks[number as usize];
        let period = *data_set.periods.get(period as usize)?;
        let asked = query.periods.is_empty()
            || query.periods.iter().any(|asked| *asked == period || (!query.exact && asked.contains(period)));
        let asked = asked && has(&query.flows, flow) && block.facts().next().is_some();
        asked.then(|| (by_period.then_some(period), by_flow.then_some(flow)))
    })
}

fn provinces(query: &Query, data_set: &DataSet) -> Side {
    let (by_place, by_text) = (query.has(Dimension::Province), query.has(Dimension::ProvinceText));
    let texts = Texts::new(&query.province_texts);
    let provinces = &data_set.provinces;
    Side::new(provinces.len(), |number| {
        let (meaning, text) = (provinces.meaning(number)?, provinces.text(number));
        let asked = match meaning {
            ProvinceText::Place(place) => has(&query.places, place),
            ProvinceText::Region(_) | ProvinceText::Total | ProvinceText::Unknown => {
                query.with_set_aside && query.places.is_empty()
            }
        };
        let number = match meaning {
            // Regions that are set aside are told apart.
            ProvinceText::Region(place) => (Kinds::rows() + place.index()) as u16,
            meaning => Class::province_part(meaning),
        };
        let key = (by_place.then_some(number), by_text.then_some(text));
        (asked && texts.has(text)).then_some(key)
    })
}

fn products(query: &Query, data_set: &DataSet) -> Side {
    let (by_meaning, by_text) = (query.has(Dimension::Product), query.has(Dimension::ProductText));
    let by_tier = query.has(Dimension::Tier);
    let asked_for: FxHashSet<Product> = query.products.iter().copied().collect();
    let texts = Texts::new(&query.product_texts);
    let products = &data_set.products;
    Side::new(products.len(), |number| {
        let (meaning, text) = (products.meaning(number)?, products.text(number));
        let tier = tier(meaning, query.definition);
        let is_shown = !matches!(meaning, Product::Total | Product::Unknown);
        let asked = (is_shown || query.with_set_aside)
            && (asked_for.is_empty() || asked_for.contains(&meaning))
            && (query.tiers.is_empty() || tier.is_some_and(|tier| query.tiers.contains(&tier)))
            && texts.has(text);
        // Without a tier comes last.
        let tier = by_tier.then_some((tier.is_none(), tier));
        asked.then_some((tier, by_meaning.then(|| order(meaning)), by_text.then_some(text)))
    })
}

fn partners(query: &Query, data_set: &DataSet) -> Side {
    let by_text = query.has(Dimension::Partner);
    let texts = Texts::new(&query.partners);
    // A data set without partners has the number 0 and no text.
    Side::new(data_set.partners.len().max(1), |number| {
        let text = data_set.partners.text(number);
        texts.has(text).then_some(by_text.then_some(text))
    })
}

/// Codes in their order, then what has none.
fn order(product: Product) -> (u8, Option<(Nomenclature, Code)>, u8) {
    match product {
        Product::Code(nomenclature, code) => (0, Some((nomenclature, code)), 0),
        Product::Sector(number) => (1, None, number),
        Product::Tier(tier) => (2, None, tier.index() as u8),
        Product::Confidential => (3, None, 0),
        Product::None => (4, None, 0),
        Product::Total => (5, None, 0),
        Product::Unknown => (6, None, 0),
    }
}

/// Whether a list has a value; one that is empty has all.
fn has<T: PartialEq>(list: &[T], value: T) -> bool {
    list.is_empty() || list.contains(&value)
}

/// Texts that are asked for; without any all are.
struct Texts<'a>(FxHashSet<&'a str>);

impl<'a> Texts<'a> {
    fn new(texts: &'a [String]) -> Texts<'a> {
        Texts(texts.iter().map(String::as_str).collect())
    }

    fn has(&self, text: &str) -> bool {
        self.0.is_empty() || self.0.contains(text)
    }
}
