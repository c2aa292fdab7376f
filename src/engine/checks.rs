//! Totals that the files state, held against the sums of their parts.

use std::collections::BTreeMap;

use crate::classify::Product;
use crate::cube::{DataSet, Dictionary, Dimension, Query};
use crate::data::regions;
use crate::resolve::ProvinceText;
use crate::types::{Check, CheckExample, CheckKind, Code, Flow, Level, Nomenclature, Period, Place};

use super::loading::{PartnerTotal, PeriodTotal, Totals};

/// Examples that are kept of a kind.
const MOST_EXAMPLES: usize = 6;

/// One flow and period: amounts by product text and province text.
#[derive(Default)]
struct Sheet {
    cells: BTreeMap<(u32, u32), i128>,
}

/// Sums of the parts of one sheet, and how many there are.
#[derive(Default)]
struct Sums {
    /// Over provinces, by product text.
    over_provinces: BTreeMap<u32, (i128, u64)>,
    /// Over products that are no totals, by province text.
    over_products: BTreeMap<u32, (i128, u64)>,
    /// Over both.
    over_all: (i128, u64),
}

impl Sheet {
    fn sums(&self, meanings: &Meanings) -> Sums {
        let mut sums = Sums::default();
        let add = |sum: &mut (i128, u64), amount: i128| *sum = (sum.0 + amount, sum.1 + 1);
        for ((product, province), amount) in &self.cells {
            let is_part = meanings.products[*product as usize] == Part::One;
            if meanings.provinces[*province as usize] == Part::One {
                add(sums.over_provinces.entry(*product).or_default(), *amount);
                if is_part {
                    add(&mut sums.over_all, *amount);
                }
            }
            if is_part {
                add(sums.over_products.entry(*province).or_default(), *amount);
            }
        }
        sums
    }

    /// The sum of some products of a province.
    fn of_parts(&self, parts: &[u32], province: u32) -> (i128, u64) {
        let found = parts.iter().filter_map(|part| self.cells.get(&(*part, province)));
        found.fold((0, 0), |(sum, count), amount| (sum + amount, count + 1))
    }

    /// The sum of a product over the provinces of a region.
    fn of_region(&self, region: Place, product: u32, meanings: &Meanings, data_set: &DataSet) -> (i128, u64) {
        let is_within = |province: u32| {
            meanings.provinces[province as usize] == Part::One
                && match data_set.provinces.meaning(province) {
                    Some(ProvinceText::Place(place)) => region_of(place, region.level()) == Some(region),
                    _ => false,
                }
        };
        let parts = self.of_product(product).filter(|(province, _)| is_within(*province));
        parts.fold((0, 0), |(sum, count), (_, amount)| (sum + amount, count + 1))
    }

    /// The provinces of a product, with their amounts.
    fn of_product(&self, product: u32) -> impl Iterator<Item = (u32, i128)> + '_ {
        let range = self.cells.range((product, 0)..=(product, u32::MAX));
        range.map(|((_, province), amount)| (*province, *amount))
    }
}

/// What texts stand for, as far as sums care.
struct Meanings {
    /// Of province texts: whether a part, or a total.
    provinces: Vec<Part>,
    products: Vec<Part>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    One,
    Total,
    /// A total over the provinces of a region.
    Region(Place),
}

/// Numbers of products that are subtotals, and of those that they add up.
pub(super) type Parts = BTreeMap<u32, Vec<u32>>;

