//! The title of a map and the sentence with the number.

use crate::data::Tier;
use crate::types::{Flow, Level, Period};
use crate::view::Indicator;

use super::whole::Case;
use super::{
    Lang, Suffix, Whole, flow_label, flow_option, indicator_label, of_name, of_number, period_label,
};

/// What shares are shares of, as far as a sentence has to say it.
#[derive(Clone, Debug, Default)]
pub struct Scope {
    /// What the places are.
    pub level: Level,
    /// Whether it is manufacturing and not all trade.
    pub manufacturing: bool,
    /// What is left out: " (altın hariç)", or nothing.
    pub left_out: String,
    /// Of whose trade they are.
    pub whole: Whole,
}

impl Scope {
    /// "ihracat", "imalat sanayii ihracat", "manufacturing exports".
    pub(super) fn flow(&self, flow: Flow, lang: Lang) -> String {
        match self.manufacturing {
            true => format!("{} {}", lang.pick("imalat sanayii", "manufacturing"), flow_label(flow, lang)),
            false => flow_label(flow, lang).to_string(),
        }
    }
}

/// Short title of a map.
pub fn map_title(indicator: Indicator, flow: Flow, period: Period, scope: &Scope, lang: Lang) -> String {
    let label = indicator_label(indicator, lang);
    let period = period_label(period, lang);
    let of = scope.flow(flow, lang);
    let is_of_provinces = scope.level == Level::Province;
    let places = |provinces: &'static str, regions: &'static str| match is_of_provinces {
        true => provinces,
        false => regions,
    };
    let title = match (indicator, lang) {
        (Indicator::Total, Lang::Tr) => {
            format!("{} {}ı, {period}", places("İllerin", "Bölgelerin"), flow_label(flow, lang))
        }
        (Indicator::Total, Lang::En) => {
            format!("{} of {}, {period}", flow_option(flow, lang), places("provinces", "regions"))
        }
        (_, Lang::Tr) => format!("{label}: {} {of}ındaki payı, {period}", places("illerin", "bölgelerin")),
        (_, Lang::En) => format!("{label}: share of each {}'s {of}, {period}", places("province", "region")),
    };
    format!("{title}{}", scope.left_out)
}

/// What a headline needs; numbers are finished texts without a percent sign.
pub struct HeadlineFacts<'a> {
    /// Which number.
    pub indicator: Indicator,
    /// Which direction.
    pub flow: Flow,
    /// When.
    pub period: Period,
    /// What shares are shares of.
    pub scope: Scope,
    /// The country's share without the sign, or its volume.
    pub national: Option<String>,
    /// Name, share without the sign, and volume of the province that is named.
    pub province: Option<(&'a str, String, String)>,
}

/// The sentence with the number.
pub fn headline(facts: &HeadlineFacts<'_>, lang: Lang) -> String {
    let when = in_period(facts.period, lang);
    let Some(national) = &facts.national else {
        return match lang {
            Lang::Tr => format!("{when} gösterilecek veri yok."),
            Lang::En => format!("{when}, there is nothing to show."),
        };
    };
    let kind = adjective(facts.indicator, lang);
    let all = |case| facts.scope.all(facts.flow, case, lang);
    let out = &facts.scope.left_out;
    let first = match (facts.indicator, lang) {
        (Indicator::Total, Lang::Tr) => format!("{when} {}{out} {national}", all(Case::Plain)),
        (Indicator::Total, Lang::En) => format!("{when}, {}{out} were {national}", all(Case::Plain)),
        (_, Lang::Tr) => {
            format!(
                "{when} {}{out} yüzde {national}{} {kind}",
                all(Case::Genitive),
                of_number(national, Suffix::Possessive)
            )
        }
        (_, Lang::En) => format!("{when}, {national}% of {}{out} were {kind}", all(Case::Plain)),
    };
    let second = match (&facts.province, facts.indicator, lang) {
        (None, ..) => String::new(),
        (Some((name, _, volume)), Indicator::Total, Lang::Tr) => {
            format!("; {name}{} {volume}", of_name(name, Suffix::Locative))
        }
        (Some((name, _, volume)), Indicator::Total, Lang::En) => format!("; in {name}, {volume}"),
        (Some((name, share, volume)), _, Lang::Tr) => {
            format!("; {name}{} yüzde {share} ({volume})", of_name(name, Suffix::Locative))
        }
        (Some((name, share, volume)), _, Lang::En) => format!("; in {name}, {share}% ({volume})"),
    };
    format!("{first}{second}.")
}

