use crate::error::Lacks;
use crate::indicators::columns::{AREA, FLOW, PERIOD, TIER, column};
use crate::indicators::{
    Answer, Area, AreaTable, Ask, Cell, Entry, Fraction, Group, Kind, Mark, Need, Slice, Sum, Text, TierKey,
    WeightTables,
};
use crate::types::{E4, Flow, Period};

/// What a kilogram is worth.
pub const ENTRY: Entry = Entry {
    id: "unit-values",
    group: Group::Concentration,
    title: Text("Kilogram başına değer", "Unit value per kilogram"),
    meaning: Text(
        "İlin bir teknoloji düzeyinde sattığı (ya da aldığı) malların bir kilogramı kaç para ediyor. Ağırlığı olan satırlardan; bunların tutarın ne kadarı olduğu yanında yazar.",
        "What one kilogram of the goods a province sells (or buys) in a technology tier is worth, from rows that have a weight; how much of the amount those rows are stands beside it.",
    ),
    formula: Text(
        "ağırlığı olan satırların tutarı / ağırlığı; kapsam = ağırlığı olan tutar / o düzeyde en çok olabilecek tutar",
        "amount of the rows that have a weight / their weight; coverage = that amount / the most the tier can come to",
    ),
    unit: Text("kilogram başına para birimi; kilogram; yüzde", "currency per kilogram; kilograms; percent"),
    denominator: Text(
        "ilin o düzeydeki, ağırlığı yazılı mallarının ağırlığı (kg)",
        "weight (kg) of the province's goods of the tier whose weight is given",
    ),
    undefined: Text(
        "ağırlığı olan satır yoksa, ağırlık toplamı sıfır ya da eksiyse, tutarı eksiyse",
        "where no row has a weight, where weights come to zero or less, or the amount to less than zero",
    ),
    intervals: Text(
        "yalnız düzeyi kesin olan mallar sayılır: olası malların tutarı ve ağırlığı ayrı ayrı bölünebileceğinden alt ve üst sınır yoktur; kapsam onları ağırlıksız sayar",
        "only goods whose tier is certain count: amount and weight of the others can be split apart from each other, so there is no least and most; coverage counts them as without a weight",
    ),
    source: "United Nations, International Merchandise Trade Statistics: Compilers Manual, Revision 1 (2013), \
             on quantity measurement and unit values, \
             https://www.un-ilibrary.org/content/books/9789210559898",
    example: Text(
        "Üç satır: 300 dolar 10 kg, 100 dolar 40 kg, 100 dolar ağırlıksız: 400 / 50 = 8 dolar/kg, kapsam %80.",
        "Three rows: 300 dollars 10 kg, 100 dollars 40 kg, 100 dollars without a weight: 400 / 50 = 8 dollars per kg, coverage 80%.",
    ),
    needs: &[Need::Weight],
    answer,
};

/// The part of an amount below which its unit value is marked.
const HALF: Fraction = (1, 2);

fn answer(ask: &Ask<'_>) -> Result<Answer, Lacks> {
    let tables = ask.own_tables()?;
    let parts: Vec<(Vec<Period>, Flow)> =
        tables.iter().map(|(period, flow)| (ask.tables.parts(*period, *flow), *flow)).collect();
    let is_asked = |period: Period, flow: Flow| {
        parts.iter().any(|(parts, known)| *known == flow && parts.contains(&period))
    };
    let weights = ask.facts.and_then(|facts| facts.weights(&is_asked)).ok_or(Lacks::Weight)?;
    let weighed = column("weighed_value", Kind::Money, "Ağırlığı olan tutar", "Amount with a weight");
    let kilograms = column("weight_kg", Kind::Weight, "Ağırlık", "Weight");
    let unit_value = column("unit_value", Kind::UnitValue, "Birim değer", "Unit value");
    let coverage = column("coverage_pct", Kind::Percent, "Kapsam", "Coverage");
    let mut answer = Answer::new(vec![PERIOD, FLOW, AREA, TIER, weighed, kilograms, unit_value, coverage]);
    for ((period, flow), (parts, _)) in tables.into_iter().zip(&parts) {
        let table = ask.table(period, flow)?;
        let weighed = Weighed::new(ask, &weights, parts, flow);
        for (area, slice) in table.all().filter(|(area, _)| ask.wants(area)) {
            for tier in ask.tiers_and_total() {
                let whole = ask.amount(ask.counted(slice).as_ref(), tier);
                let (mut marks, cells) = weighed.row(ask, &area, (tier, whole));
                marks.extend(ask.partial(&table, &area));
                let mut row =
                    vec![Cell::Period(period), Cell::Flow(flow), Cell::Area(area.clone()), Cell::Tier(tier)];
                row.extend(cells);
                answer.mark(row, marks);
            }
        }
    }
    Ok(answer)
}

/// What has a weight, by area.
struct Weighed {
    kilograms: Option<AreaTable>,
    amounts: Option<AreaTable>,
}

impl Weighed {
    fn new(ask: &Ask<'_>, weights: &WeightTables, parts: &[Period], flow: Flow) -> Weighed {
        let [kilograms, amounts] = [&weights.kilograms, &weights.weighed].map(|tables| {
            let table = tables.added_up(parts, flow)?;
            Some(ask.choice.grouping.group(&table, ask.tables.level))
        });
        Weighed { kilograms, amounts }
    }

    /// Amount, weight, unit value and coverage of a tier in an area; `whole` is all that it trades of it.
    fn row(&self, ask: &Ask<'_>, area: &Area, (tier, whole): (TierKey, Sum)) -> (Vec<Mark>, [Cell; 4]) {
        let of = |table: &Option<AreaTable>| {
            let slice = table.as_ref().and_then(|table| table.get(area));
            slice.map_or(0, |slice: &Slice| ask.amount(ask.counted(slice).as_ref(), tier).value)
        };
        let (amount, weight) = (of(&self.amounts), of(&self.kilograms));
        let is_defined = weight > 0 && amount >= 0;
        let coverage = (whole.high > 0 && amount >= 0).then_some((amount, whole.high));
        let mut marks = Vec::new();
        if is_defined {
            marks.extend(
                (amount > 0 && ask.is_small(amount) && *area != Area::Country).then_some(Mark::SmallVolume),
            );
            let is_low = coverage.is_some_and(|(part, whole)| part * HALF.1 < whole * HALF.0);
            marks.extend(is_low.then_some(Mark::LowCoverage));
        }
        // Without a weight at all there is none, and not one of zero.
        let has_weight = amount != 0 || weight != 0;
        let cells = [
            if has_weight { Cell::Money(amount) } else { Cell::None },
            Cell::fraction(has_weight.then_some((weight, E4))),
            Cell::fraction(is_defined.then_some((amount, weight))),
            Cell::fraction(coverage),
        ];
        (marks, cells)
    }
}
