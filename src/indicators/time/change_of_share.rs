use crate::error::Lacks;
use crate::indicators::columns::{AREA, BASE, FLOW, PERIOD, SHARE, TIER, bounded};
use crate::indicators::{Answer, Ask, Cell, Entry, Fraction, Group, Interval, Kind, Mark, Need, Text};

/// By how many points the share of a tier changed.
pub const ENTRY: Entry = Entry {
    id: "change-of-share",
    group: Group::Time,
    title: Text("Düzey paylarının değişimi", "Change of tier shares"),
    meaning: Text(
        "İlin ihracatında bir düzeyin payının kaç puan arttığı ya da azaldığı.",
        "By how many points the share of a tier in a province's trade rose or fell.",
    ),
    formula: Text("dönemdeki pay - önceki pay", "share in the period - share before"),
    unit: Text("yüzde; yüzde puan", "percent; percentage points"),
    denominator: Text(
        "payların paydası: ilin bütün malları, imalatı ya da gizli olmayanları; seçime göre",
        "that of the shares: all goods of the province, its manufacturing, or all but confidential ones, as chosen",
    ),
    undefined: Text("iki paydan biri tanımsızsa", "where one of the two shares is"),
    intervals: Text(
        "şimdiki pay en azında, önceki en çoğundayken; ve tersi",
        "the later share at its least with the earlier at its most, and the other way round",
    ),
    source: "Ankara Sanayi Odası, illerin dış ticaretinin teknoloji düzeyi üzerine raporu, tablo 4.1",
    example: Text("%10,0'dan %12,1'e: 2,1 puan.", "From 10.0% to 12.1%: 2.1 points."),
    needs: &[Need::Tiers, Need::TwoPeriods],
    answer,
};

fn answer(ask: &Ask<'_>) -> Result<Answer, Lacks> {
    let tiers = ask.tiers()?;
    ask.check_over()?;
    let before_share = bounded("base_share_pct", Kind::Percent, "Önceki pay", "Share before");
    let change = bounded("change_points", Kind::Points, "Değişim", "Change");
    let mut answer = Answer::new(vec![PERIOD, BASE, FLOW, AREA, TIER, SHARE, before_share, change]);
    for flow in ask.flows()? {
        let pair = ask.pair(flow)?;
        for area in pair.areas().into_iter().filter(|area| ask.wants(area)) {
            let (now, before) = (pair.now.get(&area), pair.before.get(&area));
            for tier in &tiers {
                let share = |slice| ask.share(slice, *tier);
                let (now_share, before_share) = (now.and_then(share), before.and_then(share));
                let change = now_share.zip(before_share).map(|(now, before)| points(now, before));
                let mut marks = pair.partial(ask, &area);
                let amount = now.map(|slice| ask.amount(&ask.counted(slice), *tier));
                marks.extend(ask.small(Mark::SmallVolume, amount));
                answer.mark(
                    vec![
                        Cell::Period(pair.period),
                        Cell::Period(pair.base),
                        Cell::Flow(flow),
                        Cell::Area(area.clone()),
                        Cell::Tier(*tier),
                        Cell::interval(now_share),
                        Cell::interval(before_share),
                        change.unwrap_or(Cell::None),
                    ],
                    marks,
                );
            }
        }
    }
    Ok(answer)
}

fn points(now: Interval, before: Interval) -> Cell {
    let percent = |(numerator, denominator): Fraction| numerator as f64 / denominator as f64 * 100.0;
    let is_open = now.is_open || before.is_open;
    Cell::Numbers {
        value: (!is_open).then(|| percent(now.value) - percent(before.value)),
        low: percent(now.low) - percent(before.high),
        high: percent(now.high) - percent(before.low),
    }
}
