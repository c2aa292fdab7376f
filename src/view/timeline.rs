//! The periods through which a map can be led: those of the same length as the one shown.

use super::Choice;
use super::build::Context;
use crate::messages::period_label;
use crate::types::Period;

/// Periods of the same length as the one shown, oldest first: years that cover as many months, or shorter periods of
/// as many. The one shown is among them, unless it is a run of months that is no period of the data itself.
pub(super) fn alike(context: &Context<'_>) -> Vec<Period> {
    let (tables, flow, shown) = (context.tables, context.flow, context.table.period);
    match shown.is_year() {
        true => {
            let alike = tables.years(flow).into_iter().filter(|(_, months)| *months == context.table.months);
            alike.filter_map(|(year, _)| Period::year(year)).collect()
        }
        false => {
            let own = tables.own_periods(flow).into_iter();
            own.filter(|own| own.length_months() == shown.length_months()).collect()
        }
    }
}

/// Those that can be compared with the one shown, itself among them; empty where there are fewer than two.
pub(super) fn periods(context: &Context<'_>) -> Vec<Period> {
    let periods = alike(context);
    if periods.len() > 1 && periods.contains(&context.table.period) { periods } else { Vec::new() }
}

/// The same to choose from.
pub(super) fn choices(context: &Context<'_>) -> Vec<Choice> {
    let choice = |period: Period| {
        Choice::new(period.to_string(), period_label(period, context.lang), period == context.table.period)
    };
    periods(context).into_iter().map(choice).collect()
}

/// The earlier period that the one shown is compared with: the same months of the year before, where all of
/// them are there. A year that is not over has none.
pub(super) fn earlier(context: &Context<'_>) -> Option<Period> {
    let shown = context.table.period;
    let is_whole = context.table.months == shown.length_months();
    let year = shown.calendar_year().checked_sub(1)?;
    let before = Period::months(year, shown.first_month(), shown.last_month())?;
    periods(context).into_iter().find(|period| is_whole && *period == before)
}
