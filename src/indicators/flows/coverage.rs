use crate::error::Lacks;
use crate::indicators::columns::{AREA, EXPORTS, IMPORTS, PERIOD, TIER, bounded};
use crate::indicators::span::quotient;
use crate::indicators::{Answer, Ask, Cell, Entry, Group, Kind, Need, Sum, Text};

use super::sides::sides;

/// Exports as a part of imports.
pub const ENTRY: Entry = Entry {
    id: "coverage",
    group: Group::Flows,
    title: Text("İhracatın ithalatı karşılama oranı", "Coverage of imports by exports"),
    meaning: Text(
        "İthal edilen her 100 doların kaçının ihracatla karşılandığı; 100'ün üstü fazla, altı açık.",
        "How many of every 100 dollars of imports exports pay for: above 100 is a surplus, below a deficit.",
    ),
    formula: Text("ihracat / ithalat", "exports / imports"),
    unit: Text("yüzde", "percent"),
    denominator: Text("ilin o düzeydeki ithalatı", "the province's imports of the tier"),
    undefined: Text(
        "ithalat yoksa, sıfır ya da eksiyse ya da olabilirse",
        "where imports are missing, zero or negative, or may be",
    ),
    intervals: Text(
        "ihracat en azında, ithalat en çoğundayken; ve tersi",
        "exports at their least with imports at their most, and the other way round",
    ),
    source: "TÜİK, dış ticaret istatistikleri metaverisi: ihracatın ithalatı karşılama oranı, \
             https://data.tuik.gov.tr",
    example: Text("İhracat 49, ithalat 100: %49.", "Exports 49, imports 100: 49%."),
    needs: &[Need::BothFlows],
    answer,
};

fn answer(ask: &Ask<'_>) -> Result<Answer, Lacks> {
    let coverage = bounded("coverage_pct", Kind::Percent, "Karşılama oranı", "Coverage");
    let mut answer = Answer::new(vec![PERIOD, AREA, TIER, EXPORTS, IMPORTS, coverage]);
    for side in sides(ask)? {
        let both = side.exports.zip(side.imports);
        answer.mark(
            vec![
                Cell::Period(side.period),
                Cell::Area(side.area),
                Cell::Tier(side.tier),
                side.exports.map_or(Cell::None, Sum::cell),
                side.imports.map_or(Cell::None, Sum::cell),
                Cell::interval(both.and_then(|(exports, imports)| quotient(exports, imports))),
            ],
            side.marks,
        );
    }
    Ok(answer)
}
