//! One file's records to facts. Each distinct text is resolved once; a row then costs a few lookups.

use crate::error::{Problem, ProblemKind};
use crate::ingest::{Encoding, Record, decode};
use crate::plan::{Columns, Plan};
use crate::types::{Amount, Flow, Period};

use super::amount::{AmountError, parse_amount};
use super::names::{Names, TooMany};
use super::parse_flow;
use super::period_columns::{PeriodColumns, PeriodText};

/// What one record became.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RowOutcome {
    /// A fact, in the numbers of this file's own texts.
    Fact(Fact),
    /// No fact; booked as rejected with the amount, if that could be read.
    Rejected {
        /// The flow, if it could be read.
        flow: Option<Flow>,
        /// The amount, if it could be read.
        amount_e4: Amount,
    },
    /// A totals row over periods, set aside.
    Total {
        /// The flow.
        flow: Flow,
        /// The amount.
        amount_e4: Amount,
    },
}

/// One observation in the numbers of its file's texts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Fact {
    /// Direction.
    pub flow: Flow,
    /// Number of the period, into [`RowResolver::periods`].
    pub period: u32,
    /// Number of the province text.
    pub province: u32,
    /// Whether that text is new.
    pub new_province: bool,
    /// Number of the product text.
    pub product: u32,
    /// Whether that text is new.
    pub new_product: bool,
    /// Amount in 1/10,000 dollars.
    pub amount_e4: Amount,
}

/// Why a file cannot be read on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum RowError {
    /// More distinct texts than a column may have.
    TooManyTexts,
    /// A number that could be read both ways, in a file where nothing settles it.
    EitherMark {
        /// The text.
        example: String,
    },
}

impl From<TooMany> for RowError {
    fn from(_: TooMany) -> RowError {
        RowError::TooManyTexts
    }
}

/// Resolves the records of one file under its plan.
pub struct RowResolver {
    plan: Plan,
    file: u32,
    provinces: Names,
    products: Names,
    flow_texts: Names,
    flows: Vec<Option<Flow>>,
    periods: PeriodColumns,
    encoding: Option<Encoding>,
}

/// Receives problems as they are found.
pub type ProblemSink<'a> = &'a mut dyn FnMut(Problem);

impl RowResolver {
    /// A resolver for the file at this position of the data set.
    pub fn new(plan: Plan, file: u32, most_texts: usize, most_periods: usize) -> RowResolver {
        RowResolver {
            file,
            provinces: Names::new(most_texts),
            products: Names::new(most_texts),
            flow_texts: Names::new(most_texts),
            flows: Vec::new(),
            periods: PeriodColumns::new(&plan, most_periods),
            encoding: plan.encoding,
            plan,
        }
    }

    /// The periods met, by number.
    pub fn periods(&self) -> &[Period] {
        self.periods.known()
    }

    /// The encoding, as decided by the plan or by the first text that is not ASCII.
    pub fn encoding(&self) -> Encoding {
        self.encoding.unwrap_or(Encoding::Utf8)
    }

    /// Positions of the province and the product column.
    pub fn columns(&self) -> (usize, usize) {
        (self.plan.columns.province, self.plan.columns.product)
    }

    /// The text of a field, as messages show it.
    pub fn shown(&self, record: &Record<'_>, column: usize) -> String {
        self.lossy(record.get(column)).trim().to_string()
    }

    /// A province text.
    pub fn province_text(&mut self, id: u32, line: u64, problems: ProblemSink<'_>) -> String {
        let text = self.provinces.get(id).to_vec();
        self.text(&text, line, self.plan.columns.province, problems)
    }

    /// A product text.
    pub fn product_text(&mut self, id: u32, line: u64, problems: ProblemSink<'_>) -> String {
        let text = self.products.get(id).to_vec();
        self.text(&text, line, self.plan.columns.product, problems)
    }

