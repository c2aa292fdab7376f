//! Partners and products that came and went between two periods.

use crate::error::Lacks;
use crate::indicators::breakdown::{AreaParts, By};
use crate::indicators::columns::{AREA, BASE, FLOW, PERIOD, TIER, column};
use crate::indicators::{Answer, Ask, Cell, Column, Kind, TierKey};

fn columns(by: By) -> Vec<Column> {
    let count = |partner: [&'static str; 3], product: [&'static str; 3]| {
        let [id, tr, en] = if by == By::Partner { partner } else { product };
        column(id, Kind::Count, tr, en)
    };
    vec![
        PERIOD,
        BASE,
        FLOW,
        AREA,
        TIER,
        count(["partners", "Ülke sayısı", "Partners"], ["products", "Ürün sayısı", "Products"]),
        count(
            ["base_partners", "Önceki ülke sayısı", "Partners before"],
            ["base_products", "Önceki ürün sayısı", "Products before"],
        ),
        count(["new", "Yeni ülke", "New partners"], ["new", "Yeni ürün", "New products"]),
        column("new_value", Kind::Money, "Yenilerin tutarı", "Amount of the new"),
        column("new_share_pct", Kind::Percent, "Yenilerin payı", "Share of the new"),
        count(["lost", "Yitirilen ülke", "Lost partners"], ["lost", "Yitirilen ürün", "Lost products"]),
        column("lost_value", Kind::Money, "Yitirilenlerin önceki tutarı", "Amount before of the lost"),
        column("lost_share_pct", Kind::Percent, "Yitirilenlerin önceki payı", "Share before of the lost"),
    ]
}

pub(super) fn answer(ask: &Ask<'_>, by: By) -> Result<Answer, Lacks> {
    let tier = ask.choice.tier.unwrap_or(TierKey::Total);
    let mut answer = Answer::new(columns(by));
    let flows = ask.flows()?;
    let parting = ask.parting(by, tier)?;
    for flow in flows {
        let pair = ask.pair(flow)?;
        let (now, before) = (parting.of((pair.period, flow))?, parting.of((pair.base, flow))?);
        let items = now.items.len();
        for area in pair.areas().into_iter().filter(|area| ask.wants(area)) {
            let (later, earlier) = (now.get(&area), before.get(&area));
            let both = later.zip(earlier);
            let new = both.map(|(now, before)| only(now, before, items));
            let lost = both.map(|(now, before)| only(before, now, items));
            let number = |parts: Option<&AreaParts>| {
                parts.map_or(Cell::None, |parts| Cell::Count(parts.positive().count() as u64))
            };
            let mut cells = vec![
                Cell::Period(pair.period),
                Cell::Period(pair.base),
                Cell::Flow(flow),
                Cell::Area(area.clone()),
                Cell::Tier(tier),
                number(later),
                number(earlier),
            ];
            for (only, of) in [(new, later), (lost, earlier)] {
                let whole = of.map_or(0, |parts| parts.total.value);
                cells.push(only.map_or(Cell::None, |(count, _)| Cell::Count(count)));
                cells.push(only.map_or(Cell::None, |(_, amount_e4)| Cell::Money(amount_e4)));
                let share = only.filter(|_| whole > 0).map(|(_, amount_e4)| (amount_e4, whole));
                cells.push(Cell::fraction(share));
            }
            answer.mark(cells, pair.partial(ask, &area));
        }
    }
    Ok(answer)
}

/// Number and sum of the parts that are above zero in one period and not in the other.
fn only(here: &AreaParts, there: &AreaParts, items: usize) -> (u64, i128) {
    let mut is_there = vec![false; items];
    for part in there.positive() {
        if let Some(known) = is_there.get_mut(part.item) {
            *known = true;
        }
    }
    let new = here.positive().filter(|part| !is_there.get(part.item).copied().unwrap_or_default());
    new.fold((0, 0), |(count, sum), part| (count + 1, sum + part.sum.value))
}
