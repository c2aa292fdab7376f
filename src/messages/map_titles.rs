//! Titles of maps beside one another: sentences that say what is seen, as far as it is certain.

use crate::data::Tier;
use crate::types::{Flow, Level, Period};
use crate::view::Indicator;

use super::charts::{capital, goods_of, in_flow};
use super::sentences::{Scope, in_period};
use super::suffix::{Suffix, of_name, with_suffix};
use super::whole::Case;
use super::{Lang, flow_label, period_label};

/// A number on both sides of a comparison, as in a sentence: a share without its sign, or an amount in words.
pub struct Both {
    /// Before, or on the other side.
    pub first: String,
    /// Now, or on this side.
    pub second: String,
}

/// What a title of a comparison says. Places that both have are counted.
pub struct Moved<'a> {
    /// Which number.
    pub indicator: Indicator,
    /// Which flow.
    pub flow: Flow,
    /// What shares are of.
    pub scope: Scope,
    /// What the two are.
    pub between: Between<'a>,
    /// Places where it is certainly more.
    pub up: usize,
    /// Places where the sign is open.
    pub open: usize,
    /// All places that both have.
    pub of: usize,
    /// The place where it is certainly most more.
    pub most: Option<(&'a str, Both)>,
}

/// What is compared.
pub enum Between<'a> {
    /// Two periods, the earlier first.
    Periods(Period, Period),
    /// Imports and exports of a period.
    Flows(Period),
    /// Two definitions by their names, in a period.
    Definitions(Period, &'a str, &'a str),
    /// Two data sets by their names, in a period.
    DataSets(Period, &'a str, &'a str),
}

/// "Between 2019 and 2024 the share rose in 47 of 81 provinces; most in X, from 2.1% to 8.4%".
pub fn moved_title(moved: &Moved<'_>, lang: Lang) -> String {
    let flow = (!matches!(moved.between, Between::Flows(_))).then_some(moved.flow);
    let what = measure(moved.indicator, flow, &moved.scope, lang);
    let is_share = moved.indicator != Indicator::Total;
    let places = in_places(moved.up, moved.of, moved.scope.level, lang);
    let mut title = match (&moved.between, lang) {
        (Between::Periods(first, second), Lang::Tr) => {
            let (first, second) = (period_label(*first, lang), period_label(*second, lang));
            let verb = if moved.up == 0 { "artmadı" } else { "arttı" };
            format!("{first} ile {second} arasında {what} {places} {verb}")
        }
        (Between::Periods(first, second), Lang::En) => {
            let (first, second) = (period_label(*first, lang), period_label(*second, lang));
            format!("Between {first} and {second} {what} rose {places}")
        }
        (Between::Flows(period), Lang::Tr) => {
            let not = if moved.up == 0 { " değil" } else { "" };
            let when = in_period(*period, lang);
            match is_share {
                true => format!("{when} {what} {places} ihracatta ithalattakinden büyük{not}"),
                false => format!("{when} ihracat{} {places} ithalattan büyük{not}", moved.scope.left_out),
            }
        }
        (Between::Flows(period), Lang::En) => {
            let when = in_period(*period, lang);
            match is_share {
                true => format!("{when}, {what} was larger in exports than in imports {places}"),
                false => format!("{when}, exports{} were larger than imports {places}", moved.scope.left_out),
            }
        }
        (Between::Definitions(period, first, second), Lang::Tr) => {
            let not = if moved.up == 0 { " değil" } else { "" };
            let when = in_period(*period, lang);
            format!("{when} {what} {places} “{second}” tanımında “{first}” tanımındakinden büyük{not}")
        }
        (Between::DataSets(period, first, second), Lang::Tr) => {
            let not = if moved.up == 0 { " değil" } else { "" };
            let when = in_period(*period, lang);
            format!("{when} {what} {places} “{second}” verisinde “{first}” verisindekinden büyük{not}")
        }
        (Between::Definitions(period, first, second), Lang::En) => {
            let (when, verb) = (in_period(*period, lang), if is_share { "was" } else { "were" });
            format!("{when}, {what} {verb} larger {places} by “{second}” than by “{first}”")
        }
        (Between::DataSets(period, first, second), Lang::En) => {
            let (when, verb) = (in_period(*period, lang), if is_share { "was" } else { "were" });
            format!("{when}, {what} {verb} larger {places} in “{second}” than in “{first}”")
        }
    };
    if let Some((name, both)) = &moved.most {
        let by_time = matches!(moved.between, Between::Periods(..));
        title.push_str(&most_words(name, both, (is_share, by_time), lang));
    }
    if moved.open > 0 {
        let open = moved.open;
        title.push_str(&match (lang, moved.scope.level) {
            (Lang::Tr, Level::Province) => format!("; {open} ilde yönü belli değil"),
            (Lang::Tr, _) => format!("; {open} bölgede yönü belli değil"),
            (Lang::En, _) => format!("; not settled in {open}"),
        });
    }
    title
}

