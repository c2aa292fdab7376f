use crate::error::Lacks;
use crate::indicators::columns::{AREA, BASE, FLOW, PERIOD, TIER, VALUE, bounded};
use crate::indicators::span::quotient;
use crate::indicators::{Answer, Ask, Cell, Entry, Group, Kind, Mark, Need, Text};
use crate::types::{Flow, Period};

/// Amounts as a series in which one year is 100.
pub const ENTRY: Entry = Entry {
    id: "index",
    group: Group::Time,
    title: Text("Endeks (baz yıl = 100)", "Index (base year = 100)"),
    meaning: Text(
        "Yılların tutarı, bir yıl 100 sayılarak; farklı büyüklükteki iller yan yana konabilir.",
        "The amounts of the years with one of them as 100, so that provinces of unlike size stand side by side.",
    ),
    formula: Text(
        "yılın tutarı / baz yılın tutarı x 100",
        "amount of the year / amount of the base year x 100",
    ),
    unit: Text("baz yıl = 100", "base year = 100"),
    denominator: Text(
        "baz yılın tutarı; seçilmezse ilk tam yıl",
        "the base year's amount: the first full year unless chosen",
    ),
    undefined: Text(
        "baz yılda tutar yoksa, sıfır ya da eksiyse ya da olabilirse",
        "where the amount of the base year is missing, zero or negative, or may be",
    ),
    intervals: Text(
        "yılın tutarı en azında, baz yılınki en çoğundayken; ve tersi",
        "the year's amount at its least with the base year's at its most, and the other way round",
    ),
    source: "IMF, Producer Price Index Manual: Theory and Practice (2004), ch. 1 (index reference period), \
             https://doi.org/10.5089/9781589063044.069",
    example: Text("Baz yıl 80, bu yıl 100: endeks 125.", "Base year 80, this year 100: an index of 125."),
    needs: &[Need::TwoPeriods],
    answer,
};

fn answer(ask: &Ask<'_>) -> Result<Answer, Lacks> {
    // A percentage without its sign.
    let index = bounded("index_pct", Kind::Percent, "Endeks", "Index");
    let mut answer = Answer::new(vec![PERIOD, BASE, FLOW, AREA, TIER, VALUE, index]);
    for flow in ask.flows()? {
        let (periods, base) = series(ask, flow)?;
        if ask.covered(base, flow) != Some(base) {
            return Err(Lacks::Base { period: periods.last().copied().unwrap_or(base), base });
        }
        let before = ask.table(base, flow)?;
        for period in periods {
            let now = ask.table(period, flow)?;
            for (area, slice) in now.all().filter(|(area, _)| ask.wants(area)) {
                for tier in ask.tiers_and_total() {
                    let sum = ask.amount(slice, tier);
                    let first = before.get(&area).map(|slice| ask.amount(slice, tier));
                    let mut marks = ask.partial(&now, &area);
                    marks.extend(ask.small(Mark::SmallBase, first));
                    answer.mark(
                        vec![
                            Cell::Period(period),
                            Cell::Period(base),
                            Cell::Flow(flow),
                            Cell::Area(area.clone()),
                            Cell::Tier(tier),
                            sum.cell(),
                            Cell::interval(first.and_then(|first| quotient(sum, first))),
                        ],
                        marks,
                    );
                }
            }
        }
    }
    Ok(answer)
}

/// The periods of the series, and which of them is 100: full years, or where there is none the periods of the
/// data that are as long as the base. A chosen period leaves the later ones out.
fn series(ask: &Ask<'_>, flow: Flow) -> Result<(Vec<Period>, Period), Lacks> {
    let years = ask.full_years(flow);
    let mut periods = if years.is_empty() { ask.tables.own_periods(flow) } else { years };
    let base = ask.choice.base.or(periods.first().copied()).ok_or(Lacks::Periods)?;
    periods.retain(|period| period.length_months() == base.length_months());
    if let Some(chosen) = ask.choice.period {
        periods.retain(|period| *period <= chosen || chosen.contains(*period));
        if periods.is_empty() {
            return Err(Lacks::Period(chosen));
        }
    }
    Ok((periods, base))
}
