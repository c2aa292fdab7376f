//! When an observation was, from its column, its row, the row above it, or the titles.

use crate::plan::{PeriodPart, ValueColumn, parse_part, parse_period_of, parse_year};
use crate::types::Period;

use super::Unfolder;

impl Unfolder {
    /// The period of an observation, from its column, its row, the row above it, or the titles; as it stands
    /// where it cannot be read.
    pub(super) fn period(
        &self,
        value: &ValueColumn,
        whole: Option<&str>,
        year: Option<&str>,
        month: Option<&str>,
    ) -> String {
        let by_row = || -> Option<Period> {
            if let Some(text) = whole {
                return self.period_of(text);
            }
            let year_text = year?;
            let year = parse_year(year_text);
            match (year, month.filter(|month| !month.is_empty())) {
                (Some(year), Some(month)) => self.part_of(year, month),
                (Some(year), None) => Period::year(year),
                (None, _) => self.period_of(year_text),
            }
        };
        let base = || by_row().or(self.section.period).or(self.layout.period);
        let is_total = value.is_total && value.period.is_none() && self.has_periods_across();
        if is_total || self.is_total {
            let base = || match value.period {
                Some(PeriodPart::Whole(period)) => Some(period),
                _ => base(),
            };
            return match base() {
                Some(year) => format!("Toplam {}", year.calendar_year()),
                None => "Toplam".to_string(),
            };
        }
        // Months in rows, the year in the heads, the titles or a row above.
        if let (None, Some(month)) = (whole.or(year), month.filter(|month| !month.is_empty())) {
            let base = match value.period {
                Some(PeriodPart::Whole(period)) => Some(period),
                _ => self.section.period.or(self.layout.period),
            };
            if let Some(base) = base.filter(|base| base.is_year()) {
                let found = self.part_of(base.calendar_year(), month);
                return found.map_or_else(|| format!("{month} {base}"), |period| period.to_string());
            }
        }
        let found = match value.period {
            Some(PeriodPart::Whole(period)) => Some(period),
            Some(PeriodPart::Months(first, last)) => {
                base().and_then(|year| Period::months(year.calendar_year(), first, last))
            }
            None => match (whole.or(year), by_row()) {
                // What cannot be read is for the reader of rows to complain of; a total over months is one.
                (Some(text), None) if !text.is_empty() => {
                    let of_months = month.filter(|month| !month.is_empty());
                    return of_months.map_or_else(|| text.to_string(), |month| format!("{month} {text}"));
                }
                (_, Some(period)) => Some(period),
                _ => self.section.period.or(self.layout.period),
            },
        };
        // Titles that name months speak of these months of each year.
        let found = found.and_then(|period| match self.layout.months {
            Some((first, last)) if period.is_year() => Period::months(period.calendar_year(), first, last),
            _ => Some(period),
        });
        found.map_or_else(String::new, |period| period.to_string())
    }

    pub(super) fn period_of(&self, text: &str) -> Option<Period> {
        parse_period_of(text, self.plan.year_part, self.plan.day_first)
    }

    fn part_of(&self, year: u16, text: &str) -> Option<Period> {
        let (first, last) = parse_part(text, self.plan.year_part)?;
        Period::months(year, first, last)
    }

    fn has_periods_across(&self) -> bool {
        self.layout.values.iter().filter(|value| value.period.is_some()).count() >= 2
    }
}
