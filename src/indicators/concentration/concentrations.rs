//! How few parts an area's trade hangs on.

use crate::error::Lacks;
use crate::indicators::breakdown::{AreaParts, By};
use crate::indicators::columns::{AREA, FLOW, PERIOD, TIER, VALUE, column};
use crate::indicators::{Answer, Ask, Cell, Kind, Sum, TierKey};

use super::tops::one;

pub(super) fn answer(ask: &Ask<'_>, by: By) -> Result<Answer, Lacks> {
    let tier = ask.choice.tier.unwrap_or(TierKey::Total);
    let count = match by {
        By::Partner => column("partners", Kind::Count, "Ülke sayısı", "Partners"),
        By::Product => column("products", Kind::Count, "Ürün sayısı", "Products"),
    };
    let mut answer = Answer::new(vec![
        PERIOD,
        FLOW,
        AREA,
        TIER,
        VALUE,
        count,
        column("top10_pct", Kind::Percent, "İlk 10'un payı", "Share of the top 10"),
        column("top20_pct", Kind::Percent, "İlk 20'nin payı", "Share of the top 20"),
        column("hhi", Kind::Number, "HHI", "HHI"),
        column("hhi_normalised", Kind::Number, "Normalize HHI", "Normalised HHI"),
        column("effective_number", Kind::Number, "Etkin sayı", "Effective number"),
    ]);
    for flow in ask.flows()? {
        let period = ask.period(flow)?;
        let breakdown = ask.breakdown_with_firms(by, (period, flow), tier)?;
        for area in breakdown.wanted(ask) {
            let (whole, hhi) = (area.total.value, hhi(area));
            let top = |count| Cell::fraction((whole > 0).then(|| (area.largest(count), whole)));
            let number = area.positive().count();
            let mut marks = ask.marks_of(&breakdown, area);
            marks.extend(one(by, area));
            answer.mark(
                vec![
                    Cell::Period(period),
                    Cell::Flow(flow),
                    Cell::Area(area.area.clone()),
                    Cell::Tier(tier),
                    Sum::certain(whole).cell(),
                    Cell::Count(number as u64),
                    top(10),
                    top(20),
                    Cell::number(hhi),
                    Cell::number(hhi.and_then(|hhi| normalised(hhi, number))),
                    Cell::number(hhi.map(|hhi| 1.0 / hhi)),
                ],
                marks,
            );
        }
    }
    Ok(answer)
}

/// The sum of squared shares of what is certain; `None` where the whole is not positive or a part is negative.
/// Parts are added from the largest to the smallest, so that the result is the same everywhere.
pub(super) fn hhi(area: &AreaParts) -> Option<f64> {
    let is_defined = area.total.value > 0 && area.parts.iter().all(|part| part.sum.value >= 0);
    let square = |amount_e4: i128| {
        let share = amount_e4 as f64 / area.total.value as f64;
        share * share
    };
    is_defined.then(|| area.parts.iter().map(|part| square(part.sum.value)).sum())
}

/// 0 where all parts are equal, 1 where there is nearly one alone; `None` for a single part.
fn normalised(hhi: f64, number: usize) -> Option<f64> {
    let least = 1.0 / number as f64;
    // Equal parts can come out a rounding below their least.
    (number > 1).then(|| ((hhi - least) / (1.0 - least)).max(0.0))
}