/// Checks every total that was set aside.
pub(super) fn checks(data_set: &DataSet, totals: &Totals, subtotals: &Parts) -> Vec<Check> {
    let meanings = meanings(data_set);
    let has_totals =
        [&meanings.provinces, &meanings.products].iter().any(|all| all.iter().any(|part| *part != Part::One));
    if !has_totals && totals.is_empty() {
        return Vec::new();
    }
    let sheets = sheets(data_set);
    let step_e4 = step(&sheets);
    let mut found: BTreeMap<CheckKind, Check> = BTreeMap::new();
    let mut book = |kind: CheckKind,
                    label: &str,
                    (flow, period): (Flow, Option<Period>),
                    stated: i128,
                    parts: (i128, u64)| {
        let (computed_e4, count) = parts;
        // Half of the last printed digit, for each part and for the total itself.
        let room = step_e4 * i128::from(count + 1) / 2;
        let holds = (stated - computed_e4).abs() <= room;
        let check =
            found.entry(kind).or_insert_with(|| Check { kind, held: 0, failed: 0, examples: Vec::new() });
        *(if holds { &mut check.held } else { &mut check.failed }) += 1;
        let example =
            CheckExample { label: label.to_string(), flow, period, stated_e4: stated, computed_e4, holds };
        if !holds {
            let failed = check.examples.iter().filter(|known| !known.holds).count();
            check.examples.insert(failed.min(check.examples.len()), example);
            check.examples.truncate(MOST_EXAMPLES);
        } else if check.examples.len() < MOST_EXAMPLES {
            check.examples.push(example);
        }
    };
    for ((flow, period), sheet) in &sheets {
        let when = (*flow, Some(*period));
        let sums = sheet.sums(&meanings);
        for ((product, province), stated) in &sheet.cells {
            let label = data_set.provinces.text(*province);
            let (kind, parts) =
                match (meanings.provinces[*province as usize], meanings.products[*product as usize]) {
                    (Part::Total, Part::One) => {
                        (CheckKind::Provinces, sums.over_provinces.get(product).copied())
                    }
                    // Over everything, where it stands; else over the provinces' own totals.
                    (Part::Total, Part::Total) if sums.over_all.1 > 0 => {
                        (CheckKind::Provinces, Some(sums.over_all))
                    }
                    (Part::Total, Part::Total) => {
                        (CheckKind::Provinces, sums.over_provinces.get(product).copied())
                    }
                    (Part::One, Part::Total) => match subtotals.get(product) {
                        Some(parts) => (CheckKind::Products, Some(sheet.of_parts(parts, *province))),
                        None => (CheckKind::Products, sums.over_products.get(province).copied()),
                    },
                    (Part::Region(region), _) => {
                        (CheckKind::Region, Some(sheet.of_region(region, *product, &meanings, data_set)))
                    }
                    (Part::One, Part::One | Part::Region(_)) | (Part::Total, Part::Region(_)) => continue,
                };
            if let Some(parts) = parts.filter(|(_, count)| *count > 0) {
                book(kind, label, when, *stated, parts);
            }
        }
    }
    let provinces = numbers(&data_set.provinces);
    let products = numbers(&data_set.products);
    let place = |[province, product]: &[String; 2]| {
        products.get(product.as_str()).copied().zip(provinces.get(province.as_str()).copied())
    };
    for (PartnerTotal { flow, period, texts, group }, stated) in &totals.partners {
        let label = match group.is_empty() {
            true => texts[0].clone(),
            false => format!("{} · {group}", texts[0]),
        };
        let parts = (stated.parts_e4, stated.parts);
        book(CheckKind::Partners, &label, (*flow, Some(*period)), stated.stated_e4, parts);
    }
    for (PeriodTotal { flow, year, texts }, stated) in &totals.periods {
        let Some((product, province)) = place(texts) else { continue };
        let (is_all_places, is_all_goods) = (
            meanings.provinces[province as usize] == Part::Total,
            meanings.products[product as usize] == Part::Total || texts[1].is_empty(),
        );
        let when = year.and_then(Period::year);
        let mut sum = (0i128, 0u64);
        let own = sheets
            .iter()
            .filter(|((known, period), _)| known == flow && when.is_none_or(|year| year.contains(*period)));
        for (_, sheet) in own {
            for ((other_product, other_province), amount) in &sheet.cells {
                let is_place = match is_all_places {
                    true => meanings.provinces[*other_province as usize] == Part::One,
                    false => *other_province == province,
                };
                let is_product = match is_all_goods {
                    true => meanings.products[*other_product as usize] == Part::One,
                    false => *other_product == product,
                };
                if is_place && is_product {
                    sum = (sum.0 + amount, sum.1 + 1);
                }
            }
        }
        if sum.1 > 0 {
            book(CheckKind::Periods, &texts[0], (*flow, when), *stated, sum);
        }
    }
    found.into_values().collect()
}

fn meanings(data_set: &DataSet) -> Meanings {
    let province = |meaning: &ProvinceText| match meaning {
        ProvinceText::Total => Part::Total,
        ProvinceText::Region(region) => Part::Region(*region),
        _ => Part::One,
    };
    let product = |meaning: &Product| match meaning {
        Product::Total => Part::Total,
        _ => Part::One,
    };
    Meanings {
        provinces: data_set.provinces.meanings().iter().map(province).collect(),
        products: data_set.products.meanings().iter().map(product).collect(),
    }
}

/// All cells by flow and period.
fn sheets(data_set: &DataSet) -> BTreeMap<(Flow, Period), Sheet> {
    let mut sheets: BTreeMap<(Flow, Period), Sheet> = BTreeMap::new();
    for (flow, period, block) in data_set.cube.blocks() {
        let Some(period) = data_set.periods.get(period as usize) else { continue };
        let sheet = sheets.entry((flow, *period)).or_default();
        for fact in block.facts().flatten() {
            *sheet.cells.entry((fact.product(), fact.province())).or_default() += i128::from(fact.amount_e4);
        }
    }
    sheets
}

