//! A part as bytes, from one worker to another.

use serde::{Deserialize, Serialize};

use crate::classify::Product;
use crate::cube::{Block, Cube, DataSet, Dictionary, Kind, Kinds, Weights};
use crate::error::{Problem, ProblemKind};
use crate::ingest::Encoding;
use crate::plan::{Plan, resolve_product};
use crate::resolve::resolve_partner;
use crate::types::{Laps, Ledger, Passport, Period, RepairExample};

use super::super::loading::{Totals, province_meaning};
use super::super::repairs::Repairs;
use super::{Finished, Part, Problems, Stretch};

/// All but the facts; what texts mean is found anew.
#[derive(Serialize, Deserialize)]
struct Head {
    stretch: Stretch,
    start: u64,
    end: u64,
    lines: u64,
    records: u64,
    encoding: Option<Encoding>,
    periods: Vec<Period>,
    provinces: Vec<String>,
    products: Vec<String>,
    partners: Vec<String>,
    set_aside: Ledger,
    counts: Vec<(ProblemKind, u64)>,
    kept: Vec<Problem>,
    unknown_provinces: Vec<(String, u64)>,
    unknown_products: Vec<(String, u64)>,
    blocks: usize,
    plan: Plan,
    repairs: Repairs,
    totals: Totals,
    sum_partners: Vec<RepairExample>,
    kinds: Vec<Kind>,
    /// Blocks of weights and of amounts that have one.
    weights: Option<[usize; 2]>,
}

impl Part {
    /// The part as bytes: the length of the head, the head, and the blocks one after another.
    pub fn to_bytes(&self) -> Vec<u8> {
        let Finished {
            data_set, problems, unknown_provinces, unknown_products, totals, sum_partners, ..
        } = &self.finished;
        let cubes = data_set.weights.as_ref().map(|weights| [&weights.kilograms, &weights.weighed]);
        let head = crate::protocol::encode(&Head {
            stretch: self.stretch,
            start: self.start,
            end: self.end,
            lines: self.lines,
            records: self.records,
            encoding: self.encoding,
            periods: data_set.periods.clone(),
            provinces: data_set.provinces.texts().to_vec(),
            products: data_set.products.texts().to_vec(),
            partners: data_set.partners.texts().to_vec(),
            set_aside: data_set.set_aside.clone(),
            counts: problems.counts(),
            kept: problems.kept.clone(),
            unknown_provinces: unknown_provinces.clone(),
            unknown_products: unknown_products.clone(),
            blocks: data_set.cube.blocks().count(),
            plan: self.plan.clone(),
            repairs: problems.repairs.clone(),
            totals: totals.clone(),
            sum_partners: sum_partners.clone(),
            kinds: data_set.cube.kinds().all().to_vec(),
            weights: cubes.map(|cubes| cubes.map(|cube| cube.blocks().count())),
        });
        let mut bytes = Vec::with_capacity(head.len() + data_set.cube.memory() + 64);
        bytes.extend_from_slice(&(head.len() as u64).to_le_bytes());
        bytes.extend_from_slice(&head);
        for cube in std::iter::once(&data_set.cube).chain(cubes.into_iter().flatten()) {
            for (_, _, block) in cube.blocks() {
                block.write(&mut bytes);
            }
        }
        bytes
    }

    /// A part from bytes; `None` where they are none.
    pub fn from_bytes(bytes: &[u8]) -> Option<Part> {
        let (length, rest) = bytes.split_first_chunk::<8>()?;
        let (head, mut rest) = rest.split_at_checked(usize::try_from(u64::from_le_bytes(*length)).ok()?)?;
        let head: Head = crate::protocol::decode(head)?;
        let mut blocks = |count: usize| -> Option<Vec<Block>> {
            let mut blocks = Vec::new();
            for _ in 0..count {
                blocks.push(Block::read(&mut rest)?);
            }
            Some(blocks)
        };
        let own = blocks(head.blocks)?;
        let weights = match head.weights {
            Some([kilograms, weighed]) => {
                let cube = |blocks| Cube::new(blocks, Kinds::default());
                let (kilograms, weighed) = (cube(blocks(kilograms)?), cube(blocks(weighed)?));
                Some(Box::new(Weights { kilograms, weighed }))
            }
            None => None,
        };
        let plan = &head.plan;
        let product = |text: &str| match plan.columns.product {
            Some(_) => resolve_product(text, &plan.codes),
            None => Product::None,
        };
        let mut problems = Problems::from_parts(&head.counts, head.kept);
        problems.repairs = head.repairs;
        let data_set = DataSet {
            passport: Passport::unknown(),
            cube: Cube::new(own, Kinds::new(head.kinds)),
            weights,
            periods: head.periods,
            provinces: dictionary(head.provinces, |text| province_meaning(text, plan)),
            products: dictionary(head.products, product),
            partners: dictionary(head.partners, resolve_partner),
            set_aside: head.set_aside,
            half_width_ppm: 0,
            // Files that name firms are not read in parts.
            firms: None,
        };
        Some(Part {
            finished: Finished {
                data_set,
                problems,
                totals: head.totals,
                sum_partners: head.sum_partners,
                unknown_provinces: head.unknown_provinces,
                unknown_products: head.unknown_products,
                laps: Laps::default(),
            },
            stretch: head.stretch,
            start: head.start,
            end: head.end,
            lines: head.lines,
            records: head.records,
            encoding: head.encoding,
            plan: head.plan,
        })
    }
}

fn dictionary<T: Copy>(texts: Vec<String>, meaning: impl Fn(&str) -> T) -> Dictionary<T> {
    let mut dictionary = Dictionary::default();
    for text in texts {
        dictionary.number(&text, &meaning);
    }
    dictionary
}
