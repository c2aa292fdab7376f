//! A value of the data and the visitor's number, side by side for each province.

use crate::error::Lacks;
use crate::indicators::{Area, Ask, Fraction, Index, Mark, Sum, TierKey};
use crate::types::{E4, Flow, Period};

/// One province with both.
pub(super) struct Point {
    pub area: Area,
    /// The visitor's number.
    pub index: f64,
    /// The amount, of the tier if one was chosen.
    pub sum: Sum,
    /// The value: a share in percent where a tier was chosen, else the amount in the currency; `None` where
    /// it is not defined or not certain.
    pub value: Option<f64>,
    /// The share that it is.
    pub share: Option<Fraction>,
    pub marks: Vec<Mark>,
}

/// What was chosen: the share of a tier, or the total.
pub(super) fn tier(ask: &Ask<'_>) -> TierKey {
    ask.choice.tier.unwrap_or(TierKey::Total)
}

/// The visitor's numbers.
pub(super) fn index<'a>(ask: &Ask<'a>) -> Result<&'a Index, Lacks> {
    ask.choice.index.as_deref().ok_or(Lacks::Index)
}

/// Every province of the data that the visitor's file has a number of, in order.
pub(super) fn points(ask: &Ask<'_>, period: Period, flow: Flow) -> Result<Vec<Point>, Lacks> {
    let (index, tier) = (index(ask)?, tier(ask));
    if tier != TierKey::Total {
        ask.tiers()?;
        ask.check_over()?;
    }
    let table = ask.table(period, flow)?;
    let mut points = Vec::new();
    for known in table.areas.iter().filter(|known| known.area.is_ranked()) {
        let Area::Place(place) = known.area else { continue };
        let Some(number) = index.get(place) else { continue };
        // The amount beside a share is of the goods that the share counts.
        let sum = match tier {
            TierKey::Total => ask.amount(&known.slice, tier),
            _ => ask.amount(&ask.counted(&known.slice), tier),
        };
        let share = (tier != TierKey::Total).then(|| ask.share(&known.slice, tier)).flatten();
        let share = share.filter(|share| !share.is_open).map(|share| share.value);
        let value = match tier {
            TierKey::Total => Some(sum.value as f64 / E4 as f64),
            _ => share.map(|(part, whole)| 100.0 * (part as f64 / whole as f64)),
        };
        let mut marks = ask.partial(&table, &known.area);
        if sum.high > 0 && ask.is_small(sum.high) {
            marks.push(Mark::SmallVolume);
        }
        points.push(Point { area: known.area.clone(), index: number, sum, value, share, marks });
    }
    if points.is_empty() { Err(Lacks::Index) } else { Ok(points) }
}
