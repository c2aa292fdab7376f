use crate::error::Lacks;
use crate::indicators::{Area, AreaTable, Ask, Mark, Sum, TierKey};
use crate::types::{Flow, Period};

/// Exports and imports of one area, tier and period.
pub(super) struct Sides {
    pub period: Period,
    pub area: Area,
    pub tier: TierKey,
    /// `None` where the area has no data of the flow.
    pub exports: Option<Sum>,
    pub imports: Option<Sum>,
    pub marks: Vec<Mark>,
}

/// Both directions of every period that has both and covers the same months, area and tier.
pub(super) fn sides(ask: &Ask<'_>) -> Result<Vec<Sides>, Lacks> {
    let known = ask.tables.flows();
    if let Some(missing) = Flow::ALL.into_iter().find(|flow| !known.contains(flow)) {
        return Err(Lacks::Flow(missing));
    }
    let imports = ask.tables.own_periods(Flow::Import);
    let both = |period: &Period| imports.contains(period);
    let mut periods: Vec<Period> = ask.tables.own_periods(Flow::Export).into_iter().filter(both).collect();
    match ask.choice.period {
        // A year of months is added up.
        Some(chosen) if ask.same_months(chosen) && !periods.contains(&chosen) => {
            // Of a year that is not over the months that are there are named.
            periods = ask.covered(chosen, Flow::Export).into_iter().collect();
        }
        Some(chosen) => periods.retain(|period| chosen.contains(*period)),
        None if ask.choice.added_up => {
            let years = ask.tables.years(Flow::Export).into_iter().filter_map(|(year, _)| Period::year(year));
            let both = years.filter(|year| ask.same_months(*year));
            periods = both.filter_map(|year| ask.covered(year, Flow::Export)).collect();
        }
        None => {}
    }
    if let (Some(chosen), true) = (ask.choice.period, periods.is_empty()) {
        return Err(Lacks::Period(chosen));
    }
    let mut found = Vec::new();
    for period in periods {
        let tables = [Flow::Export, Flow::Import].map(|flow| ask.table(period, flow));
        let [exports, imports] = tables;
        let (exports, imports) = (exports?, imports?);
        for area in exports.areas_with(&imports).into_iter().filter(|area| ask.wants(area)) {
            for tier in ask.tiers_and_total() {
                let of = |table: &AreaTable| table.get(&area).map(|slice| ask.amount(slice, tier));
                let mut marks = ask.partial_in([&exports, &imports], &area);
                let (exports, imports) = (of(&exports), of(&imports));
                marks.extend(ask.small(Mark::SmallDenominator, imports));
                found.push(Sides { period, area: area.clone(), tier, exports, imports, marks });
            }
        }
    }
    Ok(found)
}

impl Ask<'_> {
    /// Whether exports and imports cover the same months of a period.
    fn same_months(&self, period: Period) -> bool {
        let [exports, imports] = Flow::ALL.map(|flow| self.covered(period, flow));
        exports.is_some() && exports == imports
    }
}
