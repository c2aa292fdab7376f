//! Bytes of one file after another into one data set. Whoever has the bytes pushes them in.

mod beside;
mod file;
mod finished;
mod texts;
mod totals;

use rustc_hash::FxHashMap;

use crate::classify::Product;
use crate::cube::{Builder, Class, CubeError, DataSet, Dictionary, Firms, Joint, Key, Kinds, Weighing};
use crate::error::{Error, Limit, NotATable, ProblemKind, Question, Unreadable};
use crate::ingest::{Batch, Fields, MAX_FIELDS, MAX_RECORD_BYTES, ReadError, Record, Taken};
use crate::resolve::{Fact, MostTexts, PartnerText, ProvinceText, RowError, RowOutcome, RowResolver, Run};
use crate::types::{Bucket, Clock, Flow, Laps, Ledger, Passport, Period, RepairExample, now};

pub(super) use file::{FileReading, file_report};
pub(super) use finished::Finished;
pub(super) use texts::province_meaning;
pub(super) use totals::{MOST_TOTALS, PartnerTotal, PeriodTotal, Stated, Totals};

use super::problems::Problems;
use super::repairs::Repairs;
use beside::note_duplicate;
use file::{KeyParts, Rows};

/// The bounds of a key, as bounds of texts.
const MOST_TEXTS: MostTexts = MostTexts {
    provinces: Key::PROVINCES,
    products: Key::PRODUCTS,
    partners: Key::PARTNERS,
    periods: Key::PERIODS,
};

/// What the files have in common while they are read.
pub(super) struct Loading {
    builder: Builder,
    /// What the rows weigh, where a file says it.
    weighing: Option<Box<Weighing>>,
    kinds: Kinds,
    clock: Option<Clock>,
    pub(super) laps: Laps,
    budget: u64,
    ease: u64,
    periods: Vec<Period>,
    provinces: Dictionary<ProvinceText>,
    products: Dictionary<Product>,
    partners: Dictionary<PartnerText>,
    set_aside: Ledger,
    problems: Problems,
    unknown_provinces: Vec<(String, u64)>,
    unknown_products: Vec<(String, u64)>,
    half_width_ppm: i128,
    /// The firms, where a file names them.
    firms: Option<Firms>,
    totals: Totals,
    /// Where partners stand first that may repeat what others say.
    sum_partners: Vec<RepairExample>,
    /// Lines of rows by block and key, while duplicates are looked for.
    seen: Option<FxHashMap<(u32, u64), u32>>,
}

/// Texts that are quoted where none of a column is known.
const EXAMPLES: usize = 5;

/// In the free bits of a part of a key, above the number of the class: the text is no province or no
/// product, and its rows are problems. Two of them add up to the bit above.
const UNKNOWN: u64 = 1 << 12;
const ANY_UNKNOWN: u64 = UNKNOWN | UNKNOWN << 1;
const _: () = assert!(Class::MOST as u64 <= UNKNOWN && ANY_UNKNOWN <= Key::FREE_BITS);

impl Loading {
    /// `budget` and `ease` as for [`Builder::new`].
    pub fn new(problems: Problems, (budget, ease): (u64, u64), clock: Option<Clock>) -> Loading {
        Loading {
            clock,
            laps: Laps::default(),
            builder: Builder::new(budget, ease),
            weighing: None,
            kinds: Kinds::default(),
            budget,
            ease,
            periods: Vec::new(),
            provinces: Dictionary::default(),
            products: Dictionary::default(),
            partners: Dictionary::default(),
            set_aside: Ledger::default(),
            problems,
            unknown_provinces: Vec::new(),
            unknown_products: Vec::new(),
            half_width_ppm: 0,
            firms: None,
            totals: Totals::default(),
            sum_partners: Vec::new(),
            seen: None,
        }
    }

    /// Begins a file: one without partners has the partner "" in all its facts, one without products the
    /// product "".
    pub fn begin(&mut self, file: &mut FileReading) -> Result<(), Error> {
        let columns = &file.plan().columns;
        let (no_product, no_partner) = (columns.product.is_none(), columns.partner.is_none());
        if columns.firm.is_some() {
            self.firms = Some(Firms::default());
        }
        if columns.weight.is_some() && self.weighing.is_none() {
            // Three cubes of about the same size within the bounds of one.
            self.builder.narrow(self.budget / 3, self.ease / 3);
            self.weighing = Some(Box::new(Weighing::new(self.budget / 3, self.ease / 3)));
        }
        let layout = file.plan().layout.as_ref();
        let width = layout.and_then(|layout| layout.half_width_ppm).map_or(0, i128::from);
        self.half_width_ppm = self.half_width_ppm.max(width);
        let FileReading { parts, name, .. } = file;
        if no_partner {
            parts.partners.push(Key::partner_part(self.partners.number("", |_| PartnerText::Unknown)));
        }
        if no_product {
            let part = self.product_part("", Product::None, name, 1)?;
            parts.products.push(part);
        }
        Ok(())
    }

