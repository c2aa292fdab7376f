use crate::error::Lacks;
use crate::indicators::columns::{AREA, FLOW, PERIOD, SHARE, TIER, VALUE};
use crate::indicators::{
    Answer, Area, Ask, Cell, Entry, Group, Interval, Mark, Need, Slice, Sum, Text, TierKey,
};

/// Amount and share of every tier in every area.
pub const ENTRY: Entry = Entry {
    id: "tier-shares",
    group: Group::Levels,
    title: Text(
        "İlin dış ticaretinde teknoloji düzeylerinin payı",
        "Share of each technology tier in a province's trade",
    ),
    meaning: Text(
        "İlin sattığının (ya da aldığının) ne kadarı yüksek, orta-yüksek, orta-düşük ve düşük teknoloji.",
        "How much of what a province sells (or buys) is of high, medium-high, medium-low and low technology.",
    ),
    formula: Text(
        "ilin o düzeydeki tutarı / ilin toplamı",
        "the province's amount in the tier / the province's total",
    ),
    unit: Text("para birimi; yüzde", "currency; percent"),
    denominator: Text(
        "ilin bütün malları, imalatı ya da gizli olmayanları; seçime göre",
        "all goods of the province, its manufacturing, or all but confidential ones, as chosen",
    ),
    undefined: Text(
        "paydası sıfır ya da eksiyse ya da düzeltmelerle olabilirse",
        "where the denominator is zero or negative, or corrections can make it so",
    ),
    intervals: Text(
        "birkaç düzeyden olabilecek mallar bir kez hiç, bir kez tümüyle sayılır",
        "goods that can be of several tiers count once not at all and once in full",
    ),
    source: "Hatzichronoglou (1997), Revision of the High-Technology Sector and Product Classification, \
             OECD STI Working Papers 1997/02, https://doi.org/10.1787/134337307632",
    example: Text(
        "Eskişehir 2024: 1.655,0 milyon doların 569,3 milyonu yüksek teknoloji, %34,4.",
        "Eskişehir 2024: 569.3 of 1,655.0 million dollars are high technology, 34.4%.",
    ),
    needs: &[Need::Tiers],
    answer,
};

fn answer(ask: &Ask<'_>) -> Result<Answer, Lacks> {
    let tiers = ask.tiers()?;
    ask.check_over()?;
    let mut answer = Answer::new(vec![PERIOD, FLOW, AREA, TIER, VALUE, SHARE]);
    for (period, flow) in ask.own_tables()? {
        let table = ask.table(period, flow)?;
        for (area, slice) in table.all().filter(|(area, _)| ask.wants(area)) {
            let slice = ask.counted(slice);
            let slice = slice.as_ref();
            let head = |tier| {
                vec![Cell::Period(period), Cell::Flow(flow), Cell::Area(area.clone()), Cell::Tier(tier)]
            };
            if !slice.excluded_e4.is_empty() {
                let mut cells = head(TierKey::Excluded);
                cells.extend(excluded(slice));
                answer.push(cells);
            }
            for tier in &tiers {
                let sum = ask.amount(slice, *tier);
                let mut cells = head(*tier);
                cells.extend([sum.cell(), Cell::interval(ask.share(slice, *tier))]);
                let mut marks = ask.partial(&table, &area);
                if area != Area::Country {
                    marks.extend(ask.small(Mark::SmallVolume, Some(sum)));
                }
                answer.mark(cells, marks);
            }
        }
    }
    Ok(answer)
}

/// What lists leave out, of everything: the other rows are of what is left.
fn excluded(slice: &Slice) -> [Cell; 2] {
    let excluded = slice.excluded_total_e4();
    let point = (excluded, slice.total_e4 + excluded);
    [Sum::certain(excluded).cell(), Cell::interval((point.1 > 0).then_some(Interval::certain(point)))]
}
