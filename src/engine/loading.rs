//! Bytes of one file after another into one data set.

use rustc_hash::FxHashMap;

use crate::classify::Product;
use crate::cube::{Builder, CubeError, DataSet, Key};
use crate::error::{Error, Limit, NotATable, ProblemKind, Question, Unreadable};
use crate::ingest::{MAX_FIELDS, MAX_RECORD_BYTES, ReadError, Reader, Record, Source};
use crate::plan::Plan;
use crate::protocol::{FileReport, LoadReport};
use crate::resolve::{
    Fact, ProductCode, ProvinceText, RowError, RowOutcome, RowResolver, number_of, resolve_product,
    resolve_province,
};
use crate::types::{Bucket, Ledger, Passport};

use super::load::{Loaded, Progress};
use super::problems::Problems;

/// Bytes asked of a source at a time.
const PIECE_BYTES: usize = 2 << 20;

/// What the files have in common while they are read.
pub(super) struct Loading<'a> {
    data_set: DataSet,
    builder: Builder,
    province_ids: FxHashMap<String, u32>,
    product_ids: FxHashMap<String, u32>,
    problems: Problems<'a>,
    unknown_provinces: Vec<(String, u64)>,
    unknown_products: Vec<(String, u64)>,
    bytes_before: u64,
    rows: u64,
}

/// Numbers of one file's texts in the data set.
#[derive(Default)]
struct FileIds {
    periods: Vec<u32>,
    provinces: Vec<u32>,
    products: Vec<u32>,
}

/// How far one file is.
struct FileReading<'a> {
    file: &'a str,
    header_seen: bool,
    records: u64,
}