/// The region of a province at a level.
fn region_of(place: Place, level: Option<Level>) -> Option<Place> {
    place.plate().and_then(|plate| regions::at(plate, level?))
}

fn numbers<T: Copy>(texts: &Dictionary<T>) -> BTreeMap<&str, u32> {
    texts.texts().iter().enumerate().map(|(number, text)| (text.as_str(), number as u32)).collect()
}

/// Whether a figure can be the sum of so many others, of which each is rounded. A single one is its sum to the
/// digit: both were rounded alike.
pub(super) fn is_near(stated: i128, sum: i128, parts: u64, step_e4: i128) -> bool {
    let room = if parts > 1 { step_e4 * i128::from(parts + 1) / 2 } else { 0 };
    (stated - sum).abs() <= room
}

/// The last digit that the amounts print, as a power of ten in 1/10,000.
fn step(sheets: &BTreeMap<(Flow, Period), Sheet>) -> i128 {
    let mut step = 1_000_000_000_000i128;
    for amount in sheets.values().flat_map(|sheet| sheet.cells.values()) {
        while step > 1 && amount % step != 0 {
            step /= 10;
        }
    }
    step
}

/// Codes and the finer codes next below them that stand in the same table.
#[derive(Default)]
pub(super) struct Families {
    pub parts: Parts,
    /// The last digit that the amounts print.
    step_e4: i128,
}

impl Families {
    /// Whether a coarse code can hold so many finer rows, as far as printed digits tell.
    pub fn holds(&self, whole_e4: i128, parts_e4: i128, parts: u32) -> bool {
        parts_e4 - whole_e4 <= self.step_e4 * (i128::from(parts) + 1) / 2
    }
}

/// Product codes whose amounts are the sums of finer codes beside them, in nine of ten places where both
/// stand: they are subtotals and would count twice. The other codes with finer ones beside them come second.
pub(super) fn subtotals(data_set: &DataSet) -> (Parts, Families) {
    let mut codes: Vec<Numbered> = Vec::new();
    for (number, meaning) in data_set.products.meanings().iter().enumerate() {
        if let Product::Code(nomenclature, code) = meaning {
            codes.push(Numbered { nomenclature: *nomenclature, code: *code, number: number as u32 });
        }
    }
    codes.sort_unstable();
    // A code and those that begin with it, but for those below another one that does.
    let mut children: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    let mut path: Vec<Numbered> = Vec::new();
    for entry in codes {
        while path.last().is_some_and(|above| !entry.is_under(above)) {
            path.pop();
        }
        if let Some(above) = path.last() {
            children.entry(above.number).or_default().push(entry.number);
        }
        path.push(entry);
    }
    if children.is_empty() {
        return (Parts::new(), Families::default());
    }
    let sheets = sheets(data_set);
    let step_e4 = step(&sheets);
    let is_subtotal = |parent: u32, parts: &[u32]| {
        let (mut equal, mut compared) = (0u32, 0u32);
        for sheet in sheets.values() {
            for (province, stated) in sheet.of_product(parent) {
                let found: Vec<i128> =
                    parts.iter().filter_map(|part| sheet.cells.get(&(*part, province)).copied()).collect();
                if !found.is_empty() {
                    compared += 1;
                    let sum = found.iter().sum();
                    equal += u32::from(is_near(stated, sum, found.len() as u64, step_e4));
                }
            }
        }
        compared > 0 && equal * 10 >= compared * 9
    };
    let (subtotals, others) = children.into_iter().partition(|(parent, parts)| is_subtotal(*parent, parts));
    (subtotals, Families { parts: others, step_e4 })
}

/// A code with the number of its text. A code that begins another one is less than it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Numbered {
    nomenclature: Nomenclature,
    code: Code,
    number: u32,
}

impl Numbered {
    fn is_under(&self, above: &Numbered) -> bool {
        self.nomenclature == above.nomenclature
            && self.code.len() > above.code.len()
            && self.code.starts_with(above.code)
    }
}

/// Rows of the data set whose product is one of these.
pub(super) fn rows_of(data_set: &DataSet, products: &[u32]) -> u64 {
    let query = Query { by: vec![Dimension::ProductText], with_set_aside: true, ..Query::default() };
    let Ok(groups) = query.run(data_set) else { return 0 };
    let texts: Vec<&str> = products.iter().map(|number| data_set.products.text(*number)).collect();
    let rows = groups.iter().filter(|(key, _)| key.product_text.is_some_and(|text| texts.contains(&text)));
    rows.map(|(_, group)| group.rows).sum()
}
