//! What the trade of areas is made of: partners or products, added up by area in one pass over the facts.

mod items;
mod marks;
mod query;
mod sums;

use std::rc::Rc;

use crate::classify::Product;

use super::{Area, AreaTable, Ask, Cell, Interval, Rank, Sum, compare};

/// What trade is parted by.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum By {
    /// Partners; texts of the same meaning are one.
    Partner,
    /// Products.
    Product,
}

/// A partner or a product. Their order breaks ties.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Item {
    /// What it stands for, and its code or else its first text.
    Product(Product, String),
    /// Its first text, and its number in the list of partners where it is known.
    Partner(String, Option<u16>),
}

/// Areas and their parts.
pub(super) struct Breakdown {
    /// Every partner or product of the data set, in order; the same for every period.
    pub items: Rc<[Item]>,
    /// Areas in order, the country last.
    pub areas: Vec<AreaParts>,
    /// The sums that the parts belong to.
    pub table: AreaTable,
    /// Areas behind whose parts few firms stand, where somebody asked.
    pub few_firms: Vec<Area>,
}

/// One area and its parts.
pub(super) struct AreaParts {
    /// Which.
    pub area: Area,
    /// Parts that are not zero, the largest first: by what is certain, then by the most, then in order.
    pub parts: Vec<Part>,
    /// All parts together.
    pub total: Sum,
}

/// What an area trades with one partner, or of one product.
#[derive(Clone, Copy, Debug)]
pub(super) struct Part {
    /// Its number among the items.
    pub item: usize,
    /// How much.
    pub sum: Sum,
}

impl By {
    /// What is of products or of partners, of the two.
    fn of<T>(self, [product, partner]: [T; 2]) -> T {
        match self {
            By::Product => product,
            By::Partner => partner,
        }
    }
}

impl Item {
    /// As a cell.
    pub fn cell(&self) -> Cell {
        match self {
            Item::Product(product, text) => Cell::Product(text.clone(), *product),
            Item::Partner(text, partner) => Cell::Partner(text.clone(), *partner),
        }
    }
}

impl Breakdown {
    /// Areas that are asked for.
    pub fn wanted<'b>(&'b self, ask: &'b Ask<'_>) -> impl Iterator<Item = &'b AreaParts> {
        self.areas.iter().filter(|known| ask.wants(&known.area))
    }

    /// The parts of an area.
    pub fn get(&self, area: &Area) -> Option<&AreaParts> {
        self.areas.iter().find(|known| known.area == *area)
    }

    /// All areas together.
    pub fn country(&self) -> &[Part] {
        self.areas.last().map_or(&[], |country| &country.parts)
    }
}

impl AreaParts {
    fn new(area: Area, mut parts: Vec<Part>) -> AreaParts {
        let key = |part: &Part| (std::cmp::Reverse((part.sum.value, part.sum.high)), part.item);
        parts.sort_unstable_by_key(key);
        let total = total(parts.iter());
        AreaParts { area, parts, total }
    }

    /// Parts that are certain and above zero, the largest first.
    pub fn positive(&self) -> impl Iterator<Item = &Part> {
        self.parts.iter().filter(|part| part.sum.value > 0)
    }

    /// The sum of the largest parts as far as they are certain.
    pub fn largest(&self, count: usize) -> i128 {
        self.parts.iter().take(count).map(|part| part.sum.value).sum()
    }

    /// The part of the whole that a part is.
    pub fn share(&self, sum: Sum) -> Option<Interval> {
        share_of(sum, self.total)
    }

    /// The place among all of each of the first parts: a range where others may be above it.
    pub fn ranks(&self, count: usize) -> Vec<Rank> {
        // Nothing but the order is needed where all is certain.
        let sorted = |bound: fn((i128, i128)) -> i128| {
            let mut all: Vec<i128> = self.parts.iter().map(|part| bound(part.sum.shown())).collect();
            if self.total.is_open {
                all.sort_unstable_by_key(|amount| std::cmp::Reverse(*amount));
            }
            all
        };
        let (lows, highs) = (sorted(|shown| shown.0), sorted(|shown| shown.1));
        let above = |all: &[i128], amount: i128| all.partition_point(|known| *known > amount) as u32;
        let rank = |part: &Part| {
            let (low, high) = part.sum.shown();
            // Its own most lies above its own least where the two differ.
            let worst = above(&highs, low) + 1 - u32::from(high > low);
            Rank { best: above(&lows, high) + 1, worst }
        };
        self.parts.iter().take(count).map(rank).collect()
    }
}

/// A part of a whole that it belongs to: at its least or most with the others at theirs, whichever gives the least
/// and the most share. Beside others below zero a smaller part is a larger share.
/// Where nothing is below zero, a world in which the whole is zero has no share; else goods that can take the whole
/// away leave nothing to say.
pub(super) fn share_of(part: Sum, whole: Sum) -> Option<Interval> {
    let value = (part.value, whole.value);
    if !part.is_open && !whole.is_open {
        return (whole.value > 0).then_some(Interval::certain(value));
    }
    let (few, many) = (whole.low - part.low, whole.high - part.high);
    if part.low.min(few) < 0 && whole.low <= 0 {
        return None;
    }
    let ends =
        [part.low, part.high].into_iter().flat_map(|own| [few, many].map(|others| (own, own + others)));
    let shares = || ends.clone().filter(|(_, whole)| *whole > 0);
    let low = shares().min_by(|a, b| compare(*a, *b))?;
    let high = shares().max_by(|a, b| compare(*a, *b))?;
    Some(Interval { value: if value.1 > 0 { value } else { low }, low, high, is_open: true })
}

/// Parts together.
pub(super) fn total<'p>(parts: impl Iterator<Item = &'p Part>) -> Sum {
    parts.fold(Sum::certain(0), |all, part| Sum {
        value: all.value + part.sum.value,
        low: all.low + part.sum.low,
        high: all.high + part.sum.high,
        is_open: all.is_open || part.sum.is_open,
    })
}
