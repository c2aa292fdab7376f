//! Trade that means nothing, over the real tables of provinces and classes: the same every time.

use std::fmt::Write;

use teknoharita::classify::{Classifier, DefinitionId, Exclusions, Product};
use teknoharita::cube::{Builder, Class, Cube, DataSet, Dictionary, Key, Kind, Kinds, Weighing};
use teknoharita::data::{codes, isic3, provinces};
use teknoharita::resolve::{PartnerText, ProvinceText};
use teknoharita::types::{Amount, Code, Ledger, Nomenclature, Passport, Period, Place};

/// Twelve years by month.
const MONTHS: usize = 144;
const PARTNERS: usize = 180;

/// Numbers that come out the same every time.
pub struct Random(u64);

impl Random {
    pub fn new() -> Random {
        Random(2_024)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        self.0 >> 33
    }

    /// Below a bound, the lower the likelier: trade is not spread evenly.
    fn skewed(&mut self, bound: usize) -> usize {
        let (one, other) = (self.next() as usize % bound, self.next() as usize % bound);
        one.min(other)
    }

    fn amount_e4(&mut self) -> Amount {
        self.next() as Amount * 100
    }
}

fn partner(number: usize) -> String {
    // Some names are long, and some need quotes.
    match number % 9 {
        0 => format!("Ülke {number}"),
        1 => format!("Republic of Somewhere {number}"),
        2 => format!("Islands, Far {number}"),
        _ => format!("Country {number}"),
    }
}

fn period(number: usize) -> (u16, u8) {
    (2013 + (number / 12) as u16, (number % 12) as u8 + 1)
}

/// A file of so many bytes and a row, sorted by time.
pub fn file(bytes: usize) -> Vec<u8> {
    let mut random = Random::new();
    let (provinces, classes) = (provinces::all(), isic3::all());
    let mut text = String::with_capacity(bytes + 200);
    text.push_str("year,month,flow,province,isic,country,value_usd,quantity\n");
    while text.len() < bytes {
        let (year, month) = period(text.len() * MONTHS / bytes);
        let flow = if random.next().is_multiple_of(3) { "import" } else { "export" };
        let province = provinces[random.skewed(provinces.len())].name;
        let code = classes[random.skewed(classes.len())].code;
        let partner = partner(random.skewed(PARTNERS));
        let quote = if partner.contains(',') { "\"" } else { "" };
        let cents = random.next();
        let (dollars, cents, kg) = (cents / 100, cents % 100, random.next() % 100_000);
        let _ = writeln!(
            text,
            "{year},{month},{flow},{province},{code:04},{quote}{partner}{quote},{dollars}.{cents:02},{kg}"
        );
    }
    text.into_bytes()
}

/// A fact as a builder takes it: block, parts of the key with the class, amount.
pub type Written = (usize, u64, Amount);

/// Distinct facts by block, spread evenly over provinces, classes and partners, in no order within a block:
/// the least that there is to merge.
pub fn facts(count: usize) -> Vec<Written> {
    facts_of(count, MONTHS)
}

fn facts_of(count: usize, months: usize) -> Vec<Written> {
    let mut random = Random::new();
    let (provinces, classes) = (provinces::all(), isic3::all());
    let mut kinds = kinds();
    let keys = provinces.len() * classes.len() * PARTNERS;
    // A step without a common divisor with the number of keys meets each once.
    let step = (900_541..).find(|step| gcd(*step, keys) == 1).unwrap_or(1);
    let blocks = months * 2;
    let mut facts = Vec::with_capacity(count);
    for block in 0..blocks {
        let mut key = random.next() as usize % keys;
        for _ in count * block / blocks..count * (block + 1) / blocks {
            key = (key + step) % keys;
            let (rest, partner) = (key / PARTNERS, key % PARTNERS);
            let (province, product) = (rest / classes.len(), rest % classes.len());
            let kind = kinds.number(kind(classes[product].code));
            let class = Class::province_part(meaning(province)) + Class::product_part(kind) as u16;
            let parts = Key::province_part(province as u32)
                + Key::product_part(product as u32)
                + Key::partner_part(partner as u32)
                + u64::from(class);
            facts.push((block, parts, random.amount_e4()));
        }
    }
    facts
}

fn gcd(one: usize, other: usize) -> usize {
    if other == 0 { one } else { gcd(other, one % other) }
}

/// The kinds of all classes, which fit in a table.
fn kinds() -> Kinds {
    Kinds::new(isic3::all().iter().map(|class| kind(class.code)))
}

fn kind(class: u16) -> Kind {
    Kind::of(Product::isic3(class), &Classifier::new(DefinitionId::Report), Exclusions::NONE)
}

fn meaning(province: usize) -> ProvinceText {
    let place = provinces::all().get(province).and_then(|province| Place::province(province.plate));
    place.map_or(ProvinceText::Unknown, ProvinceText::Place)
}

