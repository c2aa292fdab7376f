use crate::error::Lacks;
use crate::indicators::columns::{FLOW, PERIOD, PRODUCT, TIER, column};
use crate::indicators::{Answer, Ask, Cell, Entry, Group, Kind, Need, Text, TierKey};

use super::classes::Classes;

/// In how many areas a product is a speciality.
pub const ENTRY: Entry = Entry {
    id: "ubiquity",
    group: Group::Specialisation,
    title: Text("Yaygınlık", "Ubiquity"),
    meaning: Text(
        "Bir üründe kaç ilin uzmanlaştığı, kaçının o ürünün ticaretini yaptığı.",
        "How many provinces are specialised in a product, and how many trade it at all.",
    ),
    formula: Text(
        "yer katsayısı (LQ) 1 ve üstü olan illerin sayısı; tutarı sıfırdan büyük olan illerin sayısı",
        "number of provinces with a location quotient (LQ) of 1 or more; number whose amount is above zero",
    ),
    unit: Text("il sayısı; para birimi", "number of provinces; currency"),
    denominator: Text("LQ'da bütün mallar", "all goods in the LQ"),
    undefined: Text(
        "ülkedeki tutarı sıfır ya da eksi olan ürün; il dışı kalemler (belirsiz, gizli) sayılmaz",
        "a product whose amount in the country is zero or negative; what is unspecified or confidential is no province",
    ),
    intervals: Text(
        "ürünlerin tutarı kesindir; düzey seçilirse yalnız kesinlikle o düzeyden olan ürünler listelenir",
        "amounts of products are certain; if a tier is chosen, only products that surely are of it are listed",
    ),
    source: "Hidalgo and Hausmann (2009), The Building Blocks of Economic Complexity, PNAS 106(26), 10570-10575, \
             https://doi.org/10.1073/pnas.0900943106",
    example: Text(
        "Bir üründe dört ilin LQ'su 3; 1; 0,9 ve 0: yaygınlık 2, üç il ticaretini yapar.",
        "LQ of 3, 1, 0.9 and 0 of four provinces in a product: a ubiquity of 2; three provinces trade it.",
    ),
    needs: &[Need::Products],
    answer,
};

fn answer(ask: &Ask<'_>) -> Result<Answer, Lacks> {
    let tier = ask.choice.tier.unwrap_or(TierKey::Total);
    let mut answer = Answer::new(vec![
        PERIOD,
        FLOW,
        TIER,
        PRODUCT,
        column("value", Kind::Money, "Tutar", "Amount"),
        column("areas", Kind::Count, "Ticaretini yapan il", "Provinces that trade it"),
        column("ubiquity", Kind::Count, "Yaygınlık", "Ubiquity"),
    ]);
    for flow in ask.flows()? {
        let period = ask.period(flow)?;
        let classes = Classes::new(ask, period, flow)?;
        let ubiquity = classes.ubiquity();
        let mut areas = vec![0u64; classes.breakdown.items.len()];
        for area in classes.breakdown.areas.iter().filter(|known| known.area.is_ranked()) {
            for part in area.positive() {
                if let Some(count) = areas.get_mut(part.item) {
                    *count += 1;
                }
            }
        }
        let Some(country) = classes.breakdown.areas.last() else { continue };
        let mut items: Vec<usize> = classes.quotients(country).map(|(item, ..)| item).collect();
        items.sort_unstable();
        for item in items {
            let amount_e4 = classes.of_country(item);
            let count = |counts: &[u64]| counts.get(item).copied().unwrap_or_default();
            answer.push(vec![
                Cell::Period(period),
                Cell::Flow(flow),
                Cell::Tier(tier),
                classes.cell(item),
                Cell::Money(amount_e4),
                Cell::Count(count(&areas)),
                if amount_e4 > 0 { Cell::Count(count(&ubiquity)) } else { Cell::None },
            ]);
        }
    }
    Ok(answer)
}
