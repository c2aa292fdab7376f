use crate::classify::Product;
use crate::resolve::ProvinceText;
use crate::types::{Basis, Bucket, Currency, Flow, Producer, TradeSystem, Valuation};

use super::cube::{Block, Cube};
use super::data_set::{DataSet, Dictionary};

/// The first bytes of the form, and its version.
const MAGIC: &[u8; 8] = b"THCUBE\x00\x04";

impl DataSet {
    /// The data set as bytes that depend on what it says alone: not on the order of rows, their split into
    /// files, the order of columns, or the stage of the cube. Two data sets say the same where the bytes
    /// are equal.
    ///
    /// # The form, version 4
    ///
    /// Numbers are LEB128: seven bits a byte, the lowest first, the highest bit of a byte set where more
    /// follow. Signed ones are zigzag-coded first (0, -1, 1, -2 become 0, 1, 2, 3). A text is its length
    /// in bytes and its UTF-8. A list is its length and its parts.
    ///
    /// 1. `THCUBE`, a zero, the version.
    /// 2. The passport: producer, basis, system, synthetic, valuation, currency, a byte each.
    /// 3. The half-width of printed shares in 1/1,000,000, signed.
    /// 4. The rows that became no fact: for exports, imports and unknown flows, for each bucket in its
    ///    order: rows, and signed amount in 1/10,000.
    /// 5. The periods, ascending: year, first month, last month.
    /// 6. The province texts, ascending by bytes: text, and what it stands for (0 and the place's signed
    ///    number; 1 total; 2 unknown; 3 and the number of a region that is set aside).
    /// 7. The product texts in the same way (0, the nomenclature's place and the code's digits as a text;
    ///    1 and the tier's place; 2 confidential; 3 total; 4 no products; 5 unknown; 6 and the sector's id
    ///    as a text).
    /// 8. The partner texts; a data set without partners has one, the empty text.
    /// 9. The blocks, ascending by period and flow: position of the period, flow (0 export, 1 import), and
    ///    the list of facts, ascending: positions of province, product and partner text, rows, and signed
    ///    amount in 1/10,000. A fact stands once.
    /// 10. 0, or where files say weights 1 and two more lists of blocks in the same form: weights in 1/10,000
    ///     kilograms, and the amounts of the rows that have one.
    ///
    /// Periods and texts without any fact are left out.
    pub fn canonical_bytes(&self) -> Vec<u8> {
        let used = Used::new(self);
        let mut out = Out(MAGIC.to_vec());
        self.head(&mut out);
        out.number(used.periods.len() as u128);
        for number in &used.periods {
            if let Some(period) = self.periods.get(*number as usize) {
                out.number(u128::from(period.calendar_year()));
                out.0.extend([period.first_month(), period.last_month()]);
            }
        }
        texts(&mut out, &self.provinces, &used.provinces, |out, meaning| match meaning {
            Some(ProvinceText::Place(place)) => {
                out.0.push(0);
                out.signed(i128::from(place.number()));
            }
            Some(ProvinceText::Region(place)) => {
                out.0.push(3);
                out.signed(i128::from(place.number()));
            }
            Some(ProvinceText::Total) => out.0.push(1),
            Some(ProvinceText::Unknown) | None => out.0.push(2),
        });
        texts(&mut out, &self.products, &used.products, |out, meaning| match meaning {
            Some(Product::Code(nomenclature, code)) => {
                out.0.extend([0, nomenclature.index() as u8]);
                out.text(&code.to_string());
            }
            Some(Product::Sector(number)) => {
                out.0.push(6);
                let sector = crate::data::codes::sectors().get(usize::from(number));
                out.text(sector.map_or("", |sector| sector.id));
            }
            Some(Product::Tier(tier)) => out.0.extend([1, tier.index() as u8]),
            Some(Product::Confidential) => out.0.push(2),
            Some(Product::Total) => out.0.push(3),
            Some(Product::None) => out.0.push(4),
            Some(Product::Unknown) | None => out.0.push(5),
        });
        texts(&mut out, &self.partners, &used.partners, |_, _| ());
        facts(&self.cube, &used, &mut out);
        out.0.push(u8::from(self.weights.is_some()));
        if let Some(weights) = &self.weights {
            facts(&weights.kilograms, &used, &mut out);
            facts(&weights.weighed, &used, &mut out);
        }
        out.0
    }

    fn head(&self, out: &mut Out) {
        out.0.push(match self.passport.producer {
            Producer::TuikViaAso => 0,
            Producer::Ministry => 1,
            Producer::Visitor => 2,
            Producer::Tuik => 3,
            Producer::Tim => 4,
        });
        out.0.push(match self.passport.basis {
            Basis::HeadOffice => 0,
            Basis::Activity => 1,
            Basis::Unknown => 2,
        });
        out.0.push(match self.passport.system {
            TradeSystem::Special => 0,
            TradeSystem::General => 1,
            TradeSystem::Unknown => 2,
        });
        out.0.push(u8::from(self.passport.synthetic));
        out.0.push(match self.passport.valuation {
            Valuation::Fob => 0,
            Valuation::Cif => 1,
            Valuation::Unknown => 2,
        });
        out.0.push(match self.passport.currency {
            Currency::Usd => 0,
            Currency::Try => 1,
            Currency::Eur => 2,
        });
        out.signed(self.half_width_ppm);
        for flow in [Some(Flow::Export), Some(Flow::Import), None] {
            for bucket in Bucket::ALL {
                let count = self.set_aside.get_flow(flow, bucket);
                out.number(u128::from(count.rows));
                out.signed(count.amount_e4);
            }
        }
    }
}