/// A builder with room for the blocks of [`facts`].
pub fn builder() -> Builder {
    let mut builder = Builder::new(u64::MAX, teknoharita::cube::PAGES_AT_EASE);
    builder.periods(MONTHS);
    builder.classes(kinds().classes()).expect("there is room");
    builder
}

/// The facts as they were written.
pub fn cube(facts: &[Written]) -> Cube {
    let mut builder = builder();
    for (block, parts, amount_e4) in facts {
        builder.add_to(*block, *parts, *amount_e4).expect("there is room");
    }
    builder.finish(kinds())
}

/// A data set of so many distinct facts, with its second stage.
pub fn data_set(count: usize) -> DataSet {
    detailed(written(count), count)
}

/// The same of the first two years alone: both directions month by month are 48 tables.
pub fn two_years(count: usize) -> DataSet {
    detailed(written_as(cube(&facts_of(count, 24))), count)
}

fn detailed(mut data_set: DataSet, count: usize) -> DataSet {
    while data_set.cube.detail() {}
    assert_eq!(data_set.cube.fact_count(), count);
    data_set
}

/// The same with a weight of every fact.
pub fn with_weights(mut data_set: DataSet) -> DataSet {
    let mut weighing = Weighing::new(u64::MAX, teknoharita::cube::PAGES_AT_EASE);
    weighing.periods(MONTHS);
    for (flow, period, block) in data_set.cube.blocks() {
        for fact in block.facts().flatten() {
            let parts = Key::province_part(fact.province())
                + Key::product_part(fact.product())
                + Key::partner_part(fact.partner());
            let (place, weight_e4) = (Key::block(flow, period), fact.amount_e4 / 7 + 1);
            weighing.add(place, parts, weight_e4, fact.amount_e4).expect("there is room");
        }
    }
    let mut weights = weighing.finish();
    while weights.detail() {}
    data_set.weights = Some(Box::new(weights));
    data_set
}

/// The same as the facts were written.
pub fn written(count: usize) -> DataSet {
    written_as(cube(&facts(count)))
}

fn written_as(cube: Cube) -> DataSet {
    let mut data_set = DataSet {
        passport: Passport::unknown(),
        cube,
        weights: None,
        periods: Vec::new(),
        provinces: Dictionary::default(),
        products: Dictionary::default(),
        partners: Dictionary::default(),
        set_aside: Ledger::default(),
        half_width_ppm: 0,
        firms: None,
    };
    let periods = (0..MONTHS).map(period).filter_map(|(year, month)| Period::month(year, month));
    data_set.periods.extend(periods);
    for (number, province) in provinces::all().iter().enumerate() {
        data_set.provinces.number(province.name, |_| meaning(number));
    }
    for class in isic3::all() {
        data_set.products.number(&format!("{:04}", class.code), |_| Product::isic3(class.code));
    }
    for number in 0..PARTNERS {
        data_set.partners.number(&partner(number), |_| PartnerText::Unknown);
    }
    data_set
}

/// A million rows of customs codes of six digits: provinces by codes by two years and a bit, one fact each.
pub fn customs(count: usize) -> DataSet {
    let all = Code::new("0").into_iter().chain((1..10).filter_map(|digit| Code::new(&digit.to_string())));
    let codes: Vec<Code> =
        all.flat_map(|digit| codes::leaves(Nomenclature::Hs, digit).iter().copied()).collect();
    let mut random = Random::new();
    let report = Classifier::new(DefinitionId::Report);
    let mut kinds = Kinds::default();
    let mut products = Dictionary::default();
    let mut columns = Vec::with_capacity(codes.len());
    for code in &codes {
        let product = Product::Code(Nomenclature::Hs, *code);
        products.number(&code.to_string(), |_| product);
        columns.push(Class::product_part(kinds.number(Kind::of(product, &report, Exclusions::NONE))) as u16);
    }
    let mut builder = Builder::new(u64::MAX, teknoharita::cube::PAGES_AT_EASE);
    let mut provinces_known = Dictionary::default();
    for (number, province) in provinces::all().iter().enumerate() {
        provinces_known.number(province.name, |_| meaning(number));
    }
    let mut periods = Vec::new();
    for fact in 0..count {
        let (rest, product) = (fact / codes.len(), fact % codes.len());
        let (period, province) = (rest / provinces_known.len(), rest % provinces_known.len());
        if period == periods.len() {
            periods.extend(Period::year(2022 + period as u16));
        }
        let key = Key {
            flow: teknoharita::types::Flow::Export,
            period: period as u32,
            province: province as u32,
            product: product as u32,
            partner: 0,
        };
        let class = columns[product] + Class::province_part(meaning(province));
        builder.classes(kinds.classes()).expect("there is room");
        builder.add(key, class, random.amount_e4()).expect("there is room");
    }
    let mut data_set = DataSet {
        passport: Passport::unknown(),
        cube: builder.finish(kinds),
        weights: None,
        periods,
        provinces: provinces_known,
        products,
        partners: Dictionary::default(),
        set_aside: Ledger::default(),
        half_width_ppm: 0,
        firms: None,
    };
    while data_set.cube.detail() {}
    data_set
}
