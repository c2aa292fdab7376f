use crate::error::Lacks;
use crate::indicators::columns::{AREA, FLOW, PERIOD, PRODUCT, RANK, column};
use crate::indicators::{Answer, Ask, Cell, Entry, Group, Kind, Mark, Need, Rank, Text, compare};

use super::classes::Classes;
use super::quotient::symmetric;

/// The products in which an area is most special.
pub const ENTRY: Entry = Entry {
    id: "location-quotient-products",
    group: Group::Specialisation,
    title: Text("Ürünlerde uzmanlaşma (yer katsayısı)", "Location quotient by product"),
    meaning: Text(
        "İlin, ülkeye göre en çok uzmanlaştığı ürünler: payı ülkedeki payının kaç katı.",
        "The products in which a province is most specialised against the country: how many times their share in the country.",
    ),
    formula: Text(
        "LQ = (ürünün ildeki tutarı / ilin toplamı) / (ürünün ülkedeki tutarı / ülkenin toplamı); simetrik = (LQ - 1) / (LQ + 1); en büyükten küçüğe",
        "LQ = (the province's amount of the product / the province's total) / (the country's amount of it / the country's total); symmetric = (LQ - 1) / (LQ + 1); largest first",
    ),
    unit: Text("oran, 0 ve yukarısı; simetrik -1 ile 1 arası", "ratio from 0 up; symmetric from -1 to 1"),
    denominator: Text(
        "ürünün ülkedeki payı; bütün mallar içinde",
        "the product's share in the country, of all goods",
    ),
    undefined: Text(
        "ilin ya da ülkenin toplamı ya da ürünün ülkedeki tutarı sıfır ya da eksiyse; ildeki tutarı eksi olan ürün sıralanmaz",
        "where the total of province or country or the country's amount of the product is zero or negative; a product whose amount in the province is negative has no rank",
    ),
    intervals: Text(
        "ürünün tutarı kesindir; düzey seçilirse yalnız kesinlikle o düzeyden olan ürünler listelenir",
        "amounts of products are certain; if a tier is chosen, only products that surely are of it are listed",
    ),
    source: "Balassa (1965), Trade Liberalisation and \"Revealed\" Comparative Advantage, The Manchester School \
             33(2), https://doi.org/10.1111/j.1467-9957.1965.tb00050.x; Dalum, Laursen and Villumsen (1998), \
             Structural Change in OECD Export Specialisation Patterns, International Review of Applied Economics \
             12(3), 423-443, for the symmetric form, https://ideas.repec.org/a/taf/irapec/v12y1998i3p423-443.html",
    example: Text(
        "Halı ilde 30/100, ülkede 60/1000: LQ = 0,30 / 0,06 = 5; simetrik 4/6 = 0,67.",
        "Carpets 30/100 in the province, 60/1000 in the country: LQ = 0.30 / 0.06 = 5; symmetric 4/6 = 0.67.",
    ),
    needs: &[Need::Products],
    answer,
};

fn answer(ask: &Ask<'_>) -> Result<Answer, Lacks> {
    let mut answer = Answer::new(vec![
        PERIOD,
        FLOW,
        AREA,
        RANK,
        PRODUCT,
        column("value", Kind::Money, "Tutar", "Amount"),
        column("share_pct", Kind::Percent, "Pay", "Share"),
        column("country_share_pct", Kind::Percent, "Ülkedeki pay", "Share in the country"),
        column("lq", Kind::Number, "LQ", "LQ"),
        column("lq_symmetric", Kind::Number, "Simetrik LQ", "Symmetric LQ"),
    ]);
    for flow in ask.flows()? {
        let period = ask.period(flow)?;
        let classes = Classes::new(ask, period, flow)?;
        let wanted =
            classes.breakdown.wanted(ask).filter(|known| known.area != crate::indicators::Area::Country);
        for area in wanted {
            let quotients = classes.quotients(area).filter_map(|(item, amount_e4, quotient)| {
                Some((item, amount_e4, quotient, quotient.value()?))
            });
            let mut quotients: Vec<_> = quotients.collect();
            // Within an area the quotient has the order of the area's part in the country's class.
            quotients.sort_by(|(a_item, a, a_quotient, _), (b_item, b, b_quotient, _)| {
                compare(b_quotient.class, a_quotient.class).then(b.cmp(a)).then(a_item.cmp(b_item))
            });
            let mut place = 0;
            let mut last = None;
            for (number, (item, amount_e4, quotient, lq)) in quotients.iter().take(ask.choice.top).enumerate()
            {
                if last.is_none_or(|last| compare(last, quotient.class).is_ne()) {
                    place = number as u32 + 1;
                }
                last = Some(quotient.class);
                let mut marks = ask.partial(&classes.breakdown.table, &area.area);
                if ask.is_small(*amount_e4) {
                    marks.push(Mark::SmallVolume);
                }
                let (class, whole) = (quotient.class, quotient.whole);
                answer.mark(
                    vec![
                        Cell::Period(period),
                        Cell::Flow(flow),
                        Cell::Area(area.area.clone()),
                        Cell::Rank(Rank { best: place, worst: place }),
                        classes.cell(*item),
                        Cell::Money(*amount_e4),
                        Cell::Fraction((class.0, whole.0)),
                        Cell::Fraction((class.1, whole.1)),
                        Cell::Number(*lq),
                        Cell::Number(symmetric(*lq)),
                    ],
                    marks,
                );
            }
        }
    }
    Ok(answer)
}
