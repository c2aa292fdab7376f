use crate::error::Lacks;
use crate::indicators::columns::{AREA, FLOW, PERIOD, TIER, VALUE, bounded, column};
use crate::indicators::{Answer, Ask, Cell, Entry, Group, Kind, Need, Text};
use crate::types::E4;

use super::points::{points, tier};

/// Trade for each unit of the visitor's number.
pub const ENTRY: Entry = Entry {
    id: "per-head",
    group: Group::Beside,
    title: Text("Kişi başına (ya da gösterge birimi başına)", "Per head (or per unit of an index)"),
    meaning: Text(
        "İlin ticaretinin, getirdiğiniz sayıya (örneğin nüfusa) bölümü: büyük ve küçük iller yan yana konabilir.",
        "A province's trade divided by the number that you brought (its population, say), so that large and small provinces stand side by side.",
    ),
    formula: Text("tutar / gösterge", "amount / index"),
    unit: Text("göstergenin birimi başına para birimi", "currency per unit of the index"),
    denominator: Text("ilin göstergesi", "the province's index"),
    undefined: Text("gösterge sıfır ya da eksiyse", "where the index is zero or negative"),
    intervals: Text(
        "düzey seçilirse, o düzeyden olabilecek mallar bir kez hiç, bir kez tümüyle sayılır",
        "if a tier is chosen, goods that can be of it count once not at all and once in full",
    ),
    source: "TÜİK, Adrese Dayalı Nüfus Kayıt Sistemi sonuçları (illerin nüfusu), https://data.tuik.gov.tr",
    example: Text(
        "60 milyon dolar, 400.000 kişi: kişi başına 150 dolar.",
        "60 million dollars, 400,000 people: 150 dollars per head.",
    ),
    needs: &[Need::Index],
    answer,
};

fn answer(ask: &Ask<'_>) -> Result<Answer, Lacks> {
    let mut answer = Answer::new(vec![
        PERIOD,
        FLOW,
        AREA,
        TIER,
        VALUE,
        column("index", Kind::Number, "Gösterge", "Index"),
        bounded("per_head", Kind::Number, "Kişi başına", "Per head"),
    ]);
    for flow in ask.flows()? {
        let period = ask.period(flow)?;
        for point in points(ask, period, flow)?.into_iter().filter(|point| ask.wants(&point.area)) {
            let per = |amount_e4: i128| amount_e4 as f64 / E4 as f64 / point.index;
            let sum = point.sum;
            let numbers = Cell::Numbers {
                value: (!sum.is_open).then(|| per(sum.value)),
                low: per(sum.low),
                high: per(sum.high),
            };
            answer.mark(
                vec![
                    Cell::Period(period),
                    Cell::Flow(flow),
                    Cell::Area(point.area),
                    Cell::Tier(tier(ask)),
                    sum.cell(),
                    Cell::Number(point.index),
                    if point.index > 0.0 { numbers } else { Cell::None },
                ],
                point.marks,
            );
        }
    }
    Ok(answer)
}
