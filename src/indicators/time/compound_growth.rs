use crate::error::Lacks;
use crate::indicators::columns::{AREA, BASE, BASE_VALUE, FLOW, PERIOD, TIER, VALUE, bounded, column};
use crate::indicators::{Answer, Ask, Cell, Entry, Group, Kind, Mark, Need, Sum, Text};
use crate::types::{Flow, Period};

/// The steady yearly rate that leads from one year to another.
pub const ENTRY: Entry = Entry {
    id: "compound-growth",
    group: Group::Time,
    title: Text("Yıllık bileşik büyüme", "Compound annual growth"),
    meaning: Text(
        "Her yıl aynı oranda büyüseydi ilk yıldan son yıla getirecek olan oran.",
        "The rate that would lead from the first year to the last if every year grew alike.",
    ),
    formula: Text(
        "(son tutar / ilk tutar)^(1 / yıl sayısı) - 1",
        "(last amount / first amount)^(1 / years) - 1",
    ),
    unit: Text("yüzde, yılda", "percent a year"),
    denominator: Text("ilk yılın tutarı", "the amount of the first year"),
    undefined: Text(
        "iki tutardan biri yoksa, sıfır ya da eksiyse ya da olabilirse",
        "where one of the two amounts is missing, zero or negative, or may be",
    ),
    intervals: Text(
        "son tutar en azında, ilk tutar en çoğundayken; ve tersi",
        "the last amount at its least with the first at its most, and the other way round",
    ),
    source: "World Bank, World Development Indicators: growth rates, \
             https://datahelpdesk.worldbank.org/knowledgebase/articles/906531-methodologies",
    example: Text("İki yılda 100'den 121'e: yılda %10.", "From 100 to 121 in two years: 10% a year."),
    needs: &[Need::TwoPeriods],
    answer,
};

fn answer(ask: &Ask<'_>) -> Result<Answer, Lacks> {
    let years = column("years", Kind::Count, "Yıl", "Years");
    let rate = bounded("growth_pct", Kind::Percent, "Yıllık büyüme", "Growth a year");
    let mut answer = Answer::new(vec![PERIOD, BASE, FLOW, AREA, TIER, VALUE, BASE_VALUE, years, rate]);
    for flow in ask.flows()? {
        let (base, period) = span(ask, flow)?;
        let years = period.calendar_year() - base.calendar_year();
        let (now, before) = (ask.table(period, flow)?, ask.table(base, flow)?);
        for (area, slice) in now.all().filter(|(area, _)| ask.wants(area)) {
            for tier in ask.tiers_and_total() {
                let last = ask.amount(slice, tier);
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
                        last.cell(),
                        first.map_or(Cell::None, Sum::cell),
                        Cell::Count(u64::from(years)),
                        first.and_then(|first| compound(last, first, years)).unwrap_or(Cell::None),
                    ],
                    marks,
                );
            }
        }
    }
    Ok(answer)
}

/// The first and the last of the two periods: those that were chosen, else the first and the last full year.
fn span(ask: &Ask<'_>, flow: Flow) -> Result<(Period, Period), Lacks> {
    let years = ask.full_years(flow);
    let period = ask.choice.period.or(years.last().copied()).ok_or(Lacks::Periods)?;
    let base = ask.choice.base.or(years.first().copied()).ok_or(Lacks::Periods)?;
    let lacks = Lacks::Base { period, base };
    let alike = period.first_month() == base.first_month() && period.last_month() == base.last_month();
    let covered = [period, base].into_iter().all(|wanted| ask.covered(wanted, flow) == Some(wanted));
    if period.calendar_year() <= base.calendar_year() {
        return Err(Lacks::Periods);
    }
    if alike && covered { Ok((base, period)) } else { Err(lacks) }
}

fn compound(last: Sum, first: Sum, years: u16) -> Option<Cell> {
    let rate = |last: i128, first: i128| {
        (last > 0 && first > 0)
            .then(|| (libm::pow(last as f64 / first as f64, 1.0 / f64::from(years)) - 1.0) * 100.0)
    };
    let is_open = last.is_open || first.is_open;
    let point = rate(last.value, first.value);
    // An amount that may be zero has no rate; one that was printed too coarsely has its point.
    let instead = point.filter(|_| !is_open);
    Some(Cell::Numbers {
        value: if is_open { None } else { Some(point?) },
        low: rate(last.low, first.high).or(instead)?,
        high: rate(last.high, first.low).or(instead)?,
    })
}
