//! Every fact of a data set as CSV, added up by some of its dimensions.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Write};
use std::path::Path;
use std::thread;

use crate::cube::{Block, DataSet};
use crate::types::{Flow, Period};

use super::options::Dimension;

/// Blocks whose lines are held in memory at a time, for each thread.
const BLOCKS_AT_A_TIME: usize = 16;

/// Writes the facts to a file, or to the standard output (`-`), but for totals, which repeat other facts: in the order of periods and flows, within
/// them in the order in which the texts first appear in the files.
///
/// # Errors
///
/// As the operating system says. A reader of a pipe that stops early is no failure.
pub fn write(data_set: &DataSet, by: &[Dimension], threads: usize, out: &Path) -> io::Result<()> {
    let done = if out == Path::new("-") {
        lines(data_set, by, threads, &mut io::stdout().lock())
    } else {
        lines(data_set, by, threads, &mut File::create(out)?)
    };
    match done {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        done => done,
    }
}

fn lines(data_set: &DataSet, by: &[Dimension], threads: usize, out: &mut impl Write) -> io::Result<()> {
    let heads: Vec<&str> = by.iter().map(|dimension| dimension.id()).collect();
    writeln!(out, "{},amount,rows", heads.join(","))?;
    let texts = Texts::new(data_set, by);
    let mut blocks: Vec<(Period, Flow, &Block)> = Vec::new();
    for (flow, period, block) in data_set.cube.blocks() {
        if let Some(period) = data_set.periods.get(period as usize).filter(|_| block.facts().next().is_some())
        {
            blocks.push((*period, flow, block));
        }
    }
    blocks.sort_by_key(|(period, flow, _)| (*period, *flow));
    let whole = |dimension| by.contains(&dimension);
    let per_block = whole(Dimension::Period) && whole(Dimension::Flow);
    if !per_block || !whole(Dimension::Province) || !whole(Dimension::Product) {
        return added_up(&texts, &blocks, out);
    }
    for some in blocks.chunks(BLOCKS_AT_A_TIME * threads) {
        let shares: Vec<&[(Period, Flow, &Block)]> = some.chunks(some.len().div_ceil(threads)).collect();
        let written: Vec<Vec<u8>> = thread::scope(|scope| {
            let work: Vec<_> =
                shares.iter().map(|share| scope.spawn(|| block_lines(&texts, share))).collect();
            work.into_iter().filter_map(|work| work.join().ok()).collect()
        });
        for bytes in written {
            out.write_all(&bytes)?;
        }
    }
    out.flush()
}

/// The texts of each dimension as CSV writes them, and which dimensions are wanted.
struct Texts {
    by: Vec<Dimension>,
    provinces: Vec<Vec<u8>>,
    products: Vec<Vec<u8>>,
    partners: Vec<Vec<u8>>,
    /// Whether a province text, and a product text, stands for a total.
    totals: [Vec<bool>; 2],
}

impl Texts {
    fn new(data_set: &DataSet, by: &[Dimension]) -> Texts {
        let escaped = |texts: &[String]| texts.iter().map(|text| escaped(text)).collect();
        Texts {
            by: by.to_vec(),
            provinces: escaped(data_set.provinces.texts()),
            products: escaped(data_set.products.texts()),
            partners: escaped(data_set.partners.texts()),
            totals: data_set.totals(),
        }
    }

    fn is_total(&self, province: u32, product: u32) -> bool {
        let [provinces, products] = &self.totals;
        provinces[province as usize] || products[product as usize]
    }

    /// The dimensions of one group, each followed by a comma.
    fn key(&self, line: &mut Vec<u8>, period: &[u8], flow: Flow, [province, product, partner]: [u32; 3]) {
        for dimension in &self.by {
            let text = match dimension {
                Dimension::Period => period,
                Dimension::Flow => flow.id().as_bytes(),
                Dimension::Province => &self.provinces[province as usize],
                Dimension::Product => &self.products[product as usize],
                Dimension::Partner => &self.partners[partner as usize],
            };
            line.extend_from_slice(text);
            line.push(b',');
        }
    }
}