    /// Looks for rows that say the same as an earlier one; only for files whose rows all fit in memory.
    pub fn look_for_duplicates(&mut self) {
        self.seen = Some(FxHashMap::default());
    }

    /// Takes what was repaired of a table before its rows came here.
    pub fn add_repairs(&mut self, repairs: Repairs) {
        self.problems.repairs.absorb(repairs, 0);
    }

    /// Takes `count` bytes of [`FileReading::space`], and all records that are complete with them; with
    /// `last` the rest too.
    pub fn filled(&mut self, file: &mut FileReading, count: usize, last: bool) -> Result<(), Error> {
        let arrived = file.arrive(count, last, &mut |told| self.problems.tell(told));
        arrived.map_err(|error| read_error(&file.name, error))?;
        let FileReading { name, reader, rows, parts, run, fields, header_seen, records, .. } = file;
        let mut reading = Rows { name, rows, parts, run };
        loop {
            let since = self.now();
            let taken = reader.take(last).map_err(|error| read_error(name, error))?;
            self.laps.tokenise_ms += self.now() - since;
            let Some(taken) = taken else { return Ok(()) };
            match taken {
                Taken::Batch(batch) => {
                    let from = usize::from(!*header_seen);
                    *records += (batch.len() - from) as u64;
                    self.batch(&batch, from, fields, &mut reading)?;
                }
                Taken::Record(record) => {
                    if *header_seen {
                        *records += 1;
                        self.record(&record, &mut reading)?;
                    }
                }
            }
            *header_seen = true;
        }
    }

    /// As [`Builder::settle`].
    pub fn settle(&mut self) -> Result<(), CubeError> {
        self.builder.settle()?;
        self.weighing.as_mut().map_or(Ok(()), |weighing| weighing.settle())
    }

    fn now(&self) -> f64 {
        now(self.clock)
    }

    /// The next record alone, if it is complete; with `last` it is, as it stands.
    pub fn one(&mut self, file: &mut FileReading, last: bool) -> Result<(), Error> {
        let FileReading { name, reader, rows, parts, run, records, header_seen, .. } = file;
        if let Some(record) = reader.next_record(last).map_err(|error| read_error(name, error))? {
            if *header_seen {
                *records += 1;
                self.record(&record, &mut Rows { name, rows, parts, run })?;
            }
            *header_seen = true;
        }
        Ok(())
    }

    /// Records of a batch: those of the right width together, any other by itself.
    fn batch(
        &mut self,
        batch: &Batch<'_>,
        from: usize,
        fields: &mut Fields,
        reading: &mut Rows<'_>,
    ) -> Result<(), Error> {
        let width = reading.rows.width();
        let mut at = from;
        while at < batch.len() {
            let alike = (at..batch.len()).take_while(|row| batch.width(*row) == width).count();
            if alike > 0 {
                self.run(batch, at, at + alike, fields, reading)?;
                at += alike;
            }
            if at < batch.len() {
                self.record(&batch.record(at, fields), reading)?;
                at += 1;
            }
        }
        Ok(())
    }

    fn run(
        &mut self,
        batch: &Batch<'_>,
        from: usize,
        to: usize,
        fields: &mut Fields,
        reading: &mut Rows<'_>,
    ) -> Result<(), Error> {
        let mut run = std::mem::take(reading.run);
        let begin = self.now();
        let done = reading.rows.run(batch, from, to, &mut run);
        done.map_err(|(error, row)| row_error(reading.name, error, batch.line(row)))?;
        self.new_texts(reading, batch.line(from))?;
        let resolved = self.now();
        if self.seen.is_some() {
            self.duplicates(batch, from, &run, reading);
        }
        if self.firms.is_some() {
            self.firm_run(batch, from, &run, reading);
        }
        let mut row = 0;
        while row < to - from {
            let first = row;
            // The loop stops at a record that is not plain, and goes on behind it.
            row = match self.accumulate(&run, row, reading.parts) {
                Ok(row) => row,
                Err(error) => {
                    return Err(cube_error(reading.name, error, self.budget, batch.line(from + row)));
                }
            };
            if self.weighing.is_some() {
                self.weigh_run(batch, from, first..row, fields, (&run, reading))?;
            }
            if row < to - from {
                self.record(&batch.record(from + row, fields), reading)?;
                row += 1;
            }
        }
        self.laps.resolve_ms += resolved - begin;
        self.laps.accumulate_ms += self.now() - resolved;
        *reading.run = run;
        Ok(())
    }

