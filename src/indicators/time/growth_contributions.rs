use crate::error::Lacks;
use crate::indicators::columns::{AREA, BASE, CHANGE, FLOW, PERIOD, TIER, bounded};
use crate::indicators::span::{difference, quotient};
use crate::indicators::{Answer, Area, Ask, Cell, Entry, Group, Kind, Need, Sum, Text, TierKey};

/// Which areas and tiers growth comes from.
pub const ENTRY: Entry = Entry {
    id: "growth-contributions",
    group: Group::Time,
    title: Text("Büyümeye katkı", "Contribution to growth"),
    meaning: Text(
        "Ülkenin büyümesinin kaç puanının hangi ilden, ilin büyümesinin kaç puanının hangi düzeyden geldiği.",
        "How many points of the country's growth come from each province, and of the province's from each tier.",
    ),
    formula: Text(
        "(ilin tutarı - önceki tutarı) / ülkenin o düzeydeki önceki tutarı; aynı fark / ilin önceki toplamı",
        "(the province's amount - its amount before) / the country's amount of the tier before; \
         the same difference / the province's total before",
    ),
    unit: Text("yüzde puan", "percentage points"),
    denominator: Text(
        "ülkenin o düzeydeki, ilin bütün önceki tutarı",
        "the country's amount of the tier before, and the province's total before",
    ),
    undefined: Text(
        "payda sıfır ya da eksiyse; yalnız bir dönemde verisi olan il, ötekinde sıfır sayılmaz",
        "where the denominator is zero or negative; a province with data in one period only is not zero in the other",
    ),
    intervals: Text(
        "fark en az ve en çokken; payda da en az ya da en çok, sonuç en geniş olacak biçimde",
        "the difference at its least and at its most, over the denominator that makes the range widest",
    ),
    source: "OECD, Main Economic Indicators: contribution to growth, https://doi.org/10.1787/data-00052-en",
    example: Text(
        "İl 10'dan 16'ya çıktı, ülkenin önceki toplamı 200: katkı 6/200 = 3 puan.",
        "A province rose from 10 to 16, the country's total before was 200: 6/200 = 3 points.",
    ),
    needs: &[Need::TwoPeriods],
    answer,
};

fn answer(ask: &Ask<'_>) -> Result<Answer, Lacks> {
    let country =
        bounded("country_points", Kind::Percent, "Ülke büyümesine katkı", "Points of the country's growth");
    let own = bounded("own_points", Kind::Percent, "İl büyümesine katkı", "Points of the province's growth");
    let mut answer = Answer::new(vec![PERIOD, BASE, FLOW, AREA, TIER, CHANGE, country, own]);
    for flow in ask.flows()? {
        let pair = ask.pair(flow)?;
        for area in pair.areas().into_iter().filter(|area| ask.wants(area)) {
            for tier in ask.tiers_and_total() {
                let change = match pair.amounts(ask, &area, tier) {
                    (Some(now), Some(before)) => Some(difference(now, before)),
                    _ => None,
                };
                let of = |area: &Area, tier| pair.amounts(ask, area, tier).1;
                let part_of = |whole: Option<Sum>| {
                    Cell::interval(change.zip(whole).and_then(|(change, whole)| quotient(change, whole)))
                };
                answer.mark(
                    vec![
                        Cell::Period(pair.period),
                        Cell::Period(pair.base),
                        Cell::Flow(flow),
                        Cell::Area(area.clone()),
                        Cell::Tier(tier),
                        change.map_or(Cell::None, Sum::cell),
                        part_of(of(&Area::Country, tier)),
                        part_of(of(&area, TierKey::Total)),
                    ],
                    pair.partial(ask, &area),
                );
            }
        }
    }
    Ok(answer)
}
