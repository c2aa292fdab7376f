use crate::data::TierSet;
use crate::error::Lacks;
use crate::indicators::breakdown::Part;
use crate::indicators::columns::{AREA, FLOW, PERIOD, VALUE, column};
use crate::indicators::{Answer, Area, Ask, Cell, Entry, Group, Kind, Mark, Need, Slice, Sum, Text};
use crate::types::{Flow, Period};

use super::classes::Classes;

/// How far the make-up of an area's trade is from the country's.
pub const ENTRY: Entry = Entry {
    id: "krugman",
    group: Group::Specialisation,
    title: Text("Krugman uzmanlaşma endeksi", "Krugman specialisation index"),
    meaning: Text(
        "İlin ticaretinin bileşiminin ülkeninkinden ne kadar farklı olduğu: 0 aynı, 2 hiç ortak yanı yok.",
        "How far the make-up of a province's trade is from the country's: 0 is the same, 2 is nothing in common.",
    ),
    formula: Text(
        "ürünler üzerinden |ürünün ildeki payı - ürünün ülkedeki payı| toplamı; ürün kodu yoksa teknoloji düzeyleri üzerinden",
        "sum over products of |the product's share in the province - its share in the country|; over technology tiers where there are no product codes",
    ),
    unit: Text("0 ile 2 arası", "from 0 to 2"),
    denominator: Text(
        "paylar, ilin ve ülkenin bütün mallarınındır",
        "shares are those of all goods of province and country",
    ),
    undefined: Text(
        "ilin ya da ülkenin toplamı sıfır ya da eksiyse; bir ürünün ildeki ya da ülkedeki toplamı eksiyse",
        "where the total of province or country is zero or negative, or the sum of a product in either is negative",
    ),
    intervals: Text(
        "ürünlerin tutarı kesindir; düzeyler üzerinden hesaplanırsa birkaç düzeyden olabilecek mallar ayrı bir sınıf sayılır",
        "amounts of products are certain; over tiers, goods that can be of several are a class of their own",
    ),
    source: "Krugman (1991), Geography and Trade, MIT Press, \
             https://mitpress.mit.edu/9780262610865/geography-and-trade/",
    example: Text(
        "İlde un %80, halı %20; ülkede un %50, halı %50: 0,3 + 0,3 = 0,6.",
        "Flour 80%, carpets 20% in the province; flour 50%, carpets 50% in the country: 0.3 + 0.3 = 0.6.",
    ),
    needs: &[Need::Tiers],
    answer,
};

fn answer(ask: &Ask<'_>) -> Result<Answer, Lacks> {
    let columns = vec![
        PERIOD,
        FLOW,
        AREA,
        VALUE,
        column("classes", Kind::Count, "Sınıf sayısı", "Classes"),
        column("krugman", Kind::Number, "Krugman endeksi", "Krugman index"),
    ];
    let mut answer = Answer::new(columns);
    for flow in ask.flows()? {
        let period = ask.period(flow)?;
        if ask.products().is_ok() {
            by_products(ask, &mut answer, period, flow)?;
        } else if ask.tables.has_tiers {
            by_tiers(ask, &mut answer, period, flow)?;
        } else {
            return Err(Lacks::Product);
        }
    }
    Ok(answer)
}

fn by_products(ask: &Ask<'_>, answer: &mut Answer, period: Period, flow: Flow) -> Result<(), Lacks> {
    let classes = Classes::new(ask, period, flow)?;
    let items = classes.breakdown.items.len();
    let dense = |parts: &[Part]| {
        let mut sums = vec![0; items];
        for part in parts {
            if let Some(sum) = sums.get_mut(part.item) {
                *sum = part.sum.value;
            }
        }
        sums
    };
    let country = dense(classes.breakdown.country());
    for area in classes.breakdown.wanted(ask).filter(|known| known.area != Area::Country) {
        let marks = ask.marks_of(&classes.breakdown, area);
        row(answer, (period, flow, &area.area), &dense(&area.parts), &country, marks);
    }
    Ok(())
}

fn by_tiers(ask: &Ask<'_>, answer: &mut Answer, period: Period, flow: Flow) -> Result<(), Lacks> {
    let table = ask.table(period, flow)?;
    let mut sets: Vec<TierSet> = table.country.cells().map(|(set, _)| set).collect();
    sets.sort_unstable();
    sets.dedup();
    let dense = |slice: &Slice| -> Vec<i128> {
        let of = |set| slice.cells().filter(|(own, _)| *own == set).map(|(_, amount_e4)| amount_e4).sum();
        sets.iter().map(|set| of(*set)).collect()
    };
    let country = dense(&table.country);
    for known in table.areas.iter().filter(|known| ask.wants(&known.area)) {
        let mut marks = ask.partial(&table, &known.area);
        if known.slice.total_e4 > 0 && ask.is_small(known.slice.total_e4) {
            marks.push(Mark::SmallVolume);
        }
        row(answer, (period, flow, &known.area), &dense(&known.slice), &country, marks);
    }
    Ok(())
}

fn row(
    answer: &mut Answer,
    (period, flow, area): (Period, Flow, &Area),
    own: &[i128],
    country: &[i128],
    marks: Vec<Mark>,
) {
    let cells = vec![
        Cell::Period(period),
        Cell::Flow(flow),
        Cell::Area(area.clone()),
        Sum::certain(own.iter().sum()).cell(),
        Cell::Count(own.iter().filter(|amount_e4| **amount_e4 > 0).count() as u64),
        Cell::number(krugman(own, country)),
    ];
    answer.mark(cells, marks);
}

/// The sum of the differences of shares, without their signs; classes are in one order everywhere.
fn krugman(own: &[i128], country: &[i128]) -> Option<f64> {
    let (whole, all): (i128, i128) = (own.iter().sum(), country.iter().sum());
    if whole <= 0 || all <= 0 || own.iter().chain(country).any(|amount_e4| *amount_e4 < 0) {
        return None;
    }
    let share = |amount_e4: i128, of: i128| amount_e4 as f64 / of as f64;
    let difference = |(own, country): (&i128, &i128)| (share(*own, whole) - share(*country, all)).abs();
    Some(own.iter().zip(country).map(difference).sum())
}