    /// Adds plain records from `row` on to the cube; returns the first one that is not plain, or the
    /// number of records.
    #[inline(never)]
    fn accumulate(&mut self, run: &Run, row: usize, parts: &KeyParts) -> Result<usize, CubeError> {
        let keeps_facts = !self.problems.is_listing();
        let amounts = run.amounts[row..].iter().zip(&run.flows[row..]).zip(&run.periods[row..]);
        let texts = run.provinces[row..].iter().zip(&run.products[row..]).zip(&run.partners[row..]);
        for (at, (((amount, flow), period), ((province, product), partner))) in amounts.zip(texts).enumerate()
        {
            let key = parts.provinces[*province as usize]
                + parts.products[*product as usize]
                + parts.partners[*partner as usize];
            let odd = *amount == Run::ODD_AMOUNT || *flow == Run::ODD || *period == Run::ODD;
            if odd || key & ANY_UNKNOWN != 0 {
                return Ok(row + at);
            }
            if keeps_facts {
                self.builder.add_to((parts.blocks[*period as usize] + flow) as usize, key, *amount)?;
            }
        }
        Ok(run.amounts.len())
    }

    /// One record, the careful way.
    fn record(&mut self, record: &Record<'_>, reading: &mut Rows<'_>) -> Result<(), Error> {
        if record.open_quote().is_some() {
            return self.open_quote(record, reading);
        }
        let outcome = reading.rows.row(record, &mut |told| self.problems.tell(told));
        self.new_texts(reading, record.line())?;
        match outcome.map_err(|error| row_error(reading.name, error, record.line()))? {
            RowOutcome::Fact(fact) => self.fact(record, fact, reading),
            RowOutcome::Rejected { flow, amount_e4 } => {
                self.set_aside.add(flow, Bucket::Rejected, 1, i128::from(amount_e4));
                Ok(())
            }
            RowOutcome::Total { flow, amount_e4, year, province, product } => {
                let amount_e4 = i128::from(amount_e4);
                self.set_aside.add(Some(flow), Bucket::TotalsSetAside, 1, amount_e4);
                let key = PeriodTotal { flow, year, texts: self.texts_of(province, product, reading) };
                if self.totals.periods.len() < MOST_TOTALS || self.totals.periods.contains_key(&key) {
                    *self.totals.periods.entry(key).or_default() += amount_e4;
                }
                Ok(())
            }
            RowOutcome::Suppressed { flow } => {
                self.set_aside.add(flow, Bucket::Confidential, 1, 0);
                Ok(())
            }
            RowOutcome::Nothing => Ok(()),
        }
    }

    fn fact(&mut self, record: &Record<'_>, fact: Fact, reading: &mut Rows<'_>) -> Result<(), Error> {
        let parts = &reading.parts;
        let province = parts.provinces[fact.province as usize];
        let product = parts.products[fact.product as usize];
        let partner = parts.partners[fact.partner as usize];
        let key = province + product + partner;
        let block = parts.blocks[fact.period as usize] as usize + usize::from(fact.flow == Flow::Import);
        if let Some(seen) = self.seen.as_mut() {
            let line = reading.rows.line_in_file(record);
            note_duplicate(seen, (block as u32, key), line, reading.rows, &mut self.problems);
        }
        if let Some(column) = reading.rows.plan().columns.firm {
            self.firm(block as u32, key, record.get(column), fact.amount_e4);
        }
        self.weigh(record, (block, key & !ANY_UNKNOWN), fact.amount_e4, reading)?;
        self.builder
            .add_to(block, key & !ANY_UNKNOWN, fact.amount_e4)
            .map_err(|error| cube_error(reading.name, error, self.budget, record.line()))?;
        if key & ANY_UNKNOWN != 0 {
            self.unknown(record, reading.rows, province & UNKNOWN != 0);
        }
        Ok(())
    }

