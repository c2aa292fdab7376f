use crate::error::Lacks;
use crate::indicators::columns::{AREA, BASE, BASE_VALUE, CHANGE, FLOW, GROWTH, PERIOD, TIER, VALUE};
use crate::indicators::span::{difference, growth};
use crate::indicators::{Answer, Ask, Cell, Entry, Group, Mark, Need, Sum, Text};

/// Rate of change against the same months of the year before.
pub const ENTRY: Entry = Entry {
    id: "growth",
    group: Group::Time,
    title: Text("Yıllık değişim", "Year-on-year growth"),
    meaning: Text(
        "Bir dönemin, bir önceki yılın aynı aylarına (ya da seçilen döneme) göre ne kadar değiştiği.",
        "How much a period changed against the same months of the year before (or the period that was chosen).",
    ),
    formula: Text(
        "(dönemin tutarı - önceki tutar) / önceki tutar",
        "(amount of the period - amount before) / amount before",
    ),
    unit: Text("para birimi; yüzde", "currency; percent"),
    denominator: Text("önceki dönemin tutarı", "the amount of the period before"),
    undefined: Text(
        "önceki tutar yoksa, sıfır ya da eksiyse ya da olabilirse; aylar aynı sayıda değilse hiç hesaplanmaz",
        "where the amount before is missing, zero or negative, or may be; refused where the numbers of months differ",
    ),
    intervals: Text(
        "şimdiki en azında, önceki en çoğundayken; ve tersi",
        "the later amount at its least with the earlier at its most, and the other way round",
    ),
    source: "United Nations, International Merchandise Trade Statistics: Compilers Manual, Revision 1 (2013), \
             https://unstats.un.org/unsd/trade/publications/seriesf_87Rev1_e_cover.pdf",
    example: Text(
        "2025 Ocak-Ekim 224,6; bir yıl önce 216,2 milyar dolar: (224,6 - 216,2) / 216,2 = %3,9.",
        "January-October 2025 224.6, a year before 216.2 billion dollars: (224.6 - 216.2) / 216.2 = 3.9%.",
    ),
    needs: &[Need::TwoPeriods],
    answer,
};

fn answer(ask: &Ask<'_>) -> Result<Answer, Lacks> {
    let mut answer = Answer::new(vec![PERIOD, BASE, FLOW, AREA, TIER, VALUE, BASE_VALUE, CHANGE, GROWTH]);
    for flow in ask.flows()? {
        let pair = ask.pair(flow)?;
        for area in pair.areas().into_iter().filter(|area| ask.wants(area)) {
            for tier in ask.tiers_and_total() {
                let (now, before) = pair.amounts(ask, &area, tier);
                let both = now.zip(before);
                let mut marks = pair.partial(ask, &area);
                marks.extend(ask.small(Mark::SmallBase, before));
                answer.mark(
                    vec![
                        Cell::Period(pair.period),
                        Cell::Period(pair.base),
                        Cell::Flow(flow),
                        Cell::Area(area.clone()),
                        Cell::Tier(tier),
                        now.map_or(Cell::None, Sum::cell),
                        before.map_or(Cell::None, Sum::cell),
                        both.map_or(Cell::None, |(now, before)| difference(now, before).cell()),
                        Cell::interval(both.and_then(|(now, before)| growth(now, before))),
                    ],
                    marks,
                );
            }
        }
    }
    Ok(answer)
}
