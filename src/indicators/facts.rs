//! Products and partners behind the sums.

use std::cell::RefCell;
use std::rc::Rc;

use rustc_hash::FxHashMap;

use crate::classify::{Classifier, Product};
use crate::cube::{DataSet, Dimension, Group, GroupKey, Groups, Joint, Kind, Labelling, Query, Rollup};
use crate::error::Lacks;
use crate::resolve::{PartnerText, ProvinceText};
use crate::types::{Flow, Period, Place};

use super::{Area, Ask, Grouping, Tables, TierKey};

/// The facts of a data set under a definition and with lists left out.
pub struct Facts<'a> {
    /// The facts and what their texts mean.
    pub data_set: &'a DataSet,
    labelling: Labelling<'a>,
    classifier: Classifier<'a>,
    known: KnownKinds,
}

/// What products come to under one labelling of one data set: each is classified once, and what is known is kept
/// from one question to the next.
#[derive(Clone, Default)]
pub struct KnownKinds(Rc<RefCell<FxHashMap<Product, Kind>>>);

/// Sums of rows that have a weight.
pub struct WeightTables {
    /// Their weights, in 1/10,000 kilograms.
    pub kilograms: Tables,
    /// Their amounts, in 1/10,000 of the currency.
    pub weighed: Tables,
}

/// How far goods are of some tiers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Within {
    /// They are.
    Surely,
    /// They can be, and can be of others.
    Maybe,
    /// They are not, or are left out.
    No,
}

impl KnownKinds {
    /// Of [`Labelling::kinds`].
    pub fn new(data_set: &DataSet, kinds: &[Kind]) -> KnownKinds {
        let known = data_set.products.meanings().iter().copied().zip(kinds.iter().copied());
        KnownKinds(Rc::new(RefCell::new(known.collect())))
    }
}

impl<'a> Facts<'a> {
    /// The facts under a labelling.
    pub fn new(data_set: &'a DataSet, labelling: Labelling<'a>) -> Facts<'a> {
        Facts::knowing(data_set, labelling, &KnownKinds::default())
    }

    /// The same where kinds may be known already, of the same labelling and data set.
    pub fn knowing(data_set: &'a DataSet, labelling: Labelling<'a>, known: &KnownKinds) -> Facts<'a> {
        let classifier = Classifier {
            definition: labelling.definition,
            own: labelling.own,
            versions: data_set.versions(),
        };
        Facts { data_set, labelling, classifier, known: known.clone() }
    }

    /// Whether products have codes of their own.
    pub fn has_products(&self) -> bool {
        self.data_set.products.meanings().iter().any(|product| matches!(product, Product::Code(..)))
    }

    /// Whether there are partners: a data set without them has one text, which is empty.
    pub fn has_partners(&self) -> bool {
        self.data_set.partners.texts().iter().any(|text| !text.is_empty())
    }

    /// What the goods of some flows and periods weigh, and what those that have a weight are worth; `None` where
    /// no file says weights.
    pub fn weights(&self, is_asked: &dyn Fn(Period, Flow) -> bool) -> Option<WeightTables> {
        let weights = self.data_set.weights.as_ref()?;
        let kinds: Vec<Kind> =
            self.data_set.products.meanings().iter().map(|product| self.kind(*product)).collect();
        let tables =
            |cube| Rollup::over((self.data_set, cube), &self.labelling, &kinds, is_asked).map(Tables::new);
        Some(WeightTables { kilograms: tables(&weights.kilograms)?, weighed: tables(&weights.weighed)? })
    }

    /// What a product comes to.
    pub fn kind(&self, product: Product) -> Kind {
        let of = || Kind::of(product, &self.classifier, self.labelling.exclusions);
        *self.known.0.borrow_mut().entry(product).or_insert_with(of)
    }

    /// Whether a product is of some tiers. Goods that lists leave out are of none, also not of the total.
    pub fn within(&self, product: Product, tier: TierKey) -> Within {
        let set = match (self.kind(product), tier) {
            (Kind::Excluded(_), TierKey::Excluded) => return Within::Surely,
            (Kind::Goods(_) | Kind::Confidential(_) | Kind::NoTiers, TierKey::Total) => {
                return Within::Surely;
            }
            (Kind::Goods(set) | Kind::Confidential(set), _) => set,
            _ => return Within::No,
        };
        let wanted = tier.tiers().unwrap_or_default().iter().copied().collect();
        match (set.is_within(wanted), set.meets(wanted)) {
            (true, _) => Within::Surely,
            (_, true) => Within::Maybe,
            _ => Within::No,
        }
    }
}

