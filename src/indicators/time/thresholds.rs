use crate::error::Lacks;
use crate::indicators::columns::{BASE, FLOW, PERIOD, TIER, VALUE, column};
use crate::indicators::span::Span;
use crate::indicators::{Answer, Area, Ask, Cell, Column, Entry, Group, Kind, Text, TierKey};

/// How many areas trade more than a threshold, and how many grow.
pub const ENTRY: Entry = Entry {
    id: "thresholds",
    group: Group::Time,
    title: Text("Eşiği aşan ve artan iller", "Provinces above a threshold, and growing"),
    meaning: Text(
        "Kaç ilin bir milyar dolardan (ya da seçilen eşikten) çok ihracat yaptığı ve kaçının arttığı.",
        "How many provinces trade more than a billion (or the threshold that was chosen), and how many grow.",
    ),
    formula: Text(
        "tutarı eşiğin üstünde olan illerin sayısı; tutarı öncekinden büyük, küçük ve eşit olanların sayısı",
        "number of provinces above the threshold; number whose amount is above, below and equal to that before",
    ),
    unit: Text("il sayısı", "number of provinces"),
    denominator: Text(
        "yok; verisi olan illerin sayısı yanındadır",
        "none; the number of provinces with data stands beside",
    ),
    undefined: Text(
        "karşılaştırılacak dönem yoksa artan ve azalanlar boştur",
        "without a period to compare with, growing and falling ones are empty",
    ),
    intervals: Text(
        "yalnız kesin olanlar sayılır; kesin olmayanlar ayrı sütundadır",
        "only what is certain counts; what is not stands in a column of its own",
    ),
    source: "Ticaret Bakanlığı, faaliyet illerine göre ihracat basın açıklaması (Ekim 2025)",
    example: Text(
        "2025 Ocak-Ekim: 29 il bir milyar doların üstünde, 46 il artışta.",
        "January-October 2025: 29 provinces above a billion dollars, 46 growing.",
    ),
    needs: &[],
    answer,
};

const fn count(id: &'static str, tr: &'static str, en: &'static str) -> Column {
    column(id, Kind::Count, tr, en)
}

fn answer(ask: &Ask<'_>) -> Result<Answer, Lacks> {
    let columns = vec![
        PERIOD,
        BASE,
        FLOW,
        TIER,
        column("threshold", Kind::Money, "Eşik", "Threshold"),
        count("areas", "Verisi olan", "With data"),
        count("above", "Eşiğin üstünde", "Above"),
        count("maybe_above", "Belki üstünde", "Perhaps above"),
        count("growing", "Artan", "Growing"),
        count("falling", "Azalan", "Falling"),
        count("unchanged", "Aynı kalan", "Unchanged"),
        count("unsure", "Kesin olmayan", "Not certain"),
        count("new", "Yeni", "New"),
        VALUE,
    ];
    let mut answer = Answer::new(columns);
    for flow in ask.flows()? {
        let Span { period, now, base } = ask.pair_or_alone(flow)?;
        let (base, before) = base.unzip();
        for tier in [ask.choice.tier.unwrap_or(TierKey::Total)] {
            let threshold = ask.choice.threshold_e4;
            let [
                mut areas,
                mut above,
                mut maybe,
                mut growing,
                mut falling,
                mut unchanged,
                mut unsure,
                mut new,
            ] = [0u64; 8];
            let ranked = now
                .areas
                .iter()
                .filter(|known| known.area.is_ranked() && (ask.choice.country || ask.wants(&known.area)));
            for known in ranked {
                areas += 1;
                let sum = ask.amount(&known.slice, tier);
                let (low, high) = sum.shown();
                above += u64::from(low > threshold);
                maybe += u64::from(low <= threshold && high > threshold);
                let Some(before) = &before else { continue };
                let Some(earlier) = before.get(&known.area).map(|slice| ask.amount(slice, tier)) else {
                    new += 1;
                    continue;
                };
                let (earlier_low, earlier_high) = earlier.shown();
                match () {
                    () if low > earlier_high => growing += 1,
                    () if high < earlier_low => falling += 1,
                    () if low == high && earlier_low == earlier_high => unchanged += 1,
                    () => unsure += 1,
                }
            }
            let compared = |number: u64| if before.is_some() { Cell::Count(number) } else { Cell::None };
            let country = ask.amount(now.get(&Area::Country).unwrap_or(&now.country), tier);
            answer.push(vec![
                Cell::Period(period),
                base.map_or(Cell::None, Cell::Period),
                Cell::Flow(flow),
                Cell::Tier(tier),
                Cell::Money(threshold),
                Cell::Count(areas),
                Cell::Count(above),
                Cell::Count(maybe),
                compared(growing),
                compared(falling),
                compared(unchanged),
                compared(unsure),
                compared(new),
                country.cell(),
            ]);
        }
    }
    Ok(answer)
}
