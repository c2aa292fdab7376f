//! What a record says beside the observation itself: its weight, its currency, a mark in place of its amount; and
//! records that are no observation.

use crate::error::ProblemKind;
use crate::ingest::Record;
use crate::plan::{Marker, marker, money_of};
use crate::types::RepairKind;

use super::amount::{AmountError, parse_amount};
use super::facts::{RowError, Tell};
use super::names::TooMany;
use super::rows::RowResolver;

impl RowResolver {
    /// The weight of a record in 1/10,000 kilograms; `None` where it has none: a blank, a mark that stands for
    /// nothing, zero (which is what weights that round to it are printed as), or a text that is no number,
    /// which is a problem.
    ///
    /// # Errors
    ///
    /// [`RowError::EitherMark`] where nothing in the file says how it is to be read.
    pub fn weight(&self, record: &Record<'_>, tell: Tell<'_>) -> Result<Option<i64>, RowError> {
        let Some(column) = self.plan.columns.weight else { return Ok(None) };
        let bytes = record.get(column).trim_ascii();
        if bytes.is_empty() || bytes.len() <= 24 && marker(&self.lossy(bytes)).is_some() {
            return Ok(None);
        }
        let parsed = parse_amount(bytes, self.plan.decimal_mark, self.plan.kilograms);
        match parsed {
            Ok((weight_e4, _)) => Ok(Some(weight_e4).filter(|weight_e4| *weight_e4 != 0)),
            Err(AmountError::Either) => {
                Err(RowError::EitherMark { example: self.lossy(bytes), line: self.line_in_file(record) })
            }
            Err(_) => {
                self.problem(ProblemKind::BadWeight, record, column, tell);
                Ok(None)
            }
        }
    }

    /// Whether a text of the column of currencies says what the rows say that the plan was made from.
    ///
    /// # Errors
    ///
    /// [`RowError::OtherMoney`] where it says another currency or unit.
    pub(super) fn check_money(&mut self, text: &[u8]) -> Result<(), RowError> {
        let most = self.money_texts.limit();
        let (_, new) = self.money_texts.id(text).map_err(|TooMany| RowError::TooManyTexts { most })?;
        let text = if new { self.lossy(text) } else { return Ok(()) };
        match money_of(&text) {
            Some(found) if self.plan.money.is_some_and(|known| known != found) => {
                let layout = self.plan.layout.as_ref();
                let at = layout.map_or(self.plan.columns.money, |layout| layout.money);
                let header = at.and_then(|at| self.plan.header.get(at)).cloned().unwrap_or_default();
                let known = self.plan.money.map_or("", |(currency, _)| currency.id()).to_uppercase();
                Err(RowError::OtherMoney { header, texts: [known, text.trim().to_string()] })
            }
            _ => Ok(()),
        }
    }

    /// What stands in the place of the amount, where that is known and may be taken for what it means.
    pub(super) fn mark(&self, record: &Record<'_>, tell: Tell<'_>) -> Option<Marker> {
        let column = self.plan.columns.amount;
        let bytes = record.get(column);
        if bytes.len() > 24 || bytes.iter().any(u8::is_ascii_digit) {
            return None;
        }
        let text = self.lossy(bytes);
        let mark = marker(&text)?;
        let (kind, after) = match mark {
            Marker::Nil => (RepairKind::Nil, "0"),
            Marker::NotAvailable => (RepairKind::NotAvailable, ""),
            Marker::Suppressed => (RepairKind::Suppressed, ""),
        };
        if !self.plan.repairs(kind) {
            return None;
        }
        self.repair(kind, record, column, &text, after, tell);
        Some(mark)
    }

    /// Whether a record is no observation: blank, a note, or the heads again.
    pub(super) fn is_aside(&self, record: &Record<'_>, tell: Tell<'_>) -> bool {
        let mut filled = (0..record.len()).filter(|at| !record.get(*at).trim_ascii().is_empty());
        let (Some(first), second) = (filled.next(), filled.next()) else { return true };
        let (kind, whole) = if second.is_none() && self.plan.fields > 2 && first != self.plan.columns.amount {
            let is_firm = Some(first) == self.plan.columns.firm;
            (RepairKind::Notes, if is_firm { String::new() } else { self.lossy(record.get(first)) })
        } else if self.is_head_again(record) {
            (RepairKind::TitleRows, self.plan.header.join(" · "))
        } else {
            return false;
        };
        if !self.plan.repairs(kind) {
            return false;
        }
        self.repair(kind, record, first, &whole, "", tell);
        true
    }

    fn is_head_again(&self, record: &Record<'_>) -> bool {
        let header = &self.plan.header;
        // Most rows differ from the heads in the length of their first field.
        record.len() == header.len()
            && header.iter().enumerate().all(|(at, text)| self.lossy(record.get(at)).trim() == text)
    }
}
