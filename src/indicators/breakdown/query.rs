use crate::classify::Product;
use crate::cube::{Dimension, Groups};
use crate::error::Lacks;
use crate::indicators::{Area, Ask, Facts, TierKey, Within};
use crate::resolve::ProvinceText;
use crate::types::{Flow, Period, Place};

use super::items::Items;
use super::sums::Sums;
use super::{Breakdown, By};

/// A way to part trade, ready for any period: what each text comes to is found out once.
pub(in crate::indicators) struct Parting<'a> {
    ask: &'a Ask<'a>,
    facts: &'a Facts<'a>,
    by: By,
    items: Items,
    counted: Counted,
    /// Those that are looked at, or all where none is named.
    places: Vec<Place>,
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
    pub(in crate::indicators) fn breakdown(
        &'a self,
        by: By,
        key: (Period, Flow),
        tier: TierKey,
    ) -> Result<Breakdown, Lacks> {
        self.parting(by, tier)?.of(key)
    }

    /// The same for several periods.
    ///
    /// # Errors
    ///
    /// [`Lacks::Partner`] and [`Lacks::Product`] where the data have none.
    pub(in crate::indicators) fn parting(&'a self, by: By, tier: TierKey) -> Result<Parting<'a>, Lacks> {
        let wanted = self.choice.place.map(Area::Place);
        let places = wanted.map(|area| self.choice.grouping.places(&area, self.tables.level));
        self.parting_of(by, tier, places.unwrap_or_default())
    }

    /// The same of some places, or of all where none is named.
    ///
    /// # Errors
    ///
    /// As [`Ask::parting`].
    pub(in crate::indicators) fn parting_of(
        &'a self,
        by: By,
        tier: TierKey,
        places: Vec<Place>,
    ) -> Result<Parting<'a>, Lacks> {
        let facts = match by {
            By::Partner if tier == TierKey::Total => self.partners()?,
            By::Partner => self.products().and(self.partners())?,
            By::Product => self.products()?,
        };
        let (items, counted) = (Items::new(facts.data_set, by), Counted::new(facts, tier));
        Ok(Parting { ask: self, facts, by, items, counted, places })
    }
}

impl Parting<'_> {
    /// The parts of a period and flow.
    ///
    /// # Errors
    ///
    /// As [`Ask::breakdown`].
    pub fn of(&self, key: (Period, Flow)) -> Result<Breakdown, Lacks> {
        let table = self.ask.table(key.0, key.1)?;
        let mut sums = Sums::new(self.ask, &table, self.items.list.len());
        if let Some(products) = self.counted.certain() {
            let groups = self.run(key, products)?;
            self.each(&groups, |place, item, amount_e4| sums.add(place, item, amount_e4));
        }
        let maybe = self.counted.maybe.as_slice();
        if !maybe.is_empty() {
            let groups = self.run(key, maybe)?;
            self.each(&groups, |place, item, amount_e4| sums.maybe(place, item, amount_e4));
            self.ask.each_below_zero(self.facts, key, (maybe, &self.places), |place, fact| {
                let text = self.by.of([fact.product(), fact.partner()]);
                if let Some(item) = self.items.number(text) {
                    sums.below(place, item, i128::from(fact.amount_e4));
                }
            });
        }
        let areas = sums.areas(&table);
        Ok(Breakdown { items: self.items.list.clone(), areas, table, few_firms: Vec::new() })
    }

    fn run(&self, key: (Period, Flow), products: &[Product]) -> Result<Groups<'_>, Lacks> {
        let by = [Dimension::Province, self.by.of([Dimension::Product, Dimension::Partner])];
        self.ask.facts_within(self.facts, &by, key, (products, &self.places))
    }

    fn each(&self, groups: &Groups<'_>, mut add: impl FnMut(Place, usize, i128)) {
        let provinces = &self.facts.data_set.provinces;
        for group in groups.sums() {
            let [province, product, partner] = groups.texts(*group);
            let item = self.items.number(self.by.of([product, partner]));
            if let (Some(ProvinceText::Place(place)), Some(item)) = (provinces.meaning(province), item) {
                add(place, item, group.amount_e4);
            }
        }
    }
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
        let (mut surely, mut maybe) = (Vec::with_capacity(products.len()), Vec::new());
        for product in &products {
            match facts.within(*product, tier) {
                Within::Surely => surely.push(*product),
                Within::Maybe => maybe.push(*product),
                Within::No => {}
            }
        }
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
