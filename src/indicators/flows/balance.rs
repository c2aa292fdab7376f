use crate::error::Lacks;
use crate::indicators::columns::{AREA, EXPORTS, IMPORTS, PERIOD, TIER, bounded};
use crate::indicators::span::difference;
use crate::indicators::{Answer, Ask, Cell, Entry, Group, Kind, Need, Sum, Text};

use super::sides::sides;

/// Exports minus imports.
pub const ENTRY: Entry = Entry {
    id: "balance",
    group: Group::Flows,
    title: Text("Dış ticaret dengesi", "Trade balance"),
    meaning: Text(
        "İhracatın ithalattan ne kadar çok (artı) ya da az (eksi) olduğu; her düzey için.",
        "By how much exports are above (plus) or below (minus) imports, for each tier.",
    ),
    formula: Text("ihracat - ithalat", "exports - imports"),
    unit: Text("para birimi", "currency"),
    denominator: Text("yok", "none"),
    undefined: Text(
        "iki yönden birinde verisi olmayan il; sıfır sayılmaz",
        "a province without data of one of the two directions; it is not taken for zero",
    ),
    intervals: Text(
        "ihracat en azında, ithalat en çoğundayken; ve tersi",
        "exports at their least with imports at their most, and the other way round",
    ),
    source: "IMF, Balance of Payments and International Investment Position Manual, 6th ed. (2009), \
             https://www.imf.org/external/pubs/ft/bop/2007/pdf/bpm6.pdf",
    example: Text("İhracat 80, ithalat 100: denge -20.", "Exports 80, imports 100: a balance of -20."),
    needs: &[Need::BothFlows],
    answer,
};

fn answer(ask: &Ask<'_>) -> Result<Answer, Lacks> {
    let balance = bounded("balance", Kind::Money, "Denge", "Balance");
    let mut answer = Answer::new(vec![PERIOD, AREA, TIER, EXPORTS, IMPORTS, balance]);
    for side in sides(ask)? {
        let both = side.exports.zip(side.imports);
        // A balance has no denominator that could be small.
        let marks = side.marks.into_iter().filter(|mark| *mark != crate::indicators::Mark::SmallDenominator);
        answer.mark(
            vec![
                Cell::Period(side.period),
                Cell::Area(side.area),
                Cell::Tier(side.tier),
                side.exports.map_or(Cell::None, Sum::cell),
                side.imports.map_or(Cell::None, Sum::cell),
                both.map_or(Cell::None, |(exports, imports)| difference(exports, imports).cell()),
            ],
            marks.collect(),
        );
    }
    Ok(answer)
}
