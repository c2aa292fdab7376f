//! Periods that can be compared.

use std::collections::BTreeSet;

use crate::error::Lacks;
use crate::types::{Flow, Period};

use super::{Area, AreaTable, Ask, Fraction, Interval, Mark, Sum, TierKey};

/// Two periods of the same months, by area.
pub struct Pair {
    /// The later one: the months of the period that was asked for which the data cover.
    pub period: Period,
    /// The earlier one.
    pub base: Period,
    /// What was traded in the later one.
    pub now: AreaTable,
    /// What was traded in the earlier one.
    pub before: AreaTable,
}

/// A period, and one of the same months before it where there is one.
pub struct Span {
    /// The later one.
    pub period: Period,
    /// What was traded in it.
    pub now: AreaTable,
    /// The earlier one, and what was traded in it.
    pub base: Option<(Period, AreaTable)>,
}

impl Ask<'_> {
    /// The period that is asked for beside the one that was chosen to compare with, or the same months of the
    /// year before. Of a year that is not over, the months that are there are compared.
    ///
    /// # Errors
    ///
    /// [`Lacks::Base`] where the earlier one is not there or covers another number of months: ten months are
    /// not compared with twelve.
    pub fn pair(&self, flow: Flow) -> Result<Pair, Lacks> {
        let asked = self.period(flow)?;
        let period = self.covered(asked, flow).ok_or(Lacks::Period(asked))?;
        let year = period.calendar_year();
        let before = || Period::months(year.checked_sub(1)?, period.first_month(), period.last_month());
        let base = self.choice.base.or_else(before).ok_or(Lacks::Periods)?;
        let lacks = Lacks::Base { period, base };
        let covered = self.covered(base, flow).ok_or(lacks)?;
        if covered != base || base.length_months() != period.length_months() {
            return Err(lacks);
        }
        Ok(Pair { period, base, now: self.table(period, flow)?, before: self.table(base, flow)? })
    }

    /// The same, where it is enough to know the later period: without a base that could be had, and none was
    /// chosen, it stands alone.
    ///
    /// # Errors
    ///
    /// As [`Ask::pair`], where a base was chosen.
    pub fn pair_or_alone(&self, flow: Flow) -> Result<Span, Lacks> {
        match self.pair(flow) {
            Ok(Pair { period, base, now, before }) => Ok(Span { period, now, base: Some((base, before)) }),
            Err(Lacks::Base { period, .. }) if self.choice.base.is_none() => {
                Ok(Span { period, now: self.table(period, flow)?, base: None })
            }
            Err(lacks) => Err(lacks),
        }
    }

    /// The run of months within a period that the data cover; `None` where there is none, or where months are
    /// missing in between.
    pub fn covered(&self, period: Period, flow: Flow) -> Option<Period> {
        let parts = self.tables.parts(period, flow);
        let months: BTreeSet<u8> =
            parts.iter().flat_map(|part| part.first_month()..=part.last_month()).collect();
        let run = Period::months(period.calendar_year(), *months.first()?, *months.last()?)?;
        (usize::from(run.length_months()) == months.len()).then_some(run)
    }

    /// Years of which the data cover every month, in order.
    pub fn full_years(&self, flow: Flow) -> Vec<Period> {
        let years = self.tables.years(flow).into_iter().filter(|(_, months)| *months == 12);
        years.filter_map(|(year, _)| Period::year(year)).collect()
    }
}

impl Pair {
    /// Every area that has data in either period, in order, the country last.
    pub fn areas(&self) -> Vec<Area> {
        self.now.areas_with(&self.before)
    }

    /// What an area traded of a tier in the later and in the earlier period; `None` where it has no data.
    pub fn amounts(&self, ask: &Ask<'_>, area: &Area, tier: TierKey) -> (Option<Sum>, Option<Sum>) {
        let of = |table: &AreaTable| table.get(area).map(|slice| ask.amount(slice, tier));
        (of(&self.now), of(&self.before))
    }

    /// The mark of a region that lacks provinces in either period.
    pub fn partial(&self, ask: &Ask<'_>, area: &Area) -> Vec<Mark> {
        ask.partial_in([&self.now, &self.before], area)
    }
}

/// The later amount minus the earlier one.
pub fn difference(now: Sum, before: Sum) -> Sum {
    Sum {
        value: now.value - before.value,
        low: now.low - before.high,
        high: now.high - before.low,
        is_open: now.is_open || before.is_open,
    }
}

/// `part / whole`; not defined where the whole is not positive, or may not be. Its bounds are those of both: what
/// is below zero is least over the smallest whole, not over the largest.
pub fn quotient(part: Sum, whole: Sum) -> Option<Interval> {
    (whole.value.min(whole.low) > 0).then_some(Interval {
        value: (part.value, whole.value),
        low: (part.low, if part.low < 0 { whole.low } else { whole.high }),
        high: (part.high, if part.high < 0 { whole.high } else { whole.low }),
        is_open: part.is_open || whole.is_open,
    })
}

/// `(now - before) / before`, which is `now / before - 1`; not defined where what it is measured from is not
/// positive, or may not be.
pub fn growth(now: Sum, before: Sum) -> Option<Interval> {
    let less_one = |(numerator, denominator): Fraction| (numerator - denominator, denominator);
    let Interval { value, low, high, is_open } = quotient(now, before)?;
    Some(Interval { value: less_one(value), low: less_one(low), high: less_one(high), is_open })
}