/// The blocks of a cube.
fn facts(cube: &Cube, used: &Used, out: &mut Out) {
    let periods = positions(&used.periods);
    let ranks = [&used.provinces, &used.products, &used.partners].map(|numbers| positions(numbers));
    let mut blocks: Vec<(u32, Flow, &Block)> = Vec::new();
    for (flow, period, block) in cube.blocks().filter(|(_, _, block)| has_facts(block)) {
        blocks.push((at(&periods, period), flow, block));
    }
    blocks.sort_by_key(|(period, flow, _)| (*period, *flow));
    out.number(blocks.len() as u128);
    for (period, flow, block) in blocks {
        out.number(u128::from(period));
        out.0.push(u8::from(flow == Flow::Import));
        let mut facts: Vec<([u32; 3], u32, i64)> = Vec::new();
        for fact in block.facts().flatten() {
            let key = [
                at(&ranks[0], fact.province()),
                at(&ranks[1], fact.product()),
                at(&ranks[2], fact.partner()),
            ];
            facts.push((key, fact.rows(), fact.amount_e4));
        }
        facts.sort_unstable();
        let distinct = || facts.chunk_by(|(one, ..), (other, ..)| one == other);
        out.number(distinct().count() as u128);
        for same in distinct() {
            same[0].0.iter().for_each(|position| out.number(u128::from(*position)));
            out.number(same.iter().map(|(_, rows, _)| u128::from(*rows)).sum());
            out.signed(same.iter().map(|(.., amount_e4)| i128::from(*amount_e4)).sum());
        }
    }
}

/// Numbers that facts have, in the order of what they stand for.
struct Used {
    periods: Vec<u32>,
    provinces: Vec<u32>,
    products: Vec<u32>,
    partners: Vec<u32>,
}

impl Used {
    fn new(data_set: &DataSet) -> Used {
        let mut periods = Vec::new();
        let [mut provinces, mut products, mut partners] =
            [data_set.provinces.len(), data_set.products.len(), data_set.partners.len()]
                .map(|count| vec![false; count.max(1)]);
        for (_, period, block) in data_set.cube.blocks().filter(|(_, _, block)| has_facts(block)) {
            periods.push(period);
            for fact in block.facts().flatten() {
                for (used, number) in [
                    (&mut provinces, fact.province()),
                    (&mut products, fact.product()),
                    (&mut partners, fact.partner()),
                ] {
                    if let Some(used) = used.get_mut(number as usize) {
                        *used = true;
                    }
                }
            }
        }
        periods.sort_unstable_by_key(|number| data_set.periods.get(*number as usize));
        periods.dedup();
        Used {
            periods,
            provinces: by_text(&data_set.provinces, &provinces),
            products: by_text(&data_set.products, &products),
            partners: by_text(&data_set.partners, &partners),
        }
    }
}

fn has_facts(block: &Block) -> bool {
    block.facts().next().is_some()
}

fn by_text<T: Copy>(dictionary: &Dictionary<T>, used: &[bool]) -> Vec<u32> {
    let mut numbers: Vec<u32> =
        (0u32..).zip(used).filter(|(_, used)| **used).map(|(number, _)| number).collect();
    numbers.sort_unstable_by_key(|number| dictionary.text(*number));
    numbers
}

/// The position of each number in a list.
fn positions(numbers: &[u32]) -> Vec<u32> {
    let mut positions = vec![0; numbers.iter().max().map_or(0, |most| *most as usize + 1)];
    for (position, number) in (0u32..).zip(numbers) {
        positions[*number as usize] = position;
    }
    positions
}

fn at(positions: &[u32], number: u32) -> u32 {
    positions.get(number as usize).copied().unwrap_or(0)
}

fn texts<T: Copy>(
    out: &mut Out,
    dictionary: &Dictionary<T>,
    numbers: &[u32],
    meaning: impl Fn(&mut Out, Option<T>),
) {
    out.number(numbers.len() as u128);
    for number in numbers {
        let text = dictionary.text(*number);
        out.number(text.len() as u128);
        out.0.extend_from_slice(text.as_bytes());
        meaning(out, dictionary.meaning(*number));
    }
}

/// Bytes that are written.
struct Out(Vec<u8>);

impl Out {
    fn number(&mut self, mut number: u128) {
        while number >= 0x80 {
            self.0.push(number as u8 | 0x80);
            number >>= 7;
        }
        self.0.push(number as u8);
    }

    fn text(&mut self, text: &str) {
        self.number(text.len() as u128);
        self.0.extend_from_slice(text.as_bytes());
    }

    fn signed(&mut self, number: i128) {
        self.number((number << 1 ^ number >> 127) as u128);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_the_form_says() {
        let bytes = |write: &dyn Fn(&mut Out)| {
            let mut out = Out(Vec::new());
            write(&mut out);
            out.0
        };
        assert_eq!(bytes(&|out| out.number(300)), [0xAC, 0x02]);
        for (number, code) in [(0, 0), (-1, 1), (1, 2), (-2, 3), (-64, 127)] {
            assert_eq!(bytes(&|out| out.signed(number)), [code]);
        }
        assert_eq!(bytes(&|out| out.signed(i128::MIN)), bytes(&|out| out.number(u128::MAX)));
    }

    #[test]
    fn the_built_in_shares_begin_as_the_form_says() {
        let bytes = super::super::annex().canonical_bytes();
        // The published figures by head office, special trade, not synthetic, valuation not said, dollars, half-width 500.
        assert_eq!(bytes[..16], *b"THCUBE\x00\x04\x00\x00\x00\x00\x02\x00\xE8\x07");
        let mut detailed = super::super::annex();
        while detailed.cube.detail() {}
        assert_eq!(detailed.canonical_bytes(), bytes);
    }
}
