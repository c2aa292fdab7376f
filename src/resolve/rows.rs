//! One file's records to facts. Each distinct text is resolved once; a row then costs a few lookups.

use crate::error::{Problem, ProblemKind};
use crate::ingest::{Batch, Encoding, Record, decode};
use crate::plan::{Codes, Columns, Marker, Plan, ProvinceText, resolve_province};
use crate::types::{Flow, Period, RepairExample, RepairKind, mended};

use super::amount::{AmountError, PlainAmounts, parse_amount};
use super::facts::{Fact, FreshText, MostTexts, NewText, RowError, RowOutcome, Tell, Texts, Told};
use super::names::{Names, TooMany};
use super::parse_flow;
use super::period_columns::{PeriodColumns, PeriodText};

/// Resolves the records of one file under its plan.
pub struct RowResolver {
    pub(super) plan: Plan,
    pub(super) file: u32,
    pub(super) amounts: PlainAmounts,
    pub(super) weights: PlainAmounts,
    pub(super) provinces: Names,
    pub(super) products: Names,
    pub(super) partners: Names,
    pub(super) flow_texts: Names,
    pub(super) money_texts: Names,
    pub(super) flows: Vec<Option<Flow>>,
    pub(super) periods: PeriodColumns,
    pub(super) new_texts: Vec<NewText>,
    pub(super) encoding: Option<Encoding>,
}

impl RowResolver {
    /// A resolver for the file at this position of the data set.
    pub fn new(plan: Plan, file: u32, most: MostTexts) -> RowResolver {
        RowResolver {
            file,
            amounts: PlainAmounts::new(plan.decimal_mark, plan.unit),
            weights: PlainAmounts::new(plan.decimal_mark, plan.kilograms),
            provinces: Names::new(most.provinces),
            products: Names::new(most.products),
            partners: Names::new(most.partners),
            flow_texts: Names::new(most.products),
            money_texts: Names::new(most.periods),
            flows: Vec::new(),
            periods: PeriodColumns::new(&plan, most.periods),
            new_texts: Vec::new(),
            // What a layout made of the file is UTF-8.
            encoding: if plan.layout.is_some() { Some(Encoding::Utf8) } else { plan.encoding },
            plan,
        }
    }

    /// Fields of a regular record.
    pub fn width(&self) -> usize {
        self.plan.fields
    }

    /// The periods met, by number.
    pub fn periods(&self) -> &[Period] {
        self.periods.known()
    }

    /// The encoding, as decided by the plan or by the first text that is not ASCII.
    pub fn encoding(&self) -> Encoding {
        self.encoding.unwrap_or(Encoding::Utf8)
    }

    /// The encoding, where it is decided.
    pub fn decided_encoding(&self) -> Option<Encoding> {
        self.encoding
    }

    /// How its product codes are read.
    pub fn codes(&self) -> Codes {
        self.plan.codes
    }

    /// Positions of the province and the product column.
    pub fn columns(&self) -> (usize, usize) {
        (self.plan.columns.province, self.plan.columns.product.unwrap_or(0))
    }

    /// Position of the file in the data set.
    pub fn file(&self) -> u32 {
        self.file
    }

    /// Line in the file of a record of a run that began at `from`.
    pub fn line_of(&self, batch: &Batch<'_>, from: usize, row: usize) -> u64 {
        match self.plan.columns.origin {
            Some([line, _]) => {
                number(batch.column(from + row, from + row + 1, self.plan.fields, line).get(0))
            }
            None => batch.line(from + row),
        }
    }

    /// The plan.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// Bytes held in memory for texts.
    pub fn memory(&self) -> usize {
        self.provinces.memory() + self.products.memory() + self.partners.memory()
    }

    /// The text of a field, as messages show it.
    pub fn shown(&self, record: &Record<'_>, column: usize) -> String {
        self.lossy(record.get(column)).trim().to_string()
    }

    /// Whether a text was met for the first time since [`RowResolver::take_new_texts`].
    #[inline]
    pub fn has_new_texts(&self) -> bool {
        !self.new_texts.is_empty()
    }

