use crate::data::Tier;
use crate::error::Lacks;
use crate::indicators::columns::{AREA, FLOW, PERIOD, SHARE, VALUE};
use crate::indicators::{Answer, Area, Ask, Cell, Entry, Group, Mark, Need, Text, TierKey};

/// The two highest tiers together.
pub const ENTRY: Entry = Entry {
    id: "high-and-medium-high",
    group: Group::Levels,
    title: Text("Yüksek ve orta-yüksek teknolojinin payı", "Share of high and medium-high technology"),
    meaning: Text(
        "İlin sattığının ne kadarının en üst iki teknoloji düzeyinden olduğu.",
        "How much of what a province sells is of the two highest tiers of technology.",
    ),
    formula: Text("(yüksek + orta-yüksek) / ilin toplamı", "(high + medium-high) / the province's total"),
    unit: Text("para birimi; yüzde", "currency; percent"),
    denominator: Text(
        "ilin bütün malları, imalatı ya da gizli olmayanları; seçime göre",
        "all goods of the province, its manufacturing, or all but confidential ones, as chosen",
    ),
    undefined: Text(
        "paydası sıfır ya da eksiyse ya da düzeltmelerle olabilirse; tanımın bu iki düzeyi yoksa",
        "where the denominator is zero or negative, or corrections can make it so; under a definition without these two tiers",
    ),
    intervals: Text(
        "ikisinden birinden olabilecek mallar kesindir; başka düzeyden de olabilecekler bir kez hiç, bir kez tümüyle sayılır",
        "goods of one of the two are certain; goods that can be of others too count once not at all and once in full",
    ),
    source: "Hatzichronoglou (1997), Revision of the High-Technology Sector and Product Classification, \
             OECD STI Working Papers 1997/02, https://doi.org/10.1787/134337307632",
    example: Text("Yüksek 12, orta-yüksek 38, toplam 100: %50.", "High 12, medium-high 38, total 100: 50%."),
    needs: &[Need::Tiers],
    answer,
};

fn answer(ask: &Ask<'_>) -> Result<Answer, Lacks> {
    ask.check_over()?;
    let tiers = ask.definition().tiers();
    if !ask.tables.has_tiers || ![Tier::High, Tier::MediumHigh].iter().all(|tier| tiers.contains(tier)) {
        return Err(Lacks::Product);
    }
    let key = TierKey::HighAndMediumHigh;
    let mut answer = Answer::new(vec![PERIOD, FLOW, AREA, VALUE, SHARE]);
    for (period, flow) in ask.own_tables()? {
        let table = ask.table(period, flow)?;
        for (area, slice) in table.all().filter(|(area, _)| ask.wants(area)) {
            let slice = ask.counted(slice);
            let slice = slice.as_ref();
            let sum = ask.amount(slice, key);
            let mut marks = ask.partial(&table, &area);
            if area != Area::Country {
                marks.extend(ask.small(Mark::SmallVolume, Some(sum)));
            }
            answer.mark(
                vec![
                    Cell::Period(period),
                    Cell::Flow(flow),
                    Cell::Area(area),
                    sum.cell(),
                    Cell::interval(ask.share(slice, key)),
                ],
                marks,
            );
        }
    }
    Ok(answer)
}
