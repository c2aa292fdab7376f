//! The check before publishing, over a million facts of firms in 81 provinces.

use std::cell::OnceCell;
use std::hint::black_box;

use criterion::Criterion;
use teknoharita::cube::{DataSet, FirmFact, Firms, Key, Kind, Labelling, Rollup};
use teknoharita::data::Tier;
use teknoharita::indicators::Tables;
use teknoharita::secrecy::{Asked, Publication, Rule, Visit, check};
use teknoharita::types::{Flow, Level, Period};
use teknoharita::view::Indicator;

use super::data;

const FACTS: usize = 1_000_000;

/// The first map of a visit, and one after every tier of two years in both directions and of six months; the same where
/// most provinces have so few firms that much is sensitive, and where most have few in a month and enough in a year.
pub fn secrecy(criterion: &mut Criterion) {
    let made: OnceCell<World> = OnceCell::new();
    let of_few: OnceCell<World> = OnceCell::new();
    let of_months: OnceCell<World> = OnceCell::new();
    let mut group = criterion.benchmark_group("secrecy of 1 million facts");
    group.bench_function("the first map", |bench| {
        let world = made.get_or_init(|| world(|province, _| (0, 2 + province % 4 * 20)));
        let map = world.publication(Indicator::Share(Tier::High), world.years()[0], Flow::Export);
        bench.iter(|| black_box(check(&world.data_set, &Rule::default(), &[], &map)));
    });
    group.bench_function("after many maps", |bench| {
        let world = made.get_or_init(|| world(|province, _| (0, 2 + province % 4 * 20)));
        let visit = world.visit();
        let map = world.publication(Indicator::HighAndMediumHigh, world.years()[0], Flow::Export);
        bench.iter(|| black_box(check(&world.data_set, &Rule::default(), visit.publications(), &map)));
    });
    group.bench_function("after many maps of few firms", |bench| {
        let world = of_few.get_or_init(|| world(|province, _| (0, 1 + province % 4)));
        let visit = world.visit();
        let map = world.publication(Indicator::HighAndMediumHigh, world.years()[0], Flow::Export);
        bench.iter(|| black_box(check(&world.data_set, &Rule::default(), visit.publications(), &map)));
    });
    group.bench_function("after maps of months of few firms", |bench| {
        let world = of_months.get_or_init(|| {
            world(|province, block| if province % 4 == 0 { (0, 40) } else { (u64::from(block) * 2, 2) })
        });
        let visit = world.visit();
        let map = world.publication(Indicator::HighAndMediumHigh, world.years()[0], Flow::Export);
        bench.iter(|| black_box(check(&world.data_set, &Rule::default(), visit.publications(), &map)));
    });
    group.finish();
}

struct World {
    data_set: DataSet,
    tables: Tables,
    kinds: Vec<Kind>,
}

/// Firms are drawn for every fact: from the first of a province and block, as many as there are.
fn world(firms_of: impl Fn(u64, u32) -> (u64, u64)) -> World {
    let mut data_set = data::two_years(FACTS);
    let mut firms = Firms::default();
    let mut draw = 1u64;
    for (flow, period, block) in data_set.cube.blocks() {
        for fact in block.facts().flatten() {
            draw = draw.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let province = u64::from(fact.province());
            let block = Key::block(flow, period) as u32;
            let (first, count) = firms_of(province, block);
            let firm = (province << 32) | (first + (draw >> 33) % count);
            let province = fact.province();
            firms.add(FirmFact { block, province, product: fact.product(), firm, amount_e4: fact.amount_e4 });
        }
    }
    firms.merge();
    data_set.firms = Some(firms);
    let labelling = Labelling::default();
    let tables = Tables::new(Rollup::new(&data_set, &labelling).expect("sums fit"));
    let kinds = labelling.kinds(&data_set);
    World { data_set, tables, kinds }
}

impl World {
    fn years(&self) -> Vec<Period> {
        let years = self.tables.years(Flow::Export);
        years.into_iter().filter_map(|(year, _)| Period::year(year)).collect()
    }

    fn publication(&self, indicator: Indicator, period: Period, flow: Flow) -> Publication {
        Publication::new(&Asked {
            data_set: &self.data_set,
            tables: &self.tables,
            kinds: &self.kinds,
            tiers: indicator.tiers(),
            definition: self.tables.definition,
            period,
            flow,
            with_excluded: false,
            level: Level::Province,
        })
    }

    fn visit(&self) -> Visit {
        let mut visit = Visit::default();
        let tiers = Tier::OECD.map(Indicator::Share);
        let mut maps: Vec<(Indicator, Period, Flow)> = Vec::new();
        for flow in Flow::ALL {
            for year in self.years() {
                maps.extend(tiers.map(|tier| (tier, year, flow)));
            }
        }
        let months = self.tables.own_periods(Flow::Export).into_iter().take(6);
        maps.extend(months.map(|month| (tiers[0], month, Flow::Export)));
        for (indicator, period, flow) in maps {
            let map = self.publication(indicator, period, flow);
            visit.record(&check(&self.data_set, &Rule::default(), visit.publications(), &map).publication);
        }
        visit
    }
}