    /// The texts that were met for the first time, in the order of the file, decoded, damaged letters mended.
    /// A text in another encoding than the rest of the file is a problem, told once.
    pub fn take_new_texts(&mut self, tell: Tell<'_>) -> Vec<FreshText> {
        let mut new = std::mem::take(&mut self.new_texts);
        new.sort_unstable();
        let mut texts = Vec::with_capacity(new.len());
        for NewText { line, texts: which, id } in new {
            let (names, column) = match which {
                Texts::Provinces => (&self.provinces, self.plan.columns.province),
                Texts::Products => (&self.products, self.plan.columns.product.unwrap_or(0)),
                Texts::Partners => (&self.partners, self.plan.columns.partner.unwrap_or(0)),
            };
            let bytes = names.get(id).to_vec();
            let mut text = self.text(&bytes, line, column, tell);
            let column = self.column_in_file(column);
            if self.plan.repairs(RepairKind::Encoding)
                && let Some(meant) = mended(&text)
            {
                let example = RepairExample {
                    file: self.file,
                    line,
                    column,
                    before: shorten(&text),
                    after: shorten(&meant),
                };
                tell(Told::Repair(RepairKind::Encoding, example));
                text = meant;
            }
            texts.push(FreshText { texts: which, text, line, column });
        }
        texts
    }

    /// Resolves one record, and says what is wrong with it.
    ///
    /// # Errors
    ///
    /// [`RowError`] where the file cannot be read on under this plan.
    pub fn row(&mut self, record: &Record<'_>, tell: Tell<'_>) -> Result<RowOutcome, RowError> {
        let Columns { province, product, amount, flow, partner, .. } = self.plan.columns;
        if self.plan.layout.is_none() && self.is_aside(record, tell) {
            return Ok(RowOutcome::Nothing);
        }
        if record.len() != self.plan.fields && self.is_ragged(record) {
            return Ok(self.ragged(record, tell));
        }
        if let Some(column) = self.plan.columns.money {
            self.check_money(record.get(column))?;
        }
        let mark = self.mark(record, tell);
        if mark == Some(Marker::NotAvailable) {
            return Ok(RowOutcome::Nothing);
        }
        let [province, product, partner] =
            [(Texts::Provinces, Some(province)), (Texts::Products, product), (Texts::Partners, partner)]
                .map(|(texts, column)| self.text_id(texts, column, record));
        let parsed = match mark {
            Some(_) => Ok((0, false)),
            None => parse_amount(record.get(amount), self.plan.decimal_mark, self.plan.unit),
        };
        let amount_e4 = match parsed {
            Ok((amount_e4, false)) => Some(amount_e4),
            Ok((amount_e4, true)) => {
                self.problem(ProblemKind::RoundedAmount, record, amount, tell);
                Some(amount_e4)
            }
            Err(AmountError::Either) => {
                return Err(RowError::EitherMark {
                    example: self.lossy(record.get(amount)),
                    line: self.line_in_file(record),
                });
            }
            Err(_) => {
                self.problem(ProblemKind::BadAmount, record, amount, tell);
                None
            }
        };
        let flow = match (flow, self.plan.flow) {
            (Some(column), _) => match self.flow(record.get(column))? {
                Some(flow) => Some(flow),
                None => {
                    self.problem(ProblemKind::BadFlow, record, column, tell);
                    None
                }
            },
            (None, told) => told,
        };
        let (first, _) = self.periods.columns();
        let too_many = RowError::TooManyTexts { most: self.periods.limit() };
        let period = self.periods.resolve(record, self.encoding()).map_err(|TooMany| too_many)?;
        let period = match period {
            // A grand total at the end of a table names no period.
            PeriodText::Bad if self.is_grand_total(record) => PeriodText::Total(None),
            period => period,
        };
        if matches!(period, PeriodText::Bad) {
            self.problem(ProblemKind::BadPeriod, record, first, tell);
        }
        if mark == Some(Marker::Suppressed) {
            return Ok(RowOutcome::Suppressed { flow });
        }
        let (Some(amount_e4), Some(flow)) = (amount_e4, flow) else {
            return Ok(RowOutcome::Rejected { flow, amount_e4: amount_e4.unwrap_or(0) });
        };
        let period = match period {
            PeriodText::Period(period) => period,
            PeriodText::Total(year) if self.plan.repairs(RepairKind::Totals) => {
                let (province, product) = (province?, product?);
                return Ok(RowOutcome::Total { flow, amount_e4, year, province, product });
            }
            PeriodText::Total(_) => {
                self.problem(ProblemKind::BadPeriod, record, first, tell);
                return Ok(RowOutcome::Rejected { flow: Some(flow), amount_e4 });
            }
            PeriodText::Bad => {
                return Ok(RowOutcome::Rejected { flow: Some(flow), amount_e4 });
            }
        };
        let (province, product, partner) = (province?, product?, partner?);
        Ok(RowOutcome::Fact(Fact { flow, period, province, product, partner, amount_e4 }))
    }

