//! Titles of charts: what is seen, with a number where the data bear one.

use crate::types::{Flow, Level, Period};
use crate::view::Indicator;

use super::charts::{capital, coverage_unit, goods_of, in_flow, share_unit, tiers_of_places};
use super::sentences::{Scope, in_period};
use super::suffix::{Suffix, of_name, with_suffix};
use super::whole::Case;
use super::{Lang, Whole, decimals, flow_label, period_label};

/// Who has the largest number.
pub struct Leader<'a> {
    /// Name.
    pub name: &'a str,
    /// The number without the sign of percent.
    pub value: String,
}

/// The title of bars: who leads.
pub fn ranking_title(
    leader: &Leader<'_>,
    indicator: Indicator,
    (flow, period): (Flow, Period),
    scope: &Scope,
    lang: Lang,
) -> String {
    let (name, value, out) = (leader.name, &leader.value, &scope.left_out);
    let when = in_period(period, lang);
    let flow_word = flow_label(flow, lang);
    match (indicator, lang) {
        (Indicator::Total, Lang::Tr) => {
            format!("{when} en çok {flow_word} {name}{}: {value}", of_name(name, Suffix::Locative))
        }
        (Indicator::Total, Lang::En) => format!("{when}, {name} led with {flow_word} of {value}"),
        (_, Lang::Tr) => format!(
            "{when} {} {} payı{out} en çok {name}{}: yüzde {value}",
            goods_of(indicator, lang),
            in_flow(flow, scope),
            of_name(name, Suffix::Locative)
        ),
        (_, Lang::En) => format!(
            "{when}, {name} led: {value}% of its {}{out} were {}",
            scope.flow(flow, lang),
            goods_of(indicator, lang)
        ),
    }
}

/// A share or its range as printed, without a sign, at both ends of a time; and whether it rose.
pub struct Change {
    /// First and last period.
    pub periods: [Period; 2],
    /// The share in each.
    pub shares: [String; 2],
    /// Whether the later one is larger; not known where either is a range.
    pub is_up: Option<bool>,
}

/// How a share changed from a first period to a last one; what is shown where it is not known, or a range. `of` is a
/// place; none is the country.
pub fn tier_title(
    of: Option<&str>,
    indicator: Indicator,
    flow: Flow,
    change: Option<&Change>,
    scope: &Scope,
    lang: Lang,
) -> String {
    let (goods, of_flow) = (goods_of(indicator, lang), scope.flow(flow, lang));
    let trade = match (of, lang) {
        (Some(of), Lang::Tr) => format!("{of} {of_flow}ında"),
        (Some(of), Lang::En) => format!("{of}'s {of_flow}"),
        (None, _) => scope.all(flow, Case::Locative, lang),
    };
    let share = format!("{} {goods} payı", capital(&trade, lang));
    let Some(Change { periods, shares: [from, to], is_up }) = change else {
        return match lang {
            Lang::Tr => format!("{share}, yıllara göre"),
            Lang::En => format!("{} in {trade} over time", capital(&goods, lang)),
        };
    };
    let [first, last] = periods.map(|period| period_label(period, lang));
    let [at_first, at_last] = periods.map(|period| in_period(period, Lang::Tr));
    let Some(is_up) = is_up else {
        return match lang {
            Lang::Tr => format!("{share} {at_first} yüzde {from}, {at_last} yüzde {to}"),
            Lang::En => {
                format!("{} were {from}% of {trade} in {first} and {to}% in {last}", capital(&goods, lang))
            }
        };
    };
    match lang {
        Lang::Tr if from == to => format!("{share} {at_first} de {at_last} de yüzde {to}"),
        Lang::Tr => format!(
            "{share} {first}–{last} arasında yüzde {} yüzde {} {}",
            with_suffix(from, Suffix::Ablative),
            with_suffix(to, Suffix::Dative),
            if *is_up { "yükseldi" } else { "düştü" }
        ),
        Lang::En if from == to => {
            format!("{} were {to}% of {trade} in {first} and in {last}", capital(&goods, lang))
        }
        Lang::En => format!(
            "{} {} from {from}% to {to}% of {trade} between {first} and {last}",
            capital(&goods, lang),
            if *is_up { "rose" } else { "fell" },
        ),
    }
}

