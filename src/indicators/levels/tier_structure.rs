use crate::data::Tier;
use crate::error::Lacks;
use crate::indicators::breakdown::By;
use crate::indicators::concentration::tops;
use crate::indicators::{Answer, Ask, Entry, Group, Need, Text, TierKey};

/// What a tier is made of.
pub const ENTRY: Entry = Entry {
    id: "tier-structure",
    group: Group::Levels,
    title: Text("Bir teknoloji düzeyinin iç yapısı", "Inner structure of a technology tier"),
    meaning: Text(
        "İlin yüksek (ya da seçilen düzeydeki) teknoloji ticaretinin hangi ürünlerden oluştuğu.",
        "Of which products a province's high technology (or the tier that was chosen) is made.",
    ),
    formula: Text(
        "ürünün tutarı / ilin o düzeydeki tutarı; kalan ürünler bir satırda toplanır",
        "amount of the product / the province's amount in the tier; all other products stand in one row",
    ),
    unit: Text("para birimi; yüzde", "currency; percent"),
    denominator: Text("ilin o düzeydeki tutarı", "the province's amount in the tier"),
    undefined: Text(
        "ilin o düzeydeki tutarı sıfır ya da eksiyse ya da düzeltmelerle olabilirse",
        "where the province's amount in the tier is zero or negative, or corrections can make it so",
    ),
    intervals: Text(
        "o düzeyden olabilecek bir ürün bir kez hiç (0), bir kez tümüyle sayılır; sıra kesin olana göredir",
        "a product that can be of the tier counts once not at all (0) and once in full; the order is that of what is certain",
    ),
    source: "Hatzichronoglou (1997), Revision of the High-Technology Sector and Product Classification, \
             OECD STI Working Papers 1997/02, https://doi.org/10.1787/134337307632",
    example: Text(
        "Yüksek teknoloji 50: uçak 40, ilaç 10; uçak %80, ilaç %20.",
        "High technology 50: aircraft 40, medicines 10; aircraft 80%, medicines 20%.",
    ),
    needs: &[Need::Products],
    answer,
};

fn answer(ask: &Ask<'_>) -> Result<Answer, Lacks> {
    let tier = ask.choice.tier.unwrap_or(TierKey::One(Tier::High));
    let parting = ask.parting(By::Product, tier)?;
    let mut answer = Answer::new(tops::columns(By::Product));
    for (period, flow) in ask.own_tables()? {
        tops::rows(ask, &mut answer, By::Product, (period, flow, tier), &parting.of((period, flow))?);
    }
    Ok(answer)
}
