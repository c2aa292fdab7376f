use crate::error::Lacks;
use crate::indicators::breakdown::By;
use crate::indicators::{Answer, Ask, Entry, Group, Need, Text};

use super::tops;

/// The largest products of every area.
pub const ENTRY: Entry = Entry {
    id: "top-products",
    group: Group::Concentration,
    title: Text("En büyük ürünler", "Largest products"),
    meaning: Text(
        "İlin en çok hangi ürünleri sattığı (ya da aldığı); seçilirse yalnız bir teknoloji düzeyinde.",
        "Which products a province sells (or buys) most, of one technology tier if one is chosen.",
    ),
    formula: Text(
        "ürünün tutarı / ilin toplamı; kalan ürünler bir satırda toplanır",
        "amount of the product / the province's total; all other products stand in one row",
    ),
    unit: Text("para birimi; yüzde", "currency; percent"),
    denominator: Text(
        "ilin toplamı, gizli mallar içinde; düzey seçilirse ilin o düzeydeki toplamı",
        "the province's total, confidential goods included; its total of the tier if one is chosen",
    ),
    undefined: Text(
        "toplam sıfır ya da eksiyse ya da düzeltmelerle olabilirse; toplamı sıfır olan ürün sayılmaz",
        "where the total is zero or negative, or corrections can make it so; a product whose sum is zero is no product",
    ),
    intervals: Text(
        "düzey seçilirse, o düzeyden olabilecek mallar bir kez hiç, bir kez tümüyle sayılır; sıra kesin olana göredir",
        "if a tier is chosen, goods that can be of it count once not at all and once in full; the order is that of what is certain",
    ),
    source: "United Nations, International Merchandise Trade Statistics: Concepts and Definitions 2010, ch. III \
             (commodity classification), https://unstats.un.org/unsd/trade/eg-imts/IMTS%202010%20(English).pdf",
    example: Text(
        "Otomobil 50, traktör 30, un 20; en büyük ikisi: otomobil %50, traktör %30, diğer %20.",
        "Cars 50, tractors 30, flour 20; the largest two: cars 50%, tractors 30%, others 20%.",
    ),
    needs: &[Need::Products],
    answer,
};

fn answer(ask: &Ask<'_>) -> Result<Answer, Lacks> {
    tops::answer(ask, By::Product)
}
