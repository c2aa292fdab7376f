use crate::error::Lacks;
use crate::indicators::columns::{FLOW, PERIOD, TIER, bounded, column};
use crate::indicators::{Answer, Ask, Cell, Entry, Group, Kind, Need, Text};

use super::points::{index, points, tier};
use super::statistics::{Correlation, pearson, spearman};

/// How far the data and the visitor's number go together.
pub const ENTRY: Entry = Entry {
    id: "index-correlation",
    group: Group::Beside,
    title: Text("Gösterge ile korelasyon", "Correlation with an index"),
    meaning: Text(
        "İllerin toplamının (ya da seçilen düzeyin payının) getirdiğiniz göstergeyle birlikte değişip değişmediği. Birlikte değişmek neden olmak değildir.",
        "Whether the provinces' totals (or their shares of the tier that was chosen) go together with the index that you brought. Going together is not causing.",
    ),
    formula: Text(
        "Pearson r = kovaryans / (standart sapmaların çarpımı); Spearman: sıraların Pearson r'si, eşitler ortalama sıra alır; %95 aralık tanh(atanh r ± 1,96 s), Pearson'da s = 1/√(n - 3), Spearman'da s = √((1 + r²/2) / (n - 3))",
        "Pearson's r = covariance / product of the standard deviations; Spearman's: Pearson's r of the ranks, ties sharing their mean rank; 95% interval tanh(atanh r ± 1.96 s), s = 1/√(n - 3) for Pearson's, s = √((1 + r²/2) / (n - 3)) for Spearman's",
    ),
    unit: Text("-1 ile 1 arası", "from -1 to 1"),
    denominator: Text("standart sapmaların çarpımı", "the product of the standard deviations"),
    undefined: Text(
        "dörtten az il varsa; iki sayıdan biri bütün illerde aynıysa",
        "for fewer than four provinces; where one of the two numbers is the same in all of them",
    ),
    intervals: Text(
        "payı kesin olmayan iller dışarıda kalır ve sayılır; aralık, güven aralığıdır",
        "provinces whose share is not certain are left out and counted; the interval is that of confidence",
    ),
    source: "Bonett and Wright (2000), Sample Size Requirements for Estimating Pearson, Kendall and Spearman \
             Correlations, Psychometrika 65(1), 23-28, https://doi.org/10.1007/BF02294183",
    example: Text(
        "Gösterge 1, 2, 3, 4; değer 1, 3, 2, 4: r = 4 / √(5 × 5) = 0,8; sıralar aynı olduğundan Spearman da 0,8.",
        "Index 1, 2, 3, 4; value 1, 3, 2, 4: r = 4 / √(5 × 5) = 0.8; Spearman's is 0.8 too, the ranks being the same.",
    ),
    needs: &[Need::Index],
    answer,
};

fn answer(ask: &Ask<'_>) -> Result<Answer, Lacks> {
    let mut answer = Answer::new(vec![
        PERIOD,
        FLOW,
        TIER,
        column("index", Kind::Words, "Gösterge", "Index"),
        column("areas", Kind::Count, "İl sayısı", "Provinces"),
        column("left_out", Kind::Count, "Dışarıda kalan", "Left out"),
        bounded("pearson", Kind::Number, "Pearson", "Pearson"),
        bounded("spearman", Kind::Number, "Spearman", "Spearman"),
    ]);
    for flow in ask.flows()? {
        let period = ask.period(flow)?;
        let points = points(ask, period, flow)?;
        let pairs: Vec<(f64, f64)> =
            points.iter().filter_map(|point| Some((point.index, point.value?))).collect();
        answer.push(vec![
            Cell::Period(period),
            Cell::Flow(flow),
            Cell::Tier(tier(ask)),
            Cell::Words(index(ask)?.name.clone()),
            Cell::Count(pairs.len() as u64),
            Cell::Count((points.len() - pairs.len()) as u64),
            cell(pearson(&pairs)),
            cell(spearman(&pairs)),
        ]);
    }
    Ok(answer)
}

fn cell(correlation: Option<Correlation>) -> Cell {
    correlation.map_or(Cell::None, |Correlation { value, low, high }| Cell::Numbers {
        value: Some(value),
        low,
        high,
    })
}
