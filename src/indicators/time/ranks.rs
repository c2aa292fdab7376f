use crate::error::Lacks;
use crate::indicators::columns::{AREA, BASE, FLOW, PERIOD, RANK, SHARE, TIER, VALUE, column};
use crate::indicators::span::Span;
use crate::indicators::{
    Answer, Area, AreaTable, Ask, Cell, Entry, Group, Interval, Kind, Rank, Text, TierKey, rank_areas,
};
use crate::types::E4;

/// Ranks of areas by amount and by share, and how far they rose.
pub const ENTRY: Entry = Entry {
    id: "ranks",
    group: Group::Time,
    title: Text("Sıralar ve sıra değişimi", "Ranks and changes of rank"),
    meaning: Text(
        "İlin tutara ve paya göre kaçıncı olduğu, önceki döneme göre kaç sıra yükseldiği ya da düştüğü.",
        "Where a province stands by amount and by share, and how many places it rose or fell.",
    ),
    formula: Text(
        "kendinden büyük olanların sayısı + 1; önceki sıra - sıra",
        "number of larger ones + 1; rank before - rank",
    ),
    unit: Text("sıra", "rank"),
    denominator: Text("payın paydası; seçime göre", "that of the share, as chosen"),
    undefined: Text(
        "değeri olmayan il; iller dışındaki belirsiz ve gizli kalemler sıralanmaz",
        "a province without a value; what is unspecified or confidential has no rank",
    ),
    intervals: Text(
        "aralıkları örtüşen illerin sırası bir aralıktır; o zaman sıra değişimi boştur",
        "provinces whose ranges overlap have a range of ranks, and then no change of rank",
    ),
    source: "ISO 3534-1:2006, Statistics - Vocabulary and symbols, 1.9 (order statistic), \
             https://www.iso.org/standard/40145.html",
    example: Text("50, 30 ve 30: sıralar 1, 2 ve 2.", "50, 30 and 30: ranks 1, 2 and 2."),
    needs: &[],
    answer,
};

fn answer(ask: &Ask<'_>) -> Result<Answer, Lacks> {
    ask.check_over()?;
    let columns = vec![
        PERIOD,
        BASE,
        FLOW,
        AREA,
        TIER,
        VALUE,
        RANK,
        column("rank_change", Kind::Rank, "Sıra değişimi", "Change of rank"),
        SHARE,
        column("share_rank", Kind::Rank, "Paya göre sıra", "Rank by share"),
        column("share_rank_change", Kind::Rank, "Paya göre sıra değişimi", "Change of rank by share"),
    ];
    let mut answer = Answer::new(columns);
    for flow in ask.flows()? {
        // Without a period to compare with there are ranks all the same.
        let Span { period, now, base } = ask.pair_or_alone(flow)?;
        let (base, before) = base.unzip();
        for tier in ask.tiers_and_total() {
            let amounts =
                [Some(&now), before.as_ref()].map(|table| table.map(|table| by_amount(ask, table, tier)));
            let shares =
                [Some(&now), before.as_ref()].map(|table| table.map(|table| by_share(ask, table, tier)));
            for known in now.areas.iter().filter(|known| ask.wants(&known.area)) {
                let area = &known.area;
                let rank = |ranks: &Option<Ranks>| {
                    ranks.as_ref()?.iter().find(|(other, _)| other == area).map(|(_, rank)| *rank)
                };
                let share = (tier != TierKey::Total).then(|| ask.share(&known.slice, tier)).flatten();
                answer.mark(
                    vec![
                        Cell::Period(period),
                        base.map_or(Cell::None, Cell::Period),
                        Cell::Flow(flow),
                        Cell::Area(area.clone()),
                        Cell::Tier(tier),
                        ask.amount(&ask.counted(&known.slice), tier).cell(),
                        rank(&amounts[0]).map_or(Cell::None, Cell::Rank),
                        risen(rank(&amounts[0]), rank(&amounts[1])),
                        Cell::interval(share),
                        rank(&shares[0]).map_or(Cell::None, Cell::Rank),
                        risen(rank(&shares[0]), rank(&shares[1])),
                    ],
                    ask.partial(&now, area),
                );
            }
        }
    }
    Ok(answer)
}

type Ranks = Vec<(Area, Rank)>;

fn by_amount(ask: &Ask<'_>, table: &AreaTable, tier: TierKey) -> Ranks {
    let value = |known: &crate::indicators::AreaSlice| {
        let sum = ask.amount(&ask.counted(&known.slice), tier);
        let over = |amount_e4| (amount_e4, E4);
        let interval = Interval {
            value: over(sum.value),
            low: over(sum.low),
            high: over(sum.high),
            is_open: sum.is_open,
        };
        (known.area.clone(), interval)
    };
    rank_areas(&table.areas.iter().map(value).collect::<Vec<_>>())
}

/// Shares of everything are all one, so nobody has a rank by them.
fn by_share(ask: &Ask<'_>, table: &AreaTable, tier: TierKey) -> Ranks {
    if tier == TierKey::Total {
        return Vec::new();
    }
    let value =
        |known: &crate::indicators::AreaSlice| Some((known.area.clone(), ask.share(&known.slice, tier)?));
    rank_areas(&table.areas.iter().filter_map(value).collect::<Vec<_>>())
}

fn risen(now: Option<Rank>, before: Option<Rank>) -> Cell {
    match (now, before) {
        (Some(now), Some(before)) if now.best == now.worst && before.best == before.worst => {
            Cell::RankChange(before.best as i32 - now.best as i32)
        }
        _ => Cell::None,
    }
}
