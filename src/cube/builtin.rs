//! The published figures, as facts that go the same way as a visitor's.

use crate::classify::{Classifier, DefinitionId, Exclusions, Product};
use crate::data::{self, Tier};
use crate::resolve::{ProvinceText, number_of};
use crate::types::{Amount, Basis, Flow, Ledger, Passport, Period, Place, Producer, TradeSystem};

use super::builder::{Builder, PAGES_AT_EASE};
use super::class::{Class, Kind, Kinds};
use super::data_set::{DataSet, Dictionary};
use super::key::Key;

/// The published shares 2019-2024 (TÜİK by the Ankara Chamber of Industry).
///
/// Totals are exact; shares were printed to 0.1%, so a tier's amount is known to 0.05% of the total on
/// either side. What the four shares leave to 100 is not classified, confidential data included.
pub fn annex() -> DataSet {
    let mut building = Building::new(Tier::OECD.map(Product::Tier).to_vec());
    for row in data::annex::rows() {
        let total_e4 = row.total_usd as Amount * 10_000;
        let mut rest = total_e4;
        for (product, tenths) in row.share_tenths.iter().enumerate() {
            // A tenth of a percent of a whole dollar is ten units of 1/10,000: exact.
            let amount = row.total_usd as Amount * 10 * Amount::from(*tenths);
            rest -= amount;
            building.add(
                row.year,
                Place::province(row.plate).unwrap_or(Place::UNSPECIFIED),
                product as u32,
                amount,
            );
        }
        let place = Place::province(row.plate).unwrap_or(Place::UNSPECIFIED);
        building.add(row.year, place, Tier::NotClassified.index() as u32, rest);
    }
    building.finish(
        Passport {
            producer: Producer::TuikViaAso,
            basis: Basis::HeadOffice,
            system: TradeSystem::Special,
            ..Passport::unknown()
        },
        500,
    )
}

/// The ministry's totals by province of activity, 2022 and 2023: 15 provinces and the sum of the others.
pub fn ministry() -> DataSet {
    let mut building = Building::new(vec![Product::None]);
    for row in data::ministry::rows() {
        let place = row.plate.map_or(Some(Place::REMAINDER), Place::province).unwrap_or(Place::UNSPECIFIED);
        building.add(row.year, place, 0, Amount::from(row.million_usd) * 10_000_000_000);
    }
    building
        .finish(Passport { producer: Producer::Ministry, basis: Basis::Activity, ..Passport::unknown() }, 0)
}

struct Building {
    builder: Builder,
    kinds: Kinds,
    periods: Vec<Period>,
    products: Dictionary<Product>,
}

impl Building {
    fn new(kinds: Vec<Product>) -> Building {
        let mut products = Dictionary::default();
        for product in kinds {
            let text = match product {
                Product::Tier(tier) => tier.id(),
                _ => "",
            };
            products.number(text, |_| product);
        }
        let builder = Builder::new(u64::MAX, PAGES_AT_EASE);
        Building { builder, kinds: Kinds::default(), periods: Vec::new(), products }
    }

    fn add(&mut self, year: u16, place: Place, product: u32, amount_e4: Amount) {
        let Some(period) = Period::year(year) else {
            return;
        };
        let period = number_of(&mut self.periods, period);
        let key = Key { flow: Flow::Export, period, province: place.index() as u32, product, partner: 0 };
        let meaning = self.products.meaning(product).unwrap_or(Product::None);
        let report = Classifier::new(DefinitionId::Report);
        let kind = self.kinds.number(Kind::of(meaning, &report, Exclusions::NONE));
        let class = Class::product_part(kind) as u16 + Class::province_part(ProvinceText::Place(place));
        // A test holds the built-in sums to the published ones, so a fact that did not fit would show.
        let _ = self.builder.classes(self.kinds.classes());
        let _ = self.builder.add(key, class, amount_e4);
    }

    fn finish(self, passport: Passport, half_width_ppm: i128) -> DataSet {
        let mut provinces = Dictionary::default();
        for place in Place::all().filter(|place| !place.is_region()) {
            provinces.number(&place.number().to_string(), |_| ProvinceText::Place(place));
        }
        DataSet {
            passport,
            cube: self.builder.finish(self.kinds),
            periods: self.periods,
            provinces,
            products: self.products,
            partners: Dictionary::default(),
            set_aside: Ledger::default(),
            half_width_ppm,
            weights: None,
            firms: None,
        }
    }
}