/// How many of the places that are shown have a larger share than before.
pub fn slope_title(
    up: usize,
    count: usize,
    (indicator, flow): (Indicator, Flow),
    [before, now]: [Period; 2],
    scope: &Scope,
    lang: Lang,
) -> String {
    let goods = goods_of(indicator, lang);
    let [first, last] = [before, now].map(|period| period_label(period, lang));
    match lang {
        Lang::Tr => {
            let places = if scope.level == Level::Province { "ilin" } else { "bölgenin" };
            let of = match up {
                0 => "hiçbirinde".to_string(),
                up if up == count => "hepsinde".to_string(),
                up => with_suffix(&up.to_string(), Suffix::AmongThem),
            };
            let verb = if up == 0 { "artmadı" } else { "arttı" };
            format!(
                "{first}–{last} arasında {goods} {} payı gösterilen {count} {places} {of} {verb}",
                in_flow(flow, scope)
            )
        }
        Lang::En => {
            let places = if scope.level == Level::Province { "provinces" } else { "regions" };
            let of = if up == 0 { "none".to_string() } else { up.to_string() };
            format!(
                "From {first} to {last} the share of {goods} in {} rose in {of} of the {count} {places} shown",
                scope.flow(flow, lang)
            )
        }
    }
}

/// Whose share changed most, by so many points.
pub fn change_title(
    largest: Option<(&str, f64)>,
    (indicator, flow): (Indicator, Flow),
    [before, now]: [Period; 2],
    scope: &Scope,
    lang: Lang,
) -> String {
    let goods = goods_of(indicator, lang);
    let [first, last] = [before, now].map(|period| period_label(period, lang));
    let of_flow = scope.flow(flow, lang);
    match (largest, lang) {
        (Some((name, points)), Lang::Tr) => format!(
            "{first}–{last} arasında {goods} {} payı en çok {name}{} değişti: {} puan {}",
            in_flow(flow, scope),
            of_name(name, Suffix::Locative),
            decimals(points.abs(), 1, lang),
            if points < 0.0 { "azaldı" } else { "arttı" },
        ),
        (Some((name, points)), Lang::En) => format!(
            "{name} changed most from {first} to {last}: the share of {goods} in its {of_flow} {} by {} points",
            if points < 0.0 { "fell" } else { "rose" },
            decimals(points.abs(), 1, lang)
        ),
        (None, Lang::Tr) => {
            format!("{} {} payı, {first} ve {last}", capital(&goods, lang), in_flow(flow, scope))
        }
        (None, Lang::En) => format!("{} as a share of {of_flow}, {first} and {last}", capital(&goods, lang)),
    }
}

/// How many places have a larger share than the country: their number, whether they are at least so many, and the
/// country's share with its sign.
pub fn scatter_heading(
    above: Option<(usize, bool, &str)>,
    count: usize,
    (indicator, flow, period): (Indicator, Flow, Period),
    (scope, level): (&Scope, Level),
    lang: Lang,
) -> String {
    let goods = goods_of(indicator, lang);
    let Some((above, is_least, share)) = above else {
        return share_unit(indicator, flow, period, scope, lang);
    };
    let when = in_period(period, lang);
    let is_province = level == Level::Province;
    match lang {
        Lang::Tr => {
            let places = if is_province { "ilin" } else { "bölgenin" };
            let of = match above {
                0 => "hiçbirinde".to_string(),
                above => with_suffix(&above.to_string(), Suffix::AmongThem),
            };
            let least = if is_least && above > 0 { "en az " } else { "" };
            let than = if scope.whole == Whole::Country { "ülkedekinin" } else { "toplamdakinin" };
            let not = if above == 0 { " değil" } else { "" };
            format!(
                "{when} {count} {places} {least}{of} {goods} {} payı {than} üstünde{not} ({share})",
                in_flow(flow, scope)
            )
        }
        Lang::En => {
            let places = if is_province { "provinces" } else { "regions" };
            let of = if above == 0 { "None".to_string() } else { above.to_string() };
            let least = if is_least && above > 0 { "at least " } else { "" };
            let when = when.replacen("In ", "in ", 1);
            let than = if scope.whole == Whole::Country { "the country" } else { "the total" };
            capital(
                &format!(
                    "{least}{of} of {count} {places} had a larger share of {goods} in their {} than {than} ({share}) {when}",
                    scope.flow(flow, lang)
                ),
                lang,
            )
        }
    }
}

