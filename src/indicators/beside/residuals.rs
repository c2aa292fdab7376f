use crate::error::Lacks;
use crate::indicators::columns::{AREA, FLOW, PERIOD, TIER, column};
use crate::indicators::{Answer, Ask, Cell, Entry, Group, Kind, Need, Text, TierKey};

use super::points::{points, tier};
use super::statistics::least_squares;

/// Which provinces are above and below what the visitor's number lets expect.
pub const ENTRY: Entry = Entry {
    id: "index-residuals",
    group: Group::Beside,
    title: Text("Göstergeye göre beklenenden fark", "Difference from what an index lets expect"),
    meaning: Text(
        "İlin, göstergesine bakınca beklenenden ne kadar yukarıda ya da aşağıda olduğu.",
        "How far a province is above or below what its index lets expect.",
    ),
    formula: Text(
        "en küçük kareler doğrusu: beklenen = a + b × gösterge; b = kovaryans / göstergenin varyansı, a = ortalama değer - b × ortalama gösterge; fark = değer - beklenen",
        "line of least squares: expected = a + b × index; b = covariance / variance of the index, a = mean value - b × mean index; residual = value - expected",
    ),
    unit: Text(
        "düzey seçilirse yüzde puan, yoksa para birimi",
        "percentage points if a tier is chosen, else currency",
    ),
    denominator: Text("göstergenin varyansı", "the variance of the index"),
    undefined: Text(
        "üçten az il varsa; gösterge bütün illerde aynıysa; payı tanımlı ya da kesin olmayan il",
        "for fewer than three provinces; where the index is the same in all; a province whose share is not defined or not certain",
    ),
    intervals: Text(
        "payı kesin olmayan iller doğruya katılmaz",
        "provinces whose share is not certain take no part in the line",
    ),
    source: "NIST/SEMATECH e-Handbook of Statistical Methods, 4.1.4.1 Linear Least Squares Regression, \
             https://www.itl.nist.gov/div898/handbook/pmd/section1/pmd141.htm",
    example: Text(
        "Gösterge 1, 2, 3, 4; değer 1, 3, 2, 4: doğru 0,5 + 0,8 × gösterge; ikinci il 3 - 2,1 = 0,9 yukarıda.",
        "Index 1, 2, 3, 4; value 1, 3, 2, 4: the line is 0.5 + 0.8 × index; the second is 3 - 2.1 = 0.9 above.",
    ),
    needs: &[Need::Index],
    answer,
};

fn answer(ask: &Ask<'_>) -> Result<Answer, Lacks> {
    let (value, expected, residual) = match tier(ask) {
        TierKey::Total => (column("value", Kind::Money, "Tutar", "Amount"), Kind::Money, Kind::Money),
        _ => (column("share_pct", Kind::Percent, "Pay", "Share"), Kind::Percent, Kind::Points),
    };
    let mut answer = Answer::new(vec![
        PERIOD,
        FLOW,
        AREA,
        TIER,
        value,
        column("index", Kind::Number, "Gösterge", "Index"),
        column("expected", expected, "Beklenen", "Expected"),
        column("residual", residual, "Fark", "Residual"),
    ]);
    for flow in ask.flows()? {
        let period = ask.period(flow)?;
        let points = points(ask, period, flow)?;
        let pairs: Vec<(f64, f64)> =
            points.iter().filter_map(|point| Some((point.index, point.value?))).collect();
        let line = least_squares(&pairs);
        for point in points.into_iter().filter(|point| ask.wants(&point.area)) {
            let expected = line.map(|line| line.intercept + line.slope * point.index);
            answer.mark(
                vec![
                    Cell::Period(period),
                    Cell::Flow(flow),
                    Cell::Area(point.area),
                    Cell::Tier(tier(ask)),
                    match tier(ask) {
                        TierKey::Total => Cell::Money(point.sum.value),
                        _ => Cell::fraction(point.share),
                    },
                    Cell::Number(point.index),
                    Cell::number(expected),
                    Cell::number(point.value.zip(expected).map(|(value, expected)| value - expected)),
                ],
                point.marks,
            );
        }
    }
    Ok(answer)
}