/// "yüksek teknolojili", "high-tech": how goods of the indicator are called in a sentence. The hyphens do
/// not break, so that no line ends in "high-".
fn adjective(indicator: Indicator, lang: Lang) -> &'static str {
    match indicator {
        Indicator::Share(Tier::High) => lang.pick("yüksek teknolojili", "high\u{2011}tech"),
        Indicator::Share(Tier::MediumHigh) => {
            lang.pick("orta-yüksek teknolojili", "medium\u{2011}high\u{2011}tech")
        }
        Indicator::Share(Tier::MediumLow) => {
            lang.pick("orta-düşük teknolojili", "medium\u{2011}low\u{2011}tech")
        }
        Indicator::Share(Tier::Low) => lang.pick("düşük teknolojili", "low\u{2011}tech"),
        Indicator::Share(Tier::NotClassified) => {
            lang.pick("teknoloji sınıfı dışında", "outside the technology tiers")
        }
        Indicator::Share(Tier::Confidential) => lang.pick("gizli veri", "confidential"),
        Indicator::Share(Tier::Medium) => lang.pick("orta Ar-Ge yoğunluklu", "of medium R\u{26}D intensity"),
        Indicator::Share(Tier::Ht1) => lang.pick(
            "yüksek teknolojili elektronik ve elektrik",
            "high\u{2011}tech electronics and electrical goods",
        ),
        Indicator::Share(Tier::Ht2) => lang.pick("diğer yüksek teknolojili", "other high\u{2011}tech goods"),
        Indicator::Share(Tier::Mt1) => {
            lang.pick("orta teknolojili otomotiv", "medium\u{2011}tech automotive goods")
        }
        Indicator::Share(Tier::Mt2) => {
            lang.pick("orta teknolojili süreç sanayii", "medium\u{2011}tech process goods")
        }
        Indicator::Share(Tier::Mt3) => {
            lang.pick("orta teknolojili makine", "medium\u{2011}tech engineering goods")
        }
        Indicator::Share(Tier::Lt1) => {
            lang.pick("düşük teknolojili tekstil ve giyim", "low\u{2011}tech textiles, garments and footwear")
        }
        Indicator::Share(Tier::Lt2) => lang.pick("diğer düşük teknolojili", "other low\u{2011}tech goods"),
        Indicator::Share(Tier::Rb1) => {
            lang.pick("tarıma dayalı kaynak ürünü", "agro\u{2011}based resource goods")
        }
        Indicator::Share(Tier::Rb2) => lang.pick("diğer kaynak ürünü", "other resource\u{2011}based goods"),
        Indicator::Share(Tier::Pp) => lang.pick("birincil ürün", "primary products"),
        Indicator::HighAndMediumHigh => lang
            .pick("yüksek ya da orta-yüksek teknolojili", "high\u{2011} or medium\u{2011}high\u{2011}tech"),
        Indicator::Total => "",
    }
}

/// "2024'te", "In 2024".
pub(super) fn in_period(period: Period, lang: Lang) -> String {
    let label = period_label(period, lang);
    match lang {
        Lang::En => format!("In {label}"),
        Lang::Tr if period.is_year() || period.length_months() == 1 => {
            format!("{label}{}", of_number(&period.calendar_year().to_string(), Suffix::Locative))
        }
        Lang::Tr => format!("{label} döneminde"),
    }
}