    /// Resolves one record.
    ///
    /// # Errors
    ///
    /// [`RowError`] where the file cannot be read on under this plan.
    #[inline]
    pub fn row(&mut self, record: &Record<'_>, problems: ProblemSink<'_>) -> Result<RowOutcome, RowError> {
        if record.len() != self.plan.fields && self.is_ragged(record) {
            return Ok(self.ragged(record, problems));
        }
        let Columns { province, product, amount, flow, .. } = self.plan.columns;
        let amount_e4 = match parse_amount(record.get(amount), self.plan.decimal_mark, self.plan.unit_usd) {
            Ok((amount_e4, false)) => Some(amount_e4),
            Ok((amount_e4, true)) => {
                self.problem(ProblemKind::RoundedAmount, record, amount, problems);
                Some(amount_e4)
            }
            Err(AmountError::Either) => {
                return Err(RowError::EitherMark { example: self.lossy(record.get(amount)) });
            }
            Err(_) => {
                self.problem(ProblemKind::BadAmount, record, amount, problems);
                None
            }
        };
        let flow = match (flow, self.plan.flow) {
            (Some(column), _) => match self.flow(record.get(column))? {
                Some(flow) => Some(flow),
                None => {
                    self.problem(ProblemKind::BadFlow, record, column, problems);
                    None
                }
            },
            (None, told) => told,
        };
        let period = self.periods.resolve(record, self.encoding())?;
        if matches!(period, PeriodText::Bad) {
            self.problem(ProblemKind::BadPeriod, record, self.periods.column(), problems);
        }
        let (Some(amount_e4), Some(flow)) = (amount_e4, flow) else {
            return Ok(RowOutcome::Rejected { flow, amount_e4: amount_e4.unwrap_or(0) });
        };
        let period = match period {
            PeriodText::Period(period) => period,
            PeriodText::Total => return Ok(RowOutcome::Total { flow, amount_e4 }),
            PeriodText::Bad => {
                return Ok(RowOutcome::Rejected { flow: Some(flow), amount_e4 });
            }
        };
        let (province, new_province) = self.provinces.id(record.get(province))?;
        let (product, new_product) = self.products.id(record.get(product))?;
        Ok(RowOutcome::Fact(Fact { flow, period, province, new_province, product, new_product, amount_e4 }))
    }

    /// Fields beyond the header that are empty are no harm: spreadsheets write them.
    fn is_ragged(&self, record: &Record<'_>) -> bool {
        record.len() < self.plan.fields
            || (self.plan.fields..record.len()).any(|at| !record.get(at).is_empty())
    }

    #[cold]
    fn ragged(&self, record: &Record<'_>, problems: ProblemSink<'_>) -> RowOutcome {
        let text = format!("{}/{}", record.len(), self.plan.fields);
        problems(Problem {
            kind: ProblemKind::Ragged,
            file: self.file,
            line: record.line(),
            column: 0,
            text,
        });
        RowOutcome::Rejected { flow: None, amount_e4: 0 }
    }

    #[inline]
    fn flow(&mut self, text: &[u8]) -> Result<Option<Flow>, TooMany> {
        let (id, new) = self.flow_texts.id(text)?;
        if new {
            let flow = parse_flow(&self.lossy(text));
            self.flows.push(flow);
        }
        Ok(self.flows.get(id as usize).copied().flatten())
    }

    /// Books a problem with a field.
    #[cold]
    pub fn problem(&self, kind: ProblemKind, record: &Record<'_>, column: usize, problems: ProblemSink<'_>) {
        problems(Problem {
            kind,
            file: self.file,
            line: record.line(),
            column: column as u32 + 1,
            text: shorten(&self.lossy(record.get(column))),
        });
    }

    fn lossy(&self, bytes: &[u8]) -> String {
        lossy(bytes, self.encoding())
    }

    /// A text in the file's encoding. The first one that is not ASCII decides where the plan could not;
    /// one that does not fit is read as Windows-1254, and reported.
    fn text(&mut self, bytes: &[u8], line: u64, column: usize, problems: ProblemSink<'_>) -> String {
        if self.encoding.is_none() && !bytes.is_ascii() {
            self.encoding = crate::ingest::detect_encoding(bytes);
        }
        if let Some(text) = decode(bytes, self.encoding()) {
            return text.trim().to_string();
        }
        let text = decode(bytes, Encoding::Windows1254).unwrap_or_default().trim().to_string();
        problems(Problem {
            kind: ProblemKind::MixedEncoding,
            file: self.file,
            line,
            column: column as u32 + 1,
            text: shorten(&text),
        });
        text
    }
}

/// A text that is only looked at: what does not fit the encoding is read as Windows-1254.
pub(super) fn lossy(bytes: &[u8], encoding: Encoding) -> String {
    let text = decode(bytes, encoding).or_else(|| decode(bytes, Encoding::Windows1254));
    text.unwrap_or_default().into_owned()
}

/// At most 80 characters.
pub fn shorten(text: &str) -> String {
    const MOST: usize = 80;
    match text.char_indices().nth(MOST) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_string(),
    }
}