/// The largest product of a place, or of all: its name, and its share with the sign.
pub fn treemap_title(
    of: Option<&str>,
    first: Option<(&str, &str)>,
    (flow, period): (Flow, Period),
    scope: &Scope,
    lang: Lang,
) -> String {
    let (when, flow_word) = (in_period(period, lang), flow_label(flow, lang));
    let all = match (of, lang) {
        (Some(of), Lang::Tr) => format!("{of} {flow_word}ının"),
        (Some(of), Lang::En) => format!("{of}'s {flow_word}"),
        (None, _) => Scope { manufacturing: false, ..scope.clone() }.all(flow, Case::Genitive, lang),
    };
    match (first, lang) {
        (Some((name, share)), Lang::Tr) => {
            format!("{when} {all} en büyük kalemi: {name} ({share})")
        }
        (Some((name, share)), Lang::En) => {
            format!("{when}, the largest item of {all} was {name} ({share})")
        }
        (None, Lang::Tr) => format!("{when} {all} kalemleri"),
        (None, Lang::En) => format!("{when}, the items of {all}"),
    }
}

/// Of which tier the largest share is in most places.
pub fn heatmap_title(
    most: Option<(Indicator, usize)>,
    (count, level): (usize, Level),
    (flow, period): (Flow, Period),
    scope: &Scope,
    lang: Lang,
) -> String {
    let is_province = level == Level::Province;
    let when = in_period(period, lang);
    match (most, lang) {
        (Some((indicator, most)), Lang::Tr) => format!(
            "{when} {count} {} {} {} en büyük pay {}",
            if is_province { "ilin" } else { "bölgenin" },
            if most == count {
                "hepsinde".to_string()
            } else {
                with_suffix(&most.to_string(), Suffix::AmongThem)
            },
            in_flow(flow, scope).trim_end_matches("ki"),
            goods_of(indicator, lang)
        ),
        (Some((indicator, most)), Lang::En) => format!(
            "{when}, {} had the largest share of {} in {most} of {count} {}",
            goods_of(indicator, lang),
            scope.flow(flow, lang),
            if is_province { "provinces" } else { "regions" }
        ),
        (None, _) => tiers_of_places((flow, period), scope, lang),
    }
}

/// How much of its imports the country paid for by exports, without the sign; and in how many places they were
/// larger.
pub fn coverage_title(
    tier: Option<&str>,
    national: Option<&str>,
    above: Option<usize>,
    (count, level): (usize, Level),
    (period, whole): (Period, Whole),
    lang: Lang,
) -> String {
    let when = in_period(period, lang);
    let is_province = level == Level::Province;
    let first = national.map(|share| match lang {
        Lang::Tr => {
            let here = if whole == Whole::Country { "" } else { " bu veride" };
            format!("{when}{here} ihracat ithalatın yüzde {} karşıladı", with_suffix(share, Suffix::ThatPart))
        }
        Lang::En => {
            let here = if whole == Whole::Country { "" } else { " in these data" };
            format!("{when}, exports{here} covered {share}% of imports")
        }
    });
    let second = above.map(|above| match lang {
        Lang::Tr => {
            let places = if is_province { "ilin" } else { "bölgenin" };
            match above {
                0 => format!("{count} {places} hiçbirinde ihracat ithalatı aşmadı"),
                above => format!(
                    "{count} {places} {} ihracat ithalatı aştı",
                    with_suffix(&above.to_string(), Suffix::AmongThem)
                ),
            }
        }
        Lang::En => {
            let places = if is_province { "provinces" } else { "regions" };
            match above {
                0 => format!("in none of {count} {places} did they exceed imports"),
                above => format!("they exceeded imports in {above} of {count} {places}"),
            }
        }
    });
    let said: Vec<String> = first.into_iter().chain(second).collect();
    let text = match said.is_empty() {
        true => coverage_unit(None, period, lang),
        false => said.join("; "),
    };
    tier.map_or_else(|| text.clone(), |tier| format!("{tier}: {}", lower_first(&text, lang)))
}

/// A text within a sentence: its first letter small where it is English ("In 2024").
fn lower_first(text: &str, lang: Lang) -> String {
    match lang {
        Lang::Tr => text.to_string(),
        Lang::En => text.replacen("In ", "in ", 1),
    }
}