/// "yüksek teknolojili ürünlerin ihracattaki payı", "the share of high-tech goods in exports"; without a flow, where
/// both are compared.
fn measure(indicator: Indicator, flow: Option<Flow>, scope: &Scope, lang: Lang) -> String {
    let out = &scope.left_out;
    match (indicator, flow, lang) {
        (Indicator::Total, Some(flow), _) => format!("{}{out}", flow_label(flow, lang)),
        (Indicator::Total, None, Lang::Tr) => format!("toplam{out}"),
        (Indicator::Total, None, Lang::En) => format!("totals{out}"),
        (indicator, Some(flow), Lang::Tr) => {
            format!("{} {} payı{out}", goods_of(indicator, lang), in_flow(flow, scope))
        }
        (indicator, None, Lang::Tr) => format!("{} payı{out}", goods_of(indicator, lang)),
        (indicator, Some(flow), Lang::En) => {
            format!("the share of {} in {}{out}", goods_of(indicator, lang), scope.flow(flow, lang))
        }
        (indicator, None, Lang::En) => format!("the share of {}{out}", goods_of(indicator, lang)),
    }
}

/// The same as a title.
pub fn measure_title(indicator: Indicator, flow: Option<Flow>, scope: &Scope, lang: Lang) -> String {
    capital(&measure(indicator, flow, scope, lang), lang)
}

/// "81 ilin 47'sinde", "in 47 of 81 provinces".
fn in_places(count: usize, of: usize, level: Level, lang: Lang) -> String {
    let is_province = level == Level::Province;
    match (lang, count) {
        (Lang::Tr, 0) => format!("{of} {} hiçbirinde", if is_province { "ilin" } else { "bölgenin" }),
        (Lang::Tr, count) if count == of => {
            format!("{of} {} hepsinde", if is_province { "ilin" } else { "bölgenin" })
        }
        (Lang::Tr, count) => {
            let count = with_suffix(&count.to_string(), Suffix::AmongThem);
            format!("{of} {} {count}", if is_province { "ilin" } else { "bölgenin" })
        }
        (Lang::En, 0) => format!("in none of {of} {}", if is_province { "provinces" } else { "regions" }),
        (Lang::En, count) if count == of => {
            format!("in all {of} {}", if is_province { "provinces" } else { "regions" })
        }
        (Lang::En, count) => {
            format!("in {count} of {of} {}", if is_province { "provinces" } else { "regions" })
        }
    }
}

fn most_words(name: &str, both: &Both, (is_share, by_time): (bool, bool), lang: Lang) -> String {
    let Both { first, second } = both;
    let at = of_name(name, Suffix::Locative);
    match (lang, is_share, by_time) {
        (Lang::Tr, true, true) => {
            let (from, to) = (with_suffix(first, Suffix::Ablative), with_suffix(second, Suffix::Dative));
            format!("; en çok {name}{at}: yüzde {from} yüzde {to}")
        }
        (Lang::Tr, true, false) => format!("; en çok {name}{at}: yüzde {second}; öbüründe yüzde {first}"),
        (Lang::Tr, false, true) => {
            // "dolar", "lira", "avro": the suffix of each is that of a back vowel.
            let to = if second.ends_with("dolar") { "a" } else { "ya" };
            format!("; en çok {name}{at}: {first}dan {second}{to}")
        }
        (Lang::Tr, false, false) => format!("; en çok {name}{at}: {second}; öbüründe {first}"),
        (Lang::En, true, true) => format!("; most in {name}, from {first}% to {second}%"),
        (Lang::En, true, false) => format!("; most in {name}, {second}% against {first}%"),
        (Lang::En, false, true) => format!("; most in {name}, from {first} to {second}"),
        (Lang::En, false, false) => format!("; most in {name}, {second} against {first}"),
    }
}

