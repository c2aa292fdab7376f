use crate::error::Lacks;
use crate::indicators::breakdown::By;
use crate::indicators::{Answer, Ask, Entry, Group, Need, Text};

use super::changes;

/// Products that came and went.
pub const ENTRY: Entry = Entry {
    id: "product-changes",
    group: Group::Concentration,
    title: Text("Yeni ve yitirilen ürünler", "New and lost products"),
    meaning: Text(
        "İki dönem arasında ilin ticaretine kaç ürünün girdiği, kaçının çıktığı ve bunların tutarı.",
        "How many products came into a province's trade between two periods, how many left it, and what they amount to.",
    ),
    formula: Text(
        "yeni: toplamı şimdi sıfırdan büyük olup önce olmayan; yitirilen: önce büyük olup şimdi olmayan",
        "new: above zero now and not before; lost: above zero before and not now",
    ),
    unit: Text("ürün sayısı; para birimi; yüzde", "number of products; currency; percent"),
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
        "Önce un 50, halı 50; şimdi un 60, motor 20: yeni 1 ürün (20, %25), yitirilen 1 ürün (50, %50).",
        "Before flour 50, carpets 50; now flour 60, engines 20: 1 new product (20, 25%), 1 lost product (50, 50%).",
    ),
    needs: &[Need::Products, Need::TwoPeriods],
    answer,
};

fn answer(ask: &Ask<'_>) -> Result<Answer, Lacks> {
    changes::answer(ask, By::Product)
}