    fn text_id(&mut self, texts: Texts, column: Option<usize>, record: &Record<'_>) -> Result<u32, RowError> {
        let Some(column) = column else { return Ok(0) };
        let names = match texts {
            Texts::Provinces => &mut self.provinces,
            Texts::Products => &mut self.products,
            Texts::Partners => &mut self.partners,
        };
        let most = names.limit();
        let (id, new) = names.id(record.get(column)).map_err(|TooMany| RowError::TooManyTexts { most })?;
        if new {
            let line = self.line_in_file(record);
            self.new_texts.push(NewText { line, texts, id });
        }
        Ok(id)
    }

    /// Whether a record is a total over places that names no period at all.
    fn is_grand_total(&self, record: &Record<'_>) -> bool {
        let (first, month) = self.periods.columns();
        let is_blank = |column: usize| record.get(column).trim_ascii().is_empty();
        is_blank(first)
            && month.is_none_or(is_blank)
            && resolve_province(&self.lossy(record.get(self.plan.columns.province))) == ProvinceText::Total
    }

    /// Fields beyond the header that are empty are no harm: spreadsheets write them.
    fn is_ragged(&self, record: &Record<'_>) -> bool {
        record.len() < self.plan.fields
            || (self.plan.fields..record.len()).any(|at| !record.get(at).is_empty())
    }

    #[cold]
    fn ragged(&self, record: &Record<'_>, tell: Tell<'_>) -> RowOutcome {
        // A layout says of its own rows how many fields there were, and on which line.
        let (text, line) = match self.plan.layout {
            Some(_) => (self.lossy(record.get(0)), number(record.get(1))),
            None => (format!("{}/{}", record.len(), self.plan.fields), record.line()),
        };
        tell(Told::Problem(Problem { kind: ProblemKind::Ragged, file: self.file, line, column: 0, text }));
        RowOutcome::Rejected { flow: None, amount_e4: 0 }
    }

    fn flow(&mut self, text: &[u8]) -> Result<Option<Flow>, RowError> {
        let most = self.flow_texts.limit();
        let (id, new) = self.flow_texts.id(text).map_err(|TooMany| RowError::TooManyTexts { most })?;
        if new {
            let text = self.lossy(text);
            self.flows.push(flow_of(&text));
        }
        Ok(self.flows.get(id as usize).copied().flatten())
    }

    pub(super) fn lossy(&self, bytes: &[u8]) -> String {
        lossy(bytes, self.encoding())
    }

    /// A text in the file's encoding. The first one that is not ASCII decides where the plan could not;
    /// one that does not fit is read as Windows-1254, and reported.
    fn text(&mut self, bytes: &[u8], line: u64, column: usize, tell: Tell<'_>) -> String {
        if self.encoding.is_none() && !bytes.is_ascii() {
            self.encoding = crate::ingest::detect_encoding(bytes);
        }
        if let Some(text) = decode(bytes, self.encoding()) {
            return text.trim().to_string();
        }
        let text = decode(bytes, Encoding::Windows1254).unwrap_or_default().trim().to_string();
        let problem = Problem {
            kind: ProblemKind::MixedEncoding,
            file: self.file,
            line,
            column: self.column_in_file(column),
            text: shorten(&text),
        };
        tell(Told::Problem(problem));
        text
    }
}

/// The number that a field of a row made by a layout holds.
pub(super) fn number(field: &[u8]) -> u64 {
    std::str::from_utf8(field).ok().and_then(|text| text.parse().ok()).unwrap_or(0)
}

/// The flow that a text names, also where its letters were damaged.
pub(super) fn flow_of(text: &str) -> Option<Flow> {
    parse_flow(text).or_else(|| parse_flow(&mended(text)?))
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
