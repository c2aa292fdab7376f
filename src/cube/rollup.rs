use rustc_hash::FxHashMap;

use crate::classify::{Classifier, DefinitionId, Exclusions, OwnDefinition, Product};
use crate::types::{Flow, Ledger, Level, Nomenclature, Period};

use super::class::{Class, Kind, Kinds, Sum};
use super::cube::{Block, Cube};
use super::data_set::DataSet;

/// Under what the facts of a data set are added up.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Labelling<'a> {
    /// The definition of tiers.
    pub definition: DefinitionId,
    /// The visitor's own, where it is that.
    pub own: Option<&'a OwnDefinition>,
    /// Goods that are left out of shares.
    pub exclusions: Exclusions,
}

impl Labelling<'_> {
    /// The way from products to tiers for a data set.
    pub fn classifier(&self, data_set: &DataSet) -> Classifier<'_> {
        Classifier { definition: self.definition, own: self.own, versions: data_set.versions() }
    }

    /// What each product of a data set comes to, by its number.
    pub fn kinds(&self, data_set: &DataSet) -> Vec<Kind> {
        let classifier = self.classifier(data_set);
        let products = data_set.products.meanings().iter();
        products.map(|product| Kind::of(*product, &classifier, self.exclusions)).collect()
    }
}

/// The facts of a data set under what its texts mean now: a small table of classes a flow and period.
///
/// A province that is assigned or another definition changes the small tables of meanings and then this,
/// in one pass over the cells; nothing is read again.
pub struct Rollup {
    blocks: Vec<RollupBlock>,
    kinds: Kinds,
    set_aside: Ledger,
    /// The definition of the tiers.
    pub definition: DefinitionId,
    /// As [`DataSet::half_width_ppm`].
    pub half_width_ppm: i128,
    /// Whether there are products, and so tiers.
    pub has_products: bool,
    /// As [`DataSet::level`].
    pub level: Level,
}

/// One flow and period.
pub struct RollupBlock {
    /// Direction.
    pub flow: Flow,
    /// Period as the file has it.
    pub period: Period,
    /// By class.
    sums: Vec<Sum>,
    /// By class, of kinds that are open: the sum of the facts below zero, where there are any.
    below: FxHashMap<u32, i128>,
}

impl Rollup {
    /// Decides the level of the data set, now that all texts are known, and gives the sums that were added
    /// up while the facts came, under the definition by default. To be called once, before any text was
    /// given another meaning. `None` where a sum passes 64 bits of 1/10,000.
    pub fn first(data_set: &mut DataSet) -> Option<Rollup> {
        let relabelled = data_set.decide_level();
        let kinds = data_set.cube.kinds().clone();
        if relabelled || !data_set.cube.has_sums() || kinds.overflowed() || has_other_versions(data_set) {
            return Rollup::new(data_set, &Labelling::default());
        }
        let mut below = first_below(data_set, &kinds).into_iter();
        let periods = &data_set.periods;
        let sums = data_set.cube.take_sums().map(|block| (block, below.next().unwrap_or_default()));
        let blocks = sums.filter(|((_, _, sums), _)| !sums.is_empty());
        let block = |((flow, period, sums), below)| {
            Some(RollupBlock { flow, period: *periods.get(period as usize)?, sums, below })
        };
        let blocks = blocks.filter_map(block).collect();
        Some(Rollup::of(data_set, &Labelling::default(), kinds, blocks))
    }

    /// Adds the facts up anew, under what the texts mean now; `None` where a sum passes 64 bits of 1/10,000.
    pub fn new(data_set: &DataSet, labelling: &Labelling<'_>) -> Option<Rollup> {
        Rollup::with(data_set, labelling, &labelling.kinds(data_set))
    }

    /// As [`Rollup::new`], where [`Labelling::kinds`] are known.
    pub fn with(data_set: &DataSet, labelling: &Labelling<'_>, by_product: &[Kind]) -> Option<Rollup> {
        Rollup::over((data_set, &data_set.cube), labelling, by_product, &|_, _| true)
    }

    /// As [`Rollup::with`], of another cube under the same keys and of some flows and periods alone.
    pub fn over(
        (data_set, cube): (&DataSet, &Cube),
        labelling: &Labelling<'_>,
        by_product: &[Kind],
        is_asked: &dyn Fn(Period, Flow) -> bool,
    ) -> Option<Rollup> {
        let mut kinds = Kinds::unbounded();
        let parts = Parts::new(data_set, by_product, &mut kinds);
        let mut blocks = Vec::new();
        for (flow, period, block) in cube.blocks() {
            let period = *data_set.periods.get(period as usize)?;
            if !is_asked(period, flow) {
                continue;
            }
            let sums = add_up(block, kinds.classes(), &parts)?;
            if sums.iter().any(|sum| sum.rows > 0) {
                blocks.push(RollupBlock { flow, period, sums, below: parts.below(block) });
            }
        }
        Some(Rollup::of(data_set, labelling, kinds, blocks))
    }

    /// A rollup of no facts.
    pub fn empty(data_set: &DataSet) -> Rollup {
        Rollup::of(data_set, &Labelling::default(), Kinds::default(), Vec::new())
    }

