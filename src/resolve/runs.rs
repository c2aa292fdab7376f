//! Many records at once, column by column: short loops over one kind of field each.

use crate::ingest::{Batch, Column};
use crate::plan::Columns;
use crate::types::{Amount, Flow};

use super::amount::PlainAmounts;
use super::facts::{NewText, RowError, Texts};
use super::names::{Brief, Names, TooMany};
use super::rows::{RowResolver, flow_of, lossy, number};

/// Records of a [`Batch`], column by column: what each field says, one entry a record.
#[derive(Default)]
pub struct Run {
    /// Amount in 1/10,000, or [`Run::ODD_AMOUNT`].
    pub amounts: Vec<Amount>,
    /// Weight in 1/10,000 kilograms, or [`Run::ODD_AMOUNT`] where [`RowResolver::weight`] has to look; empty
    /// where the file has no weights.
    pub weights: Vec<Amount>,
    /// 0 export, 1 import, [`Run::ODD`] neither.
    pub flows: Vec<u32>,
    /// Number of the period, into [`RowResolver::periods`], or [`Run::ODD`].
    pub periods: Vec<u32>,
    /// Number of the province text.
    pub provinces: Vec<u32>,
    /// Number of the product text.
    pub products: Vec<u32>,
    /// Number of the partner text.
    pub partners: Vec<u32>,
}

impl Run {
    /// A field that is no plain number of its kind: the record is for [`RowResolver::row`].
    pub const ODD: u32 = u32::MAX;
    /// The same for an amount, which no plain one comes to.
    pub const ODD_AMOUNT: Amount = Amount::MIN;

    fn clear(&mut self, count: usize) {
        self.amounts.clear();
        self.amounts.resize(count, 0);
        self.weights.clear();
        for column in
            [&mut self.flows, &mut self.periods, &mut self.provinces, &mut self.products, &mut self.partners]
        {
            column.clear();
            column.resize(count, 0);
        }
    }
}

impl RowResolver {
    /// Resolves records of a batch, which all have [`RowResolver::width`] fields, column by column: short
    /// loops over one kind of field each.
    ///
    /// # Errors
    ///
    /// [`RowError`] where the file cannot be read on under this plan, and the record.
    pub fn run(
        &mut self,
        batch: &Batch<'_>,
        from: usize,
        to: usize,
        run: &mut Run,
    ) -> Result<(), (RowError, usize)> {
        run.clear(to - from);
        let width = self.plan.fields;
        let at = |column: usize| batch.column(from, to, width, column);
        let Columns { province, product, amount, flow, partner, weight, .. } = self.plan.columns;
        amounts(&self.amounts, &at(amount), &mut run.amounts);
        if let Some(weight) = weight {
            run.weights.resize(to - from, 0);
            amounts(&self.weights, &at(weight), &mut run.weights);
        }
        match (flow, self.plan.flow) {
            (Some(column), _) => {
                let too_many = RowError::TooManyTexts { most: self.flow_texts.limit() };
                self.flow_run(&at(column), &mut run.flows).map_err(|row| (too_many, from + row))?;
            }
            (None, told) => run.flows.fill(told.map_or(Run::ODD, number_of_flow)),
        }
        if let Some(column) = self.plan.columns.money {
            self.money_run(&at(column)).map_err(|(error, row)| (error, from + row))?;
        }
        let encoding = self.encoding();
        let (first, month) = self.periods.columns();
        let too_many = RowError::TooManyTexts { most: self.periods.limit() };
        self.periods
            .run(&at(first), month.map(at).as_ref(), encoding, &mut run.periods)
            .map_err(|row| (too_many, from + row))?;
        let texts = [
            (Texts::Provinces, Some(province), &mut self.provinces, &mut run.provinces),
            (Texts::Products, product, &mut self.products, &mut run.products),
            (Texts::Partners, partner, &mut self.partners, &mut run.partners),
        ];
        let origin = self.plan.columns.origin.map(|[line, _]| at(line));
        for (texts, column, names, ids) in texts {
            let Some(column) = column else { continue };
            let too_many = RowError::TooManyTexts { most: names.limit() };
            text_run(&at(column), names, ids, &mut |row, id| {
                let line = origin.as_ref().map_or(batch.line(from + row), |origin| number(origin.get(row)));
                self.new_texts.push(NewText { line, texts, id });
            })
            .map_err(|row| (too_many, from + row))?;
        }
        Ok(())
    }

    /// Looks at each text of the column of currencies that differs from the one before.
    fn money_run(&mut self, column: &Column<'_>) -> Result<(), (RowError, usize)> {
        let mut last: Option<&[u8]> = None;
        for row in 0..column.len() {
            let text = column.get(row);
            if last != Some(text) {
                self.check_money(text).map_err(|error| (error, row))?;
                last = Some(text);
            }
        }
        Ok(())
    }

    fn flow_run(&mut self, column: &Column<'_>, flows: &mut [u32]) -> Result<(), usize> {
        let encoding = self.encoding();
        let known = &mut self.flows;
        text_run(column, &mut self.flow_texts, flows, &mut |row, _| {
            known.push(flow_of(&lossy(column.get(row), encoding)));
        })?;
        for flow in flows {
            *flow = known.get(*flow as usize).copied().flatten().map_or(Run::ODD, number_of_flow);
        }
        Ok(())
    }
}

fn number_of_flow(flow: Flow) -> u32 {
    u32::from(flow == Flow::Import)
}

// The loops of a run are functions of their own, called once a run: an engine for WebAssembly exchanges its
// quickly made code for its fast code between calls, and never inside a running loop.

fn amounts(plain: &PlainAmounts, column: &Column<'_>, amounts: &mut [Amount]) {
    match column.is_quoted() {
        true => amounts_of::<true>(plain, column, amounts),
        false => amounts_of::<false>(plain, column, amounts),
    }
}

#[inline(never)]
fn amounts_of<const QUOTED: bool>(plain: &PlainAmounts, column: &Column<'_>, amounts: &mut [Amount]) {
    for (amount, (start, end)) in amounts.iter_mut().zip(column.ranges::<QUOTED>()) {
        *amount = plain.read(column.bytes(), start, end).unwrap_or(Run::ODD_AMOUNT);
    }
}

/// Gives the text of each record its number, and tells of the new ones.
///
/// # Errors
///
/// The record whose text is one too many.
fn text_run(
    column: &Column<'_>,
    names: &mut Names,
    ids: &mut [u32],
    new: &mut dyn FnMut(usize, u32),
) -> Result<(), usize> {
    match column.is_quoted() {
        true => text_run_of::<true>(column, names, ids, new),
        false => text_run_of::<false>(column, names, ids, new),
    }
}

#[inline(never)]
fn text_run_of<const QUOTED: bool>(
    column: &Column<'_>,
    names: &mut Names,
    ids: &mut [u32],
    new: &mut dyn FnMut(usize, u32),
) -> Result<(), usize> {
    for (row, (id, (start, end))) in ids.iter_mut().zip(column.ranges::<QUOTED>()).enumerate() {
        let brief = Brief::within(column.bytes(), start, end);
        *id = match names.known(brief, column.bytes(), start, end) {
            Some(number) => number,
            None => {
                let (number, is_new) = names.id(&column.bytes()[start..end]).map_err(|TooMany| row)?;
                if is_new {
                    new(row, number);
                }
                number
            }
        };
    }
    Ok(())
}