impl<'a> Loading<'a> {
    pub fn new(passport: Passport, problems: Problems<'a>) -> Loading<'a> {
        Loading {
            data_set: DataSet {
                passport,
                cells: Vec::new(),
                periods: Vec::new(),
                provinces: Vec::new(),
                products: Vec::new(),
                set_aside: Ledger::default(),
                half_width_ppm: 0,
            },
            builder: Builder::default(),
            province_ids: FxHashMap::default(),
            product_ids: FxHashMap::default(),
            problems,
            unknown_provinces: Vec::new(),
            unknown_products: Vec::new(),
            bytes_before: 0,
            rows: 0,
        }
    }

    pub fn file(
        &mut self,
        source: &mut dyn Source,
        plan: Plan,
        number: u32,
        progress: Progress<'_>,
    ) -> Result<FileReport, Error> {
        let name = source.name().to_string();
        let mut reader = Reader::new(plan.dialect);
        let mut rows = RowResolver::new(plan.clone(), number, Key::PROVINCES, Key::PERIODS);
        let mut ids = FileIds::default();
        let mut reading = FileReading { file: &name, header_seen: false, records: 0 };
        let mut offset = 0;
        loop {
            let left = source.len().saturating_sub(offset);
            let wanted = PIECE_BYTES.min(usize::try_from(left).unwrap_or(PIECE_BYTES));
            let count =
                if wanted == 0 { 0 } else { source.read_at(offset, &mut reader.space(wanted)[..wanted])? };
            if count == 0 && left > 0 {
                return Err(Error::SourceChanged { file: name });
            }
            reader.filled(count);
            offset += count as u64;
            let last = offset >= source.len();
            self.piece(&mut reader, last, &mut reading, &mut rows, &mut ids)?;
            progress(self.bytes_before + offset, self.rows + reading.records);
            if last {
                break;
            }
        }
        let records = reading.records;
        self.bytes_before += offset;
        self.rows += records;
        Ok(FileReport {
            name,
            bytes: source.len(),
            sha256: None,
            encoding: rows.encoding().id().to_string(),
            delimiter: char::from(plan.dialect.delimiter),
            records,
            columns: plan.column_names(),
            unit_usd: plan.unit_usd,
        })
    }

    /// All complete records of what was fed.
    ///
    /// A function of its own, called once a piece: an engine for WebAssembly exchanges its quickly made
    /// code for its fast code between calls, and never inside a running loop. (wasm-opt is told in
    /// index.html not to undo this: it would put a function with one caller into that caller.)
    #[inline(never)]
    fn piece(
        &mut self,
        reader: &mut Reader,
        last: bool,
        reading: &mut FileReading<'_>,
        rows: &mut RowResolver,
        ids: &mut FileIds,
    ) -> Result<(), Error> {
        let file = reading.file;
        while let Some(record) = reader.next_record(last).map_err(|error| read_error(file, error))? {
            if reading.header_seen {
                reading.records += 1;
                self.record(file, &record, rows, ids)?;
            }
            reading.header_seen = true;
        }
        Ok(())
    }

    #[inline]
    fn record(
        &mut self,
        file: &str,
        record: &Record<'_>,
        rows: &mut RowResolver,
        ids: &mut FileIds,
    ) -> Result<(), Error> {
        if record.open_quote().is_some() {
            return self.open_quote(file, record, rows);
        }
        let outcome = rows.row(record, &mut |problem| self.problems.add(problem));
        match outcome {
            Ok(RowOutcome::Fact(fact)) => self.fact(file, record, fact, rows, ids),
            Ok(RowOutcome::Rejected { flow, amount_e4 }) => {
                self.data_set.set_aside.add(flow, Bucket::Rejected, 1, i128::from(amount_e4));
                Ok(())
            }
            Ok(RowOutcome::Total { flow, amount_e4 }) => {
                self.data_set.set_aside.add(Some(flow), Bucket::TotalsSetAside, 1, i128::from(amount_e4));
                Ok(())
            }
            Err(RowError::TooManyTexts) => {
                Err(limit(file, Limit::DistinctTexts, Key::PROVINCES as u64, record.line()))
            }
            Err(RowError::EitherMark { example }) => Err(Error::NeedsAnswer {
                questions: vec![Question::DecimalMark {
                    file: file.to_string(),
                    example,
                    line: record.line(),
                }],
            }),
        }
    }

    #[inline]
    fn fact(
        &mut self,
        file: &str,
        record: &Record<'_>,
        fact: Fact,
        rows: &mut RowResolver,
        ids: &mut FileIds,
    ) -> Result<(), Error> {
        if fact.new_province || fact.new_product || fact.period as usize >= ids.periods.len() {
            self.new_texts(record, fact, rows, ids);
            // Each file's texts are bounded, and so must be those of all files together.
            if self.data_set.provinces.len() > Key::PROVINCES || self.data_set.products.len() > Key::PRODUCTS
            {
                return Err(limit(file, Limit::DistinctTexts, Key::PROVINCES as u64, record.line()));
            }
        }
        let (province, product) =
            (ids.provinces[fact.province as usize], ids.products[fact.product as usize]);
        let key = Key { flow: fact.flow, period: ids.periods[fact.period as usize], province, product };
        self.builder.add(key, fact.amount_e4).map_err(|error| match error {
            CubeError::Facts => limit(file, Limit::Facts, crate::cube::MAX_FACTS as u64, record.line()),
            CubeError::Amount => limit(file, Limit::Amount, i64::MAX as u64, record.line()),
        })?;
        let unknown_province = self.data_set.provinces[province as usize] == ProvinceText::Unknown;
        if unknown_province || self.data_set.products[product as usize] == Product::Unknown {
            self.unknown(record, rows, unknown_province);
        }
        Ok(())
    }

    /// Gives the texts that this fact brings their numbers in the data set.
    #[cold]
    fn new_texts(&mut self, record: &Record<'_>, fact: Fact, rows: &mut RowResolver, ids: &mut FileIds) {
        let mut report = |problem| self.problems.add(problem);
        for period in &rows.periods()[ids.periods.len()..] {
            ids.periods.push(number_of(&mut self.data_set.periods, *period));
        }
        if fact.new_province {
            let text = rows.province_text(fact.province, record.line(), &mut report);
            let provinces = &mut self.data_set.provinces;
            let id = *self.province_ids.entry(text).or_insert_with_key(|text| {
                provinces.push(resolve_province(text));
                provinces.len() as u32 - 1
            });
            ids.provinces.push(id);
        }
        if fact.new_product {
            let text = rows.product_text(fact.product, record.line(), &mut report);
            let products = &mut self.data_set.products;
            let id = *self.product_ids.entry(text).or_insert_with_key(|text| {
                products.push(product(resolve_product(text)));
                products.len() as u32 - 1
            });
            ids.products.push(id);
        }
    }

    #[cold]
    fn unknown(&mut self, record: &Record<'_>, rows: &RowResolver, is_province: bool) {
        const EXAMPLES: usize = 5;
        let mut report = |problem| self.problems.add(problem);
        let columns = rows.columns();
        let (kind, column, examples) = match is_province {
            true => (ProblemKind::UnknownProvince, columns.0, &mut self.unknown_provinces),
            false => (ProblemKind::UnknownProduct, columns.1, &mut self.unknown_products),
        };
        if examples.len() < EXAMPLES {
            let text = rows.shown(record, column);
            if !examples.iter().any(|(known, _)| *known == text) {
                examples.push((text, record.line()));
            }
        }
        rows.problem(kind, record, column, &mut report);
    }

    /// A quote that never closes. On the last line it spoils one row; over several it may have swallowed
    /// half the file, and then nothing that was read can be trusted.
    #[cold]
    fn open_quote(&mut self, file: &str, record: &Record<'_>, rows: &RowResolver) -> Result<(), Error> {
        let Some(position) = record.open_quote() else {
            return Ok(());
        };
        let swallowed = record.get(record.len() - 1);
        if memchr::memchr2(b'\n', b'\r', swallowed.trim_ascii_end()).is_some() {
            let why = Unreadable::UnterminatedQuote { line: position.line, column: position.column };
            return Err(Error::Unreadable { file: file.to_string(), why });
        }
        let column = position.column as usize - 1;
        rows.problem(ProblemKind::OpenQuote, record, column, &mut |problem| self.problems.add(problem));
        self.data_set.set_aside.add(None, Bucket::Rejected, 1, 0);
        Ok(())
    }

    pub fn finish(mut self, sources: &[Box<dyn Source>], files: Vec<FileReport>) -> Result<Loaded, Error> {
        self.data_set.cells = self.builder.finish();
        let ledger = self.data_set.ledger();
        let usable = [Bucket::Mapped, Bucket::UnspecifiedProvince, Bucket::Confidential];
        if usable.iter().all(|bucket| ledger.get(*bucket).rows == 0) {
            let file = sources.first().map(|source| source.name().to_string()).unwrap_or_default();
            let texts = |examples: &[(String, u64)]| examples.iter().map(|(text, _)| text.clone()).collect();
            let line = |examples: &[(String, u64)]| examples.first().map_or(0, |(_, line)| *line);
            let why = if !self.unknown_products.is_empty() {
                let examples = texts(&self.unknown_products);
                NotATable::OnlyUnknownCodes { examples, line: line(&self.unknown_products) }
            } else if !self.unknown_provinces.is_empty() {
                let examples = texts(&self.unknown_provinces);
                NotATable::OnlyUnknownProvinces { examples, line: line(&self.unknown_provinces) }
            } else if let Some(first) = self.problems.kept.first() {
                NotATable::OnlyBadRows { first: first.clone() }
            } else {
                NotATable::NoRows
            };
            return Err(Error::NotATable { file, why });
        }
        let report = LoadReport {
            files,
            ledger,
            problem_counts: self.problems.counts(),
            problems: self.problems.kept,
            passport: self.data_set.passport,
        };
        Ok(Loaded { data_set: self.data_set, report })
    }
}

fn product(code: ProductCode) -> Product {
    match code {
        ProductCode::Isic3(code) => Product::Isic3(code),
        ProductCode::Confidential => Product::Confidential,
        ProductCode::Total => Product::Total,
        ProductCode::Unknown => Product::Unknown,
    }
}

fn limit(file: &str, which: Limit, limit: u64, line: u64) -> Error {
    Error::LimitExceeded { file: file.to_string(), which, limit, found: limit, line }
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