    fn of(data_set: &DataSet, labelling: &Labelling<'_>, kinds: Kinds, blocks: Vec<RollupBlock>) -> Rollup {
        Rollup {
            blocks,
            kinds,
            set_aside: data_set.set_aside.clone(),
            definition: labelling.definition,
            half_width_ppm: data_set.half_width_ppm,
            has_products: data_set.products.meanings().iter().any(|product| *product != Product::None),
            level: data_set.level(),
        }
    }

    /// The columns of its sums, and flows and periods that have facts.
    pub fn into_blocks(self) -> (Kinds, Vec<RollupBlock>) {
        (self.kinds, self.blocks)
    }

    /// Where every row and every unit of money went.
    pub fn ledger(&self) -> Ledger {
        let mut ledger = self.set_aside.clone();
        for block in &self.blocks {
            for (class, sum) in block.sums(&self.kinds) {
                ledger.add(Some(block.flow), class.bucket(), sum.rows, i128::from(sum.amount_e4));
            }
        }
        ledger
    }
}

/// Whether the years of the data narrow what a product can be: while they were not known, all versions of
/// the Harmonized System came into question. What had one tier then keeps it.
fn has_other_versions(data_set: &DataSet) -> bool {
    let all = Classifier::new(DefinitionId::default());
    let labelling = Labelling::default();
    let now = labelling.classifier(data_set);
    data_set.products.meanings().iter().any(|product| {
        let Product::Code(Nomenclature::Hs, _) = product else { return false };
        let tiers = all.tiers(*product);
        tiers.len() > 1 && tiers != now.tiers(*product)
    })
}

/// What the texts of a data set bring to the number of a class.
struct Parts {
    provinces: Vec<u32>,
    products: Vec<u32>,
    /// Whether each product is of an open kind.
    is_open: Vec<bool>,
}

impl Parts {
    fn new(data_set: &DataSet, by_product: &[Kind], kinds: &mut Kinds) -> Parts {
        let provinces = data_set.provinces.meanings().iter();
        Parts {
            provinces: provinces.map(|province| u32::from(Class::province_part(*province))).collect(),
            products: by_product.iter().map(|kind| Class::product_part(kinds.number(*kind))).collect(),
            is_open: by_product.iter().map(|kind| kind.is_open()).collect(),
        }
    }

    /// The sums of the facts below zero of a block, by class, of open kinds.
    fn below(&self, block: &Block) -> FxHashMap<u32, i128> {
        let mut below = FxHashMap::default();
        if !self.is_open.contains(&true) {
            return below;
        }
        for fact in block.below_zero().iter() {
            let (province, product) = (fact.province() as usize, fact.product() as usize);
            if self.is_open.get(product).copied().unwrap_or_default() {
                *below.entry(self.provinces[province] + self.products[product]).or_default() +=
                    i128::from(fact.amount_e4);
            }
        }
        below
    }
}

/// The same for the sums that were added up while the facts came, by block; nothing where no kind is open.
fn first_below(data_set: &DataSet, kinds: &Kinds) -> Vec<FxHashMap<u32, i128>> {
    if !kinds.all().iter().any(|kind| kind.is_open()) {
        return Vec::new();
    }
    let by_product = Labelling::default().kinds(data_set);
    let parts = Parts::new(data_set, &by_product, &mut kinds.clone());
    data_set.cube.blocks().map(|(_, _, block)| parts.below(block)).collect()
}

/// Cells where the block has them, else the facts as they were written.
fn add_up(block: &Block, classes: usize, parts: &Parts) -> Option<Vec<Sum>> {
    let Parts { provinces, products, .. } = parts;
    let mut sums = vec![Sum::default(); classes];
    let mut add = |province: u32, product: u32, rows: u32, amount_e4: i64| {
        let class = provinces[province as usize] + products[product as usize];
        let sum = &mut sums[class as usize];
        sum.amount_e4 = sum.amount_e4.checked_add(amount_e4)?;
        sum.rows += u64::from(rows);
        Some(())
    };
    if block.cells().is_empty() {
        for fact in block.facts().flatten() {
            add(fact.province(), fact.product(), fact.rows(), fact.amount_e4)?;
        }
    }
    for cell in block.cells() {
        add(cell.province(), cell.product(), cell.rows(), cell.amount_e4)?;
    }
    Some(sums)
}

impl RollupBlock {
    /// Classes that have facts; `kinds` are those of the rollup.
    pub fn sums<'a>(&'a self, kinds: &'a Kinds) -> impl Iterator<Item = (Class, Sum)> + 'a {
        self.signed_sums(kinds).map(|(class, sum, _)| (class, sum))
    }

    /// The same, and beside each the sum of its facts below zero, where its kind is open: nobody knows the tier
    /// of any one of them, so what lies below zero may be of another tier than what lies above.
    pub fn signed_sums<'a>(&'a self, kinds: &'a Kinds) -> impl Iterator<Item = (Class, Sum, i128)> + 'a {
        let below = |number: u32| self.below.get(&number).copied().unwrap_or_default();
        let classes = Class::all(kinds.all()).zip(self.sums.iter().copied()).zip(0u32..);
        let known = classes.filter(|((_, sum), _)| sum.rows > 0);
        known.map(move |((class, sum), number)| (class, sum, below(number)))
    }
}
