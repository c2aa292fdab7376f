use crate::error::Lacks;
use crate::indicators::breakdown::By;
use crate::indicators::{Answer, Ask, Entry, Group, Need, Text};

use super::concentrations;

/// How far an area's trade hangs on a few products.
pub const ENTRY: Entry = Entry {
    id: "product-concentration",
    group: Group::Concentration,
    title: Text("Ürün yoğunlaşması", "Concentration on products"),
    meaning: Text(
        "İlin ticaretinin az sayıda ürüne ne kadar bağlı olduğu.",
        "How far a province's trade hangs on a few products.",
    ),
    formula: Text(
        "HHI = payların kareleri toplamı; normalize = (HHI - 1/n) / (1 - 1/n); etkin sayı = 1 / HHI; en büyük 10 ve 20'nin payı",
        "HHI = sum of squared shares; normalised = (HHI - 1/n) / (1 - 1/n); effective number = 1 / HHI; share of the largest 10 and 20",
    ),
    unit: Text(
        "ürün sayısı; yüzde; HHI 1/n ile 1 arası, normalize 0 ile 1 arası",
        "number of products; percent; HHI from 1/n to 1, normalised from 0 to 1",
    ),
    denominator: Text(
        "ilin toplamı; gizli mallar içindedir ve bir ürün sayılır",
        "the province's total; confidential goods are in it and count as one product",
    ),
    undefined: Text(
        "toplam sıfır ya da eksiyse; bir ürünün toplamı eksiyse HHI ve ondan türeyenler; tek ürün varsa normalize HHI",
        "where the total is zero or negative; the HHI and what follows from it where the sum of a product is negative; the normalised HHI of a single product",
    ),
    intervals: Text(
        "düzey seçilirse yalnız kesinlikle o düzeyden olan mallar sayılır",
        "if a tier is chosen, only goods that surely are of it count",
    ),
    source: "Hirschman (1964), The Paternity of an Index, American Economic Review 54(5), 761-762, \
             https://www.jstor.org/stable/1818582",
    example: Text(
        "İki ürün, paylar %80 ve %20: HHI 0,64 + 0,04 = 0,68; normalize (0,68 - 0,5) / 0,5 = 0,36; etkin sayı 1 / 0,68 = 1,47.",
        "Two products with 80% and 20%: HHI 0.64 + 0.04 = 0.68; normalised (0.68 - 0.5) / 0.5 = 0.36; effective number 1 / 0.68 = 1.47.",
    ),
    needs: &[Need::Products],
    answer,
};

fn answer(ask: &Ask<'_>) -> Result<Answer, Lacks> {
    concentrations::answer(ask, By::Product)
}
