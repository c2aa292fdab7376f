use crate::error::Lacks;
use crate::indicators::columns::{AREA, FLOW, PERIOD, SHARE, TIER, VALUE};
use crate::indicators::contribution::contribution_of;
use crate::indicators::{Answer, Ask, Cell, Entry, Group, Interval, Need, Text};

/// The part of every area in each of the country's tiers.
pub const ENTRY: Entry = Entry {
    id: "tier-contributions",
    group: Group::Levels,
    title: Text(
        "Ülkenin her teknoloji düzeyinde illerin payı",
        "Share of each province in the country's technology tiers",
    ),
    meaning: Text(
        "Ülkenin yüksek (orta-yüksek ...) teknoloji ticaretinin hangi illerden geldiği.",
        "Which provinces the country's high (medium-high ...) technology comes from.",
    ),
    formula: Text(
        "ilin o düzeydeki tutarı / ülkenin o düzeydeki tutarı",
        "the province's amount in the tier / the country's amount in the tier",
    ),
    unit: Text("para birimi; yüzde", "currency; percent"),
    denominator: Text("ülkenin o düzeydeki tutarı", "the country's amount in the tier"),
    undefined: Text(
        "ülkenin o düzeydeki tutarı sıfır ya da eksiyse ya da olabilirse",
        "where the country's amount in the tier is zero or negative, or may be",
    ),
    intervals: Text(
        "il en azında, ötekiler en çoğundayken; ve tersi",
        "the province at its least while all others are at their most, and the other way round",
    ),
    source: "Ankara Sanayi Odası, illerin dış ticaretinin teknoloji düzeyi üzerine raporu, tablo 4.2-4.5",
    example: Text(
        "Ankara 2024: ülkenin yüksek teknoloji ihracatının %20,4'ü.",
        "Ankara 2024: 20.4% of the country's high-technology exports.",
    ),
    needs: &[Need::Tiers],
    answer,
};

fn answer(ask: &Ask<'_>) -> Result<Answer, Lacks> {
    let tiers = ask.tiers()?;
    let mut answer = Answer::new(vec![PERIOD, FLOW, AREA, TIER, VALUE, SHARE]);
    for (period, flow) in ask.own_tables()? {
        let table = ask.table(period, flow)?;
        for (area, slice) in table.all().filter(|(area, _)| ask.wants(area)) {
            for tier in &tiers {
                let sum = ask.amount(slice, *tier);
                let all = ask.amount(&table.country, *tier);
                let is_open = sum.is_open || all.is_open;
                let share = contribution_of(sum, all);
                let share = share.map(|[value, low, high]| Interval { value, low, high, is_open });
                answer.mark(
                    vec![
                        Cell::Period(period),
                        Cell::Flow(flow),
                        Cell::Area(area.clone()),
                        Cell::Tier(*tier),
                        sum.cell(),
                        Cell::interval(share),
                    ],
                    ask.partial(&table, &area),
                );
            }
        }
    }
    Ok(answer)
}