/// A sum of facts and what it is about.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct FactSum<'a> {
    /// What the dimensions say.
    pub key: GroupKey<'a>,
    /// Sum and rows.
    pub sum: Group,
}

impl<'a> Ask<'a> {
    /// The facts, where the data have products of their own.
    ///
    /// # Errors
    ///
    /// [`Lacks::Product`].
    pub fn products(&self) -> Result<&'a Facts<'a>, Lacks> {
        self.facts.filter(|facts| facts.has_products()).ok_or(Lacks::Product)
    }

    /// The facts, where the data have partners.
    ///
    /// # Errors
    ///
    /// [`Lacks::Partner`].
    pub fn partners(&self) -> Result<&'a Facts<'a>, Lacks> {
        self.facts.filter(|facts| facts.has_partners()).ok_or(Lacks::Partner)
    }

    /// Places whose goods of a tier few firms trade. None are known where places are grouped, for firms of
    /// several provinces can be the same, or where the data name no firms.
    pub fn few_firms(&self, facts: &Facts<'_>, (period, flow): (Period, Flow), tier: TierKey) -> Vec<Area> {
        let is_asked = |product| facts.within(product, tier) != Within::No;
        let is_own = self.choice.grouping == Grouping::Own;
        let places = is_own.then(|| facts.data_set.dominance(flow, period, is_asked)).flatten();
        let few = places.into_iter().flatten().filter(|(_, dominance)| dominance.is_sensitive());
        few.map(|(place, _)| Area::Place(place)).collect()
    }

    /// The facts of a period and flow that are shown, added up by some dimensions; of some products and places
    /// alone where any are named. The periods are those that the tables add up to the same period.
    ///
    /// # Errors
    ///
    /// [`Lacks::Period`] where there is nothing of the period; [`Lacks::Memory`] where there is no room.
    pub fn facts_within(
        &self,
        facts: &'a Facts<'a>,
        by: &[Dimension],
        (period, flow): (Period, Flow),
        (products, places): (&[Product], &[Place]),
    ) -> Result<Groups<'a>, Lacks> {
        let (products, places) = (products.to_vec(), places.to_vec());
        let query = Query { products, places, ..self.query(by, (period, flow))? };
        query.run(facts.data_set).map_err(|_| Lacks::Memory)
    }

    /// The facts below zero of a period and flow that are shown, of these products, which are in order, and of
    /// some places alone where any are named. Every period of the file by itself.
    pub fn each_below_zero(
        &self,
        facts: &Facts<'_>,
        (period, flow): (Period, Flow),
        (products, places): (&[Product], &[Place]),
        mut each: impl FnMut(Place, Joint),
    ) {
        let (data_set, periods) = (facts.data_set, self.tables.parts(period, flow));
        for (own_flow, number, block) in data_set.cube.blocks() {
            let own_period = data_set.periods.get(number as usize);
            if own_flow != flow || own_period.is_none_or(|own| !periods.contains(own)) {
                continue;
            }
            for fact in block.below_zero().iter() {
                let place = data_set.provinces.meaning(fact.province());
                let product = data_set.products.meaning(fact.product());
                let (Some(ProvinceText::Place(place)), Some(product)) = (place, product) else { continue };
                let is_asked = places.is_empty() || places.contains(&place);
                if is_asked && products.binary_search(&product).is_ok() {
                    each(place, *fact);
                }
            }
        }
    }

    fn query(&self, by: &[Dimension], (period, flow): (Period, Flow)) -> Result<Query, Lacks> {
        let periods = self.tables.parts(period, flow);
        if periods.is_empty() {
            return Err(Lacks::Period(period));
        }
        Ok(Query { by: by.to_vec(), periods, exact: true, flows: vec![flow], ..Query::default() })
    }
}

/// The place of a key that was grouped by provinces.
pub fn place_of(key: &GroupKey<'_>) -> Option<Place> {
    match key.province? {
        ProvinceText::Place(place) => Some(place),
        _ => None,
    }
}

/// What a partner text of a data set stands for.
pub fn partner_of(data_set: &DataSet, text: &str) -> PartnerText {
    data_set.partners.meaning_of(text).unwrap_or(PartnerText::Unknown)
}
