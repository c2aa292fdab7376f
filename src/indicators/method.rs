use crate::classify::{Classifier, Exclusions, How, Membership, Product};
use crate::cube::{DataSet, Kind, Labelling};
use crate::data::{TierSet, codes};
use crate::resolve::ProvinceText;
use crate::types::{HsVersions, Nomenclature};

/// How many codes, and what they come to in 1/10,000 of the currency, exports and imports together.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Classified {
    /// Distinct product texts.
    pub codes: u32,
    /// Sum.
    pub amount_e4: i128,
}

/// How the products of a data set came to their tiers: what the method card says.
///
/// Facts that are set aside (totals, unknown provinces and codes) do not count.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Method {
    /// Of the first product with a code.
    pub nomenclature: Option<Nomenclature>,
    /// Versions of the Harmonized System in force in the data's years.
    pub versions: Option<HsVersions>,
    /// By [`How`], in its order: directly, by a rule, in bounds, not at all.
    pub how: [Classified; 4],
    /// Goods that lists leave out.
    pub excluded: Classified,
    /// Codes that hold goods of the lists and others, and cannot be separated.
    pub mixed: Vec<(Product, i128)>,
    /// Customs codes whose class is contested between sources.
    pub contested: Classified,
    /// Products that can be of several tiers, the largest first, at most [`Method::MOST_OPEN`].
    pub open: Vec<(Product, TierSet, i128)>,
}

impl Method {
    /// Most open products that are named.
    pub const MOST_OPEN: usize = 8;

    /// Of a data set under a labelling: one pass over its cells.
    ///
    /// `kinds` are [`Labelling::kinds`] of the same data set. Texts of the same code count once.
    pub fn new(data_set: &DataSet, labelling: &Labelling<'_>, kinds: &[Kind]) -> Method {
        let classifier = labelling.classifier(data_set);
        let sums = product_sums(data_set);
        let products = data_set.products.meanings().iter().zip(kinds).zip(sums);
        let mut known: Vec<(Product, Kind, i128)> =
            products.filter_map(|((product, kind), sum)| Some((*product, *kind, sum?))).collect();
        known.sort_unstable_by_key(|(product, ..)| *product);
        known.dedup_by(|next, first| {
            let is_same = next.0 == first.0;
            first.2 += if is_same { next.2 } else { 0 };
            is_same
        });
        let mut method = Method::default();
        for (product, kind, sum_e4) in known {
            method.add(product, kind, sum_e4, &classifier, labelling.exclusions);
        }
        if method.nomenclature == Some(Nomenclature::Hs) {
            method.versions = Some(data_set.versions());
        }
        method.mixed.sort_by_key(|(_, amount_e4)| std::cmp::Reverse(*amount_e4));
        method.open.sort_by_key(|(_, _, amount_e4)| std::cmp::Reverse(*amount_e4));
        method.open.truncate(Method::MOST_OPEN);
        method
    }

    fn add(
        &mut self,
        product: Product,
        kind: Kind,
        amount_e4: i128,
        classifier: &Classifier<'_>,
        exclusions: Exclusions,
    ) {
        let tiers = match kind {
            Kind::Goods(tiers) | Kind::Confidential(tiers) | Kind::Excluded(tiers) => tiers,
            Kind::NoTiers | Kind::Total | Kind::Unknown | Kind::Overflow => return,
        };
        let nomenclature = match product {
            Product::Code(nomenclature, _) => Some(nomenclature),
            Product::Sector(_) => Some(Nomenclature::Tim),
            Product::Tier(_) => Some(Nomenclature::Tiers),
            _ => None,
        };
        self.nomenclature = self.nomenclature.or(nomenclature);
        if matches!(kind, Kind::Excluded(_)) {
            return self.excluded.count(amount_e4);
        }
        if !exclusions.is_empty() && exclusions.of(product) != Membership::Outside {
            self.mixed.push((product, amount_e4));
        }
        let how = classifier.how(product, tiers);
        let place = match how {
            How::Direct => 0,
            How::Rule => 1,
            How::Bounds => 2,
            How::Not => 3,
        };
        self.how[place].count(amount_e4);
        if how == How::Bounds {
            self.open.push((product, tiers, amount_e4));
        }
        if is_contested(product) {
            self.contested.count(amount_e4);
        }
    }
}

impl Classified {
    fn count(&mut self, amount_e4: i128) {
        self.codes += 1;
        self.amount_e4 += amount_e4;
    }
}

/// Whether public sources disagree on the class of a customs code.
fn is_contested(product: Product) -> bool {
    let Product::Code(Nomenclature::Hs, code) = product else { return false };
    code.len() >= 6 && codes::is_contested(code)
}

/// What each product comes to, where any of its facts is shown.
fn product_sums(data_set: &DataSet) -> Vec<Option<i128>> {
    let provinces = data_set.provinces.meanings();
    let shown: Vec<bool> =
        provinces.iter().map(|province| matches!(province, ProvinceText::Place(_))).collect();
    let mut sums = vec![None; data_set.products.len()];
    let mut add = |province: u32, product: u32, amount_e4: i64| {
        if shown[province as usize] {
            *sums[product as usize].get_or_insert(0) += i128::from(amount_e4);
        }
    };
    for (_, _, block) in data_set.cube.blocks() {
        if block.cells().is_empty() {
            block.facts().flatten().for_each(|fact| add(fact.province(), fact.product(), fact.amount_e4));
        }
        block.cells().iter().for_each(|cell| add(cell.province(), cell.product(), cell.amount_e4));
    }
    sums
}

/// Names of products in a language, for lists: `84 Makineler`.
pub fn product_name(product: Product, lang: crate::messages::Lang) -> String {
    let pick = |names: [&'static str; 2]| lang.pick(names[0], names[1]);
    match product {
        Product::Code(nomenclature, code) => match codes::label(nomenclature, code) {
            Some((_, names)) => format!("{code} {}", pick(names)),
            None => code.to_string(),
        },
        Product::Sector(number) => codes::sectors()
            .get(usize::from(number))
            .map_or_else(String::new, |sector| pick([sector.name_tr, sector.name_en]).to_string()),
        Product::Tier(tier) => crate::messages::tier_label(tier, lang).to_string(),
        Product::Confidential => {
            crate::messages::tier_label(crate::data::Tier::Confidential, lang).to_string()
        }
        Product::Total | Product::None | Product::Unknown => String::new(),
    }
}
