use std::collections::BTreeMap;

use crate::classify::Product;
use crate::cube::Dimension;
use crate::error::Lacks;
use crate::indicators::{Ask, TierKey, Within, place_of, product_name};
use crate::messages::Lang;
use crate::types::{Flow, Period, Place};

/// The part of a place's amount from which one product is nearly all of it, in percent.
pub const MOST_OF_ONE_PERCENT: i128 = 80;

/// A place of whose amount one product is nearly all. It is no finding about firms, whom the data do not name: it stands in
/// for one, because goods of one code are often traded by few.
#[derive(Clone, PartialEq, Debug)]
pub struct Proxy {
    /// The place.
    pub place: Place,
    /// The product.
    pub product: Product,
    /// Its amount and that of the place, in 1/10,000 of the currency; both above zero.
    pub part_e4: (i128, i128),
}

impl Proxy {
    /// The product in words.
    pub fn name(&self, lang: Lang) -> String {
        product_name(self.product, lang)
    }
}

/// The places of whose amount of some goods one product makes more than [`MOST_OF_ONE_PERCENT`], in order.
///
/// # Errors
///
/// [`Lacks::Product`] where the data have no products; as [`Ask::facts_within`].
pub fn proxies(ask: &Ask<'_>, key: (Period, Flow), tier: TierKey) -> Result<Vec<Proxy>, Lacks> {
    let facts = ask.products()?;
    let groups = ask.facts_within(facts, &[Dimension::Province, Dimension::Product], key, (&[], &[]))?;
    let mut places: BTreeMap<Place, (i128, Vec<(Product, i128)>)> = BTreeMap::new();
    for (key, sum) in groups.iter() {
        let Some((place, product)) = place_of(&key).zip(key.product) else { continue };
        if facts.within(product, tier) != Within::No {
            let (whole_e4, products) = places.entry(place).or_default();
            *whole_e4 += sum.amount_e4;
            products.push((product, sum.amount_e4));
        }
    }
    let of = |(place, (whole_e4, products)): (Place, (i128, Vec<(Product, i128)>))| {
        let codes = products.into_iter().filter(|(product, _)| matches!(product, Product::Code(..)));
        let (product, part_e4) = codes.max_by_key(|(_, amount_e4)| *amount_e4)?;
        let is_most = whole_e4 > 0 && part_e4 * 100 > whole_e4 * MOST_OF_ONE_PERCENT;
        is_most.then_some(Proxy { place, product, part_e4: (part_e4, whole_e4) })
    };
    Ok(places.into_iter().filter_map(of).collect())
}
