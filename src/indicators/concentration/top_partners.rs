use crate::error::Lacks;
use crate::indicators::breakdown::By;
use crate::indicators::{Answer, Ask, Entry, Group, Need, Text};

use super::tops;

/// The largest partners of every area.
pub const ENTRY: Entry = Entry {
    id: "top-partners",
    group: Group::Concentration,
    title: Text("En büyük ülkeler", "Largest partners"),
    meaning: Text(
        "İlin en çok hangi ülkelere sattığı (ya da hangilerinden aldığı); seçilirse yalnız bir teknoloji düzeyinde.",
        "To which countries a province sells most (or from which it buys), of one technology tier if one is chosen.",
    ),
    formula: Text(
        "ilin o ülkeyle ticareti / ilin toplamı; kalan ülkeler bir satırda toplanır",
        "the province's trade with the country / the province's total; all other countries stand in one row",
    ),
    unit: Text("para birimi; yüzde", "currency; percent"),
    denominator: Text(
        "ilin toplamı, ülkesi belirsiz ve gizli olanlar içinde; düzey seçilirse ilin o düzeydeki toplamı",
        "the province's total, unspecified and confidential partners included; its total of the tier if one is chosen",
    ),
    undefined: Text(
        "toplam sıfır ya da eksiyse ya da düzeltmelerle olabilirse; toplamı sıfır olan ülke sayılmaz",
        "where the total is zero or negative, or corrections can make it so; a partner whose sum is zero is no partner",
    ),
    intervals: Text(
        "düzey seçilirse, o düzeyden olabilecek mallar bir kez hiç, bir kez tümüyle sayılır; sıra kesin olana göredir",
        "if a tier is chosen, goods that can be of it count once not at all and once in full; the order is that of what is certain",
    ),
    source: "United Nations, International Merchandise Trade Statistics: Concepts and Definitions 2010, ch. VI \
             (partner country), https://unstats.un.org/unsd/trade/eg-imts/IMTS%202010%20(English).pdf",
    example: Text(
        "Almanya 60, Irak 30, İtalya 10; en büyük ikisi: Almanya %60, Irak %30, diğer %10.",
        "Germany 60, Iraq 30, Italy 10; the largest two: Germany 60%, Iraq 30%, others 10%.",
    ),
    needs: &[Need::Partners],
    answer,
};

fn answer(ask: &Ask<'_>) -> Result<Answer, Lacks> {
    tops::answer(ask, By::Partner)
}
