use crate::error::Lacks;
use crate::indicators::columns::{AREA, FLOW, PERIOD, TIER, column};
use crate::indicators::{Answer, Area, Ask, Cell, Entry, Group, Kind, Need, Text, TierKey};

use super::classes::Classes;

/// In how many products an area is special.
pub const ENTRY: Entry = Entry {
    id: "diversity",
    group: Group::Specialisation,
    title: Text("Çeşitlilik", "Diversity"),
    meaning: Text(
        "İlin, ülkeye göre uzmanlaştığı ürünlerin sayısı ve bu ürünlerin ortalama kaç ilde uzmanlık olduğu: az ilde bulunan ürünler daha çok bilgi ister.",
        "In how many products a province is specialised against the country, and in how many provinces these products are so on average: those found in few ask for more knowledge.",
    ),
    formula: Text(
        "yer katsayısı (LQ) 1 ve üstü olan ürünlerin sayısı; bu ürünlerin yaygınlığının ortalaması",
        "number of products with a location quotient (LQ) of 1 or more; mean of the ubiquity of these products",
    ),
    unit: Text("ürün sayısı; il sayısı", "number of products; number of provinces"),
    denominator: Text(
        "LQ'da bütün mallar; ortalamada ilin uzmanlaştığı ürünlerin sayısı",
        "all goods in the LQ; the number of products with LQ of 1 or more in the mean",
    ),
    undefined: Text(
        "ilin ya da ülkenin toplamı sıfır ya da eksiyse; uzmanlaşılan ürün yoksa ortalama",
        "where the total of province or country is zero or negative; the mean where there is no such product",
    ),
    intervals: Text(
        "ürünlerin tutarı kesindir; düzey seçilirse yalnız kesinlikle o düzeyden olan ürünler sayılır",
        "amounts of products are certain; if a tier is chosen, only products that surely are of it count",
    ),
    source: "Hidalgo and Hausmann (2009), The Building Blocks of Economic Complexity, PNAS 106(26), 10570-10575, \
             https://doi.org/10.1073/pnas.0900943106",
    example: Text(
        "Üç üründe LQ 2; 1 ve 0,4: çeşitlilik 2. Yaygınlıkları 1 ve 3 ise ortalama 2.",
        "LQ of 2, 1 and 0.4 in three products: a diversity of 2. With ubiquities of 1 and 3 the mean is 2.",
    ),
    needs: &[Need::Products],
    answer,
};

fn answer(ask: &Ask<'_>) -> Result<Answer, Lacks> {
    let tier = ask.choice.tier.unwrap_or(TierKey::Total);
    let mut answer = Answer::new(vec![
        PERIOD,
        FLOW,
        AREA,
        TIER,
        column("products", Kind::Count, "Ürün sayısı", "Products"),
        column("diversity", Kind::Count, "Çeşitlilik", "Diversity"),
        column("average_ubiquity", Kind::Number, "Ortalama yaygınlık", "Average ubiquity"),
    ]);
    for flow in ask.flows()? {
        let period = ask.period(flow)?;
        let classes = Classes::new(ask, period, flow)?;
        let ubiquity = classes.ubiquity();
        let whole = classes.breakdown.areas.last().map_or(0, |country| country.total.value);
        for area in classes.breakdown.wanted(ask).filter(|known| known.area != Area::Country) {
            let (mut products, mut special, mut provinces) = (0u64, 0u64, 0u64);
            for (item, amount_e4, quotient) in classes.quotients(area) {
                products += u64::from(amount_e4 > 0);
                if quotient.is_special() {
                    special += 1;
                    provinces += ubiquity.get(item).copied().unwrap_or_default();
                }
            }
            let is_defined = whole > 0 && area.total.value > 0;
            let mean =
                (special > 0 && area.area.is_ranked()).then(|| (i128::from(provinces), i128::from(special)));
            answer.mark(
                vec![
                    Cell::Period(period),
                    Cell::Flow(flow),
                    Cell::Area(area.area.clone()),
                    Cell::Tier(tier),
                    Cell::Count(products),
                    if is_defined { Cell::Count(special) } else { Cell::None },
                    Cell::fraction(mean.filter(|_| is_defined)),
                ],
                ask.marks_of(&classes.breakdown, area),
            );
        }
    }
    Ok(answer)
}
