use crate::error::Lacks;
use crate::indicators::columns::{AREA, FLOW, PERIOD, SHARE, VALUE};
use crate::indicators::{Answer, Ask, Cell, Entry, Group, Interval, Sum, Text};

/// Total trade of every area, and its part of the country's.
pub const ENTRY: Entry = Entry {
    id: "totals",
    group: Group::Levels,
    title: Text("İllerin toplam dış ticareti", "Total trade of each province"),
    meaning: Text(
        "Her ilin ne kadar ihracat ya da ithalat yaptığı ve bunun ülkedeki payı.",
        "How much each province exports or imports, and its part of the country's total.",
    ),
    formula: Text("ilin toplamı / ülkenin toplamı", "the province's total / the country's total"),
    unit: Text("para birimi; yüzde", "currency; percent"),
    denominator: Text(
        "ülkenin bütün malları; il belirsiz ve gizli olanlar içinde",
        "all goods of the country, those of unspecified or confidential provinces included",
    ),
    undefined: Text("ülkenin toplamı sıfır ya da eksiyse", "where the country's total is zero or negative"),
    intervals: Text("toplamlar kesindir", "totals are certain"),
    source: "United Nations, International Merchandise Trade Statistics: Concepts and Definitions 2010, \
             https://unstats.un.org/unsd/trade/eg-imts/IMTS%202010%20(English).pdf",
    example: Text(
        "İl 30, ülke 120 milyon dolar: pay %25.",
        "Province 30, country 120 million dollars: a share of 25%.",
    ),
    needs: &[],
    answer,
};

fn answer(ask: &Ask<'_>) -> Result<Answer, Lacks> {
    let mut answer = Answer::new(vec![PERIOD, FLOW, AREA, VALUE, SHARE]);
    for (period, flow) in ask.own_tables()? {
        let table = ask.table(period, flow)?;
        let of = table.country.total_e4;
        for (area, slice) in table.all().filter(|(area, _)| ask.wants(area)) {
            let point = (slice.total_e4, of);
            let share = (of > 0).then_some(Interval::certain(point));
            let marks = ask.partial(&table, &area);
            answer.mark(
                vec![
                    Cell::Period(period),
                    Cell::Flow(flow),
                    Cell::Area(area),
                    Sum::certain(slice.total_e4).cell(),
                    Cell::interval(share),
                ],
                marks,
            );
        }
    }
    Ok(answer)
}
