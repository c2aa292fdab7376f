use crate::error::Lacks;
use crate::indicators::breakdown::By;
use crate::indicators::{Answer, Ask, Entry, Group, Need, Text};

use super::changes;

/// Partners that came and went.
pub const ENTRY: Entry = Entry {
    id: "partner-changes",
    group: Group::Concentration,
    title: Text("Yeni ve yitirilen ülkeler", "New and lost partners"),
    meaning: Text(
        "İki dönem arasında ilin ticaretine kaç ülkenin girdiği, kaçının çıktığı ve bunların tutarı.",
        "How many countries came into a province's trade between two periods, how many left it, and what they amount to.",
    ),
    formula: Text(
        "yeni: toplamı şimdi sıfırdan büyük olup önce olmayan; yitirilen: önce büyük olup şimdi olmayan",
        "new: above zero now and not before; lost: above zero before and not now",
    ),
    unit: Text("ülke sayısı; para birimi; yüzde", "number of partners; currency; percent"),
    denominator: Text(
        "yeniler için dönemin, yitirilenler için önceki dönemin toplamı",
        "the total of the period for the new, that of the period before for the lost",
    ),
    undefined: Text(
        "iki dönemden birinde verisi olmayan il; paylar, toplam sıfır ya da eksiyse; aylar aynı sayıda değilse hiç hesaplanmaz",
        "a province without data in one of the periods; shares where the total is zero or negative; refused where the numbers of months differ",
    ),
    intervals: Text(
        "düzey seçilirse yalnız kesinlikle o düzeyden olan mallar sayılır",
        "if a tier is chosen, only goods that surely are of it count",
    ),
    source: "Hummels and Klenow (2005), The Variety and Quality of a Nation's Exports, American Economic \
             Review 95(3), 704-723 (extensive margin), https://doi.org/10.1257/0002828054201396",
    example: Text(
        "Önce Almanya 50, Irak 50; şimdi Almanya 60, İtalya 20: yeni 1 ülke (20, %25), yitirilen 1 ülke (50, %50).",
        "Before Germany 50, Iraq 50; now Germany 60, Italy 20: 1 new partner (20, 25%), 1 lost partner (50, 50%).",
    ),
    needs: &[Need::Partners, Need::TwoPeriods],
    answer,
};

fn answer(ask: &Ask<'_>) -> Result<Answer, Lacks> {
    changes::answer(ask, By::Partner)
}
