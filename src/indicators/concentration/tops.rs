//! The largest parts of areas, as rows.

use crate::error::Lacks;
use crate::indicators::breakdown::{AreaParts, Breakdown, By, total};
use crate::indicators::columns::{AREA, FLOW, PARTNER, PERIOD, PRODUCT, RANK, SHARE, TIER, VALUE};
use crate::indicators::{Answer, Ask, Cell, Column, Mark, TierKey};
use crate::types::{Flow, Period};

/// The heads of rows of the largest.
pub(in crate::indicators) fn columns(by: By) -> Vec<Column> {
    let item = match by {
        By::Partner => PARTNER,
        By::Product => PRODUCT,
    };
    vec![PERIOD, FLOW, AREA, TIER, RANK, item, VALUE, SHARE]
}

/// The largest parts of every area in one period.
pub(super) fn answer(ask: &Ask<'_>, by: By) -> Result<Answer, Lacks> {
    let tier = ask.choice.tier.unwrap_or(TierKey::Total);
    let mut answer = Answer::new(columns(by));
    for flow in ask.flows()? {
        let period = ask.period(flow)?;
        let breakdown = ask.breakdown_with_firms(by, (period, flow), tier)?;
        rows(ask, &mut answer, by, (period, flow, tier), &breakdown);
    }
    Ok(answer)
}

/// Adds the rows of every area that is asked for.
pub(in crate::indicators) fn rows(
    ask: &Ask<'_>,
    answer: &mut Answer,
    by: By,
    (period, flow, tier): (Period, Flow, TierKey),
    breakdown: &Breakdown,
) {
    let width = answer.columns.len();
    for area in breakdown.wanted(ask) {
        // A structure of every month has tens of thousands of rows: none of them grows.
        let head = || {
            let mut cells = Vec::with_capacity(width);
            cells.extend([Cell::Period(period), Cell::Flow(flow)]);
            cells.extend([Cell::Area(area.area.clone()), Cell::Tier(tier)]);
            cells
        };
        let marks = ask.marks_of(breakdown, area);
        let shown = area.parts.len().min(ask.choice.top);
        let (largest, others) = area.parts.split_at(shown);
        for (number, (part, rank)) in largest.iter().zip(area.ranks(shown)).enumerate() {
            let mut cells = head();
            cells.push(Cell::Rank(rank));
            cells.push(breakdown.items.get(part.item).map_or(Cell::None, |item| item.cell()));
            cells.extend([part.sum.cell(), Cell::interval(area.share(part.sum))]);
            let mut marks = marks.clone();
            if number == 0 {
                marks.extend(one(by, area));
            }
            answer.mark(cells, marks);
        }
        if !others.is_empty() {
            let sum = total(others.iter());
            let mut cells = head();
            cells.extend([Cell::None, Cell::Others(others.len() as u64), sum.cell()]);
            cells.push(Cell::interval(area.share(sum)));
            answer.mark(cells, marks);
        }
    }
}

/// The mark of an area of which one part is most.
pub(super) fn one(by: By, area: &AreaParts) -> Option<Mark> {
    let mark = match by {
        By::Partner => Mark::OnePartner,
        By::Product => Mark::OneProduct,
    };
    area.is_one().then_some(mark)
}
