//! What the trade of areas is made of: partners or products, added up by area in one pass over the facts.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::classify::Product;
use crate::cube::{DataSet, Dimension, Groups};
use crate::data::partners;
use crate::error::Lacks;
use crate::resolve::PartnerText;
use crate::types::{Flow, Period, Place};

use super::{
    Area, AreaTable, Ask, Cell, Facts, Interval, Mark, Rank, Signed, Sum, TierKey, Within, compare, is_most,
    place_of,
};

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
    pub items: Vec<Item>,
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
    fn dimension(self) -> Dimension {
        match self {
            By::Partner => Dimension::Partner,
            By::Product => Dimension::Product,
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

impl<'a> Ask<'a> {
    /// The parts of the areas that are asked for in a period and flow, of all goods or of those of a tier. Goods
    /// that can be of the tier and of others count between nothing and all. Where one place is asked for, only
    /// its facts are looked at, and the parts of other areas and of the country are not there.
    ///
    /// # Errors
    ///
    /// [`Lacks::Partner`] and [`Lacks::Product`] where the data have none, [`Lacks::Period`] where there is
    /// nothing of the period, [`Lacks::Memory`] where there is no room.
    pub(super) fn breakdown(
        &self,
        by: By,
        (period, flow): (Period, Flow),
        tier: TierKey,
    ) -> Result<Breakdown, Lacks> {
        let wanted = self.choice.place.map(Area::Place);
        let places = wanted.map(|area| self.choice.grouping.places(&area, self.tables.level));
        self.breakdown_of(by, (period, flow), tier, &places.unwrap_or_default())
    }

    /// The same of some places, or of all where none is named.
    ///
    /// # Errors
    ///
    /// As [`Ask::breakdown`].
    pub(super) fn breakdown_of(
        &self,
        by: By,
        (period, flow): (Period, Flow),
        tier: TierKey,
        places: &[Place],
    ) -> Result<Breakdown, Lacks> {
        let facts = match by {
            By::Partner if tier == TierKey::Total => self.partners()?,
            By::Partner => self.products().and(self.partners())?,
            By::Product => self.products()?,
        };
        let table = self.table(period, flow)?;
        let mut items = Items::new(facts.data_set, by);
        let mut sums = Sums::new(self, &table, items.list.len());
        let counted = Counted::new(facts, tier);
        let run = |dimensions: &[Dimension], products: &[Product]| {
            self.facts_within(facts, dimensions, (period, flow), (products, places))
        };
        let dimensions = [Dimension::Province, by.dimension()];
        if let Some(products) = counted.certain() {
            items.each(&run(&dimensions, products)?, |place, item, amount_e4| {
                sums.add(place, item, amount_e4)
            });
        }
        if !counted.maybe.is_empty() {
            let groups = run(&dimensions, &counted.maybe)?;
            items.each(&groups, |place, item, amount_e4| sums.maybe(place, item, amount_e4));
            let asked = (counted.maybe.as_slice(), places);
            self.each_below_zero(facts, (period, flow), asked, |place, product, partner, amount_e4| {
                if let Some(item) = items.number(by, product, partner) {
                    sums.below(place, item, amount_e4);
                }
            });
        }
        let areas = sums.areas(&table);
        Ok(Breakdown { items: std::mem::take(&mut items.list), areas, table, few_firms: Vec::new() })
    }

    /// The same with the areas of few firms: one more pass, over the facts of firms.
    ///
    /// # Errors
    ///
    /// As [`Ask::breakdown`].
    pub(super) fn breakdown_with_firms(
        &self,
        by: By,
        key: (Period, Flow),
        tier: TierKey,
    ) -> Result<Breakdown, Lacks> {
        let breakdown = self.breakdown(by, key, tier)?;
        let few_firms = self.facts.map(|facts| self.few_firms(facts, key, tier)).unwrap_or_default();
        Ok(Breakdown { few_firms, ..breakdown })
    }

    /// The marks of an area's parts: provinces that are missing, a whole that is small, few firms.
    pub(super) fn marks_of(&self, breakdown: &Breakdown, parts: &AreaParts) -> Vec<Mark> {
        let mut marks = self.partial(&breakdown.table, &parts.area);
        if breakdown.few_firms.contains(&parts.area) {
            marks.push(Mark::FewFirms);
        }
        if parts.area != Area::Country {
            marks.extend(self.small(Mark::SmallVolume, Some(parts.total)));
        }
        marks
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

    /// Whether the largest part is surely most of the whole.
    pub fn is_one(&self) -> bool {
        let most = |part: &Part| {
            let (low, high) = part.sum.shown();
            is_most(low, low + self.total.shown().1 - high)
        };
        self.parts.first().is_some_and(most)
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

/// The products that count.
struct Counted {
    /// No product is left out and none is open.
    all: bool,
    surely: Vec<Product>,
    maybe: Vec<Product>,
}

impl Counted {
    fn new(facts: &Facts<'_>, tier: TierKey) -> Counted {
        let shown = |product: &Product| !matches!(product, Product::Total | Product::Unknown);
        let mut products: Vec<Product> =
            facts.data_set.products.meanings().iter().copied().filter(shown).collect();
        products.sort_unstable();
        products.dedup();
        let of = |wanted| {
            products.iter().copied().filter(|product| facts.within(*product, tier) == wanted).collect()
        };
        let (surely, maybe): (Vec<Product>, Vec<Product>) = (of(Within::Surely), of(Within::Maybe));
        Counted { all: surely.len() == products.len(), surely, maybe }
    }

    /// What a query asks for: nothing in particular where all products count, and no query at all where none
    /// does, for an empty list would be all of them.
    fn certain(&self) -> Option<&[Product]> {
        match (self.all, self.surely.is_empty()) {
            (true, _) => Some(&[]),
            (false, true) => None,
            (false, false) => Some(&self.surely),
        }
    }
}

/// The items of a data set, each text looked at once.
struct Items<'a> {
    list: Vec<Item>,
    products: FxHashMap<Product, usize>,
    partners: FxHashMap<&'a str, usize>,
}

impl<'a> Items<'a> {
    fn new(data_set: &'a DataSet, by: By) -> Items<'a> {
        let mut items =
            Items { list: Vec::new(), products: FxHashMap::default(), partners: FxHashMap::default() };
        match by {
            By::Product => items.take_products(data_set),
            By::Partner => items.take_partners(data_set),
        }
        items
    }

    fn take_products(&mut self, data_set: &'a DataSet) {
        let mut known: BTreeMap<Product, String> = BTreeMap::new();
        for (text, product) in data_set.products.texts().iter().zip(data_set.products.meanings()) {
            let text = match product {
                Product::Code(_, code) => code.to_string(),
                _ => text.clone(),
            };
            let first = known.entry(*product).or_insert_with(|| text.clone());
            if text < *first {
                *first = text;
            }
        }
        for (product, text) in known {
            self.products.insert(product, self.list.len());
            self.list.push(Item::Product(product, text));
        }
    }

    fn take_partners(&mut self, data_set: &'a DataSet) {
        let texts = || data_set.partners.texts().iter().zip(data_set.partners.meanings());
        let special = [partners::Kind::Confidential, partners::Kind::Unspecified].map(|kind| {
            let place = partners::all().iter().position(|partner| partner.kind == kind);
            place.and_then(|place| u16::try_from(place).ok())
        });
        let number = |text: &str, meaning: PartnerText| match meaning {
            PartnerText::Country(index) | PartnerText::Zone(index) => Some(index),
            PartnerText::Confidential => special[0],
            PartnerText::Unspecified => special[1],
            PartnerText::Unknown if text.trim().is_empty() => special[1],
            PartnerText::Unknown | PartnerText::Total => None,
        };
        let mut first: FxHashMap<u16, &'a str> = FxHashMap::default();
        for (text, meaning) in texts() {
            if let Some(number) = number(text, *meaning) {
                let known = first.entry(number).or_insert(text);
                *known = (*known).min(text);
            }
        }
        let item = |text: &'a str, meaning: PartnerText| match number(text, meaning) {
            Some(number) => {
                Item::Partner(first.get(&number).copied().unwrap_or(text).to_string(), Some(number))
            }
            None => Item::Partner(text.to_string(), None),
        };
        self.list = texts().map(|(text, meaning)| item(text, *meaning)).collect();
        self.list.sort();
        self.list.dedup();
        for (text, meaning) in texts() {
            if let Ok(place) = self.list.binary_search(&item(text, *meaning)) {
                self.partners.insert(text, place);
            }
        }
    }

    /// The number of what a product or a partner text is an item of.
    fn number(&self, by: By, product: Product, partner: &str) -> Option<usize> {
        match by {
            By::Product => self.products.get(&product).copied(),
            By::Partner => self.partners.get(partner).copied(),
        }
    }

    fn each(&self, groups: &Groups<'_>, mut add: impl FnMut(Place, usize, i128)) {
        for (key, group) in groups.iter() {
            let product = || key.product.and_then(|product| self.products.get(&product));
            let item = key.partner.map_or_else(product, |partner| self.partners.get(partner));
            if let (Some(place), Some(item)) = (place_of(&key), item) {
                add(place, *item, group.amount_e4);
            }
        }
    }
}

/// Sums by area and item; the country's stand after all areas.
struct Sums {
    /// The areas that a place is counted in, by [`Place::index`].
    rows: Vec<Vec<usize>>,
    items: usize,
    certain: Vec<i128>,
    /// Of goods that may count.
    open: FxHashMap<(usize, usize), Signed>,
}

impl Sums {
    fn new(ask: &Ask<'_>, table: &AreaTable, items: usize) -> Sums {
        let numbers: FxHashMap<&Area, usize> =
            table.areas.iter().enumerate().map(|(number, known)| (&known.area, number)).collect();
        let country = table.areas.len();
        let rows = |place: Place| {
            let areas = ask.choice.grouping.areas_of(place);
            let own = areas.iter().filter_map(|area| numbers.get(area).copied());
            own.chain(std::iter::once(country)).collect()
        };
        Sums {
            rows: Place::all().map(rows).collect(),
            items,
            certain: vec![0; (country + 1) * items],
            open: FxHashMap::default(),
        }
    }

    fn add(&mut self, place: Place, item: usize, amount_e4: i128) {
        let Sums { rows, items, certain, .. } = self;
        for row in rows.get(place.index()).into_iter().flatten() {
            if let Some(sum) = certain.get_mut(row * *items + item) {
                *sum += amount_e4;
            }
        }
    }

    fn maybe(&mut self, place: Place, item: usize, above_e4: i128) {
        self.signed(place, item, Signed { above_e4, below_e4: 0 });
    }

    /// Says that so much of what was added is below zero.
    fn below(&mut self, place: Place, item: usize, below_e4: i128) {
        self.signed(place, item, Signed { above_e4: -below_e4, below_e4 });
    }

    fn signed(&mut self, place: Place, item: usize, signed: Signed) {
        let Sums { rows, open, .. } = self;
        for row in rows.get(place.index()).into_iter().flatten() {
            open.entry((*row, item)).or_default().add(signed);
        }
    }

    fn areas(self, table: &AreaTable) -> Vec<AreaParts> {
        // Each row's parts in the order of their items.
        let mut parts: Vec<Vec<Part>> = vec![Vec::new(); table.areas.len() + 1];
        for (place, amount_e4) in self.certain.iter().enumerate().filter(|(_, amount_e4)| **amount_e4 != 0) {
            if let Some(row) = parts.get_mut(place / self.items) {
                row.push(Part { item: place % self.items, sum: Sum::certain(*amount_e4) });
            }
        }
        // What is added to least and most does not depend on the order.
        for ((row, item), signed) in self.open.into_iter().filter(|(_, signed)| *signed != Signed::default())
        {
            let Some(row) = parts.get_mut(row) else { continue };
            let at = row.partition_point(|part| part.item < item);
            if row.get(at).is_none_or(|part| part.item != item) {
                row.insert(at, Part { item, sum: Sum::certain(0) });
            }
            if let Some(part) = row.get_mut(at) {
                part.sum.low += signed.below_e4;
                part.sum.high += signed.above_e4;
                part.sum.is_open = true;
            }
        }
        let areas = table.areas.iter().map(|known| known.area.clone()).chain(std::iter::once(Area::Country));
        areas.zip(parts).map(|(area, parts)| AreaParts::new(area, parts)).collect()
    }
}

impl AreaParts {
    fn new(area: Area, mut parts: Vec<Part>) -> AreaParts {
        let key = |part: &Part| (std::cmp::Reverse((part.sum.value, part.sum.high)), part.item);
        parts.sort_unstable_by_key(key);
        let total = total(parts.iter());
        AreaParts { area, parts, total }
    }
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
