use crate::error::Lacks;
use crate::indicators::columns::{AREA, FLOW, PERIOD, SHARE, TIER, VALUE, bounded};
use crate::indicators::{
    Answer, Area, Ask, Cell, Entry, Group, Interval, Kind, Mark, Need, Text, TierKey, contribution,
};

use super::quotient::{Quotient, symmetric};

/// How much larger a tier is in an area than in the country.
pub const ENTRY: Entry = Entry {
    id: "location-quotient",
    group: Group::Specialisation,
    title: Text("Teknoloji düzeylerinde uzmanlaşma (yer katsayısı)", "Location quotient by technology tier"),
    meaning: Text(
        "Bir düzeyin ilin ticaretindeki payının ülkedekinin kaç katı olduğu: 1'in üstünde il o düzeyde uzmanlaşmıştır (Türkiye'ye göre açıklanmış karşılaştırmalı üstünlük).",
        "How many times its share in the country a tier has in a province: above 1 the province is specialised in it (its revealed comparative advantage against Türkiye).",
    ),
    formula: Text(
        "LQ = (ilin o düzeydeki tutarı / ilin toplamı) / (ülkenin o düzeydeki tutarı / ülkenin toplamı); simetrik = (LQ - 1) / (LQ + 1)",
        "LQ = (the province's amount in the tier / the province's total) / (the country's amount in the tier / the country's total); symmetric = (LQ - 1) / (LQ + 1)",
    ),
    unit: Text("oran, 0 ve yukarısı; simetrik -1 ile 1 arası", "ratio from 0 up; symmetric from -1 to 1"),
    denominator: Text(
        "düzeyin ülkedeki payı; bütün mallar içinde",
        "the tier's share in the country, of all goods",
    ),
    undefined: Text(
        "ilin ya da ülkenin toplamı ya da ülkenin o düzeydeki tutarı sıfır ya da eksiyse; ilin o düzeydeki tutarı eksiyse",
        "where the total of province or country, or the country's amount in the tier, is zero or negative, or the province's amount in the tier negative",
    ),
    intervals: Text(
        "il en azında, ötekiler en çoğundayken; ve tersi",
        "the province at its least while all others are at their most, and the other way round",
    ),
    source: "Balassa (1965), Trade Liberalisation and \"Revealed\" Comparative Advantage, The Manchester School \
             33(2), https://doi.org/10.1111/j.1467-9957.1965.tb00050.x; Dalum, Laursen and Villumsen (1998), \
             Structural Change in OECD Export Specialisation Patterns, International Review of Applied Economics \
             12(3), 423-443, for the symmetric form, https://ideas.repec.org/a/taf/irapec/v12y1998i3p423-443.html",
    example: Text(
        "Yüksek teknoloji ilde 20/100, ülkede 50/1000: LQ = 0,20 / 0,05 = 4; simetrik 3/5 = 0,6.",
        "High technology 20/100 in the province, 50/1000 in the country: LQ = 0.20 / 0.05 = 4; symmetric 3/5 = 0.6.",
    ),
    needs: &[Need::Tiers],
    answer,
};

fn answer(ask: &Ask<'_>) -> Result<Answer, Lacks> {
    let tiers = ask.tiers()?;
    let mut answer = Answer::new(vec![
        PERIOD,
        FLOW,
        AREA,
        TIER,
        VALUE,
        SHARE,
        bounded("country_share_pct", Kind::Percent, "Ülkedeki pay", "Share in the country"),
        bounded("lq", Kind::Number, "LQ", "LQ"),
        bounded("lq_symmetric", Kind::Number, "Simetrik LQ", "Symmetric LQ"),
    ]);
    for flow in ask.flows()? {
        let period = ask.period(flow)?;
        let table = ask.table(period, flow)?;
        let areas = table.areas.iter().filter(|known| ask.wants(&known.area));
        for (area, slice) in areas.map(|known| (&known.area, &known.slice)) {
            for tier in &tiers {
                let (own, all) = (ask.amount(slice, *tier), ask.amount(&table.country, *tier));
                let share = |sum: crate::indicators::Sum, of: i128| {
                    let over = |amount_e4| (amount_e4, of);
                    let (value, low, high) = (over(sum.value), over(sum.low), over(sum.high));
                    Cell::interval((of > 0).then_some(Interval { value, low, high, is_open: sum.is_open }))
                };
                let whole = (slice.total_e4, table.country.total_e4);
                let parts = contribution(slice, &table.country, tier.tiers().unwrap_or_default());
                let parts = parts.filter(|_| *tier != TierKey::Total);
                let lq = parts.and_then(|parts| lq(parts.map(|class| Quotient { class, whole }.value())));
                let is_open = own.is_open || all.is_open;
                let mut marks = ask.partial(&table, area);
                if *area != Area::Country && own.high > 0 && ask.is_small(own.high) {
                    marks.push(Mark::SmallVolume);
                }
                answer.mark(
                    vec![
                        Cell::Period(period),
                        Cell::Flow(flow),
                        Cell::Area(area.clone()),
                        Cell::Tier(*tier),
                        own.cell(),
                        share(own, slice.total_e4),
                        share(all, table.country.total_e4),
                        numbers(lq, is_open),
                        numbers(lq.map(|lq| lq.map(symmetric)), is_open),
                    ],
                    marks,
                );
            }
        }
    }
    Ok(answer)
}

/// Point, least and most, where all three are defined.
fn lq([value, low, high]: [Option<f64>; 3]) -> Option<[f64; 3]> {
    Some([value?, low?, high?])
}

fn numbers(numbers: Option<[f64; 3]>, is_open: bool) -> Cell {
    numbers.map_or(Cell::None, |[value, low, high]| Cell::Numbers {
        value: (!is_open).then_some(value),
        low,
        high,
    })
}