    /// The province text and the product text of numbers of a file.
    fn texts_of(&self, province: u32, product: u32, reading: &Rows<'_>) -> [String; 2] {
        let joint = |parts: &[u64], number: u32| Joint {
            key: parts.get(number as usize).copied().unwrap_or(0),
            amount_e4: 0,
        };
        let province = self.provinces.text(joint(&reading.parts.provinces, province).province());
        let product = self.products.text(joint(&reading.parts.products, product).product());
        [province.to_string(), product.to_string()]
    }

    #[cold]
    fn unknown(&mut self, record: &Record<'_>, rows: &RowResolver, is_province: bool) {
        let mut report = |told| self.problems.tell(told);
        let columns = rows.columns();
        let (kind, column, examples) = match is_province {
            true => (ProblemKind::UnknownProvince, columns.0, &mut self.unknown_provinces),
            false => (ProblemKind::UnknownProduct, columns.1, &mut self.unknown_products),
        };
        if examples.len() < EXAMPLES {
            let text = rows.shown(record, column);
            if !examples.iter().any(|(known, _)| *known == text) {
                examples.push((text, rows.line_in_file(record)));
            }
        }
        rows.problem(kind, record, column, &mut report);
    }

    /// A quote that never closes. On the last line it spoils one row; over several it may have swallowed
    /// half the file, and then nothing that was read can be trusted.
    #[cold]
    fn open_quote(&mut self, record: &Record<'_>, reading: &Rows<'_>) -> Result<(), Error> {
        let Some(position) = record.open_quote() else {
            return Ok(());
        };
        let swallowed = record.get(record.len() - 1);
        if memchr::memchr2(b'\n', b'\r', swallowed.trim_ascii_end()).is_some() {
            let why = Unreadable::UnterminatedQuote { line: position.line, column: position.column };
            return Err(Error::Unreadable { file: reading.name.to_string(), why });
        }
        let column = position.column as usize - 1;
        let mut report = |told| self.problems.tell(told);
        reading.rows.problem(ProblemKind::OpenQuote, record, column, &mut report);
        self.set_aside.add(None, Bucket::Rejected, 1, 0);
        Ok(())
    }

    /// All that was read, and its problems.
    pub fn finish(mut self, passport: Passport) -> Finished {
        if let Some(firms) = self.firms.as_mut() {
            firms.merge();
        }
        Finished {
            data_set: DataSet {
                passport,
                cube: self.builder.finish(self.kinds),
                weights: self.weighing.map(|weighing| Box::new(weighing.finish())),
                periods: self.periods,
                provinces: self.provinces,
                products: self.products,
                partners: self.partners,
                set_aside: self.set_aside,
                half_width_ppm: self.half_width_ppm,
                firms: self.firms,
            },
            totals: self.totals,
            sum_partners: self.sum_partners,
            problems: self.problems,
            unknown_provinces: self.unknown_provinces,
            unknown_products: self.unknown_products,
            laps: self.laps,
        }
    }
}

/// A sum that passes 64 bits of 1/10,000, on no line in particular.
pub(super) fn too_large(file: &str) -> Error {
    limit(file, Limit::Amount, i64::MAX as u64, 0)
}

fn limit(file: &str, which: Limit, limit: u64, line: u64) -> Error {
    Error::LimitExceeded { file: file.to_string(), which, limit, found: limit, line }
}

fn row_error(file: &str, error: RowError, line: u64) -> Error {
    match error {
        RowError::TooManyTexts { most } => limit(file, Limit::DistinctTexts, most as u64, line),
        RowError::OtherMoney { header, texts } => Error::NotATable {
            file: file.to_string(),
            why: NotATable::MixedMoney { column: Some(header), texts: texts.to_vec() },
        },
        RowError::EitherMark { example, line } => Error::NeedsAnswer {
            questions: vec![Question::DecimalMark { file: file.to_string(), example, line }],
        },
    }
}

fn cube_error(file: &str, error: CubeError, budget: u64, line: u64) -> Error {
    match error {
        CubeError::Amount => limit(file, Limit::Amount, i64::MAX as u64, line),
        CubeError::Budget => limit(file, Limit::Memory, budget, line),
        CubeError::Memory => Error::OutOfMemory,
    }
}

fn read_error(file: &str, error: ReadError) -> Error {
    match error {
        ReadError::LongRecord { open_quote: Some(position), .. } => Error::Unreadable {
            file: file.to_string(),
            why: Unreadable::UnterminatedQuote { line: position.line, column: position.column },
        },
        ReadError::LongRecord { line, .. } => limit(file, Limit::RecordBytes, MAX_RECORD_BYTES as u64, line),
        ReadError::ManyFields { line } => limit(file, Limit::Fields, MAX_FIELDS as u64, line),
    }
}