/// Groups within blocks: neighbours that are equal are one.
fn block_lines(texts: &Texts, blocks: &[(Period, Flow, &Block)]) -> Vec<u8> {
    let mut out = Vec::new();
    for (period, flow, block) in blocks {
        let period = period.to_string();
        let mut group = Group::default();
        let mut add = |out: &mut Vec<u8>, key: [u32; 3], amount_e4: i64, rows: u32| {
            if group.rows > 0 && group.key != key {
                group.write(texts, period.as_bytes(), *flow, out);
            }
            if group.key != key {
                group = Group { key, ..Group::default() };
            }
            group.amount_e4 += i128::from(amount_e4);
            group.rows += u64::from(rows);
        };
        if texts.by.contains(&Dimension::Partner) {
            let facts = block.facts().flatten();
            for fact in facts.filter(|fact| !texts.is_total(fact.province(), fact.product())) {
                let key = [fact.province(), fact.product(), fact.partner()];
                add(&mut out, key, fact.amount_e4, fact.rows());
            }
        } else {
            let cells = block.cells().iter();
            for cell in cells.filter(|cell| !texts.is_total(cell.province(), cell.product())) {
                add(&mut out, [cell.province(), cell.product(), 0], cell.amount_e4, cell.rows());
            }
        }
        if group.rows > 0 {
            group.write(texts, period.as_bytes(), *flow, &mut out);
        }
    }
    out
}

#[derive(Default)]
struct Group {
    key: [u32; 3],
    amount_e4: i128,
    rows: u64,
}

impl Group {
    fn write(&self, texts: &Texts, period: &[u8], flow: Flow, out: &mut Vec<u8>) {
        texts.key(out, period, flow, self.key);
        amount(out, self.amount_e4);
        out.push(b',');
        whole(out, self.rows);
        out.push(b'\n');
    }
}

/// Groups over blocks, with few dimensions and so few of them.
fn added_up(texts: &Texts, blocks: &[(Period, Flow, &Block)], out: &mut impl Write) -> io::Result<()> {
    let wanted = |dimension| texts.by.contains(&dimension);
    let number = |dimension, number: u32| if wanted(dimension) { number } else { 0 };
    type Key = (Option<Period>, Option<Flow>, [u32; 3]);
    let mut groups: BTreeMap<Key, (i128, u64)> = BTreeMap::new();
    for (period, flow, block) in blocks {
        let period = Some(*period).filter(|_| wanted(Dimension::Period));
        let flow = Some(*flow).filter(|_| wanted(Dimension::Flow));
        let facts = block.facts().flatten();
        for fact in facts.filter(|fact| !texts.is_total(fact.province(), fact.product())) {
            let key = [
                number(Dimension::Province, fact.province()),
                number(Dimension::Product, fact.product()),
                number(Dimension::Partner, fact.partner()),
            ];
            let group = groups.entry((period, flow, key)).or_default();
            group.0 += i128::from(fact.amount_e4);
            group.1 += u64::from(fact.rows());
        }
    }
    let mut line = Vec::new();
    for ((period, flow, key), (amount_e4, rows)) in groups {
        let period = period.map(|period| period.to_string()).unwrap_or_default();
        let group = Group { key, amount_e4, rows };
        group.write(texts, period.as_bytes(), flow.unwrap_or(Flow::Export), &mut line);
        if line.len() > 1 << 16 {
            out.write_all(&line)?;
            line.clear();
        }
    }
    out.write_all(&line)?;
    out.flush()
}

fn escaped(text: &str) -> Vec<u8> {
    if text.contains([',', '"', '\n', '\r']) {
        return format!("\"{}\"", text.replace('"', "\"\"")).into_bytes();
    }
    text.as_bytes().to_vec()
}

/// As [`crate::types::decimal_text`], without a text of its own.
fn amount(out: &mut Vec<u8>, amount_e4: i128) {
    if amount_e4 < 0 {
        out.push(b'-');
    }
    let parts = amount_e4.unsigned_abs();
    match u64::try_from(parts) {
        Ok(parts) => {
            whole(out, parts / 10_000);
            let rest = parts % 10_000;
            if rest > 0 {
                let digits = [rest / 1_000, rest / 100 % 10, rest / 10 % 10, rest % 10];
                let last = digits.iter().rposition(|digit| *digit > 0).unwrap_or(0);
                out.push(b'.');
                out.extend(digits[..=last].iter().map(|digit| b'0' + *digit as u8));
            }
        }
        Err(_) => {
            let text = crate::types::decimal_text(amount_e4);
            out.extend_from_slice(text.trim_start_matches('-').as_bytes());
        }
    }
}

fn whole(out: &mut Vec<u8>, mut number: u64) {
    let mut digits = [0u8; 20];
    let mut at = digits.len();
    loop {
        at -= 1;
        digits[at] = b'0' + (number % 10) as u8;
        number /= 10;
        if number == 0 {
            break;
        }
    }
    out.extend_from_slice(&digits[at..]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_written_as_everywhere() {
        for amount_e4 in
            [0, 1, -1, 10, 12_345_000, -12_340_000, 10_000, i128::from(u64::MAX) * 77, -i128::MAX]
        {
            let mut out = Vec::new();
            amount(&mut out, amount_e4);
            assert_eq!(String::from_utf8_lossy(&out), crate::types::decimal_text(amount_e4));
        }
    }
}
