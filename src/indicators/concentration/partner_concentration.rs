use crate::error::Lacks;
use crate::indicators::breakdown::By;
use crate::indicators::{Answer, Ask, Entry, Group, Need, Text};

use super::concentrations;

/// How far an area's trade hangs on a few partners.
pub const ENTRY: Entry = Entry {
    id: "partner-concentration",
    group: Group::Concentration,
    title: Text("Ülke yoğunlaşması", "Concentration on partners"),
    meaning: Text(
        "İlin ticaretinin az sayıda ülkeye ne kadar bağlı olduğu.",
        "How far a province's trade hangs on a few countries.",
    ),
    formula: Text(
        "HHI = payların kareleri toplamı; normalize = (HHI - 1/n) / (1 - 1/n); etkin sayı = 1 / HHI; en büyük 10 ve 20'nin payı",
        "HHI = sum of squared shares; normalised = (HHI - 1/n) / (1 - 1/n); effective number = 1 / HHI; share of the largest 10 and 20",
    ),
    unit: Text(
        "ülke sayısı; yüzde; HHI 1/n ile 1 arası, normalize 0 ile 1 arası",
        "number of partners; percent; HHI from 1/n to 1, normalised from 0 to 1",
    ),
    denominator: Text(
        "ilin toplamı; ülkesi gizli ve belirsiz olanlar içindedir; her ikisi de birer ülke sayılır",
        "the province's total; confidential and unspecified partners are in it and count as one partner each",
    ),
    undefined: Text(
        "toplam sıfır ya da eksiyse; bir ülkenin toplamı eksiyse HHI ve ondan türeyenler; tek ülke varsa normalize HHI",
        "where the total is zero or negative; the HHI and what follows from it where the sum of a partner is negative; the normalised HHI of a single partner",
    ),
    intervals: Text(
        "düzey seçilirse yalnız kesinlikle o düzeyden olan mallar sayılır",
        "if a tier is chosen, only goods that surely are of it count",
    ),
    source: "Hirschman (1964), The Paternity of an Index, American Economic Review 54(5), 761-762, \
             https://www.jstor.org/stable/1818582",
    example: Text(
        "Üç ülke, paylar %60, %30, %10: HHI 0,36 + 0,09 + 0,01 = 0,46; normalize (0,46 - 1/3) / (2/3) = 0,19; etkin sayı 1 / 0,46 = 2,17.",
        "Three partners with 60%, 30% and 10%: HHI 0.36 + 0.09 + 0.01 = 0.46; normalised (0.46 - 1/3) / (2/3) = 0.19; effective number 1 / 0.46 = 2.17.",
    ),
    needs: &[Need::Partners],
    answer,
};

fn answer(ask: &Ask<'_>) -> Result<Answer, Lacks> {
    concentrations::answer(ask, By::Partner)
}