/// What the title of maps of tiers says.
pub struct TiersTitle<'a> {
    /// The map's flow and period.
    pub when: (Flow, Period),
    /// What shares are of.
    pub scope: Scope,
    /// The tier that is certainly the largest of the country, with its share.
    pub largest: Option<(Tier, String)>,
    /// The first tier and the place where it is certainly highest, with its share.
    pub leader: Option<(Tier, &'a str, String)>,
}

/// "In 2024 the largest part of exports was low technology (34.5%); high technology was highest in Eskişehir (34.4%)".
pub fn tiers_title(title: &TiersTitle<'_>, lang: Lang) -> String {
    let (flow, period) = title.when;
    let (when, out) = (in_period(period, lang), &title.scope.left_out);
    let of = title.scope.flow(flow, lang);
    let all = title.scope.all(flow, Case::Locative, lang);
    let largest = title.largest.as_ref().map(|(tier, share)| match lang {
        Lang::Tr => {
            format!("{all}{out} en büyük pay {} (yüzde {share})", goods_of(Indicator::Share(*tier), lang))
        }
        Lang::En => {
            format!(
                "{} were the largest part of {all}{out} ({share}%)",
                goods_of(Indicator::Share(*tier), lang)
            )
        }
    });
    let leader = title.leader.as_ref().map(|(tier, name, share)| match lang {
        Lang::Tr => {
            let (goods, at) = (goods_of(Indicator::Share(*tier), lang), of_name(name, Suffix::Locative));
            format!("{goods} payı en çok {name}{at} (yüzde {share})")
        }
        Lang::En => {
            let goods = goods_of(Indicator::Share(*tier), lang);
            format!("{goods} had their largest share in {name} ({share}%)")
        }
    });
    let said: Vec<String> = largest.into_iter().chain(leader).collect();
    match (said.is_empty(), lang) {
        (false, Lang::Tr) => format!("{when} {}", said.join("; ")),
        (false, Lang::En) => format!("{when}, {}", said.join("; ")),
        (true, Lang::Tr) => format!("{when} her düzeyin {of}taki payı{out}"),
        (true, Lang::En) => format!("{when}, the share of each tier in {of}{out}"),
    }
}

/// What the title of a map of share and amount says.
pub struct PairTitle<'a> {
    /// Which share.
    pub indicator: Indicator,
    /// The map's flow and period.
    pub when: (Flow, Period),
    /// What shares are of.
    pub scope: Scope,
    /// Places that are in the highest class of both.
    pub both: usize,
    /// Of these the one of the highest share, with it.
    pub first: Option<(&'a str, String)>,
    /// Places of the highest share and the smallest amount.
    pub small: usize,
}

/// "In 2024 share and exports were both in the highest class in 9 provinces (highest share: Ankara, 12.1%); in 15
/// the share was high and exports small".
pub fn pair_title(title: &PairTitle<'_>, lang: Lang) -> String {
    let (flow, period) = title.when;
    let (when, out, flow_word) = (in_period(period, lang), &title.scope.left_out, flow_label(flow, lang));
    let goods = goods_of(title.indicator, lang);
    let is_province = title.scope.level == Level::Province;
    let place = |count: usize| match (lang, is_province, count) {
        (Lang::Tr, true, _) => format!("{count} ilde"),
        (Lang::Tr, false, _) => format!("{count} bölgede"),
        (Lang::En, true, 1) => "1 province".to_string(),
        (Lang::En, true, _) => format!("{count} provinces"),
        (Lang::En, false, 1) => "1 region".to_string(),
        (Lang::En, false, _) => format!("{count} regions"),
    };
    let first = title.first.as_ref().map(|(name, share)| match lang {
        Lang::Tr => format!(" (en yüksek pay: {name}, yüzde {share})"),
        Lang::En => format!(" (highest share: {name}, {share}%)"),
    });
    let first = first.unwrap_or_default();
    match lang {
        Lang::Tr => format!(
            "{when} {} hem {goods} payı{out} hem toplam {flow_word} en üst sınıfta{first}; {} pay yüksek, {flow_word} küçük",
            place(title.both),
            place(title.small)
        ),
        Lang::En => format!(
            "{when}, both the share of {goods}{out} and total {flow_word} were in the highest class in {}{first}; in {} the share was high and {flow_word} small",
            place(title.both),
            if title.small == 0 { "none".to_string() } else { title.small.to_string() }
        ),
    }
}
