//! Long trade files of our own making: the same bytes for the same order, skewed as trade is.

mod facts;
mod numbers;
mod options;
mod partners;
mod random;
mod texts;

pub use options::Order;
pub use texts::Dialect;

use facts::{Facts, Key, Odds};
use random::Random;
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::Instant;
use texts::{PERIODS, Texts};

/// How long a file is to be.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Size {
    Rows(u64),
    /// Up to the end of the row that reaches them.
    Bytes(u64),
}

/// What became of an order.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Written {
    pub rows: u64,
    pub bytes: u64,
}

/// Rows are gathered in pieces of so many bytes before they are written.
const PIECE: usize = 1 << 20;

/// `cargo xtask gen`
pub fn chore(args: &[String]) -> Result<(), String> {
    let (path, order) = options::parse(args)?;
    let start = Instant::now();
    let written = write_file(&path, &order)?;
    let seconds = start.elapsed().as_secs_f64();
    let mb = written.bytes as f64 / 1e6;
    println!("{}: {} rows, {mb:.1} MB in {seconds:.1} s", path.display(), written.rows);
    Ok(())
}

/// Writes the file of an order; one that stood there is replaced.
pub fn write_file(path: &Path, order: &Order) -> Result<Written, String> {
    let failed = |e| format!("{} cannot be written: {e}", path.display());
    // Under its own name only when it is whole: some chores take a file that is there.
    let mut name = path.as_os_str().to_os_string();
    name.push(".part");
    let part = PathBuf::from(name);
    let mut file = File::create(&part).map_err(failed)?;
    let written = write(&mut file, order).map_err(failed)?;
    fs::rename(&part, path).map_err(failed)?;
    Ok(written)
}

fn write(out: &mut impl Write, order: &Order) -> std::io::Result<Written> {
    let texts = Texts::new(order.dialect);
    let mut rows = Rows::new(order, &texts);
    let mut piece = Vec::with_capacity(PIECE + 1024);
    piece.extend_from_slice(&texts.header);
    let (mut flushed, mut written) = (0, Written { rows: 0, bytes: piece.len() as u64 });
    while !order.size.is_reached(written) {
        let Some(key) = rows.next_key(written) else { break };
        write_row(key, order, &texts, &mut rows.random, &mut piece);
        written.rows += 1;
        written.bytes = flushed + piece.len() as u64;
        if piece.len() >= PIECE {
            out.write_all(&piece)?;
            flushed = written.bytes;
            piece.clear();
        }
    }
    out.write_all(&piece)?;
    out.flush()?;
    Ok(written)
}

impl Size {
    fn is_reached(self, written: Written) -> bool {
        match self {
            Self::Rows(rows) => written.rows >= rows,
            Self::Bytes(bytes) => written.bytes >= bytes,
        }
    }

    /// The period of the next row when a file goes through all of them in order.
    fn period(self, written: Written, periods: usize) -> usize {
        let (done, all) = match self {
            Self::Rows(rows) => (written.rows, rows),
            Self::Bytes(bytes) => (written.bytes, bytes),
        };
        let at = u128::from(done) * periods as u128 / u128::from(all.max(1));
        (at as usize).min(periods - 1)
    }
}

/// What the rows are about, one after the other.
struct Rows {
    random: Random,
    odds: Odds,
    facts: Option<Facts>,
    size: Size,
    /// Fewer than all where there are fewer facts than periods.
    periods: usize,
    shuffled: bool,
    /// The period of the last row, and the rows of it so far.
    last: (usize, u64),
}

impl Rows {
    fn new(order: &Order, texts: &Texts) -> Self {
        let mut random = Random::new(order.seed);
        let odds = Odds::new(texts.provinces.len(), texts.codes.len(), texts.partners.len(), &mut random);
        let periods = order.facts.map_or(PERIODS, |facts| PERIODS.min(facts));
        let mut facts = order.facts.map(|facts| Facts::draw(facts, periods, &odds, &mut random));
        if order.shuffled {
            facts.iter_mut().for_each(|facts| facts.shuffle(&mut random));
        }
        Self { random, odds, facts, size: order.size, periods, shuffled: order.shuffled, last: (0, 0) }
    }

    fn next_key(&mut self, written: Written) -> Option<Key> {
        if self.shuffled {
            return match &self.facts {
                Some(facts) => facts.any(written.rows, &mut self.random),
                None => {
                    let period = self.random.below(self.periods);
                    Some(self.odds.key(period, &mut self.random))
                }
            };
        }
        let period = self.size.period(written, self.periods);
        if period != self.last.0 {
            self.last = (period, 0);
        }
        let row = self.last.1;
        self.last.1 += 1;
        match &self.facts {
            Some(facts) => facts.within(period, row, &mut self.random),
            None => Some(self.odds.key(period, &mut self.random)),
        }
    }
}

fn write_row(key: Key, order: &Order, texts: &Texts, random: &mut Random, line: &mut Vec<u8>) {
    line.extend_from_slice(&texts.periods[usize::from(key.period)]);
    line.extend_from_slice(&texts.flows[usize::from(key.flow)]);
    line.extend_from_slice(&texts.provinces[usize::from(key.province)]);
    line.extend_from_slice(&texts.codes[usize::from(key.code)]);
    line.extend_from_slice(&texts.partners[usize::from(key.partner)]);
    let mark = order.dialect.decimal_mark();
    let [before, between, behind] = order.dialect.around_amount();
    line.extend_from_slice(before);
    if order.rich {
        numbers::write_rich(random, mark, line);
    } else {
        numbers::write_cents(random, mark, line);
    }
    line.extend_from_slice(between);
    numbers::write_quantity(random, line);
    line.extend_from_slice(behind);
}

#[cfg(test)]
mod tests;
