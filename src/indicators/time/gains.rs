use crate::error::Lacks;
use crate::indicators::columns::{AREA, BASE, BASE_VALUE, CHANGE, FLOW, GROWTH, PERIOD, RANK, TIER, VALUE};
use crate::indicators::span::{difference, growth};
use crate::indicators::{Answer, Area, Ask, Cell, Entry, Group, Mark, Need, Rank, Sum, Text, TierKey};

/// The areas whose amount rose most.
pub const ENTRY: Entry = Entry {
    id: "gains",
    group: Group::Time,
    title: Text("En çok artan iller", "Largest gains"),
    meaning: Text(
        "Tutarı dolar olarak en çok artan iller; yüzdeler küçük illeri, bunlar büyük artışları gösterir.",
        "The provinces whose amount rose most in money: percentages show small provinces, these large gains.",
    ),
    formula: Text(
        "dönemin tutarı - önceki tutar, büyükten küçüğe",
        "amount of the period - amount before, largest first",
    ),
    unit: Text("para birimi", "currency"),
    denominator: Text(
        "yok; yanındaki büyüme önceki tutara göredir",
        "none; the growth beside is of the amount before",
    ),
    undefined: Text(
        "iki dönemden birinde verisi olmayan il",
        "a province without data in one of the two periods",
    ),
    intervals: Text(
        "sıra, kesin olan tutarlara göredir; farkın en azı ve en çoğu yanında durur",
        "ordered by what is certain; the least and most of the difference stand beside",
    ),
    source: "Ticaret Bakanlığı, faaliyet illerine göre ihracat bülteni (Ekim 2025)",
    example: Text(
        "Kocaeli 191, İzmir 173, Çorum 135 milyon dolar arttı: bu sırayla.",
        "Kocaeli rose by 191, İzmir by 173, Çorum by 135 million dollars: in this order.",
    ),
    needs: &[Need::TwoPeriods],
    answer,
};

fn answer(ask: &Ask<'_>) -> Result<Answer, Lacks> {
    let columns = vec![PERIOD, BASE, FLOW, TIER, RANK, AREA, VALUE, BASE_VALUE, CHANGE, GROWTH];
    let mut answer = Answer::new(columns);
    for flow in ask.flows()? {
        let pair = ask.pair(flow)?;
        for tier in [ask.choice.tier.unwrap_or(TierKey::Total)] {
            let both = |area: Area| {
                let (now, before) = pair.amounts(ask, &area, tier);
                let (now, before) = now.zip(before)?;
                area.is_ranked().then_some((area, now, before))
            };
            let mut changes: Vec<(Area, Sum, Sum)> = pair.areas().into_iter().filter_map(both).collect();
            changes.sort_by_key(|(_, now, before)| std::cmp::Reverse(difference(*now, *before).value));
            let rank = |change: i128| {
                let above =
                    changes.iter().filter(|(_, now, before)| difference(*now, *before).value > change);
                above.count() as u32 + 1
            };
            let wanted = changes
                .iter()
                .take(ask.choice.top)
                .filter(|(area, ..)| ask.choice.country || ask.wants(area));
            for (area, now, before) in wanted {
                let change = difference(*now, *before);
                let place = rank(change.value);
                let mut marks = pair.partial(ask, area);
                marks.extend(ask.small(Mark::SmallBase, Some(*before)));
                answer.mark(
                    vec![
                        Cell::Period(pair.period),
                        Cell::Period(pair.base),
                        Cell::Flow(flow),
                        Cell::Tier(tier),
                        Cell::Rank(Rank { best: place, worst: place }),
                        Cell::Area(area.clone()),
                        now.cell(),
                        before.cell(),
                        change.cell(),
                        Cell::interval(growth(*now, *before)),
                    ],
                    marks,
                );
            }
        }
    }
    Ok(answer)
}
